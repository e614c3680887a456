"""A file's text to nodes: at sight where it is plain, else by YAML's parser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.diagnostics import Location, Problem, ProblemsFoundError, report
from lmp_press.source.expected import misfits
from lmp_press.source.plain import read_plain

if TYPE_CHECKING:
    from lmp_press.source.expected import Expected
    from lmp_press.source.nodes import Mapping
    from lmp_press.source.text import Source

CONFLICT, CONFLICT_END = "<" * 7 + " ", ">" * 7 + " "  # git's marks around two sides of a merge


def compose(source: Source, expected: Expected | None = None) -> tuple[Mapping, list[Problem]]:
    """Return the file's mapping and what is wrong with it; ProblemsFoundError if it has none.

    `expected` is what a region's file should hold: it tells which key of a broken file was meant
    where.
    """
    if conflicts := _conflicts(source):
        raise ProblemsFoundError(conflicts)
    plain = read_plain(source)
    if plain is not None and not misfits(plain, expected):
        return plain, []
    from lmp_press.source.parsing import parse

    return parse(source, expected)


def _conflicts(source: Source) -> list[Problem]:
    """Return where git left both sides of a merge in the file, and nobody chose between them."""
    if CONFLICT not in source.text:
        return []
    lines = source.lines()
    starts = [number for number, line in enumerate(lines, 1) if line.startswith(CONFLICT)]
    ends = [number for number, line in enumerate(lines, 1) if line.startswith(CONFLICT_END)]
    return [
        report(
            "merge-conflict",
            Location(source.path, start, 1, len(lines[start - 1]), lines[start - 1]),
            last=next((end for end in ends if end > start), len(lines)),
        )
        for start in starts
    ]
