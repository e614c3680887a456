"""Somebody's Dask cluster as an executor; it needs the extra `lmp-press[cluster]`.

The workers read the workspace and write the output folder by the same paths as we do.
"""

from __future__ import annotations

from concurrent.futures import CancelledError, Executor
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeAlias

from lmp_press.batch.engines import ClusterError

if TYPE_CHECKING:
    from collections.abc import Iterator

SECONDS = 10  # in which a scheduler has to answer

# An executor, how many workers are behind it, and the exceptions that say it is lost.
Cluster: TypeAlias = tuple[Executor, int, tuple[type[Exception], ...]]


@contextmanager
def executor_of(address: str) -> Iterator[Cluster]:
    """Connect to a scheduler."""
    try:
        from distributed import Client, KilledWorker
        from distributed.comm.core import CommClosedError
    except ImportError:
        message = "a cluster needs Dask: install `lmp-press[cluster]`"
        raise ClusterError(message) from None
    try:
        client = Client(address, timeout=SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]  # Dask's
    except (OSError, ValueError) as error:
        message = f"no Dask scheduler answers at `{address}`"
        raise ClusterError(message) from error
    with client:
        workers = len(client.scheduler_info(n_workers=-1)["workers"])
        lost = (KilledWorker, CommClosedError, CancelledError)
        executor = client.get_executor(pure=False)  # type: ignore[no-untyped-call]  # likewise
        yield executor, max(1, workers), lost
