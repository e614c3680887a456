"""The engine that a run is given; what keeps it from running, in words."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from lmp_press import batch
from lmp_press.cli.session import CannotRunError
from lmp_press.store.lock import BusyError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lmp_press.batch.engines import Engine


class BrokenOffError(CannotRunError):
    """The run began, and lost what it ran on."""

    exit_code = 1


@contextmanager
def engine_for(jobs: int | None, cluster: str | None, regions: int) -> Iterator[Engine]:
    """Open an engine; what keeps it from running ends the command."""
    try:
        with batch.engine(jobs, cluster, regions) as engine:
            yield engine
    except batch.ClusterError as error:
        raise CannotRunError(str(error)) from None
    except batch.ClusterLostError as error:
        message = f"{error}; nothing was written, and the next run finishes the work"
        raise BrokenOffError(message) from None
    except BusyError:
        message = "another run is writing into this folder; run again when it is done"
        raise CannotRunError(message) from None
    except batch.WorkerDiedError:
        message = (
            "a worker process was ended, perhaps for want of memory; nothing was written "
            "(`-j 1` needs the least memory)"
        )
        raise CannotRunError(message) from None
