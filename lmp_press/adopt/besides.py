"""What a Word file holds besides paragraphs: said with its place, never dropped in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.diagnostics import Location, report
from lmp_press.diagnostics.grammar import count
from lmp_press.release import StoryKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lmp_press.diagnostics import Problem
    from lmp_press.readers.docx import Reading
    from lmp_press.release import Paragraph, StoryPlace

_HEADER = "put it into the header in Word, if every release should have it"
_WORDS = "write what it says as words, if it belongs there"
_LEFT_OUT = {  # what is no words, how a sentence names it, and what can be done
    "picture": ("a picture", _HEADER),
    "drawing": ("a drawing", _HEADER),
    "watermark": ("a watermark", _HEADER),
    "chart": ("a chart", _WORDS),
    "diagram": ("a diagram", _WORDS),
    "embedded object": ("an embedded object", _WORDS),
    "imported file": ("an imported file", "paste its words into the text in Word"),
    "equation": ("the form of an equation", "write it as words, or attach it as a picture"),
}
NUMBERED = ("decimal", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman")
_NOTES = (StoryKind.FOOTNOTE, StoryKind.ENDNOTE)


def problems_of(name: str, reading: Reading, numbers: Mapping[int, int]) -> Iterator[Problem]:
    """Yield what of a file a release cannot hold; `numbers` are its paragraphs', by index.

    What stands in the margins is the letterhead's.
    """
    last = 0
    for one in reading.forms.embedded:
        last = numbers.get(one.paragraph, last)
        if one.kind in _LEFT_OUT:
            found, advice = _LEFT_OUT[one.kind]
            described = f"{found} (`{one.alternative}`)" if one.alternative else found
            where = _where(last, is_after=one.start is None)
            yield report(
                "not-kept", Location(name, last or 1), found=described, where=where, advice=advice
            )
    for form in reading.forms.alone:
        at = numbers.get(form.paragraph, 0)
        found = f"the form field `{form.name}`" if form.name else "a form field"
        where = _where(at, is_after=True)
        yield report("field-alone", Location(name, at or 1), found=found, where=where)
    yield from _notes(name, reading, numbers)


def _where(number: int, *, is_after: bool) -> str:
    if not number:
        return "before the first paragraph"
    return f"{'after' if is_after else 'in'} paragraph {number}"


def _notes(name: str, reading: Reading, numbers: Mapping[int, int]) -> Iterator[Problem]:
    """Yield the notes, whose words a release has no place for."""
    referred = {
        kind: [one.paragraph for one in reading.forms.embedded if one.kind == kind]
        for kind in _NOTES
    }
    texts: dict[StoryPlace, list[str]] = {}
    for paragraph in reading.release.paragraphs:
        if paragraph.place.story.kind in _NOTES:
            texts.setdefault(paragraph.place.story, []).append(paragraph.text.strip())
    for story, words in texts.items():
        kind, places = story.kind, [numbers.get(index, 0) for index in referred[story.kind]]
        at = places[story.number - 1] if story.number <= len(places) else 0
        where = _where(at, is_after=False)
        facts = {"kind": kind, "found": " ".join(words), "where": where}
        yield report("note-left-out", Location(name, at or 1), **facts)


def remarks_of(reading: Reading, paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    """Yield what became of the file's form, and of what its editors left in it."""
    if any(paragraph.place.cells for paragraph in paragraphs):
        yield "a table's cells became paragraphs"
    if any(paragraph.place.story.kind == StoryKind.TEXT_BOX for paragraph in paragraphs):
        yield "the words of a text box became paragraphs"
    numbered = [looks.format.numbering for looks in reading.appearance.paragraphs]
    if any(numbering.startswith(NUMBERED) for numbering in numbered):
        yield "numbered items became bullets, without the numbers that Word makes"
    changes = sum(sum(one[1:]) for one in reading.revisions)
    if changes:
        are = "is" if changes == 1 else "are"
        yield f"{count(changes, 'tracked change')} in it {are} taken as accepted"
    if reading.comments:
        yield f"{count(reading.comments, 'comment')} stayed behind"
