from __future__ import annotations

import csv
import io
import re
import shutil
from typing import TYPE_CHECKING

import pytest
from support.command_line import lmp_press
from support.project_files import ROOT, read
from support.workspace_files import file_tree

from lmp_press.review.table import (
    Cell,
    Column,
    FieldRow,
    Mark,
    Oddity,
    RegionTable,
    odd,
    page,
    sheet,
    terminal,
)

if TYPE_CHECKING:
    from pathlib import Path

PRINTED = True  # in a blank of its own

FAR = Mark(Oddity.FAR, "far from the middle, 9")
SMALL = RegionTable(
    "tea",
    (Column("north"), Column("south", 2)),
    (
        FieldRow("cups", "We drink ", " cups of ____.", PRINTED, (Cell("9"), Cell("900", (FAR,)))),
        FieldRow("draft", "DRAFT", "", not PRINTED, (Cell(""), Cell("true"))),
    ),
)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    for folder in ("templates", "regions"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path


def sheet_of(workspace: Path, *regions: str) -> dict[str, dict[str, str]]:
    """Return the CSV of the anniversary's table: each field's line, by the columns' names."""
    done = lmp_press("table", *regions, "-t", "anniversary", "-f", "csv", stand=workspace)
    lines = csv.DictReader(io.StringIO(done.stdout.decode("utf-8-sig")))
    return {line["field"]: line for line in lines}


def test_each_blank_is_a_row_in_its_sentence_in_the_order_of_the_copy(workspace: Path) -> None:
    lines = sheet_of(workspace, "northwest", "georgia")
    assert list(lines) == [
        *("draft", "release_date", "city"),
        *(f"leader_quotes[0].{key}" for key in ("quote", "name", "title", "organization")),
        *("region_name", "union_count", "employee_count", "region_in_text", "team_count"),
        "local_achievements",
        *(f"leader_quotes[1].{key}" for key in ("quote", "name", "title", "organization")),
        *(f"media_contact.{key}" for key in ("name", "phone", "email")),
    ]
    counts = lines["employee_count"]
    assert counts["sentence"] == (
        "Here in the ____ region, ____ coalition unions represent [employee_count] employees."
    )
    assert (counts["georgia"], counts["northwest"]) == ("1,420", "9,500")
    assert lines["draft"]["sentence"] == "DRAFT — NOT FOR RELEASE"


def test_the_odd_ones_out_of_the_samples_are_named(workspace: Path) -> None:
    told = {name: line["odd ones out"] for name, line in sheet_of(workspace).items()}
    assert {name: words for name, words in told.items() if words} == {
        "city": "washington: empty here, given by most",
        "team_count": "washington: far from the middle, 268",
        "leader_quotes[1].title": (
            "georgia: empty here, given by most; northwest: empty here, given by most; "
            "washington: empty here, given by most"
        ),
        "media_contact.name": "washington: empty here, given by most",
    }


def test_a_region_that_was_copied_and_not_finished_is_the_same_in_every_field_of_its_own(
    workspace: Path,
) -> None:
    text = read(ROOT / "regions" / "hawaii.yaml")
    file_tree(workspace, {"regions/maui.yaml": text.replace("1,960", "100")})
    told = {
        name: line["odd ones out"] for name, line in sheet_of(workspace, "hawaii", "maui").items()
    }
    same = "hawaii: the same as maui; maui: the same as hawaii"
    assert {name for name, words in told.items() if words == same} == {
        *("leader_quotes[0].name", "leader_quotes[1].name", "region_name", "local_achievements"),
        *("media_contact.phone", "media_contact.email"),
    }
    assert told["employee_count"] == "maui: fewer than its 127 teams"


def test_numbers_are_far_on_a_logarithmic_scale_and_only_among_enough_of_them() -> None:
    assert odd.far(dict(enumerate([100, 120, 90, 110, 9000]))) == {
        4: Mark(Oddity.FAR, "far from the middle, 110")
    }
    assert odd.far(dict(enumerate([100, 100, 100, 100, 190]))) == {}
    assert list(odd.far(dict(enumerate([100, 100, 100, 100, 49])))) == [4]
    assert odd.far(dict(enumerate([100, 100, 100, 9000]))) == {}


def test_a_duplicate_is_one_whatever_its_capitals_and_spaces_and_many_are_counted() -> None:
    values = [["We can"], ["we  can"], ["no"], ["WE CAN", "no"], ["we can"], []]
    found = odd.duplicate(values, ["a", "b", "c", "d", "e", "f"])
    assert {index: mark.words for index, mark in found.items()} == {
        0: "the same as b, d and 1 more",
        1: "the same as a, d and 1 more",
        2: "the same as d",
        3: "the same as a, b and 2 more",
        4: "the same as a, b and 1 more",
    }


def test_a_value_is_empty_out_of_line_unless_most_are() -> None:
    assert list(odd.empty({0: "a", 1: ""})) == [1]
    assert odd.empty({0: "a", 1: "", 2: ""}) == {}


def test_regions_stand_side_by_side_where_they_fit() -> None:
    assert terminal.write([SMALL], 80) == (
        "tea: 2 blanks by 2 regions, 1 odd one out\n"
        "! south: 2 errors; what has an error is left empty\n"
        "\n"
        " blank                                north              ! south: 2 errors\n"
        " ──────────────────────────────────────────────────────────────────────────────\n"
        " We drink [cups] cups of ____.        9                  900\n"
        "                                                         ! far from the middle,\n"
        "                                                         9\n"
        "\n"
        " draft chooses: DRAFT                 – empty            true\n"
        "\n"
    )


def test_regions_stand_one_below_the_other_where_they_do_not_fit() -> None:
    assert terminal.write([SMALL], 60) == (
        "tea: 2 blanks by 2 regions, 1 odd one out\n"
        "! south: 2 errors; what has an error is left empty\n"
        "\n"
        "We drink [cups] cups of ____.\n"
        "   north 9\n"
        " ! south 900  ! far from the middle, 9\n"
        "\n"
        "draft chooses: DRAFT\n"
        "   north – empty\n"
        " ! south true\n"
    )


def test_colour_is_beside_the_signs_and_never_instead_of_them() -> None:
    coloured = terminal.write([SMALL], 60, colour=True)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == terminal.write([SMALL], 60)


def test_a_cell_that_a_spreadsheet_would_calculate_stays_text() -> None:
    typed = ['=HYPERLINK("https://x.example")', "+1 503 555 0100", "-1", "@me", "2 - 1"]
    rows = tuple(FieldRow("n", "", "", PRINTED, (Cell(one),)) for one in typed)
    written = sheet.write([RegionTable("t", (Column("north"),), rows)])
    assert written.startswith(b"\xef\xbb\xbftemplate,field,sentence,north,odd ones out\r\n")
    lines = csv.DictReader(io.StringIO(written.decode("utf-8-sig")))
    assert [line["north"] for line in lines] == [*(f"'{one}" for one in typed[:4]), "2 - 1"]


def test_the_page_has_heads_marks_in_words_and_a_link_to_each_odd_one() -> None:
    html = page.write([SMALL]).decode()
    assert '<th scope="col">north</th>\n<th scope="col" class="odd">south ' in html
    assert (
        '<td class="odd" id="tea.cups.south"><bdi>900</bdi>'
        ' <span class="mark">▲ far from the middle, 9</span></td>'
    ) in html
    assert (
        '<li><a href="#tea.cups.south">south</a>: <code>cups</code> is far from the middle, 9</li>'
    ) in html
    assert '<td id="tea.draft.north"><span class="empty">empty</span></td>' in html


def test_nothing_in_a_value_becomes_a_tag_or_a_script() -> None:
    hostile = '"><script>alert(1)</script><img onerror=x>'
    html = page.write(
        [
            RegionTable(
                hostile, (Column("n"),), (FieldRow("f", hostile, "", PRINTED, (Cell(hostile),)),)
            )
        ]
    )
    assert b"<script" not in html
    assert b"<img" not in html


def test_problems_are_said_beside_the_table_and_the_region_is_marked(workspace: Path) -> None:
    file_tree(workspace, {"regions/broken.yaml": "- 'a\n"})
    region = workspace / "regions" / "georgia.yaml"
    region.write_text(read(region).replace("1,420", "about 1420"), encoding="utf-8")
    done = lmp_press("table", "broken", "georgia", "hawaii", "-t", "anniversary", stand=workspace)
    assert done.status == 1
    shown = done.stdout.decode()
    assert "! broken: 1 error; what has an error is left empty\n" in shown
    assert "! georgia: 1 error; what has an error is left empty\n" in shown
    assert [line.split(" ")[0] for line in done.stderr.splitlines() if "error:" in line] == [
        "regions/broken.yaml:1:3:",
        "regions/georgia.yaml:6:17:",
    ]


def test_the_table_goes_into_a_file_and_has_each_template(workspace: Path) -> None:
    for form, names in (("html", '<h2 id="{}">'), ("csv", "\n{},draft,"), ("terminal", "{}: ")):
        out = workspace / "table"
        done = lmp_press("table", "-f", form, "-o", str(out), stand=workspace)
        assert (done.status, done.stdout) == (0, b"")
        text = out.read_text(encoding="utf-8")
        assert all(names.format(name) in text for name in ("anniversary", "reaffirmation"))


TEAM = "{type: object, required: [name], properties: {name: {type: string}}}"
QUOTE = "{type: string, x-press: quotation}"


def small_kit(folder: Path, copy: str, properties: str, **regions: str) -> None:
    fields = "x-issued: 2017-10-16\ntype: object\nproperties:\n  draft: {type: boolean}\n"
    release = "{% if draft %}DRAFT{% else %}FOR IMMEDIATE RELEASE{% endif %}\n\n" + copy
    files = {f"regions/{name}.yaml": f"draft: true\n{text}" for name, text in regions.items()}
    template = {
        "templates/t/fields.yaml": fields + properties,
        "templates/t/release.md.j2": release,
    }
    file_tree(folder, template | files)


def table_of(folder: Path) -> dict[str, dict[str, str]]:
    done = lmp_press("table", "-t", "t", "-f", "csv", stand=folder)
    lines = csv.DictReader(io.StringIO(done.stdout.decode("utf-8-sig")))
    return {line["field"]: line for line in lines}


def test_a_list_without_a_limit_has_as_many_rows_as_the_longest(tmp_path: Path) -> None:
    teams = "teams:\n" + "".join(f"  - name: Team {number}\n" for number in range(15))
    small_kit(
        tmp_path,
        "{% for team in teams %}\n- {{ team.name }}\n{% endfor %}\n",
        f"  teams: {{type: array, items: {TEAM}}}\n",
        north=teams,
        south="teams:\n  - name: Team A\n",
    )
    found = table_of(tmp_path)
    assert [name for name in found if name.startswith("teams")] == [
        f"teams[{number}].name" for number in range(15)
    ]
    assert found["teams[14].name"]["north"] == "Team 14"


def test_a_quotation_that_is_left_out_has_the_national_words(tmp_path: Path) -> None:
    small_kit(
        tmp_path,
        "{% if quote %}“{{ quote }}”{% else %}“We always ask.”{% endif %} {{ city }}\n",
        f"  quote: {QUOTE}\n  city: {{type: string}}\n",
        north="city: Salem\n",
        south="quote: We will.\n",
    )
    done = lmp_press("table", "-t", "t", stand=tmp_path).stdout.decode()
    assert "(national words)" in done
    assert "– empty" in done
    html = lmp_press("table", "-t", "t", "-f", "html", stand=tmp_path).stdout.decode()
    assert 'id="t.quote.north"><span class="empty">(national words)</span>' in html


def test_a_sentence_is_shown_with_the_words_that_most_regions_choose(workspace: Path) -> None:
    lines = sheet_of(workspace)
    assert "Kaiser Permanente." in lines["leader_quotes[0].name"]["sentence"]
    assert "Coalition of Kaiser Permanente" in lines["leader_quotes[1].name"]["sentence"]


def test_a_count_is_marked_that_is_less_than_one_of_its_parts(tmp_path: Path) -> None:
    counts = "  people: {type: integer, x-at-least: [team_count]}\n  team_count: {type: integer}\n"
    small_kit(
        tmp_path,
        "{{ people }} people in {{ team_count }} teams\n",
        counts,
        north="people: 2\nteam_count: 9\n",
        south="people: 9\nteam_count: 9\n",
    )
    assert table_of(tmp_path)["people"]["odd ones out"] == "north: fewer than its 9 teams"


def test_a_thousand_regions_that_say_the_same_name_two_others_and_a_number() -> None:
    marks = odd.duplicate([["A"]] * 1000, [f"r{number}" for number in range(1000)])
    assert marks[0].words == "the same as r1, r2 and 997 more"
    assert marks[999].words == "the same as r0, r1 and 997 more"
