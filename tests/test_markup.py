from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lmp_press import markup
from lmp_press.blanks import sign
from lmp_press.release import Paragraph, Role, Run

A, B = sign(0), sign(1)


def body(*runs: Run) -> tuple[Paragraph, ...]:
    return (Paragraph(Role.BODY, runs),)


def parsed(copy: str) -> tuple[Paragraph, ...]:
    result = markup.parse(copy)
    assert result.faults == ()
    return result.paragraphs


def faults(copy: str) -> list[tuple[str, int, str]]:
    """Return each fault's kind and line, and what was found or its name."""
    return [
        (fault.kind, fault.line, fault.facts.get("found") or fault.facts["name"])
        for fault in markup.parse(copy).faults
    ]


def test_headings_paragraphs_bullets_and_quotes_have_their_roles() -> None:
    copy = "# A\n\n## B\n\nc\nd\n\n- e\n- f\n  - g\n\n> h\n"
    assert [(p.role, p.text, p.level) for p in parsed(copy)] == [
        (Role.HEADLINE, "A", 0),
        (Role.HEADING, "B", 0),
        (Role.BODY, "c d", 0),
        (Role.BULLET, "e", 0),
        (Role.BULLET, "f", 0),
        (Role.BULLET, "g", 1),
        (Role.QUOTE, "h", 0),
    ]


@pytest.mark.parametrize("role", Role)
def test_a_division_gives_its_paragraphs_their_role(role: Role) -> None:
    name = role.value.replace(" ", "-")
    assert [(p.role, p.text) for p in parsed(f"::: {name}\na\n\nb\n:::\n\nc\n")] == [
        *((role, "a"), (role, "b"), (Role.BODY, "c")),
    ]


def test_a_heading_and_a_bullet_in_a_division_stay_what_they_are() -> None:
    copy = "::: contact\n## A\n\n- b\n:::\n"
    assert [p.role for p in parsed(copy)] == [Role.HEADING, Role.BULLET]


def test_words_that_look_alike_are_one_run() -> None:
    assert parsed("a\\*b &amp; c **d *e*** [f **g**](https://x.org) h") == body(
        Run("a*b & c "),
        Run("d ", strong=True),
        Run("e", strong=True, emphasis=True),
        Run(" "),
        Run("f ", link="https://x.org"),
        Run("g", strong=True, link="https://x.org"),
        Run(" h"),
    )


def test_a_blank_is_a_run_of_its_own_and_looks_like_what_it_stands_in() -> None:
    assert parsed(f"a{A}{B} **{A}** [{B}](mailto:{A}@x.org)") == body(
        Run("a"),
        Run(A),
        Run(B),
        Run(" "),
        Run(A, strong=True),
        Run(" "),
        Run(B, link=f"mailto:{A}@x.org"),
    )


def test_the_end_of_a_line_is_a_space_and_a_hard_line_break_is_kept() -> None:
    assert parsed("a\nb  \nc\\\n  d") == body(Run("a b\nc\nd"))
    assert parsed(f"{A}  \n**{B}\\\nc**") == body(
        Run(A), Run("\n"), Run(B, strong=True), Run("\nc", strong=True)
    )
    assert parsed("a\\\nb\n===") == (Paragraph(Role.HEADLINE, (Run("a\nb"),)),)


@pytest.mark.parametrize("mark", ["###", "# # #", "-30-", "ENDS", "END", "—30—"])
def test_an_end_mark_alone_on_a_line_needs_no_backslash_and_no_division(mark: str) -> None:
    end = Paragraph(Role.END_MARK, (Run(mark),))
    assert parsed(f"a\n\n{mark}") == (*body(Run("a")), end)
    assert parsed(f"{mark}\n") == (end,)
    assert parsed(f"::: end-mark\n{mark}\n:::\n") == (end,)


def test_an_end_mark_with_a_backslash_is_one_as_well() -> None:
    assert parsed("\\###") == (Paragraph(Role.END_MARK, (Run("###"),)),)


def test_words_among_which_an_end_mark_stands_are_none() -> None:
    assert parsed("the ENDS we\n\n- ENDS\n\n**ENDS** a") == (
        *body(Run("the ENDS we")),
        Paragraph(Role.BULLET, (Run("ENDS"),)),
        *body(Run("ENDS", strong=True), Run(" a")),
    )


def test_a_paragraph_without_words_is_none() -> None:
    assert parsed("- \n\n#\n\n&#32;\n\na") == body(Run("a"))


def test_an_address_is_kept_as_it_was_typed() -> None:
    assert parsed("[a](https://x.org/é?b=%20&c)") == body(
        Run("a", link="https://x.org/é?b=%20&c"),
    )


@pytest.mark.parametrize(
    ("copy", "expected"),
    [
        ("a\n\n<div>\nb", ("raw-html", 3, "<div>")),
        ("a\nb <b>", ("raw-html", 2, "<b>")),
        ("| a |\n|---|\n", ("not-for-release", 1, "a table")),
        ("1. a\n", ("not-for-release", 1, "a numbered list")),
        ("    a\n", ("not-for-release", 1, "an indented block of code")),
        ("~~~\na\n~~~\n", ("not-for-release", 1, "a block of code")),
        ("a\n`b`", ("not-for-release", 2, "code")),
        ("***\n", ("not-for-release", 1, "a rule")),
        ("![a](b.png)", ("not-for-release", 1, "a picture")),
        ("### a", ("not-for-release", 1, "a heading of level 3")),
        ("####", ("not-for-release", 1, "a heading of level 4")),
        ("#### a", ("not-for-release", 1, "a heading of level 4")),
        ("[a](javascript:b)", ("bad-link", 1, "javascript:b")),
        ("<ftp://a.org>", ("bad-link", 1, "ftp://a.org")),
        ("::: byline\na\n:::", ("unknown-role", 1, "byline")),
        ("::: contact\na\n", ("unclosed-division", 1, "contact")),
        ("a\n\n:::\n", ("loose-division", 3, ":::")),
        (
            "::: contact\n\n:::: quote\na\n::::\n\n:::",
            ("not-for-release", 3, "a division inside a division"),
        ),
    ],
)
def test_what_a_release_cannot_hold_is_a_fault_at_its_line(
    copy: str, expected: tuple[str, int, str]
) -> None:
    assert faults(copy)[0] == expected


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("https://www.lmpartnership.org", True),
        ("http://x.org/a?b#c", True),
        ("mailto:a@b.org", True),
        ("tel:+1-503-555-0100", True),
        ("javascript:alert(1)", False),
        ("www.x.org", False),
        ("https://", False),
        ("https:///a", False),
        ("mailto:nobody", False),
        ("tel:x", False),
        ("https://a b", False),
        ("", False),
    ],
)
def test_an_address_is_one_of_the_web_of_mail_or_of_a_phone(link: str, expected: bool) -> None:  # noqa: FBT001 - a row of the table
    assert markup.is_whole_address(link) is expected


@given(st.text(alphabet=f"ab{A}{B} \n*_#-+>[]()!`<>&\\:|1.~=", max_size=60))
def test_any_copy_is_paragraphs_with_words(copy: str) -> None:
    for paragraph in markup.parse(copy).paragraphs:
        assert paragraph.text.strip()
        assert all(run.text for run in paragraph.runs)
        assert all(len(run.text) == 1 for run in paragraph.runs if A in run.text or B in run.text)
