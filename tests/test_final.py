from __future__ import annotations

import hashlib
import re
import subprocess
from typing import TYPE_CHECKING

import pytest
from support.approved_samples import approved, change, samples
from support.command_line import lmp_press
from support.outside_tools import find_tool
from support.project_files import read
from support.small_workspace import output

if TYPE_CHECKING:
    from pathlib import Path

NORTHWEST = (
    "2017-10-16  out/northwest/northwest-anniversary.docx",
    "2017-10-16  out/northwest/northwest-anniversary.md",
    "2018-01-23  out/northwest/northwest-reaffirmation.docx",
    "2018-01-23  out/northwest/northwest-reaffirmation.md",
)


COVER = """\
Ready to be sent: 1 release

The digests of all files are in SHA256SUMS beside this page. `lmp-press
verify` proves each file against the templates and region files that it
is made from.

Celebrating 20 years of our Labor Management Partnership — Northwest
(anniversary)

For release on Oct. 16, 2017:

- northwest/northwest-anniversary.docx
- northwest/northwest-anniversary.md

    “We believe the people who do the job every day offer some of the
    best solutions to improve quality, service and affordability for
    Kaiser Permanente’s members and patients,” says Ana Example,
    regional president, Kaiser Permanente. “From our team members who
    answer the phones, to our nurses, couriers and managers, partnership
    guides much of our work at KP.”

Kim Aide, for Ana Example, regional president, agreed to these words on
Oct. 10, 2017.

    “We always ask,” says Lee Example of the Coalition of Kaiser
    Permanente Unions, “‘what more can we do to deliver the best
    possible care and to make this the absolute best place to work?’”

Kim Aide, for Lee Example, agreed to these words on Oct. 10, 2017.

Warnings that were accepted

- regions/northwest.yaml:10: the first of `local_achievements` starts
  with a capital in the middle of a sentence [capital]
"""


def ids(said: str) -> list[str]:
    return re.findall(r": error: .*\[([a-z-]+)\]$", said, re.MULTILINE)


def warned(folder: Path) -> Path:
    """Lay down a region that may go out but for one warning."""
    approved(folder, "northwest")
    change(folder / "regions" / "northwest.yaml", "- cutting lost", "- Cutting lost")
    return folder


def test_a_final_run_names_each_file_with_its_day_and_lays_down_sums_and_a_cover(
    tmp_path: Path,
) -> None:
    approved(tmp_path, "northwest")
    done = lmp_press("fill", "--final", stand=tmp_path)
    assert (done.status, done.stderr) == (
        0,
        "4 written, 0 unchanged, 0 refused, in out/northwest\n",
    )
    assert done.stdout.decode().splitlines() == [*NORTHWEST]
    lines = re.findall(r"(?m)^([0-9a-f]{64})  (.*)$", read(tmp_path / "out" / "SHA256SUMS"))
    listed = {path: digest for digest, path in lines}
    files = output(tmp_path / "out")
    del files["manifest.json"], files["SHA256SUMS"]
    assert listed == {path: hashlib.sha256(data).hexdigest() for path, data in files.items()}


def test_the_digests_are_in_the_form_that_sha256sum_checks(tmp_path: Path) -> None:
    approved(tmp_path, "northwest")
    lmp_press("fill", "--final", stand=tmp_path)
    check = [find_tool("sha256sum"), "--strict", "-c", "SHA256SUMS"]
    done = subprocess.run(check, cwd=tmp_path / "out", capture_output=True, check=True)
    assert done.stdout.count(b": OK\n") == len(NORTHWEST) + 2


def test_the_cover_tells_what_goes_out_whose_words_and_who_agreed(tmp_path: Path) -> None:
    samples(tmp_path, "northwest")
    change(tmp_path / "regions" / "northwest.yaml", "- cutting lost", "- Cutting lost")
    lmp_press("approve", "northwest", "--on", "2017-10-10", "--by", "Kim Aide", stand=tmp_path)
    done = lmp_press(
        *("fill", "--final", "-t", "anniversary", "--accept", "capital"), stand=tmp_path
    )
    assert done.status == 0
    assert read(tmp_path / "out" / "cover.txt") == COVER
    page = read(tmp_path / "out" / "cover.html")
    assert re.search(r"<h1\b[^>]*>Ready to be sent: 1 release</h1>", page)
    assert page.count("<blockquote>") == 2


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("regions/northwest.yaml", "release_date: 2017-10-16", "draft: true", ["draft-not-final"]),
        ("regions/northwest.yaml", "name: Ana Example", "name: Ana Sample", ["approval-lapsed"]),
        ("regions/northwest.yaml", "- cutting lost", "- Cutting lost", ["capital"]),
        ("approvals/northwest.yaml", "solutions to improve", "answers to", ["wrong-fingerprint"]),
        ("templates/anniversary/release.md.j2", "some of", "most of", ["approval-lapsed"]),
    ],
)
def test_what_is_not_ready_does_not_go_out(
    name: str, old: str, new: str, said: list[str], tmp_path: Path
) -> None:
    approved(tmp_path, "northwest")
    change(tmp_path / name, old, new)
    done = lmp_press("fill", "--final", stand=tmp_path)
    assert (done.status, done.stdout) == (1, b"")
    assert ids(done.stderr) == said
    assert not (tmp_path / "out").exists()


def test_nobody_asked_is_no_yes_and_no_option_makes_it_one(tmp_path: Path) -> None:
    samples(tmp_path, "northwest")
    assert ids(lmp_press("fill", "--final", stand=tmp_path).stderr) == ["not-approved"] * 2
    done = lmp_press("fill", "--final", "--accept", "not-approved", stand=tmp_path)
    assert done == (
        *(2, b""),
        "error: `not-approved` is not for you to accept: `lmp-press approve` records a yes\n",
    )


def test_a_file_that_somebody_edited_stops_a_final_run(tmp_path: Path) -> None:
    approved(tmp_path, "northwest")
    lmp_press("fill", stand=tmp_path)
    change(tmp_path / "out" / "northwest" / "northwest-anniversary.md", "This fall", "This autumn")
    done = lmp_press("fill", "--final", stand=tmp_path)
    assert (done.status, done.stdout, ids(done.stderr)) == (1, b"", ["edited"])
    assert not (tmp_path / "out" / "SHA256SUMS").exists()


def test_a_warning_passes_by_its_id_and_by_no_other(tmp_path: Path) -> None:
    warned(tmp_path)
    assert lmp_press("fill", "--final", "--accept", "full-stop", stand=tmp_path).status == 1
    assert lmp_press("fill", "--final", "--accept", "capital", stand=tmp_path).status == 0


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--accept", "capital"], "`--accept` lets a warning pass a final run: say `--final` too"),
        (
            ["--final", "--accept", "capitol"],
            "no such warning as `capitol`; did you mean `cap",
        ),
        (["--final", "--accept", "edited"], "no such warning as `edited`; "),
        (["--final", "-o", "-"], "final releases go to a folder, with their cover: name it"),
    ],
)
def test_what_cannot_be_asked_for_is_said(options: list[str], said: str, tmp_path: Path) -> None:
    approved(tmp_path, "northwest")
    done = lmp_press("fill", *options, stand=tmp_path)
    assert done.status == 2
    assert done.stderr.startswith(f"error: {said}")


def test_with_keep_going_the_good_ones_go_and_the_papers_tell_of_no_other(tmp_path: Path) -> None:
    approved(tmp_path, "northwest")
    samples(tmp_path, "georgia", "northwest")
    done = lmp_press("fill", "--final", "-k", stand=tmp_path)
    assert done.status == 1
    assert done.stdout.decode().splitlines() == [
        "2018-01-23  out/georgia/georgia-reaffirmation.docx",
        "2018-01-23  out/georgia/georgia-reaffirmation.md",
        *NORTHWEST,
    ]
    assert "georgia-anniversary" not in read(tmp_path / "out" / "SHA256SUMS")
    assert sorted(path.name for path in (tmp_path / "out" / "georgia").iterdir()) == [
        "georgia-reaffirmation.docx",
        "georgia-reaffirmation.md",
    ]


def test_two_regions_that_say_the_same_are_held_back(tmp_path: Path) -> None:
    approved(tmp_path, "georgia", "northwest")
    region = tmp_path / "regions" / "georgia.yaml"
    achievement = re.findall(r"(?m)^  - (\w.*)$", read(region))[0]
    change(region, achievement, "cutting lost work days by 12 percent")
    done = lmp_press("fill", "--final", "-k", stand=tmp_path)
    assert set(ids(done.stderr)) == {"same-in-two-regions"}
    held = re.findall(r"(?m)^regions/(\w+)", done.stderr)
    assert not any(f"out/{name}/" in done.stdout.decode() for name in held)


def test_a_second_final_run_writes_nothing_and_a_fill_leaves_it_final(tmp_path: Path) -> None:
    approved(tmp_path, "northwest")
    lmp_press("fill", "--final", stand=tmp_path)
    before = output(tmp_path / "out")
    assert lmp_press("fill", "--final", "-q", stand=tmp_path).status == 0
    assert output(tmp_path / "out") == before
    assert lmp_press("fill", "-q", stand=tmp_path).status == 0
    assert output(tmp_path / "out") == before


def test_a_dry_run_lays_down_nothing(tmp_path: Path) -> None:
    approved(tmp_path, "northwest")
    assert lmp_press("fill", "--final", "--dry-run", stand=tmp_path).status == 0
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", ["cover.html", "cover.txt", "SHA256SUMS"])
def test_somebody_s_own_file_in_a_paper_s_place_is_left_alone(name: str, tmp_path: Path) -> None:
    approved(tmp_path, "northwest")
    (tmp_path / "out").mkdir()
    own = tmp_path / "out" / name
    own.write_text("my own\n", encoding="utf-8")
    done = lmp_press("fill", "--final", stand=tmp_path)
    assert (done.status, ids(done.stderr)) == (1, ["edited"])
    assert [path.name for path in (tmp_path / "out").iterdir()] == [name]
    assert lmp_press("fill", "--final", "--force", stand=tmp_path).status == 0
    kept = own.with_name(f"{own.stem}.edited-1{own.suffix}")
    assert read(kept) == "my own\n"


def test_a_paper_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    approved(tmp_path / "kit", "northwest")
    outside = tmp_path / "outside.txt"
    outside.write_text("theirs\n", encoding="utf-8")
    (tmp_path / "kit" / "out").mkdir()
    (tmp_path / "kit" / "out" / "cover.txt").symlink_to(outside)
    assert lmp_press("fill", "--final", stand=tmp_path / "kit").status == 1
    assert lmp_press("fill", "--final", "--force", stand=tmp_path / "kit").status == 0
    assert read(outside) == "theirs\n"
