"""Also: what differs between two Word files beside words, roles, bold, italic and links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.diagnostics.grammar import count
from lmp_press.named_tuples import NamedTuple
from lmp_press.readers.docx.appearance import Section
from lmp_press.review.comparing.embedded import embedded_changes
from lmp_press.review.comparing.formats import (
    paragraphs_set_otherwise,
    words_that_look_otherwise,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lmp_press.readers.docx.appearance import Appearance, StyleFormat
    from lmp_press.review.comparing.comparison import (
        Comparison,
        ParagraphChange,
    )


_NAMES = {
    "page_break": "page break before",
    "rows": "cells",
    "looks": "borders",
    "page": "page size",
    "struck": "strike-through",
    "spacing": "spacing",
}


class AlsoDiffers(NamedTuple):
    """A kind of difference, how many there are, and both in words: `2 words struck through`."""

    what: str
    number: int
    words: str


def also_differs(
    comparison: Comparison, old: Appearance, new: Appearance
) -> tuple[AlsoDiffers, ...]:
    """Return what differs in how two files look, given how their releases differ.

    Nothing that the comparison tells is told again. What follows from the definition of a style
    is told of the style, once.
    """
    return (
        *map(_embedded, embedded_changes(comparison, old.embedded, new.embedded)),
        *_of_words(comparison, old, new),
        *_of_paragraphs(comparison, old, new),
        *_of_tables(comparison, old, new),
        *_of_sections(old, new),
        *_of_styles(old, new),
    )


def _embedded(found: tuple[str, str, int]) -> AlsoDiffers:
    kind, became, number = found
    if became == "alternative text":
        return AlsoDiffers(f"{became} of {kind}", number, f"{became} of {count(number, kind)}")
    return AlsoDiffers(f"{kind} {became}", number, f"{count(number, kind)} {became}")


def _of_words(comparison: Comparison, old: Appearance, new: Appearance) -> Iterator[AlsoDiffers]:
    for became, number in words_that_look_otherwise(comparison, old, new):
        yield AlsoDiffers(f"words {became}", number, f"{count(number, 'word')} {became}")


def _of_paragraphs(
    comparison: Comparison, old: Appearance, new: Appearance
) -> Iterator[AlsoDiffers]:
    for name, number in paragraphs_set_otherwise(comparison, old, new):
        shown = _NAMES.get(name, name)
        words = f"{shown} of {count(number, 'paragraph')}"
        yield AlsoDiffers(f"{shown} of paragraphs", number, words)


def _of_tables(comparison: Comparison, old: Appearance, new: Appearance) -> Iterator[AlsoDiffers]:
    """Yield how many tables have another shape, unless words say that rows came or went."""
    told = any(_in_table(one) for one in comparison.changes if not (one.old and one.new))
    if not told and len(old.tables) != len(new.tables):
        number = abs(len(new.tables) - len(old.tables))
        became = "added" if len(new.tables) > len(old.tables) else "removed"
        yield AlsoDiffers(f"table {became}", number, f"{count(number, 'table')} {became}")
    pairs = list(zip(old.tables, new.tables, strict=False))
    for name in ("rows", "looks"):
        number = sum(getattr(one, name) != getattr(other, name) for one, other in pairs)
        if number and not (told and name == "rows"):
            shown = _NAMES[name]
            yield AlsoDiffers(f"{shown} of tables", number, f"{shown} of {count(number, 'table')}")


def _in_table(change: ParagraphChange) -> bool:
    return any(one.paragraph.place.cells for one in (*change.old, *change.new))


def _of_sections(old: Appearance, new: Appearance) -> Iterator[AlsoDiffers]:
    gone = len(old.sections) - len(new.sections)
    if gone:
        became, number = "removed" if gone > 0 else "added", abs(gone)
        words = f"{count(number, 'section break')} {became}"
        yield AlsoDiffers(f"section break {became}", number, words)
    pairs = list(zip(reversed(old.sections), reversed(new.sections), strict=False))
    for name in Section._fields:
        if number := sum(getattr(one, name) != getattr(other, name) for one, other in pairs):
            shown = _NAMES.get(name, name)
            words = f"{shown} of {count(number, 'section')}"
            yield AlsoDiffers(f"{shown} of sections", number, words)


def _of_styles(old: Appearance, new: Appearance) -> Iterator[AlsoDiffers]:
    olds = dict(old.styles)
    for name, style in new.styles:
        if changed := _of_style(olds.get(name, style), style):
            words = f"the style {name} ({', '.join(changed)})"
            yield AlsoDiffers(f"style {name}", 1, words)


def _of_style(old: StyleFormat, new: StyleFormat) -> list[str]:
    """Return what is new about a style, by name."""
    parts = ((old.run, new.run), (old.paragraph, new.paragraph))
    found = [
        _NAMES.get(name, name)
        for before, after in parts
        for name in after._fields
        if getattr(before, name) != getattr(after, name)
    ]
    own = (name for name in ("bold", "italic") if getattr(old, name) != getattr(new, name))
    return list(dict.fromkeys([*own, *found]))
