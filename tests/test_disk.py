from __future__ import annotations

import errno
import os
import subprocess
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support.command_line import lmp_press
from support.forked_runs import begin, ended
from support.outside_tools import find_tool, go_without
from support.small_workspace import many, output, region, tree, workspace
from support.workspace_files import file_tree

from lmp_press.store.folder import SideFolder

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no tmpfs and no users to be")

NOBODY = 65534
ROOM = "300k"  # for some of the releases of 40 regions


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a workspace of 40 regions whose output folder is a small disk of its own."""
    folder = many(tmp_path, 40)
    (folder / "out").mkdir()
    mount = [find_tool("mount"), "-t", "tmpfs", "-o", f"size={ROOM}", "none", str(folder / "out")]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        go_without("nobody but root mounts a disk")
    yield folder
    subprocess.run([find_tool("umount"), folder / "out"], check=True)


@pytest.fixture
def read_only() -> Iterator[Path]:
    """Return a filled workspace that anybody may read, and that only its owner may write."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        lmp_press("fill", stand=workspace(folder))
        yield folder
        folder.chmod(0o755)
        for path in folder.rglob("*"):
            path.chmod(0o755)


def as_somebody_else(*words: str, stand: Path) -> tuple[int, str]:
    """Run `lmp-press` as a user who may write no file of root's; return what it said."""

    def become() -> None:
        if os.geteuid() == 0:
            os.setuid(NOBODY)

    status = ended(begin(*words, stand=stand, first=become))
    return status, (stand / "said").read_text()


def test_a_full_disk_is_a_problem_and_nothing_is_written(small_disk: Path) -> None:
    done = lmp_press("fill", stand=small_disk)
    assert done.status == 1
    assert "cannot be written: no space left on device [cannot-write]\n" in done.stderr
    assert done.stderr.splitlines()[-1].startswith("0 written, 0 unchanged, 80 refused")
    assert tree(small_disk / "out") == []


def test_a_full_disk_leaves_what_was_written_before(small_disk: Path) -> None:
    first = [f"site-{number:05}" for number in range(8)]
    assert lmp_press("fill", "-q", *first, stand=small_disk) == (0, b"", "")
    before = output(small_disk / "out")
    assert lmp_press("fill", "-q", stand=small_disk).status == 1
    assert output(small_disk / "out") == before
    assert lmp_press("fill", "-q", "-k", stand=small_disk).status == 1
    after = output(small_disk / "out")
    assert before.items() - after.items() <= {("manifest.json", before["manifest.json"])}
    assert not (small_disk / "out/.lmp-press").exists()


def test_when_there_is_room_again_the_next_run_completes(small_disk: Path) -> None:
    lmp_press("fill", "-q", "-k", stand=small_disk)
    remount = [find_tool("mount"), "-o", "remount,size=8m", str(small_disk / "out")]
    subprocess.run(remount, check=True)
    assert lmp_press("fill", "-q", stand=small_disk) == (0, b"", "")
    assert lmp_press("fill", "-q", "-o", "elsewhere", stand=small_disk) == (0, b"", "")
    assert output(small_disk / "out") == output(small_disk / "elsewhere")


def test_a_file_that_was_written_half_goes_nowhere(tmp_path: Path) -> None:
    import resource  # which Windows does not have

    workspace(tmp_path, ["georgia"])
    small = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (4000, 4000))
    status = ended(begin("fill", "-k", stand=tmp_path, first=small))
    place = "out/georgia/georgia-greeting.docx"
    said = (tmp_path / "said").read_text()
    assert said.startswith(
        f"{place}:1:1: error: `{place}` cannot be written: file too large [cannot-write]\n"
        "1 written, 0 unchanged, 1 refused"
    )
    assert status == 1
    assert tree(tmp_path / "out") == ["georgia", "georgia/georgia-greeting.md", "manifest.json"]


def test_a_disk_that_is_full_when_the_manifest_is_written_makes_no_hand_edits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lmp_press("fill", stand=workspace(tmp_path))
    file_tree(tmp_path, {"regions/georgia.yaml": region("georgia", 8)})

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(SideFolder, "settle", full)
        done = lmp_press("fill", stand=tmp_path)
    said = (
        "out/manifest.json:1:1: error: `out/manifest.json` cannot be written: no space left on "
        "device [cannot-write]\n"
    )
    assert done.stderr.startswith(said + "2 written, 6 unchanged, 0 refused")
    assert done.status == 1
    file_tree(tmp_path, {"regions/georgia.yaml": region("georgia", 9)})
    assert lmp_press("fill", "-q", stand=tmp_path) == (0, b"", "")
    assert not (tmp_path / "out/.lmp-press").exists()


def test_an_output_folder_that_is_read_only_is_a_problem(read_only: Path) -> None:
    (read_only / "out").chmod(0o555)
    before = output(read_only / "out")
    file_tree(read_only, {"regions/georgia.yaml": region("georgia", 9)})
    status, said = as_somebody_else("fill", "-q", stand=read_only)
    assert said == "out:1:1: error: `out` cannot be written: permission denied [cannot-write]\n"
    assert (status, output(read_only / "out")) == (1, before)


def test_a_region_folder_that_is_read_only_is_a_problem_before_anything_is_written(
    read_only: Path,
) -> None:
    (read_only / "out").chmod(0o777)
    for name in ("georgia", "hawaii"):
        file_tree(read_only, {f"regions/{name}.yaml": region(name, 9 + len(name))})
        (read_only / "out" / name).chmod(0o777)
    (read_only / "out/georgia").chmod(0o555)
    before = output(read_only / "out")
    status, said = as_somebody_else("fill", "-q", stand=read_only)
    assert said == (
        "out/georgia/georgia-greeting.docx:1:1: error: `out/georgia/georgia-greeting.docx` cannot "
        "be written: permission denied [cannot-write]\n"
        "out/georgia/georgia-greeting.md:1:1: error: `out/georgia/georgia-greeting.md` cannot be "
        "written: permission denied [cannot-write]\n"
    )
    assert (status, output(read_only / "out")) == (1, before)


def test_a_file_that_cannot_be_read_is_never_overwritten(read_only: Path) -> None:
    secret = read_only / "out/georgia/georgia-greeting.md"
    for path in (read_only / "out").rglob("*"):
        path.chmod(0o777)
    (read_only / "out").chmod(0o777)
    secret.chmod(0)
    status, said = as_somebody_else("fill", "-q", stand=read_only)
    assert (status, said.count("[edited]")) == (1, 1)


def test_an_output_that_is_locked_is_a_problem_like_any_other(tmp_path: Path) -> None:
    lmp_press("fill", stand=workspace(tmp_path))
    locked = tmp_path / "out/georgia/georgia-greeting.md"
    lock = [find_tool("chattr"), "+i", str(locked)]
    if subprocess.run(lock, capture_output=True, check=False).returncode:
        go_without("this disk locks no files")
    try:
        file_tree(tmp_path, {"regions/georgia.yaml": region("georgia", 9)})
        done = lmp_press("fill", stand=tmp_path)
        said = (
            "out/georgia/georgia-greeting.md:1:1: error: `out/georgia/georgia-greeting.md` cannot "
            "be written: operation not permitted [cannot-write]\n"
        )
        assert done.stderr.startswith(said + "1 written, 6 unchanged, 1 refused")
        assert done.status == 1
    finally:
        subprocess.run([find_tool("chattr"), "-i", locked], check=True)
    assert lmp_press("fill", stand=tmp_path).stderr.startswith("1 written, 7 unchanged, 0 refused")


def test_an_output_that_is_open_elsewhere_is_replaced_and_the_reader_keeps_the_old(
    tmp_path: Path,
) -> None:
    lmp_press("fill", stand=workspace(tmp_path))
    path = tmp_path / "out/georgia/georgia-greeting.md"
    old = path.read_bytes()
    with path.open("rb") as reader:
        file_tree(tmp_path, {"regions/georgia.yaml": region("georgia", 9)})
        assert lmp_press("fill", "-q", stand=tmp_path) == (0, b"", "")
        assert reader.read() == old
    assert path.read_bytes() != old
