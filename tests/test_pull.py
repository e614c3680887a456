"""What somebody changed in Word goes home: into the region file, or onto a list."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.command_line import Done, lmp_press
from support.project_files import ROOT
from support.workspace_files import file_tree

from lmp_press.readers.docx import read

if TYPE_CHECKING:
    from collections.abc import Mapping

DOCUMENT = "word/document.xml"
RUN_PROPERTIES = "<w:t"


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    """Return a workspace with two regions, filled with the anniversary release."""
    return filled(tmp_path)


def filled(folder: Path) -> Path:
    shutil.copytree(ROOT / "templates" / "anniversary", folder / "templates" / "anniversary")
    for name in ("northwest", "hawaii"):
        text = (ROOT / "regions" / f"{name}.yaml").read_text().partition("reaffirmation:")[0]
        file_tree(folder, {f"regions/{name}.yaml": text})
    done = lmp_press("fill", "-f", "docx", stand=folder)
    assert done.status == 0, done.stderr
    return folder


def edited(data: bytes, words: Mapping[str, str]) -> bytes:
    """Return a Word file with words replaced by others, as somebody types them."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    xml = parts[DOCUMENT].decode()
    for old, new in words.items():
        assert old in xml, old
        xml = xml.replace(old, new)
    parts[DOCUMENT] = xml.encode()
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w") as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return saved.getvalue()


def returned(kit: Path, words: Mapping[str, str], name: str = "northwest-anniversary") -> str:
    """Lay a release of the Northwest, edited, into `back/`; return its path."""
    data = (kit / "out/northwest/northwest-anniversary.docx").read_bytes()
    file_tree(kit, {f"back/{name}.docx": edited(data, words)})
    return str(kit / "back" / f"{name}.docx")


def pull(kit: Path, *words: str) -> Done:
    done = lmp_press("pull", *words, stand=kit)
    return done._replace(stderr=done.stderr.replace(f"{kit}/", ""))


def changed_lines(done: Done) -> list[str]:
    """Return the lines of a diff that differ."""
    lines = done.stdout.decode().splitlines()
    return [line for line in lines if re.match(r"[+-](?![+-]{2} )", line)]


def words_of(path: Path | str) -> list[str]:
    paragraphs = read(Path(path).read_bytes()).release.paragraphs
    return [one.text for one in paragraphs if not one.place.is_margin]


ACHIEVEMENT = "cutting lost work days by 12 percent"
VALUES = {
    "a count": (
        {"9,500 employees": "9,700 employees"},
        ["-employee_count: 9,500", "+employee_count: 9,700"],
    ),
    "a count with its noun": (
        {"11 coalition unions represent": "one coalition union represents"},
        ["-union_count: 11", "+union_count: 1"],
    ),
    "a spelled count": (
        {"11 coalition": "nine coalition"},
        ["-union_count: 11", "+union_count: 9"],
    ),
    "a date": (
        {"Oct. 16, 2017": "Nov. 3, 2017"},
        ["-release_date: 2017-10-16", "+release_date: 2017-11-03"],
    ),
    "a town in capitals": (
        {"PORTLAND, Ore.": "SALEM, Ore."},
        ["-city: Portland, Ore.", "+city: Salem, Ore."],
    ),
    "a name": (
        {"Ana Example": "Ana M. Example"},
        ["-  - name: Ana Example", "+  - name: Ana M. Example"],
    ),
    "a name with a mark of its own": (
        {"Lee Example": "Lee “Buddy” O’Example"},
        ["-  - name: Lee Example", '+  - name: Lee "Buddy" O\'Example'],
    ),
    "a list that grew": (
        {ACHIEVEMENT: "cutting lost work days, opening two clinics and saving time"},
        [
            "-  - cutting lost work days by 12 percent",
            "+  - cutting lost work days",
            "+  - opening two clinics",
            "+  - saving time",
        ],
    ),
    "a value printed in two places": (
        {"Northwest": "Pacific Northwest"},
        [
            "-region_name: Northwest",
            "-region_in_text: the Northwest           # how a sentence says “here in …”",
            "+region_name: Pacific Northwest",
            "+region_in_text: the Pacific Northwest           # how a sentence says “here in …”",
        ],
    ),
    "a phone number and a mail address": (
        {">503-555-0106": ">503-555-0188", ">press@northwest.example": ">news@northwest.example"},
        [
            "-  phone: 503-555-0106",
            "-  email: press@northwest.example",
            "+  phone: 503-555-0188",
            "+  email: news@northwest.example",
        ],
    ),
    "an optional value that goes": ({"PORTLAND, Ore. — ": ""}, ["-city: Portland, Ore."]),
}


@pytest.mark.parametrize("name", VALUES)
def test_a_value_that_was_changed_in_word_is_changed_in_the_region_file(
    kit: Path, name: str
) -> None:
    words, expected = VALUES[name]
    path = returned(kit, words)
    shown = pull(kit, path)
    assert (shown.status, changed_lines(shown)) == (1, expected)
    assert shown.stderr == "`--write` makes the change\n"
    written = pull(kit, path, "--write")
    assert (written.status, written.stderr) == (0, "regions/northwest.yaml is written\n")
    assert lmp_press("fill", "-f", "docx", "--force", stand=kit).status == 0
    assert words_of(kit / "out/northwest/northwest-anniversary.docx") == words_of(path)


def test_what_was_changed_outside_the_blanks_is_listed_and_no_byte_is_written(kit: Path) -> None:
    before = (kit / "regions/northwest.yaml").read_bytes()
    path = returned(kit, {"This fall marks": "This autumn marks"})
    done = pull(kit, path, "--write", "--template")
    assert (kit / "regions/northwest.yaml").read_bytes() == before
    assert done.status == 0
    assert done.stderr == (
        "back/northwest-anniversary.docx: paragraph 4: `fall` became `autumn`: headquarters' "
        "words\n"
        "`--template` shows what of this would change the copy\n"
        "no value differs from the region file\n"
    )
    old, new = changed_lines(done)
    assert new[1:] == old[1:].replace("This fall marks", "This autumn marks")
    assert done.stdout.startswith(b"--- templates/anniversary/release.md.j2\n")


def test_words_that_no_value_prints_stay_behind_and_are_said(kit: Path) -> None:
    done = pull(kit, returned(kit, {"9,500 employees": "about 9,600 employees"}))
    assert (done.status, done.stdout) == (0, b"")
    assert (
        "paragraph 14: `9,500` became `about 9,600`: no value of `employee_count` prints that"
        in (done.stderr)
    )


def rewritten(kit: Path, *changes: tuple[str, str]) -> str:
    """Return the region file with other words, and fill the kit with it."""
    path = kit / "regions" / "northwest.yaml"
    text = path.read_text()
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path.write_text(text)
    assert lmp_press("fill", "-f", "docx", "--force", stand=kit).status == 0
    return text


def test_a_value_behind_an_anchor_is_left_to_a_hand(kit: Path) -> None:
    anchored = ("employee_count: 9,500", "employee_count: &people 9,500")
    text = rewritten(kit, anchored, ("team_count: 412", "team_count: *people"))
    done = pull(kit, returned(kit, {"represent 9,500": "represent 9,600"}), "--write")
    assert done.status == 0
    assert (
        "`9,500` became `9,600`: change `employee_count` by hand, since it stands behind an anchor"
        in done.stderr
    )
    assert (kit / "regions" / "northwest.yaml").read_text() == text


def test_a_quotation_around_its_attribution_is_pulled_with_the_signs_of_yaml(kit: Path) -> None:
    quote = "We work side by side. That makes care better for everybody."
    title = "    title: regional president\n"
    rewritten(kit, (title, f"{title}    quote: {quote}\n"))
    edits = {
        "side by side": "side by side always",
        "better for everybody": "better: for A &amp; # B",
    }
    shown = pull(kit, returned(kit, edits))
    assert changed_lines(shown) == [
        f"-    quote: {quote}",
        '+    quote: "We work side by side always. That makes care better: for A & # B."',
    ]


def test_a_value_that_breaks_a_rule_is_a_problem_as_in_any_region_file(kit: Path) -> None:
    before = (kit / "regions/northwest.yaml").read_bytes()
    done = pull(
        kit, returned(kit, {"cutting lost work days by 12 percent": "a, b, c and d"}), "--write"
    )
    assert done.status == 1
    assert "error: `local_achievements` takes at most 3, and has 4 [too-many]" in done.stderr
    assert "nothing is written\n" in done.stderr
    assert (kit / "regions/northwest.yaml").read_bytes() == before


def meanwhile(kit: Path, old: str, new: str) -> None:
    """Change the region file after its release was written."""
    path = kit / "regions/northwest.yaml"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_what_the_region_file_changed_meanwhile_stays(kit: Path) -> None:
    path = returned(kit, {"9,500 employees": "9,700 employees"})
    meanwhile(kit, "union_count: 11", "union_count: 12  # counted again")
    assert pull(kit, path, "--write").status == 0
    text = (kit / "regions/northwest.yaml").read_text()
    assert "union_count: 12  # counted again\nemployee_count: 9,700\n" in text


def test_what_both_sides_changed_is_a_conflict_and_nothing_is_written(kit: Path) -> None:
    path = returned(kit, {"9,500 employees": "9,700 employees", "Oct. 16": "Oct. 18"})
    meanwhile(kit, "9,500", "9,600")
    before = (kit / "regions/northwest.yaml").read_bytes()
    done = pull(kit, path, "--write")
    assert done.status == 1
    assert done.stderr.startswith(
        "regions/northwest.yaml:8:17: error: `employee_count` was changed on both sides: it says "
        "`9,600` here and `9,700` in `back/northwest-anniversary.docx`, and said `9,500` when that "
        "file was written [changed-on-both-sides]\n"
        "  8 | employee_count: 9,600\n"
        "    |                 ^^^^^\n"
        "  help: say which one stands: run again with `--take employee_count` or with "
        "`--keep employee_count`\n"
    )
    assert (kit / "regions/northwest.yaml").read_bytes() == before


@pytest.mark.parametrize(("option", "count"), [("--take", "9,700"), ("--keep", "9,600")])
def test_a_conflict_is_settled_by_saying_which_side_stands(
    kit: Path, option: str, count: str
) -> None:
    path = returned(kit, {"9,500 employees": "9,700 employees"})
    meanwhile(kit, "9,500", "9,600")
    assert pull(kit, path, "--write", option, "employee_count").status == 0
    assert f"employee_count: {count}\n" in (kit / "regions/northwest.yaml").read_text()


def test_what_both_sides_changed_alike_is_no_conflict(kit: Path) -> None:
    path = returned(kit, {"9,500 employees": "9,700 employees"})
    meanwhile(kit, "9,500", "9,700")
    assert pull(kit, path) == (0, b"", "no value differs from the region file\n")


def test_two_people_s_files_for_one_region_are_pulled_together(kit: Path) -> None:
    returned(kit, {"9,500 employees": "9,700 employees"}, "northwest-anniversary-AE")
    returned(kit, {"Oct. 16, 2017": "Oct. 18, 2017"}, "northwest-anniversary (2)")
    done = pull(kit, str(kit / "back"), "--write")
    assert done.stderr == "regions/northwest.yaml is written\n"
    text = (kit / "regions/northwest.yaml").read_text()
    assert "release_date: 2017-10-18\n" in text
    assert "employee_count: 9,700\n" in text


def test_two_people_who_say_two_things_are_a_conflict(kit: Path) -> None:
    returned(kit, {"9,500 employees": "9,700 employees"}, "northwest-anniversary-AE")
    returned(kit, {"9,500 employees": "9,800 employees"}, "northwest-anniversary-BE")
    done = pull(kit, str(kit / "back"), "--write")
    assert done.status == 1
    assert "[changed-on-both-sides]" in done.stderr


def test_a_file_with_another_region_s_name_in_it_is_refused(kit: Path) -> None:
    data = (kit / "out/hawaii/hawaii-anniversary.docx").read_bytes()
    file_tree(kit, {"back/northwest-anniversary.docx": data})
    done = pull(kit, str(kit / "back"), "--write")
    assert done.status == 1
    assert done.stderr.startswith(
        "back/northwest-anniversary.docx:1:1: error: the region name in "
        "`back/northwest-anniversary.docx` is `Hawaii`, which is that of `hawaii`, not of "
        "`northwest` [another-region-s-file]\n"
        "  help: say whose file it is with `--region`\n"
    )


def test_a_file_of_another_kind_is_refused(kit: Path) -> None:
    path = kit / "back" / "northwest-anniversary.docx"
    file_tree(kit, {"back/northwest-anniversary.docx": other_letter()})
    done = pull(kit, str(path))
    assert done.status == 1
    assert "has hardly a word of the template `anniversary` in it [not-this-release]" in done.stderr


def other_letter() -> bytes:
    import docx

    document = docx.Document()
    document.add_paragraph("Dear all, the canteen is closed on Friday.")
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def test_what_nothing_can_come_back_from_is_said(kit: Path) -> None:
    (kit / "empty").mkdir()
    assert pull(kit, "empty") == (2, b"", "error: no Word file in `empty`\n")
    path = returned(kit, {"9,500 employees": "9,700 employees"})
    done = pull(kit, path, "--region", "atlantis")
    assert done == (2, b"", "error: no such region as `atlantis`\n")


def test_a_file_that_is_nobody_s_by_its_name_needs_to_be_told_whose_it_is(kit: Path) -> None:
    path = returned(kit, {"9,500 employees": "9,700 employees"}, "final final")
    done = pull(kit, path)
    assert (done.status, done.stdout) == (2, b"")
    assert done.stderr == (
        "error: the name of `back/final final.docx` does not say whose it is: call it like the "
        "file that was written, `<region>-<template>.docx`, or say it with `--region` and `-t`\n"
    )
    told = pull(kit, path, "--region", "northwest", "-t", "anniversary")
    assert (told.status, changed_lines(told)[1]) == (1, "+employee_count: 9,700")


def tracked(old: str, new: str, author: str) -> tuple[str, str]:
    """Return a count in the file's XML, and the same changed under tracking."""
    by = f'w:id="9" w:author="{author}" w:date="2026-01-01T00:00:00Z"'
    deleted = f"<w:del {by}><w:r><w:delText>{old}</w:delText></w:r></w:del>"
    inserted = f"<w:ins {by}><w:r><w:t>{new}</w:t></w:r></w:ins>"
    split = f'</w:t></w:r>{deleted}{inserted}<w:r><w:t xml:space="preserve">'
    return old, split


@pytest.mark.parametrize(
    ("authors", "lines"),
    [
        (
            (),
            [
                "-release_date: 2017-10-16",
                "-employee_count: 9,500",
                "+release_date: 2017-10-18",
                "+employee_count: 9,700",
            ],
        ),
        (("Ana",), ["-employee_count: 9,500", "+employee_count: 9,700"]),
        (("Lee",), ["-release_date: 2017-10-16", "+release_date: 2017-10-18"]),
    ],
)
def test_tracked_changes_are_read_as_accepted_by_author_if_asked(
    kit: Path, authors: tuple[str, ...], lines: list[str]
) -> None:
    words = dict([tracked("9,500", "9,700", "Ana"), tracked("Oct. 16", "Oct. 18", "Lee")])
    options = [word for name in authors for word in ("--author", name)]
    done = pull(kit, returned(kit, words), *options)
    assert sorted(changed_lines(done)) == sorted(lines)


def test_without_a_copy_of_what_it_was_made_from_the_region_file_is_the_base(kit: Path) -> None:
    path = returned(kit, {"9,500 employees": "9,700 employees"})
    shutil.rmtree(kit / "out")
    assert changed_lines(pull(kit, path)) == ["-employee_count: 9,500", "+employee_count: 9,700"]


WORDS = st.text("abcdfghij klmno", min_size=3, max_size=30).map(lambda text: " ".join(text.split()))
NAMES = WORDS.filter(lambda words: len(words) > 2).map(str.title)
INSIDE = {
    "Ana Example": NAMES,
    "Lee Example": NAMES,
    "9,500": st.integers(1000, 900_000).map("{:,}".format),
    "412": st.integers(10, 999).map(str),
    "cutting lost work days by 12 percent": WORDS.filter(
        lambda words: len(words) > 2 and " and " not in f" {words} "
    ),
}
OUTSIDE = dict.fromkeys(["longest-standing partnership", "a better way to work"], NAMES)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("pull"))


QUICK = settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@QUICK
@given(st.fixed_dictionaries({}, optional=INSIDE))
def test_random_values_typed_into_word_come_home_and_are_filled_again(
    shared: Path, words: dict[str, str]
) -> None:
    before = (shared / "regions/northwest.yaml").read_text()
    path = returned(shared, words)
    try:
        done = pull(shared, path, "--write")
        assert done.status == 0, done.stderr
        filled_again = lmp_press("fill", "northwest", "-f", "docx", "-o", "-", stand=shared)
        assert filled_again.status == 0, filled_again.stderr
        again = read(filled_again.stdout).release.paragraphs
        assert [one.text for one in again if not one.place.is_margin] == words_of(path)
    finally:
        (shared / "regions/northwest.yaml").write_text(before)


@QUICK
@given(st.fixed_dictionaries({}, optional=OUTSIDE))
def test_random_words_typed_beside_the_blanks_change_no_byte_of_a_region_file(
    shared: Path, words: dict[str, str]
) -> None:
    before = (shared / "regions/northwest.yaml").read_bytes()
    done = pull(shared, returned(shared, words), "--write")
    assert done.status == 0
    assert (shared / "regions/northwest.yaml").read_bytes() == before
    assert all(new in done.stderr for old, new in words.items() if old != new)
