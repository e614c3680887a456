from __future__ import annotations

import datetime as dt
import io
import shutil
import subprocess
import zipfile
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.command_line import Done, lmp_press
from support.outside_tools import find_tool
from support.project_files import ROOT
from support.small_workspace import workspace

from lmp_press.forms.changing import changed
from lmp_press.forms.describing import Given, Questionnaire
from lmp_press.forms.exporting import write_workbook
from lmp_press.forms.nesting import moved_up, texts_of
from lmp_press.forms.starting import Starter
from lmp_press.press import load_kit
from lmp_press.source import Source, compose
from lmp_press.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    Rows = Sequence[Sequence[object]]


@pytest.fixture
def samples(tmp_path: Path) -> Path:
    for name in ("templates", "regions"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


@pytest.fixture
def greeting(tmp_path: Path) -> Path:
    return workspace(tmp_path, ["north", "south"])


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / "regions").iterdir()}


def excel(
    path: Path, rows: Sequence[Sequence[object]], **sheets: Sequence[Sequence[object]]
) -> Any:
    """Write an Excel file, and return it for more to be done to it."""
    book = openpyxl.Workbook()
    book.active.title = "facts"
    for row in rows:
        book.active.append([*row])
    for name, others in sheets.items():
        sheet = book.create_sheet(name)
        for row in others:
            sheet.append([*row])
    book.save(path)
    return book


def from_sheet(folder: Path, name: str = "kit.xlsx") -> Done:
    return lmp_press("new", "--from", str(folder / name), stand=folder)


def said(done: Done, folder: Path) -> list[str]:
    return done.stderr.replace(f"{folder}/", "").splitlines()


OLD = b"\xd0\xcf\x11\xe0"
LOCKED = OLD + "EncryptedPackage".encode("utf-16-le")
HEAD = ["region file", "region name", "union count", "employee count", "leader name", "email"]
WEST = ["west", "West", 3, 200, "Ana West Example", "west@x.example"]


def test_a_sheet_that_comes_back_as_it_was_changes_nothing(samples: Path) -> None:
    lmp_press("new", "east-bay", stand=samples)
    before = files_of(samples)
    assert lmp_press("sheet", "kit.xlsx", stand=samples).status == 0
    written = (samples / "kit.xlsx").read_bytes()
    done = from_sheet(samples)
    assert (done.status, files_of(samples)) == (0, before)
    assert said(done, samples)[-1] == "0 regions new, 0 changed, 9 unchanged"
    assert lmp_press("sheet", "kit.xlsx", stand=samples).status == 0
    assert (samples / "kit.xlsx").read_bytes() == written


def test_a_sheet_has_a_row_for_each_region_with_its_values_as_excel_keeps_them(
    samples: Path,
) -> None:
    lmp_press("sheet", "kit.xlsx", stand=samples)
    sheet = openpyxl.load_workbook(samples / "kit.xlsx").active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    northwest = dict(zip(rows[0], rows[6], strict=True))
    assert {key: value for key, value in northwest.items() if value is not None} == {
        "region file": "northwest",
        "release date": dt.datetime(2017, 10, 16),  # noqa: DTZ001 - as Excel has it
        "city": "Portland, Ore.",
        "leader 1 name *": "Ana Example",
        "leader 1 title": "regional president",
        "leader 1 organization *": "KP",
        "leader 2 name *": "Lee Example",
        "leader 2 organization *": "Coalition",
        "region name *": "Northwest",
        "union count *": 11,
        "employee count *": 9500,
        "region in text": "the Northwest",
        "team count *": 412,
        "local achievement 1 *": "cutting lost work days by 12 percent",
        "media contact name": "Pat Example",
        "media contact phone": "503-555-0106",
        "media contact email": "press@northwest.example",
        "reaffirmation release date": dt.datetime(2018, 1, 23),  # noqa: DTZ001 - likewise
        "draft": True,
    }


def test_excel_itself_holds_a_sheet_to_its_limits(samples: Path) -> None:
    lmp_press("sheet", "kit.xlsx", stand=samples)
    sheet = openpyxl.load_workbook(samples / "kit.xlsx").active
    heads = {cell.column_letter: cell.value for cell in sheet[1]}
    rules = {
        heads[str(rule.sqref).split("2", maxsplit=1)[0]]: (
            rule.type,
            rule.operator,
            rule.formula1,
            rule.formula2,
            rule.error,
        )
        for rule in sheet.data_validations.dataValidation
    }
    assert rules["union count *"] == (
        "whole",
        "between",
        "1",
        "999",
        "A whole number from 1 to 999",
    )
    assert rules["leader 1 organization *"] == (
        "list",
        None,
        '"KP,Coalition,Med Group"',
        None,
        "KP, Coalition or Med Group",
    )
    assert rules["release date"] == (
        "date",
        "greaterThan",
        "1",
        None,
        "A date, as year-month-day",
    )
    assert rules["city"] == ("textLength", "lessThanOrEqual", "60", None, "At most 60 characters")
    assert rules["draft"] == ("list", None, '"TRUE,FALSE"', None, "True or false")
    assert sheet.freeze_panes == "B2"
    assert sheet["D1"].comment.text == (
        "Proclamation state (required)\n"
        "The state, as in “California governor honors our partnership”. For reaffirmation alone.\n"
        "[PROCLAMATION STATE] governor honors our partnership\n"
        "At most 40 characters; example: Nevada"
    )
    red = {
        str(cells.sqref).split(":", maxsplit=1)[0]: rules[0].formula[0]
        for cells, rules in sheet.conditional_formatting._cf_rules.items()  # noqa: SLF001 - no other way
    }
    assert red["D2"] == 'AND($A2<>"",LEN(TRIM(D2))=0,COUNTA($C2:$G2)>0)'
    assert red["Q2"] == 'AND($A2<>"",LEN(TRIM(Q2))=0)'


def test_a_new_row_starts_a_file_with_its_values_in_their_places(greeting: Path) -> None:
    excel(greeting / "kit.xlsx", [HEAD, WEST])
    done = from_sheet(greeting)
    assert said(done, greeting) == [
        "regions/west.yaml: new",
        "1 region new, 0 changed, 0 unchanged",
    ]
    values = texts_of(compose(Source("", (greeting / "regions/west.yaml").read_text()))[0])
    assert values == {
        "draft": "true",
        "region_name": "West",
        "union_count": "3",
        "employee_count": "200",
        "leader.name": "Ana West Example",
        "email": "west@x.example",
    }


def test_only_what_the_sheet_says_else_is_changed_and_comments_stay(greeting: Path) -> None:
    path = greeting / "regions/north.yaml"
    path.write_text(
        "region_name: North   # as the sign says\n"
        "union_count: 1\n"
        "employee_count: 1,101  # counted twice\n"
        "leader: {name: Ana 1 Example, title: president}\n"
        "email: north@x.example\n"
        "achievement: 'a  b'\n"
    )
    head = [*HEAD, "leader title", "achievement"]
    row = ["North", "North", "2", 1101, "Ana 1 Example", None, "chief: all", "a b"]
    excel(greeting / "kit.xlsx", [head, row])
    assert said(from_sheet(greeting), greeting) == [
        "regions/north.yaml: union_count: `1` is now `2`",
        "regions/north.yaml: email: `north@x.example` is taken away",
        "regions/north.yaml: leader.title: `president` is now `chief: all`",
        "0 regions new, 1 changed, 0 unchanged",
    ]
    assert path.read_text() == (
        "region_name: North   # as the sign says\n"
        "union_count: 2\n"
        "employee_count: 1,101  # counted twice\n"
        'leader: {name: Ana 1 Example, title: "chief: all"}\n'
        "achievement: 'a  b'\n"
    )


def test_a_draft_stays_one_until_the_sheet_says_that_it_is_none(greeting: Path) -> None:
    excel(greeting / "kit.xlsx", [[*HEAD, "draft"], WEST])
    assert from_sheet(greeting).status == 0
    assert said(from_sheet(greeting), greeting) == ["0 regions new, 0 changed, 1 unchanged"]
    excel(greeting / "kit.xlsx", [[*HEAD, "draft"], [*WEST, False]])
    assert said(from_sheet(greeting), greeting) == [
        "regions/west.yaml: draft: `true` is now `false`",
        "0 regions new, 1 changed, 0 unchanged",
    ]


def test_a_file_that_new_started_has_an_optional_line_turned_on_in_its_place(
    samples: Path,
) -> None:
    lmp_press("new", "east-bay", stand=samples)
    path = samples / "regions/east-bay.yaml"
    before = path.read_text()
    (samples / "kit.csv").write_text("region,city\nEast Bay,Oakland\n")
    from_sheet(samples, "kit.csv")
    changes = [
        (old, new)
        for old, new in zip(before.splitlines(), path.read_text().splitlines(), strict=True)
        if old != new
    ]
    assert changes == [("# city:", "city: Oakland"), ("region_name:", "region_name: East Bay")]


def test_all_problems_of_a_sheet_are_said_by_cell_and_nothing_is_written(greeting: Path) -> None:
    before = files_of(greeting)
    book = excel(
        greeting / "kit.xlsx",
        [
            [*HEAD[:4], "leader name", "email", "unoin count", "leader: Name", None],
            ["north", "North", "about 9", 5, None, "x", 1, "y", "lost"],
            ["../evil", "Evil", 1, 1, "E", None, None, None],
            ["north", "North", 1, 1, "E", None, None, None],
            [None, "Nobody", 1, 1, "E", None, None, None],
            ["west", "West", "=1/0", dt.date(2017, 1, 2), dt.date(2017, 1, 2), "a@b.example"],
            ["east", "East", "=1+1", 0.5, "[insert name]", None],
        ],
    )
    sheet = book.active
    sheet["D7"].number_format = "0%"
    sheet["C6"].value, sheet["C6"].data_type = "#DIV/0!", "e"
    book.save(greeting / "kit.xlsx")
    done = from_sheet(greeting)
    assert (done.status, files_of(greeting)) == (1, before)
    assert [line for line in said(done, greeting) if line.startswith("kit.xlsx")] == [
        "kit.xlsx:G1: error: `unoin count` is not a field of any template [unknown-column]",
        "kit.xlsx:H1: error: `leader: Name` means the same field as E1 [same-column]",
        "kit.xlsx:C2: error: `union_count` must be a whole number, not `about 9` [not-a-number]",
        "kit.xlsx:F2: error: `email` must be an email address, not `x` [not-an-email]",
        "kit.xlsx:I2: error: the column has values and no header [no-header]",
        "kit.xlsx:A3: error: `../evil` cannot name a region file [region-name]",
        "kit.xlsx:A4: error: the row is about the region `north`, as A2 is [same-region]",
        "kit.xlsx:A5: error: the row has values and no region [no-region]",
        "kit.xlsx:C6: error: the formula of the cell ends in `#DIV/0!` [formula-error]",
        (
            "kit.xlsx:D6: error: `employee_count` must be a whole number, not `2017-01-02` "
            "[not-a-number]"
        ),
        (
            "kit.xlsx:E6: error: `name` of `leader` was typed as text, and the sheet has made "
            "a date of it: `2017-01-02` [changed-by-sheet]"
        ),
        "kit.xlsx:C7: error: the cell has a formula whose result is not in the file [no-result]",
        "kit.xlsx:D7: error: `employee_count` must be a whole number, not `50%` [not-a-number]",
        "kit.xlsx:E7: error: `[insert name]` is still to be filled in [hole]",
    ]
    assert said(done, greeting)[-1] == "nothing is written"


def test_a_problem_at_a_cell_is_a_row_and_a_column_to_another_program(greeting: Path) -> None:
    (greeting / "kit.csv").write_text("region file,union count\nnorth,x\n")
    done = lmp_press("new", "--from", "kit.csv", "--problems", "json", stand=greeting)
    assert '{"path": "kit.csv", "line": 2, "column": 2, "severity": "error"' in done.stderr


def test_a_row_that_lacks_something_is_a_warning_and_is_brought_in(greeting: Path) -> None:
    excel(greeting / "kit.xlsx", [HEAD, ["west", "West"]])
    done = from_sheet(greeting)
    assert (done.status, said(done, greeting)[0]) == (
        0,
        (
            "kit.xlsx:C2: warning: `union_count` is still empty, and 1 more value of this row "
            "[still-empty]"
        ),
    )


def test_headers_are_found_by_field_by_label_and_by_the_templates_own_words(samples: Path) -> None:
    rows = (
        "The kit of October;;;;;;\n"
        ";;;;;;\n"
        "Region;REGION NAME *;leader_quotes[0].name;Leader 2: Name;Local achievements 2;Phone;"
        "How many self-directed teams the region has.\n"
        "East Bay;East Bay;Ana;Lee;a second;503-555-0100;12\n"
    )
    (samples / "kit.csv").write_text(rows)
    assert from_sheet(samples, "kit.csv").status == 0
    text = (samples / "regions/east-bay.yaml").read_text()
    values = {path: text for path, text in texts_of(compose(Source("", text))[0]).items() if text}
    assert values == {
        "draft": "true",
        "leader_quotes[0].name": "Ana",
        "leader_quotes[1].name": "Lee",
        "region_name": "East Bay",
        "team_count": "12",
        "local_achievements[0]": "a second",
        "media_contact.phone": "503-555-0100",
    }


@pytest.mark.parametrize(
    ("encoding", "separator"),
    [("utf-8", ","), ("utf-8-sig", ";"), ("utf-16", "\t")],
)
def test_a_csv_is_read_as_excel_writes_it(greeting: Path, encoding: str, separator: str) -> None:
    rows = [["region file", "achievement"], ["north", f'"a{separator} b"\nc'], ["south", "Zürich"]]
    quoted = [['"' + cell.replace('"', '""') + '"' for cell in row] for row in rows]
    text = "".join(f"{separator.join(row)}\r\n" for row in quoted)
    (greeting / "kit.csv").write_bytes(text.encode(encoding))
    assert from_sheet(greeting, "kit.csv").status == 0
    north = texts_of(compose(Source("", (greeting / "regions/north.yaml").read_text()))[0])
    south = texts_of(compose(Source("", (greeting / "regions/south.yaml").read_text()))[0])
    assert (north["achievement"], south["achievement"]) == (
        f'"a{separator.strip()} b" c' if separator != "\t" else '"a b" c',
        "Zürich",
    )


def test_merged_and_hidden_cells_and_other_sheets_are_told_of(greeting: Path) -> None:
    book = excel(
        greeting / "kit.xlsx",
        [["region file", "achievement", "email"], ["north", "a", None], ["south", None, None]],
        notes=[["what", "else"]],
    )
    book.active.merge_cells("B2:B3")
    book.active.row_dimensions[3].hidden = True
    book.save(greeting / "kit.xlsx")
    assert said(from_sheet(greeting), greeting) == [
        "row 3 of the sheet is hidden, and counts as well",
        "the sheet `notes` was not read",
        "regions/north.yaml: achievement: `a` is added",
        "regions/south.yaml: achievement: `a` is added",
        "0 regions new, 2 changed, 0 unchanged",
    ]
    book.active.unmerge_cells("B2:B3")
    book.active.merge_cells("B2:C2")
    book.save(greeting / "kit.xlsx")
    assert "kit.xlsx:B2: error: the cell goes over several columns, and has one value" in "\n".join(
        said(from_sheet(greeting), greeting)
    )


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (
            b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"),
            "it is protected by a password",
        ),
        (OLD, "it is in the format of an old Excel"),
        (b"MZ", "it is no Excel file"),
        (b"", "it is no Excel file"),
    ],
)
def test_a_file_that_is_no_sheet_is_named(greeting: Path, data: bytes, reason: str) -> None:
    (greeting / "kit.xlsx").write_bytes(data)
    done = lmp_press("new", "--from", "kit.xlsx", stand=greeting)
    assert done.status == 1
    assert f"error: `kit.xlsx` cannot be read as a sheet: {reason} [not-a-sheet]" in done.stderr


def test_a_damaged_excel_file_is_named_whatever_part_of_it_is_broken(greeting: Path) -> None:
    excel(greeting / "good.xlsx", [HEAD, WEST])
    with zipfile.ZipFile(greeting / "good.xlsx") as good:
        parts = {name: good.read(name) for name in good.namelist()}
    for name in parts:
        for content in (b"", b"<x", parts[name][: len(parts[name]) // 2]):
            broken = io.BytesIO()
            with zipfile.ZipFile(broken, "w") as archive:
                for each, whole in parts.items():
                    archive.writestr(each, content if each == name else whole)
            (greeting / "kit.xlsx").write_bytes(broken.getvalue())
            assert lmp_press("new", "--from", "kit.xlsx", stand=greeting).status in {0, 1}, name


def test_a_file_that_is_too_large_is_not_read(greeting: Path) -> None:
    with (greeting / "kit.xlsx").open("wb") as file:
        file.truncate(50 << 20)
    done = lmp_press("new", "--from", "kit.xlsx", stand=greeting)
    assert done.stderr.startswith("kit.xlsx:1:1: error: the file is over 32 MiB")


@pytest.mark.parametrize(
    ("name", "status", "words"),
    [
        ("nowhere.xlsx", 2, "error: no such file: `nowhere.xlsx`\n"),
        ("templates", 2, "error: `templates` is no sheet: save it as `.xlsx` or `.csv`\n"),
    ],
)
def test_what_is_no_sheet_by_its_name_is_refused(
    greeting: Path, name: str, status: int, words: str
) -> None:
    done = lmp_press("new", "--from", name, stand=greeting)
    assert (done.status, done.stderr) == (status, words)


def test_a_sheet_that_says_more_than_the_regions_is_not_written_over(greeting: Path) -> None:
    lmp_press("sheet", "kit.xlsx", stand=greeting)
    book = openpyxl.load_workbook(greeting / "kit.xlsx")
    book.active["C2"].value = "Northern"
    book.save(greeting / "kit.xlsx")
    done = lmp_press("sheet", "kit.xlsx", stand=greeting)
    assert (done.status, done.stderr) == (
        2,
        (
            "error: `kit.xlsx` says something that the region files do not; bring it in with "
            "`lmp-press new --from kit.xlsx`, or name another file\n"
        ),
    )
    (greeting / "own.xlsx").write_text("mine")
    done = lmp_press("sheet", "own.xlsx", stand=greeting)
    assert done.stderr == "error: `own.xlsx` is there already, and is no sheet of regions\n"
    done = lmp_press("sheet", "own.csv", stand=greeting)
    assert done.stderr == "error: `own.csv` is no name of an Excel file: end it in `.xlsx`\n"


def test_what_a_sheet_has_no_place_for_keeps_it_from_being_written(greeting: Path) -> None:
    path = greeting / "regions/north.yaml"
    path.write_text(path.read_text() + "emial: x@y.example\nachievement: [a, b]\n")
    done = lmp_press("sheet", "kit.xlsx", stand=greeting)
    assert done.status == 1
    assert [line for line in done.stderr.splitlines() if "error:" in line] == [
        "regions/north.yaml:5:1: error: `emial` is not a key of any template [unknown-key]",
        "regions/north.yaml:6:14: error: `achievement` must be text, not a list [wrong-kind]",
    ]
    assert not (greeting / "kit.xlsx").exists()


TEXTS = st.text(
    st.sampled_from("ab :#'\"-=+@{}[]&*!|>%,;\\~0\n\té“”\u00a0"), min_size=1, max_size=12
).filter(lambda text: text.strip(" \t\n") not in {"", "~", "null"})


@settings(max_examples=30)
@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=3))
def test_any_words_come_back_from_a_sheet_letter_for_letter(texts: list[tuple[str, str]]) -> None:
    from lmp_press.fields.words import words_of
    from lmp_press.forms.columns import columns
    from lmp_press.forms.workbooks import read_workbook

    kit = load_kit(Workspace(ROOT, ROOT), ["anniversary"])
    shown = columns(Questionnaire(kit.templates).fields(Given()))
    rows = {
        f"region-{number}": {"city": city, "leader_quotes[0].name": name}
        for number, (city, name) in enumerate(texts)
    }
    grid = read_workbook(write_workbook(shown, rows), "kit.xlsx")[0]
    heads = {cell.text.removesuffix(" *"): number for number, cell in grid.rows[1].items()}
    for number, values in enumerate(rows.values(), 2):
        assert grid.rows[number][heads["city"]].text == words_of(values["city"])
        assert grid.rows[number][heads["leader 1 name"]].text == words_of(
            values["leader_quotes[0].name"]
        )


PATHS = st.sampled_from(
    [
        *("city", "region_name", "union_count", "local_achievements[0]", "local_achievements[1]"),
        *("leader_quotes[0].title", "leader_quotes[1].name", "leader_quotes[1].title"),
        *("media_contact.name", "media_contact.phone", "proclamation.quote"),
    ]
)
WORDS = st.sampled_from(["", "plain", "with: colon", "# sign", '"quoted"', "9,500"])


@settings(max_examples=60)
@given(st.dictionaries(PATHS, WORDS, max_size=6), st.booleans())
def test_a_changed_file_says_what_was_asked_for_and_nothing_else(
    changes: Mapping[str, str],
    started: bool,  # noqa: FBT001 - hypothesis hands it over
) -> None:
    kit = load_kit(Workspace(ROOT, ROOT), ["anniversary", "reaffirmation"])
    starter = Starter(Questionnaire(kit.templates).fields())
    text = (ROOT / "regions/northwest.yaml").read_text()
    before = texts_of(compose(Source("", text))[0])
    if started:
        before = {path: value for path, value in before.items() if "reaffirmation" not in path}
        text = starter.text("northwest", before)
    after = texts_of(compose(Source("", changed("northwest", text, starter, changes)))[0])
    wanted = {path: value for path, value in {**before, **changes}.items() if value}
    assert {path: value for path, value in after.items() if value} == moved_up(wanted)


def test_libreoffice_saves_the_sheet_and_it_still_changes_nothing(samples: Path) -> None:
    soffice = find_tool("soffice")
    before = files_of(samples)
    lmp_press("sheet", "kit.xlsx", stand=samples)
    convert(soffice, samples / "kit.xlsx", samples / "saved")
    done = from_sheet(samples, "saved/kit.xlsx")
    assert said(done, samples)[-1] == "0 regions new, 0 changed, 8 unchanged"
    assert files_of(samples) == before


def convert(soffice: str, source: Path, folder: Path) -> None:
    profile = f"-env:UserInstallation=file://{folder}-profile"
    words = [
        soffice,
        profile,
        "--headless",
        "--convert-to",
        "xlsx",
        "--outdir",
        str(folder),
        str(source),
    ]
    subprocess.run(words, check=True, capture_output=True, timeout=120)
