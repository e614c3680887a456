"""Engines that do a run's work: this process, or an Executor of `concurrent.futures` anywhere.

A run knows nothing else of where its jobs go.
"""

from __future__ import annotations

from collections import deque
from itertools import islice
from typing import TYPE_CHECKING, Protocol, TypeVar

from lmp_press.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable
    from concurrent.futures import Executor, Future

    from lmp_press.batch.plan import Plan

T = TypeVar("T")
R = TypeVar("R")

CHUNK = 24  # regions that a worker takes at once; few, so that a stop is quick
PATIENCE = 0.5  # seconds that a stop waits for what workers have begun


class WorkerDiedError(Exception):
    """A worker process ended before its work was done, of memory or by somebody's hand."""


class ClusterError(Exception):
    """The cluster cannot be used; the words say why."""


class ClusterLostError(Exception):
    """The cluster was lost while it worked; the words say which part of it."""


class Engine(Protocol):
    """Something that does a run's work."""

    @property
    def is_elsewhere(self) -> bool:
        """Whether another machine may read the files, and so others than are here."""

    def in_order(
        self, work: Callable[[Plan, list[T]], list[R]], plan: Plan, items: Iterable[T]
    ) -> Generator[R]:
        """Yield what the work makes of the items, in their order.

        It may be closed early; then nothing of the work goes on.
        """


class InProcess:
    """Does the work here and now."""

    is_elsewhere = False

    def in_order(
        self, work: Callable[[Plan, list[T]], list[R]], plan: Plan, items: Iterable[T]
    ) -> Generator[R]:
        """Yield what the work makes of the items, as many at once as the plan asks for."""
        remaining = iter(items)
        while some := list(islice(remaining, plan.at_once)):
            yield from work(plan, some)


class OnExecutor(NamedTuple):
    """Hands the work out in chunks; `ahead` of them are out when one is taken back."""

    executor: Executor
    ahead: int
    is_elsewhere: bool = False

    def in_order(
        self, work: Callable[[Plan, list[T]], list[R]], plan: Plan, items: Iterable[T]
    ) -> Generator[R]:
        """Yield what the work makes of the items, in their order, whatever finished first."""
        from concurrent.futures import BrokenExecutor

        try:
            yield from handed_out(self, work, plan, items, _result)
        except BrokenExecutor as error:
            raise WorkerDiedError from error


def handed_out(
    to: OnExecutor,
    work: Callable[[Plan, list[T]], list[R]],
    plan: Plan,
    items: Iterable[T],
    wait_for: Callable[[Future[list[R]]], list[R]],
) -> Generator[R]:
    """Yield what an executor makes of the items, in their order; `wait_for` a chunk's result."""
    from concurrent.futures import wait

    running: deque[Future[list[R]]] = deque()
    remaining = iter(items)
    try:
        while chunk := list(islice(remaining, CHUNK)):
            running.append(to.executor.submit(work, plan, chunk))
            if len(running) > to.ahead:
                yield from wait_for(running.popleft())
        while running:
            yield from wait_for(running.popleft())
    finally:
        wait([future for future in running if not future.cancel()], PATIENCE)


def _result(future: Future[list[R]]) -> list[R]:
    return future.result()
