from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from support.places import at

from lmp_press.release import Paragraph, Release, Run
from lmp_press.review.comparing.compare import compare
from lmp_press.review.comparing.comparison import ParagraphKind, PieceKind
from lmp_press.review.comparing.runs import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lmp_press.review.comparing.comparison import Comparison, Piece

WORDS = [
    *("the", "of", "union", "unions", "partnership", "Northwest", "9,500", "$5.25", "12%"),
    *(" ", " ", " ", "  ", "\u00a0", ". ", ", ", "“", "”", "isn't", "isn’t", "a", "-", "\n"),
    *("Oct. 16, 2017", "東京", "é", "e\u0301", "👩‍👩‍👧", "שלום", "\u200b", "#", ""),
]
PLACES = [*map(at, ["body", "body", "body", "header", "footer"])]
CELLS = [at(f"table 1 row {row} cell {cell}") for row in (1, 2, 3) for cell in (1, 2)]

texts = st.lists(st.sampled_from(WORDS), max_size=12).map("".join)
flags = st.sampled_from([False, False, False, True])
runs = st.builds(
    Run,
    text=texts,
    strong=flags,
    emphasis=flags,
    link=st.sampled_from(["", "", "https://example.org"]),
    field=st.sampled_from(["", "", "union_count", "region_name"]),
)
paragraphs = st.builds(
    Paragraph,
    role=st.sampled_from(["body", "body", "bullet", "headline"]),
    runs=st.lists(runs, max_size=4).map(tuple),
    place=st.sampled_from(PLACES),
    level=st.sampled_from([0, 0, 1]),
)
rows = st.builds(lambda one, place: one._replace(place=place), paragraphs, st.sampled_from(CELLS))
bodies = st.lists(paragraphs, max_size=8)
tables = st.lists(rows, max_size=6).map(lambda found: sorted(found, key=lambda one: one.place))


@st.composite
def releases(draw: st.DrawFn) -> Release:
    return Release((*draw(bodies), *draw(tables), *draw(bodies)))


@st.composite
def edited(draw: st.DrawFn, release: Release) -> Release:
    """Return a release with some paragraphs moved, doubled, dropped, split, merged or new."""
    found = list(release.paragraphs)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(found)))
        taken, beside = found[at : at + 1], found[at + 1 : at + 2]
        kind = draw(st.sampled_from(["move", "double", "drop", "split", "merge", "new"]))
        if kind == "move":
            to = draw(st.integers(0, len(found)))
            found = found[:at] + found[at + 1 :]
            found = found[:to] + taken + found[to:]
        elif kind == "double":
            found[at:at] = taken
        elif kind == "drop":
            found[at : at + 1] = []
        elif kind == "split":
            found[at : at + 1] = [half for one in taken for half in _halves(one)]
        elif kind == "merge":
            both = [run for one in taken + beside for run in one.runs]
            found[at : at + 2] = [one._replace(runs=tuple(both)) for one in taken]
        else:
            found.insert(at, draw(paragraphs))
    return Release(tuple(found))


SOME = settings(max_examples=40)  # each draws two whole releases

pairs = st.one_of(
    st.tuples(releases(), releases()),
    releases().flatmap(lambda one: st.tuples(st.just(one), edited(one))),
)


@SOME
@given(pairs)
def test_both_sides_can_be_built_again_format_for_format(pair: tuple[Release, Release]) -> None:
    comparison = compare(*pair)
    assert list(_old_side(comparison)) == [joined(one.runs) for one in pair[0].paragraphs]
    assert list(_new_side(comparison)) == [joined(one.runs) for one in pair[1].paragraphs]


@SOME
@given(pairs)
def test_every_paragraph_stands_once_on_its_side_in_order(pair: tuple[Release, Release]) -> None:
    found = compare(*pair).paragraphs
    olds = [one for change in found if change.stands_in_old for one in change.old]
    news = [one for change in found if change.stands_in_new for one in change.new]
    assert olds == list(enumerate(pair[0].paragraphs))
    assert news == list(enumerate(pair[1].paragraphs))


@SOME
@given(pairs)
def test_a_piece_stands_where_it_says_and_is_what_it_says(pair: tuple[Release, Release]) -> None:
    for change in compare(*pair).paragraphs:
        olds, news = iter(change.old), iter(change.new)
        old, new = next(olds, None), next(news, None)
        for piece in change.pieces:
            assert _is_what_it_says(piece)
            if old:
                assert old.paragraph.text.startswith(piece.old_text, piece.old_start)
            if new:
                assert new.paragraph.text.startswith(piece.new_text, piece.new_start)
            old = next(olds) if piece.kind is PieceKind.BREAK_DELETED else old
            new = next(news) if piece.kind is PieceKind.BREAK_INSERTED else new


@SOME
@given(releases())
def test_a_release_is_the_same_as_itself(release: Release) -> None:
    comparison = compare(release, release)
    assert comparison.same
    assert comparison.counts.total() == len(release.paragraphs)


@SOME
@given(pairs)
def test_only_releases_that_read_the_same_are_the_same(pair: tuple[Release, Release]) -> None:
    old, new = ([_without_fields(one) for one in release.paragraphs] for release in pair)
    assert compare(*pair).same == (old == new)


@SOME
@given(pairs)
def test_a_comparison_is_the_same_each_time(pair: tuple[Release, Release]) -> None:
    assert compare(*pair) == compare(*pair)


@SOME
@given(pairs)
def test_the_mirrored_comparison_inserts_what_was_deleted(pair: tuple[Release, Release]) -> None:
    one, other = compare(*pair), compare(pair[1], pair[0])
    assert _balance(one) == -_balance(other)
    assert one.same == other.same


@SOME
@given(pairs)
def test_the_ends_of_a_move_come_in_pairs(pair: tuple[Release, Release]) -> None:
    found = [one for one in compare(*pair).paragraphs if one.move]
    by_number = groupby(sorted(found, key=lambda one: (one.move, one.kind)), lambda one: one.move)
    for _, ends in by_number:
        source, to = ends
        assert [source.kind, to.kind] == [ParagraphKind.MOVED_FROM, ParagraphKind.MOVED_TO]
        assert source._replace(kind=to.kind) == to


def _halves(one: Paragraph) -> Iterator[Paragraph]:
    middle = len(one.runs) // 2
    yield one._replace(runs=one.runs[:middle])
    yield one._replace(runs=one.runs[middle:])


def _old_side(comparison: Comparison) -> Iterator[tuple[Run, ...]]:
    for change in comparison.paragraphs:
        if change.stands_in_old:
            for part in _parts(change.pieces, PieceKind.BREAK_DELETED):
                yield joined(run for piece in part for run in piece.old)


def _new_side(comparison: Comparison) -> Iterator[tuple[Run, ...]]:
    for change in comparison.paragraphs:
        if change.stands_in_new:
            for part in _parts(change.pieces, PieceKind.BREAK_INSERTED):
                yield joined(run for piece in part for run in piece.new)


def _parts(pieces: Iterable[Piece], at: PieceKind) -> list[list[Piece]]:
    parts: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.kind is at:
            parts.append([])
        else:
            parts[-1].append(piece)
    return parts


def _is_what_it_says(piece: Piece) -> bool:
    same_words = piece.old_text == piece.new_text
    same_looks = _looks(piece.old) == _looks(piece.new)
    return {
        PieceKind.EQUAL: bool(piece.old) and same_words and same_looks,
        PieceKind.FORMATTED: same_words and len(_looks(piece.old)) == 1 and not same_looks,
        PieceKind.REPLACED: bool(piece.old and piece.new) and not same_words,
        PieceKind.DELETED: bool(piece.old) and not piece.new,
        PieceKind.INSERTED: bool(piece.new) and not piece.old,
    }.get(piece.kind, not piece.old and not piece.new)


def _looks(runs: Iterable[Run]) -> tuple[Run, ...]:
    return joined(run._replace(field="") for run in runs)


def _without_fields(one: Paragraph) -> Paragraph:
    return one._replace(runs=_looks(one.runs))


def _balance(comparison: Comparison) -> int:
    """Return how many characters more were inserted than deleted, moves left out."""
    olds = sum(len(piece.old_text) for one in comparison.paragraphs for piece in one.pieces)
    news = sum(len(piece.new_text) for one in comparison.paragraphs for piece in one.pieces)
    return news - olds
