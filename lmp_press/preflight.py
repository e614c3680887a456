"""Preflight: finished files are read back before they are put in place."""

from __future__ import annotations

from functools import lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING

from lmp_press.diagnostics import Location, Problem, report
from lmp_press.placeholders import Certainty, find
from lmp_press.readers import markdown, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from lmp_press.release import Release

REMEMBERED = 1024  # paragraphs; most of a batch are the copy's own, the same in every release
SENTENCE_LENGTH = 160  # characters of a sentence that a problem repeats

# The formats that are read back; the others say the same release in a form that nobody reads in.
READERS: Mapping[str, Callable[[bytes], list[str]]] = {
    "docx": words.read_words,
    "md": lambda data: markdown.read_words(data.decode()),
}


def inspect(
    release: Release, documents: Mapping[str, bytes], shown: str, allowed: Sequence[str] = ()
) -> list[Problem]:
    """Return what keeps a release from going out; `documents` are its bytes by format.

    `shown` is the path that its problems name, without the format's suffix.
    """
    expected = [paragraph.text.strip() for paragraph in release.paragraphs]
    problems: list[Problem] = []
    suspects: dict[str, list[str]] = {}  # what each file says, where it is not what another does
    for name, data in documents.items():
        if name in READERS:
            place = Location(f"{shown}.{name}")
            found = [text.strip() for text in READERS[name](data)]
            problems += _differences(expected, found, place)
            if found not in suspects.values():
                suspects[place.path] = found
    for path, texts in (suspects or {shown: expected}).items():
        problems += _holes(texts, Location(path), allowed)
    return problems


def _differences(expected: list[str], found: list[str], place: Location) -> Iterator[Problem]:
    """Yield the first paragraph that says other words than it should."""
    if expected == found:
        return
    pairs = zip_longest(expected, found, fillvalue="")
    wanted, got = next((wanted, got) for wanted, got in pairs if wanted != got)
    facts = {"release": f"`{place.path}`", "found": got, "expected": wanted}
    yield report("words-differ", place, **facts)


def _holes(texts: Sequence[str], place: Location, allowed: Sequence[str]) -> list[Problem]:
    """Return what is surely still to be written; what is only likely was said of the value."""
    return [
        _hole(found, text, start, place)
        for text in texts
        for found, start in _sure(text, tuple(allowed))
    ]


@lru_cache(REMEMBERED)
def _sure(text: str, allowed: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    """Return what of a paragraph is surely still to be written, and where it starts."""
    return tuple(
        (placeholder.text, placeholder.start)
        for placeholder in find(text, allowed, is_copy=True)
        if placeholder.certainty is Certainty.SURE
    )


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
    sentence = text[first:last].replace("\n", " ")
    if len(sentence) <= SENTENCE_LENGTH:
        return sentence
    begin = max(0, start - first - SENTENCE_LENGTH // 2)
    return f"…{sentence[begin : begin + SENTENCE_LENGTH]}…"
