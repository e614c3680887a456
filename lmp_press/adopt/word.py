"""A Word file to pieces: its paragraphs, what it marks in them, and what a release cannot hold."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from lmp_press.adopt.besides import NUMBERED, problems_of, remarks_of
from lmp_press.adopt.colours import Colours
from lmp_press.adopt.columns import PROSE, WIDEST, above_the_text, columns
from lmp_press.adopt.forms import mark_of
from lmp_press.adopt.manuscript import (
    Manuscript,
    Marking,
    TypedFormat,
    TypedLine,
    UnreadableReleaseError,
    marks_between,
)
from lmp_press.adopt.markdown_typed import is_markdown
from lmp_press.adopt.paper import paper_of
from lmp_press.adopt.plain_text import apart
from lmp_press.adopt.rejoining import rejoined
from lmp_press.named_tuples import NamedTuple
from lmp_press.readers import docx
from lmp_press.release import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lmp_press.readers.docx import Reading
    from lmp_press.release import Paragraph

_ROLES = {role.value for role in Role} - {Role.BODY}
_HEADINGS = {"Heading 1": Role.HEADLINE, "Heading 3": Role.HEADING, "Heading 4": Role.HEADING}


class _Typed(NamedTuple):
    """A paragraph of the text, its number there and in the reading, and if a gap stands before."""

    number: int
    at: int
    paragraph: Paragraph
    is_apart: bool


def read_word(name: str, data: bytes) -> Manuscript:
    """Return the pieces of a Word file; UnreadableReleaseError for one that cannot be read."""
    try:
        reading = docx.read(data, appearance=True, forms=True)
    except ValueError as error:
        message = f"`{name}` cannot be read as a Word file: {error}"
        raise UnreadableReleaseError(message) from None
    paper = paper_of(name, data)
    typed = list(_typed(reading))
    texts = [each.paragraph.text for each in typed]
    marks, above = _marks(reading, typed), above_the_text(texts)
    pieces: list[TypedLine] = []
    for each in typed:
        spans = list(_spans(each.paragraph.text, is_above=each.number <= above))
        following = texts[each.number : each.number + 1]
        style = _style(reading, each)
        if not style and each.number > above + 1:
            style = _crosshead(each.paragraph, following)
        pieces += _pieces(each, spans, marks[each.at], style)
    numbers = {each.at: each.number for each in typed}
    return Manuscript(
        tuple(rejoined(pieces)),
        len(typed),
        is_markdown(texts),
        letterhead=paper.letterhead,
        remarks=tuple(remarks_of(reading, [each.paragraph for each in typed])),
        problems=(*problems_of(name, reading, numbers), *paper.problems),
    )


def _typed(reading: Reading) -> Iterator[_Typed]:
    """Yield the paragraphs of the text: those with words, and those with room for some."""
    asked = {form.paragraph for form in reading.forms.fields}
    gaps = {one.paragraph for one in reading.forms.embedded if one.kind == "empty paragraph"}
    is_apart, number = True, 0
    for index, paragraph in enumerate(reading.release.paragraphs):
        is_apart |= index - 1 in gaps
        if index in reading.forms.margins:
            continue
        if paragraph.text.strip() or index in asked:
            number += 1
            yield _Typed(number, index, paragraph, is_apart)
        is_apart = not paragraph.text.strip()


def _marks(reading: Reading, typed: list[_Typed]) -> dict[int, list[Marking]]:
    """Return the marks of each paragraph, by its index."""
    marks: dict[int, list[Marking]] = defaultdict(list)
    paragraphs = reading.release.paragraphs
    for form in reading.forms.fields:
        if mark := mark_of(form, paragraphs[form.paragraph].text):
            marks[form.paragraph].append(mark)
    colours = Colours(reading.appearance, [each.at for each in typed])
    for each in typed:
        own = [*colours.marks(each.at, each.paragraph)]
        marks[each.at] += [mark for mark in own if not _meets(mark, marks[each.at])]
    return marks


def _meets(mark: Marking, others: list[Marking]) -> bool:
    return any(other.start <= mark.end and mark.start <= other.end for other in others)


def _style(reading: Reading, typed: _Typed) -> str:
    """Return the role that a paragraph's style or list gives it, '' for none."""
    role = typed.paragraph.role
    if role in _ROLES:
        return role
    looks = reading.appearance.paragraphs[typed.at]
    if looks.format.numbering.startswith(NUMBERED) and not role.startswith("Heading"):
        return Role.BULLET
    return _HEADINGS.get(role, "")


def _crosshead(paragraph: Paragraph, following: list[str]) -> str:
    """Return the role of a short bold line that stands over a paragraph of the text, else ''."""
    text = paragraph.text.strip()
    is_bold = all(run.strong for run in paragraph.runs if run.text.strip())
    is_over_text = any(len(words) > PROSE for words in following)
    is_line = len(text) <= WIDEST and text[-1:].isalnum() and not text.startswith("About ")
    return Role.HEADING if is_bold and is_over_text and is_line else ""


def _spans(text: str, *, is_above: bool) -> Iterator[tuple[int, int]]:
    """Yield where the lines or columns of a paragraph are that stand for themselves."""
    if "\n" in text.strip():
        yield from apart(text)
    else:
        yield from columns(text) if is_above else [(0, len(text))]


def _pieces(
    typed: _Typed, spans: list[tuple[int, int]], marks: list[Marking], style: str
) -> Iterator[TypedLine]:
    """Yield a paragraph, or what of it stands for itself."""
    text, formats = typed.paragraph.text, list(_formats(typed.paragraph))
    for first, (start, end) in enumerate(spans):
        words = text[start:end].rstrip("\n") if len(spans) > 1 else text
        line = TypedLine(typed.number, words, start, style, typed.is_apart and not first)
        inside = [each.moved(-start) for each in formats if each.start < end and start < each.end]
        yield line._replace(marks=marks_between(marks, start, end), formats=tuple(inside))


def _formats(paragraph: Paragraph) -> Iterator[TypedFormat]:
    """Yield the stretches of a paragraph that are bold, italic or a link."""
    for kind in ("strong", "emphasis", "link"):
        at = 0
        for value, group in groupby(paragraph.runs, key=attrgetter(kind)):
            end = at + sum(len(run.text) for run in group)
            if value:
                link = value if kind == "link" else ""
                yield TypedFormat(at, end, strong=kind == "strong", link=link)
            at = end
