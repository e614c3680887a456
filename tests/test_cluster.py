from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from command_line import lmp_press
from outside_tools import go_without
from small_workspace import environment, many, output, process, workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NUMBER = 200


class Cluster:
    """A scheduler of Dask's and two workers, each a process of its own on this machine."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.processes: list[subprocess.Popen[bytes]] = []
        log = self.start("scheduler", "--port", "0")
        self.address = self._wait_for(log, r"tcp://127\.0\.0\.1:\d+")
        for _ in range(2):
            log = self.start("worker", self.address, "--no-nanny", "--nthreads", "1")
            self._wait_for(log, "Starting established connection")

    def start(self, *words: str) -> Path:
        """Start a process; return the file that it logs to."""
        kind, *options = words
        module = f"distributed.cli.dask_{kind}"
        here = ["--host", "127.0.0.1", "--no-dashboard"]
        log = self.folder / f"{len(self.processes)}.log"
        with log.open("wb") as file:
            self.processes.append(
                subprocess.Popen(
                    [sys.executable, "-m", module, *options, *here],
                    cwd=self.folder,
                    env=environment(),
                    stdout=file,
                    stderr=file,
                )
            )
        return log

    def _wait_for(self, log: Path, words: str) -> str:
        while not (found := re.search(words, log.read_text())):
            assert self.processes[-1].poll() is None, log.read_text()
            time.sleep(0.02)
        return found[0]

    def stop(self) -> None:
        """End them all."""
        for one in self.processes:
            one.kill()
            one.wait()


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    try:
        import distributed  # noqa: F401 - only whether it is there
    except ImportError:
        go_without("Dask is not installed")
    started = Cluster(tmp_path_factory.mktemp("cluster"))
    yield started
    started.stop()


def test_a_cluster_writes_the_same_bytes_as_one_process(cluster: Cluster, tmp_path: Path) -> None:
    folder = many(tmp_path, NUMBER)
    done = process("fill", "--cluster", cluster.address, "-o", "cluster", stand=folder)
    assert done.stderr.startswith("400 written, 0 unchanged, 0 refused"), done.stderr
    assert process("fill", "-q", "-j", "1", "-o", "one", stand=folder).returncode == 0
    assert output(folder / "cluster") == output(folder / "one")
    again = process("fill", "--cluster", cluster.address, "-o", "cluster", stand=folder)
    assert again.stderr.startswith("0 written, 400 unchanged, 0 refused"), again.stderr


def test_a_cluster_that_has_run_before_knows_a_template_that_changed(
    cluster: Cluster, tmp_path: Path
) -> None:
    folder = workspace(tmp_path)
    copy = folder / "templates/greeting/release.md.j2"
    for sign in ("Yours", "Always", "Yours"):
        copy.write_text(re.sub("Yours|Always", sign, copy.read_text()))
        done = process("fill", "-q", "--cluster", cluster.address, stand=folder)
        assert (done.returncode, done.stderr) == (0, "")
        assert f"{sign}, Ana" in (folder / "out/georgia/georgia-greeting.md").read_text()


def test_a_worker_of_a_cluster_takes_the_date_of_the_run(cluster: Cluster, tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    dated = {"SOURCE_DATE_EPOCH": "1500000000"}
    words = ["fill", "-q", "--cluster", cluster.address, "-o", "cluster"]
    assert process(*words, stand=folder, **dated).stderr == ""
    assert process("fill", "-q", "-o", "one", stand=folder, **dated).stderr == ""
    assert output(folder / "cluster") == output(folder / "one")


def test_another_worker_of_a_cluster_takes_over_from_one_that_died(
    cluster: Cluster, tmp_path: Path
) -> None:
    folder = many(tmp_path, NUMBER)
    cluster.processes[-1].send_signal(signal.SIGSTOP)  # it takes jobs, and does none of them
    running = subprocess.Popen(
        [sys.executable, "-m", "lmp_press", "fill", "-q", "--cluster", cluster.address],
        cwd=folder,
        env=environment(),
    )
    while not list((folder / "out").glob(".lmp-press/*/*")):
        time.sleep(0.01)
    cluster.processes[-1].kill()
    assert running.wait() == 0
    assert process("fill", "-q", "-j", "1", "-o", "one", stand=folder).returncode == 0
    assert output(folder / "out") == output(folder / "one")


IMPATIENT = """
from lmp_press.batch import cluster
cluster.SECONDS = 0.2
from lmp_press.__main__ import main
main()
"""


def test_a_cluster_that_does_not_answer_is_said(tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    done = subprocess.run(
        [sys.executable, "-c", IMPATIENT, "fill", "--cluster", "tcp://127.0.0.1:9"],
        cwd=workspace(tmp_path),
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == "error: no Dask scheduler answers at `tcp://127.0.0.1:9`\n"
    assert done.returncode == 2


def test_without_dask_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    done = lmp_press("fill", "--cluster", "tcp://127.0.0.1:9", stand=workspace(tmp_path))
    said = "error: a cluster needs Dask: install `lmp-press[cluster]`\n"
    assert done == (2, b"", said)
