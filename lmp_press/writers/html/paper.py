"""The paper that a release stands on in a browser: its style sheet, its head and its foot."""

from __future__ import annotations

from functools import lru_cache
from itertools import starmap
from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple
from lmp_press.release import Role
from lmp_press.stationery import stationery_of
from lmp_press.writers.html.blocks import ELEMENTS
from lmp_press.writers.html.escaping import quoted
from lmp_press.writers.html.looks import (
    DARK,
    DARK_INK,
    INK,
    box_rules,
    colour,
    length,
    paragraph_rules,
    rule,
    text_rules,
)
from lmp_press.writers.html.margins import drawn, printed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lmp_press.stationery import ParagraphLook, Sheet, Stationery

DRAFT = '<div class="draft">DRAFT</div>\n'

_FRAME = f"""
:root {{
  color-scheme: light dark;
  --desk: light-dark(#e9ecef, #0c0e10); --paper: light-dark(#fff, #{DARK.lower()});
  --ink: light-dark(#{INK.lower()}, #{DARK_INK.lower()});
  --draft: light-dark(#b3121d, #ff9a92);
}}
body {{ margin: 0; background: var(--desk); color: var(--ink); }}
.sheet {{ display: flex; flex-direction: column; box-sizing: border-box; margin: 1.5rem auto;
  background: var(--paper); box-shadow: 0 1px 6px rgb(0 0 0 / 30%); overflow-wrap: break-word; }}
.letterhead {{ display: flow-root; }}
.letterhead img {{ max-width: 100%; height: auto; vertical-align: bottom; }}
.letterhead .left {{ float: left; }}
.letterhead .right {{ float: right; }}
.letterhead .center {{ display: block; margin: 0 auto; }}
.letterhead > div, .letterhead .cells div {{ white-space: pre-wrap; }}
.letterhead .cells {{ display: flex; flex-wrap: wrap; gap: 0 1rem; align-items: start; }}
.tabs {{ display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; }}
.text {{ flex: 1; }}
article > :first-child {{ margin-top: 0; }}
ul, blockquote, address {{ margin: 0; padding: 0; font-style: normal; }}
a:focus-visible {{ outline: 2px solid; outline-offset: 3px; border-radius: 1px; }}
"""
# On a screen that is narrower than the sheet, and on paper.
_NARROW = """\
  .sheet { margin: 0; width: auto; min-height: 0; padding: 1.25rem 1.25rem 2rem; box-shadow: none; }
  .sheet article > *, .sheet :is(p, li) { margin-right: 0; }
  .sheet blockquote { margin-left: 0; }
"""
_PRINT = """\
  :root { color-scheme: light; --desk: none; }
  .sheet { display: block; margin: 0; padding: 0; width: auto; min-height: 0; box-shadow: none; }
  header.letterhead { min-height: 0; }
  p, li { orphans: 2; widows: 2; }
"""
_FOOT_ON_EACH_PAGE = "  footer.letterhead { display: none; }\n"
_NO_HEAD = "".join(f"@top-{place} {{ content: none; }}\n" for place in ("left", "center", "right"))
# What a draft has beside it: the word on the screen, and on each page that is printed.
_DRAFT = """\
.draft { color: var(--draft); font: 700 0.875rem/1.1667rem sans-serif; letter-spacing: 0.2em;
  text-align: center; }
"""
_MARK, _HIGHEST = 14, 12  # of that word; and where a head may begin
_DRAFT_PAGES = """\
@page { @top-center { content: "DRAFT"; color: #b3121d; font: 700 10.5pt sans-serif;
  letter-spacing: 0.2em; } }
@page :first { @top-center { content: none; } }
"""


_STEP, _GAP = 18, "\u2002"  # from one list to the one in it; between a sign and its item


class Paper(NamedTuple):
    """A style sheet, and what stands above and below a release.

    In points: the paper's height, its lower margin, and what lies between its margins.
    """

    style: str
    head: str
    foot: str
    height: float
    bottom: float
    body: float


@lru_cache(maxsize=32)
def paper_of(letterhead: bytes, language: str = "", *, draft: bool = False) -> Paper:
    """Return the paper of a letterhead, a Word file's bytes, b'' for the built-in one."""
    stationery = stationery_of(letterhead, language)
    sheet = stationery.sheet
    if draft and sheet.head > _HIGHEST:  # a draft's pages break as the release's will
        raised = sheet._replace(head=max(sheet.head - _MARK, _HIGHEST))
        stationery = stationery._replace(sheet=raised)
    head, foot = drawn(stationery.head, "head"), drawn(stationery.foot, "foot")
    style = "".join([*_styles(stationery, draft=draft), head.style, foot.style])
    top = DRAFT * draft + head.html
    return Paper(
        style + "".join(_media(stationery, draft=draft)),
        f'<header class="letterhead">\n{top}</header>\n' if top else "",
        f'<footer class="letterhead">\n{foot.html}</footer>\n' if foot.html else "",
        sheet.height,
        sheet.bottom,
        sheet.height - sheet.top - sheet.bottom,
    )


def _styles(stationery: Stationery, *, draft: bool) -> Iterator[str]:
    yield _FRAME
    yield from _sheet(stationery.sheet)
    looks = {**stationery.styles, **({Role.RELEASE_LINE: stationery.draft_line} if draft else {})}
    yield from (one for role, look in looks.items() for one in _role(role, look))
    yield from starmap(_bullet, enumerate(stationery.bullets))
    yield rule("a", _link(stationery))
    yield _DRAFT if draft else ""


def _sheet(sheet: Sheet) -> Iterator[str]:
    sides = [sheet.head, sheet.right, sheet.foot, sheet.left]
    yield rule(
        ".sheet",
        (
            f"width: {length(sheet.width)}",
            f"min-height: {length(sheet.height)}",
            f"padding: {' '.join(map(length, sides))}",
        ),
    )
    yield rule("header.letterhead", (f"min-height: {length(max(0, sheet.top - sheet.head))}",))
    yield rule(
        "footer.letterhead",
        (
            "display: flex",
            "flex-direction: column",
            "justify-content: end",
            f"min-height: {length(max(0, sheet.bottom - sheet.foot))}",
        ),
    )


def _role(role: Role, look: ParagraphLook) -> Iterator[str]:
    """Yield the rules of a role; what is around its paragraphs has their lines and indents."""
    element = ELEMENTS[role]
    selector = element.selector
    if element.around == "blockquote":
        yield rule(element.around, box_rules(look, lengthwise=False))
        bare = look._replace(left=0, right=0, borders=())
        yield rule(selector, (*paragraph_rules(look), *box_rules(bare)))
    elif element.around == "ul":
        yield rule(selector, (*paragraph_rules(look), *box_rules(look._replace(left=0))))
    else:
        yield rule(selector, (*paragraph_rules(look), *box_rules(look)))
    if look.joined:
        yield rule(f"{selector}:has(+ {element.tag})", ("margin-bottom: 0",))


def _bullet(level: int, bullet: tuple[str, str, float]) -> str:
    """Return the rules of a list's level; a list within a list stands one step further in."""
    sign, sign_colour, indent = bullet
    lists = " ".join(["ul"] * (level + 1))
    step = indent if level == 0 else _STEP
    shape = (f"padding-inline-start: {length(step)}", f"list-style-type: {quoted(sign + _GAP)}")
    marker = (f"color: {colour(sign_colour)}",) if sign_colour else ()
    return rule(lists, shape) + rule(f"{lists} > li::marker", marker)


def _link(stationery: Stationery) -> Iterator[str]:
    wanted = ("color", "text-decoration")
    yield from (one for one in text_rules(stationery.link) if one.startswith(wanted))
    yield "text-underline-offset: 0.15em"


def _media(stationery: Stationery, *, draft: bool) -> Iterator[str]:
    """Yield what holds on a narrow screen, and on paper: its pages have head and foot again."""
    sheet = stationery.sheet
    yield f"@media screen and (max-width: {length(sheet.width)}) {{\n{_NARROW}}}\n"
    foot, next_foot = (printed(each, "bottom") for each in (stationery.foot, stationery.next_foot))
    if not (foot and next_foot):  # it stands at the end of the text
        yield f"@media print {{\n{_PRINT}}}\n"
        foot = next_foot = ""
    else:
        yield f"@media print {{\n{_PRINT}{_FOOT_ON_EACH_PAGE}}}\n"
    edges = " ".join(f"{side:g}pt" for side in (sheet.top, sheet.right, sheet.bottom, sheet.left))
    size = f"size: {sheet.width:g}pt {sheet.height:g}pt; margin: {edges};"
    yield f"@page {{ {size}\n{printed(stationery.next_head, 'top')}{next_foot}}}\n"
    yield f"@page :first {{ margin-top: {sheet.head:g}pt;\n{_NO_HEAD}{foot}}}\n"
    yield _DRAFT_PAGES if draft else ""
