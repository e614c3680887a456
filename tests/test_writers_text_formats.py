from __future__ import annotations

import base64
import hashlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from lmp_press.release import Paragraph, Properties, Release, Role, Run
from lmp_press.writers import html, markdown, text
from lmp_press.writers.lines import columns_of

SITE = "https://www.LMPartnership.org"

RICH = Release(
    (
        Paragraph(Role.RELEASE_LINE, (Run("FOR IMMEDIATE RELEASE"),)),
        Paragraph(Role.DATE, (Run("October 16, 2017"),)),
        Paragraph(Role.HEADLINE, (Run("Celebrating 20 years of our #1 Partnership!"),)),
        Paragraph(Role.SUBHEADLINE, (Run("A better way to work"),)),
        Paragraph(
            Role.BODY,
            (
                Run("OAKLAND, Calif.", strong=True),
                Run(" — Here in "),
                Run("Hawaiʻi", field="region_name"),
                Run(", "),
                Run("nine", emphasis=True),
                Run(" unions represent "),
                Run("9,500 ", strong=True),
                Run("employees", strong=True, emphasis=True),
                Run(" today."),
            ),
        ),
        Paragraph(Role.HEADING, (Run("1. Our commitment"),)),
        Paragraph(Role.BULLET, (Run("deliver high quality care and service"),)),
        Paragraph(
            Role.BULLET,
            (Run("1. to members, who number in the millions, and to patients everywhere"),),
            level=1,
        ),
        Paragraph(Role.BULLET, (Run("- make KP more affordable"),)),
        Paragraph(Role.QUOTE, (Run("“We always ask,” said Ana."),)),
        Paragraph("Letterhead Note", (Run("+ see AT&T <b>, *stars*, 2 * 3 and snake_case"),)),
        Paragraph(
            Role.BOILERPLATE,
            (
                Run("Visit "),
                Run("our site", link=SITE),
                Run(" or "),
                Run("LMPartnership.org", link=SITE),
                Run("."),
            ),
        ),
        Paragraph(Role.CONTACT, (Run("Media contact:", strong=True), Run(" Ana Example"))),
        Paragraph(Role.CONTACT, (Run("510-555-0100", link="tel:+15105550100"),)),
        Paragraph(Role.CONTACT, (Run("write to Ana", link="mailto:ana@example.org"),)),
        Paragraph(Role.CONTACT, (Run("a bad link", link="javascript:alert(1)"),)),
        Paragraph(Role.END_MARK, (Run("###"),)),
    ),
    Properties(title="Celebrating “20” years", subject='Twenty years, "together"'),
)

MARKDOWN = r"""**FOR IMMEDIATE RELEASE**

October 16, 2017

# Celebrating 20 years of our #1 Partnership!

*A better way to work*

**OAKLAND, Calif.** — Here in Hawaiʻi, *nine* unions represent **9,500** ***employees*** today.

## 1. Our commitment

- deliver high quality care and service
  - 1\. to members, who number in the millions, and to patients everywhere
- \- make KP more affordable

> “We always ask,” said Ana.

\+ see AT&T \<b>, \*stars\*, 2 * 3 and snake_case

Visit [our site](https://www.LMPartnership.org) or [LMPartnership.org](https://www.LMPartnership.org).

**Media contact:** Ana Example

[510-555-0100](tel:+15105550100)

[write to Ana](mailto:ana@example.org)

a bad link

\###
"""

TEXT = """FOR IMMEDIATE RELEASE

October 16, 2017

Celebrating 20 years of our #1 Partnership!

A better way to work

OAKLAND, Calif. — Here in Hawaiʻi, nine unions represent 9,500 employees
today.

1. Our commitment

- deliver high quality care and service
  - 1. to members, who number in the millions, and to patients
    everywhere
- - make KP more affordable

    “We always ask,” said Ana.

+ see AT&T <b>, *stars*, 2 * 3 and snake_case

Visit our site <https://www.LMPartnership.org> or LMPartnership.org.

Media contact: Ana Example
510-555-0100
write to Ana <ana@example.org>
a bad link

                                  ###
"""

STYLE = html.paper_of(b"", "en-US").style
HTML_HEAD = f"""<!doctype html>
<html lang="en-US">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
style-src '{html.digest_of(STYLE)}'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Celebrating “20” years</title>
<meta name="description" content="Twenty years, &quot;together&quot;">
<style>{STYLE}</style>
</head>
"""

HTML_BODY = """<body>
<div class="sheet">
<header class="letterhead">
<div class="head-1" dir="auto">News Release</div>
<div class="head-2" dir="auto">For reporters and editors</div>
</header>
<main class="text">
<article>
<p class="release-line" dir="auto">FOR IMMEDIATE RELEASE</p>
<p class="date" dir="auto">October 16, 2017</p>
<h1 dir="auto">Celebrating 20 years of our #1 Partnership!</h1>
<p class="subheadline" dir="auto">A better way to work</p>
<p dir="auto"><strong>OAKLAND, Calif.</strong> — Here in Hawaiʻi, <em>nine</em> unions represent \
<strong>9,500 </strong><strong><em>employees</em></strong> today.</p>
<h2 dir="auto">1. Our commitment</h2>
<ul>
<li dir="auto">deliver high quality care and service
<ul>
<li dir="auto">1. to members, who number in the millions, and to patients everywhere</li>
</ul>
</li>
<li dir="auto">- make KP more affordable</li>
</ul>
<blockquote>
<p dir="auto">“We always ask,” said Ana.</p>
</blockquote>
<p dir="auto">+ see AT&amp;T &lt;b&gt;, *stars*, 2 * 3 and snake_case</p>
<p class="boilerplate" dir="auto">Visit <a href="https://www.LMPartnership.org">our site</a> or \
<a href="https://www.LMPartnership.org">LMPartnership.org</a>.</p>
<address>
<p dir="auto"><strong>Media contact:</strong> Ana Example</p>
<p dir="auto"><a href="tel:+15105550100">510-555-0100</a></p>
<p dir="auto"><a href="mailto:ana@example.org">write to Ana</a></p>
<p dir="auto">a bad link</p>
</address>
<p class="end-mark" dir="auto">###</p>
</article>
</main>
</div>
</body>
</html>
"""

NASTY = [
    "<b>",
    "</p>",
    "&amp;",
    "]]>",
    '"',
    "'",
    "<script>",
    "-->",
    "a",
    "שלום",
    "🎉",
    "\xa0",
    "é",
    "労働",
]
sentences = st.lists(
    st.sampled_from(NASTY)
    | st.text(st.characters(categories=["L", "N", "P", "S", "M"]), min_size=1),
    min_size=1,
).map(" ".join)
releases = st.lists(
    st.builds(
        lambda role, said, strong, level: Paragraph(role, (Run(said, strong),), level=level),
        st.sampled_from(Role),
        sentences.filter(str.strip),
        st.booleans(),
        st.integers(0, 3),
    ),
    min_size=1,
).map(lambda paragraphs: Release(tuple(paragraphs)))


def body(*runs: Run) -> Release:
    return Release((Paragraph(Role.BODY, runs),))


@pytest.mark.parametrize("table", [markdown.SPELLINGS, html.ELEMENTS, text.LAYOUTS])
def test_every_role_has_a_word_in_every_format(table: dict[str, object]) -> None:
    assert list(table) == list(Role)


def test_a_release_as_markdown_is_this_file() -> None:
    assert markdown.write(RICH).decode() == MARKDOWN


def test_a_release_as_text_is_this_file() -> None:
    assert text.write(RICH).decode() == TEXT


@pytest.mark.parametrize(
    ("words", "link", "said"),
    [
        ("a&b@x.example", "mailto:a%26b@x.example", "a&b@x.example"),
        ("a%b@x.example", "mailto:a%25b@x.example", "a%b@x.example"),
        ("o'neill@x.example", "mailto:o'neill@x.example", "o'neill@x.example"),
        ("write to us", "mailto:a%26b@x.example", "write to us <a&b@x.example>"),
        ("x.example/é", "https://x.example/%C3%A9", "x.example/é"),
    ],
)
def test_an_address_that_is_shown_is_said_once_in_text(words: str, link: str, said: str) -> None:
    assert text.write(body(Run(words, link=link))).decode() == f"{said}\n"


BROKEN = Release(
    (
        Paragraph(Role.HEADLINE, (Run("Celebrating\n20 years"),)),
        Paragraph(
            Role.CONTACT,
            (
                Run("Rosa Muñoz\n510-555-0144\n"),
                Run("press@x.example", link="mailto:press@x.example"),
            ),
        ),
        Paragraph(Role.BULLET, (Run("one\n- two"),)),
        Paragraph(Role.BULLET, (Run("three\nfour"),), level=1),
        Paragraph(Role.QUOTE, (Run("five\nsix"),)),
    )
)


def test_line_breaks_in_markdown_are_backslashes() -> None:
    assert (
        markdown.write(BROKEN).decode()
        == r"""Celebrating\
20 years
===

Rosa Muñoz\
510-555-0144\
[press@x.example](mailto:press@x.example)

- one\
  \- two
  - three\
    four

> five\
> six
"""
    )


def test_line_breaks_in_text_are_lines() -> None:
    assert (
        text.write(BROKEN).decode()
        == """Celebrating
20 years

Rosa Muñoz
510-555-0144
press@x.example

- one
  - two
  - three
    four

    five
    six
"""
    )


def test_line_breaks_in_html_are_line_breaks_and_the_title_has_none() -> None:
    page = html.write(BROKEN).decode()
    assert "<title>Celebrating 20 years</title>" in page
    assert '<h1 dir="auto">Celebrating<br>\n20 years</h1>' in page
    assert (
        '<p dir="auto">Rosa Muñoz<br>\n510-555-0144<br>\n'
        '<a href="mailto:press@x.example">press@x.example</a></p>'
    ) in page


@pytest.mark.parametrize(
    ("value", "lines"),
    [
        (
            "労働組合「パートナーシップ」は、二〇周年を迎えました。" * 2,
            [
                "労働組合「パートナーシップ」は、二〇周年を迎えました。労働組合「パート",
                "ナーシップ」は、二〇周年を迎えました。",
            ],
        ),
        (
            "สวัสดีชาวโลกนี่คือประเทศไทย" * 4,
            [
                "สวัสดีชาวโลกนี่คือประเทศไทยสวัสดีชาวโลกนี่คือประเทศไทยสวัสดีชาวโลกนี่คือประเทศไทยสวัสดี",
                "ชาวโลกนี่คือประเทศไทย",
            ],
        ),
        (
            "KP と " + "労働組合" * 9 + " LMPartnership.org/a-long-address",
            [
                "KP と 労働組合労働組合労働組合労働組合労働組合労働組合労働組合労働組合労",
                "働組合 LMPartnership.org/a-long-address",
            ],
        ),
    ],
)
def test_a_value_without_spaces_is_broken_where_its_script_may_be(
    value: str, lines: list[str]
) -> None:
    assert text.write(body(Run(value))).decode() == "\n".join(lines) + "\n"


@given(st.text("労働「」、。ーっ", min_size=1, max_size=120))
def test_no_line_of_japanese_is_wider_than_the_wire_or_opens_with_a_mark_that_closes(
    value: str,
) -> None:
    printed = text.write(body(Run(f"組{value}"))).decode().rstrip("\n").split("\n")
    assert "".join(printed) == f"組{value}"
    for line in printed[1:]:
        assert line[0] not in "」、。ーっ"


def test_a_release_as_html_is_this_file() -> None:
    assert html.write(RICH).decode() == HTML_HEAD + HTML_BODY


@pytest.mark.parametrize("writer", [markdown, text, html])
def test_a_paragraph_without_words_is_not_printed(writer: object) -> None:
    blank = Release((Paragraph(Role.BODY, (Run(" "),)), Paragraph(Role.BULLET, ())))
    assert writer.write(blank) == writer.write(Release(()))  # type: ignore[attr-defined]  # modules


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        pytest.param([Run("a "), Run("b ", strong=True), Run("c")], "a **b** c", id="space"),
        pytest.param([Run("a", strong=True), Run("b", strong=True)], "**ab**", id="neighbours"),
        pytest.param(
            [Run("a", strong=True), Run(" "), Run("b", strong=True)], "**a b**", id="space between"
        ),
        pytest.param([Run("re"), Run("do", emphasis=True)], "re*do*", id="inside a word"),
        pytest.param([Run("a", strong=True), Run("b", emphasis=True)], "**a**_b_", id="adjacent"),
        pytest.param([Run("a"), Run("(b)", strong=True)], "a(b)", id="no mark can say it"),
        pytest.param([Run("Wow!"), Run("x", link="tel:1")], r"Wow\![x](tel:1)", id="no picture"),
        pytest.param([Run("[x](y) ]"), Run("z")], r"\[x\](y) ]z", id="no link"),
        pytest.param([Run("a [b]", link="tel:1")], r"[a \[b\]](tel:1)", id="link with brackets"),
        pytest.param([Run("a", link="https://x/(b c")], "[a](<https://x/(b c>)", id="odd address"),
        pytest.param([Run("a", link="https://x/?b&lt;")], r"[a](https://x/?b\&lt;)", id="entity"),
        pytest.param([Run("a", link="https://x/<\n\\")], r"[a](<https://x/\<\\>)", id="line end"),
        pytest.param([Run("\xa0a ")], "&#160;a&#32;", id="outer spaces"),
        pytest.param([Run("a\r\nb\nc")], "a\\\nb\\\nc", id="line ends"),
        pytest.param([Run("--- --")], r"\--- --", id="rule"),
        pytest.param([Run("-30-")], "-30-", id="no rule"),
        pytest.param(
            [Run("#Together 3.5 + 1) 2020. R&D; a_b")],
            r"#Together 3.5 + 1) 2020. R\&D; a_b",
            id="little",
        ),
        pytest.param([Run("12) x")], r"12\) x", id="number"),
        pytest.param(
            [Run("~500 and ~30, not ~~that~~")], r"~500 and ~30, not ~\~that\~\~", id="strike"
        ),
        pytest.param([Run("[x]: y")], r"\[x]: y", id="definition"),
        pytest.param([Run("C:\\dir\\*")], r"C:\dir\\\*", id="backslash"),
    ],
)
def test_markdown_escapes_what_it_must_and_no_more(runs: list[Run], expected: str) -> None:
    assert markdown.write(body(*runs)).decode() == f"{expected}\n"


@pytest.mark.parametrize(
    ("title", "expected"), [("We are #1 #", r"# We are #1 \#"), ("##", r"# \##")]
)
def test_closing_hashes_of_a_headline_are_words(title: str, expected: str) -> None:
    release = Release((Paragraph(Role.HEADLINE, (Run(title),)),))
    assert markdown.write(release).decode() == f"{expected}\n"


def test_levels_that_skip_a_step_still_make_a_list() -> None:
    levels = [2, 0, 3, 1]
    release = Release(
        tuple([Paragraph(Role.BULLET, (Run(str(level)),), level=level) for level in levels])
    )
    assert markdown.write(release).decode() == "- 2\n- 0\n  - 3\n  - 1\n"
    tree = lxml_html.fromstring(html.write(release))
    assert [len(list(item.iterancestors("ul"))) for item in tree.iter("li")] == [1, 1, 2, 2]


@given(releases)
def test_html_says_every_paragraph_and_has_no_script(release: Release) -> None:
    page = html.write(release)
    assert b"<script" not in page
    parser = lxml_html.HTMLParser(encoding="utf-8")
    tree: Any = lxml_html.document_fromstring(page, parser=parser)
    found = ["".join(p.xpath("text() | strong//text()")) for p in tree.iter("h1", "h2", "p", "li")]
    assert [words.strip("\n") for words in found] == [p.text for p in release.paragraphs]


def test_the_policy_of_the_page_allows_its_own_style_and_nothing_is_loaded() -> None:
    page = html.write(RICH).decode()
    style = page.partition("<style>")[2].partition("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in page
    assert "url(" not in style
    assert "@import" not in style


def test_a_page_without_a_title_is_named_after_its_headline() -> None:
    headline = Release((Paragraph(Role.HEADLINE, (Run("Twenty & counting"),)),))
    assert "<title>Twenty &amp; counting</title>" in html.write(headline).decode()
    assert "<title>Press release</title>" in html.write(Release(())).decode()


@given(releases)
def test_text_keeps_every_word_and_its_measure(release: Release) -> None:
    written = text.write(release).decode()
    said = [word for p in release.paragraphs for word in p.text.split(" ") if word]
    lines = [line.strip(" ") for line in written.split("\n")]
    bulleted = sum(p.role == Role.BULLET for p in release.paragraphs)
    found = [word for line in lines for word in line.split(" ") if word]
    assert found.count("-") == said.count("-") + bulleted
    assert "".join(found).replace("-", "") == "".join(said).replace("-", "")
    assert all(
        columns_of(line) <= text.WIDTH or " " not in line.strip(" -")
        for line in written.split("\n")
    )


def test_text_counts_wide_signs_twice_and_combining_ones_never() -> None:
    wide, combined = " ".join(["労働"] * 20), " ".join(["e\N{COMBINING ACUTE ACCENT}" * 8] * 10)
    assert [len(line) for line in text.write(body(Run(wide))).decode().split("\n")] == [43, 16, 0]
    assert [columns_of(line) for line in text.write(body(Run(combined))).decode().split("\n")] == [
        71,
        17,
        0,
    ]


def test_text_never_breaks_at_a_no_break_space_or_inside_a_word() -> None:
    phone, long_word = "510\xa0555\xa00100", "x" * 80
    words = f"{'a' * 65} {phone} {long_word} b"
    assert text.write(body(Run(words))).decode() == f"{'a' * 65}\n{phone}\n{long_word}\nb\n"


@pytest.mark.parametrize(
    ("words", "link", "expected"),
    [
        ("LMPartnership.org", "https://www.lmpartnership.org/", "LMPartnership.org"),
        ("https://x.org/a", "https://x.org/a", "https://x.org/a"),
        ("ana@example.org", "MAILTO:ana@example.org", "ana@example.org"),
        ("call us", "tel:+1-510", "call us <+1-510>"),
        ("here", "file:///etc/passwd", "here"),
    ],
)
def test_text_prints_an_address_once(words: str, link: str, expected: str) -> None:
    assert text.write(body(Run(words, link=link))).decode() == f"{expected}\n"
