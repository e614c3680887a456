"""Somebody's Dask cluster as an engine; it needs the extra `lmp-press[cluster]`.

The workers read the workspace and write the output folder by the same paths as we do.
"""

from __future__ import annotations

import asyncio
import logging
import re
import time
import warnings
from concurrent.futures import CancelledError, wait
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, TypeVar

from lmp_press.batch.engines import ClusterError, ClusterLostError, OnExecutor, handed_out
from lmp_press.batch.inspection import inspect, objection
from lmp_press.diagnostics.drawing import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
    from concurrent.futures import Future

    from distributed import Client

    from lmp_press.batch.plan import Plan

T = TypeVar("T")
R = TypeVar("R")

SECONDS = 5.0  # in which a scheduler, or its workers, have to answer
LOOK = 1.0  # seconds between two looks at a cluster whose answer is awaited
SILENCE = 5.0  # seconds without a sign of any worker, one of which may be starting anew
LAST_LOOK = 3.0  # seconds in which the scheduler has to answer such a look

_ADDRESS = re.compile(r"(?:(?P<scheme>tcp|tls)://)?(?:\[[\w:.%]+\]|[\w.-]+):(?P<port>\d{1,5})")
# How a connection fails, also one to a server that speaks another language.
_REFUSED = (OSError, ValueError, TypeError, EOFError, MemoryError, OverflowError)


@contextmanager
def connected(address: str) -> Iterator[Cluster]:
    """Connect to a scheduler, for a while; ClusterError when there is none that can be used."""
    name = f"`{visible(address)}`"
    with _quietly():
        client = _connect(_address(address, name), name)
        try:
            yield Cluster(client, name)
        finally:
            with suppress(OSError, RuntimeError):
                client.close(timeout=1)  # type: ignore[no-untyped-call]  # Dask's


class Cluster:
    """A cluster that is connected; its machines may read other files than are here."""

    is_elsewhere = True

    def __init__(self, client: Client, name: str) -> None:
        self._client = client
        self._name = name

    def in_order(
        self, work: Callable[[Plan, list[T]], list[R]], plan: Plan, items: Iterable[T]
    ) -> Generator[R]:
        """Yield what the workers make of the items, in their order.

        ClusterError when a worker cannot take part; ClusterLostError when none is left.
        """
        from distributed import KilledWorker
        from distributed.comm.core import CommClosedError

        workers = self._inspected(plan)
        executor = self._client.get_executor(pure=False)  # type: ignore[no-untyped-call]  # Dask's
        pool = OnExecutor(executor, ahead=4 * workers)
        try:
            yield from handed_out(pool, work, plan, items, self._result)
        except (CancelledError, CommClosedError):
            message = f"the scheduler at {self._name} was lost"
            raise ClusterLostError(message) from None
        except KilledWorker:
            message = f"workers of {self._name} ended over the same regions, perhaps for memory"
            raise ClusterLostError(message) from None

    def _inspected(self, plan: Plan) -> int:
        """Return how many workers there are, all of which can take part."""
        try:
            found = self._client.run(inspect, plan, on_error="return", callback_timeout=SECONDS)
        except _REFUSED:
            message = f"the workers of {self._name} do not answer"
            raise ClusterError(message) from None
        if not found:
            message = f"the scheduler at {self._name} has no workers"
            raise ClusterError(message)
        for worker, answer in sorted(found.items()):
            if why_not := objection(plan, answer):
                message = f"the worker `{worker}` of the cluster {why_not}"
                raise ClusterError(message)
        return len(found)

    def _result(self, future: Future[list[R]]) -> list[R]:
        """Wait for a result, and look meanwhile whether anybody is left to bring it."""
        pulse = _Pulse()
        while not wait([future], LOOK).done:
            pulse.take(self._workers())
            if pulse.silence > SILENCE:
                message = f"the last worker of {self._name} was lost"
                raise ClusterLostError(message)
        return future.result()

    def _workers(self) -> Mapping[str, Any]:
        try:
            scheduler: Any = self._client.scheduler
            seen = self._client.sync(scheduler.identity, callback_timeout=LAST_LOOK)  # type: ignore[no-untyped-call]  # likewise
        except _REFUSED:
            message = f"the scheduler at {self._name} was lost"
            raise ClusterLostError(message) from None
        workers: Mapping[str, Any] = seen["workers"]
        return workers


class _Pulse:
    """When a cluster's workers were last heard of, by this machine's clock."""

    def __init__(self) -> None:
        self._heard = time.monotonic()
        self._beats: set[tuple[str, float]] = set()

    def take(self, workers: Mapping[str, Any]) -> None:
        """Take what the scheduler knows of its workers: when each was last heard of by its own."""
        beats = {(address, one["last_seen"]) for address, one in workers.items()}
        if beats - self._beats:
            self._heard = time.monotonic()
        self._beats = beats

    @property
    def silence(self) -> float:
        """The seconds since then."""
        return time.monotonic() - self._heard


def _address(address: str, name: str) -> str:
    """Return an address in full; ClusterError when it cannot be one."""
    found = _ADDRESS.fullmatch(address)
    if not found or not 0 < int(found["port"]) < 1 << 16:
        expected = "`tcp://HOST:PORT` or `tls://HOST:PORT`"
        message = f"{name} is no address of a Dask scheduler: expected {expected}"
        raise ClusterError(message)
    return address if found["scheme"] else f"tcp://{address}"


def _connect(address: str, name: str) -> Client:
    try:
        from distributed import Client
        from distributed.security import Security
    except ImportError:
        message = "a cluster needs Dask: install `lmp-press[cluster]`"
        raise ClusterError(message) from None
    arguments = Security().get_connection_args("client")  # type: ignore[no-untyped-call]  # Dask's
    if address.startswith("tls:") and not arguments["ssl_context"]:
        message = (
            f"{name} needs certificates: name them in Dask's configuration, distributed.comm.tls"
        )
        raise ClusterError(message)
    try:
        asyncio.run(_greet(address, arguments))
        return Client(address, timeout=SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]  # Dask's
    except _REFUSED:
        message = f"no Dask scheduler answers at {name}"
        raise ClusterError(message) from None


async def _greet(address: str, arguments: Mapping[str, Any]) -> None:
    """Ask who is there, since Dask's own client may wait for ever for somebody else's server."""
    from distributed.core import rpc

    async with asyncio.timeout(SECONDS):
        async with rpc(address, connection_args=arguments) as remote:  # type: ignore[no-untyped-call]  # Dask's
            known = await remote.identity()
    if known.get("type") != "Scheduler":
        raise ValueError(known)


@contextmanager
def _quietly() -> Iterator[None]:
    """Keep Dask from saying in its own words, on standard error, what we say in ours."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(before)
