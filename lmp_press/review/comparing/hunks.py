"""Hunks: which tokens of a text were replaced, so that a person reads the change at once."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from lmp_press.review.comparing.cleanup import cleaned_up
from lmp_press.review.comparing.sequences import Hunk, common, without_equal_ends
from lmp_press.review.comparing.tokens import PARAGRAPH_BREAK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lmp_press.review.comparing.tokens import Tokenized

    Tokens = Sequence[str]


def changed_hunks(old: Tokenized, new: Tokenized, most_edits: int) -> list[Hunk]:
    """Return the stretches of tokens that differ, in order; what lies between them is equal.

    Words are matched first, and white space only beside them: one space is like any other.
    """
    matched = _matched_words(old.tokens, new.tokens, most_edits)
    gaps = [part for gap in _gaps(old, new, matched) for part in _split_at_facts(gap, old, new)]
    changed = [without_equal_ends(gap, old.tokens, new.tokens) for gap in gaps]
    return cleaned_up(filter(_is_change, changed), old, new)


def _matched_words(old: Tokens, new: Tokens, most_edits: int) -> list[tuple[int, int]]:
    olds = [index for index, token in enumerate(old) if not token.isspace()]
    news = [index for index, token in enumerate(new) if not token.isspace()]
    pairs = common([old[index] for index in olds], [new[index] for index in news], most_edits)
    return [(olds[left], news[right]) for left, right in pairs]


def _gaps(old: Tokenized, new: Tokenized, matched: Iterable[tuple[int, int]]) -> Iterator[Hunk]:
    """Yield what lies before, between and after the matched words."""
    old_from = new_from = 0
    for old_to, new_to in [*matched, (len(old.tokens), len(new.tokens))]:
        gap = Hunk(old_from, old_to, new_from, new_to)
        gap = without_equal_ends(gap, old.tokens, new.tokens)
        if _is_change(gap):
            yield gap
        old_from, new_from = old_to + 1, new_to + 1


def _is_change(gap: Hunk) -> bool:
    return gap.old_from < gap.old_to or gap.new_from < gap.new_to


def _split_at_facts(hunk: Hunk, old: Tokenized, new: Tokenized) -> Iterator[Hunk]:
    """Yield a changed hunk in parts: one for each fact, and what is left between them."""
    olds = list(_fields(old, hunk.old_from, hunk.old_to))
    news = list(_fields(new, hunk.new_from, hunk.new_to))
    old_from, new_from = hunk.old_from, hunk.new_from
    for left, right in common([name for name, *_ in olds], [name for name, *_ in news]):
        value = Hunk(*olds[left][1:], *news[right][1:])
        yield from _ends(Hunk(old_from, value.old_from, new_from, value.new_from), old, new)
        yield from _ends(value, old, new)
        old_from, new_from = value.old_to, value.new_to
    yield from _ends(Hunk(old_from, hunk.old_to, new_from, hunk.new_to), old, new)


def _fields(side: Tokenized, start: int, stop: int) -> Iterator[tuple[str, int, int]]:
    """Yield each field that has tokens in a stretch, with those tokens, from and up to."""
    for field, group in groupby(range(start, stop), key=side.fields.__getitem__):
        indexes = list(group)
        if field:
            yield field, indexes[0], indexes[-1] + 1


def _ends(hunk: Hunk, old: Tokenized, new: Tokenized) -> Iterator[Hunk]:
    """Yield a hunk with what it starts or ends with on both sides apart, if it is one fact."""
    old_from, old_to, new_from, new_to = hunk
    if _goes_on(hunk) and _one_fact(old.tokens[old_from], new.tokens[new_from]):
        yield Hunk(old_from, old_from + 1, new_from, new_from + 1)
        old_from, new_from = old_from + 1, new_from + 1
    rest = Hunk(old_from, old_to, new_from, new_to)
    last = _goes_on(rest) and _one_fact(old.tokens[old_to - 1], new.tokens[new_to - 1])
    yield Hunk(old_from, old_to - last, new_from, new_to - last)
    if last:
        yield Hunk(old_to - 1, old_to, new_to - 1, new_to)


def _goes_on(hunk: Hunk) -> bool:
    """Tell whether both sides have more than one token."""
    return hunk.old_from + 1 < hunk.old_to and hunk.new_from + 1 < hunk.new_to


def _one_fact(before: str, after: str) -> bool:
    """Tell whether two tokens are both numbers, or a space and a break between paragraphs."""
    if PARAGRAPH_BREAK in {before, after}:
        return (before + after).isspace()
    return any(map(str.isdigit, before)) and any(map(str.isdigit, after))
