"""How much the recognizer finds of what people type, and how often it is wrong, counted.

The releases beside this file are read, and those of `../shared/bracketed` where they are there.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from lmp_press.placeholders import find

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

OWN = Path(__file__).with_name("bracketed")
SHARED = Path(__file__).parent.parent.parent / "shared" / "bracketed"
FLOOR = 1.0  # of the blanks that must be found; it never goes down


class Span(NamedTuple):
    """A stretch of a release, and whether it must be found."""

    start: int
    end: int
    must: bool = True

    def meets(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


class Typed(NamedTuple):
    """A release as typed, and its blanks."""

    text: str
    blanks: list[Span]


def own(path: Path) -> Typed:
    """Return a release of ours, with the marks around its blanks taken out."""
    text, blanks, start = "", [], 0
    for piece in re.split("([⟦⟧])", path.read_text(encoding="utf-8")):
        if piece == "⟦":
            start = len(text)
        elif piece == "⟧":
            blanks.append(Span(start, len(text)))
        else:
            text += piece
    return Typed(text, blanks)


def shared(path: Path) -> Typed:
    said = json.loads(path.read_text(encoding="utf-8"))
    spans = [Span(blank["start"], blank["end"], blank["level"] == 1) for blank in said["blanks"]]
    return Typed(path.with_suffix(".txt").read_text(encoding="utf-8"), spans)


RELEASES = {path.stem: own(path) for path in sorted(OWN.glob("*.txt"))} | {
    path.stem: shared(path) for path in sorted(SHARED.glob("*.json"))
}


def found_in(text: str) -> Iterator[Span]:
    """Yield what is found, paragraph by paragraph."""
    for line in re.finditer(r"[^\n]+", text):
        for found in find(line[0], is_copy=True):
            yield Span(line.start() + found.start, line.start() + found.end)


@pytest.mark.parametrize("name", RELEASES)
def test_every_blank_is_found_and_nothing_that_is_none(
    name: str, record_property: Callable[[str, object], None], capsys: pytest.CaptureFixture[str]
) -> None:
    text, blanks = RELEASES[name]
    found = list(found_in(text))
    must = [blank for blank in blanks if blank.must]
    missed = [text[b.start : b.end] for b in must if not any(map(b.meets, found))]
    alarms = [text[f.start : f.end] for f in found if not any(map(f.meets, blanks))]
    counted = f"{len(must) - len(missed)} of {len(must)} blanks, {len(alarms)} false alarms"
    record_property("found", counted)
    with capsys.disabled():
        sys.stdout.write(f"\n{name}: {counted}")
    assert alarms == []
    assert len(missed) <= len(must) * (1 - FLOOR), missed
