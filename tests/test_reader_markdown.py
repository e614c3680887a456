from __future__ import annotations

from itertools import groupby

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lmp_press.readers import markdown as reader
from lmp_press.release import Paragraph, Release, Role, Run
from lmp_press.writers import markdown as writer

SIGNS = [
    *"*_`~[]()<>#+-=|!&\\:.;\"'$^{}1a é\xa0",
    *[
        "1. ",
        "12) ",
        ":::",
        "---",
        "***",
        "___",
        "```",
        "~~~",
        "===",
        "&amp;",
        "&#42;",
        "]]>",
        "<b>",
    ],
    *[
        "](",
        "![",
        "]: ",
        "http://a.b",
        "<a@b.c>",
        "**",
        "- ",
        "# ",
        "> ",
        "    ",
        "  ",
        "\\*",
        "労",
    ],
    *["שלום", "\u200f", "e\u0301", "🎉", "«", "»", "€", "“", "”", "—", "\u2028", "\u3000", "x"],
]
printable = st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co"])
words = st.lists(st.sampled_from(SIGNS) | st.text(printable, max_size=3), max_size=8).map("".join)
links = st.sampled_from(
    ["", "", "", "https://x.org/ā_(b)*c*", "mailto:a@b.c", "tel:1", "http://x/a b<\\&amp;!["]
)
runs = st.builds(Run, words, st.booleans(), st.booleans(), links)
paragraphs = st.builds(
    lambda role, said, level: Paragraph(role, tuple(said), level=level),
    st.sampled_from([*Role, "Note"]),
    st.lists(runs, min_size=1, max_size=5),
    st.integers(0, 3),
).filter(lambda paragraph: bool(paragraph.text.strip()))
releases = st.lists(paragraphs, max_size=5).map(lambda said: Release(tuple(said)))

LINES = [
    *[
        "",
        "",
        "a",
        "b c",
        "# h",
        "- i",
        "  - j",
        "    k",
        "  l",
        "\tm",
        "1. n",
        "> q",
        ">",
        "-",
        "---",
    ],
    *[
        "===",
        "```",
        "~~~",
        "[r]: /u",
        "[r]",
        "*e",
        "e*",
        "***",
        " ",
        "o  ",
        "\\",
        "<b>",
        "> - s",
        "- > t",
    ],
    *[
        "-     u",
        "10) v",
        "+ w",
        "&#32;x",
        "![y](z)",
        "`k",
        "k`",
        "<!--",
        "| t |",
        "- ```",
        "> ```",
    ],
]
documents = st.lists(st.sampled_from(LINES) | words, max_size=14).map("\n".join)


def whole(text: str) -> tuple[Paragraph, ...]:
    return reader._parsed(text.replace("\r\n", "\n").replace("\r", "\n"))  # noqa: SLF001 - the slow way


def looks(paragraph: Paragraph) -> list[tuple[str, bool, bool, str]]:
    """Return each sign that can be seen, with its look."""
    return [
        (sign, run.strong, run.emphasis, run.link)
        for run in paragraph.runs
        for sign in run.text
        if not sign.isspace()
    ]


def found(text: str) -> list[tuple[str, str]]:
    return [(paragraph.role, paragraph.text) for paragraph in reader.read(text).paragraphs]


@given(releases)
@example(Release((Paragraph(Role.BODY, (Run("a"), Run("&", strong=True), Run("amp;"))),)))
def test_what_was_written_is_read_letter_for_letter(release: Release) -> None:
    back = reader.read(writer.write(release).decode())
    assert [p.text for p in back.paragraphs] == [p.text for p in release.paragraphs]


BREAKABLE = (
    r"""a;- b;1. c;# d;> e;---;===;-;::: f;[g]: h;\;***;i\;;+ k; l ;```;<b>;~~~;12) n;--;="""
)
LINE = st.sampled_from(BREAKABLE.split(";"))


@given(
    st.sampled_from(Role),
    st.lists(LINE, min_size=2, max_size=5).map("\n".join),
    st.sampled_from(["", "https://x.example"]),
    st.booleans(),
)
def test_a_line_break_is_read_as_it_was_written(
    role: Role,
    text: str,
    link: str,
    strong: bool,  # noqa: FBT001 - hypothesis hands it over
) -> None:
    paragraph = Paragraph(role, (Run("a "), Run(text, strong, link=link)))
    neighbour = Paragraph(role, (Run("z"),), level=1)
    back = reader.read(writer.write(Release((paragraph, neighbour, paragraph))).decode())
    expected = f"a {text}".strip("\n")
    assert [p.text for p in back.paragraphs] == [expected, "z", expected]


@given(releases)
def test_no_look_is_read_that_was_not_written(release: Release) -> None:
    marked = [Role.RELEASE_LINE, Role.HEADLINE, Role.SUBHEADLINE]  # roles that marks stand for
    kept = Release(tuple([p for p in release.paragraphs if p.role not in marked]))
    back = reader.read(writer.write(kept).decode())
    for written, read in zip(kept.paragraphs, back.paragraphs, strict=True):
        for meant, seen in zip(looks(written), looks(read), strict=True):
            assert seen[3] == meant[3]
            assert seen[:3] in {meant[:3], (meant[0], False, False)}


WORD = st.text("abcé", min_size=1, max_size=4)


@given(st.lists(st.builds(Run, WORD, st.booleans(), st.booleans(), links), min_size=1, max_size=5))
def test_the_look_of_whole_words_is_kept(said: list[Run]) -> None:
    spaced = [run for word in said for run in (word, Run(" "))]
    paragraph = Paragraph(Role.QUOTE, tuple(spaced[:-1]))
    (back,) = reader.read(writer.write(Release((paragraph,))).decode()).paragraphs
    assert looks(back) == looks(paragraph)


@given(documents)
@example("- a\n\n  b")
@example("- a\n\n      b")
@example("```\na\n\nb\n```")
@example("[r]\n\n[r]: /u")
@example("> a\n\nb\n\n> c")
@example("- a\n \n  b\n\n1. c\n\n2. d")
def test_reading_block_by_block_is_reading_the_whole(text: str) -> None:
    assert tuple(reader._paragraphs(text)) == whole(text)  # noqa: SLF001 - the seam between the two


@given(releases)
def test_what_was_written_is_read_alike_in_blocks_and_whole(release: Release) -> None:
    text = writer.write(release).decode()
    assert tuple(reader._paragraphs(text)) == whole(text)  # noqa: SLF001 - the seam between the two


def test_every_part_of_a_release_has_its_role() -> None:
    text = (
        "**FOR IMMEDIATE RELEASE**\n\nOct. 16\n\n# Head\n\n*Sub*\n\nBody\ntext\\\nhere\n\n"
        "## One\n\n# Two\n\n- a\n  1. b\n\n     more\n- c\n\n> q\n>\n> - d\n\n### three\n\n\\###\n"
    )
    assert found(text) == [
        ("release line", "FOR IMMEDIATE RELEASE"),
        ("body", "Oct. 16"),
        ("headline", "Head"),
        ("subheadline", "Sub"),
        ("body", "Body text\nhere"),
        ("heading", "One"),
        ("heading", "Two"),
        ("bullet", "a"),
        ("bullet", "b"),
        ("body", "more"),
        ("bullet", "c"),
        ("quote", "q"),
        ("bullet", "d"),
        ("heading", "three"),
        ("end mark", "###"),
    ]
    read = reader.read(text)
    assert read.properties.title == "Head"
    assert [p.level for p in read.paragraphs if p.role == Role.BULLET] == [0, 1, 0, 0]


@pytest.mark.parametrize(
    "line",
    [
        "FOR IMMEDIATE RELEASE",
        "DRAFT — NOT FOR RELEASE",
        "**EMBARGOED UNTIL MAY 1**",
        "FOR RELEASE 5 P.M.",
    ],
)
def test_a_release_line_is_known_in_the_first_place_only(line: str) -> None:
    words = line.strip("*")
    roles = [("release line", words), ("body", "a"), ("body", words)]
    assert found(f"{line}\n\na\n\n{words}") == roles


def test_code_tables_and_tags_keep_their_words_as_body() -> None:
    blocks = [
        "```py\na = 1\nb\n```",
        "    c",
        "| d | e |\n| - | - |",
        "<b>f</b> `g` ![h *i*](j)",
        "***",
    ]
    text = "\n\n".join(blocks)
    assert found(text) == [
        ("body", "a = 1 b"),
        ("body", "c"),
        ("body", "| d | e | | - | - |"),
        ("body", "<b>f</b> g h i"),
    ]


def test_runs_carry_their_looks_and_the_address_as_it_was_written() -> None:
    (paragraph,) = reader.read("a **b *c*** [d **e**](https://x.org/ā) <mailto:f@g.h>").paragraphs
    assert list(paragraph.runs) == [
        Run("a "),
        Run("b ", strong=True),
        Run("c", strong=True, emphasis=True),
        Run(" "),
        Run("d ", link="https://x.org/ā"),
        Run("e", strong=True, link="https://x.org/ā"),
        Run(" "),
        Run("mailto:f@g.h", link="mailto:f@g.h"),
    ]


def test_a_mark_at_the_start_of_the_file_and_foreign_line_ends_are_no_words() -> None:
    assert found("\ufeff# A\r\n\r\nb\rc\r\n") == [("headline", "A"), ("body", "b c")]


def test_an_empty_text_is_an_empty_release() -> None:
    assert reader.read("") == Release(())


def test_neighbours_of_one_look_are_one_run() -> None:
    for paragraph in reader.read("a\nb \\* c & d\n\n*e*`f`").paragraphs:
        looks_of_runs = [run[1:] for run in paragraph.runs]
        assert [look for look, _ in groupby(looks_of_runs)] == looks_of_runs
