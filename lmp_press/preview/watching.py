"""Watching: a sign each time that something in some folders may have changed."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from watchfiles import awatch

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence
    from pathlib import Path

AT_LEAST = 1_000  # milliseconds between two signs, for disks that do not tell of changes
POLLED = 300  # milliseconds between two looks of our own
_SETTLED, _TOGETHER = 10, 50  # milliseconds without a change, and of changes that are one
_AGAIN = 0.5  # seconds until a folder that is gone is looked for again


async def signs(
    folders: Sequence[Path], *, poll: bool, recursive: bool = True
) -> AsyncIterator[None]:
    """Yield whenever a file may have changed, and now and then without that.

    `poll` looks by itself, which a network drive needs, and a machine with too many watchers gets.
    """
    while True:
        with suppress(OSError):  # a folder that is gone, or one watcher too many
            async for _ in awatch(
                *folders,
                watch_filter=None,
                debounce=_TOGETHER,
                step=_SETTLED,
                rust_timeout=AT_LEAST,
                yield_on_timeout=True,
                force_polling=poll or None,
                poll_delay_ms=POLLED,
                recursive=recursive,
            ):
                yield
        poll = poll or all(folder.is_dir() for folder in folders)
        yield
        await asyncio.sleep(_AGAIN)


class Bell:
    """Rings for everybody who waits, each time that there is a sign."""

    def __init__(self) -> None:
        self._rung = asyncio.Event()

    async def ring_at(self, found: AsyncIterator[None]) -> None:
        """Ring at each sign, until this is cancelled."""
        async for _ in found:
            self._rung.set()
            self._rung = asyncio.Event()

    async def heard(self) -> None:
        """Wait until the bell rings."""
        await self._rung.wait()
