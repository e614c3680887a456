"""Releases of other trades than ours, each beside our own templates: adopted, filled, read."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

from support.command_line import lmp_press
from support.project_files import ROOT

from lmp_press.adopt.proving import as_region
from lmp_press.adopt.typed_tables import without_tables
from lmp_press.template import load_template

if TYPE_CHECKING:
    from pathlib import Path

FOOD_BANK = """\
[FOOD BANK NAME] DISTRIBUTES XX MEALS

[CITY, STATE] – [Date] – The [food bank name] gave food to ____ families in \
[name of county] County, (name of executive director) said.

Our XX volunteers are there from XX a.m. to XX p.m. on [days of the week].

This month it needs:
- [list 3-5 most needed items]
- [If applicable: describe a special event, such as a food drive]
"""
MEETUP = """\
# [Meetup name] brings XX developers to [city]

**[City][state], [date]** – The [meetup name] meets at [place].

| Time | Session |
| --- | --- |
| [time] | [session title] |
| 7 p.m. | Pizza |

Register at [the site](https://[website]/register).
"""


def decided(folder: Path, name: str, text: str) -> dict[str, str]:
    """Return the fields of a release that is adopted, each by the words of its first blank."""
    (folder / name).write_text(text)
    done = lmp_press("adopt", name, "-f", "json", stand=folder)
    assert done.status == 0, done.stderr
    blanks: list[dict[str, Any]] = json.loads(done.stdout)["blanks"]
    return {blank["text"]: blank["field"] for blank in reversed(blanks)}


def test_anonymous_counts_and_hours_are_named_by_what_follows_and_what_goes_before(
    tmp_path: Path,
) -> None:
    fields = decided(tmp_path, "food.txt", FOOD_BANK)
    assert fields["XX a.m."] == "start_time"
    assert fields["XX p.m."] == "end_time"
    assert {"volunteer_count", "family_count"} <= {*fields.values()}
    assert not [field for field in fields.values() if "xxx" in field]


def test_a_list_of_at_least_three_may_stand_beside_something_optional(tmp_path: Path) -> None:
    fields = decided(tmp_path, "food.txt", FOOD_BANK)
    assert fields["[list 3-5 most needed items]"] == "most_needed_items"


def test_two_brackets_that_touch_are_two_blanks_and_no_link(tmp_path: Path) -> None:
    fields = decided(tmp_path, "meetup.md", MEETUP)
    assert (fields["[City]"], fields["[state]"]) == ("city_name", "state")
    assert fields["[website]"] == "website"


def test_the_cells_of_a_typed_table_become_paragraphs_and_that_is_said(tmp_path: Path) -> None:
    (tmp_path / "meetup.md").write_text(MEETUP)
    done = lmp_press("adopt", "meetup.md", stand=tmp_path)
    assert "note: a table's cells became paragraphs\n" in done.stderr
    copy = (tmp_path / "templates" / "meetup" / "release.md.j2").read_text()
    assert "{{ session_title | capitalized }}\n\n7 p.m.\n\nPizza\n\nRegister" in copy


def test_only_rows_above_a_rule_are_a_table() -> None:
    assert without_tables("| a | b |\nc | d") == "| a | b |\nc | d"
    assert without_tables("| a \\| b | c |\n|---|---|\n|  | d |\nend") == (
        "\n\na | b\n\nc\n\nd\n\nend"
    )


def test_new_calls_a_field_as_a_person_would_and_shows_its_sentence_once(tmp_path: Path) -> None:
    decided(
        tmp_path, "news.txt", "News\n\nIn [city], [name] said it; then [name] of [City] left.\n"
    )
    decided(tmp_path, "two.txt", "Two\n\nWe met [mayor] of [town].\n\nAsk [name].\n\nOr [name].\n")
    assert lmp_press("new", "salem", "-t", "two", stand=tmp_path).status == 0
    page = (tmp_path / "regions" / "salem.yaml").read_text()
    assert "# Second name (required)\n" in page
    assert page.count("We met [MAYOR] of ____.") == 1
    assert "as in “" not in page


def test_a_release_of_another_trade_is_filled_beside_our_templates(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    decided(tmp_path, "food.txt", f"Contact: [Name], [Title], [Phone]\n\n{FOOD_BANK}")
    folder = tmp_path / "templates" / "food"
    region = as_region(load_template(folder, "templates/food", tmp_path).fields.schema)
    (tmp_path / "regions" / "salem.yaml").write_text(region)
    done = lmp_press("check", "salem", "-t", "food", stand=tmp_path)
    said = {"missing-key", "unknown-key", "wrong-type", "not-text", "hole"}
    assert not [problem for problem in said if f"[{problem}]" in done.stderr], done.stderr


def test_two_numbered_speakers_are_two_people(tmp_path: Path) -> None:
    text = "Talks\n\nCome in.\n\n- [Speaker name], [company]\n- <speaker 2 name> of [town]\n"
    fields = decided(tmp_path, "talks.txt", text)
    assert fields["[Speaker name]"] != fields["<speaker 2 name>"]
