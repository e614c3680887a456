"""Where jobs run: in this process, in others of this machine, or on somebody's cluster.

Each is an Executor of `concurrent.futures`; a run knows nothing else of it.
"""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lmp_press.batch.plan import Plan

    T = TypeVar("T")
    R = TypeVar("R")

# Below this many regions for each, another process costs more than it saves (docs/performance.md).
REGIONS_FOR_A_PROCESS = 60
CHUNK = 24  # regions that a worker takes at once; few, so that a stop is quick


class WorkerDiedError(Exception):
    """A worker process ended before its work was done, of memory or by somebody's hand."""


class ClusterError(Exception):
    """The cluster cannot be reached, or its library is not installed; the words say which."""


class Engine(NamedTuple):
    """An executor, and how many chunks it is given ahead of those that are taken back."""

    executor: Executor
    ahead: int

    def in_order(
        self, work: Callable[[Plan, list[T]], list[R]], plan: Plan, items: Iterable[T]
    ) -> Iterator[R]:
        """Yield what the work makes of the items, in their order, whatever finished first."""
        running: deque[Future[list[R]]] = deque()
        remaining = iter(items)
        try:
            while chunk := list(islice(remaining, CHUNK)):
                running.append(self.executor.submit(work, plan, chunk))
                if len(running) > self.ahead:
                    yield from running.popleft().result()
            while running:
                yield from running.popleft().result()
        except BrokenExecutor as error:
            raise WorkerDiedError from error


@contextmanager
def engine(jobs: int | None, cluster: str, regions: int) -> Iterator[Engine]:
    """Open the engine that suits so many regions: `jobs` processes at most, or a cluster."""
    if cluster:
        with _cluster(cluster) as ready:
            yield ready
        return
    processes = min(jobs or processors(), -(-regions // REGIONS_FOR_A_PROCESS))
    if processes <= 1:
        yield Engine(Inline(), ahead=0)
        return
    with _processes(processes) as executor:
        yield Engine(executor, ahead=4 * processes)


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Inline(Executor):
    """Runs each call at once, in this process."""

    def submit(self, fn: Callable[..., R], /, *args: Any, **kwargs: Any) -> Future[R]:
        """Run a call and return its finished future; what it raises is raised here."""
        future: Future[R] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


@contextmanager
def _processes(number: int) -> Iterator[Executor]:
    from concurrent.futures import ProcessPoolExecutor

    executor = ProcessPoolExecutor(number, initializer=_begin_worker)
    try:
        yield executor
    except BaseException:
        executor.shutdown(wait=False, cancel_futures=True)
        raise
    executor.shutdown()


def _begin_worker() -> None:
    """Leave Ctrl-C to the parent, and do not outlive it."""
    import signal
    import threading

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    import multiprocessing

    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


@contextmanager
def _cluster(address: str) -> Iterator[Engine]:
    try:
        from distributed import Client
    except ImportError:
        message = "a cluster needs Dask: install lmp-press[cluster]"
        raise ClusterError(message) from None
    try:
        client = Client(address, timeout=10, set_as_default=False)
    except (OSError, ValueError) as error:
        message = f"no Dask scheduler answers at `{address}`"
        raise ClusterError(message) from error
    with client:
        workers = len(client.scheduler_info(n_workers=-1)["workers"])
        yield Engine(client.get_executor(pure=False), ahead=4 * max(1, workers))
