"""How well releases as people type them are adopted, counted, with floors that never go down."""

from __future__ import annotations

import re
import sys
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest
from support.labelled_releases import our_releases, shared_releases

from lmp_press.adopt import adopt, as_data, read_source_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from support.labelled_releases import Labelled

FLOORS = {
    "shared": {
        "found": 1.0,
        "grouped": 0.93,
        "grouped rightly": 1.0,
        "typed": 0.98,
        "asked about": 1.0,
    },
    "ours": {
        "found": 0.95,
        "grouped": 0.93,
        "grouped rightly": 0.95,
        "typed": 0.93,
        "asked about": 0.75,
    },
}


class Tally:
    """How many of how many, by what is counted, and what was changed that must stay."""

    def __init__(self) -> None:
        self.counts = {name: [0, 0] for name in FLOORS["ours"]}
        self.changed: list[str] = []

    def add(self, name: str, *, is_right: bool) -> None:
        self.counts[name][0] += is_right
        self.counts[name][1] += 1

    def below(self, floors: dict[str, float]) -> dict[str, list[int]]:
        return {
            name: [right, number]
            for name, (right, number) in self.counts.items()
            if right < number * floors[name]
        }


class Found:
    """The decisions of one kind about a release, by where they stand in its text."""

    def __init__(self, said: list[dict[str, Any]], starts: Sequence[int]) -> None:
        self.spans = [
            (starts[each["paragraph"] - 1] + each["start"], each["end"] - each["start"], each)
            for each in said
        ]

    def meeting(self, start: int, end: int) -> list[dict[str, Any]]:
        return [each for at, size, each in self.spans if at < end and at + size > start]

    def strange(self, spans: Sequence[tuple[int, int]]) -> Iterator[str]:
        """Yield what starts inside one of the spans and goes on in it."""
        for at, size, each in self.spans:
            if any(start <= at and at + size <= end for start, end in spans):
                yield each["text"]


def starts_of_paragraphs(text: str, number: int) -> list[int]:
    """Return where the paragraphs start: lines, or blocks where these are as many."""
    lines = [line.start() for line in re.finditer(r"[^\n]+", text) if line[0].strip()]
    block = re.compile(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
    blocks = [found.start() for found in block.finditer(text)]
    return lines if len(lines) == number else blocks


def judge(release: Labelled, tally: Tally) -> None:
    """Count what is decided about one release."""
    said = as_data(adopt("a", read_source_file(release.name, release.text.encode())))
    starts = starts_of_paragraphs(release.text, said["paragraphs"])
    blanks, gone, kept = (Found(said[key], starts) for key in ("blanks", "removed", "kept"))
    fields = []
    for label in release.labels:
        found = blanks.meeting(label.start, label.end)
        hit = found or gone.meeting(label.start, label.end)
        if label.level > 1:
            hit = hit or kept.meeting(label.start, label.end)
        tally.add("found" if label.level == 1 else "asked about", is_right=bool(hit))
        if label.field and found:
            fields.append((label.field, found[0]["field"]))
            tally.add("typed", is_right=found[0]["type"] == label.type)
    for (one, ours), (other, theirs) in combinations(fields, 2):
        if one == other:
            tally.add("grouped", is_right=ours == theirs)
        if ours == theirs:
            tally.add("grouped rightly", is_right=one == other)
    for start, end in release.hard:
        asked = [part for each in (blanks, gone, kept) for part in each.meeting(start, end)]
        tally.add("asked about", is_right=bool(asked))
    tally.changed += [*blanks.strange(release.stays), *gone.strange(release.stays)]


@pytest.mark.parametrize(
    ("name", "releases"), [("shared", shared_releases()), ("ours", our_releases())]
)
def test_releases_as_typed_are_adopted_as_their_labels_say(
    name: str,
    releases: Sequence[Labelled],
    record_property: Callable[[str, object], None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    if not releases:
        pytest.skip("the folder shared/bracketed is not here")
    tally = Tally()
    for release in releases:
        judge(release, tally)
    for counted, (right, number) in tally.counts.items():
        record_property(counted, f"{right} of {number}")
        with capsys.disabled():
            sys.stdout.write(f"\n{name}, {counted}: {right} of {number}")
    assert tally.changed == []
    assert tally.below(FLOORS[name]) == {}
