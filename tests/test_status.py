from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from support.approved_samples import approved, change, samples
from support.command_line import lmp_press
from support.project_files import read
from support.small_workspace import output, region, workspace

if TYPE_CHECKING:
    from pathlib import Path

DOCX = "out/northwest/northwest-anniversary.docx"


def stages(folder: Path, *words: str) -> dict[str, str]:
    """Return how each release stands, in the words of the terminal."""
    shown = lmp_press("status", "-q", *words, stand=folder).stdout.decode()
    lines = [line.split("  ") for line in shown.splitlines()]
    cells = [[cell.strip() for cell in line if cell] for line in lines]
    return {f"{row[0]} {row[1]}": row[2] for row in cells}


def final(folder: Path) -> Path:
    """Lay down a region whose releases are final."""
    approved(folder, "northwest")
    assert lmp_press("fill", "--final", stand=folder).status == 0
    return folder


def test_each_release_has_a_line_with_what_to_do_next_and_who(tmp_path: Path) -> None:
    approved(tmp_path, "northwest")
    samples(tmp_path, "georgia", "northwest")
    lmp_press("fill", "--final", "northwest", stand=tmp_path)
    done = lmp_press("status", stand=tmp_path)
    assert done.status == 1
    assert (
        done.stdout.decode()
        == """\
georgia    anniversary    not approved (2 quotations)  whoever is quoted: say yes, recorded with \
`lmp-press approve georgia`
georgia    reaffirmation  not written                  the sender: run `lmp-press fill georgia`
northwest  anniversary    final                        the sender: send it, and record it with \
`lmp-press status --sent out/northwest/northwest-anniversary.docx`
northwest  reaffirmation  final                        the sender: send it, and record it with \
`lmp-press status --sent out/northwest/northwest-reaffirmation.docx`
"""
    )
    assert done.stderr == "4 releases: 2 final, 1 not written, 1 not approved\n"


def test_a_release_goes_its_way_from_a_draft_to_sent(tmp_path: Path) -> None:
    samples(tmp_path, "northwest")
    file = tmp_path / "regions" / "northwest.yaml"
    change(file, "city: ", "draft: true\ncity: ")
    name = "northwest anniversary"
    seen = [stages(tmp_path)[name]]
    lmp_press("fill", stand=tmp_path)
    seen.append(stages(tmp_path)[name])
    change(file, "draft: true\n", "")
    seen.append(stages(tmp_path)[name])
    lmp_press("approve", "northwest", "--on", "2017-10-10", stand=tmp_path)
    lmp_press("fill", stand=tmp_path)
    seen.append(stages(tmp_path)[name])
    lmp_press("fill", "--final", stand=tmp_path)
    seen.append(stages(tmp_path)[name])
    lmp_press("status", "--sent", DOCX, stand=tmp_path / "out" / "..")
    seen.append(stages(tmp_path)[name])
    change(file, "9,500", "9,700")
    seen.append(stages(tmp_path)[name])
    assert seen == [
        *("draft", "draft", "out of date", "filled", "final", "sent"),
        "out of date, and sent before",
    ]


@pytest.mark.parametrize(
    ("name", "old", "new", "stage"),
    [
        ("regions/northwest.yaml", "9,500", "9,700", "out of date"),
        ("regions/northwest.yaml", "9,500", "many", "refused (1 problem)"),
        ("regions/northwest.yaml", "city: ", "cities: ", "refused (1 problem)"),
        ("approvals/northwest.yaml", "solutions to", "answers to", "refused (1 problem)"),
        ("templates/anniversary/release.md.j2", "This fall", "This autumn", "out of date"),
        ("out/northwest/northwest-anniversary.md", "This fall", "This autumn", "edited by hand"),
    ],
)
def test_whatever_changes_is_seen(
    name: str, old: str, new: str, stage: str, tmp_path: Path
) -> None:
    final(tmp_path)
    change(tmp_path / name, old, new)
    assert stages(tmp_path)["northwest anniversary"] == stage


def test_an_approval_that_lapses_takes_a_final_release_back(tmp_path: Path) -> None:
    final(tmp_path)
    (tmp_path / "approvals" / "northwest.yaml").write_text("approvals: []\n", encoding="utf-8")
    assert stages(tmp_path) == {
        "northwest anniversary": "not approved (2 quotations)",
        "northwest reaffirmation": "filled",
    }


def test_a_file_that_is_gone_is_not_written(tmp_path: Path) -> None:
    final(tmp_path)
    (tmp_path / DOCX).unlink()
    assert stages(tmp_path)["northwest anniversary"] == "not written"


def test_a_warning_that_was_not_accepted_keeps_a_release(tmp_path: Path) -> None:
    approved(tmp_path, "northwest")
    change(tmp_path / "regions" / "northwest.yaml", "- cutting lost", "- Cutting lost")
    lmp_press("fill", stand=tmp_path)
    assert stages(tmp_path)["northwest anniversary"] == "warned (1 warning)"
    lmp_press("fill", "--final", "--accept", "capital", stand=tmp_path)
    assert stages(tmp_path)["northwest anniversary"] == "final"
    lmp_press("fill", stand=tmp_path)
    assert stages(tmp_path)["northwest anniversary"] == "final"


def test_ready_prints_the_paths_that_may_go_until_they_are_sent(tmp_path: Path) -> None:
    final(tmp_path)
    done = lmp_press("status", "--ready", stand=tmp_path)
    assert (done.status, done.stderr) == (0, "")
    paths = done.stdout.decode().splitlines()
    assert [(tmp_path / path).is_file() for path in paths] == [True] * 4
    sent = lmp_press("status", "--sent", *paths, stand=tmp_path)
    assert sent == (0, b"", "4 files recorded as sent\n")
    assert lmp_press("status", "--ready", stand=tmp_path) == (0, b"", "")


def test_what_is_not_final_is_not_recorded_and_nothing_beside_it(tmp_path: Path) -> None:
    final(tmp_path)
    change(tmp_path / "out" / "northwest" / "northwest-reaffirmation.md", "October", "Oct.")
    before = read(tmp_path / "out" / "manifest.json")
    done = lmp_press(
        *("status", "--sent", DOCX, "out/northwest/northwest-reaffirmation.md", "out/nothing.md"),
        stand=tmp_path,
    )
    assert (done.status, done.stdout) == (1, b"")
    assert (
        done.stderr
        == """\
out/northwest/northwest-reaffirmation.md:1:1: error: `out/northwest/northwest-reaffirmation.md` \
is not final but edited by hand, so it is not recorded as sent [not-final]
  help: write it with `lmp-press fill --final` first
out/nothing.md:1:1: error: `out/nothing.md` is no release of this workspace [not-a-release]
  help: name a file that `lmp-press status --ready` prints
"""
    )
    assert read(tmp_path / "out" / "manifest.json") == before


def test_sent_is_kept_by_a_fill_that_changes_nothing(tmp_path: Path) -> None:
    final(tmp_path)
    lmp_press("status", "--sent", DOCX, stand=tmp_path)
    before = output(tmp_path / "out")
    lmp_press("fill", stand=tmp_path)
    lmp_press("fill", "--final", stand=tmp_path)
    assert output(tmp_path / "out") == before
    assert stages(tmp_path)["northwest anniversary"] == "sent"


def test_json_has_an_entry_for_each_release(tmp_path: Path) -> None:
    final(tmp_path)
    shown = json.loads(lmp_press("status", "-f", "json", stand=tmp_path).stdout)
    assert shown["all_may_go"] is True
    assert shown["releases"][0] == {
        "region": "northwest",
        "release": "anniversary",
        "stage": "final",
        "number": 0,
        "paths": [DOCX, "out/northwest/northwest-anniversary.md"],
        "may_go": True,
        "was_sent": False,
        "who": "the sender",
        "next": f"send it, and record it with `lmp-press status --sent {DOCX}`",
    }


def test_the_page_tells_the_same_by_stage(tmp_path: Path) -> None:
    final(tmp_path)
    page = lmp_press("status", "-f", "html", stand=tmp_path).stdout.decode()
    assert "2 releases: 2 final." in page
    assert page.count("<li") == 2
    assert "<script" not in page


def test_approvals_of_a_region_that_is_not_there_are_named(tmp_path: Path) -> None:
    final(tmp_path)
    (tmp_path / "approvals" / "atlantis.yaml").write_text("approvals: []\n", encoding="utf-8")
    assert lmp_press("status", "-q", stand=tmp_path).stderr == (
        "approvals/atlantis.yaml:1:1: warning: no region here is called `atlantis`, so nobody can "
        "agree to its words [approvals-of-no-region]\n"
        "  help: rename the file as its region's, or delete it\n"
    )


def test_a_workspace_that_was_never_filled_is_told_without_being_written(tmp_path: Path) -> None:
    workspace(tmp_path, ["georgia", "northwest"])
    done = lmp_press("status", stand=tmp_path)
    assert (done.status, done.stderr) == (1, "2 releases: 2 not written\n")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "forged",
    [
        "{}",
        '{"format": 1, "regions": {\n"northwest": 7\n}}\n',
        '{"format": 1, "regions": {\n"../x": {"facts": {}, "outputs": {}}\n}}\n',
        "\x00" * 1000,
    ],
)
def test_a_forged_manifest_makes_nothing_ready(forged: str, tmp_path: Path) -> None:
    workspace(tmp_path, ["northwest"])
    lmp_press("fill", stand=tmp_path)
    (tmp_path / "out" / "manifest.json").write_text(forged, encoding="utf-8")
    done = lmp_press("status", "--ready", stand=tmp_path)
    assert (done.status, done.stdout) == (1, b"")


def test_a_standing_that_no_program_wrote_is_not_believed(tmp_path: Path) -> None:
    workspace(tmp_path, ["northwest"])
    lmp_press("fill", stand=tmp_path)
    change_all(tmp_path / "out" / "manifest.json", '"filled"', '"final and more"')
    assert stages(tmp_path) == {"northwest greeting": "filled"}


def change_all(path: Path, old: str, new: str) -> None:
    path.write_text(read(path).replace(old, new), encoding="utf-8")


def test_an_output_folder_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    workspace(tmp_path / "kit", ["northwest"])
    (tmp_path / "outside").mkdir()
    (tmp_path / "kit" / "out").symlink_to(tmp_path / "outside")
    done = lmp_press("status", stand=tmp_path / "kit")
    assert (done.status, done.stdout) == (2, b"")
    assert done.stderr == "error: `out` is a symbolic link, which is not followed\n"


def test_a_region_that_was_changed_while_another_was_not_is_the_only_one_told(
    tmp_path: Path,
) -> None:
    workspace(tmp_path, ["georgia", "northwest"])
    lmp_press("fill", stand=tmp_path)
    path = tmp_path / "regions" / "georgia.yaml"
    path.write_text(region("georgia", 7), encoding="utf-8")
    assert stages(tmp_path) == {
        "georgia greeting": "out of date",
        "northwest greeting": "filled",
    }
