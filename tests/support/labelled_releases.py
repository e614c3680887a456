"""Releases as people type them, with what is to be found in them: read from two notations."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

from support.project_files import ROOT

if TYPE_CHECKING:
    from pathlib import Path

SHARED = ROOT.parent / "shared" / "bracketed"
OURS = ROOT / "tests" / "bracketed" / "labelled"
_MARK = re.compile(
    r"⟦(?P<text>[^⟦⟧¦]+)¦(?P<field>\S+) (?P<type>[a-z]+)(?: (?P<level>\d))?⟧", re.DOTALL
)


class Label(NamedTuple):
    """A stretch of a release, and what it is: `field` is '' for an instruction that goes."""

    start: int
    end: int
    text: str
    field: str
    type: str
    level: int


class Labelled(NamedTuple):
    """A release, its blanks, and the stretches that must stay; of `hard` ones asking is right.

    Of one of ours whatever bears no mark must stay.
    """

    name: str
    text: str
    labels: tuple[Label, ...]
    stays: tuple[tuple[int, int], ...]
    hard: tuple[tuple[int, int], ...] = ()


def shared_releases() -> list[Labelled]:
    """Return the seven of the folder beside the project, if it is there."""
    return [_from_json(path) for path in sorted(SHARED.glob("*.json"))]


def our_releases() -> list[Labelled]:
    """Return those of `tests/bracketed/labelled`."""
    return [_from_marks(path) for path in sorted(OURS.iterdir())]


def _from_json(path: Path) -> Labelled:
    data = json.loads(path.read_text(encoding="utf-8"))
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    labels = tuple(
        Label(b["start"], b["end"], b["text"], _one_answer(b), b["type"], b["level"])
        for b in data["blanks"]
    )
    spans = {
        hard: tuple((n["start"], n["end"]) for n in data["not_blanks"] if n["hard"] == hard)
        for hard in (False, True)
    }
    name = f"{path.stem}.md" if "](http" in text else f"{path.stem}.txt"
    return Labelled(name, text, labels, spans[False], spans[True])


def _one_answer(blank: dict[str, str]) -> str:
    """Return the field of a blank; what is `one decision with` another is that one's field."""
    together = re.match(r"one decision with (\w+)", blank.get("note", ""))
    return min(blank["field"], together[1]) if together else blank["field"] or ""


def _from_marks(path: Path) -> Labelled:
    """Read `⟦[City]¦city_name text⟧`: words, field (or `-`), type, and a level other than 1."""
    text, labels, at = "", [], 0
    marked = path.read_text(encoding="utf-8")
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        field = mark["field"].removeprefix("-")
        kind = {"opt": "optional paragraph"}.get(mark["type"], mark["type"])
        span = len(text), len(text) + len(mark["text"])
        labels.append(Label(*span, mark["text"], field, kind, int(mark["level"] or 1)))
        text, at = text + mark["text"], mark.end()
    text += marked[at:]
    edges = [0, *(edge for label in labels for edge in (label.start, label.end)), len(text)]
    return Labelled(
        path.name, text, tuple(labels), tuple(zip(edges[::2], edges[1::2], strict=True))
    )
