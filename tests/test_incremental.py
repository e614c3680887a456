from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from support.command_line import lmp_press
from support.project_files import ROOT
from support.small_workspace import COPY, NAMES, output, region, tree, workspace
from support.workspace_files import file_tree

from lmp_press.batch import jobs

if TYPE_CHECKING:
    from pathlib import Path


def counts(*words: str, stand: Path) -> str:
    """Return the closing line of a run that went well, without its seconds."""
    done = lmp_press(*words, stand=stand)
    assert done.status == 0, done.stderr
    return re.split(r", in |: | \(", done.stderr.splitlines()[-1])[0]


def times(folder: Path) -> dict[str, int]:
    return {
        path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in folder.rglob("*")
    }


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """Return a workspace whose releases are written."""
    lmp_press("fill", stand=workspace(tmp_path))
    return tmp_path


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> list[str]:
    return sorted(name for name in before | after if before.get(name) != after.get(name))


def test_a_second_run_writes_nothing(filled: Path) -> None:
    before = times(filled / "out")
    assert counts("fill", stand=filled) == "0 written, 8 unchanged, 0 refused"
    after = times(filled / "out")
    assert {name: after[name] for name in after if "." in name} == {
        name: before[name] for name in before if "." in name
    }


def test_a_second_run_presses_nothing(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(jobs, "pressing")
    assert counts("fill", stand=filled) == "0 written, 8 unchanged, 0 refused"


def test_a_changed_region_rewrites_its_files_alone(filled: Path) -> None:
    before = output(filled / "out")
    file_tree(filled, {"regions/georgia.yaml": region("georgia", 9)})
    assert counts("fill", stand=filled) == "2 written, 6 unchanged, 0 refused"
    assert changed(before, output(filled / "out")) == [
        "georgia/georgia-greeting.docx",
        "georgia/georgia-greeting.md",
        "manifest.json",
    ]
    assert counts("fill", stand=filled) == "0 written, 8 unchanged, 0 refused"


def test_a_region_file_that_says_the_same_in_other_words_writes_nothing(filled: Path) -> None:
    path = filled / "regions/georgia.yaml"
    file_tree(filled, {"regions/georgia.yaml": "# Checked by Lee.\n" + path.read_text()})
    assert counts("fill", stand=filled) == "0 written, 8 unchanged, 0 refused"


def test_a_changed_template_rewrites_its_releases(filled: Path) -> None:
    copied = output(filled / "templates/greeting")
    file_tree(filled / "templates/farewell", copied)
    assert counts("fill", stand=filled) == "8 written, 8 unchanged, 0 refused"
    file_tree(filled, {"templates/greeting/release.md.j2": COPY.replace("Yours", "Always yours")})
    assert counts("fill", stand=filled) == "8 written, 8 unchanged, 0 refused"
    assert "Always yours" in (filled / "out/georgia/georgia-greeting.md").read_text()


def test_a_changed_letterhead_rewrites_the_word_files_alone(filled: Path) -> None:
    letterhead = ROOT / "templates/anniversary/letterhead.docx"
    file_tree(filled, {"templates/greeting/letterhead.docx": letterhead.read_bytes()})
    assert counts("fill", stand=filled) == "4 written, 4 unchanged, 0 refused"
    assert counts("fill", stand=filled) == "0 written, 8 unchanged, 0 refused"


def test_another_version_of_the_program_looks_at_every_release_anew(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = output(filled / "out")
    monkeypatch.setattr(jobs, "__version__", "99.0")
    assert counts("fill", stand=filled) == "0 written, 8 unchanged, 0 refused"
    assert changed(before, output(filled / "out")) == ["manifest.json"]


def test_another_date_of_the_run_rewrites_what_has_no_date_of_its_own(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1500000000")
    assert counts("fill", stand=filled) == "4 written, 4 unchanged, 0 refused"


@pytest.mark.parametrize("nonsense", ["soon", "99999999999999999999"])
def test_a_date_of_the_run_that_is_none_is_passed_over(
    filled: Path, monkeypatch: pytest.MonkeyPatch, nonsense: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", nonsense)
    assert counts("fill", stand=filled) == "0 written, 8 unchanged, 0 refused"


def test_a_file_that_was_deleted_is_written_again(filled: Path) -> None:
    before = output(filled / "out")
    (filled / "out/georgia/georgia-greeting.md").unlink()
    assert counts("fill", stand=filled) == "1 written, 7 unchanged, 0 refused"
    assert output(filled / "out") == before


def test_a_run_over_some_regions_leaves_the_others_in_the_manifest(filled: Path) -> None:
    before = output(filled / "out")
    shutil.rmtree(filled / "out")
    for name in reversed(NAMES):
        lmp_press("fill", name, stand=filled)
    assert output(filled / "out") == before


def test_a_run_over_other_formats_leaves_the_first_ones_in_the_manifest(filled: Path) -> None:
    before = output(filled / "out")
    assert counts("fill", "-f", "txt", stand=filled) == "4 written, 0 unchanged, 0 refused"
    assert counts("fill", stand=filled) == "0 written, 8 unchanged, 0 refused"
    assert counts("fill", "-f", "txt", "-f", "md", stand=filled) == (
        "0 written, 8 unchanged, 0 refused"
    )
    for name in NAMES:
        (filled / f"out/{name}/{name}-greeting.txt").unlink()
    assert changed(before, output(filled / "out")) == ["manifest.json"]


def test_a_region_with_a_warning_is_warned_about_in_every_run(filled: Path) -> None:
    text = region("georgia", 2, achievement="Having tried")
    file_tree(filled, {"regions/georgia.yaml": text})
    first, second = (lmp_press("fill", stand=filled).stderr for _ in range(2))
    assert first.count("[capital]") == second.count("[capital]") == 1
    before = times(filled / "out")
    assert counts("fill", stand=filled) == "0 written, 8 unchanged, 0 refused"
    assert times(filled / "out")["manifest.json"] == before["manifest.json"]


def test_a_warning_about_two_regions_is_said_in_every_run(filled: Path) -> None:
    file_tree(filled, {"regions/georgia.yaml": region("georgia", 1)})
    first, second = (lmp_press("fill", stand=filled).stderr for _ in range(2))
    assert first.count("[same-counts]") == second.count("[same-counts]") == 1
    assert second.splitlines()[-1].startswith("0 written, 8 unchanged, 0 refused")


ORPHANS = """\
out/hawaii/hawaii-greeting.docx:1:1: warning: \
no region and template produce this file any more [orphan]
  help: run with `--prune`, which removes it
out/hawaii/hawaii-greeting.md:1:1: warning: \
no region and template produce this file any more [orphan]
  help: run with `--prune`, which removes it
"""


def test_what_no_region_produces_any_more_is_named(filled: Path) -> None:
    (filled / "regions/hawaii.yaml").unlink()
    assert lmp_press("fill", "-q", stand=filled) == (0, b"", ORPHANS)
    assert lmp_press("fill", "-q", stand=filled) == (0, b"", ORPHANS)
    assert (filled / "out/hawaii/hawaii-greeting.md").exists()


def test_what_no_template_produces_any_more_is_named(filled: Path) -> None:
    (filled / "templates/greeting").rename(filled / "templates/welcome")
    done = lmp_press("fill", "-q", stand=filled)
    assert (done.status, done.stderr.count("[orphan]")) == (0, 8)


def test_a_run_over_some_regions_or_templates_names_no_orphans(filled: Path) -> None:
    (filled / "regions/hawaii.yaml").unlink()
    assert lmp_press("fill", "-q", "georgia", stand=filled) == (0, b"", "")
    assert lmp_press("fill", "-q", "-t", "greeting", stand=filled) == (0, b"", "")


def test_strict_makes_an_error_of_an_orphan(filled: Path) -> None:
    (filled / "regions/hawaii.yaml").unlink()
    strict = ORPHANS.replace("warning", "error")
    file_tree(filled, {"regions/georgia.yaml": region("georgia", 9)})
    before = output(filled / "out")
    assert lmp_press("fill", "-q", "--strict", stand=filled) == (1, b"", strict)
    assert output(filled / "out") == before


def test_prune_removes_the_files_that_nobody_produces(filled: Path) -> None:
    (filled / "regions/hawaii.yaml").unlink()
    assert counts("fill", "--prune", stand=filled) == "0 written, 6 unchanged, 0 refused, 2 removed"
    assert [path for path in tree(filled / "out") if "hawaii" in path] == []
    assert "hawaii" not in (filled / "out/manifest.json").read_text()
    assert counts("fill", "--prune", stand=filled) == "0 written, 6 unchanged, 0 refused"


def test_prune_leaves_what_a_person_put_beside_them(filled: Path) -> None:
    (filled / "regions/hawaii.yaml").unlink()
    file_tree(filled, {"out/hawaii/notes.txt": "mine"})
    assert lmp_press("fill", "-q", "--prune", stand=filled) == (0, b"", "")
    assert [path for path in tree(filled / "out") if "hawaii" in path] == [
        "hawaii",
        "hawaii/notes.txt",
    ]


def test_prune_leaves_an_edited_file_and_then_nothing_is_written(filled: Path) -> None:
    (filled / "regions/hawaii.yaml").unlink()
    file_tree(filled, {"out/hawaii/hawaii-greeting.md": "mine"})
    file_tree(filled, {"regions/georgia.yaml": region("georgia", 9)})
    before = output(filled / "out")
    said = (
        "out/hawaii/hawaii-greeting.md:1:1: error: no region and template produce this file any "
        "more, and it was changed since it was written [edited-orphan]\n"
        "  help: keep it elsewhere, or delete it by hand\n"
    )
    assert lmp_press("fill", "-q", "--prune", stand=filled) == (1, b"", said)
    assert output(filled / "out") == before
    done = lmp_press("fill", "--prune", "-k", stand=filled)
    assert done.stderr.startswith(said + "2 written, 4 unchanged, 0 refused, 1 removed")
    assert lmp_press("fill", "-q", "--prune", stand=filled) == (1, b"", said)
    assert [path for path in tree(filled / "out") if "hawaii" in path] == [
        "hawaii",
        "hawaii/hawaii-greeting.md",
    ]


def test_an_orphan_that_somebody_deleted_is_forgotten(filled: Path) -> None:
    (filled / "regions/hawaii.yaml").unlink()
    shutil.rmtree(filled / "out/hawaii")
    assert lmp_press("fill", "-q", stand=filled) == (0, b"", "")
    assert "hawaii" not in (filled / "out/manifest.json").read_text()


def test_a_file_that_two_names_lead_to_is_no_orphan(filled: Path) -> None:
    """On a disk that is blind to capitals; two links to one file stand for it."""
    (filled / "regions/hawaii.yaml").rename(filled / "regions/Hawaii.yaml")
    for form in ("docx", "md"):
        old = filled / f"out/hawaii/hawaii-greeting.{form}"
        new = filled / f"out/Hawaii/Hawaii-greeting.{form}"
        new.parent.mkdir(exist_ok=True)
        new.hardlink_to(old)
    assert lmp_press("fill", "-q", "--prune", stand=filled) == (0, b"", "")
    assert len(output(filled / "out/hawaii")) == len(output(filled / "out/Hawaii")) == 2
