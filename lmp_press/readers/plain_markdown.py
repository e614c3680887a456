"""The Markdown that most releases are made of, read at sight: words, links, a list, a heading.

What a reader of CommonMark could see anything else in is left to one.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from lmp_press.expressions import expression
from lmp_press.release import Paragraph, Role, Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Characters that stand for themselves, or a sign behind a backslash. Where they end is plain to
# see, so nothing is tried twice. Of white space beyond ASCII, only the no-break space may be there.
_ORDINARY = r"[^\\`*_\[\]<>&!|~\x00-\x1f\x7f]++"
_OTHER_SPACES = (*"\x85\u1680\u2028\u2029\u202f\u205f\u3000", *map(chr, range(0x2000, 0x200B)))
_CHARACTERS = rf"(?:{_ORDINARY}|!(?!\[)|&(?!\#?\w+;)|\\[!-/:-@\[-`{{-~])"
_TEXT = rf"{_CHARACTERS}*+(?<![ \u00a0])"
_OPENING = r"(?:[^\W_]|[$(\[]|“|‘|\\[!-/:-@\[-`{-~])"  # opens no block but a paragraph
_NO_NUMBER = r"(?!\d{1,9}[.)](?:\s|\Z))"  # of a list
_TARGET = r"(?:https?://|mailto:|tel:)[A-Za-z0-9\-.~@+:/?#=%,;]+"
_LINK = rf"\[({_CHARACTERS}++)(?<![ \u00a0])\]\(({_TARGET})\)"

_LINE = expression(rf"{_NO_NUMBER}(?={_OPENING})(?:{_CHARACTERS}|{_LINK})*+(?<![ \u00a0])\Z")
_HEADING = expression(rf"(#{{1,2}}) (?={_OPENING})({_TEXT})(?<!#)\Z")
_STRONG = expression(rf"\*\*(?=[^\W_])({_TEXT})(?<=[^\W_])\*\*\Z")
_LINKED = expression(_LINK)
_ESCAPED = expression(r"\\(.)")

_HEADINGS = {"#": Role.HEADLINE, "##": Role.HEADING}


def read_plain(block: str) -> tuple[Paragraph, ...] | None:
    """Return the paragraphs of a block of Markdown; None when a closer look is needed."""
    if not block.isascii() and any(map(block.__contains__, _OTHER_SPACES)):
        return None
    if block.startswith("- "):
        items = [_line(item[2:]) for item in block.split("\n") if item.startswith("- ")]
        if None in items or len(items) != block.count("\n") + 1:
            return None
        return tuple(Paragraph(Role.BULLET, item) for item in items if item)
    if heading := _HEADING.match(block):
        return (Paragraph(_HEADINGS[heading[1]], (Run(_unescaped(heading[2])),)),)
    if strong := _STRONG.match(block):
        return (Paragraph(Role.BODY, (Run(_unescaped(strong[1]), strong=True),)),)
    runs = _line(block)
    return None if runs is None else (Paragraph(Role.BODY, runs),)


def _line(text: str) -> tuple[Run, ...] | None:
    if not _LINE.match(text):
        return None
    return tuple(_joined(_runs(text))) if "](" in text else (Run(_unescaped(text)),)


def _runs(text: str) -> Iterator[Run]:
    done = 0
    for link in _LINKED.finditer(text):
        if link.start() > done:
            yield Run(_unescaped(text[done : link.start()]))
        yield Run(_unescaped(link[1]), link=link[2])
        done = link.end()
    if done < len(text):
        yield Run(_unescaped(text[done:]))


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    """Yield runs, of which no two neighbours lead to the same address."""
    for link, alike in groupby(runs, lambda run: run.link):
        yield Run("".join([run.text for run in alike]), link=link)


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(r"\1", text) if "\\" in text else text
