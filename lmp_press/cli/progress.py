"""How far a run has come: a bar with rate and time left on a terminal, nothing elsewhere."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from lmp_press.cli.ending import INTERRUPTED
from lmp_press.cli.output import say
from lmp_press.cli.terminal import terminal_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.progress import Progress as Bar

    from lmp_press.cli.session import Session

LONG = 200  # regions from which on a run is long enough to be watched
BETWEEN = 0.1  # seconds between two drawings


class Progress:
    """Counts what a run says is done, and draws it when there is a terminal to draw on."""

    def __init__(self, *, drawn: bool) -> None:
        self._drawn = drawn
        self._bar: Bar | None = None
        self._doing = ""
        self._total = self._done = 0
        self._next = 0.0

    def begin(self, words: str, total: int) -> None:
        """Begin to count anew."""
        self.stop()
        self._doing, self._total, self._done = words, total, 0
        if self._drawn and total >= LONG:
            self._bar = _bar(words, total)

    def advance(self, number: int = 1) -> None:
        """Count so many more."""
        self._done += number
        if self._bar and (now := time.monotonic()) >= self._next:
            self._next = now + BETWEEN
            self._bar.update(self._bar.task_ids[0], completed=self._done, refresh=True)

    def stop(self) -> None:
        """Take the bar away."""
        if self._bar:
            self._bar.stop()
            self._bar = None

    def words(self) -> str:
        """Return how far the run came: `120 of 400 files were written`."""
        if self._doing == "Writing":
            done = f"{self._done:,} of {self._total:,} files were written"
            return f"{done}; the next run finishes the work"
        return f"{self._done:,} of {self._total:,} regions were checked, and nothing was written"


@contextmanager
def progress(session: Session) -> Iterator[Progress]:
    """Return a progress to be told of; Ctrl-C says how far it came, and ends the command."""
    watcher = Progress(drawn=bool(terminal_of(sys.stderr)) and not session.quiet)
    try:
        yield watcher
    except KeyboardInterrupt:
        watcher.stop()
        say(f"stopped: {watcher.words()}")
        sys.exit(INTERRUPTED)
    finally:
        watcher.stop()


def _bar(words: str, total: int) -> Bar:
    """Return a bar that is drawn when it is told to: a thread of its own would be forked badly."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        Task,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            return Text(f"{task.speed:,.0f}/s" if task.speed else "")

    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        Rate(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
        auto_refresh=False,
    )
    bar.add_task(words, total=total)
    bar.start()
    return bar
