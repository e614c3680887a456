from __future__ import annotations

import re
import shutil
import signal
import socketserver
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest
from support.command_line import lmp_press
from support.outside_tools import find_tool, go_without
from support.project_files import PACKAGE, ROOT, read
from support.small_workspace import environment, many, output, process, region, tree, workspace
from support.workspace_files import file_tree

from lmp_press import __version__
from lmp_press.batch import cluster as remote
from lmp_press.batch.inspection import LIBRARIES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

NUMBER = 200
# Libraries that make no release: they collect values, show, keep and print what was made.
SHOWING = {
    *("click", "openpyxl", "platformdirs", "prompt-toolkit", "pypdfium2"),
    *("python-docx", "rich", "starlette", "uvicorn", "watchfiles"),
}


class Cluster:
    """A scheduler of Dask's and workers, each a process of its own on this machine."""

    def __init__(self, folder: Path, workers: int) -> None:
        self.folder = folder
        self.processes: list[subprocess.Popen[bytes]] = []
        log = self.start("scheduler", "--port", "0")
        self.address = self._wait_for(log, r"tcp://127\.0\.0\.1:\d+")
        for _ in range(workers):
            self.add_worker()

    def add_worker(self, *before: str, **settings: str) -> subprocess.Popen[bytes]:
        """Start a worker; `before` are words of a command that starts it."""
        words = ["worker", self.address, "--no-nanny", "--nthreads", "1"]
        self._wait_for(
            self.start(*words, before=before, **settings), "Starting established connection"
        )
        return self.processes[-1]

    def start(self, *words: str, before: tuple[str, ...] = (), **settings: str) -> Path:
        """Start a process; return the file that it logs to."""
        kind, *options = words
        module = f"distributed.cli.dask_{kind}"
        here = ["--host", "127.0.0.1", "--no-dashboard"]
        log = self.folder / f"{len(self.processes)}.log"
        with log.open("wb") as file:
            self.processes.append(
                subprocess.Popen(
                    [*before, sys.executable, "-m", module, *options, *here],
                    cwd=self.folder,
                    env=environment(**settings),
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
def start(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[int], Cluster]]:
    """Return what starts a cluster of so many workers."""
    if not find_spec("distributed"):
        go_without("Dask is not installed")
    started: list[Cluster] = []

    def begin(workers: int) -> Cluster:
        started.append(Cluster(tmp_path_factory.mktemp("cluster"), workers))
        return started[-1]

    yield begin
    for one in started:
        one.stop()


@pytest.fixture(scope="module")
def cluster(start: Callable[[int], Cluster]) -> Cluster:
    return start(2)


@pytest.fixture(scope="module")
def scheduler(start: Callable[[int], Cluster]) -> Cluster:
    """Return a scheduler that has no workers but those that a test adds, and ends."""
    return start(0)


@pytest.fixture
def alone(scheduler: Cluster) -> Iterator[Cluster]:
    yield scheduler
    for one in scheduler.processes[1:]:
        one.kill()
        one.wait()
    del scheduler.processes[1:]


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
    folder = many(tmp_path, 600)
    running = impatient(cluster.address, folder, "-q")
    staged(folder, running)
    cluster.processes[-1].send_signal(signal.SIGSTOP)  # it has taken jobs, and does none of them
    time.sleep(0.2)
    cluster.processes[-1].kill()
    assert running.communicate()[1] == ""
    assert running.returncode == 0
    assert process("fill", "-q", "-j", "1", "-o", "one", stand=folder).returncode == 0
    assert output(folder / "out") == output(folder / "one")


IMPATIENT = """
from lmp_press.batch import cluster
cluster.SILENCE = 2
from lmp_press.__main__ import main
main()
"""


def impatient(address: str, stand: Path, *words: str) -> subprocess.Popen[str]:
    """Fill on a cluster, in a process that does not wait long for a sign of life."""
    return subprocess.Popen(
        [sys.executable, "-c", IMPATIENT, "fill", "--cluster", address, *words],
        cwd=stand,
        env=environment(),
        stderr=subprocess.PIPE,
        text=True,
    )


def staged(folder: Path, running: subprocess.Popen[str]) -> None:
    """Wait for the first release to be left by a worker."""
    while running.poll() is None and not list((folder / "out").glob(".lmp-press/*/*/*")):
        time.sleep(0.01)


NO_ADDRESSES = [
    *("", " ", "nonsense", "nonsense:", "nonsense:99999", "nonsense:0", "tcp://", "tcp://x"),
    *("http://127.0.0.1:8786", "file:///dev/zero", "inproc://x", "/etc/passwd", "[::1"),
    *("tcp://127.0.0.1:abc", " tcp://127.0.0.1:8786", "tcp://127.0.0.1:8786/x"),
]


@pytest.mark.parametrize("address", NO_ADDRESSES)
def test_what_is_no_address_is_said(address: str, tmp_path: Path) -> None:
    done = lmp_press("fill", "--cluster", address, stand=workspace(tmp_path))
    said = (
        f"error: `{address}` is no address of a Dask scheduler: expected `tcp://HOST:PORT` or "
        "`tls://HOST:PORT`\n"
    )
    assert done == (2, b"", said)


def test_an_address_reaches_the_terminal_without_its_control_characters(tmp_path: Path) -> None:
    done = lmp_press("fill", "--cluster", "\x1b[31m", stand=workspace(tmp_path))
    assert done.stderr.startswith("error: `␛[31m` is no address")


class Silent(socketserver.BaseRequestHandler):
    """Takes a connection and says nothing."""

    def handle(self) -> None:
        self.request.recv(1)


class Babbling(socketserver.BaseRequestHandler):
    """Says something else than Dask would, as a mail or SSH server does."""

    def handle(self) -> None:
        self.request.sendall(b"220 mail.example ESMTP\r\n" * 1000)


class Web(BaseHTTPRequestHandler):
    """Answers as a web server does, and logs nothing."""

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(params=[Silent, Babbling, Web])
def other_server(request: pytest.FixtureRequest) -> Iterator[str]:
    """Return the address of a server that is no scheduler."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), request.param) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@pytest.mark.parametrize("scheme", ["tcp://", ""])
def test_a_server_that_is_no_scheduler_is_said(
    other_server: str, tmp_path: Path, scheme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remote, "SECONDS", 0.5)
    address = f"{scheme}{other_server}"
    done = lmp_press("fill", "--cluster", address, stand=workspace(tmp_path))
    assert done == (2, b"", f"error: no Dask scheduler answers at `{address}`\n")


def test_a_cluster_that_does_not_answer_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remote, "SECONDS", 0.5)
    done = lmp_press("fill", "--cluster", "tcp://127.0.0.1:9", stand=workspace(tmp_path))
    assert done == (2, b"", "error: no Dask scheduler answers at `tcp://127.0.0.1:9`\n")


def test_tls_without_certificates_is_said(tmp_path: Path) -> None:
    done = lmp_press("fill", "--cluster", "tls://127.0.0.1:9", stand=workspace(tmp_path))
    said = (
        "error: `tls://127.0.0.1:9` needs certificates: name them in Dask's configuration, "
        "distributed.comm.tls\n"
    )
    assert done == (2, b"", said)


def test_a_scheduler_without_workers_is_said(alone: Cluster, tmp_path: Path) -> None:
    done = process("fill", "--cluster", alone.address, stand=workspace(tmp_path))
    said = f"error: the scheduler at `{alone.address}` has no workers\n"
    assert (done.returncode, done.stderr) == (2, said)
    assert not (tmp_path / "out").exists()


def other_program(folder: Path, version: str) -> str:
    """Return a folder with the program in another version, '' for one that is another program."""
    package = folder / "lmp_press"
    if not version:
        file_tree(folder, {"lmp_press/__init__.py": "__version__ = '0.1.0'"})
        return str(folder)
    shutil.copytree(PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__"))
    file_tree(package, {"__init__.py": f'__version__ = "{version}"\n'})
    return str(folder)


@pytest.mark.parametrize(
    ("version", "said"),
    [
        ("0.0.9", f"has lmp-press 0.0.9, and this machine has lmp-press {__version__}"),
        ("", f"has no lmp-press that is this one, {__version__}"),
    ],
)
def test_a_worker_with_another_program_is_said(
    alone: Cluster, tmp_path: Path, version: str, said: str
) -> None:
    alone.add_worker(PYTHONPATH=other_program(tmp_path / "other", version))
    done = process("fill", "--cluster", alone.address, stand=workspace(tmp_path))
    told = rf"error: the worker `tcp://127\.0\.0\.1:\d+` of the cluster {re.escape(said)}\n"
    assert re.fullmatch(told, done.stderr), done.stderr
    assert done.returncode == 2
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("what", "status", "said"),
    [
        (
            "templates",
            2,
            "does not read the same templates in `{folder}/templates` as this machine",
        ),
        ("out", 2, "does not see the output folder `{folder}/out` of this machine"),
        (
            "regions",
            1,
            "regions/georgia.yaml:1:1: error: `regions/georgia.yaml` is another file on",
        ),
    ],
)
def test_a_worker_that_has_other_files_under_the_same_path_writes_nothing_of_them(
    alone: Cluster, tmp_path: Path, what: str, status: int, said: str
) -> None:
    folder, stale = workspace(tmp_path / "here"), workspace(tmp_path / "stale")
    (folder / "out").mkdir()
    (stale / "out").mkdir()
    file_tree(stale, {"regions/georgia.yaml": region("georgia", 9)})
    copy = stale / "templates/greeting/release.md.j2"
    copy.write_text(copy.read_text().replace("Yours", "Always"))
    mount = f'mount --bind {stale / what} {folder / what} && exec "$@"'
    words = [find_tool("unshare"), "--mount", "sh", "-c", mount, "sh"]
    if subprocess.run([*words, "true"], capture_output=True, check=False).returncode:
        go_without("nobody but root mounts a folder")
    alone.add_worker(*words)
    done = process("fill", "--cluster", alone.address, stand=folder)
    assert said.format(folder=folder) in done.stderr
    assert done.returncode == status
    assert tree(folder / "out") == []


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGSTOP])
def test_the_loss_of_the_last_worker_is_said(
    alone: Cluster, tmp_path: Path, end: signal.Signals
) -> None:
    worker = alone.add_worker()
    folder = many(tmp_path, 2000)
    running = impatient(alone.address, folder)
    staged(folder, running)
    worker.send_signal(end)
    _, told = running.communicate()
    assert told == (
        f"error: the last worker of `{alone.address}` was lost; nothing was written, and the next "
        "run finishes the work\n"
    )
    assert running.returncode == 1
    assert not (folder / "out").exists()


def test_the_loss_of_the_scheduler_is_said(start: Callable[[int], Cluster], tmp_path: Path) -> None:
    cluster = start(1)
    folder = many(tmp_path, 2000)
    running = impatient(cluster.address, folder)
    staged(folder, running)
    cluster.processes[0].kill()
    _, told = running.communicate()
    assert told == (
        f"error: the scheduler at `{cluster.address}` was lost; nothing was written, and the next "
        "run finishes the work\n"
    )
    assert running.returncode == 1
    left = [path for path in output(folder / "out") if not path.startswith(".lmp-press/")]
    assert left == []  # but for what its worker, who hears of nothing, goes on to leave


def test_every_library_that_makes_a_release_is_compared() -> None:
    named = read(ROOT / "pyproject.toml").partition("dependencies = [")[2].partition("]")[0]
    libraries = set(re.findall(r'"([\w-]+)', named))
    assert {name.lower() for name in LIBRARIES} == {one.lower() for one in libraries} - SHOWING


def test_without_dask_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    done = lmp_press("fill", "--cluster", "tcp://127.0.0.1:9", stand=workspace(tmp_path))
    said = "error: a cluster needs Dask: install `lmp-press[cluster]`\n"
    assert done == (2, b"", said)
