"""What is typed in odd ways, and what a new template makes of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from support.command_line import lmp_press
from support.workspace_files import file_tree

from lmp_press.adopt import Adopted, WordsLostError, adopt, as_data, read_source_file
from lmp_press.adopt.giving_back import compare
from lmp_press.adopt.lines import lines
from lmp_press.adopt.structure import structure
from lmp_press.markup import parse

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "Open Day\n\n"


def made(text: str | bytes, name: str = "news.txt") -> Adopted:
    data = text if isinstance(text, bytes) else text.encode()
    return adopt("news", read_source_file(name, data))


def copy_of(text: str | bytes, name: str = "news.txt") -> str:
    """Return the copy without its first paragraphs, the release line and the headline."""
    whole = made(text, name).files["release.md.j2"].decode()
    return whole.partition(":::\n\n")[2].removeprefix("# Open Day\n\n").strip()


SENTENCES = {
    "The [name of hall] is near [name of hall]; it is [name of hall]’s [name of mayor].": (
        "The {{ hall_name }} is near {{ hall_name }}; it is {{ hall_name | possessive }} "
        "{{ mayor }}."
    ),
    "The [name of hall (see the [list])] opens, says [insert [name] and [title]].": (
        "The {{ hall_see_list }} opens, says {{ spokesperson.name }}, {{ spokesperson.title }}."
    ),
    "We thank [XX] of you in [____].": "We thank {{ words }} of you in {{ place }}.",
    "Call (___) ___-____ or go to www._______.org at [time] a.m./p.m. today.": (
        "Call [{{ phone }}](tel:{{ phone }}) or go to [{{ website }}](https://{{ website }}) at "
        "{{ time }} today."
    ),
    "The classes of 20XX ([month]) meet on [weekday], [date], for the [nth] time.": (
        "The classes of {{ year }} ({{ month }}) meet on {{ weekday }}, {{ date | press_date }}, "
        "for the {{ ordinal | ordinal }} time."
    ),
    "[Speaker 1] and [Speaker 2] agree, says [Speaker 1].": (
        "{{ speaker }} and {{ speaker_2 }} agree, says {{ speaker }}."
    ),
}


@pytest.mark.parametrize("typed", SENTENCES)
def test_a_sentence_becomes_copy(typed: str) -> None:
    assert copy_of(f"{HEAD}{typed}\n") == SENTENCES[typed]


def test_markdown_keeps_a_blank_in_a_links_words_and_address_in_bold_and_in_a_bullet() -> None:
    text = (
        "# Open Day\n\nSee [our [name of hall] page](https://x.example/[hall page]/a) or **the "
        "[name of hall]** and [a study][s].\n\n## About [name of hall]\n\n- one [color]\n\n"
        "[s]: https://x.example/study\n"
    )
    expected = text.replace("[name of hall]", "{{ hall_name }}").removeprefix("# Open Day\n\n")
    expected = expected.replace("[hall page]", "{{ hall_page }}").replace("[color]", "{{ color }}")
    assert copy_of(text, "news.md") == expected.strip()
    assert copy_of(text, "news.txt") == expected.strip()


def test_the_address_of_a_link_is_proven_too() -> None:
    source = read_source_file("a.md", b"# Open Day\n\nSee [us][s].\n\n[s]: https://x.example/\n")
    written = lines(structure(source), [], [], markdown=True)
    compare(parse("# Open Day\n\nSee [us](https://x.example/).\n").paragraphs, [], written)
    with pytest.raises(WordsLostError, match=r"the link to `https://x.example/` would be lost"):
        compare(parse("# Open Day\n\nSee us.\n").paragraphs, [], written)
    with pytest.raises(WordsLostError, match=r"the words `See us.` would come out as ``"):
        compare(parse("# Open Day\n").paragraphs, [], written)


def test_the_words_of_a_release_line_are_proven_too() -> None:
    source = read_source_file("a.txt", b"FOR RELEASE ON MONDAY\n\nOpen Day\n")
    written = lines(structure(source), [], [], markdown=False)
    with pytest.raises(WordsLostError, match="the words `FOR RELEASE ON MONDAY` would come out"):
        compare(parse("::: release-line\nFOR RELEASE\n:::\n\n# Open Day\n").paragraphs, [], written)


def test_a_bracket_that_closes_paragraphs_later_is_one_blank() -> None:
    text = (
        f"{HEAD}We thank [insert here who you are\n\nand what you do\n\nfor all.] [City] waits.\n"
    )
    said = as_data(made(text))
    assert [(b["text"], b["certainty"], b["why"]) for b in said["blanks"]] == [
        ("[insert here who you are", "likely", "its bracket closes 2 paragraphs later"),
        ("[City]", "sure", "it names a fact and says nothing of it"),
    ]
    assert [(gone["text"], gone["paragraph"], gone["why"]) for gone in said["removed"]] == [
        ("and what you do", 3, "it goes on with the bracket of paragraph 2"),
        ("for all.]", 4, "it goes on with the bracket of paragraph 2"),
    ]


def test_a_bracket_that_nobody_closed_is_in_doubt() -> None:
    said = as_data(made(f"{HEAD}The [name of hall opens on Monday. The [city] waits.\n"))
    assert [(b["text"], b["certainty"]) for b in said["blanks"]] == [
        *(("[name of hall opens on Monday.", "likely"), ("[city]", "sure")),
    ]


def test_two_hundred_blanks_are_adopted() -> None:
    text = HEAD + "".join(
        f"In [city], the [hall {number}] opens [number] rooms for all.\n" for number in range(70)
    )
    release = made(text)
    assert len(release.blanks) == 210
    assert not release.loaded or not release.loaded.problems


def test_columns_made_with_tabs_keep_their_words() -> None:
    text = f"Contact:\t[name]\t[phone]\n\n{HEAD}When\t[date]\tWhere\t[place]\n"
    assert "Contact: {{ media_contact.name }} [{{ media_contact.phone }}]" in copy_of(text)
    assert "When {{ date | press_date }} Where {{ place }}" in copy_of(text)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp1252"])
def test_an_old_encoding_is_read_and_said(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "news.txt").write_bytes(f"{HEAD}The café of [City] is “open”.\n".encode(encoding))
    done = lmp_press("adopt", "news.txt", stand=tmp_path)
    assert done.status == 0
    note = "note: it was read as Windows-1252 (Western European)\n"
    assert (note in done.stderr) == (encoding == "cp1252")
    copy = (tmp_path / "templates/news/release.md.j2").read_text()
    assert copy.endswith("The café of {{ city_name }} is “open”.\n")


def test_a_source_outside_the_workspace_is_adopted_into_it(tmp_path: Path) -> None:
    outside = {"elsewhere/news.txt": f"{HEAD}The [city] waits.\n"}
    file_tree(tmp_path, outside | {"w/templates/.keep": "", "w/regions/.keep": ""})
    inner = tmp_path / "w" / "regions"
    done = lmp_press("adopt", "../../elsewhere/news.txt", stand=inner)
    assert done.status == 0
    assert (tmp_path / "w/templates/news/release.md.j2").is_file()


def test_a_bracket_that_says_when_its_paragraph_stays_asks_yes_or_no() -> None:
    text = f"{HEAD}[Delete this paragraph if no band plays.] The band plays.\n\nIn [city].\n"
    assert copy_of(text).startswith("{% if with_band_plays %}\nThe band plays.\n{% endif %}")
    fields = made(text).files["fields.yaml"].decode()
    assert "  with_band_plays:\n    type: boolean\n" in fields
    assert json.dumps("with_band_plays") not in fields.partition("properties:")[0]


def test_a_numbered_list_becomes_bullets_and_that_is_said() -> None:
    release = made(f"{HEAD}1. one [color]\n2. two\n")
    assert release.source.remarks == (
        "numbered lines became bullets: a release has no numbered list",
    )
