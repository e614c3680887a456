"""A release as one self-contained, accessible HTML page without script or outside resource."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from lmp_press.expressions import expression
from lmp_press.release import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lmp_press.release import Paragraph, Release, Run


class Element(NamedTuple):
    """A role's element, its class, and the element around neighbours of the same role."""

    tag: str
    css: str = ""
    around: str = ""


ELEMENTS: Mapping[str, Element] = {
    Role.RELEASE_LINE: Element("p", "release-line"),
    Role.DATE: Element("p", "date"),
    Role.HEADLINE: Element("h1"),
    Role.SUBHEADLINE: Element("p", "subheadline"),
    Role.HEADING: Element("h2"),
    Role.BODY: Element("p"),
    Role.BULLET: Element("li", around="ul"),
    Role.QUOTE: Element("p", around="blockquote"),
    Role.BOILERPLATE: Element("p", "boilerplate"),
    Role.CONTACT: Element("p", around="address"),
    Role.END_MARK: Element("p", "end-mark"),
}

STYLE = """
:root {
  color-scheme: light dark;
  --paper: #fff; --ink: #1c2126; --quiet: #525c66; --rule: #d5dbe1; --accent: #0a5689;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14181c; --ink: #e4e8ec; --quiet: #a3aeb9; --rule: #39424b; --accent: #7cc0f2;
  }
}
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 1.125rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  text-rendering: optimizeLegibility;
}
main { max-width: 36rem; margin: 0 auto; padding: 4rem 1.5rem 5rem; overflow-wrap: break-word; }
p, ul, blockquote, address { margin: 0 0 1.1em; }
h1 { margin: 0 0 1.5rem; font-size: 2rem; line-height: 1.2; letter-spacing: -0.015em;
  text-wrap: balance; }
h2 { margin: 2.5rem 0 0.75rem; font-size: 1.3rem; line-height: 1.3; text-wrap: balance; }
a { color: var(--accent); text-underline-offset: 0.15em; }
a:focus-visible { outline: 2px solid; outline-offset: 3px; border-radius: 1px; }
ul { padding-inline-start: 1.3em; }
li { margin: 0.35em 0; padding-inline-start: 0.2em; }
li::marker { color: var(--accent); }
ul ul { margin: 0.35em 0; }
blockquote { padding-inline-start: 1.25rem; border-inline-start: 3px solid var(--accent); }
blockquote p:last-child, address p { margin-bottom: 0; }
address { font-style: normal; }
.release-line, .date, .boilerplate, address { font-size: 0.9375rem; }
.release-line { margin-bottom: 0.35em; color: var(--accent); font-weight: 700;
  letter-spacing: 0.06em; }
.date { color: var(--quiet); }
h1 + .subheadline { margin: -0.9rem 0 1.75rem; color: var(--quiet); font-size: 1.3rem;
  line-height: 1.4; }
.boilerplate { color: var(--quiet); }
address, :not(.boilerplate) + .boilerplate {
  padding-top: 1.1em; border-top: 1px solid var(--rule);
}
.end-mark { margin: 2.5rem 0 0; color: var(--quiet); text-align: center; letter-spacing: 0.2em; }
@media print {
  @page { margin: 1in; }
  :root { --paper: #fff; --ink: #000; --quiet: #333; --rule: #999; --accent: #000; }
  body { font-size: 11pt; line-height: 1.45; }
  main { max-width: none; padding: 0; }
  h1 { font-size: 20pt; }
  h1, h2 { break-after: avoid; }
  li, blockquote, address { break-inside: avoid; }
  p { orphans: 2; widows: 2; }
}
"""
# What a draft has beside it: the word on the screen, and on each page that is printed.
DRAFT_STYLE = """
:root { --draft: #b3121d; }
@media (prefers-color-scheme: dark) { :root { --draft: #ff9a92; } }
.draft { padding: 0.4rem 1.5rem; border-bottom: 2px solid; color: var(--draft);
  font-size: 0.9375rem; font-weight: 700; letter-spacing: 0.2em; text-align: center; }
.release-line { color: var(--draft); }
@media print {
  @page draft {
    @top-center { content: "DRAFT"; color: #b3121d; font: 700 11pt sans-serif;
      letter-spacing: 0.2em; }
  }
  @page draft:first { @top-center { content: none; } }
  :root { --draft: #b3121d; }
  .draft { padding: 0 0 0.2in; border: 0; }
  .draft, main { page: draft; }
}
"""
# Of both, in base64; a test holds them together.
STYLE_DIGEST = "sha256-LIeuZDUdF9jmlhUDNjFBcq5EAtXsqd4ClZGWJmC6k7g="
DRAFT_STYLE_DIGEST = "sha256-7YfmolUO6WFWAutN2wA9ZCjUkqtYHfobCwlKdz6Qu5g="

_HEAD = """\
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
style-src {digests}; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
"""

DRAFT = '<header class="draft">DRAFT</header>\n'

_ADDRESS = expression(r"(?i:https?://|mailto:|tel:).")


def write(release: Release) -> bytes:
    """Return the release as an HTML page in UTF-8; its title is the properties' or the headline."""
    about = release.properties
    styles = {STYLE: STYLE_DIGEST} | ({DRAFT_STYLE: DRAFT_STYLE_DIGEST} if release.draft else {})
    head = _HEAD.format(digests=" ".join(f"'{digest}'" for digest in styles.values()))
    parts = [
        f'<!doctype html>\n<html lang="{_escaped(about.language)}">\n<head>\n{head}',
        f"<title>{_escaped(about.title or _headline(release))}</title>\n",
        f'<meta name="description" content="{_escaped(about.subject)}">\n' if about.subject else "",
        *[f"<style>{style}</style>\n" for style in styles],
        "</head>\n<body>\n",
        DRAFT if release.draft else "",
        "<main>\n<article>\n",
        *_blocks(paragraph for paragraph in release.paragraphs if paragraph.text.strip()),
        "</article>\n</main>\n</body>\n</html>\n",
    ]
    return "".join(parts).encode()


def _headline(release: Release) -> str:
    said = [paragraph.text for paragraph in release.paragraphs if paragraph.role == Role.HEADLINE]
    return said[0].replace("\n", " ") if said else "Press release"


def _element(paragraph: Paragraph) -> Element:
    return ELEMENTS.get(paragraph.role, ELEMENTS[Role.BODY])


def _blocks(paragraphs: Iterable[Paragraph]) -> Iterator[str]:
    for element, group in groupby(paragraphs, _element):
        if element.tag == "li":
            yield from _list(group)
        else:
            yield f"<{element.around}>\n" if element.around else ""
            yield from [f"{_opened(each)}</{element.tag}>\n" for each in group]
            yield f"</{element.around}>\n" if element.around else ""


def _list(bullets: Iterable[Paragraph]) -> Iterator[str]:
    """Yield lists within lists; an item stands at most one step deeper than the one before it."""
    around: list[int] = []  # the levels of the lists that are open
    for bullet in bullets:
        while around and around[-1] > bullet.level:
            around.pop()
            yield "</li>\n</ul>\n"
        if around and around[-1] == bullet.level:
            yield "</li>\n"
        else:
            yield "\n<ul>\n" if around else "<ul>\n"
            around.append(bullet.level)
        yield _opened(bullet)
    yield "</li>\n</ul>\n" * len(around)


def _opened(paragraph: Paragraph) -> str:
    """Return the paragraph up to its closing tag; its first strong letter sets its direction."""
    tag, css, _ = _element(paragraph)
    css = f' class="{css}"' if css else ""
    return f'<{tag}{css} dir="auto">{"".join(_linked(paragraph.runs))}'


def _linked(runs: Iterable[Run]) -> Iterator[str]:
    for target, group in groupby(runs, lambda run: run.link):
        words = "".join(_formatted(group))
        yield f'<a href="{_escaped(target)}">{words}</a>' if _ADDRESS.match(target) else words


def _formatted(runs: Iterable[Run]) -> Iterator[str]:
    for (strong, emphasis), group in groupby(runs, lambda run: (run.strong, run.emphasis)):
        words = _escaped("".join([run.text for run in group])).replace("\n", "<br>\n")
        words = f"<em>{words}</em>" if emphasis else words
        yield f"<strong>{words}</strong>" if strong else words


def _escaped(text: str) -> str:
    """Return text that is only text, between tags and in a quoted attribute.

    >>> _escaped('"<b>&amp;')
    '&quot;&lt;b&gt;&amp;amp;'
    """
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;")
