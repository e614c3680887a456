"""A release as CommonMark that is pleasant to read and says its words letter for letter.

Marks are never nested: an inline carries `*`, `**` or `***` of its own, so whether a
reader sees them depends only on the characters at its two ends. What no mark can express (bold
that starts inside a word with a bracket, say) is printed plain, since words come before looks.
A line break is a backslash at the end of a line; a heading that has one is underlined.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from lmp_press.expressions import expression
from lmp_press.mould import cast_in, cut
from lmp_press.named_tuples import NamedTuple
from lmp_press.release import Role, is_address
from lmp_press.writers.markdown_signs import (
    BARE_TARGET,
    BLOCK_START,
    CLOSING_HASHES,
    ENTITY,
    ESCAPED,
    LINE_START,
    OPENS_BLOCK,
    SIGN,
    SIGN_IN_LINK,
    UNSAFE_IN_TARGET,
)
from lmp_press.writers.markdown_values import are_plain, exposed_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lmp_press.mould import Mould, Pieces
    from lmp_press.release import Paragraph, Release, Run
    from lmp_press.writers.markdown_values import Exposed


REMEMBERED_PARAGRAPHS = 512  # most of a batch are the copy's own, the same in every release
REMEMBERED_MOULDS = 256


class Spelling(NamedTuple):
    """How a role is spelt: what stands before its words, and the stars all of them carry."""

    before: str = ""
    stars: int = 0


SPELLINGS: Mapping[str, Spelling] = {
    Role.RELEASE_LINE: Spelling(stars=2),
    Role.DATE: Spelling(),
    Role.HEADLINE: Spelling("# "),
    Role.SUBHEADLINE: Spelling(stars=1),
    Role.HEADING: Spelling("## "),
    Role.BODY: Spelling(),
    Role.BULLET: Spelling("- "),
    Role.QUOTE: Spelling("> "),
    Role.BOILERPLATE: Spelling(),
    Role.CONTACT: Spelling(),
    Role.END_MARK: Spelling(),
}

_LINE_END = expression(r"\r\n?|\n", needs="\r\n")
_UNDERLINED = {"# ": "===", "## ": "---"}

_SYMBOLS = frozenset("$+<=>^`|~\t")


class Inline(NamedTuple):
    """Words that look alike: their stars, the link's target, and the mark once chosen."""

    words: str
    stars: int
    link: str
    mark: str = ""


def write(release: Release) -> bytes:
    """Return the release as CommonMark in UTF-8, a paragraph a line, a blank line between."""
    return (from_mould(release.paragraphs) or _text(release.paragraphs)).encode()


def _text(paragraphs: Iterable[Paragraph]) -> str:
    blocks: list[str] = []
    printed = [paragraph for paragraph in paragraphs if paragraph.text.strip()]
    for is_list, group in groupby(printed, lambda paragraph: paragraph.role == Role.BULLET):
        alike = list(group)
        blocks += ["\n".join(_items(alike))] if is_list else map(_line, alike)
    return "\n\n".join(blocks) + "\n"


def from_mould(paragraphs: tuple[Paragraph, ...]) -> str:
    """Return the same from a release's mould; '' where a value changes what is around it."""
    cast = cast_in(paragraphs)
    pieces, exposed = _pieces(cast.mould) if cast else (None, None)
    if not cast or pieces is None or exposed is None or not are_plain(cast, exposed):
        return ""
    return pieces.joined(cast.links, cast.words)


@lru_cache(REMEMBERED_MOULDS)
def _pieces(mould: Mould) -> tuple[Pieces | None, Exposed | None]:
    return cut(mould, _text), exposed_in(mould, _is_starred)


def _is_starred(paragraph: Paragraph) -> bool:
    stars = SPELLINGS.get(paragraph.role, SPELLINGS[Role.BODY]).stars
    return stars > 0 or any(run.strong or run.emphasis for run in paragraph.runs)


def _items(bullets: Iterable[Paragraph]) -> Iterator[str]:
    """Yield a list's lines; an item stands at most one step deeper than the one before it."""
    around: list[int] = []
    for bullet in bullets:
        while around and around[-1] >= bullet.level:
            around.pop()
        margin = "  " * len(around)
        yield margin + _line(bullet).replace("\n", f"\n{margin}")
        around.append(bullet.level)


@lru_cache(REMEMBERED_PARAGRAPHS)
def _line(paragraph: Paragraph) -> str:
    before, stars = SPELLINGS.get(paragraph.role, SPELLINGS[Role.BODY])
    inlines = _marked(_inlines(paragraph.runs, stars))
    first, *more = "".join(_spelt(inlines)).replace("![", "\\![").strip("\n").split("\n")
    first = _outer_spaces_kept(first)
    if before.startswith("#") and not more:
        return before + CLOSING_HASHES.sub(r"\\", first)
    if first[0] in OPENS_BLOCK and not inlines[0].link:
        first = BLOCK_START.sub(r"\g<0>\\", first)
    below = [line and LINE_START.sub(r"\g<0>\\", _outer_spaces_kept(line)) for line in more]
    return _broken(before, [first, *below]) if below else before + first


def _broken(before: str, lines: Sequence[str]) -> str:
    """Return a paragraph of several lines."""
    if before in _UNDERLINED:
        return "\\\n".join(lines) + f"\n{_UNDERLINED[before]}"
    margin = "> " if before == "> " else " " * len(before)
    return before + f"\\\n{margin}".join(lines)


def _inlines(runs: Iterable[Run], stars: int) -> list[Inline]:
    """Return the runs as inlines, with at least these stars; equal neighbours are one.

    Space has no look of its own: it takes what the words on both sides share.
    """
    done, space, last = [], "", Inline("", 0, "")
    for run in runs:
        text = _LINE_END.sub("\n", run.text)
        words = text.strip()
        lead, _, trail = text.partition(words) if words else (text, "", "")
        space += lead
        if words:
            here = Inline(words, stars | run.strong << 1 | run.emphasis, _target(run.link))
            done += [_between(last, space, here), here]
            last, space = here, trail
    return _joined([*done, Inline(space, 0, "")])


def _between(left: Inline, space: str, right: Inline) -> Inline:
    if left.stars != right.stars:
        return Inline(space, 0, "")
    return Inline(space, left.stars, left.link if left.link == right.link else "")


def _target(link: str) -> str:
    return link if is_address(link) else ""


def _joined(inlines: Iterable[Inline]) -> list[Inline]:
    filled = [inline for inline in inlines if inline.words]
    return [
        Inline("".join([inline.words for inline in equal]), *look)
        for look, equal in groupby(filled, lambda inline: inline[1:])
    ]


def _marked(inlines: list[Inline]) -> list[Inline]:
    """Choose the marks of each inline, so that a reader cannot but see them as meant."""
    if not any(inline.stars for inline in inlines):
        return inlines
    groups = [list(group) for _, group in groupby(inlines, lambda inline: inline.stars)]
    marked, before = [], ""
    for group, following in zip(groups, [*groups[1:], None], strict=True):
        after = _first(following[0]) if following else ""
        mark = _mark(group, before, after)
        marked += [inline._replace(stars=0, mark=mark) for inline in group]
        before = mark[-1:] or _last(group[-1])
    return _joined(marked)


def _mark(group: Sequence[Inline], before: str, after: str) -> str:
    """Return stars if they open and close between these neighbours, else low lines, else ''."""
    opens, closes = _is_loose(before), _is_loose(after)
    stars = group[0].stars
    starts, ends = _first(group[0]).isalnum(), _last(group[-1]).isalnum()
    if before != "*" and (opens or starts) and (closes or ends):
        return "*" * stars
    return "_" * stars if opens and closes and before != "_" else ""


def _first(inline: Inline) -> str:
    return "[" if inline.link else inline.words[0]


def _last(inline: Inline) -> str:
    return ")" if inline.link else inline.words[-1]


def _is_loose(neighbour: str) -> bool:
    """Tell whether marks can open after, or close before, this character ('' ends the line)."""
    if not neighbour or neighbour in _SYMBOLS:
        return True
    category = unicodedata.category(neighbour)
    return category == "Zs" or category.startswith("P")


def _spelt(inlines: Iterable[Inline]) -> Iterator[str]:
    for mark, group in groupby(inlines, lambda inline: inline.mark):
        yield mark
        for words, _, link, _ in group:
            yield _link(words, link) if link else SIGN.sub(ESCAPED, words)
        yield mark


def _link(words: str, target: str) -> str:
    text = SIGN_IN_LINK.sub(ESCAPED, words)
    if BARE_TARGET.fullmatch(target):
        return f"[{text}]({ENTITY.sub(ESCAPED, target)})"
    return f"[{text}](<{UNSAFE_IN_TARGET.sub(ESCAPED, _LINE_END.sub('', target))}>)"


def _outer_spaces_kept(words: str) -> str:
    """Spell a space at either end as its number, since a reader would strip it."""
    if words[0].isspace():
        words = f"&#{ord(words[0])};{words[1:]}"
    if words[-1].isspace():
        words = f"{words[:-1]}&#{ord(words[-1])};"
    return words
