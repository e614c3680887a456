"""What a region marks as a draft, and what it keeps for one release alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from command_line import lmp_press
from pressing import release_of, sample
from workspace_files import file_tree

from lmp_press.writers import WRITERS

if TYPE_CHECKING:
    from pathlib import Path

FIELDS = """\
x-issued: 2017-10-01
type: object
additionalProperties: false
properties:
  region_name:
    type: string
"""
GREETING = """\
::: release-line
{% if draft %}DRAFT — NOT FOR RELEASE{% else %}FOR IMMEDIATE RELEASE{% endif %}
:::

# Hello, {{ region_name }}

{% if city %}{{ city | dateline }} — {% endif %}It is {{ release_date or "a day" }}
{%- if media_contact %}, says {{ media_contact.name }}{% endif %}.
"""


def filled(folder: Path, region: str, template: str = "greeting") -> str:
    """Return the Markdown of a region's release in a workspace of two greetings."""
    files = {"fields.yaml": FIELDS, "release.md.j2": GREETING}
    tree = {
        f"templates/{name}/{file}": t
        for name in ("greeting", "farewell")
        for file, t in files.items()
    }
    file_tree(folder, {**tree, "regions/west.yaml": f"region_name: West\n{region}"})
    done = lmp_press(*("fill", "west", "-t", template, "-f", "md", "-o", "-", "-q"), stand=folder)
    assert (done.status, done.stderr) == (0, "")
    return done.stdout.decode()


def test_keys_that_every_template_knows_are_printed_though_its_fields_do_not_list_them(
    tmp_path: Path,
) -> None:
    region = (
        "draft: true\nrelease_date: 2017-10-16\ncity: Portland, Ore.\n"
        "media_contact:\n  name: Pat Example\n"
    )
    assert filled(tmp_path, region) == (
        "**DRAFT — NOT FOR RELEASE**\n\n# Hello, West\n\n"
        "PORTLAND, Ore. — It is Oct. 16, 2017, says Pat Example.\n"
    )


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("greeting", "**FOR IMMEDIATE RELEASE**\n\n# Hello, the West\n\nIt is Jan. 23, 2018.\n"),
        ("farewell", "**DRAFT — NOT FOR RELEASE**\n\n# Hello, West\n\nIt is Oct. 16, 2017.\n"),
    ],
)
def test_a_templates_own_values_stand_over_those_above_them_and_in_no_other_release(
    tmp_path: Path, template: str, words: str
) -> None:
    region = (
        "draft: true\nrelease_date: 2017-10-16\n"
        "greeting:\n  draft: false\n  region_name: the West\n  release_date: 2018-01-23\n"
    )
    assert filled(tmp_path, region, template) == words


def test_a_sample_dates_the_announcement_on_the_day_of_its_source() -> None:
    northwest = sample("northwest")
    assert release_of(northwest).paragraphs[1].text == "Oct. 16, 2017"
    assert release_of(northwest, "reaffirmation").paragraphs[1].text == "Jan. 23, 2018"


def test_a_draft_says_so_in_its_title_and_a_release_does_not() -> None:
    draft = release_of(sample("northwest"))
    final = release_of(sample("northwest").replace("draft: true\n", ""))
    title = "Celebrating 20 years of our Labor Management Partnership — Northwest"
    assert (draft.properties.title, final.properties.title) == (f"DRAFT — {title}", title)
    assert "DRAFT" not in WRITERS["html"](final).decode()
