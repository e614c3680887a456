"""How far a run has come: a bar with rate and time left on a terminal, nothing elsewhere."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lmp_press.cli.desk import Desk

LONG = 200  # regions from which on a run is long enough to be watched


class Progress:
    """Counts what a run says is done, and draws it when there is a terminal to draw on."""

    def __init__(self, *, drawn: bool) -> None:
        self._drawn = drawn
        self._bar: Any = None
        self._task: Any = None
        self._doing = "Checking"
        self._total = self._done = 0

    def begin(self, words: str, total: int) -> None:
        """Begin to count anew."""
        self._doing, self._total, self._done = words, total, 0
        if self._drawn and total >= LONG:
            self._bar = self._bar or _bar()
            self._task = self._bar.add_task(words, total=total)

    def advance(self) -> None:
        """Count one more."""
        self._done += 1
        if self._bar:
            self._bar.advance(self._task)

    def stop(self) -> None:
        """Take the bar away."""
        if self._bar:
            self._bar.stop()
            self._bar = None

    def words(self) -> str:
        """Return how far the run came: `120 of 400 files were written`."""
        if self._doing == "Writing":
            return f"{self._done:,} of {self._total:,} files were written"
        return f"{self._done:,} of {self._total:,} regions were checked, and nothing was written"


@contextmanager
def progress(desk: Desk) -> Iterator[Progress]:
    """Return a progress to be told of."""
    watcher = Progress(drawn=sys.stderr.isatty() and not desk.quiet)
    try:
        yield watcher
    finally:
        watcher.stop()


def _bar() -> Any:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        ProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.progress import Progress as Bar
    from rich.text import Text

    class Rate(ProgressColumn):
        def render(self, task: Any) -> Text:
            return Text(f"{task.speed:,.0f}/s" if task.speed else "")

    bar = Bar(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        Rate(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    bar.start()
    return bar
