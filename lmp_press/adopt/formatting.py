"""Bold, italic and linked words of the source as Markdown around what the copy prints."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lmp_press.adopt.decision import OPTIONAL
from lmp_press.adopt.manuscript import TypedFormat
from lmp_press.named_tuples import NamedTuple
from lmp_press.placeholders import Kind
from lmp_press.release import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lmp_press.adopt.decision import Decision
    from lmp_press.adopt.structure import Part

_LINKED = {Kind.PHONE, Kind.EMAIL, Kind.URL}
_PROSE = {Role.BODY, Role.BULLET, Role.QUOTE, Role.BOILERPLATE, Role.CONTACT}
_ADDRESS = re.compile(
    r"(?<![\w@/.])(?:https?://|www\.)(?:(?!__)[^\s<>()\[\]{}“”\"])*[\w/]"
    r"|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}(?![\w@])"
)
_SAFE = re.compile(
    r"(?i)(?:https?|mailto|tel):[^\s<>()\[\]{}%]*(?:%[0-9a-f]{2}[^\s<>()\[\]{}%]*)*\Z"
)


class Edge(NamedTuple):
    """A mark of Markdown that stands before a character of a part's words."""

    at: int
    mark: str


def edges(part: Part, blanks: Sequence[Decision], *, is_markdown: bool) -> list[Edge]:
    """Return the marks around a part's bold, italic and linked words, in their order.

    No mark stands inside a blank, or around one that may be left out; a blank for an address is a
    link already. Of formats that cross one another the later one is left out.
    """
    if is_markdown:
        return []
    formats = [each for each in part.formats if each.link or part.role in _PROSE]
    spans = [(blank.start, blank.end) for blank in blanks]
    linked = [(b.start, b.end) for b in blanks if b.field_type in _LINKED]
    optional = [(b.start, b.end) for b in blanks if b.field_type == OPTIONAL]
    formats = [each for each in formats if not _meets(each, linked if each.link else optional)]
    links = [(each.start, each.end) for each in formats if each.link]
    formats += [each for each in _addresses(part.words) if not _meets(each, [*links, *spans])]
    kept: list[TypedFormat] = []
    for each in sorted(formats, key=lambda one: (not one.link, not one.strong, one.start)):
        fitted = _fitted(each, part.words, spans)
        if fitted and not any(_cross(fitted, other) for other in kept):
            kept.append(fitted)
    return _in_order(kept)


def _addresses(words: str) -> Iterator[TypedFormat]:
    """Yield the web and mail addresses of a text, which a release links."""
    for found in _ADDRESS.finditer(words):
        address = found[0]
        scheme = "mailto:" if "@" in address else "https://" * (not address.startswith("http"))
        yield TypedFormat(found.start(), found.end(), link=f"{scheme}{address}")


def _meets(one: TypedFormat, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start < one.end and one.start < end for start, end in spans)


def _fitted(each: TypedFormat, words: str, blanks: Iterable[tuple[int, int]]) -> TypedFormat | None:
    """Return a format without the spaces at its ends, and around a blank as it begins."""
    start, end = each.start, each.end
    for first, last in blanks:
        start = last if first < start < last else start
        end = last if first < end < last else end
    text = words[start:end]
    start, end = start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())
    is_safe = not each.link or _SAFE.match(each.link)
    return each._replace(start=start, end=end) if start < end and is_safe else None


def _cross(one: TypedFormat, other: TypedFormat) -> bool:
    """Tell whether one format begins or ends in the midst of another, or where it ends."""
    if one.end < other.start or other.end < one.start:
        return False
    within = other.start <= one.start and one.end <= other.end
    around = one.start <= other.start and other.end <= one.end
    return not (within or around)


def _in_order(formats: Iterable[TypedFormat]) -> list[Edge]:
    """Return the marks of formats in the order of the text, each closed after what it holds."""
    opening, closing = [], []
    for depth, each in enumerate(formats):
        before = "[" if each.link else "**" if each.strong else "*"
        after = f"]({each.link})" if each.link else before
        size = each.end - each.start
        opening.append((each.start, 1, -size, depth, before))
        closing.append((each.end, 0, size, -depth, after))
    return [Edge(at, mark) for at, *_, mark in sorted([*opening, *closing])]
