"""The paragraphs of a release as HTML."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple
from lmp_press.release import Role, is_address
from lmp_press.writers.html.escaping import escaped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from lmp_press.release import Paragraph, Run

    Dress = Callable[[Run, str], str]


class Element(NamedTuple):
    """A role's element, its class, and the element around neighbours of the same role."""

    tag: str
    css: str = ""
    around: str = ""

    @property
    def selector(self) -> str:
        """What a style sheet calls it."""
        return f".{self.css}" if self.css else f"{self.around or 'article >'} {self.tag}"


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


def as_it_is(_run: Run, words: str) -> str:
    """Return a run's words as they are."""
    return words


def blocks(paragraphs: Iterable[Paragraph], dress: Dress = as_it_is) -> Iterator[str]:
    """Yield the paragraphs that say something; `dress` gives a run's HTML what it is to wear."""
    said = (paragraph for paragraph in paragraphs if paragraph.text.strip())
    for element, group in groupby(said, element_of):
        if element.tag == "li":
            yield from _list(group, dress)
        else:
            yield f"<{element.around}>\n" if element.around else ""
            yield from [f"{_opened(each, dress)}</{element.tag}>\n" for each in group]
            yield f"</{element.around}>\n" if element.around else ""


def element_of(paragraph: Paragraph) -> Element:
    """Return the element of a paragraph."""
    return ELEMENTS.get(paragraph.role, ELEMENTS[Role.BODY])


def link(target: str, words: str) -> str:
    """Return words that lead to an address, or the words alone where it is none."""
    return f'<a href="{escaped(target)}">{words}</a>' if is_address(target) else words


def _list(bullets: Iterable[Paragraph], dress: Dress) -> Iterator[str]:
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
        yield _opened(bullet, dress)
    yield "</li>\n</ul>\n" * len(around)


def _opened(paragraph: Paragraph, dress: Dress) -> str:
    """Return the paragraph up to its closing tag; its first strong letter sets its direction."""
    tag, css, _ = element_of(paragraph)
    css = f' class="{css}"' if css else ""
    return f'<{tag}{css} dir="auto">{"".join(_linked(paragraph.runs, dress))}'


def _linked(runs: Iterable[Run], dress: Dress) -> Iterator[str]:
    for target, group in groupby(runs, lambda run: run.link):
        yield link(target, "".join(_formatted(group, dress)))


def _formatted(runs: Iterable[Run], dress: Dress) -> Iterator[str]:
    for (strong, emphasis), group in groupby(runs, lambda run: (run.strong, run.emphasis)):
        words = "".join([dress(run, escaped(run.text).replace("\n", "<br>\n")) for run in group])
        words = f"<em>{words}</em>" if emphasis else words
        yield f"<strong>{words}</strong>" if strong else words
