"""Worker processes of this machine, and which engine suits how many regions."""

from __future__ import annotations

import gc
import os
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING

from lmp_press.batch.engines import InProcess, OnExecutor, WorkerDiedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Executor

    from lmp_press.batch.engines import Engine

# With fewer for each, another process costs more than it saves (docs/performance.md).
REGIONS_FOR_A_PROCESS = 60
MOST_PROCESSES = 61  # what Windows can wait for


@contextmanager
def engine(jobs: int | None, cluster: str | None, regions: int) -> Iterator[Engine]:
    """Open the engine that suits so many regions: `jobs` processes at most, or a cluster."""
    processes = min(jobs or processors(), MOST_PROCESSES, regions // REGIONS_FOR_A_PROCESS)
    if cluster is not None:
        from lmp_press.batch.cluster import connected

        with connected(cluster) as remote:
            yield remote
    elif processes <= 1:
        yield InProcess()
    else:
        with ExitStack() as stack:
            executor = None
            with suppress(OSError):  # the system gives no more processes, or files to reach them
                executor = stack.enter_context(_processes(processes))
            yield OnExecutor(executor, ahead=4 * processes) if executor else InProcess()


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def _processes(number: int) -> Iterator[Executor]:
    from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
    from multiprocessing import active_children

    others = active_children()
    executor = ProcessPoolExecutor(number, None, _begin_worker, gc.get_threshold())
    try:
        with _without_interrupts():  # a worker that is only starting would answer with a traceback
            for _ in range(number):
                executor.submit(os.getpid)
        yield executor
    except BrokenExecutor as error:
        raise WorkerDiedError from error
    finally:
        # They are not asked to end: if one of them was killed, the others may never hear it.
        for worker in active_children():
            if worker not in others:
                worker.kill()
        executor.shutdown(cancel_futures=True)


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Hold back Ctrl-C; what is started meanwhile never hears of it."""
    import signal

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
    import signal
    import threading

    gc.set_threshold(*threshold)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    import multiprocessing

    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)
