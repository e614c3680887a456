"""Moves: only whole, plain, unchanged paragraphs of the body; all others are deleted and inserted.

Word is severe with the marks of moves, so the ends of the body and of its sections take no part.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple
from lmp_press.ooxml import names
from lmp_press.ooxml.names import W
from lmp_press.ooxml.xml import content, copies
from lmp_press.readers.docx.runs import text_of
from lmp_press.readers.docx.tree import TextBlock

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

    from lmp_press.readers.docx.tree import Flow

_WITHOUT_WORDS = frozenset([W + "bookmarkStart", W + "bookmarkEnd", W + "proofErr"])


class Move(NamedTuple):
    """A paragraph that moves: a name for both ends, its old number, and a copy of its content."""

    name: str
    old: int
    content: list[_Element]


class Moves(NamedTuple):
    """The moves by their old numbers and by their new ones."""

    by_old: dict[int, Move]
    by_new: dict[int, Move]


def find_moves(wanted: Mapping[int, int], old: Flow, new: Flow) -> Moves:
    """Return those of the wanted moves, old number to new, that a redline can mark as such."""
    found = Moves({}, {})
    if any(
        True for properties in old.xml.iter(names.SECTION) if properties.getparent() is not old.xml
    ):
        return found
    olds = [block for block in old.blocks if isinstance(block, TextBlock) and block.said]
    news = [block.number for block in new.blocks if isinstance(block, TextBlock)]
    may_be_targets = frozenset(news[:-1])
    for block in olds[:-1]:
        target = None if block.number is None else wanted.get(block.number)
        if target in may_be_targets and block.number is not None and target is not None:
            plain = _plain_content(block.xml)
            if plain:
                move = Move(f"move{len(found.by_old) + 1}", block.number, plain)
                found.by_old[block.number] = found.by_new[target] = move
    return found


def _plain_content(paragraph: _Element) -> list[_Element]:
    """Return a copy of a paragraph's runs and links; nothing if it holds anything else."""
    children = [one for one in content(paragraph) if one.tag not in _WITHOUT_WORDS]
    return copies(children) if all(map(_is_plain, children)) else []


def _is_plain(element: _Element) -> bool:
    if element.tag == names.HYPERLINK:
        return all(one.tag == names.RUN and _is_plain(one) for one in element)
    said = (one for one in content(element) if one.tag != names.RENDERED_BREAK)
    return element.tag == names.RUN and all(map(text_of, said))
