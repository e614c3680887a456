"""Releases typed in Word, adopted: the same as from the text, and by what Word marks."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING, Any

import docx
import pytest
from support.command_line import lmp_press
from support.project_files import ROOT
from support.word_forms import (
    coloured,
    control,
    field,
    highlighted,
    linked,
    retyped,
    run,
    saved,
    smart,
    typed,
    word_file,
)

from lmp_press.adopt import adopt, as_data, read_source_file

if TYPE_CHECKING:
    from pathlib import Path

SHARED = ROOT.parent / "shared" / "bracketed"
SEVEN = sorted(SHARED.glob("*.json"))
LONG = " and this goes on for long enough to be a paragraph of the text, as people write them."


def decided(data: bytes, name: str = "news.docx") -> dict[str, Any]:
    """Return what is decided about a file."""
    return as_data(adopt("news", read_source_file(name, data)))


def asked(data: bytes) -> list[tuple[str, str, str]]:
    """Return the words, field and type of each blank of a Word file."""
    return [(b["text"], b["field"], b["type"]) for b in decided(data)["blanks"]]


def said(decisions: dict[str, Any]) -> list[list[Any]]:
    """Return decisions without what differs by the way that a text was typed."""
    return [
        [(plain(each["text"]), each.get("field"), each.get("type"), each.get("parts"))]
        for key in ("blanks", "removed")
        for each in decisions[key]
    ]


def plain(text: str) -> str:
    return smart(re.sub(r"\s+", " ", text))


@pytest.mark.skipif(not SEVEN, reason="the folder shared/bracketed is not here")
@pytest.mark.parametrize("path", SEVEN, ids=lambda path: path.stem)
def test_a_release_retyped_in_word_is_decided_about_as_its_text(path: Path) -> None:
    expected, data = json.loads(path.read_text("utf-8")), path.with_suffix(".txt").read_bytes()
    text = data.decode()
    is_wrapped = expected["layout"] == "block"
    block = r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*" if is_wrapped else r"[^\n]*\S[^\n]*"
    paragraphs = [(found.start(), found[0]) for found in re.finditer(block, text)]
    blanks = [(blank["start"], blank["end"]) for blank in expected["blanks"]]
    word = decided(retyped(paragraphs, blanks, seed=len(text)))
    assert word["paragraphs"] == expected["paragraphs"]
    assert said(word) == said(decided(data, "a.md" if "](http" in text else "a.txt"))


def test_a_highlight_a_shade_and_an_odd_colour_mark_blanks() -> None:
    shade = '<w:shd w:val="clear" w:fill="FFFF00"/>'
    data = word_file(
        [
            ["Open Day"],
            [
                *("Here in the ", highlighted("Northwest"), " region, ", coloured("11", "0070C0")),
                *(
                    " unions represent ",
                    run("9,500", shade),
                    " employees. The ",
                    highlighted("Nor"),
                ),
                *(highlighted("thwest"), LONG),
            ],
            [coloured("Learn more:"), " write to ", coloured("ana@example.org"), LONG],
        ]
    )
    assert asked(data) == [
        ("Northwest", "region_name", "text"),
        ("11", "union_count", "count"),
        ("9,500", "employee_count", "count"),
        ("Northwest", "region_name", "text"),
        ("ana@example.org", "email", "email"),
    ]


def test_a_bracket_and_a_highlight_are_one_blank_and_more_is_no_blank() -> None:
    heading = coloured("Our office’s colour", "C00000")
    grey = run("of every kind", '<w:color w:val="222222"/>')
    data = word_file(
        [
            ["Open Day"],
            ["The ", highlighted("[insert"), highlighted(" name "), "of mayor]", " came", LONG],
            ["Now ", "[", highlighted("Corder Hall"), "] opens for people ", grey, LONG],
            [heading],
            [highlighted("Please replace this paragraph with news of your town.")],
        ]
    )
    found = decided(data)
    assert [(b["text"], b["field"]) for b in found["blanks"]] == [
        ("[insert name of mayor]", "mayor"),
        ("[Corder Hall]", "corder_hall"),
    ]
    assert [(r["text"], r["paragraph"], r["start"], r["end"]) for r in found["removed"]] == [
        ("Please replace this paragraph with news of your town.", 5, 0, 53)
    ]


def test_controls_and_old_form_fields_and_a_mail_merge_mark_blanks() -> None:
    item = '<w:listItem w:displayText="{0}" w:value="{1}"/>'
    choices = (("Choose an item.", ""), ("Nursing", "n"), ("Pharmacy", "p"))
    listed = "".join(item.format(*choice) for choice in choices)
    drop_down = f'<w:alias w:val="Department"/><w:dropDownList>{listed}</w:dropDownList>'
    old = '<w:ddList><w:listEntry w:val="Hall A"/><w:listEntry w:val="Hall B"/></w:ddList>'
    prompt = "Click or tap here to enter text."
    data = word_file(
        [
            ["Open Day"],
            [
                *("The ", control("Choose an item.", drop_down), " meets on "),
                *(control("Click or tap to enter a date.", "<w:date/>"), " in "),
                *(field("FORMDROPDOWN", None, f'<w:name w:val="Dropdown1"/>{old}'), LONG),
            ],
            [
                *("Ask ", control(prompt, '<w:alias w:val="Number of members"/><w:text/>')),
                *(" members of ", field("MERGEFIELD FacilityName \\* MERGEFORMAT", "«x»"), LONG),
            ],
            [
                *("We meet in the ", field("FORMTEXT", "\u2002" * 5, "<w:textInput/>")),
                *(" region, ", field("FORMTEXT", "your name", "<w:textInput/>"), LONG),
            ],
            [field("FORMCHECKBOX", None, "<w:checkBox/>"), " Members only"],
        ]
    )
    assert asked(data) == [
        ("Choose an item.", "department", "choice"),
        ("Click or tap to enter a date.", "date", "date"),
        ("Hall A", "hall_a_or_hall_b", "choice"),
        (prompt, "member_count", "count"),
        ("«x»", "facility_name", "text"),
        ("\u2002" * 5, "region_name", "text"),
        ("your name", "name", "name"),
        ("☐", "members_only", "choice"),
    ]
    options = [blank["options"] for blank in decided(data)["blanks"] if blank["options"]]
    assert options == [["Nursing", "Pharmacy"], ["Hall A", "Hall B"], ["☒", "☐"]]


def test_gaps_that_are_underlined_or_highlighted_mark_blanks_and_hidden_words_go() -> None:
    data = word_file(
        [
            ["Open Day"],
            ["Here in the ", run("        ", '<w:u w:val="single"/>'), " region", LONG],
            ["Nearly ", highlighted("      "), " members", run(" (ask Ana)", "<w:vanish/>"), LONG],
        ]
    )
    found = decided(data)
    assert asked(data) == [
        (" " * 8, "region_name", "text"),
        (" " * 6, "member_count", "count"),
    ]
    assert [(gone["text"], gone["why"]) for gone in found["removed"]] == [
        (" (ask Ana)", "it is hidden in Word")
    ]


def test_bold_italic_and_links_are_kept_around_blanks_and_in_words() -> None:
    document = docx.Document()
    bold, italic = "<w:b/>", "<w:i/>"
    typed(document, run("Open Day in [City]", bold))
    typed(
        document,
        *(run("PLAINTOWN,", bold), " – The ", run("[name of ", bold), run("hall] ", italic)),
        *("opens, ", run("on", italic), "line too, and ", run("th", bold), "is goes on for long,"),
        " says ana@example.org of www.example.org/news_of_today.",
    )
    page = linked(document, run("our page", bold), "https://www.example.org/a_b?x=1&y=2")
    site = linked(document, run("[website]"), "https://www.example.org/")
    local = linked(document, run("our files"), "file:///C:/news.txt")
    typed(document, "See ", page, " or ", site, " or ", local, ". *Not so* [x](y)", LONG)
    copy = adopt("news", read_source_file("news.docx", saved(document))).files["release.md.j2"]
    _, headline, first, second = copy.decode().split("\n\n")
    assert headline == "# Open Day in {{ city_name }}"
    assert first == (
        "**PLAINTOWN,** – The **{{ hall_name }}** opens, *on*line too, and **th**is goes on for"
        " long, says [ana@example.org](mailto:ana@example.org) of"
        " [www.example.org/news\\_of\\_today](https://www.example.org/news_of_today)."
    )
    assert second == (
        "See [**our page**](https://www.example.org/a_b?x=1&y=2) or"
        " [{{ website }}](https://{{ website }}) or our files. \\*Not so\\* \\[x](y)"
        f"{LONG}\n"
    )


def copy_of(data: bytes) -> list[str]:
    """Return the paragraphs of the copy that is made of a Word file, without its release line."""
    copy = adopt("news", read_source_file("news.docx", data)).files["release.md.j2"].decode()
    return copy.rstrip("\n").split("\n\n")[1:]


def test_markdown_typed_into_word_is_markdown() -> None:
    data = word_file(
        [
            ["# Open Day in [City]"],
            [f"**PLAINTOWN** – Our [hall](https://www.example.org/a) of [name of hall]{LONG}"],
            ["- one thing"],
        ]
    )
    assert copy_of(data) == [
        "# Open Day in {{ city_name }}",
        f"**PLAINTOWN** – Our [hall](https://www.example.org/a) of {{{{ hall_name }}}}{LONG}",
        "- one thing",
    ]


def test_lines_and_columns_of_one_paragraph_stand_for_themselves() -> None:
    document = docx.Document()
    typed(document, "FOR IMMEDIATE RELEASE\tContact:\t(name, title)")
    document.add_paragraph("1 Main Street\nPlaintown\nNear [name of hall]")
    typed(document, "Open Day")
    document.add_paragraph(f"The doors of [name of hall] open{LONG}\tAnd more.")
    document.add_paragraph("a numbered item", style="List Number")
    source = read_source_file("news.docx", saved(document))
    assert [(line.number, line.offset, line.text) for line in source.pieces][:5] == [
        (1, 0, "FOR IMMEDIATE RELEASE"),
        (1, 22, "Contact:\t(name, title)"),
        (2, 0, "1 Main Street"),
        (2, 14, "Plaintown"),
        (2, 24, "Near [name of hall]"),
    ]
    assert source.remarks == ("numbered items became bullets, without the numbers that Word makes",)
    assert copy_of(saved(document))[-2:] == [
        f"The doors of {{{{ hall_name }}}} open{LONG} And more.",
        "- a numbered item",
    ]


def test_a_broken_off_paragraph_goes_on_and_a_bold_line_over_text_is_a_heading() -> None:
    broken = "“We always ask,” says [name of leader], who has been here for years, “‘what"
    data = word_file(
        [
            ["Open Day"],
            ["The doors are open", LONG, LONG],
            [broken],
            ["more can we do in [name of town] to make this the best place to work?’”"],
            [run("What comes next", "<w:b/>")],
            ["Everybody meets at [name of hall]", LONG, LONG],
        ]
    )
    places = [(b["text"], b["paragraph"], b["start"]) for b in decided(data)["blanks"]]
    assert places == [
        ("[name of leader]", 3, 22),
        ("[name of town]", 4, 18),
        ("[name of hall]", 6, 19),
    ]
    quote, heading = copy_of(data)[2:4]
    assert quote == (
        "“We always ask,” says {{ leader }}, who has been here for years, “‘what more can we do in"
        " {{ town_name | inside_quotation }} to make this the best place to work?’”"
    )
    assert heading == "## What comes next"


def test_a_title_is_the_headline_once_and_never_the_line_that_says_when_to_print() -> None:
    document = docx.Document()
    document.add_paragraph("PRESS RELEASE", style="Title")
    document.add_paragraph("Open Day in [City]", style="Heading 1")
    document.add_paragraph("A day for all", style="Subtitle")
    document.add_paragraph(f"The doors of [name of hall] open{LONG}{LONG}")
    document.add_paragraph("What comes next", style="Heading 1")
    document.add_paragraph("###", style="Heading 1")
    assert copy_of(saved(document)) == [
        "# Open Day in {{ city_name }}",
        "::: subheadline\nA day for all\n:::",
        f"The doors of {{{{ hall_name }}}} open{LONG}{LONG}",
        "## What comes next",
        "::: end-mark\n\\###\n:::",
    ]


def test_the_seed_typed_in_word_has_the_names_of_the_workspace_and_fills_its_regions(
    tmp_path: Path,
) -> None:
    for name in ("templates", "regions"):
        shutil.copytree(ROOT / name, tmp_path / name)
    text = (ROOT / "tests" / "seeds" / "anniversary.txt").read_text("utf-8")
    paragraphs = [(0, line) for line in text.split("\n") if line.strip()]
    (tmp_path / "ours.docx").write_bytes(retyped(paragraphs, [], seed=20))
    done = lmp_press("adopt", "ours.docx", "-f", "json", stand=tmp_path)
    assert [(b["field"], b["type"]) for b in json.loads(done.stdout)["blanks"]] == [
        ("leader_quotes[0].name", "name"),
        ("region_name", "text"),
        ("union_count", "count"),
        ("employee_count", "count"),
        ("region_name", "text"),
        ("team_count", "count"),
        ("local_achievements", "list"),
        ("leader_quotes[1].name", "name"),
    ]
    filled = lmp_press("fill", "-t", "ours", stand=tmp_path)
    assert (filled.status, filled.stderr.partition(", all DRAFT")[0]) == (
        *(0, "16 written, 0 unchanged, 0 refused"),
    )


def test_places_are_exact_by_character_as_typed() -> None:
    spaced = "The\u00a0doors\tof [name\u00a0of hall] open, and so\u2003do [number]\u00a0rooms"
    document = docx.Document()
    document.add_paragraph("Open Day")
    document.add_paragraph(f"{spaced}{LONG}\nThey [see note] open at [time].")
    document.add_table(1, 1).cell(0, 0).text = "Ask [name of town]."
    found = decided(saved(document))
    paragraphs = [
        "Open Day",
        f"{spaced}{LONG}\nThey [see note] open at [time].",
        "Ask [name of town].",
    ]
    places = [each for key in ("blanks", "removed", "kept") for each in found[key]]
    assert len(places) == 5
    for each in places:
        assert paragraphs[each["paragraph"] - 1][each["start"] : each["end"]] == each["text"]
