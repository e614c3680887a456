"""Also: what differs between two Word files beside words, roles, bold, italic and links."""

from __future__ import annotations

from collections import Counter
from itertools import groupby, pairwise, product
from typing import TYPE_CHECKING, NamedTuple

from lmp_press.diagnostics.grammar import count
from lmp_press.readers.docx.appearance import ParagraphFormat, RunFormat, Section
from lmp_press.review.comparing.comparison import ParagraphKind, PieceKind
from lmp_press.review.comparing.embedded import embedded_changes
from lmp_press.review.comparing.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lmp_press.readers.docx.appearance import Appearance, ParagraphAppearance, StyleFormat
    from lmp_press.review.comparing.comparison import (
        Comparison,
        Numbered,
        ParagraphChange,
        Piece,
    )

    Format = RunFormat | ParagraphFormat

# What is said of words whose format is new, by the format's name: now so, no longer so, otherwise.
_WORDS = {
    "struck": ("struck through", "no longer struck through", "struck through otherwise"),
    "underline": ("underlined", "no longer underlined", "underlined otherwise"),
    "highlight": ("highlighted", "no longer highlighted", "highlighted otherwise"),
    "colour": ("in another colour",) * 3,
    "shading": ("shaded", "no longer shaded", "shaded otherwise"),
    "size": ("in another size",) * 3,
    "font": ("in another font",) * 3,
    "position": ("{}", "no longer {}", "{} otherwise"),
    "capitals": ("in {}", "no longer in {}", "in {}"),
    "spacing": ("with other letter spacing",) * 3,
    "effect": ("with an effect", "without their effect", "with another effect"),
    "hidden": ("hidden", "no longer hidden", "hidden"),
}
_NAMES = {
    "page_break": "page break before",
    "rows": "cells",
    "looks": "borders",
    "page": "page size",
    "struck": "strike-through",
    "spacing": "spacing",
}
_OF_LINKS = {"underline", "colour"}  # what a link looks like, which says that it is one


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
    looks = LooksOfSide(old), LooksOfSide(new)
    return (
        *map(_embedded, embedded_changes(comparison, old.embedded, new.embedded)),
        *_of_words(comparison, *looks),
        *_of_paragraphs(comparison, *looks),
        *_of_tables(comparison, old, new),
        *_of_sections(old, new),
        *_of_styles(old, new),
    )


def _embedded(found: tuple[str, str, int]) -> AlsoDiffers:
    kind, became, number = found
    if became == "alternative text":
        return AlsoDiffers(f"{became} of {kind}", number, f"{became} of {count(number, kind)}")
    return AlsoDiffers(f"{kind} {became}", number, f"{count(number, kind)} {became}")


class LooksOfSide:
    """One side's looks: those of its paragraphs, and of the styles that they are in."""

    def __init__(self, appearance: Appearance) -> None:
        self.paragraphs = appearance.paragraphs
        self._styles = dict(appearance.styles)

    def style(self, paragraph: ParagraphAppearance) -> StyleFormat:
        """Return what a paragraph's style makes of it."""
        return self._styles[paragraph.style]


def _told_once(comparison: Comparison) -> Iterator[ParagraphChange]:
    """Yield the changes of paragraphs that both sides have, a move once."""
    for change in comparison.paragraphs:
        if change.old and change.new and change.kind is not ParagraphKind.MOVED_FROM:
            yield change


def _of_words(comparison: Comparison, old: LooksOfSide, new: LooksOfSide) -> Iterator[AlsoDiffers]:
    counts: Counter[tuple[str, str]] = Counter()
    for change in _told_once(comparison):
        for piece, before, after in _pieces(change, old, new):
            for key, number in _of_piece(piece, before, after, old, new):
                counts[key] += number
    for (_, became), number in sorted(counts.items(), key=lambda one: _rank(one[0])):
        yield AlsoDiffers(f"words {became}", number, f"{count(number, 'word')} {became}")


def _rank(key: tuple[str, str]) -> tuple[int, str]:
    return list(_WORDS).index(key[0]), key[1]


def _pieces(
    change: ParagraphChange, old: LooksOfSide, new: LooksOfSide
) -> Iterator[tuple[Piece, ParagraphAppearance, ParagraphAppearance]]:
    """Yield the pieces whose words stayed, with the paragraphs that they are in."""
    left = right = 0
    for piece in change.pieces:
        left += piece.kind is PieceKind.BREAK_DELETED
        right += piece.kind is PieceKind.BREAK_INSERTED
        if piece.kind in {PieceKind.EQUAL, PieceKind.FORMATTED} and piece.new:
            numbers = change.old[left].number, change.new[right].number
            yield piece, old.paragraphs[numbers[0]], new.paragraphs[numbers[1]]


def _of_piece(
    piece: Piece,
    before: ParagraphAppearance,
    after: ParagraphAppearance,
    old: LooksOfSide,
    new: LooksOfSide,
) -> Iterator[tuple[tuple[str, str], int]]:
    styles = old.style(before).run, new.style(after).run
    for text, was, now in _segments(piece, before, after):
        for name in _changed(was, now, *styles):
            if not (name in _OF_LINKS and _is_relinked(piece)):
                became = _became(name, getattr(was, name), getattr(now, name))
                yield (name, became), _words(text)


def _segments(
    piece: Piece, old: ParagraphAppearance, new: ParagraphAppearance
) -> Iterator[tuple[str, RunFormat, RunFormat]]:
    """Yield the words of a piece whose format differs, as long as both formats hold."""
    before, after = (
        _cut(one.runs, start, len(piece.new_text))
        for one, start in ((old, piece.old_start), (new, piece.new_start))
    )
    if before == after:
        return
    edges = sorted({*before, *after, len(piece.new_text)})
    at = list(zip(_held(before, edges), _held(after, edges), pairwise(edges), strict=False))
    for (one, other), group in groupby(at, key=lambda found: found[:2]):
        parts = [span for _, _, span in group]
        if one != other:
            yield piece.new_text[parts[0][0] : parts[-1][1]], one, other


def _cut(runs: Iterable[tuple[RunFormat, int]], start: int, length: int) -> dict[int, RunFormat]:
    """Return the formats of so many characters from one on, by where each begins among them."""
    found, at = {}, -start
    for look, size in runs:
        if at < length and at + size > 0:
            found[max(at, 0)] = look
        at += size
    return found


def _held(formats: Mapping[int, RunFormat], edges: Iterable[int]) -> Iterator[RunFormat]:
    """Yield the format that holds from each edge on."""
    look = RunFormat()
    for edge in edges:
        look = formats.get(edge, look)
        yield look


def _changed(old: Format, new: Format, old_style: Format, new_style: Format) -> list[str]:
    """Return the names of what differs, but for what both sides have from their styles."""
    return [
        name
        for name, *values in zip(old._fields, old, new, old_style, new_style, strict=True)
        if values[0] != values[1] and values[:2] != values[2:]
    ]


def _became(name: str, old: str, new: str) -> str:
    now, no_longer, otherwise = _WORDS[name]
    if not new:
        return no_longer.format(old.partition(" ")[0] if name == "position" else old)
    word = new.partition(" ")[0] if name == "position" else new
    return (otherwise if old else now).format(word)


def _is_relinked(piece: Piece) -> bool:
    return piece.old[0].link != piece.new[0].link


def _words(text: str) -> int:
    """Return how many words a text has; signs are one, spaces none."""
    words = sum(any(map(str.isalnum, token)) for token in tokens(text))
    return words or bool(text.strip())


def _of_paragraphs(
    comparison: Comparison, old: LooksOfSide, new: LooksOfSide
) -> Iterator[AlsoDiffers]:
    counts: Counter[str] = Counter()
    for change in _told_once(comparison):
        pairs = product(change.old, change.new)
        counts.update({name for pair in pairs for name in _of_pair(pair, old, new)})
    for name in ParagraphFormat._fields:
        if number := counts[name]:
            shown = _NAMES.get(name, name)
            words = f"{shown} of {count(number, 'paragraph')}"
            yield AlsoDiffers(f"{shown} of paragraphs", number, words)


def _of_pair(pair: tuple[Numbered, Numbered], old: LooksOfSide, new: LooksOfSide) -> list[str]:
    before, after = old.paragraphs[pair[0].number], new.paragraphs[pair[1].number]
    styles = old.style(before).paragraph, new.style(after).paragraph
    return _changed(before.format, after.format, *styles)


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
