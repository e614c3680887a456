from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from support.command_line import lmp_press
from support.small_workspace import command, environment, many, output, workspace

from lmp_press.batch import jobs, placing
from lmp_press.batch.engines import OnExecutor
from lmp_press.batch.plan import Plan

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NO_PLAN = Plan("", "", (), (), None)
CTRL_C = b"\x03"


def on_a_terminal(*words: str, stand: Path, press: bytes, when: str) -> tuple[int, str]:
    """Run `lmp-press` on a terminal, and press a key when something is shown there."""
    import pty

    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(stand)
        settings = environment(TERM="xterm", COLUMNS="100")
        os.execve(sys.executable, command(*words), settings)  # noqa: S606 - our own command
    shown = b""
    while data := _read(terminal):
        shown += data
        if press and when.encode() in shown:
            os.write(terminal, press)
            press = b""
    os.close(terminal)
    status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    return status, re.sub(r"\x1b\[[\d;?]*[A-Za-z]", "", shown.decode()).replace("\r", "")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # how Linux says that nobody writes there any more
        return b""


needs_a_terminal = pytest.mark.skipif(os.name == "nt", reason="Windows has no pty")


@needs_a_terminal
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_stops_the_run_and_says_how_far_it_came(tmp_path: Path, jobs: str) -> None:
    many(tmp_path, 2000)
    status, shown = on_a_terminal("fill", "-j", jobs, stand=tmp_path, press=CTRL_C, when="Checking")
    assert status == 130
    last = shown.splitlines()[-1]
    said = r"stopped: [\d,]+ of 2,000 regions were checked, and nothing was written\Z"
    assert re.search(said, last), shown
    assert "Traceback" not in shown
    assert not (tmp_path / "out").exists()


@needs_a_terminal
def test_a_terminal_shows_how_many_of_how_many_at_which_rate(tmp_path: Path) -> None:
    many(tmp_path, 600)
    status, shown = on_a_terminal("fill", stand=tmp_path, press=b"", when="")
    assert status == 0
    assert re.search(r"Checking [━╸╺]+ +\d+/600 +[\d,]+/s ", shown), shown
    assert shown.splitlines()[-1].startswith("1,200 written, 0 unchanged, 0 refused, in out")


@needs_a_terminal
def test_quiet_shows_no_bar(tmp_path: Path) -> None:
    many(tmp_path, 300)
    assert on_a_terminal("fill", "-q", stand=tmp_path, press=b"", when="") == (0, "")


def interrupt(after: int, then: Callable[..., object]) -> Callable[..., object]:
    """Return a function that is stopped by Ctrl-C after so many calls."""
    left = [after]

    def call(*arguments: object) -> object:
        if left[0] == 0:
            raise KeyboardInterrupt
        left[0] -= 1
        return then(*arguments)

    return call


def test_ctrl_c_amid_the_writing_leaves_whole_files_and_the_next_run_completes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = output(_filled(tmp_path / "undisturbed") / "out")
    folder = workspace(tmp_path / "stopped")
    with monkeypatch.context() as patched:
        patched.setattr("lmp_press.batch.filling.place", interrupt(1, placing.place))
        done = lmp_press("fill", stand=folder)
    said = "stopped: 2 of 8 files were written; the next run finishes the work\n"
    assert done == (130, b"", said)
    written = {
        path: data for path, data in output(folder / "out").items() if ".lmp-press" not in path
    }
    assert len(written) == 2
    assert written.items() <= expected.items()
    assert lmp_press("fill", stand=folder).stderr.startswith("6 written, 2 unchanged, 0 refused")
    assert output(folder / "out") == expected


def _filled(folder: Path) -> Path:
    lmp_press("fill", stand=workspace(folder))
    return folder


@pytest.mark.parametrize("words", [["check"], ["fill"]])
def test_ctrl_c_amid_the_checking_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    workspace(tmp_path)
    monkeypatch.setattr("lmp_press.batch.passes.take", interrupt(2, jobs.take))
    done = lmp_press(*words, stand=tmp_path)
    said = "stopped: 2 of 4 regions were checked, and nothing was written\n"
    assert done == (130, b"", said)
    assert not (tmp_path / "out").exists()


def test_ctrl_c_before_anything_began_says_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lmp_press.door.desk.find_workspace", interrupt(0, print))
    assert lmp_press("fill", stand=tmp_path) == (130, b"", "")


def test_what_a_worker_has_begun_has_ended_when_a_run_was_stopped() -> None:
    from concurrent.futures import ThreadPoolExecutor

    ended = []

    def work(_: object, items: list[int]) -> list[int]:
        time.sleep(0.05)
        ended.extend(items)
        return items

    with ThreadPoolExecutor(1) as executor:
        outcomes = OnExecutor(executor, ahead=8).in_order(work, NO_PLAN, range(1000))
        assert next(outcomes) == 0
        outcomes.close()
        at_the_stop = list(ended)
    assert ended == at_the_stop


@pytest.mark.skipif(os.name == "nt", reason="Windows has no kill")
def test_a_stop_of_the_whole_group_of_processes_shows_no_traceback(tmp_path: Path) -> None:
    many(tmp_path, 1000)
    for delay in (0.0, 0.02, 0.05, 0.1, 0.2):
        shutil.rmtree(tmp_path / "out", ignore_errors=True)
        process = subprocess.Popen(
            command("fill", "-j", "2"),
            cwd=tmp_path,
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        while not (tmp_path / "out").exists() and process.poll() is None:
            time.sleep(0.001)
        time.sleep(delay)
        os.killpg(process.pid, signal.SIGINT)
        said, _ = process.communicate()
        assert b"Traceback" not in said, said
        assert process.returncode in {0, 130}
