from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lmp_press.readers.markdown import _commonmark, _walked
from lmp_press.readers.plain_markdown import read_plain
from lmp_press.release import Paragraph, Role, Run

PIECES = [
    *("a", "Zoë", "1", "12", " ", "  ", ".", ")", "(", "-", "+", "“", "’", "!", "&", "#", "~", "|"),
    *("\\", "\\#", "\\[", "\\*", "*", "**", "_", "`", "[", "]", "](", "<", ">", "&amp;", "&#35;"),
    *("\n", "\n- ", "- ", "# ", "## ", "### ", "> ", "1. ", "1) ", "+ ", "* ", "\t", "\u00a0"),
    *("[a](https://a.org)", "[503-555-0106](tel:503-555-0106)", "[b c](mailto:b@c.org)", ":::"),
    *("https://a.org/b_c_d", "===", "---", "\u3000", "\u200b", "\x00", "a" * 9, "123456789"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=9).map("".join))
@example("# a#")
@example("## a \\#")
@example("- a\n- [a](https://a.org) b")
@example("**a b**")
@example("\\###")
@example("12. a")
@example("1234567890. a")
@example("a\\")
@example("[a]: https://a.org")
@example("(a) b & c; d! e")
@example("[a](https://a.org)[b](https://b.org)")
@example("[a](https://a.org)[b](https://a.org)")
def test_what_is_read_at_sight_is_what_commonmark_sees(block: str) -> None:
    plain = read_plain(block)
    assert plain is None or plain == tuple(_walked(_commonmark().parse(block)))


@pytest.mark.parametrize(
    ("block", "paragraphs"),
    [
        ("**FOR IMMEDIATE RELEASE**", [(Role.BODY, [Run("FOR IMMEDIATE RELEASE", strong=True)])]),
        ("# Tea for all", [(Role.HEADLINE, [Run("Tea for all")])]),
        ("## More tea", [(Role.HEADING, [Run("More tea")])]),
        ("- tea\n- cake & jam", [(Role.BULLET, [Run("tea")]), (Role.BULLET, [Run("cake & jam")])]),
        ("\\###", [(Role.BODY, [Run("###")])]),
        (
            "Al, [1-2](tel:1-2), [a](mailto:a@b.org)",
            [
                (
                    Role.BODY,
                    [
                        *(Run("Al, "), Run("1-2", link="tel:1-2"), Run(", ")),
                        Run("a", link="mailto:a@b.org"),
                    ],
                )
            ],
        ),
    ],
)
def test_what_releases_are_made_of_is_read_at_sight(
    block: str, paragraphs: list[tuple[Role, list[Run]]]
) -> None:
    assert read_plain(block) == tuple(Paragraph(role, tuple(runs)) for role, runs in paragraphs)
