"""Formats: which words and paragraphs that stayed look otherwise than before."""

from __future__ import annotations

from collections import Counter
from itertools import groupby, pairwise, product
from typing import TYPE_CHECKING

from lmp_press.readers.docx.appearance import ParagraphFormat, RunFormat
from lmp_press.review.comparing.comparison import ParagraphKind, PieceKind
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
_OF_LINKS = {"underline", "colour"}  # what a link looks like, which says that it is one


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


def words_that_look_otherwise(
    comparison: Comparison, old: Appearance, new: Appearance
) -> Iterator[tuple[str, int]]:
    """Yield how words that stayed look now, such as `struck through`, and how many do."""
    sides = LooksOfSide(old), LooksOfSide(new)
    counts: Counter[tuple[str, str]] = Counter()
    for change in _told_once(comparison):
        for piece, before, after in _pieces(change, *sides):
            for key, number in _of_piece(piece, before, after, *sides):
                counts[key] += number
    for (_, became), number in sorted(counts.items(), key=lambda one: _rank(one[0])):
        yield became, number


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


def paragraphs_set_otherwise(
    comparison: Comparison, old: Appearance, new: Appearance
) -> Iterator[tuple[str, int]]:
    """Yield what is set otherwise, such as `alignment`, and in how many paragraphs."""
    sides = LooksOfSide(old), LooksOfSide(new)
    counts: Counter[str] = Counter()
    for change in _told_once(comparison):
        pairs = product(change.old, change.new)
        counts.update({name for pair in pairs for name in _of_pair(pair, *sides)})
    for name in ParagraphFormat._fields:
        if counts[name]:
            yield name, counts[name]


def _of_pair(pair: tuple[Numbered, Numbered], old: LooksOfSide, new: LooksOfSide) -> list[str]:
    before, after = old.paragraphs[pair[0].number], new.paragraphs[pair[1].number]
    styles = old.style(before).paragraph, new.style(after).paragraph
    return _changed(before.format, after.format, *styles)
