"""Tracked changes: whose they are, and a file with all of them accepted or all rejected."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal

from lmp_press.named_tuples import NamedTuple
from lmp_press.ooxml import names
from lmp_press.ooxml.names import W
from lmp_press.ooxml.xml import content, first, parent, remove, unwrap
from lmp_press.readers.docx.parts import note_references, story_parts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from lxml.etree import _Element

    from lmp_press.ooxml.document import WordFile

Revisions = Literal["accept", "reject"]


class RevisionCount(NamedTuple):
    """One author's tracked changes, as many as the file marks.

    A paragraph mark, a row, an edge of a content control and each stretch of text count for
    themselves; a move counts where the words now stand.
    """

    author: str
    insertions: int = 0
    deletions: int = 0
    moves: int = 0
    formatting: int = 0


class RevisionView(NamedTuple):
    """One side of the tracked changes: which elements mark what is there, and what is not."""

    kept: tuple[str, ...]
    dropped: tuple[str, ...]
    dropped_cell: str
    dropped_control: str
    old_formats: bool


_NEW, _OLD = (names.INSERTION, names.MOVE_TO), (names.DELETION, names.MOVE_FROM)
SIDES: dict[Revisions, RevisionView] = {
    "accept": RevisionView(
        _NEW, _OLD, names.CELL_DELETION, names.WRAPPER_DELETION, old_formats=False
    ),
    "reject": RevisionView(
        _OLD, _NEW, names.CELL_INSERTION, names.WRAPPER_INSERTION, old_formats=True
    ),
}

_FLAGGED = frozenset(  # where a change is a flag on what holds it, and wraps nothing
    [names.NUMBERING, *names.PROPERTIES]
)
_MARKERS = [
    W + f"{kind}Range{edge}"
    for kind in (
        *("moveFrom", "moveTo", "customXmlIns", "customXmlDel"),
        *("customXmlMoveFrom", "customXmlMoveTo"),
    )
    for edge in ("Start", "End")
]
_CELL_CHANGES = (names.CELL_INSERTION, names.CELL_DELETION)
_TRACKED = (W + "tblGridChange", *_NEW, *_OLD, *_MARKERS, *names.FORMATTING_CHANGES, *_CELL_CHANGES)
_MARGINS = (names.HEADER_REFERENCE, names.FOOTER_REFERENCE)
_NO_FORMAT = frozenset(  # what is among properties and no part of a former format
    [names.RUN_PROPERTIES, names.SECTION, *_MARGINS, *_NEW, *_OLD, *_CELL_CHANGES]
)
_FLOWS = (
    *(names.BODY, names.CELL, names.TEXT_BOX, names.HEADER, names.FOOTER),
    *names.NOTES,
)
_NEW_TEXTS = {
    names.DELETED_TEXT: names.TEXT,
    names.DELETED_FIELD_CODE: names.FIELD_CODE,
}
_ONE_WAY = {
    names.INSERTION: names.DELETION,
    names.MOVE_TO: names.MOVE_FROM,
    names.CELL_INSERTION: names.CELL_DELETION,
}
_OPPOSITES = _ONE_WAY | {other: one for one, other in _ONE_WAY.items()}
_COUNTED_AS = {
    names.INSERTION: "insertions",
    names.CELL_INSERTION: "insertions",
    names.WRAPPER_INSERTION: "insertions",
    names.DELETION: "deletions",
    names.CELL_DELETION: "deletions",
    names.WRAPPER_DELETION: "deletions",
    names.MOVE_TO: "moves",
    names.WRAPPER_MOVE: "moves",
    names.MOVE_FROM: "departures",
    **dict.fromkeys(names.FORMATTING_CHANGES, "formatting"),
}


def count_revisions(roots: Iterable[_Element]) -> tuple[RevisionCount, ...]:
    """Count the tracked changes of all stories by author, in the authors' order."""
    counts: dict[str, Counter[str]] = {}
    for root in roots:
        for change in root.iter(*_COUNTED_AS):
            kinds = counts.setdefault(change.get(names.AUTHOR, ""), Counter())
            kinds[_COUNTED_AS[change.tag]] += 1
    for kinds in counts.values():
        left = kinds.pop("departures", 0)  # of moves whose words stand nowhere any more
        kinds["moves"] = kinds["moves"] or left
    return tuple(RevisionCount(author, **kinds) for author, kinds in sorted(counts.items()))


def resolve(file: WordFile, revisions: Revisions, authors: Collection[str] = ()) -> list[str]:
    """Accept or reject the tracked changes of all stories, in a file's trees.

    With `authors`, those of anybody else meet the opposite fate. A note goes with the last of its
    references. Return the names of the parts that changed.
    """
    side = SIDES[revisions]
    for name in story_parts(file) if authors else ():
        _turn_others(file.tree(name), authors)
    referred = set(note_references(file))
    changed = [name for name in story_parts(file) if _resolve(file.tree(name), side)]
    for kind, note in sorted(referred.difference(note_references(file))):
        name = file.named(kind)
        for element in file.tree(name) if name else ():
            if element.get(names.ID) == note:
                remove(element)
                changed.append(name)
    return list(dict.fromkeys(changed))


def _turn_others(root: _Element, authors: Collection[str]) -> None:
    """Make insertions of deletions and the other way round, but for those of some authors."""
    for change in [*root.iter(*_OPPOSITES)]:
        if change.get(names.AUTHOR, "") not in authors:
            change.tag = _OPPOSITES[change.tag]


def accept(root: _Element) -> None:
    """Accept the tracked changes in an element, in place."""
    _resolve(root, SIDES["accept"])


def _resolve(root: _Element, side: RevisionView) -> bool:
    """Resolve a part's tracked changes in place; tell whether there were any."""
    if next(root.iter(*_TRACKED), None) is None:
        return False
    if side.old_formats:
        _restore_formats(root)
    _drop_controls(root, side)
    _drop_rows_and_cells(root, side)
    for change in _wrappers(root, side.dropped):
        remove(change)
    for flow in root.iter(*_FLOWS):
        _run_on(list(_blocks(flow)), side)
    for change in _wrappers(root, side.kept):
        unwrap(change)
    _clean_up(root, side)
    return True


def _clean_up(root: _Element, side: RevisionView) -> None:
    """Take out flags and markers, and make what was deleted and stays text like any other."""
    for numbering in list(root.iter(names.NUMBERING)):
        if _has(numbering, *side.dropped):
            remove(numbering)
    for leftover in list(root.iter(*_TRACKED)):
        _clear(leftover)
    for text in root.iter(*_NEW_TEXTS):
        text.tag = _NEW_TEXTS[text.tag]


def _restore_formats(root: _Element) -> None:
    """Put the former properties in the place of those that changed."""
    for change in list(root.iter(*names.FORMER_PROPERTIES)):
        properties = parent(change)
        for one in list(properties):
            if one.tag not in _NO_FORMAT:
                properties.remove(one)
        at = sum(1 for one in properties if one.tag in _MARGINS)
        properties[at:at] = [one for held in change for one in held]


def _clear(leftover: _Element) -> None:
    """Remove a flag or marker, and the properties that held nothing else."""
    holder = parent(leftover)
    holder.remove(leftover)
    if holder.tag in names.PROPERTIES and not len(holder):
        _clear(holder)


def _wrappers(root: _Element, tags: Iterable[str]) -> list[_Element]:
    """Return the changes that wrap what they change, outermost first."""
    return [change for change in root.iter(*tags) if parent(change).tag not in _FLAGGED]


def _drop_controls(root: _Element, side: RevisionView) -> None:
    """Put the content of each control whose edges go in its place."""
    for edge in list(root.iter(side.dropped_control)):
        control = edge.getnext()
        if control is not None and control.tag == names.CONTROL:
            for one in list(control):
                if one.tag != names.CONTROL_CONTENT:
                    control.remove(one)
            for held in list(control):
                unwrap(held)
            unwrap(control)


_HOLDERS = {names.CELL: names.ROW, names.ROW: names.TABLE}


def _drop_rows_and_cells(root: _Element, side: RevisionView) -> None:
    for row in list(root.iter(names.ROW)):
        if _has(first(row, names.ROW_PROPERTIES), *side.dropped):
            _drop_part(row)
    for cell in list(root.iter(names.CELL)):
        if _has(first(cell, names.CELL_PROPERTIES), side.dropped_cell):
            _drop_part(cell)


def _drop_part(part: _Element) -> None:
    """Remove a row or cell, and the row or table that has no other."""
    kind = _HOLDERS.get(part.tag)
    holder = next(part.iterancestors(kind), None) if kind else None
    remove(part)
    if holder is not None and next(holder.iter(part.tag), None) is None:
        _drop_part(holder)


def _blocks(element: _Element) -> Iterator[_Element]:
    """Yield the paragraphs and tables of a flow, inside whatever wraps them."""
    for child in element:
        if child.tag in {names.PARAGRAPH, names.TABLE}:
            yield child
        elif child.tag not in names.PROPERTIES:
            yield from _blocks(child)


def _run_on(blocks: list[_Element], side: RevisionView) -> None:
    """Put each paragraph whose mark goes before the words of the next one.

    The mark that stays gives the whole its properties; one before a table, or at an end, stays.
    """
    open_ended: _Element | None = None
    for block in [*blocks, None]:
        if block is not None and block.tag == names.PARAGRAPH:
            if open_ended is not None:
                _prepend(content(open_ended), block)
                _remove_with_wrapper(open_ended)
            properties = first(block, names.PARAGRAPH_PROPERTIES)
            mark = None if properties is None else first(properties, names.RUN_PROPERTIES)
            open_ended = block if _has(mark, *side.dropped) else None
        elif open_ended is not None:
            _drop_if_spare(open_ended)
            open_ended = None


def _prepend(children: list[_Element], paragraph: _Element) -> None:
    at = 0 if first(paragraph, names.PARAGRAPH_PROPERTIES) is None else 1
    paragraph[at:at] = children


def _drop_if_spare(paragraph: _Element) -> None:
    """Remove a paragraph of nothing but a mark that goes, where another stands before it."""
    before = paragraph.getprevious()
    if not content(paragraph) and before is not None and before.tag == names.PARAGRAPH:
        remove(paragraph)


def _remove_with_wrapper(element: _Element) -> None:
    """Remove an element, and what wrapped it and nothing else."""
    holder = parent(element)
    holder.remove(element)
    if holder.tag not in _FLOWS and all(one.tag in names.PROPERTIES for one in holder):
        _remove_with_wrapper(holder)


def _has(holder: _Element | None, *tags: str) -> bool:
    return holder is not None and next(holder.iterchildren(*tags), None) is not None
