"""Why two releases differ: their data, their templates, or somebody's hand.

A caller makes an outline of each template once, asks `origin_of` (review/causes/provenance.py)
for each release, and hands both origins on:

    outlines = [outline(template) for template in kit.templates]
    old = origin_of(old_release, outlines, "northwest-anniversary")
    new = origin_of(new_release, outlines, "northwest-anniversary")
    changes = explain(comparison, old, new)
    table = fields_of(changes, old, new)

The name is the template's for a region filled on the fly, and for a file its name without suffix.
The outlines of an older workspace's templates serve for the old side. What holds:

- words that lie in a blank on both sides are *data*, also when they were typed into the file;
- so is what data switches: another branch of one and the same copy, a noun or a verb;
- a side that departs from its own template makes a change *hand*, whatever else differs, unless
  it is a file as it was written: then the template was another one;
- where both sides follow their templates and those differ, it is *template*;
- without a template of either side it is *unknown*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.review.causes.judging import Judge
from lmp_press.review.comparing.comparison import ParagraphKind, PieceKind
from lmp_press.review.report import Cause, FieldChange, Reason, ReviewedChange, ReviewedPiece

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lmp_press.review.causes.provenance import Origin
    from lmp_press.review.comparing.comparison import Comparison, ParagraphChange, Piece

SHORT = 40  # characters of a line that is shown whole

UNKNOWN = Reason(Cause.UNKNOWN)

_ONE_SIDED = {ParagraphKind.INSERTED, ParagraphKind.DELETED}
_MOVED = {ParagraphKind.MOVED_FROM, ParagraphKind.MOVED_TO}
_WORDS = {PieceKind.DELETED, PieceKind.INSERTED, PieceKind.REPLACED}


def unexplained(comparison: Comparison) -> tuple[ReviewedChange, ...]:
    """Return the changes of two releases of which no template is known."""
    return tuple(_unexplained(change) for change in comparison.paragraphs)


def explain(comparison: Comparison, old: Origin, new: Origin) -> tuple[ReviewedChange, ...]:
    """Return the changes of two releases, each with the reason for it."""
    if not (old.outline and new.outline):
        return unexplained(comparison)
    judge = Judge(old, new)
    return tuple(_explained(change, judge) for change in comparison.paragraphs)


def fields_of(
    changes: Sequence[ReviewedChange], old: Origin, new: Origin
) -> tuple[FieldChange, ...]:
    """Return each field whose value differs, once, in the order of the copy, as it is printed.

    There are none of two releases that do not follow one template. A field that only switches
    words, such as `draft`, has the words that it switched.
    """
    if not old.template or old.template != new.template:
        return ()
    values = {**old.values, **new.values}
    found = {
        field: FieldChange(field, old.values.get(field, ""), new.values.get(field, ""))
        for field in values
        if old.values.get(field) != new.values.get(field)
    }
    for field, words in _switched(changes):
        if not any(one.startswith((f"{field}.", f"{field}[")) for one in values):
            found.setdefault(field, FieldChange(field, *words))
    ranks = {field: rank for rank, field in enumerate(_in_copy(new, old))}
    return tuple(sorted(found.values(), key=lambda one: ranks.get(one.field, len(ranks))))


def _in_copy(*origins: Origin) -> list[str]:
    """Return the fields in the order in which the copy prints them or asks for them."""
    fields: list[str] = []
    for origin in origins:
        for position in origin.outline.positions if origin.outline else ():
            for variant in position.variants:
                fields += [field for blank in variant.blanks for field in blank.fields]
                fields += [one.field for one in sorted(variant.conditions)]
    return list(dict.fromkeys(fields))


def _switched(changes: Sequence[ReviewedChange]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield the fields that data changes are about, with the words; those of a short line whole."""
    for change in changes:
        sides = change.change.old, change.change.new
        lines = ["".join(one.paragraph.text for one in side) for side in sides]
        for piece, reason in change.pieces:
            if reason and reason.cause is Cause.DATA and reason.field:
                short = all(len(line) <= SHORT for line in lines)
                words = lines if short else [piece.old_text.strip(), piece.new_text.strip()]
                yield reason.field, (words[0], words[1])


def _unexplained(change: ParagraphChange) -> ReviewedChange:
    pieces = tuple(
        ReviewedPiece(piece, None if piece.kind is PieceKind.EQUAL else UNKNOWN)
        for piece in change.pieces
    )
    own = change.kind not in {ParagraphKind.EQUAL, ParagraphKind.CHANGED} or change.attributes
    return ReviewedChange(change, pieces, UNKNOWN if own else None)


def _explained(change: ParagraphChange, judge: Judge) -> ReviewedChange:
    own = _own_reason(change, judge)
    if change.kind in _ONE_SIDED:
        return ReviewedChange(change, tuple(ReviewedPiece(one, own) for one in change.pieces), own)
    pieces = []
    old_at = new_at = 0  # which paragraph of a split or merge the piece is in
    for piece in change.pieces:
        old, new = change.old[old_at].number, change.new[new_at].number
        pieces.append(ReviewedPiece(piece, _piece_reason(piece, own, old, new, judge)))
        old_at += piece.kind is PieceKind.BREAK_DELETED
        new_at += piece.kind is PieceKind.BREAK_INSERTED
    return ReviewedChange(change, tuple(pieces), own)


def _own_reason(change: ParagraphChange, judge: Judge) -> Reason | None:
    """Return why the paragraph itself changed; None when it did not."""
    olds, news = [one.number for one in change.old], [one.number for one in change.new]
    if change.kind in _ONE_SIDED:
        return judge.one_sided(*change.old, *change.new, is_old=bool(olds))
    if change.kind in _MOVED:
        return judge.moved(*olds, *news)
    if change.kind in {ParagraphKind.SPLIT, ParagraphKind.MERGED}:
        return judge.regrouped(olds, news)
    if change.attributes:
        return judge.restyled(change)
    return None


def _piece_reason(
    piece: Piece, own: Reason | None, old: int, new: int, judge: Judge
) -> Reason | None:
    if piece.kind is PieceKind.EQUAL:
        return None
    if piece.kind in _WORDS:
        return judge.words(piece, old, new)
    return judge.formatted(piece, old, new) if piece.kind is PieceKind.FORMATTED else own
