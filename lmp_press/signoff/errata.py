"""What was wrong in a release, from its review: facts, words, paragraphs and links.

“In the seventh paragraph, the number of employees is 9,700, not 9,500.” A change of a blank is told
as a fact, any other as words that should read otherwise.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from lmp_press.fields.known_keys import DRAFT
from lmp_press.named_tuples import NamedTuple
from lmp_press.review.comparing.comparison import ParagraphKind, PieceKind
from lmp_press.review.report import Cause
from lmp_press.signoff.places import BULLET, PARAGRAPH, kind_of, places
from lmp_press.signoff.wording import fact, opening, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lmp_press.release import Release
    from lmp_press.review.comparing.comparison import Numbered, Piece
    from lmp_press.review.report import Review, ReviewedChange
    from lmp_press.signoff.places import Spot

SAME = {PieceKind.EQUAL, PieceKind.FORMATTED, PieceKind.BREAK_DELETED, PieceKind.BREAK_INSERTED}
WHOLE = {ParagraphKind.INSERTED, ParagraphKind.DELETED}
_LAST_WORD, _FIRST_WORD = re.compile(r"\S+\s*\Z"), re.compile(r"\s*\S+")


class Erratum(NamedTuple):
    """What was wrong: in words that follow where it was, such as “the date is Oct. 18, not …”."""

    words: str
    places: tuple[str, ...] = ()  # `the seventh paragraph`


def errata(review: Review, corrected: Release) -> Iterator[Erratum]:
    """Yield what was wrong, in the order of the corrected release."""
    where = places(corrected.paragraphs)
    values = {one.field: (one.old, one.new) for one in review.fields}
    changes = [one for one in review.changes if _is_told(one)]
    told = {id(new) for old, new in pairwise(changes) if _is_another(old, new, where)}
    for change, following in zip(changes, [*changes[1:], None], strict=True):
        if following and id(following) in told:
            yield from _another(change, following, where, values)
        elif id(change) not in told:
            yield from _of_paragraph(change, where)
            yield from _within(change, where, values)


def _is_told(change: ReviewedChange) -> bool:
    """Tell whether a correction says something of a paragraph: not of margins, nor of its marks."""
    both = [one.paragraph for one in (*change.change.old, *change.change.new)]
    is_move_away = change.change.kind is ParagraphKind.MOVED_FROM
    return not is_move_away and not any(
        one.place.is_margin or kind_of(one) == "end mark" for one in both
    )


def _is_another(old: ReviewedChange, new: ReviewedChange, where: Sequence[Spot]) -> bool:
    """Tell whether a paragraph stands in the place of one like it, such as another contact."""
    if (old.change.kind, new.change.kind) != (ParagraphKind.DELETED, ParagraphKind.INSERTED):
        return False
    kind = where[new.change.new[0].number].kind
    return kind not in {PARAGRAPH, BULLET} and (
        old.change.old[0].paragraph.role == new.change.new[0].paragraph.role
    )


def _another(
    gone: ReviewedChange,
    come: ReviewedChange,
    where: Sequence[Spot],
    values: Mapping[str, tuple[str, str]],
) -> Iterator[Erratum]:
    """Yield the facts that make one paragraph of the other, or else both in whole."""
    old, new = gone.change.old[0].paragraph.text, come.change.new[0].paragraph.text
    place = (where[come.change.new[0].number].words,)
    told = _facts(old, new, values) or [f"{quoted(old)} should read {quoted(new)}"]
    yield from (Erratum(words, place) for words in told)


def _facts(old: str, new: str, values: Mapping[str, tuple[str, str]]) -> list[str]:
    """Return the facts that make new words of old ones; none when they do not make all."""
    facts = []
    for field, (before, after) in values.items():
        if before and after and before in old and after in new:
            old = old.replace(before, after, 1)
            facts.append(fact(field, after, before))
    return facts if old == new else []


def _of_paragraph(change: ReviewedChange, where: Sequence[Spot]) -> Iterator[Erratum]:
    """Yield that a paragraph came, went, or stands elsewhere."""
    kind = change.change.kind
    if kind is ParagraphKind.DELETED:
        noun, words, is_whole = _known_by(change.change.old[0])
        began = words if is_whole else f"that began {words}"
        yield Erratum(f"the {noun} {began} is gone")
    elif kind is ParagraphKind.INSERTED:
        place = where[change.change.new[0].number].words
        yield Erratum(f"{place} is new: {opening(change.change.new[0].paragraph.text)}")
    elif kind is ParagraphKind.MOVED_TO:
        noun, words, is_whole = _known_by(change.change.new[0])
        place = where[change.change.new[0].number].words
        begins = words if is_whole else f"that begins {words}"
        yield Erratum(f"the {noun} {begins} is now {place}")


def _known_by(one: Numbered) -> tuple[str, str, bool]:
    """Return a paragraph's kind, the words by which it is known, and whether they are all of it."""
    text = one.paragraph.text
    words = opening(text)
    return kind_of(one.paragraph), words, words == quoted(text)


def _within(
    change: ReviewedChange, where: Sequence[Spot], values: Mapping[str, tuple[str, str]]
) -> Iterator[Erratum]:
    """Yield what was wrong within a paragraph, each fact once."""
    if change.change.kind in WHOLE:
        return
    place = (where[change.change.new[0].number].words,)
    said: set[str] = set()
    for piece, reason in change.pieces:
        field = reason.field if reason and reason.cause is Cause.DATA else ""
        old, new = values.get(field, ("", ""))
        if field in {*said, DRAFT}:
            continue
        if piece.kind in SAME:
            yield from (Erratum(words, place) for words in _links(piece))
        elif field and old and new:
            said.add(field)
            yield Erratum(fact(field, new, old), place)
        else:
            facts = _facts(piece.old_text, piece.new_text, values)
            told = facts or [_reading(change, piece)]
            yield from (Erratum(words, place) for words in told)


def _links(piece: Piece) -> Iterator[str]:
    """Yield where a link of the same words leads now."""
    if piece.kind is not PieceKind.FORMATTED:
        return
    old, new = piece.old[0].link, piece.new[0].link
    words = quoted(piece.new_text.strip())
    if old and new and old != new:
        yield f"the link {words} leads to {new}, not to {old}"
    elif old != new:
        yield f"{words} leads to {new}" if new else f"{words} is no link"


def _reading(change: ReviewedChange, piece: Piece) -> str:
    """Return how words should read; signs, and words that came or went, have others around them."""
    old, new = piece.old_text.strip(), piece.new_text.strip()
    if not (any(map(str.isalnum, old)) and any(map(str.isalnum, new))):
        text = change.change.new[0].paragraph.text
        before, behind = text[: piece.new_start], text[piece.new_start + len(piece.new_text) :]
        lead, end = _LAST_WORD.search(before), _FIRST_WORD.match(behind)
        around = (lead[0] if lead else "", end[0] if end else "")
        old, new = (f"{around[0]}{words}{around[1]}" for words in (piece.old_text, piece.new_text))
    old, new = " ".join(old.split()), " ".join(new.split())
    if old and new:
        return f"{quoted(old)} should read {quoted(new)}"
    return f"{quoted(new)} was missing" if new else f"{quoted(old)} should not be there"
