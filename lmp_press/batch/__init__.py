"""All regions: checked together, filled in parallel, put in place when all are good."""

from lmp_press.batch.engines import ClusterError, ClusterLostError, OnExecutor, WorkerDiedError
from lmp_press.batch.passes import Watcher
from lmp_press.batch.plan import Plan
from lmp_press.batch.processes import engine
from lmp_press.batch.run import check, fill
from lmp_press.batch.summary import Summary

__all__ = [
    "ClusterError",
    "ClusterLostError",
    "OnExecutor",
    "Plan",
    "Summary",
    "Watcher",
    "WorkerDiedError",
    "check",
    "engine",
    "fill",
]
