"""`check --fix`: mistakes with exactly one right answer are shown, mended and written."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.broken_files import ENTRIES, breaks, problems_of
from support.command_line import lmp_press
from support.project_files import ROOT
from support.small_workspace import tree

from lmp_press.fixing import fix
from lmp_press.press import load_kit
from lmp_press.source import Source
from lmp_press.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

KIT = load_kit(Workspace(ROOT, ROOT), ["anniversary"], ["md"])
GOOD = "".join(ENTRIES)
PASTED = (
    GOOD.replace("draft: true", "draft:yes")
    .replace("team_count: 412", "team_count：\u00a0412  # by the June count")
    .replace("    title: regional president", "\u00a0\u00a0\u00a0\u00a0title: VP: Labor")
    .replace("  - cutting", "\t- cutting")
    .replace("  name: Pat Example", "  name: “Pat: Example”")
)


def workspace(folder: Path, region: bytes) -> Path:
    """Lay down the repository's own templates, and one region."""
    for name in ("anniversary", "reaffirmation"):
        shutil.copytree(ROOT / "templates" / name, folder / "templates" / name)
    path = folder / "regions" / "northwest.yaml"
    path.parent.mkdir()
    path.write_bytes(region)
    return path


def test_what_is_mended_is_shown_written_and_said(tmp_path: Path) -> None:
    path = workspace(tmp_path, PASTED.encode())
    done = lmp_press("check", "--fix", "northwest", stand=tmp_path)
    assert done.status == 0
    assert done.stderr == (
        "regions/northwest.yaml: 5 lines mended, and the file is written\n"
        "1 region and 2 templates checked, no problem found\n"
    )
    assert done.stdout.decode() == (
        "--- regions/northwest.yaml\n"
        "+++ regions/northwest.yaml\n"
        "@@ -1,15 +1,15 @@\n"
        " region_name: Northwest\n"
        " union_count: 11\n"
        " employee_count: 9,500\n"
        "-team_count：\u00a0412  # by the June count\n"
        "+team_count: 412  # by the June count\n"
        " city: Portland, Ore.\n"
        "-draft:yes\n"
        "+draft: true\n"
        " local_achievements:\n"
        "-␉- cutting lost work days by 12 percent\n"
        "+  - cutting lost work days by 12 percent\n"
        "   - opening three clinics\n"
        " leader_quotes:\n"
        "   - name: Ana Example\n"
        "-\u00a0\u00a0\u00a0\u00a0title: VP: Labor\n"
        '+    title: "VP: Labor"\n'
        "     organization: KP\n"
        "     quote: >-\n"
        "       We did it together.\n"
        "@@ -17,5 +17,5 @@\n"
        "   - name: Lee Example\n"
        "     organization: Coalition\n"
        " media_contact:\n"
        "-  name: “Pat: Example”\n"
        '+  name: "Pat: Example"\n'
        "   phone: 503-555-0106\n"
    )
    assert problems_of(path.read_text(encoding="utf-8"), KIT) == []
    assert tree(path.parent) == ["northwest.yaml"]


def test_what_has_two_answers_is_left_and_said(tmp_path: Path) -> None:
    text = GOOD.replace("union_count: 11", "union_count: about 11").replace(
        "draft: true", "draft:true"
    )
    path = workspace(tmp_path, text.encode())
    done = lmp_press("check", "--fix", stand=tmp_path)
    assert done.status == 1
    assert "1 line mended" in done.stderr
    assert "[not-a-number]" in done.stderr
    assert path.read_text() == text.replace("draft:true", "draft: true")


def test_a_good_file_and_a_hopeless_one_are_not_touched(tmp_path: Path) -> None:
    for region in (GOOD.encode(), b"\xff\xff", b"[", b""):
        folder = tmp_path / str(len(region))
        folder.mkdir()
        path = workspace(folder, region)
        before = path.stat().st_mtime_ns
        done = lmp_press("check", "--fix", stand=folder)
        assert (done.stdout, path.read_bytes()) == (b"", region)
        assert path.stat().st_mtime_ns == before


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_the_encoding_and_the_line_breaks_of_a_file_stay(
    tmp_path: Path, encoding: str, line_break: str
) -> None:
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    broken = GOOD.replace("draft: true", "draft:true").replace("\n", line_break)
    path = workspace(tmp_path, mark + broken.encode(encoding))
    path.chmod(0o640)
    assert lmp_press("check", "--fix", "-q", stand=tmp_path).status == 0
    assert path.read_bytes() == mark + GOOD.replace("\n", line_break).encode(encoding)
    assert path.stat().st_mode & 0o777 == (0o640 if os.name != "nt" else 0o666)


def test_a_link_is_not_written_through(tmp_path: Path) -> None:
    path = workspace(tmp_path, b"")
    path.unlink()
    other = tmp_path / "other.yaml"
    other.write_text(GOOD.replace("draft: true", "draft:true"))
    path.symlink_to(other)
    done = lmp_press("check", "--fix", stand=tmp_path)
    assert done.status == 1
    assert "draft:true" in other.read_text()


def test_standard_input_is_shown_and_not_written(tmp_path: Path) -> None:
    workspace(tmp_path, GOOD.encode())
    data = GOOD.replace("draft: true", "draft:true").encode()
    done = lmp_press("check", "--fix", "-", stand=tmp_path, data=data)
    assert done.status == 1
    assert b"-draft:true\n+draft: true\n" in done.stdout
    assert "-: 1 line mended, and not written: it is standard input\n" in done.stderr


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_mending_adds_no_problem_and_mends_nothing_twice(data: st.DataObject) -> None:
    text = ""
    for entry in ENTRIES:
        text += data.draw(st.sampled_from([entry, *(each.text for each in breaks(entry))]))
    fixed = fix(KIT, "region", Source("region.yaml", text))
    before, after = problems_of(text, KIT), problems_of(fixed, KIT)
    assert len(after) <= len(before)
    assert fix(KIT, "region", Source("region.yaml", fixed)) == fixed
