"""Where jobs run: in this process, in others of this machine, or on somebody's cluster.

Beyond this process that is an Executor of `concurrent.futures`; a run knows nothing else of it.
"""

from __future__ import annotations

import gc
import os
import signal
from collections import deque
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator
    from concurrent.futures import Executor, Future

    from lmp_press.batch.plan import Plan

T = TypeVar("T")
R = TypeVar("R")

# With fewer for each, another process costs more than it saves (docs/performance.md).
REGIONS_FOR_A_PROCESS = 60
MOST_PROCESSES = 61  # what Windows can wait for
CHUNK = 24  # regions that a worker takes at once; few, so that a stop is quick
PATIENCE = 0.5  # seconds that a stop waits for what workers have begun


class WorkerDiedError(Exception):
    """A worker process ended before its work was done, of memory or by somebody's hand."""


class ClusterError(Exception):
    """The cluster cannot be reached, or its library is not installed; the words say which."""


class Engine(Protocol):
    """What does a run's work."""

    def in_order(
        self, work: Callable[[Plan, list[T]], list[R]], plan: Plan, items: Iterable[T]
    ) -> Generator[R]:
        """Yield what the work makes of the items, in their order.

        It may be closed early; then nothing of the work goes on.
        """


class InProcess:
    """Does the work here and now."""

    def in_order(
        self, work: Callable[[Plan, list[T]], list[R]], plan: Plan, items: Iterable[T]
    ) -> Generator[R]:
        """Yield what the work makes of the items, one after the other."""
        for item in items:
            yield from work(plan, [item])


class OnExecutor(NamedTuple):
    """Hands the work out in chunks; `ahead` of them are out when one is taken back.

    `lost` are the exceptions, beside BrokenExecutor, that say that the executor is no more.
    """

    executor: Executor
    ahead: int
    lost: tuple[type[Exception], ...] = ()

    def in_order(
        self, work: Callable[[Plan, list[T]], list[R]], plan: Plan, items: Iterable[T]
    ) -> Generator[R]:
        """Yield what the work makes of the items, in their order, whatever finished first."""
        from concurrent.futures import BrokenExecutor, wait

        lost: tuple[type[Exception], ...] = (BrokenExecutor, *self.lost)
        running: deque[Future[list[R]]] = deque()
        remaining = iter(items)
        try:
            while chunk := list(islice(remaining, CHUNK)):
                running.append(self.executor.submit(work, plan, chunk))
                if len(running) > self.ahead:
                    yield from running.popleft().result()
            while running:
                yield from running.popleft().result()
        except lost as error:
            raise WorkerDiedError from error
        finally:
            wait([future for future in running if not future.cancel()], PATIENCE)


@contextmanager
def engine(jobs: int | None, cluster: str, regions: int) -> Iterator[Engine]:
    """Open the engine that suits so many regions: `jobs` processes at most, or a cluster."""
    processes = min(jobs or processors(), MOST_PROCESSES, regions // REGIONS_FOR_A_PROCESS)
    if cluster:
        from lmp_press.batch.cluster import executor_of

        with executor_of(cluster) as (executor, workers, lost):
            yield OnExecutor(executor, ahead=4 * workers, lost=lost)
    elif processes <= 1:
        yield InProcess()
    else:
        with _processes(processes) as executor:
            yield OnExecutor(executor, ahead=4 * processes)


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def _processes(number: int) -> Iterator[Executor]:
    from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
    from multiprocessing import active_children

    others, workers = active_children(), []
    executor = ProcessPoolExecutor(number, None, _begin_worker, gc.get_threshold())
    try:
        with _without_interrupts():  # a worker that is only starting would answer with a traceback
            for _ in range(number):
                executor.submit(os.getpid)
        workers = [child for child in active_children() if child not in others]
        yield executor
    except BrokenExecutor as error:
        raise WorkerDiedError from error
    finally:
        # They are not asked to end: if one of them was killed, the others may never hear it.
        for worker in workers:
            worker.kill()
        executor.shutdown(cancel_futures=True)


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Hold back Ctrl-C; what is started meanwhile never hears of it."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin_worker(*threshold: int) -> None:
    """Collect garbage as the parent does, leave Ctrl-C to it, and do not outlive it."""
    import threading

    gc.set_threshold(*threshold)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    import multiprocessing

    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)
