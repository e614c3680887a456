"""Shared: a change that several releases of two folders have in common, told once."""

from __future__ import annotations

from collections import defaultdict
from itertools import dropwhile, takewhile
from pathlib import PurePath
from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple
from lmp_press.release import Run
from lmp_press.review.comparing.comparison import ParagraphKind, Piece, PieceKind
from lmp_press.review.report import PairState, ReviewedPiece, SharedChange
from lmp_press.review.views.telling import formats

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from lmp_press.review.report import FilePair, FolderReview, Review, ReviewedChange

CONTEXT = 6  # words shown on either side of words that differ
_COMPARED = {PairState.SAME, PairState.CHANGED, PairState.RENAMED}


class _ChangePart(NamedTuple):
    """A part of a change: the paragraph as a whole, or one piece and the words beside it.

    `key` is equal where the same words differ for the same reason, beside the same words.
    """

    key: Hashable
    change: ReviewedChange
    piece: ReviewedPiece | None = None
    before: Sequence[str] = ()
    after: Sequence[str] = ()


class _Site(NamedTuple):
    """A pair, and a part of its changes; None for what differs in looks alone."""

    pair: FilePair
    part: _ChangePart | None


def with_shared(folder: FolderReview) -> FolderReview:
    """Return a folder's review with the changes that several of its releases share."""
    sites: dict[Hashable, list[_Site]] = defaultdict(list)
    for pair in folder.pairs:
        for part in _parts_of(pair.review):
            sites[part.key].append(_Site(pair, part))
        for one in pair.review.also if pair.review else ():
            sites[one.words].append(_Site(pair, None))
    shared = {key: found for key, found in sites.items() if _releases(found) > 1}
    return folder._replace(
        pairs=tuple(pair._replace(told=frozenset(_told(pair, shared))) for pair in folder.pairs),
        shared=tuple(_shared(key, shared[key], folder) for key in _widest_first(shared)),
    )


def _widest_first(shared: dict[Hashable, list[_Site]]) -> list[Hashable]:
    return sorted(shared, key=lambda key: -_releases(shared[key]))


def _releases(sites: Iterable[_Site]) -> int:
    return len({_release(site.pair) for site in sites})


def _release(pair: FilePair) -> str:
    """Return what the files of a release have in common: their name without its suffix."""
    return str(PurePath(pair.new or pair.old).with_suffix(""))


def _told(pair: FilePair, shared: dict[Hashable, list[_Site]]) -> Iterator[int]:
    """Yield the numbers of the changes of which every part is shared."""
    for number, change in enumerate(pair.review.changes if pair.review else ()):
        parts = list(_parts(change))
        if parts and all(part.key in shared for part in parts):
            yield number


def _shared(key: Hashable, sites: Sequence[_Site], folder: FolderReview) -> SharedChange:
    having = list(dict.fromkeys(site.pair for site in sites))
    titles = tuple(dict.fromkeys(pair.name for pair in having))
    where = _where(having, folder.pairs)
    parts = [site.part for site in sites if site.part]
    if not parts:
        return SharedChange(where, titles, also=str(key))
    return SharedChange(where, titles, change=_excerpt(parts))


def _where(having: Iterable[FilePair], pairs: Iterable[FilePair]) -> str:
    """Return in words which releases have something: `in all 8 anniversary releases`."""
    releases = {_release(pair): pair.template for pair in having}
    templates = set(releases.values())
    template = templates.pop() if len(templates) == 1 else ""
    alike = {
        _release(pair)
        for pair in pairs
        if pair.state in _COMPARED and (pair.template == template or not template)
    }
    number = "all" if len(releases) == len(alike) else f"{len(releases):,} of"
    return f"in {number} {len(alike):,} {template + ' ' if template else ''}releases"


def _parts_of(review: Review | None) -> Iterator[_ChangePart]:
    for change in review.changes if review else ():
        yield from _parts(change)


def _parts(change: ReviewedChange) -> Iterator[_ChangePart]:
    """Yield the parts of a change: one for a paragraph that came, went or is set otherwise."""
    kind, attributes = change.change.kind, change.change.attributes
    if kind is ParagraphKind.EQUAL:
        return
    if kind is not ParagraphKind.CHANGED or attributes:
        words = tuple(_words(one.piece) for one in change.pieces)
        yield _ChangePart((kind, words, attributes, change.reasons), change)
        return
    for at, one in enumerate(change.pieces):
        if one.piece.kind is not PieceKind.EQUAL:
            before, after = (
                "".join(part.piece.new_text for part in change.pieces[start:stop]).split(" ")
                for start, stop in ((max(at - 1, 0), at), (at + 1, at + 2))
            )
            key = (_words(one.piece), one.reason, *before[-2:], *after[:2])
            yield _ChangePart(key, change, one, before[-CONTEXT - 1 :], after[: CONTEXT + 1])


def _words(piece: Piece) -> tuple[Hashable, ...]:
    looks = formats(piece) if piece.kind is PieceKind.FORMATTED else ()
    return piece.kind, piece.old_text, piece.new_text, looks


def _excerpt(parts: Sequence[_ChangePart]) -> ReviewedChange:
    """Return a change with the words that differ, and those beside them that all parts have."""
    first = parts[0]
    if first.piece is None:
        return first.change
    before = _from_a_word(_common([part.before[::-1] for part in parts])[::-1])
    after = _common([part.after for part in parts])
    opening = "" if _is_whole(before, first.before) else "… "
    closing = "" if _is_whole(after, first.after) else " …"
    pieces = (*_equal(opening + " ".join(before)), first.piece, *_equal(" ".join(after) + closing))
    return first.change._replace(pieces=pieces)


def _is_whole(words: Sequence[str], beside: Sequence[str]) -> bool:
    """Tell whether words are all that stand on one side of a piece."""
    return len(words) == len(beside) <= CONTEXT


def _from_a_word(words: Sequence[str]) -> Sequence[str]:
    """Return words without the signs before the first of them."""
    return list(dropwhile(lambda word: word and not any(map(str.isalnum, word)), words))


def _common(lists: Sequence[Sequence[str]]) -> list[str]:
    """Return what all lists begin with."""
    return [
        words[0] for words in takewhile(lambda at: len(set(at)) == 1, zip(*lists, strict=False))
    ]


def _equal(text: str) -> list[ReviewedPiece]:
    runs = (Run(text),)
    return [ReviewedPiece(Piece(PieceKind.EQUAL, runs, runs, 0, 0))] if text else []
