"""Semantic cleanup: hunks joined where equal words only chop them up, and slid to words' ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple
from lmp_press.review.comparing.sequences import Hunk
from lmp_press.review.comparing.tokens import PARAGRAPH_BREAK

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lmp_press.review.comparing.tokens import Tokenized

    Tokens = Sequence[str]

# fmt: off
LITTLE_WORDS = frozenset([
    "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "has", "have", "in", "is",
    "it", "its", "of", "on", "or", "our", "that", "the", "their", "this", "to", "was", "we",
    "were", "will", "with",
])
# fmt: on
FULL_STOPS, CLOSERS = ".?!…。？！", "\"'”’)]»"
INSIDE, BEFORE_SPACE, WORD, CLAUSE, SENTENCE, PARAGRAPH = range(6)
LARGER = 3  # times the length of equal words that both changes have to have to absorb any word


def cleaned_up(hunks: Iterable[Hunk], old: Tokenized, new: Tokenized) -> list[Hunk]:
    """Return hunks as a person marks them: a replaced phrase as one, and cut at words' ends."""
    joined = _without_trivial_equalities(hunks, old, new)
    return slid_to_boundaries(joined, old.tokens, new.tokens)


class _Change(NamedTuple):
    """Tokens that differ, how many characters they are, and the fields they came from."""

    hunk: Hunk
    deleted: int
    inserted: int
    fields: frozenset[str]
    breaks: bool

    @property
    def size(self) -> int:
        return max(self.deleted, self.inserted)


def _without_trivial_equalities(
    hunks: Iterable[Hunk], old: Tokenized, new: Tokenized
) -> list[Hunk]:
    """Return the changed hunks, those joined that one replaced phrase was chopped into."""
    kept: list[_Change] = []
    for hunk in hunks:
        change = _change(hunk, old, new)
        while kept and _is_coincidence(kept[-1], change, old):
            change = _joined(kept.pop(), change, old)
        kept.append(change)
    return [change.hunk for change in kept]


def _change(hunk: Hunk, old: Tokenized, new: Tokenized) -> _Change:
    fields = {*old.fields[hunk.old_from : hunk.old_to]}
    fields.update(new.fields[hunk.new_from : hunk.new_to])
    return _Change(
        hunk,
        old.starts[hunk.old_to] - old.starts[hunk.old_from],
        new.starts[hunk.new_to] - new.starts[hunk.new_from],
        frozenset(fields - {""}),
        PARAGRAPH_BREAK in old.tokens[hunk.old_from : hunk.old_to]
        or PARAGRAPH_BREAK in new.tokens[hunk.new_from : hunk.new_to],
    )


def _joined(before: _Change, after: _Change, old: Tokenized) -> _Change:
    start, equal = before.hunk, _equal_between(before, after, old)
    return after._replace(
        hunk=after.hunk._replace(old_from=start.old_from, new_from=start.new_from),
        deleted=before.deleted + equal + after.deleted,
        inserted=before.inserted + equal + after.inserted,
    )


def _equal_between(before: _Change, after: _Change, old: Tokenized) -> int:
    """Return how many characters are equal between two changes."""
    return old.starts[after.hunk.old_from] - old.starts[before.hunk.old_to]


def _is_coincidence(before: _Change, after: _Change, old: Tokenized) -> bool:
    """Tell whether what is equal between two changes is no more than an accident.

    Changes of different fields are never joined, nor those with only white space between them,
    which were set apart: each is a fact of its own. A break between paragraphs is one, too.
    """
    equal, smaller = _equal_between(before, after, old), min(before.size, after.size)
    deleted, inserted = before.deleted + after.deleted, before.inserted + after.inserted
    if not 0 < equal < min(smaller, deleted + 1, inserted + 1) or before.breaks or after.breaks:
        return False
    between = slice(before.hunk.old_to, after.hunk.old_from)
    if before.fields != after.fields or not before.fields.issuperset(
        filter(None, old.fields[between])
    ):
        return False
    if all(map(str.isspace, old.tokens[between])):
        return False
    return equal * LARGER <= smaller or all(map(_says_little, old.tokens[between]))


def _says_little(token: str) -> bool:
    return len(token) == 1 or token.isspace() or token.casefold() in LITTLE_WORDS


def slid_to_boundaries(hunks: Sequence[Hunk], old: Tokens, new: Tokens) -> list[Hunk]:
    """Return the changed hunks, insertions and deletions slid to words' and sentences' ends.

    Two insertions, or two deletions, that can be slid together are one.
    """
    met = _met(hunks, old, new)
    placed: list[Hunk] = []
    limits = [*(hunk.old_from - 1 for hunk in met[1:]), len(old)]
    for hunk, limit in zip(met, limits, strict=False):  # no hunk, and still a limit
        least = placed[-1].old_to + 1 if placed else 0
        placed.append(_slid(hunk, old, new, (hunk.old_from - least, limit - hunk.old_to)))
    return placed


def _met(hunks: Sequence[Hunk], old: Tokens, new: Tokens) -> list[Hunk]:
    met: list[Hunk] = []
    for hunk in hunks:
        both = _together(met[-1], hunk, old, new) if met else None
        if both:
            met.pop()
        met.append(both or hunk)
    return met


def _together(before: Hunk, after: Hunk, old: Tokens, new: Tokens) -> Hunk | None:
    """Return two insertions or two deletions as one, if one of them can be slid to the other."""
    equal = after.old_from - before.old_to
    if _inserts(before) and _inserts(after):
        tokens, first, second = new, before[2:], after[2:]
    elif _deletes(before) and _deletes(after):
        tokens, first, second = old, before[:2], after[:2]
    else:
        return None
    between = tokens[first[1] : second[0]]
    if tokens[second[1] - equal : second[1]] == between and equal <= second[1] - second[0]:
        return Hunk(
            before.old_from,
            after.old_to - equal,
            before.new_from,
            after.new_to - equal,
        )
    if tokens[first[0] : first[0] + equal] == between and equal <= first[1] - first[0]:
        return Hunk(
            before.old_from + equal,
            after.old_to,
            before.new_from + equal,
            after.new_to,
        )
    return None


def _inserts(hunk: Hunk) -> bool:
    return hunk.old_from == hunk.old_to


def _deletes(hunk: Hunk) -> bool:
    return hunk.new_from == hunk.new_to


def _slid(hunk: Hunk, old: Tokens, new: Tokens, room: tuple[int, int]) -> Hunk:
    if _inserts(hunk):
        shift = _best_shift(new, hunk.new_from, hunk.new_to, room)
    elif _deletes(hunk):
        shift = _best_shift(old, hunk.old_from, hunk.old_to, room)
    else:
        return hunk
    return hunk.shifted(shift, shift)


def _best_shift(tokens: Tokens, start: int, stop: int, room: tuple[int, int]) -> int:
    """Return by how many tokens, within the room before and after, a stretch is best moved."""
    left = right = 0
    while left < room[0] and tokens[start - left - 1] == tokens[stop - left - 1]:
        left += 1
    while right < room[1] and tokens[start + right] == tokens[stop + right]:
        right += 1
    return max(
        range(-left, right + 1),
        key=lambda shift: _boundary(tokens, start + shift) + _boundary(tokens, stop + shift),
    )


def _boundary(tokens: Tokens, at: int) -> int:
    """Return how natural a cut before a token is."""
    if at in {0, len(tokens)} or PARAGRAPH_BREAK in tokens[at - 1 : at + 1]:
        return PARAGRAPH
    if not tokens[at - 1].isspace():
        return BEFORE_SPACE if tokens[at].isspace() else INSIDE
    return _after_space(tokens[max(at - 3, 0) : at - 1])


def _after_space(before: Tokens) -> int:
    """Return how natural a cut is after a space and the one or two tokens before that."""
    end = "".join(before).rstrip(CLOSERS)[-1:]
    if end and end in FULL_STOPS:
        return SENTENCE
    return WORD if not before or before[-1][-1:].isalnum() else CLAUSE
