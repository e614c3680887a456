from __future__ import annotations

import datetime as dt
import io
import json
import random
import re
import shlex
import shutil
from typing import TYPE_CHECKING, Any

import docx
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from support.command_line import lmp_press
from support.project_files import ROOT
from support.terminals import on_terminal
from support.workspace_files import file_tree

from lmp_press.adopt import ChoiceError, Choices, WordsLostError, adopt, as_data, read_source_file
from lmp_press.adopt.proving import prove
from lmp_press.cli.adopted import shown
from lmp_press.diagnostics import ProblemsFoundError
from lmp_press.review.views.screen import Screen

if TYPE_CHECKING:
    from pathlib import Path

SEED = ROOT / "tests" / "seeds" / "anniversary.txt"
NEWS = """\
FOR IMMEDIATE RELEASE
Contact: (name, title, phone number)

[City] Opens a Library

[CITY, STATE] – Today the [name of library] opened [number] rooms. “We [everyone] read,” said \
[name of mayor]. [If applicable: thank your sponsors.]
"""


NO_CHOICES = Choices()


def decided(text: str, name: str = "news.txt", choices: Choices = NO_CHOICES) -> dict[str, Any]:
    """Return what is decided about a release."""
    return as_data(adopt("news", read_source_file(name, text.encode()), choices))


def copied(folder: Path) -> Path:
    """Return a copy of the repository's workspace."""
    for name in ("templates", "regions"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


def test_the_seed_becomes_a_template_with_our_types_in_an_empty_folder(tmp_path: Path) -> None:
    done = lmp_press("adopt", str(SEED), "--as", "anniversary", "-f", "json", stand=tmp_path)
    assert done.status == 0
    said = json.loads(done.stdout)
    assert [(blank["field"], blank["type"]) for blank in said["blanks"]] == [
        ("regional_leader", "name"),
        ("region_name", "text"),
        ("union_count", "count"),
        ("employee_count", "count"),
        ("region_name", "text"),
        ("team_count", "count"),
        ("local_achievements", "list"),
        ("leader", "name"),
    ]
    assert (said["template"], said["paragraphs"], said["removed"], said["kept"]) == (
        *("anniversary", 13, [], []),
    )
    file_tree(tmp_path, {"regions/west.yaml": FILLED})
    checked = lmp_press("check", "--strict", stand=tmp_path)
    assert (checked.status, checked.stderr) == (
        *(0, "1 region and 1 template checked, no problem found\n"),
    )


FILLED = """\
region_name: Northwest
union_count: 1
employee_count: 9,500
team_count: 1
local_achievements: [cutting lost work days by 12 percent, hiring nurses]
regional_leader: Ana Example
leader: Lee Example
"""


def test_the_seed_takes_the_names_that_the_workspace_has_and_prints_the_same_words(
    tmp_path: Path,
) -> None:
    copied(tmp_path)
    done = lmp_press("adopt", str(SEED), "--as", "as-typed", "-f", "json", stand=tmp_path)
    assert [blank["field"] for blank in json.loads(done.stdout)["blanks"]] == [
        *("leader_quotes[0].name", "region_name", "union_count", "employee_count", "region_name"),
        *("team_count", "local_achievements", "leader_quotes[1].name"),
    ]
    assert lmp_press("check", "--strict", stand=tmp_path).status == 0
    for region in sorted(path.stem for path in (ROOT / "regions").glob("*.yaml")):
        ours = body_of_ours(tmp_path, region)
        theirs = released(tmp_path, region, "as-typed").split("\n\n")[2:]
        assert len(theirs) == 9
        assert [words for words in theirs if words not in ours] == []


def body_of_ours(folder: Path, region: str) -> str:
    """Return our own release without what it adds around a blank, or says in a region's words."""
    text = (ROOT / f"regions/{region}.yaml").read_text()
    text = re.sub(r"(?m)^ {4}quote:.*\n(?: {5,}.*\n)*", "", text)
    (folder / f"regions/{region}.yaml").write_text(text)
    ours = released(folder, region, "anniversary")
    for leader in re.findall(r"(?m)^  - name: (.+)$", text):
        shown = leader.partition(" #")[0].strip(' "').replace("'", "’")
        ours = re.sub(rf"({shown})(?:, [^“]*?| of [^“]*?)?(?=\. “|, “‘)", r"\1", ours)
    if in_text := re.search(r"(?m)^region_in_text: ([^#\n]*\w)", text):
        name = re.search(r"(?m)^region_name: ([^#\n]*\w)", text)
        ours = ours.replace(f"here in {in_text[1]}", f"here in {name[1] if name else ''}")
    ours = re.sub(r"(?m)^[A-Z, a-z.]+ — (?=This fall)", "", ours)
    return ours.replace("[LMPartnership.org](https://www.lmpartnership.org)", "LMPartnership.org")


def test_the_announcement_has_no_blank_and_that_is_said(tmp_path: Path) -> None:
    seed = ROOT / "tests" / "seeds" / "reaffirmation.txt"
    done = lmp_press("adopt", str(seed), stand=tmp_path)
    assert done.status == 1
    assert done.stderr.startswith("error: no blank was found; mark one with `--blank TEXT`")
    assert not (tmp_path / "templates").exists()


def released(folder: Path, region: str, template: str) -> str:
    return lmp_press("show", region, "-t", template, stand=folder).stdout.decode().strip()


def test_a_release_is_decided_about_in_the_order_of_its_text() -> None:
    said = decided(NEWS)
    rows = [(b["n"], b["paragraph"], b["text"], b["field"], b["type"]) for b in said["blanks"]]
    assert rows == [
        (1, 2, "(name, title, phone number)", "media_contact", "text"),
        (2, 3, "[City]", "city_name", "text"),
        (3, 4, "[CITY, STATE]", "city", "text"),
        (4, 4, "[name of library]", "library_name", "text"),
        (5, 4, "[number]", "room_count", "count"),
        (6, 4, "[name of mayor]", "mayor", "name"),
        (
            7,
            4,
            "[If applicable: thank your sponsors.]",
            "thank_sponsors",
            "optional paragraph",
        ),
    ]
    assert said["blanks"][0]["parts"] == ["name", "title", "phone"]
    assert [each["text"] for each in said["kept"]] == ["[everyone]"]
    for blank in said["blanks"]:
        paragraph = [line for line in NEWS.split("\n") if line][blank["paragraph"] - 1]
        assert paragraph[blank["start"] : blank["end"]] == blank["text"]


def test_the_copy_reads_like_the_release_and_speaks_press_style() -> None:
    made = adopt("news", read_source_file("news.txt", NEWS.encode()))
    assert made.files["release.md.j2"].decode() == (
        "::: release-line\n"
        "{% if draft %}DRAFT — NOT FOR RELEASE{% else %}FOR IMMEDIATE RELEASE{% endif %}\n"
        ":::\n\n"
        "::: contact\n"
        "Contact: {{ media_contact.name }}, {{ media_contact.title }}, {{ media_contact.phone }}\n"
        ":::\n\n"
        "# {{ city_name }} Opens a Library\n\n"
        "{{ city | dateline }} – Today the {{ library_name }} opened {{ room_count | number }} "
        '{{ room_count | agree("room", "rooms") }}. “We [everyone] read,” said {{ mayor }}.'
        "{% if thank_sponsors %} {{ thank_sponsors | capitalized }}{% endif %}\n"
    )


def test_a_person_names_keeps_and_adds_blanks_and_no_number_shifts() -> None:
    choices = Choices({4: "branch"}, frozenset({2}), ("Library",))
    said = decided(NEWS, choices=choices)
    assert [(b["n"], b["text"], b["field"]) for b in said["blanks"]] == [
        (1, "(name, title, phone number)", "media_contact"),
        (8, "Library", "library"),
        (3, "[CITY, STATE]", "city"),
        (4, "[name of library]", "branch"),
        (5, "[number]", "room_count"),
        (6, "[name of mayor]", "mayor"),
        (7, "[If applicable: thank your sponsors.]", "thank_sponsors"),
    ]
    assert ("[City]", "you said that it stays") in [(k["text"], k["why"]) for k in said["kept"]]


HALL = """\
Open Day in [City]

[Someone] of [name of hall] said the doors open on [date]. “We [everyone] come,” he said.
"""
BLOCKS = """\
news: 4 blanks in 2 paragraphs, 1 of them not sure

1  town: text
   Open Day in »[City]«
   sure: it names a fact and says nothing of it

2  someone: text
   »[Someone]« of [name of hall] said the doors open on [date].
   likely: brackets outside a quotation mostly ask

3  hall_name: text
   [Someone] of »[name of hall]« said the doors open on [date].
   sure: `name` tells somebody what to write

4  date: date
   [Someone] of [name of hall] said the doors open on »[date]«.
   sure: it names a fact and says nothing of it

stays as it is: “[everyone]”, paragraph 2: it may be an editor's word
is added: “FOR IMMEDIATE RELEASE”: a release says when it may be printed
is added: “x-issued: {today}”: the source bears no full date
"""


def today() -> str:
    return dt.datetime.now(dt.UTC).date().isoformat()


def test_each_blank_stands_in_its_sentence_and_the_way_to_do_it_again_is_said(
    tmp_path: Path,
) -> None:
    file_tree(tmp_path, {"news.txt": HALL})
    done = lmp_press("adopt", "news.txt", "--name", "1=town", stand=tmp_path)
    assert done.stdout.decode() == BLOCKS.replace("{today}", today())
    assert done.stderr == (
        "note: 2 places are in doubt, and nobody is at a terminal to ask: what is proposed was "
        "taken (`--name`, `--keep` and `--blank` change it)\n"
        "templates/news/ is written, with 4 blanks\n"
        "next: `lmp-press new REGION` starts the file of a region\n"
        "the same again: lmp-press adopt news.txt --as news --name 1=town\n"
    )


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_the_table_fits_its_terminal(columns: int) -> None:
    made = adopt("news", read_source_file("news.txt", HALL.encode()))
    words = shown(made, Screen(columns))
    assert max(map(len, words.split("\n"))) <= columns
    assert ("how sure, and why" in words) == (columns == 120)
    assert words.count("»") == 4
    assert "\x1b[" in shown(made, Screen(columns, colour=True))


def test_of_many_blanks_the_least_certain_stand_first(tmp_path: Path) -> None:
    file_tree(
        tmp_path, {"news.txt": "Open Day\n\n" + "The [city] is open.\n" * 12 + "[Thing] opens.\n"}
    )
    done = lmp_press("adopt", "news.txt", stand=tmp_path)
    assert re.findall(r"(?m)^ *(\d+)  ", done.stdout.decode())[:3] == ["13", "1", "2"]


def test_a_person_at_a_terminal_is_asked_about_what_is_not_sure(tmp_path: Path) -> None:
    file_tree(tmp_path, {"news.txt": HALL})
    words = on_terminal("adopt", "news.txt", stand=tmp_path, typed="No Name\nwho\ny\n")
    assert "1 of 2: »[Someone]« of [name of hall] said the doors open on [date]." in words
    assert "`No Name` cannot name a field: write it like region_name" in words
    assert "2 of 2: “We »[everyone]« come,” he said." in words
    command = "lmp-press adopt news.txt --as news --name 2=who --blank '[everyone]'"
    assert f"the same again: {command}" in " ".join(words.split())
    asked_for = (tmp_path / "templates/news/release.md.j2").read_bytes()
    again = lmp_press(*shlex.split(command)[1:], "--as", "again", stand=tmp_path)
    assert again.status == 0
    assert (tmp_path / "templates/again/release.md.j2").read_bytes() == asked_for


def test_who_leaves_at_a_question_has_nothing_written(tmp_path: Path) -> None:
    file_tree(tmp_path, {"news.txt": HALL})
    on_terminal("adopt", "news.txt", stand=tmp_path, typed="who\n\x04")
    assert [path.name for path in tmp_path.iterdir()] == ["news.txt"]


@pytest.mark.parametrize(
    ("option", "said"),
    [
        (["--name", "9=town"], "there is no blank 9: the release has 4 blanks"),
        (["--keep", "0"], "there is no blank 0: the release has 4 blanks"),
        (["--blank", "Nowhere"], "`--blank Nowhere` is not in the release, or is a blank already"),
        (["--blank", "City"], "`--blank City` is not in the release, or is a blank already"),
        (
            ["--name", "town"],
            "`--name town` is not understood: write it like `--name 3=region_name`",
        ),
    ],
)
def test_a_choice_about_what_is_not_there_is_refused(
    tmp_path: Path, option: list[str], said: str
) -> None:
    file_tree(tmp_path, {"news.txt": HALL})
    done = lmp_press("adopt", "news.txt", *option, stand=tmp_path)
    assert done.status == 2
    assert done.stderr.startswith(f"error: {said}")
    assert not (tmp_path / "templates").exists()


GROUPED = "Open Day\n\nThe doors open, says [name of mayor], [title]; [number] have come.\n"


def test_a_dotted_name_makes_a_group_and_a_place_in_brackets_a_list() -> None:
    names = {1: "leaders[0].name", 2: "leaders[0].title", 3: "guest.count"}
    made = adopt("news", read_source_file("news.txt", GROUPED.encode()), Choices(names))
    assert (
        made.files["release.md.j2"]
        .decode()
        .endswith(
            "The doors open, says {{ leaders[0].name }}, {{ leaders[0].title }}; "
            "{{ guest.count | number }} have come.\n"
        )
    )
    schema = made.loaded.fields.schema if made.loaded else {}
    assert schema["required"] == ["leaders", "guest"]
    assert schema["properties"]["leaders"]["maxItems"] == 1
    assert list(schema["properties"]["leaders"]["items"]["properties"]) == ["name", "title"]


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ({2: "media_contact"}, "`media_contact` is a group: name one of its facts, such as"),
        ({1: "leader", 2: "leader.title"}, "`leader` cannot be a field of its own beside"),
        ({1: "news"}, "`news` is the name of a field; name the template otherwise with `--as`"),
    ],
)
def test_a_name_that_no_field_can_have_is_refused(names: dict[int, str], said: str) -> None:
    with pytest.raises(ChoiceError, match=re.escape(said)):
        adopt("news", read_source_file("news.txt", GROUPED.encode()), Choices(names))


def test_blanks_of_one_name_have_one_type() -> None:
    text = "Open Day\n\nThe [number] doors open in [city]. The [number] come.\n"
    said = decided(text, choices=Choices({1: "doors", 3: "doors"}))
    assert [(b["field"], b["type"]) for b in said["blanks"]] == [
        *(("doors", "count"), ("city_name", "text"), ("doors", "count")),
    ]
    said = decided(text, choices=Choices({2: "place", 3: "place"}))
    assert [(b["field"], b["type"]) for b in said["blanks"]][1:] == [("place", "text")] * 2


PRESS_STYLE = """\
Open Day

The hall employs a [job title]. An [adjective] day, says [name of mayor]. [He/She] likes \
[his/her] [town]’s halls and [a/an] [kind of fruit]. It is the [nth] day on which [#] halls \
are open in [year], says [name of coach], [title, if applicable], in the hall.

[List your sponsors]

[Optional: a word of thanks.]

“We go,” she said. “[Optional: second quote.]”

[Delete this paragraph if no band plays.] The band plays on.
"""
FEWEST = """\
**FOR IMMEDIATE RELEASE**

# Open Day

The hall employs an editor. A happy day, says Ana Jones. She likes her Two Rivers’ halls and an \
apple. It is the 22nd day on which one hall is open in 2031, says Lee Jones in the hall.

- Acme
- Zenith

“We go,” she said."""
MOST = """\
**FOR IMMEDIATE RELEASE**

# Open Day

The hall employs a baker. An easy day, says Ana Jones. He likes his Salem’s halls and a plum. \
It is the third day on which 12 halls are open in 2031, says Lee Jones, head coach, in the hall.

- Acme

We thank everybody.

“We go,” she said. “Come too.”

The band plays on."""


def test_what_is_beside_a_blank_follows_from_what_a_region_gives(tmp_path: Path) -> None:
    file_tree(tmp_path, {"news.txt": PRESS_STYLE})
    assert lmp_press("adopt", "news.txt", stand=tmp_path).status == 0
    given = {
        "job_title": "editor",
        "adjective": "happy",
        "mayor": "Ana Jones",
        "mayor_pronoun": "she",
        "town": "Two Rivers",
        "fruit_kind": "apple",
        "ordinal": 22,
        "hall_count": 1,
        "year": "2031",
        "coach": "Lee Jones",
        "sponsors": ["Acme", "Zenith"],
    }
    more = {
        "job_title": "baker",
        "adjective": "easy",
        "mayor_pronoun": "he",
        "town": "Salem",
        "fruit_kind": "plum",
        "ordinal": 3,
        "hall_count": 12,
        "sponsors": ["Acme"],
        "title": "head coach",
        "word_thanks": "We thank everybody.",
        "second_quote": "Come too.",
        "with_band_plays": True,
    }
    for name, values in (("west", given), ("east", given | more)):
        file_tree(tmp_path, {f"regions/{name}.yaml": json.dumps(values)})
    assert released(tmp_path, "west", "news") == FEWEST
    assert released(tmp_path, "east", "news") == MOST
    assert lmp_press("check", "--strict", stand=tmp_path).status == 0


def test_what_each_region_still_needs_is_said(tmp_path: Path) -> None:
    file_tree(copied(tmp_path), {"news.txt": "Open Day\n\nThe doors of [name of hall] are open.\n"})
    done = lmp_press("adopt", "news.txt", stand=tmp_path)
    assert "southern-california, washington still need `hall_name`\n" in done.stderr
    assert "until then, `lmp-press fill -t anniversary -t reaffirmation` fills the others\n" in (
        done.stderr
    )


def test_nothing_is_written_on_a_dry_run(tmp_path: Path) -> None:
    file_tree(tmp_path, {"news.txt": NEWS})
    assert lmp_press("adopt", "news.txt", "--dry-run", stand=tmp_path).status == 0
    assert [path.name for path in tmp_path.iterdir()] == ["news.txt"]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.pdf", b"%PDF-1.7", "`a.pdf` is a PDF: save it as Word (.docx) or as plain text"),
        (
            "a.doc",
            b"\xd0\xcf\x11\xe0",
            "`a.doc` is an old Word file (.doc): save it as Word (.docx) or as plain text",
        ),
        ("a.odt", b"PK\x03\x04", "`a.odt` is an OpenDocument file: save it as Word (.docx)"),
        ("a.pages", b"PK\x03\x04", "`a.pages` is a Pages file: save it as Word (.docx)"),
        ("a.txt", b"a\0b\0c\0", "`a.txt` is no text: save it as Word (.docx) or as plain text"),
        ("a.docx", b"PK\x03\x04", "`a.docx` cannot be read as a Word file"),
    ],
)
def test_a_file_that_cannot_be_read_is_said_with_what_to_save_it_as(
    tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    file_tree(tmp_path, {name: data})
    done = lmp_press("adopt", name, stand=tmp_path)
    assert done.status == 2
    assert done.stderr.startswith(f"error: {said}")


def test_a_release_without_a_blank_is_no_template(tmp_path: Path) -> None:
    file_tree(tmp_path, {"news.txt": "Open Day\n\nThe doors are open.\n"})
    done = lmp_press("adopt", "news.txt", stand=tmp_path)
    assert (done.status, done.stderr) == (
        1,
        'error: no blank was found; mark one with `--blank TEXT`, such as `--blank "YOUR TOWN"`\n',
    )
    assert not (tmp_path / "templates").exists()


def test_old_encodings_are_read() -> None:
    text = "Open Day\n\nThe café of [City] is “open”.\n"
    for data in (text.encode("utf-16"), text.encode("cp1252"), b"\xef\xbb\xbf" + text.encode()):
        source = read_source_file("a.txt", data)
        assert [piece.text for piece in source.pieces][1] == "The café of [City] is “open”."


def test_a_wrapped_text_is_told_from_one_whose_lines_are_paragraphs() -> None:
    wrapped = (
        "Open Day\n\nThe doors of the house will open on a day that is said by [name\n"
        "of mayor], who holds the key to each of the doors that are in the\nhouse.\n\n- one\n- two"
    )
    said = decided(wrapped)
    assert (said["paragraphs"], said["blanks"][0]["text"]) == (3, "[name\nof mayor]")


def test_the_same_is_decided_about_a_word_file_whose_runs_are_cut_anywhere() -> None:
    chance = random.Random(7)  # noqa: S311 - a cut of runs is no secret
    document = docx.Document()
    for line in filter(None, NEWS.split("\n")):
        paragraph, rest = document.add_paragraph(), line
        while rest:
            cut = chance.randint(1, 7)
            paragraph.add_run(rest[:cut]).bold = chance.random() < 0.3
            rest = rest[cut:]
    data = io.BytesIO()
    document.save(data)
    said = as_data(adopt("news", read_source_file("news.docx", data.getvalue())))
    assert said == decided(NEWS) | {"added": said["added"]}


def test_a_word_file_brings_its_own_paper(tmp_path: Path) -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Our Office, 1 Main Street"
    document.add_paragraph("Open Day", style="Title")
    document.add_paragraph("The doors of [name of hall] open, says our site at [website].")
    document.save(str(tmp_path / "news.docx"))
    assert lmp_press("adopt", "news.docx", stand=tmp_path).status == 0
    file_tree(tmp_path, {"regions/west.yaml": "hall_name: Corder Hall\nwebsite: hall.example\n"})
    filled = lmp_press("fill", "--strict", stand=tmp_path)
    assert filled.status == 0, filled.stderr
    made = docx.Document(str(tmp_path / "out" / "west" / "west-news.docx"))
    assert made.sections[0].header.paragraphs[0].text == "Our Office, 1 Main Street"
    assert [paragraph.text for paragraph in made.paragraphs][1:] == [
        *("Open Day", "The doors of Corder Hall open, says our site at hall.example."),
    ]


def test_a_template_that_loses_a_word_is_not_proven() -> None:
    source = read_source_file("news.txt", NEWS.encode())
    made = adopt("news", source)
    from lmp_press.adopt.lines import lines

    written = lines(made.parts, [blank for _, blank in made.blanks], [], markdown=False)
    files = made.files | {"release.md.j2": made.files["release.md.j2"].replace(b"Today", b"Then")}
    with pytest.raises(WordsLostError, match="would come out as"):
        prove(files, "news", written)


LINES = st.text(alphabet="[](){}<>*_`#-+.1&|~!:\\ aXÉ\"“”'%=_", max_size=40).map(
    lambda words: f"Open {words} [City] day"
)


@given(st.lists(LINES, min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_whatever_is_typed_comes_back_or_is_refused(typed: list[str]) -> None:
    text = "A Headline of ours\n\n" + "\n".join(typed)
    try:
        made = adopt("news", read_source_file("news.txt", text.encode()))
    except (WordsLostError, ProblemsFoundError):
        return
    assert made.blanks


FACTS = {
    "XX percent of adults smoke.": "{{ percent | figure }} percent of adults smoke.",
    "They won by <percent>% of votes.": "They won by {{ percent | figure }}% of votes.",
    "It is at ADDRESS, CITY, STATE ZIP, and free.": (
        "It is at {{ location.address }}, {{ location.city }}, {{ location.state }} "
        "{{ location.zip }}, and free."
    ),
    "“[Quote from president, 2-3 sentences.]”": "“{{ president_quote | inside_quotation }}”",
    "Members of Local [Local number] voted.": "Members of Local {{ local_number }} voted.",
    "More than ____ pupils from __ schools are expected.": (
        'More than {{ pupil_count | number }} {{ pupil_count | agree("pupil", "pupils") }} from '
        '{{ school_count | number }} {{ school_count | agree("school", "schools") }} are expected.'
    ),
    "It is free. [If applicable: Its sponsor is (name of sponsor).] Come along.": (
        "It is free.{% if sponsor %} Its sponsor is {{ sponsor }}.{% endif %} Come along."
    ),
    "We open from ___ a.m./p.m. to ___ a.m./p.m. each day.": (
        "We open from {{ start_time }} to {{ end_time }} each day."
    ),
}


@pytest.mark.parametrize("typed", FACTS)
def test_every_word_of_a_blank_that_is_no_fact_stays_in_the_copy(
    tmp_path: Path, typed: str
) -> None:
    file_tree(tmp_path, {"news.txt": f"FOR IMMEDIATE RELEASE\n\nOpen Day\n\n{typed}\n"})
    done = lmp_press("adopt", "news.txt", stand=tmp_path)
    assert done.status == 0, done.stderr
    copy = (tmp_path / "templates" / "news" / "release.md.j2").read_text()
    assert copy.splitlines()[-1] == FACTS[typed]


def test_a_list_takes_as_many_entries_as_its_blank_says(tmp_path: Path) -> None:
    typed = (
        "FOR IMMEDIATE RELEASE\n\nOpen Day\n\nThe day has:\n\n- [1-3 highlights of the program]\n"
    )
    file_tree(tmp_path, {"news.txt": typed})
    assert lmp_press("adopt", "news.txt", stand=tmp_path).status == 0
    fields = yaml.safe_load((tmp_path / "templates" / "news" / "fields.yaml").read_text())
    listed = fields["properties"]["program_highlights"]
    assert (listed["minItems"], listed["maxItems"]) == (1, 3)
