from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import pytest
from support.command_line import lmp_press
from support.small_workspace import output, region, tree, workspace
from support.workspace_files import file_tree

from lmp_press.batch import placing

if TYPE_CHECKING:
    from pathlib import Path

    from lmp_press.batch.plan import Plan
    from lmp_press.batch.staging import Waiting

EDITED = "out/georgia/georgia-greeting.md"
SAID = """\
out/georgia/georgia-greeting.md:1:1: error: the file was changed since it was written, \
or was never written by this program [edited]
  help: see the edit with `lmp-press diff georgia out/georgia/georgia-greeting.md -t greeting`; \
bring its changes into the region file, or run with `--force`, which keeps it beside the new
"""


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    """Return a filled workspace in which somebody then edited one release."""
    lmp_press("fill", stand=workspace(tmp_path))
    return file_tree(tmp_path, {EDITED: "mine"})


def test_a_hand_edit_is_left_and_named_and_nothing_is_written(edited: Path) -> None:
    file_tree(edited, {"regions/hawaii.yaml": region("hawaii", 9)})
    before = output(edited / "out")
    assert lmp_press("fill", "-q", stand=edited) == (1, b"", SAID)
    assert output(edited / "out") == before


def test_a_hand_edit_of_a_region_that_changed_is_left_too(edited: Path) -> None:
    file_tree(edited, {"regions/georgia.yaml": region("georgia", 9)})
    before = output(edited / "out")
    assert lmp_press("fill", "-q", stand=edited) == (1, b"", SAID)
    assert output(edited / "out") == before


def test_keep_going_writes_what_is_beside_a_hand_edit(edited: Path) -> None:
    file_tree(edited, {"regions/georgia.yaml": region("georgia", 9)})
    done = lmp_press("fill", "-k", stand=edited)
    assert done.stderr.startswith(SAID + "1 written, 6 unchanged, 1 refused")
    assert (edited / EDITED).read_text() == "mine"
    assert lmp_press("fill", "-k", "-q", stand=edited) == (1, b"", SAID)


def test_the_help_of_a_hand_edit_shows_the_edit(edited: Path) -> None:
    help_line = lmp_press("fill", "-q", stand=edited).stderr.splitlines()[1]
    words = shlex.split(help_line.split("`")[1])[1:]
    shown = lmp_press(*words, stand=edited)
    assert (shown.status, shown.stderr) == (1, "")
    assert "[-Greetings from Georgia" in shown.stdout.decode()
    assert "mine" in shown.stdout.decode()


def test_the_help_of_a_hand_edit_that_no_diff_reads_names_no_command(tmp_path: Path) -> None:
    lmp_press("fill", "-f", "txt", stand=workspace(tmp_path))
    file_tree(tmp_path, {"out/georgia/georgia-greeting.txt": "mine"})
    said = lmp_press("fill", "-q", "-f", "txt", stand=tmp_path).stderr.splitlines()
    assert said[1] == (
        "  help: bring its changes into the region file, or run with `--force`, "
        "which keeps it beside the new"
    )


def test_force_writes_the_new_file_and_keeps_the_edited_one_beside_it(edited: Path) -> None:
    done = lmp_press("fill", "--force", stand=edited)
    assert done.stderr == (
        "out/georgia/georgia-greeting.edited-1.md keeps what was edited\n"
        "1 written, 7 unchanged, 0 refused, in out\n"
    )
    assert output(edited / "out/georgia").keys() == {
        "georgia-greeting.docx",
        "georgia-greeting.edited-1.md",
        "georgia-greeting.md",
    }
    assert (edited / EDITED).read_text().startswith("# Greetings from Georgia")
    assert (edited / "out/georgia/georgia-greeting.edited-1.md").read_text() == "mine"
    assert lmp_press("fill", "-q", stand=edited) == (0, b"", "")


def test_each_edited_file_is_kept_under_a_name_of_its_own(edited: Path) -> None:
    for number in range(1, 4):
        file_tree(edited, {EDITED: f"mine {number}"})
        assert lmp_press("fill", "-q", "--force", stand=edited).status == 0
    kept = {name: data for name, data in output(edited / "out/georgia").items() if "edit" in name}
    assert kept == {f"georgia-greeting.edited-{n}.md": b"mine %d" % n for n in range(1, 4)}


def test_force_keeps_nothing_beside_a_file_that_nobody_edited(tmp_path: Path) -> None:
    lmp_press("fill", stand=workspace(tmp_path))
    before = tree(tmp_path / "out")
    file_tree(tmp_path, {"regions/georgia.yaml": region("georgia", 9)})
    assert lmp_press("fill", "-q", "--force", stand=tmp_path) == (0, b"", "")
    assert tree(tmp_path / "out") == before


def test_a_file_that_the_program_never_wrote_is_left_and_named(tmp_path: Path) -> None:
    file_tree(workspace(tmp_path), {EDITED: "mine"})
    assert lmp_press("fill", "-q", stand=tmp_path) == (1, b"", SAID)
    assert tree(tmp_path / "out") == ["georgia", "georgia/georgia-greeting.md"]
    assert lmp_press("fill", "-q", "-k", stand=tmp_path) == (1, b"", SAID)
    assert (tmp_path / EDITED).read_text() == "mine"


def test_a_file_that_already_says_what_would_be_written_is_taken_over(tmp_path: Path) -> None:
    lmp_press("fill", stand=workspace(tmp_path))
    before = output(tmp_path / "out")
    (tmp_path / "out/manifest.json").unlink()
    done = lmp_press("fill", stand=tmp_path)
    assert done.stderr.startswith("0 written, 8 unchanged, 0 refused")
    assert output(tmp_path / "out") == before


def test_an_edit_that_was_undone_is_none(edited: Path) -> None:
    (edited / EDITED).unlink()
    assert lmp_press("fill", "-q", stand=edited) == (0, b"", "")


def test_a_file_that_is_edited_between_the_two_passes_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lmp_press("fill", stand=workspace(tmp_path))
    file_tree(tmp_path, {"regions/georgia.yaml": region("georgia", 9)})
    place = placing.place

    def edit_and_place(plan: Plan, name: str, files: list[Waiting]) -> placing.Placed:
        (tmp_path / EDITED).write_text("mine")
        return place(plan, name, files)

    with monkeypatch.context() as patched:
        patched.setattr("lmp_press.batch.filling.place", edit_and_place)
        done = lmp_press("fill", stand=tmp_path)
    assert done.stderr.startswith(SAID + "1 written, 6 unchanged, 1 refused")
    assert (done.status, (tmp_path / EDITED).read_text()) == (1, "mine")
    assert lmp_press("fill", "-q", stand=tmp_path) == (1, b"", SAID)


def test_without_a_manifest_no_file_that_differs_is_overwritten(tmp_path: Path) -> None:
    lmp_press("fill", stand=workspace(tmp_path))
    (tmp_path / "out/manifest.json").unlink()
    file_tree(tmp_path, {"regions/georgia.yaml": region("georgia", 9)})
    before = output(tmp_path / "out")
    done = lmp_press("fill", "-q", stand=tmp_path)
    assert (done.status, done.stderr.count("[edited]")) == (1, 2)
    assert output(tmp_path / "out") == before
