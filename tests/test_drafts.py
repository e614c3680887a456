"""What a region marks as a draft, and what it keeps for one release alone."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx
import pytest
from docx.shared import RGBColor
from support.bad_letterheads import BUILT_IN, parts_of
from support.command_line import lmp_press
from support.pressing import release_of, sample
from support.workspace_files import file_tree

from lmp_press.readers.docx import read
from lmp_press.release import Role
from lmp_press.writers import WRITERS

if TYPE_CHECKING:
    from pathlib import Path

    from lmp_press.release import Release

RED = RGBColor(0xB3, 0x12, 0x1D)

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


def pages_of(release: Release) -> dict[str, list[str]]:
    """Return the paragraphs of each header of a release in Word, the first page's and so on."""
    section = docx.Document(io.BytesIO(WRITERS["docx"](release))).sections[0]
    headers = {
        "first": section.first_page_header,
        "even": section.even_page_header,
        "default": section.header,
    }
    return {
        kind: [paragraph.text for paragraph in header.paragraphs]
        for kind, header in headers.items()
        if not header.is_linked_to_previous
    }


def without_headers(*, first: bool, even: bool) -> bytes:
    """Return a letterhead in which no page has a header, and no style for drafts."""
    document = docx.Document(str(BUILT_IN))
    section = document.sections[0]
    for header in (section.first_page_header, section.header):
        header.is_linked_to_previous = True
    section.different_first_page_header_footer = first
    document.settings.odd_and_even_pages_header_footer = even
    for name in ("Draft Line", "Draft Mark"):
        document.styles[name].delete()
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def test_every_page_of_a_draft_in_word_says_so_above_its_header() -> None:
    draft = release_of(sample("northwest"))
    assert pages_of(draft) == {
        "first": [
            *("DRAFT", "Labor Management Partnership"),
            "Kaiser Permanente and the Coalition of Kaiser Permanente Unions",
        ],
        "default": ["DRAFT", "Labor Management Partnership — continued\tPage 2 of 2"],
    }
    final = release_of(sample("northwest").replace("draft: true\n", ""))
    assert b"DRAFT" not in b"".join(parts_of(WRITERS["docx"](final)).values())


@pytest.mark.parametrize(
    ("first", "even", "kinds"),
    [
        (False, False, {"default"}),
        (True, False, {"first", "default"}),
        (True, True, {"first", "even", "default"}),
    ],
)
def test_a_letterhead_without_headers_or_styles_for_drafts_gets_them(
    first: bool,  # noqa: FBT001 - a row of the table
    even: bool,  # noqa: FBT001 - likewise
    kinds: set[str],
) -> None:
    letterhead = without_headers(first=first, even=even)
    draft = release_of(sample("northwest"))._replace(letterhead=letterhead)
    assert pages_of(draft) == {kind: ["DRAFT"] for kind in kinds}
    document = docx.Document(io.BytesIO(WRITERS["docx"](draft)))
    line, mark = document.paragraphs[0], document.sections[0].header.paragraphs[0]
    looks = [(p.style.name, p.style.font.color.rgb) for p in (line, mark) if p.style]
    assert looks == [("Draft Line", RED), ("Draft Mark", RED)]
    assert document.styles["Draft Line"].base_style.name == "Release Line"


def test_a_designer_changes_the_looks_of_a_draft_in_word() -> None:
    document = docx.Document(str(BUILT_IN))
    for name in ("Draft Line", "Draft Mark"):
        document.styles[name].font.color.rgb = RGBColor(0, 0, 0x80)
    file = io.BytesIO()
    document.save(file)
    draft = release_of(sample("northwest"))._replace(letterhead=file.getvalue())
    styles = docx.Document(io.BytesIO(WRITERS["docx"](draft))).styles
    colours = {styles[name].font.color.rgb for name in ("Draft Line", "Draft Mark")}
    assert colours == {RGBColor(0, 0, 0x80)}


def test_a_draft_breaks_its_pages_where_the_release_will() -> None:
    draft, final = (
        docx.Document(io.BytesIO(WRITERS["docx"](release_of(region)))).sections[0]
        for region in (sample("northwest"), sample("northwest").replace("draft: true\n", ""))
    )
    mark = docx.Document(str(BUILT_IN)).styles["Draft Mark"].paragraph_format
    assert draft.header_distance + mark.line_spacing == final.header_distance
    assert draft.top_margin == final.top_margin


def test_the_release_line_of_a_draft_is_read_as_one() -> None:
    data = WRITERS["docx"](release_of(sample("northwest")))
    line = next(p for p in read(data).release.paragraphs if p.text.startswith("DRAFT —"))
    assert line.role == Role.RELEASE_LINE


def test_a_draft_in_html_says_so_on_the_screen_and_on_every_printed_page() -> None:
    page = WRITERS["html"](release_of(sample("northwest"))).decode()
    assert (
        '<div class="sheet">\n<header class="letterhead">\n<div class="draft">DRAFT</div>\n' in page
    )
    assert '@page { @top-center { content: "DRAFT";' in page
    assert ".release-line { font-family" in page
    assert "color: light-dark(#b3121d, #" in page
