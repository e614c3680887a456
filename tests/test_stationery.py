from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.browser import NARROW, WIDE, Browser, started
from support.office_paper import logo, office_paper
from support.pressing import release_of, sample

from lmp_press.letterhead.opening import BUILT_IN
from lmp_press.release import Paragraph, Release, Role, Run
from lmp_press.stationery import (
    MarginLine,
    MarginPicture,
    MarginTable,
    MarginWords,
    Sheet,
    stationery_of,
)
from lmp_press.writers import html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lmp_press.stationery.model import Block

PLAIN = Release((Paragraph(Role.BODY, (Run("Hello."),)),))
HOSTILE = 'Evil"; } </style><script>alert(1)</script>'


def words_of(blocks: tuple[Block, ...]) -> list[str]:
    """Return the words of a head or foot, line by line; a picture by its kind."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, MarginLine):
            said = [p.text if isinstance(p, MarginWords) else p.kind for p in block.pieces]
            lines.append("".join(said))
        else:
            lines += [line for row in block.rows for _, cell in row for line in words_of(cell)]
    return lines


def test_a_letterhead_is_described_with_its_sheet_and_its_styles() -> None:
    stationery = stationery_of(BUILT_IN.read_bytes())
    assert stationery.sheet == Sheet(612, 792, 72, 72, 72, 72, 36, 36)
    headline = stationery.styles[Role.HEADLINE]
    assert (headline.text.font, headline.text.size, headline.text.colour) == (
        "Calibri",
        20,
        "0B4F6C",
    )
    assert (headline.before, headline.after, headline.right) == (6, 5.5, 108)
    assert stationery.draft_line.text.colour == "B3121D"
    assert stationery.bullets[:2] == (("•", "0B4F6C", 18), ("–", "0B4F6C", 36))


def test_head_and_foot_are_those_of_the_first_page_and_of_those_that_follow() -> None:
    stationery = stationery_of(BUILT_IN.read_bytes())
    assert words_of(stationery.head) == ["News Release", "For reporters and editors"]
    assert words_of(stationery.next_head) == ["News release — continued\tPage 2 of 2"]
    (line,) = stationery.next_head
    assert isinstance(line, MarginLine)
    assert [piece.made for piece in line.pieces if isinstance(piece, MarginWords)] == [
        *("", "page"),
        *("", "pages"),
    ]


def test_an_offices_own_paper_keeps_its_table_its_logo_and_its_bar() -> None:
    stationery = stationery_of(office_paper())
    assert (round(stationery.sheet.width, 2), round(stationery.sheet.height, 2)) == (595.3, 841.9)
    assert words_of(stationery.head) == [
        *("", "image/png", "12 Quay Street\nNewport, Maine"),
        "PRESS OFFICE",
    ]
    assert words_of(stationery.foot) == ["Harbor Health\tharbor.example\tPage 1"]
    _, table, bar = stationery.head
    assert isinstance(table, MarginTable)
    ((_, (line,)), _) = table.rows[0]
    assert isinstance(line, MarginLine)
    (picture,) = line.pieces
    assert isinstance(picture, MarginPicture)
    assert (picture.data, picture.width, picture.height) == (logo(), 90, 30)
    assert isinstance(bar, MarginLine)
    assert bar.look.fill == "C81E28"


def test_the_page_shows_the_offices_head_and_foot() -> None:
    page = html.write(PLAIN._replace(letterhead=office_paper())).decode()
    head = page.partition('<header class="letterhead">')[2].partition("</header>")[0]
    assert '<img class="head-4" alt="" src="data:image/png;base64,iVBORw0KGgo' in head
    assert "12 Quay Street<br>Newport, Maine" in head
    assert (
        '<footer class="letterhead">\n<div class="foot-1 tabs" dir="auto">'
        "<span>Harbor Health</span><span>harbor.example</span><span>Page 1</span></div>\n</footer>"
    ) in page
    assert '@bottom-right { content: "Page " counter(page);' in page
    assert "size: 595.3pt 841.9pt;" in page


def test_what_a_letterhead_says_can_end_neither_the_style_nor_the_page() -> None:
    hostile = PLAIN._replace(letterhead=office_paper(font=HOSTILE, address=HOSTILE))
    page = html.write(hostile).decode()
    assert page.count("</style>") == 1
    assert "<script" not in page
    assert "Evil&quot;; } &lt;/style&gt;&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert r'"Evil\22 ; } \3C /style\3E \3C script' in page


def test_the_same_letterhead_gives_the_same_page() -> None:
    one, other = (html.write(PLAIN._replace(letterhead=office_paper())) for _ in range(2))
    assert one == other


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    draft = release_of(sample("northwest"))
    office = draft._replace(letterhead=office_paper(), draft=False)
    hostile = draft._replace(letterhead=office_paper(font=HOSTILE, address=HOSTILE))
    folder = tmp_path_factory.mktemp("pages")
    found = {}
    for name, release in {"draft": draft, "office": office, "hostile": hostile}.items():
        path = folder / f"{name}.html"
        path.write_bytes(html.write(release))
        found[name] = path.as_uri()
    return found


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with started(tmp_path_factory.mktemp("profile")) as one:
        yield one
        assert one.said() == []  # nothing on the console: no error, no breach of the policy


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW])
@pytest.mark.parametrize("name", ["draft", "office", "hostile"])
def test_a_page_can_be_read_by_everybody(
    browser: Browser, pages: dict[str, str], name: str, size: tuple[int, int], scheme: str
) -> None:
    browser.open(pages[name], size=size, scheme=scheme)
    assert browser.objections() == []
    assert not browser.is_wider_than_the_screen


def test_the_sheet_is_as_wide_as_the_paper_and_its_text_as_large(
    browser: Browser, pages: dict[str, str]
) -> None:
    browser.open(pages["draft"])
    assert browser.run(
        "const css = (selector, name) =>"
        "  getComputedStyle(document.querySelector(selector))[name];"
        "return [css('.sheet', 'width'), css('h1', 'fontSize'), css('h1', 'color'),"
        "  css('.sheet', 'paddingLeft'), css('.release-line', 'color')];"
    ) == ["816px", "26.6672px", "rgb(11, 79, 108)", "96px", "rgb(179, 18, 29)"]
