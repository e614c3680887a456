from __future__ import annotations

import json
import re
import unicodedata
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import html
from support.command_line import lmp_press
from support.pressing import REGION, release_of, written_and_read
from support.project_files import ROOT
from support.workspace_files import file_tree

from lmp_press.diagnostics import ProblemsFoundError
from lmp_press.preflight import READERS, inspect
from lmp_press.press_style import curly
from lmp_press.readers import docx, markdown
from lmp_press.region import read_region
from lmp_press.release import BODY, Role
from lmp_press.source import decode
from lmp_press.writers import WRITERS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lmp_press.diagnostics import Problem
    from lmp_press.release import Release

VALUES = [
    *("*stars*", "**strong**", "_low_", "`code`", "~~gone~~", "[a](javascript:x)", "![a](b.png)"),
    *("<b>", "<b>bold</b>", "</p><script>alert(1)</script>", "<!-- note -->", "]]>", "&amp;"),
    *("&#42;", "&lt;b&gt;", "1. one", "12) one", "# one", "## one ##", "+ one", "- one", "* one"),
    *("> one", "::: contact", ":::", "---", "===", "***", "```", "~~~", r"\*", r"\\", r"a\b", "\\"),
    *(
        "www.example.org",
        "https://example.org/?a=1&b=[2]",
        "<https://example.org>",
        "me@example.org",
    ),
    *(
        "🎉 party 👩‍⚕️",
        "שלום עולם",
        "مرحبا (بالعالم)",
        "a | b",
        "|---|",
        "[x]: y",
        "[^1]",
        "x^2^",
        "H~2~O",
    ),
    *(
        "50% off",
        "$1,000",
        "@home",
        "!x",
        "a: b",
        "{x}",
        "=SUM(A1)",
        "%PDF",
        "PAGE",
        "w:p",
        "'",
        "Ωmega",
    ),
    *("a\u00a0b", "a\u200db", "e\u0301", "ﬁ", "労働", "Keʻala Kahōʻāluna", "O’Sample", "R&D"),
]

# Text fields that are printed as they are, with a region file that gives each of them.
GIVEN = (
    REGION.replace("region_name: Northwest", "region_name: «region_name»")
    .replace(
        "name: Ana Example", "name: «leader_quotes[0].name»\n    title: «leader_quotes[0].title»"
    )
    .replace(
        "name: Lee Example", "name: «leader_quotes[1].name»\n    title: «leader_quotes[1].title»"
    )
    + "region_in_text: «region_in_text»\nmedia_contact:\n  name: «media_contact.name»\n"
)
FIELDS = re.findall("«(.+?)»", GIVEN)
ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)


def given_as(values: dict[str, str]) -> str:
    """Return a region file with some values, each in YAML's double quotation marks."""
    return re.sub(
        "«(.+?)»",
        lambda field: json.dumps(values.get(field[1], "Something"), ensure_ascii=False),
        GIVEN,
    )


def html_paragraphs(data: bytes) -> list[str]:
    tree: Any = html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8"))
    return [element.text_content() for element in tree.iter("p", "h1", "h2", "li")]


PARAGRAPHS: dict[str, Callable[[bytes], list[str]]] = {
    "docx": READERS["docx"],
    "md": READERS["md"],
    "html": html_paragraphs,
    "txt": lambda data: data.decode().split("\n"),
}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder to which a region for each value was filled, in all formats."""
    folder = tmp_path_factory.mktemp("letters")
    copy = (ROOT / "templates" / "anniversary" / "release.md.j2").read_text(encoding="utf-8")
    fields = (ROOT / "templates" / "anniversary" / "fields.yaml").read_text(encoding="utf-8")
    templates = {"release.md.j2": copy, "fields.yaml": fields}
    regions = {
        f"value-{number}.yaml": given_as({"media_contact.name": value, "region_name": value})
        for number, value in enumerate(VALUES)
    }
    file_tree(folder / "templates" / "anniversary", templates)
    file_tree(folder / "regions", regions)
    formats = [word for form in WRITERS for word in ("-f", form)]
    done = lmp_press("--quiet", "fill", "-j", "1", *formats, stand=folder)
    assert done.status == 0, done.stderr
    return folder / "out"


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize(("number", "value"), list(enumerate(VALUES)))
def test_a_value_comes_out_letter_for_letter(
    filled: Path, number: int, value: str, form: str
) -> None:
    name = f"value-{number}"
    paragraphs = PARAGRAPHS[form]((filled / name / f"{name}-anniversary.{form}").read_bytes())
    assert curly(value) in paragraphs
    sentence = f"Here in the {curly(value)} region, 11 coalition unions represent 9,500 employees."
    assert sentence in " ".join(paragraphs)


def test_a_value_makes_no_link_and_nothing_strong(filled: Path) -> None:
    for number, value in enumerate(VALUES):
        data = (filled / f"value-{number}" / f"value-{number}-anniversary.md").read_bytes()
        runs = [run for p in markdown.read(data.decode()).paragraphs for run in p.runs]
        links = {run.link for run in runs if run.link} - {"https://www.lmpartnership.org"}
        emphatic = [run.text for run in runs if run.strong or run.emphasis]
        assert (links, emphatic) == (set(), []), value


def folded(text: str) -> str:
    return re.sub("[ \t\n\r\x85\u2028\u2029]+", " ", text).strip(" ")


@given(st.sampled_from(FIELDS), ANYTHING)
@example("region_name", "\ufeffa")
@example("media_contact.name", "a\ufeff")
@example("region_name", '"')
@example("leader_quotes[0].title", "“")
@settings(max_examples=200)
def test_any_text_is_refused_or_comes_out_letter_for_letter(field: str, text: str) -> None:
    try:
        release = release_of(given_as({field: text}))
    except ProblemsFoundError:
        return
    printed = {run.text for p in release.paragraphs for run in p.runs if run.field == field}
    assert printed == {curly(folded(text))}
    assert differences(release) == []


@given(
    st.sampled_from(["local_achievements", "quote", "city", "phone", "email", "release_date"]),
    ANYTHING,
)
@settings(max_examples=200)
def test_any_text_in_a_field_with_a_style_of_its_own_is_refused_or_printed(
    field: str, text: str
) -> None:
    typed = json.dumps(text, ensure_ascii=False)
    region = {
        "local_achievements": REGION.replace("cutting lost work days by 12 percent", typed),
        "quote": REGION.replace("organization: KP", f"organization: KP\n    quote: {typed}"),
        "city": f"{REGION}city: {typed}\n",
        "release_date": f"{REGION}release_date: {typed}\n",
    }.get(field, f"{REGION}media_contact:\n  name: Pat Example\n  {field}: {typed}\n")
    try:
        release = release_of(region)
    except ProblemsFoundError:
        return
    assert differences(release) == []


def differences(release: Release) -> list[str]:
    """Return what the read-back says of a release's files, but for holes that it makes."""
    documents = {form: WRITERS[form](release) for form in READERS}
    return [p.message for p in inspect(release, documents, "x") if p.id != "hole-in-release"]


@given(st.binary(max_size=200))
@example(b"\xef\xbb\xbf")
@example(b"\xff\xfe")
@example(b"\xff\xfea")
@example(b"a: \xef\xbb\xbfb")
@example(b"%YAML 9.9\n---\na: b")
@example(b"- - - -\n? :")
@settings(max_examples=300)
def test_any_bytes_are_a_region_or_problems(data: bytes) -> None:
    with suppress(ProblemsFoundError):
        assert read_region("test", decode(data, "test.yaml")).path == "test.yaml"


YAML_SIGNS = st.lists(
    st.sampled_from(
        [*"abc:-?,[]{}#&*!|>'\"%@` \t\n", "\n  ", ": ", "- ", "<<", "---\n", "&a ", "*a", "!!int "]
    ),
    max_size=40,
).map("".join)


@given(YAML_SIGNS)
@settings(max_examples=400)
def test_any_yaml_is_a_release_or_problems(text: str) -> None:
    for problem in problems_of(text):
        excerpt = problem.location.excerpt
        assert excerpt in text
        assert problem.location.column <= len(excerpt) + 1
        assert not problem.message.endswith(".")
        assert "\n" not in problem.message


def problems_of(region: str) -> tuple[Problem, ...]:
    try:
        release_of(region)
    except ProblemsFoundError as found:
        return found.problems
    return ()


def test_a_right_to_left_value_stays_in_its_order(filled: Path) -> None:
    number = VALUES.index("שלום עולם")
    data = (filled / f"value-{number}" / f"value-{number}-anniversary.docx").read_bytes()
    contact = next(p for p in docx.read(data).release.paragraphs if p.role == Role.CONTACT)
    assert [unicodedata.name(sign) for sign in contact.text[:2]] == [
        "HEBREW LETTER SHIN",
        "HEBREW LETTER LAMED",
    ]


def test_a_value_that_looks_like_a_release_line_keeps_the_role_of_its_place() -> None:
    region = f"{REGION}media_contact:\n  name: FOR IMMEDIATE RELEASE\n"
    release = release_of(region)
    assert [p.role for p in release.paragraphs if p.text == "FOR IMMEDIATE RELEASE"] == [
        Role.RELEASE_LINE,
        Role.CONTACT,
    ]
    read = written_and_read(release, "docx")
    assert [(p.role, p.text) for p in read.paragraphs if p.place == BODY] == [
        (p.role, p.text) for p in release.paragraphs
    ]
