"""What may not leave the building: finished files are read back before they are put in place."""

from __future__ import annotations

from itertools import islice, zip_longest
from typing import TYPE_CHECKING

from lmp_press.diagnostics import Location, Problem, report
from lmp_press.holes import find_holes
from lmp_press.readers import docx, markdown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from lmp_press.release import Paragraph, Release

SENTENCE_LENGTH = 160  # characters of a sentence that a problem repeats

# The formats that are read back; the others say the same release in a form that nobody reads in.
READERS: Mapping[str, Callable[[bytes], Release]] = {
    "docx": lambda data: docx.read(data).release,
    "md": lambda data: markdown.read(data.decode()),
}


def inspect(
    release: Release, documents: Mapping[str, bytes], shown: str, allowed: Sequence[str] = ()
) -> list[Problem]:
    """Return what keeps a release from going out; `documents` are its bytes by format.

    `shown` is the path that its problems name, without the format's suffix.
    """
    expected = [_words(paragraph) for paragraph in release.paragraphs]
    problems: list[Problem] = []
    holes: list[list[Problem]] = []
    for name, data in documents.items():
        if name in READERS:
            place = Location(f"{shown}.{name}")
            body = [p for p in READERS[name](data).paragraphs if p.place == "body"]
            problems += _differences(expected, [_words(p) for p in body], place)
            holes.append(_holes(body, place, allowed))
    if not holes:
        holes.append(_holes(release.paragraphs, Location(shown), allowed))
    # What two formats hold alike is said once.
    return problems + max(holes, key=len)


def _words(paragraph: Paragraph) -> str:
    return paragraph.text.strip()


def _differences(expected: list[str], found: list[str], place: Location) -> Iterator[Problem]:
    """Yield the first paragraph that says other words than it should."""
    pairs = zip_longest(expected, found, fillvalue="")
    for wanted, got in islice(((wanted, got) for wanted, got in pairs if wanted != got), 1):
        facts = {"release": f"`{place.path}`", "found": got, "expected": wanted}
        yield report("words-differ", place, **facts)


def _holes(
    paragraphs: Sequence[Paragraph], place: Location, allowed: Sequence[str]
) -> list[Problem]:
    return [
        _hole(hole.text, paragraph.text, hole.start, place)
        for paragraph in paragraphs
        for hole in find_holes(paragraph.text, allowed)
    ]


def _hole(found: str, text: str, start: int, place: Location) -> Problem:
    return report(
        "hole-in-release",
        place,
        release=f"`{place.path}`",
        found=found,
        sentence=_sentence(text, start),
    )


def _sentence(text: str, start: int) -> str:
    """Return the sentence around a place in a text, cut to a readable length."""
    opening = max(text.rfind(stop, 0, start) for stop in (". ", "? ", "! "))
    first = opening + 2 if opening >= 0 else 0
    ends = [text.find(stop, start) for stop in (". ", "? ", "! ")]
    last = min((end + 1 for end in ends if end >= 0), default=len(text))
    sentence = text[first:last]
    if len(sentence) <= SENTENCE_LENGTH:
        return sentence
    begin = max(0, start - first - SENTENCE_LENGTH // 2)
    return f"…{sentence[begin : begin + SENTENCE_LENGTH]}…"
