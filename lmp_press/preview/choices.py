"""Choices that nobody has made yet: the words that hang on them are a gap, whichever they are."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple
from lmp_press.release import Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lmp_press.release import Paragraph, Release

FEW_WORDS = 2  # between two gaps of one choice, which are one then


class OpenWords(NamedTuple):
    """Characters of a paragraph that another choice would print in another way."""

    paragraph: int
    start: int
    end: int
    field: str


def with_choices_open(
    release: Release, others: Mapping[str, Sequence[Release]], gaps: Mapping[str, str]
) -> Release:
    """Return a release in which all that hangs on a choice is a gap with its label.

    `others` are the releases that the other choices make, by the path of the field.
    """
    found = [
        one
        for field, made in others.items()
        for each in made
        for one in _open(release, each, field)
    ]
    if not found:
        return release
    paragraphs = tuple(
        _gapped(paragraph, sorted(one for one in found if one.paragraph == number), gaps)
        for number, paragraph in enumerate(release.paragraphs)
    )
    return release._replace(paragraphs=paragraphs)


def _open(release: Release, other: Release, field: str) -> Iterator[OpenWords]:
    """Yield the words of a release that another one does not have."""
    mine, theirs = ([_text(one) for one in each.paragraphs] for each in (release, other))
    for kind, start, end, at, to in SequenceMatcher(None, mine, theirs, False).get_opcodes():  # noqa: FBT003 - positional in difflib
        if kind == "replace" and end - start == to - at:
            for number, new in zip(range(start, end), theirs[at:to], strict=True):
                yield from _open_words(number, mine[number], new, field)
        elif kind in {"replace", "delete"}:
            yield from (OpenWords(one, 0, len(mine[one]), field) for one in range(start, end))


def _open_words(number: int, old: str, new: str, field: str) -> Iterator[OpenWords]:
    words, others = (re.findall(r"\w+|\W", text) for text in (old, new))
    for kind, start, end, _, _ in SequenceMatcher(None, words, others, False).get_opcodes():  # noqa: FBT003 - likewise
        if kind != "equal":
            at = len("".join(words[:start]))
            yield OpenWords(number, at, at + len("".join(words[start:end])), field)


def _gapped(paragraph: Paragraph, found: Iterable[OpenWords], gaps: Mapping[str, str]) -> Paragraph:
    runs: list[Run] = []
    done = 0
    for one in _joined(found, paragraph):
        runs += _between(paragraph, done, one.start)
        runs.append(Run(gaps[one.field], field=one.field))
        done = one.end
    return paragraph._replace(runs=(*runs, *_between(paragraph, done, len(_text(paragraph)))))


def _joined(found: Iterable[OpenWords], paragraph: Paragraph) -> list[OpenWords]:
    """Return open words without those that overlap, or that stand so near as to be one gap."""
    joined: list[OpenWords] = []
    for one in found:
        last = joined[-1] if joined else None
        if last and (one.start < last.end or _is_near(last, one, paragraph)):
            joined[-1] = last._replace(end=max(last.end, one.end))
        else:
            joined.append(one)
    return joined


def _is_near(one: OpenWords, next_one: OpenWords, paragraph: Paragraph) -> bool:
    between = [*_between(paragraph, one.end, next_one.start)]
    words = "".join(run.text for run in between).split()
    is_copy = not any(run.field for run in between)
    return one.field == next_one.field and is_copy and len(words) <= FEW_WORDS


def _between(paragraph: Paragraph, start: int, end: int) -> Iterator[Run]:
    """Yield the runs of a paragraph from one character to another."""
    at = 0
    for run in paragraph.runs:
        words = run.text[max(start - at, 0) : max(end - at, 0)]
        if words:
            yield run._replace(text=words)
        at += len(run.text)


def _text(paragraph: Paragraph) -> str:
    return "".join(run.text for run in paragraph.runs)
