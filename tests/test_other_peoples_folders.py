"""Output folders that somebody prepared, or rearranges during a run: nothing is written outside."""

from __future__ import annotations

import errno
import os
import signal
import socket
import stat
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from support.command_line import lmp_press
from support.forked_runs import begin, ended
from support.small_workspace import NAMES, output, process, region, tree, workspace
from support.workspace_files import file_tree
from test_kill import OPERATIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows lets few people make links")

MINE = "# my shell's start-up file\n"
SIDE = "out/.lmp-press"
LINKED = """\
out:1:1: error: `out` is a symbolic link, which is not followed [output-link]
  help: name the folder that it leads to with `-o`
"""


@pytest.fixture
def victim(tmp_path: Path) -> Iterator[Path]:
    """Return a person's file outside of the workspace, which must stay as it is."""
    path = tmp_path / "home/.bashrc"
    file_tree(tmp_path, {"home/.bashrc": MINE})
    yield path
    assert path.read_text() == MINE
    assert not path.is_symlink()
    assert tree(tmp_path / "home") == [".bashrc"]


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    """Return a workspace as it may come by mail."""
    return workspace(tmp_path / "kit")


def journal_of(folder: Path) -> str:
    """Return a journal that promises what was written."""
    return (folder / "out/manifest.json").read_text()


def test_a_manifest_that_waits_as_a_link_beside_a_journal_is_not_written_through(
    kit: Path, victim: Path
) -> None:
    lmp_press("fill", stand=kit)
    expected = output(kit / "out")
    file_tree(kit, {f"{SIDE}/journal.json": journal_of(kit)})
    (kit / SIDE / "manifest.json").symlink_to(victim)
    assert lmp_press("fill", "-q", stand=kit) == (0, b"", "")
    assert output(kit / "out") == expected
    assert not (kit / SIDE).exists()


def test_a_journal_that_is_a_link_is_named_and_not_read(kit: Path, victim: Path) -> None:
    (kit / SIDE).mkdir(parents=True)
    (kit / SIDE / "journal.json").symlink_to(victim)
    done = lmp_press("fill", "-q", stand=kit)
    said = "its journal.json cannot be read: is a symbolic link"
    assert done == (1, b"", f"out:1:1: error: `out` cannot be written: {said} [cannot-write]\n")


def test_whatever_lies_in_the_side_folder_is_removed_and_no_link_in_it_is_followed(
    kit: Path, victim: Path
) -> None:
    file_tree(kit, {f"{SIDE}/{NAMES[0]}/old.md": "old", f"{SIDE}/note.txt": "old"})
    (kit / SIDE / "tmp").symlink_to(victim.parent, target_is_directory=True)
    (kit / SIDE / NAMES[0] / "deep").symlink_to(victim.parent, target_is_directory=True)
    assert lmp_press("fill", "-q", stand=kit) == (0, b"", "")
    assert not (kit / SIDE).exists()


def test_the_output_folder_of_a_workspace_is_no_link(kit: Path, victim: Path) -> None:
    (kit / "out").symlink_to(victim.parent, target_is_directory=True)
    for switch in ("-q", "--force", "--prune", "--dry-run"):
        done = lmp_press("fill", "-q", switch, stand=kit)
        assert done == (1, b"", LINKED)


def test_a_folder_that_is_named_may_be_a_link(kit: Path) -> None:
    (kit / "share").mkdir()
    (kit / "releases").symlink_to(kit / "share", target_is_directory=True)
    assert lmp_press("fill", "-q", "-o", "releases", stand=kit) == (0, b"", "")
    assert lmp_press("fill", "-q", "-o", "plain", stand=kit) == (0, b"", "")
    assert output(kit / "share") == output(kit / "plain")


def before_operation(number: int, do: Callable[[], None]) -> Callable[[], None]:
    """Return what makes a process do something before its n-th operation on files."""
    left = [number]

    def watch(frame: FrameType, event: str, called: Any) -> None:
        by_jinja = frame.f_code.co_filename.endswith("compiler.py")
        of_text = isinstance(getattr(called, "__self__", None), str)
        if event == "c_call" and called.__name__ in OPERATIONS and not (by_jinja or of_text):
            left[0] -= 1
            if left[0] == 0:
                sys.setprofile(None)
                do()

    return lambda: sys.setprofile(watch)


def swap(path: Path, for_link_to: Path) -> None:
    """Put a link in the place of a folder, as somebody would who may write beside it."""
    if path.is_dir() and not path.is_symlink():
        path.rename(path.with_name(f"{path.name} aside"))
        path.symlink_to(for_link_to, target_is_directory=True)


SWAPPED = ["out", "out/georgia", SIDE, f"{SIDE}/*", f"{SIDE}/*/*"]


@pytest.mark.parametrize("which", SWAPPED)
def test_a_folder_that_is_swapped_for_a_link_during_a_run_leads_nowhere(
    tmp_path: Path, victim: Path, which: str
) -> None:
    for number in range(1 + SWAPPED.index(which), 80, 15):
        folder = workspace(tmp_path / f"{number}", ["georgia", "hawaii"])
        if number % 2:
            lmp_press("fill", "-q", stand=folder)
            file_tree(folder, {"regions/georgia.yaml": region("georgia", 9)})

        def act(folder: Path = folder) -> None:
            for path in folder.glob(which):
                swap(path, victim.parent)

        status = ended(begin("fill", "-q", stand=folder, first=before_operation(number, act)))
        assert status in {0, 1}, (folder / "said").read_text()
        assert tree(victim.parent) == [".bashrc"], number


def be_interrupted() -> None:
    raise KeyboardInterrupt


def run_out_of_disk() -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def be_killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


STOPS = [be_interrupted, run_out_of_disk, be_killed]  # together at every operation


@pytest.mark.parametrize("stop", STOPS)
def test_a_run_that_is_stopped_while_it_settles_loses_no_journal(
    tmp_path: Path, stop: Callable[[], None]
) -> None:
    lmp_press("fill", "-q", stand=workspace(tmp_path / "first"))
    written = output(tmp_path / "first/out")
    journal = written.pop("manifest.json")
    number, settled = STOPS.index(stop) + 1 - len(STOPS), False
    while not settled:
        number += len(STOPS)
        folder = workspace(tmp_path / str(number))
        file_tree(folder, {f"out/{path}": data for path, data in written.items()})
        file_tree(folder, {f"{SIDE}/journal.json": journal, f"{SIDE}/aside/left.md": "left"})
        file_tree(folder, {"regions/georgia.yaml": region("georgia", 9)})

        def act(folder: Path = folder) -> None:
            has_settled = not (folder / SIDE / "journal.json").exists()
            (folder / "stopped").write_text("after" if has_settled else "before")
            stop()

        ended(begin("fill", "-q", stand=folder, first=before_operation(number, act)))
        settled = (folder / "stopped").read_text() == "after"
        assert lmp_press("fill", "-q", stand=folder) == (0, b"", ""), number
        assert not (folder / SIDE).exists()
    assert number > 15


@pytest.mark.parametrize("umask", [0o022, 0o077, 0o002])
def test_releases_have_the_modes_that_the_umask_gives(kit: Path, umask: int) -> None:
    def set_umask() -> None:
        os.umask(umask)

    assert ended(begin("fill", "-q", stand=kit, first=set_umask)) == 0
    for path in (kit / "out").rglob("*"):
        given = 0o777 if path.is_dir() else 0o666
        assert stat.S_IMODE(path.stat().st_mode) == given & ~umask, path


def make_socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # a socket's path is short
    try:
        with socket.socket(socket.AF_UNIX) as one:
            one.bind(path.name)
    finally:
        os.chdir(here)


ODD: dict[str, Callable[[Path], object]] = {
    "named pipe": os.mkfifo,
    "socket": make_socket,
    "symbolic link": lambda path: path.symlink_to("/dev/zero"),
    "directory": Path.mkdir,
}


@pytest.mark.parametrize("name", ["manifest.json", ".lmp-press/journal.json"])
@pytest.mark.parametrize("kind", ODD)
def test_what_is_no_file_is_named_and_not_read_as_a_manifest(
    kit: Path, name: str, kind: str
) -> None:
    (kit / SIDE).mkdir(parents=True)
    ODD[kind](kit / "out" / name)
    reason = f"its {Path(name).name} cannot be read: is a {kind}"
    said = f"out:1:1: error: `out` cannot be written: {reason} [cannot-write]\n"
    assert lmp_press("fill", "-q", stand=kit) == (1, b"", said)


@pytest.mark.parametrize("kind", ODD)
def test_what_is_no_file_in_the_place_of_a_release_is_taken_for_a_hand_edit(
    kit: Path, kind: str
) -> None:
    lmp_press("fill", "-q", stand=kit)
    release = kit / "out/georgia/georgia-greeting.md"
    release.unlink()
    ODD[kind](release)
    file_tree(kit, {f"{SIDE}/journal.json": journal_of(kit)})
    done = lmp_press("fill", "-q", stand=kit)
    assert (done.status, done.stderr.count("[edited]")) == (1, 1)
    assert lmp_press("fill", "-q", "--force", stand=kit) == (0, b"", "")
    assert release.read_text().startswith("# Greetings from Georgia")


HEAD = b'{"format": 1, "regions": {\n'


@pytest.mark.parametrize("start", [HEAD, b"", b"{"])
@pytest.mark.parametrize("name", ["manifest.json", ".lmp-press/journal.json"])
def test_a_manifest_without_end_costs_little_time_and_memory(
    kit: Path, name: str, start: bytes
) -> None:
    import resource

    endless = kit / "out" / name
    file_tree(kit, {f"out/{name}": start})
    os.truncate(endless, 1 << 36)  # it takes no room on the disk
    began = time.monotonic()
    assert process("fill", "-q", stand=kit).returncode == 0
    assert time.monotonic() - began < 20
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 600_000  # kilobytes


def test_a_release_without_end_is_taken_for_a_hand_edit_and_not_read(kit: Path) -> None:
    lmp_press("fill", "-q", stand=kit)
    os.truncate(kit / "out/georgia/georgia-greeting.md", 1 << 40)
    done = lmp_press("fill", "-q", stand=kit)
    assert (done.status, done.stderr.count("[edited]")) == (1, 1)


@pytest.mark.parametrize("name", [".page.html.new", ".page.html.tmp", "page.html.new"])
def test_a_link_that_was_put_beside_the_file_that_is_asked_for_is_not_written_through(
    kit: Path, victim: Path, name: str
) -> None:
    (kit / name).symlink_to(victim)
    words = ["diff", "georgia", "hawaii", "-f", "html", "-o", "page.html"]
    assert lmp_press(*words, stand=kit).status == 1
    assert (kit / name).is_symlink()
    assert (kit / "page.html").read_text().startswith("<!doctype html>")


def test_a_persons_file_beside_the_one_that_is_asked_for_stays(kit: Path) -> None:
    file_tree(kit, {".table.csv.new": "mine"})
    assert lmp_press("table", "-f", "csv", "-o", "table.csv", stand=kit).status == 0
    assert (kit / ".table.csv.new").read_text() == "mine"
    assert sorted(path.name for path in kit.iterdir()) == [
        ".table.csv.new",
        "regions",
        "table.csv",
        "templates",
    ]


def test_the_file_that_is_asked_for_replaces_a_link_and_not_what_it_leads_to(
    kit: Path, victim: Path
) -> None:
    (kit / "table.csv").symlink_to(victim)
    assert lmp_press("table", "-f", "csv", "-o", "table.csv", stand=kit).status == 0
    assert not (kit / "table.csv").is_symlink()


def test_a_redline_goes_through_the_same_door(kit: Path, victim: Path) -> None:
    (kit / "redline.docx").symlink_to(victim)
    words = ["diff", "georgia", "hawaii", "-f", "docx", "-o", "redline.docx"]
    assert lmp_press(*words, stand=kit).status == 1
    assert (kit / "redline.docx").read_bytes().startswith(b"PK")


def test_a_file_that_cannot_be_replaced_is_said_and_nothing_is_left(kit: Path) -> None:
    (kit / "table.csv").mkdir()
    done = lmp_press("table", "-f", "csv", "-o", "table.csv", stand=kit)
    assert done == (2, b"", "error: cannot write `table.csv`: is a directory\n")
    done = lmp_press("table", "-f", "csv", "-o", "nowhere/table.csv", stand=kit)
    said = "error: cannot write `nowhere/table.csv`: no such file or directory\n"
    assert done == (2, b"", said)
    assert tree(kit / "table.csv") == []


def test_standard_output_and_pipes_may_be_named(kit: Path) -> None:
    expected = process("table", "-f", "csv", stand=kit).stdout
    assert process("table", "-f", "csv", "-o", "/dev/stdout", stand=kit).stdout == expected
    assert process("table", "-f", "csv", "-o", "/dev/null", stand=kit).returncode == 0
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)  # noqa: PTH116 - a device, no path of ours


def test_folders_with_pipes_and_devices_are_compared_and_nothing_waits(tmp_path: Path) -> None:
    for side in ("old", "new"):
        file_tree(tmp_path, {f"{side}/same.md": "one\n"})
        os.mkfifo(tmp_path / side / "pipe.md")
    os.mkfifo(tmp_path / "old/gone.yaml")
    os.mkfifo(tmp_path / "new/come.yaml")
    (tmp_path / "old/zero.md").symlink_to("/dev/zero")
    (tmp_path / "new/other.md").symlink_to("/dev/zero")
    workspace(tmp_path / "kit")
    done = lmp_press("diff", str(tmp_path / "old"), str(tmp_path / "new"), stand=tmp_path / "kit")
    shown = done.stdout.decode()
    assert "is a device or a pipe, not a file" in shown
    for name in ("gone.yaml", "come.yaml", "zero.md", "other.md"):
        assert name in shown
    assert done.status == 2
