"""How well releases as people type them are adopted, counted, with floors that never go down."""

from __future__ import annotations

import json
import re
import sys
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from lmp_press.adopt import adopt, as_data, read_source_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SHARED = Path(__file__).parent.parent.parent / "shared" / "bracketed"
RELEASES = sorted(SHARED.glob("*.json"))
needs_releases = pytest.mark.skipif(not RELEASES, reason="the folder shared/bracketed is not here")
FLOORS = {"found": 1.0, "grouped": 0.93, "grouped rightly": 1.0, "typed": 0.98, "asked about": 1.0}


class Tally:
    """How many of how many, by what is counted."""

    def __init__(self) -> None:
        self.counts = {name: [0, 0] for name in FLOORS}

    def add(self, name: str, *, is_right: bool) -> None:
        self.counts[name][0] += is_right
        self.counts[name][1] += 1


def spans(said: list[dict[str, Any]], starts: list[int]) -> Iterator[tuple[int, int, Any]]:
    """Yield where in the file each decision stands."""
    for each in said:
        at = starts[each["paragraph"] - 1]
        yield at + each["start"], at + each["end"], each


def meeting(span: dict[str, Any], found: list[tuple[int, int, Any]]) -> list[Any]:
    return [each for start, end, each in found if start < span["end"] and end > span["start"]]


def judge(path: Path, tally: Tally) -> list[str]:
    """Count one release; return what was changed and must not be."""
    data = path.with_suffix(".txt").read_bytes()
    expected = json.loads(path.read_text(encoding="utf-8"))
    name = "a.md" if "](http" in data.decode() else "a.txt"
    said = as_data(adopt("a", read_source_file(name, data)))
    assert said["paragraphs"] == expected["paragraphs"]
    text = data.decode()
    starts = [line.start() for line in re.finditer(r"[^\n]+", text) if line[0].strip()]
    blanks, gone, kept = (list(spans(said[key], starts)) for key in ("blanks", "removed", "kept"))
    fields = []
    for blank in expected["blanks"]:
        found = meeting(blank, blanks)
        name = "found" if blank["level"] == 1 else "asked about"
        tally.add(name, is_right=bool(found or meeting(blank, gone)))
        if blank["field"] and found:
            fields.append((blank["field"], found[0]["field"]))
            tally.add("typed", is_right=found[0]["type"] == blank["type"])
    for (one, ours), (other, theirs) in combinations(fields, 2):
        if one == other:
            tally.add("grouped", is_right=ours == theirs)
        if ours == theirs:
            tally.add("grouped rightly", is_right=one == other)
    for stays in expected["not_blanks"]:
        if stays["hard"]:
            tally.add("asked about", is_right=bool(meeting(stays, blanks + gone + kept)))
    return [
        stays["text"]
        for stays in expected["not_blanks"]
        if not stays["hard"] and meeting(stays, blanks + gone)
    ]


@needs_releases
def test_releases_as_typed_are_adopted_as_their_lists_say(
    record_property: Callable[[str, object], None], capsys: pytest.CaptureFixture[str]
) -> None:
    tally = Tally()
    changed = [words for path in RELEASES for words in judge(path, tally)]
    for name, (right, number) in tally.counts.items():
        record_property(name, f"{right} of {number}")
        with capsys.disabled():
            sys.stdout.write(f"\n{name}: {right} of {number}")
    assert changed == []
    below = {
        name: (right, number)
        for name, (right, number) in tally.counts.items()
        if right < number * FLOORS[name]
    }
    assert below == {}
