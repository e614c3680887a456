"""Runs laid end to end, to be cut at any character and joined again."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate, chain
from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lmp_press.release import Run


class Formatting(NamedTuple):
    """How a run looks and where it points."""

    strong: bool
    emphasis: bool
    link: str


def formatting(run: Run) -> Formatting:
    """Return a run's formatting; an address is the same with and without its last slash."""
    return Formatting(run.strong, run.emphasis, run.link.removesuffix("/"))


def joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Return the runs with like neighbours made one and empty ones left out."""
    texts: list[list[str]] = []
    likes: list[Run] = []
    for run in runs:
        if run.text and likes and likes[-1][1:] == run[1:]:
            texts[-1].append(run.text)
        elif run.text:
            likes.append(run)
            texts.append([run.text])
    return tuple(
        [
            like if len(parts) == 1 else like._replace(text="".join(parts))
            for like, parts in zip(likes, texts, strict=True)
        ]
    )


class FormattedText:
    """The runs of one or more paragraphs as one line of characters."""

    def __init__(self, paragraphs: Iterable[tuple[Run, ...]]) -> None:
        self._runs = joined(chain.from_iterable(paragraphs))
        self._edges = [0, *accumulate(len(run.text) for run in self._runs)]

    def between(self, start: int, stop: int) -> tuple[Run, ...]:
        """Return the runs from one character up to another, cut there."""
        if start == stop:
            return ()
        first, last = bisect_right(self._edges, start) - 1, bisect_left(self._edges, stop)
        return tuple(
            run._replace(text=run.text[max(start - edge, 0) : stop - edge])
            for run, edge in zip(self._runs[first:last], self._edges[first:last], strict=True)
        )

    def edges_between(self, start: int, stop: int) -> list[int]:
        """Return the characters within a stretch at which a new run starts."""
        return self._edges[bisect_right(self._edges, start) : bisect_left(self._edges, stop)]
