"""Pieces: paragraphs that belong together, cut into words that share a fate."""

from __future__ import annotations

from itertools import groupby, pairwise, zip_longest
from os.path import commonprefix
from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple
from lmp_press.review.comparing.comparison import Piece, PieceKind
from lmp_press.review.comparing.hunks import changed_hunks
from lmp_press.review.comparing.runs import FormattedText, Formatting, formatting, joined
from lmp_press.review.comparing.tokens import PARAGRAPH_BREAK, tokenized

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lmp_press.release import Paragraph, Run
    from lmp_press.review.comparing.tokens import Tokenized

    Segment = tuple[Run, Run]
    Span = tuple[int, int]


class _Cut(NamedTuple):
    """A piece before it is known where it starts."""

    kind: PieceKind
    old: tuple[Run, ...] = ()
    new: tuple[Run, ...] = ()


def pieces(
    old: Sequence[Paragraph], new: Sequence[Paragraph], most_edits: int
) -> tuple[Piece, ...]:
    """Return the pieces of one paragraph against one or several (or none), in order.

    Their runs, joined, are the paragraphs' runs; `most_edits` bounds the search in large texts.
    With none, whatever lies between the first and the last difference is one piece.
    """
    if len(old) == len(new) == 1 and old[0].runs == new[0].runs:
        runs = joined(old[0].runs)
        return (Piece(PieceKind.EQUAL, runs, runs, 0, 0),) if runs else ()
    lines = FormattedText(one.runs for one in old), FormattedText(one.runs for one in new)
    lengths = [sum(len(one.text) for one in paragraphs) for paragraphs in (old, new)]
    stretches = (0, lengths[0]), (0, lengths[1])
    if [one.text for one in old] == [one.text for one in new]:
        return tuple(_numbered(_formatted(*lines, *stretches)))
    if not all(lengths):
        return tuple(_numbered(_changed(*lines, [stretches[0]], [stretches[1]])))
    if not most_edits and len(old) == len(new) == 1:
        return tuple(_numbered(_coarse(*lines, old[0].text, new[0].text)))
    return tuple(_numbered(_worded(*lines, tokenized(old), tokenized(new), most_edits)))


def _coarse(old: FormattedText, new: FormattedText, old_text: str, new_text: str) -> Iterator[_Cut]:
    """Yield the cuts of two paragraphs, all from the first to the last difference as one."""
    start = len(commonprefix([old_text, new_text]))  # noqa: RUF071 - of characters
    start = old_text.rfind(" ", 0, start) + 1
    rests = old_text[start:][::-1], new_text[start:][::-1]
    alike = len(commonprefix(rests))  # noqa: RUF071 - of characters
    end = max(rests[0].rfind(" ", 0, alike), 0)
    olds, news = (start, len(old_text) - end), (start, len(new_text) - end)
    yield from _formatted(old, new, (0, start), (0, start))
    yield from _changed(old, new, [olds], [news])
    yield from _formatted(old, new, (olds[1], len(old_text)), (news[1], len(new_text)))


def _worded(
    old: FormattedText,
    new: FormattedText,
    old_tokens: Tokenized,
    new_tokens: Tokenized,
    most_edits: int,
) -> Iterator[_Cut]:
    """Yield the cuts of texts that differ."""
    old_at = new_at = 0
    for hunk in changed_hunks(old_tokens, new_tokens, most_edits):
        old_to, new_to = old_tokens.starts[hunk.old_from], new_tokens.starts[hunk.new_from]
        yield from _formatted(old, new, (old_at, old_to), (new_at, new_to))
        yield from _changed(old, new, _parts(old_tokens, hunk[:2]), _parts(new_tokens, hunk[2:]))
        old_at, new_at = old_tokens.starts[hunk.old_to], new_tokens.starts[hunk.new_to]
    ends = old_tokens.starts[-1], new_tokens.starts[-1]
    yield from _formatted(old, new, (old_at, ends[0]), (new_at, ends[1]))


def _parts(one: Tokenized, hunk: Span) -> list[Span]:
    """Return the characters, from and up to, of a stretch of tokens, parted at its breaks."""
    start, stop = hunk
    breaks = [at for at in range(start, stop) if one.tokens[at] == PARAGRAPH_BREAK]
    edges = [one.starts[at] for at in [start, *breaks, stop]]
    return list(pairwise(edges))


def _changed(
    old: FormattedText, new: FormattedText, olds: list[Span], news: list[Span]
) -> Iterator[_Cut]:
    """Yield the cuts of words that differ, and of the breaks between their parts."""
    for number, (old_part, new_part) in enumerate(zip_longest(olds, news)):
        if number and old_part:
            yield _Cut(PieceKind.BREAK_DELETED)
        if number and new_part:
            yield _Cut(PieceKind.BREAK_INSERTED)
        deleted = old.between(*old_part) if old_part else ()
        inserted = new.between(*new_part) if new_part else ()
        if deleted or inserted:
            yield _Cut(_kind(deleted, inserted), deleted, inserted)


def _kind(deleted: tuple[Run, ...], inserted: tuple[Run, ...]) -> PieceKind:
    if deleted and inserted:
        return PieceKind.REPLACED
    return PieceKind.DELETED if deleted else PieceKind.INSERTED


def _formatted(old: FormattedText, new: FormattedText, olds: Span, news: Span) -> Iterator[_Cut]:
    """Yield the cuts of equal words: as long as can be where the formatting is equal too."""
    for difference, segments in groupby(_segments(old, new, olds, news), key=_difference):
        pairs = list(segments)
        runs = joined(pair[0] for pair in pairs), joined(pair[1] for pair in pairs)
        yield _Cut(PieceKind.FORMATTED if difference else PieceKind.EQUAL, *runs)


def _segments(old: FormattedText, new: FormattedText, olds: Span, news: Span) -> Iterator[Segment]:
    """Yield equal words run by run, cut wherever one of the sides starts a new run."""
    edges = {edge - olds[0] for edge in old.edges_between(*olds)}
    edges |= {edge - news[0] for edge in new.edges_between(*news)}
    length = olds[1] - olds[0]
    for start, stop in pairwise(sorted({0, *edges, length})):
        (before,) = old.between(olds[0] + start, olds[0] + stop)
        (after,) = new.between(news[0] + start, news[0] + stop)
        yield before, after


def _difference(segment: Segment) -> tuple[Formatting, Formatting] | None:
    before, after = formatting(segment[0]), formatting(segment[1])
    return None if before == after else (before, after)


def _numbered(cuts: Iterable[_Cut]) -> Iterator[Piece]:
    """Yield the pieces with their starts, which count anew after a break."""
    old_start = new_start = 0
    for cut in cuts:
        piece = Piece(cut.kind, cut.old, cut.new, old_start, new_start)
        yield piece
        old_start += len(piece.old_text)
        new_start += len(piece.new_text)
        old_start *= cut.kind is not PieceKind.BREAK_DELETED
        new_start *= cut.kind is not PieceKind.BREAK_INSERTED
