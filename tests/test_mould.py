from __future__ import annotations

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from lmp_press import markup
from lmp_press.blanks import Blank, sign
from lmp_press.letterhead import open_letterhead
from lmp_press.mould import Cast, Mould, cut
from lmp_press.release import Paragraph, Properties, Release, Role, Run
from lmp_press.writers import WRITERS, docx, markdown

FIRST, SECOND, THIRD = map(sign, range(3))

# Copy, with signs of the markup near the values.
COPIES = [
    f"{FIRST} and {SECOND}.",
    f"**{FIRST}** ({SECOND}) *{THIRD}*, {FIRST}",
    f"**Name:** {FIRST}\\\n{SECOND}\\\n{THIRD} ext.",
    f"- {FIRST}\n- {SECOND}. {THIRD}",
    f"# {FIRST}\n\n## About {SECOND}: {THIRD} #",
    f"[{FIRST}](mailto:{FIRST}), [{SECOND}](https://a.example/{SECOND}?b=1&c=2) [x](tel:{THIRD})",
    f"[{FIRST}](https://a.example/{FIRST})[{SECOND}](https://a.example/{SECOND})",
    f"12{FIRST}. {SECOND}) AT&{THIRD};",
    f"{FIRST}{SECOND}{THIRD}",
    f"> “{FIRST}” \\*{SECOND}\\* \\[{THIRD}\\](x)",
    f"שלום {FIRST} {SECOND} {THIRD}",
    f"::: release-line\n{FIRST} *x{SECOND}*y {THIRD}\n:::",
    f"{FIRST}!\\[a\\] {SECOND}&amp; {THIRD} ~~",
    f"`{FIRST}` {SECOND}",
    f"\\# {FIRST} {SECOND}\\\n= {THIRD}",
    f"x\\_{FIRST}, \\]{SECOND}",
    f"a <{FIRST} &{SECOND};",
    f"12{FIRST}. b",
    f"{FIRST}; {SECOND}",
    f"[{FIRST}]({SECOND})",
    f"{FIRST} שלום",
    f"Zq0qZ [x](https://a.example) {FIRST}",
    f"https://specimen.example/{FIRST}",
]
WORDS = [
    *(
        "Lee Example",
        "x & y",
        "a&b",
        "&amp",
        "amp",
        "12",
        "12.",
        "1)",
        "“Yes.”",
        "well!",
        "$5",
        "5%",
    ),
    *("*", "a*b", "_a_", "a_b@c.example", "[1]", "<b>", "a~~b", "\\", "tail\\", "#", "C#", "`"),
    *("שלום", "2026 שלום", "é", "労働", "two\nlines", "tab\tbed", " space", "space ", "\u2003", ""),
    *("(a)", "…", "’", "a|b", "| a", "- a", "+1 503", "503-555-0106", "::: x", "===", "Zq1qZ"),
    *("http://b.example/a_(b)", "&#38;", "R&D;", "a  b", "1. b", "!", "!["),
]
word = st.sampled_from(WORDS) | st.text("ab1 .&*_[]()<>~!#`|\\-“”\n", max_size=5)


def cast_of(copy: str, words: list[str]) -> Cast:
    """Return what is cast from a mould that has been cast from before."""
    mould = Mould(markup.parse(copy).paragraphs)
    blanks = [Blank(text, "field") for text in words]
    links = [filled(link, words) for link in mould.links]
    mould.cast(blanks, links)
    return mould.cast(blanks, links)


def filled(link: str, words: list[str]) -> str:
    for number, text in enumerate(words):
        link = link.replace(sign(number), text)
    return link


@settings(max_examples=400)
@given(st.sampled_from(COPIES), st.lists(word, min_size=3, max_size=3))
@example(f"[{FIRST}](https://a.example/{FIRST})[{SECOND}](https://a.example/{SECOND})", ["a"] * 3)
@example(f"x\\_{FIRST}, \\]{SECOND}", ["(a)", "(b)", "c"])
@example(f"a <{FIRST} &{SECOND};", ["5", "Lee Example", "c"])
@example(f"12{FIRST}. b", ["3", "b", "c"])
@example(f"{FIRST}; {SECOND}", ["R&D", "b", "c"])
@example(f"a*{FIRST}*b", ["(x)", "b", "c"])
@example(f"[x](https://b.example/?a&amp;amp;b) {FIRST}", ["a", "b", "c"])
@example(f"[x](<https://b.example/a_(b)>) {FIRST}", ["a", "b", "c"])
@example(f"{FIRST} שלום", ["2026", "b", "c"])
@example(f"Zq0qZ [x](https://a.example) {FIRST}", ["a", "b", "c"])
@example(f"https://specimen.example/{FIRST}", ["a", "b", "c"])
def test_a_release_from_a_mould_is_written_like_any_other(copy: str, words: list[str]) -> None:
    cast = cast_of(copy, words)
    assume(all(map(markup.is_whole_address, cast.links)))  # filling refuses others
    release = Release(cast, Properties("T"))
    plain = Release(tuple(cast), Properties("T"))
    for form, write in WRITERS.items():
        assert write(release) == write(plain), form


def test_ordinary_values_are_put_between_the_pieces_of_a_mould() -> None:
    cast = cast_of(COPIES[0], ["Lee Example", "9,500 people", "x"])
    assert markdown.from_mould(cast) == "Lee Example and 9,500 people.\n"
    release = Release(cast)
    letterhead = open_letterhead(b"", language="en-US")
    assert docx.from_mould(release, letterhead) is not None


def test_a_mould_is_cut_where_its_values_stand() -> None:
    mould = Mould([Paragraph(Role.BODY, (Run("By "), Run(FIRST), Run(" and "), Run(SECOND)))])
    pieces = cut(mould, lambda cast: cast[0].text.upper().replace("ZQ0QZ", "Zq0qZ"))
    assert pieces is None  # the second value has left no trace
    pieces = cut(mould, lambda cast: f"<{cast[0].text}>")
    assert pieces is not None
    assert (pieces.texts, pieces.values) == (("<By ", " and ", ">"), (0, 1))
    assert pieces.joined([], ["A", "B"]) == "<By A and B>"
