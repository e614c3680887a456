from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import pytest
from support.command_line import lmp_press
from support.small_workspace import COPY, many, output, process, region, tree, workspace
from support.workspace_files import file_tree

from lmp_press.batch.jobs import Job, take
from lmp_press.batch.plan import Plan
from lmp_press.batch.reading import RegionReader
from lmp_press.batch.summary import Summary
from lmp_press.diagnostics import Location, report
from lmp_press.diagnostics.drawing import draw
from lmp_press.press import source_of
from lmp_press.store.directory import Directory
from lmp_press.store.lock import locked
from lmp_press.workspace import RegionFile, Workspace, same_on_some_disks

if TYPE_CHECKING:
    from pathlib import Path

    from lmp_press.source import Source

BROKEN = "region_name: Georgia\nunion_count: many\nemployee_count: 9\nleader: {name: Lee Example}\n"

BROKEN_SAID = """\
regions/georgia.yaml:2:14: error: `union_count` must be a whole number, not `many` [not-a-number]
  2 | union_count: many
    |              ^^^^
  help: write digits, such as 4800 or 4,800
"""

EVERYTHING = [
    "colorado",
    "colorado/colorado-greeting.docx",
    "colorado/colorado-greeting.md",
    "georgia",
    "georgia/georgia-greeting.docx",
    "georgia/georgia-greeting.md",
    "hawaii",
    "hawaii/hawaii-greeting.docx",
    "hawaii/hawaii-greeting.md",
    "manifest.json",
    "northwest",
    "northwest/northwest-greeting.docx",
    "northwest/northwest-greeting.md",
]

NOT_WRITTEN = """\
out/georgia/georgia-greeting.docx:1:1: error: \
`out/georgia/georgia-greeting.docx` cannot be written: not a directory [cannot-write]
out/georgia/georgia-greeting.md:1:1: error: \
`out/georgia/georgia-greeting.md` cannot be written: not a directory [cannot-write]
"""


def without_seconds(words: str) -> str:
    return re.sub(r" \([\d,]+\.\d s\)\n", "\n", words)


def test_all_regions_are_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    done = lmp_press("fill", stand=workspace(tmp_path))
    assert (done.status, done.stdout) == (0, b"")
    assert without_seconds(done.stderr) == "8 written, 0 unchanged, 0 refused, in out\n"
    assert tree(tmp_path / "out") == EVERYTHING


def test_one_region_is_closed_with_its_folder(tmp_path: Path) -> None:
    done = lmp_press("fill", "hawaii", stand=workspace(tmp_path))
    said = "2 written, 0 unchanged, 0 refused, in out/hawaii\n"
    assert without_seconds(done.stderr) == said
    again = lmp_press("fill", "hawaii", "-o", "new/folder", stand=tmp_path / "regions")
    said = "2 written, 0 unchanged, 0 refused, in new/folder/hawaii\n"
    assert without_seconds(again.stderr) == said


def test_the_closing_line_says_how_many_are_drafts(tmp_path: Path) -> None:
    drafts = {
        f"regions/{name}.yaml": region(name, n, draft="true") for n, name in enumerate("ab", 5)
    }
    workspace(tmp_path, ["c", "d"])
    template = tmp_path / "templates/greeting"
    copy, fields = template / "release.md.j2", template / "fields.yaml"
    copy.write_text("{% if draft %}DRAFT{% endif %}\n\n" + copy.read_text())
    fields.write_text(fields.read_text() + "  draft:\n    type: boolean\n")
    file_tree(tmp_path, drafts)
    done = lmp_press("fill", "a", "b", stand=tmp_path)
    assert without_seconds(done.stderr) == "4 written, 0 unchanged, 0 refused, all DRAFT, in out\n"
    done = lmp_press("fill", "-o", "all", stand=tmp_path)
    assert without_seconds(done.stderr) == "8 written, 0 unchanged, 0 refused, 4 DRAFT, in all\n"


def test_a_closing_line_names_ten_regions_at_most_and_says_seconds_but_no_part_of_one() -> None:
    place = Location("x.yaml")
    problems = [report("too-deep", place, limit=1)] * 12 + [report("orphan", place)]
    regions = [f"r{number}" for number in range(12)]
    summary = Summary(0, 18, 24, problems, 8, 0, regions, 40)
    named = "r0, r1, r2, r3, r4, r5, r6, r7, r8, r9 and 2 more"
    assert summary.checked() == f"12 errors and 1 warning in 12 of 40 regions: {named}"
    assert summary.filled("out", 0.9) == (
        "0 written, 18 unchanged, 24 refused, 8 ready (-k writes them): "
        f"12 errors and 1 warning in {named}"
    )
    three = summary._replace(troubled=["georgia", "hawaii", "northwest"], problems=problems[:4])
    assert three.checked() == "4 errors in 3 of 40 regions: georgia, hawaii, northwest"
    assert three.filled("out", 1.04) == (
        "0 written, 18 unchanged, 24 refused, 8 ready (-k writes them): "
        "4 errors in georgia, hawaii and northwest (1.0 s)"
    )
    alone = Summary(problems=problems[-2:], troubled=["georgia"], regions=1)
    assert alone.checked() == "1 error and 1 warning in georgia"
    assert Summary(problems=problems[-1:], regions=8).checked() == "1 warning"
    assert Summary(1200, removed=["a", "b"]).filled("out", 61.25) == (
        "1,200 written, 0 unchanged, 0 refused, 2 removed, in out (61.2 s)"
    )


def test_a_check_closes_with_the_regions_that_have_a_problem(tmp_path: Path) -> None:
    wrong = {"regions/georgia.yaml": BROKEN, "regions/hawaii.yaml": BROKEN}
    done = lmp_press("check", stand=file_tree(workspace(tmp_path), wrong))
    assert done.stderr.endswith("\n2 errors in 2 of 4 regions: georgia, hawaii\n")
    done = lmp_press("check", "georgia", stand=tmp_path)
    assert done.stderr.endswith("\n1 error in georgia\n")
    assert lmp_press("check", "-q", "georgia", stand=tmp_path).stderr == BROKEN_SAID
    said = lmp_press("check", "--problems", "json", stand=tmp_path).stderr
    assert [line[0] for line in said.splitlines()] == ["{", "{"]


def test_a_problem_anywhere_means_that_nothing_is_written(tmp_path: Path) -> None:
    file_tree(workspace(tmp_path), {"regions/georgia.yaml": BROKEN})
    done = lmp_press("fill", stand=tmp_path)
    assert without_seconds(done.stderr) == BROKEN_SAID + (
        "0 written, 0 unchanged, 2 refused, 6 ready (-k writes them): 1 error in georgia\n"
    )
    assert done.status == 1
    assert not (tmp_path / "out").exists()


def test_a_problem_leaves_what_was_written_before_as_it_was(tmp_path: Path) -> None:
    lmp_press("fill", stand=workspace(tmp_path))
    before = output(tmp_path / "out")
    file_tree(tmp_path, {"regions/georgia.yaml": BROKEN, "regions/hawaii.yaml": region("new", 9)})
    done = lmp_press("fill", stand=tmp_path)
    assert without_seconds(done.stderr) == BROKEN_SAID + (
        "0 written, 4 unchanged, 2 refused, 2 ready (-k writes them): 1 error in georgia\n"
    )
    assert output(tmp_path / "out") == before


def test_keep_going_writes_the_good_releases_and_lists_the_bad(tmp_path: Path) -> None:
    file_tree(workspace(tmp_path), {"regions/georgia.yaml": BROKEN})
    done = lmp_press("fill", "-k", stand=tmp_path)
    assert without_seconds(done.stderr) == BROKEN_SAID + (
        "6 written, 0 unchanged, 2 refused, in out: 1 error in georgia\n"
    )
    assert done.status == 1
    assert tree(tmp_path / "out") == [path for path in EVERYTHING if "georgia" not in path]


def test_the_problems_of_all_regions_are_said_in_the_order_of_the_regions(tmp_path: Path) -> None:
    names = ["a", "a-b", "b"]  # whose files a disk lists in another order
    file_tree(workspace(tmp_path, names), {f"regions/{name}.yaml": "x: 1\n" for name in names})
    done = lmp_press("check", stand=tmp_path)
    unknown = re.findall(r"(?m)^regions/(\S+).yaml:1:1: error: `x` is not a key", done.stderr)
    assert unknown == names


def test_many_problems_are_all_said_and_then_counted_by_kind(tmp_path: Path) -> None:
    file_tree(many(tmp_path, 6), {f"regions/site-0000{n}.yaml": "x: 1\n" for n in range(3)})
    done = lmp_press("check", stand=tmp_path)
    lines = done.stderr.splitlines()
    assert sum("error: " in line for line in lines) == 15
    assert lines[-2:] == [
        "15 errors: 12 missing-key, 3 unknown-key",
        "15 errors in 3 of 6 regions: site-00000, site-00001, site-00002",
    ]


def test_quiet_says_only_problems(tmp_path: Path) -> None:
    assert lmp_press("fill", "-q", stand=workspace(tmp_path)) == (0, b"", "")


def test_strict_makes_an_error_of_a_warning(tmp_path: Path) -> None:
    file_tree(
        workspace(tmp_path), {"regions/georgia.yaml": region("georgia", 9, achievement="Growing")}
    )
    warned = lmp_press("check", "-q", stand=tmp_path)
    strict = lmp_press("fill", "--strict", "-q", stand=tmp_path)
    assert (warned.status, strict.status) == (0, 1)
    assert strict.stderr == warned.stderr.replace(": warning: ", ": error: ")
    assert not (tmp_path / "out").exists()


def test_strict_stops_at_a_warning_about_a_template(tmp_path: Path) -> None:
    copy = {"templates/greeting/release.md.j2": COPY.replace("{{ leader.name }}", "Lee")}
    file_tree(workspace(tmp_path), copy)
    done = lmp_press("fill", "--strict", "-q", stand=tmp_path)
    assert "error: no blank in the copy uses the field `leader.name`" in done.stderr
    assert done.status == 1
    assert not (tmp_path / "out").exists()


def test_a_dry_run_says_what_would_be_written_and_writes_nothing(tmp_path: Path) -> None:
    before = tree(workspace(tmp_path, ["georgia"]))
    done = lmp_press("fill", "--dry-run", "-q", "-o", "new/folder", stand=tmp_path)
    files = "".join(
        f"would write new/folder/georgia/georgia-greeting.{form}\n" for form in ("docx", "md")
    )
    assert done == (0, files.encode(), "")
    assert tree(tmp_path) == before


def touched(folder: Path) -> dict[Path, tuple[int, int]]:
    """Return which file each path is, and when it was last written; reading it changes neither."""
    return {path: (path.lstat().st_ino, path.lstat().st_mtime_ns) for path in folder.rglob("*")}


def test_a_dry_run_touches_no_file_of_an_earlier_run(tmp_path: Path) -> None:
    lmp_press("fill", stand=workspace(tmp_path))
    file_tree(tmp_path, {"regions/georgia.yaml": region("georgia", 9)})
    before = touched(tmp_path / "out")
    done = lmp_press("fill", "--dry-run", "-q", stand=tmp_path)
    assert done.stdout.decode().splitlines() == [
        "would write out/georgia/georgia-greeting.docx",
        "would write out/georgia/georgia-greeting.md",
    ]
    assert touched(tmp_path / "out") == before


def test_a_dry_run_says_what_would_be_removed_in_the_words_of_the_real_run(
    tmp_path: Path,
) -> None:
    lmp_press("fill", stand=workspace(tmp_path))
    (tmp_path / "regions/hawaii.yaml").unlink()
    file_tree(tmp_path, {"regions/georgia.yaml": region("georgia", 9)})
    before = touched(tmp_path / "out")
    rehearsed = lmp_press("fill", "--dry-run", "--prune", "-f", "md", "-f", "docx", stand=tmp_path)
    assert rehearsed.stdout.decode().splitlines() == [
        "would write out/georgia/georgia-greeting.md",
        "would write out/georgia/georgia-greeting.docx",
        "would remove out/hawaii/hawaii-greeting.docx",
        "would remove out/hawaii/hawaii-greeting.md",
    ]
    closing = "2 written, 4 unchanged, 0 refused, 2 removed, in out"
    assert rehearsed.stderr == f"{closing} (dry run: nothing was written)\n"
    assert touched(tmp_path / "out") == before
    done = lmp_press("fill", "--prune", stand=tmp_path)
    assert without_seconds(done.stderr) == f"{closing}\n"


def test_a_dry_run_over_a_problem_would_write_nothing(tmp_path: Path) -> None:
    file_tree(workspace(tmp_path), {"regions/georgia.yaml": BROKEN})
    assert lmp_press("fill", "--dry-run", "-q", stand=tmp_path) == (1, b"", BROKEN_SAID)


def test_one_document_goes_to_standard_output(tmp_path: Path) -> None:
    words = ["fill", "georgia", "-f", "md", "-o", "-"]
    done = lmp_press(*words, stand=workspace(tmp_path))
    lmp_press("fill", stand=tmp_path)
    assert done.stdout == (tmp_path / "out/georgia/georgia-greeting.md").read_bytes()
    assert (done.status, done.stderr) == (0, "")


def test_standard_output_takes_one_document_only(tmp_path: Path) -> None:
    done = lmp_press("fill", "georgia", "-o", "-", stand=workspace(tmp_path))
    said = "error: standard output takes one region, one template and one format\n"
    assert done == (2, b"", said)


def test_standard_output_gets_nothing_of_a_region_with_a_warning_under_strict(
    tmp_path: Path,
) -> None:
    file_tree(workspace(tmp_path), {"regions/georgia.yaml": region("georgia", 9, achievement="x.")})
    done = lmp_press("fill", "georgia", "-f", "md", "-o", "-", "--strict", stand=tmp_path)
    assert (done.status, done.stdout) == (1, b"")


def test_two_regions_whose_names_differ_in_capitals_are_refused(tmp_path: Path) -> None:
    file_tree(workspace(tmp_path), {"regions/Georgia.yaml": region("georgia", 9)})
    done = lmp_press("fill", "-q", stand=tmp_path)
    assert done.stderr == (
        "regions/georgia.yaml:1:1: error: `georgia` would write the same files as "
        "`regions/Georgia.yaml` on a disk that is blind to capitals [same-name]\n"
        "  help: rename one of the two\n"
    )
    assert (done.status, (tmp_path / "out").exists()) == (1, False)


def test_two_files_of_one_region_are_refused(tmp_path: Path) -> None:
    file_tree(workspace(tmp_path), {"drafts/georgia.yaml": region("georgia", 9)})
    done = lmp_press("fill", "-q", "georgia", "drafts/georgia.yaml", stand=tmp_path)
    assert done.stderr == (
        "regions/georgia.yaml:1:1: error: `georgia` would write the same files as "
        "`drafts/georgia.yaml` [same-name]\n"
        "  help: rename one of the two\n"
    )
    assert done.status == 1


def test_two_templates_whose_names_differ_in_capitals_are_refused(tmp_path: Path) -> None:
    templates = tmp_path / "templates"
    copied = output(workspace(tmp_path) / "templates" / "greeting")
    file_tree(templates / "Greeting", copied)
    done = lmp_press("fill", "-q", stand=tmp_path)
    assert done.stderr == (
        "templates/greeting:1:1: error: `greeting` would write the same files as "
        "`templates/Greeting` on a disk that is blind to capitals [same-name]\n"
        "  help: rename one of the two\n"
    )
    assert done.status == 1


@pytest.mark.parametrize("other", ["NORTHWEST", "Northwest", "northweﬆ"])
def test_names_are_folded_as_a_disk_may_fold_them(other: str) -> None:
    assert len(list(same_on_some_disks([("northwest", "a"), (other, "b")]))) == 1


def test_a_name_is_one_however_its_accents_are_typed() -> None:
    names = [("한국", "a"), ("\u1112\u1161\u11ab\u1100\u116e\u11a8", "b")]
    assert len(list(same_on_some_disks(names))) == 1


def test_regions_and_templates_with_hyphens_never_share_a_file(tmp_path: Path) -> None:
    copied = output(workspace(tmp_path, ["a", "a-b"]) / "templates" / "greeting")
    file_tree(tmp_path / "templates" / "b-greeting", copied)
    done = lmp_press("fill", stand=tmp_path)
    assert without_seconds(done.stderr) == "8 written, 0 unchanged, 0 refused, in out\n"
    assert "A-B" in (tmp_path / "out/a-b/a-b-greeting.md").read_text()
    assert "A-B" not in (tmp_path / "out/a/a-b-greeting.md").read_text()


def test_a_name_with_accents_is_a_region(tmp_path: Path) -> None:
    workspace(tmp_path, ["hawaiʻi", "québec"])
    assert lmp_press("fill", "-q", stand=tmp_path) == (0, b"", "")
    assert "québec/québec-greeting.docx" in tree(tmp_path / "out")


LETTERS = "a region file is named with letters, digits and hyphens, and .yaml"


@pytest.mark.parametrize(
    ("name", "reason", "better"),
    [
        ("north west", LETTERS, "north-west"),
        ("CON", "Windows keeps that name for a device", "con-region"),
        ("-north", LETTERS, "north"),
        ("north\nwest", LETTERS, "north-west"),
        ("north.west", LETTERS, "north-west"),
    ],
)
def test_a_name_that_no_file_should_have_is_refused(
    tmp_path: Path, name: str, reason: str, better: str
) -> None:
    file_tree(workspace(tmp_path), {f"regions/{name}.yaml": region("north", 9)})
    done = lmp_press("fill", "-q", stand=tmp_path)
    seen = name.replace("\n", "␊")
    assert done.stderr == (
        f"regions/{seen}.yaml:1:1: error: `{seen}.yaml` is not read: {reason} [region-file-name]\n"
        f"  help: rename it to `{better}.yaml`\n"
    )
    assert done.status == 1


def test_a_template_may_have_any_name_that_a_folder_has(tmp_path: Path) -> None:
    copied = output(workspace(tmp_path, ["georgia"]) / "templates" / "greeting")
    for name in ("day of\njoy", "CON", "-é"):
        file_tree(tmp_path / "templates" / name, copied)
    assert lmp_press("fill", "-q", stand=tmp_path) == (0, b"", "")
    assert lmp_press("fill", stand=tmp_path).stderr.startswith("0 written, 8 unchanged")


def test_a_region_file_that_vanishes_during_the_run_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace(tmp_path)

    def read_and_remove_the_next(_: RegionReader, file: RegionFile) -> Source:
        (tmp_path / "regions/hawaii.yaml").unlink(missing_ok=True)
        return source_of(file)

    monkeypatch.setattr(RegionReader, "source", read_and_remove_the_next)
    done = lmp_press("fill", "-q", stand=tmp_path)
    assert done.stderr == (
        "regions/hawaii.yaml:1:1: error: `regions/hawaii.yaml` cannot be read: "
        "no such file or directory [cannot-read]\n"
    )
    assert (done.status, (tmp_path / "out").exists()) == (1, False)


def test_a_region_file_that_changes_during_the_run_is_written_as_it_was_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace(tmp_path)

    def read_and_change(_: RegionReader, file: RegionFile) -> Source:
        source = source_of(file)
        path = tmp_path / file.shown
        path.write_text(path.read_text().replace("Ana", "Lee"))
        return source

    with monkeypatch.context() as patched:
        patched.setattr(RegionReader, "source", read_and_change)
        assert lmp_press("fill", "-q", stand=tmp_path).status == 0
    assert "Ana" in (tmp_path / "out/georgia/georgia-greeting.md").read_text()
    assert lmp_press("fill", stand=tmp_path).stderr.startswith("8 written")
    assert "Lee" in (tmp_path / "out/georgia/georgia-greeting.md").read_text()


def test_a_worker_that_finds_other_templates_takes_no_region(tmp_path: Path) -> None:
    here = Workspace(workspace(tmp_path), tmp_path)
    plan = Plan(str(tmp_path), str(tmp_path), ("greeting",), ("md",)).loaded()
    file_tree(tmp_path, {"templates/greeting/release.md.j2": COPY.replace("Yours", "Your")})
    later = plan.loaded()
    (outcome,) = take(plan, [Job(here.region_file("georgia"))])
    (problem,) = outcome.problems
    assert draw(problem) == (
        "templates:1:1: error: the templates in `templates/` were changed during the run "
        "[changed-during-run]\n  help: run again"
    )
    assert outcome.refused == 1
    assert take(later, [Job(here.region_file("georgia"))])[0].problems == ()


def test_a_worker_without_the_workspace_takes_no_region(tmp_path: Path) -> None:
    plan = Plan(str(tmp_path / "nowhere"), str(tmp_path), ("greeting",), ("md",), kit_digest="x")
    (outcome,) = take(plan, [Job(RegionFile("georgia", str(tmp_path / "x"), "x"))])
    (problem,) = outcome.problems
    assert draw(problem) == (
        "nowhere/templates:1:1: error: `nowhere/templates` cannot be read: "
        "no such file or directory [cannot-read]"
    )


def test_the_output_folder_may_be_anywhere_and_is_made(tmp_path: Path) -> None:
    workspace(tmp_path / "kit")
    assert lmp_press("fill", "-q", "-o", "../a/b", stand=tmp_path / "kit") == (0, b"", "")
    assert tree(tmp_path / "a/b") == EVERYTHING


def test_folders_that_were_made_for_nothing_are_gone_again(tmp_path: Path) -> None:
    file_tree(workspace(tmp_path), {"regions/georgia.yaml": BROKEN})
    before = tree(tmp_path)
    assert lmp_press("fill", "-o", "a/b/c", stand=tmp_path).status == 1
    assert tree(tmp_path) == before


def test_an_output_folder_that_is_a_file_is_a_problem(tmp_path: Path) -> None:
    file_tree(workspace(tmp_path), {"out": "mine"})
    done = lmp_press("fill", "-q", stand=tmp_path)
    said = "out:1:1: error: `out` cannot be written: not a directory [cannot-write]\n"
    assert done == (1, b"", said)
    assert (tmp_path / "out").read_text() == "mine"


def test_a_region_folder_that_is_a_file_is_a_problem(tmp_path: Path) -> None:
    file_tree(workspace(tmp_path), {"out/georgia": "mine"})
    done = lmp_press("fill", "-q", stand=tmp_path)
    assert done == (1, b"", NOT_WRITTEN)
    assert tree(tmp_path / "out") == ["georgia"]


def test_a_region_folder_that_became_a_file_is_a_problem(tmp_path: Path) -> None:
    lmp_press("fill", stand=workspace(tmp_path))
    (tmp_path / "out/georgia").rename(tmp_path / "elsewhere")
    file_tree(tmp_path, {"out/georgia": "mine"})
    assert lmp_press("fill", "-q", stand=tmp_path) == (1, b"", NOT_WRITTEN)


def test_a_folder_that_is_a_symbolic_link_is_never_followed(tmp_path: Path) -> None:
    workspace(tmp_path)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out/georgia").symlink_to(tmp_path / "elsewhere")
    for switch in ("-k", "--force"):
        done = lmp_press("fill", "-q", switch, stand=tmp_path)
        reason = "its folder is a symbolic link"
        assert done == (1, b"", NOT_WRITTEN.replace("not a directory", reason))
    assert tree(tmp_path / "elsewhere") == []


def test_a_file_that_is_a_symbolic_link_is_never_followed(tmp_path: Path) -> None:
    file_tree(workspace(tmp_path), {"secret.md": "mine", "out/georgia/notes.txt": ""})
    link = tmp_path / "out/georgia/georgia-greeting.md"
    link.symlink_to(tmp_path / "secret.md")
    assert lmp_press("fill", "-q", stand=tmp_path).status == 1
    assert lmp_press("fill", "-q", "--force", stand=tmp_path) == (0, b"", "")
    assert (tmp_path / "secret.md").read_text() == "mine"
    assert link.read_text().startswith("# Greetings from Georgia")
    assert link.with_name("georgia-greeting.edited-1.md").readlink() == tmp_path / "secret.md"


def test_a_link_that_leads_nowhere_is_kept_beside_the_new_file_too(tmp_path: Path) -> None:
    file_tree(workspace(tmp_path), {"out/georgia/notes.txt": ""})
    link = tmp_path / "out/georgia/georgia-greeting.md"
    link.symlink_to(tmp_path / "nowhere.md")
    assert lmp_press("fill", "-q", "--force", stand=tmp_path) == (0, b"", "")
    link.unlink()
    link.symlink_to(tmp_path / "elsewhere.md")
    assert lmp_press("fill", "-q", "--force", stand=tmp_path) == (0, b"", "")
    kept = [link.with_name(f"georgia-greeting.edited-{n}.md").readlink().name for n in (1, 2)]
    assert kept == ["nowhere.md", "elsewhere.md"]
    assert [path for path in tree(tmp_path) if "where" in path] == []


def test_a_side_folder_that_is_a_symbolic_link_is_never_followed(tmp_path: Path) -> None:
    file_tree(workspace(tmp_path), {"elsewhere/journal.json": "mine", "out/notes.txt": ""})
    (tmp_path / "out/.lmp-press").symlink_to(tmp_path / "elsewhere")
    done = lmp_press("fill", "-q", stand=tmp_path)
    reason = "its folder .lmp-press is a symbolic link"
    assert done == (1, b"", f"out:1:1: error: `out` cannot be written: {reason} [cannot-write]\n")
    assert output(tmp_path / "elsewhere") == {"journal.json": b"mine"}


def test_a_pipe_or_a_folder_in_the_place_of_a_file_is_taken_for_a_hand_edit(
    tmp_path: Path,
) -> None:
    file_tree(workspace(tmp_path), {"out/georgia/georgia-greeting.docx/notes.txt": ""})
    os.mkfifo(tmp_path / "out/georgia/georgia-greeting.md")
    refused = lmp_press("fill", "-q", stand=tmp_path)
    assert refused.stderr.count("[edited]") == 2
    assert lmp_press("fill", "-q", "--force", stand=tmp_path) == (0, b"", "")
    assert (tmp_path / "out/georgia/georgia-greeting.edited-1.docx/notes.txt").exists()


def test_nothing_of_the_progress_bar_is_in_a_pipe(tmp_path: Path) -> None:
    done = process("fill", stand=many(tmp_path, 250))
    assert without_seconds(done.stderr) == "500 written, 0 unchanged, 0 refused, in out\n"
    assert done.stdout == ""


def test_a_second_run_at_once_is_turned_away(tmp_path: Path) -> None:
    out = workspace(tmp_path) / "out"
    out.mkdir()
    with Directory.open(out) as folder, locked(folder):
        done = process("fill", stand=tmp_path)
    said = "error: another run is writing into this folder; run again when it is done\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", said)
    assert tree(out) == []
    assert process("fill", stand=tmp_path).returncode == 0
