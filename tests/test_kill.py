from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from support.command_line import lmp_press
from support.forked_runs import begin, ended
from support.small_workspace import COPY, many, output, region, tree, workspace
from support.workspace_files import file_tree

from lmp_press.batch import engines, processes

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from types import FrameType

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no fork and no kill -9")

SIDE = "out/.lmp-press"
NUMBER = 8  # regions of a run that is killed at random
TIMES = 20
OPERATIONS = {"open", "write", "mkdir", "rename", "replace", "unlink", "rmdir", "sendfile"}


def killed_before_operation(
    number: int, operations: Collection[str] = OPERATIONS
) -> Callable[[], None]:
    """Return what makes a process kill itself before its n-th operation on files."""
    left = [number]

    def watch(frame: FrameType, event: str, called: Any) -> None:
        by_jinja = frame.f_code.co_filename.endswith("compiler.py")  # which writes to memory
        of_text = isinstance(getattr(called, "__self__", None), str)
        if event == "c_call" and called.__name__ in operations and not (by_jinja or of_text):
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    return lambda: sys.setprofile(watch)


def undisturbed(folder: Path, regions: dict[str, str]) -> dict[str, bytes]:
    """Return what a run over these regions writes that nobody disturbs."""
    file_tree(workspace(folder, ()), regions)
    assert lmp_press("fill", "-q", stand=folder) == (0, b"", "")
    return output(folder / "out")


def regions(number: int) -> dict[str, str]:
    """Return two region files; the number makes them differ."""
    names = ("georgia", "maine")
    return {f"regions/{name}.yaml": region(name, 10 * n + number) for n, name in enumerate(names)}


def assert_whole(folder: Path, *allowed: dict[str, bytes]) -> None:
    """Each file is one that some run wrote, from its first byte to its last."""
    for path, data in output(folder / "out").items():
        if not path.startswith(".lmp-press/"):
            assert data in [files.get(path) for files in allowed] or path == "manifest.json", path


def test_a_run_that_is_killed_before_any_operation_is_completed_by_the_next(
    tmp_path: Path,
) -> None:
    expected = undisturbed(tmp_path / "undisturbed", regions(1))
    number, status = 0, -signal.SIGKILL
    while status == -signal.SIGKILL:
        number += 1
        folder = file_tree(workspace(tmp_path / str(number), ()), regions(1))
        kill = killed_before_operation(number)
        status = ended(begin("fill", "-j", "1", stand=folder, first=kill))
        assert_whole(folder, expected)
        assert lmp_press("fill", "-q", stand=folder) == (0, b"", "")
        assert output(folder / "out") == expected
        assert not (folder / SIDE).exists()
    assert status == 0
    assert number > 50


def test_files_of_a_killed_run_are_no_hand_edits_though_regions_change_before_the_next(
    tmp_path: Path,
) -> None:
    old, new, last = (undisturbed(tmp_path / f"undisturbed {n}", regions(n)) for n in range(1, 4))
    number, status = 0, -signal.SIGKILL
    while status == -signal.SIGKILL:
        number += 2
        folder = Path(shutil.copytree(tmp_path / "undisturbed 1", tmp_path / str(number)))
        file_tree(folder, regions(2))
        kill = killed_before_operation(number)
        status = ended(begin("fill", "-j", "1", stand=folder, first=kill))
        assert_whole(folder, old, new)
        file_tree(folder, regions(3))
        assert lmp_press("fill", "-q", stand=folder) == (0, b"", "")
        assert output(folder / "out") == last
        assert tree(folder / "out") == tree(tmp_path / "undisturbed 3/out")
    assert status == 0
    assert number > 50


def test_a_run_that_cleans_up_after_another_may_be_killed_too(tmp_path: Path) -> None:
    expected = undisturbed(tmp_path / "undisturbed", regions(2))
    undisturbed(tmp_path / "before", regions(1))
    number, status = 0, -signal.SIGKILL
    while status == -signal.SIGKILL:
        number += 5
        folder = Path(shutil.copytree(tmp_path / "before", tmp_path / str(number)))
        file_tree(folder, regions(2))
        for kill in (
            killed_before_operation(3, {"replace"}),  # amid the files that get into their places
            killed_before_operation(number),
        ):
            status = ended(begin("fill", "-j", "1", stand=folder, first=kill))
        assert lmp_press("fill", "-q", stand=folder) == (0, b"", "")
        assert output(folder / "out") == expected
    assert status == 0


def test_a_killed_prune_is_completed_by_the_next(tmp_path: Path) -> None:
    kept = dict(list(regions(1).items())[:1])
    expected = undisturbed(tmp_path / "undisturbed", kept)
    undisturbed(tmp_path / "before", regions(1))
    number, status = 0, -signal.SIGKILL
    while status == -signal.SIGKILL:
        number += 2
        folder = Path(shutil.copytree(tmp_path / "before", tmp_path / str(number)))
        (folder / "regions/maine.yaml").unlink()
        kill = killed_before_operation(number)
        status = ended(begin("fill", "--prune", stand=folder, first=kill))
        assert lmp_press("fill", "-q", "--prune", stand=folder) == (0, b"", "")
        assert output(folder / "out") == expected
    assert status == 0


def test_a_killed_force_loses_no_hand_edit(tmp_path: Path) -> None:
    expected = undisturbed(tmp_path / "undisturbed", regions(1))
    number, status = 0, -signal.SIGKILL
    while status == -signal.SIGKILL:
        number += 2
        folder = Path(shutil.copytree(tmp_path / "undisturbed", tmp_path / str(number)))
        file_tree(folder, {"out/maine/maine-greeting.md": "mine"})
        kill = killed_before_operation(number)
        status = ended(begin("fill", "--force", stand=folder, first=kill))
        assert b"mine" in output(folder / "out").values()
        assert lmp_press("fill", "-q", "--force", stand=folder) == (0, b"", "")
        kept = {"maine/maine-greeting.edited-1.md": b"mine"}
        assert output(folder / "out") == expected | kept
    assert status == 0


def use_small_chunks() -> None:
    processes.REGIONS_FOR_A_PROCESS = 2
    engines.CHUNK = 2


def children(pid: int) -> list[int]:
    """Return the processes that a process began."""
    path = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(word) for word in path.read_text().split()] if path.exists() else []


def is_gone(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2]
    except FileNotFoundError:
        return True
    return state.startswith("Z")  # it ended, and nobody asked yet how


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, float]:
    """Return a workspace that was filled by two processes, and the seconds that it took."""
    folder = many(tmp_path_factory.mktemp("whole"), NUMBER)
    began = time.monotonic()
    pid = begin("fill", "-q", "-j", "2", stand=folder, first=use_small_chunks)
    assert ended(pid) == 0
    return folder, time.monotonic() - began


@pytest.mark.skipif(sys.platform != "linux", reason="the workers are found in /proc")
@pytest.mark.parametrize("whom", ["parent", "worker"])
def test_a_run_that_is_killed_at_random_is_completed_by_the_next(
    whole: tuple[Path, float], tmp_path: Path, whom: str
) -> None:
    undisturbed_folder, seconds = whole
    expected = output(undisturbed_folder / "out")
    seed = random.SystemRandom().randrange(1 << 32)
    print(f"seed {seed}")  # noqa: T201 - so that a failure can be repeated
    chance = random.Random(seed)  # noqa: S311 - moments, not secrets
    for number in range(TIMES):
        folder = many(tmp_path / str(number), NUMBER)
        pid = begin("fill", "-q", "-j", "2", stand=folder, first=use_small_chunks)
        time.sleep(chance.uniform(0, seconds))
        workers = children(pid)
        victims = [pid] if whom == "parent" else workers[:1]
        for victim in victims:
            with suppress(ProcessLookupError):  # it ended by itself
                os.kill(victim, signal.SIGKILL)
        status = ended(pid)
        assert status in {0, 2} if whom == "worker" else status in {0, -9}
        while not all(map(is_gone, workers)):
            time.sleep(0.001)
        assert_whole(folder, expected)
        file_tree(folder, {"templates/greeting/release.md.j2": COPY})
        assert lmp_press("fill", "-q", stand=folder) == (0, b"", "")
        assert output(folder / "out") == expected
        assert not (folder / SIDE).exists()


@pytest.mark.skipif(sys.platform != "linux", reason="the workers are found in /proc")
def test_the_death_of_a_worker_is_said_and_nothing_is_written(tmp_path: Path) -> None:
    folder = many(tmp_path, 400)
    pid = begin("fill", "-j", "2", stand=folder)
    while not list((folder / "out").glob(".lmp-press/*/*/*")):
        time.sleep(0.001)
    os.kill(children(pid)[0], signal.SIGKILL)
    assert ended(pid) == 2
    assert (folder / "said").read_text() == (
        "error: a worker process was ended, perhaps for want of memory; nothing was written "
        "(`-j 1` needs the least memory)\n"
    )
    assert not (folder / "out").exists()
