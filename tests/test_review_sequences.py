from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lmp_press.review.comparing.sequences import Pairing, common, heaviest_chain

if TYPE_CHECKING:
    from collections.abc import Sequence

letters = st.text("abcd", max_size=12)
numbers = st.integers(0, 5)
pairings = st.builds(
    lambda left, olds, right, news, weight: Pairing(left, left + olds, right, right + news, weight),
    numbers,
    st.integers(1, 3),
    numbers,
    st.integers(1, 3),
    st.integers(1, 9),
)


def rises(pairs: Sequence[tuple[int, int]]) -> bool:
    return all(one[0] < other[0] and one[1] < other[1] for one, other in pairwise(pairs))


@given(letters, letters)
def test_short_sequences_get_a_longest_common_subsequence(old: str, new: str) -> None:
    pairs = common(old, new)
    assert rises(pairs)
    assert all(old[left] == new[right] for left, right in pairs)
    assert len(pairs) == longest(old, new)


@given(letters, letters, st.integers(1, 4))
def test_with_few_edits_allowed_it_is_still_common(old: str, new: str, most: int) -> None:
    pairs = common(old, new, most)
    assert rises(pairs)
    assert all(old[left] == new[right] for left, right in pairs)


@pytest.mark.parametrize("step", [7, 997])
def test_long_sequences_with_many_edits_are_settled_leg_by_leg(step: int) -> None:
    old = [number * step % 1009 % 300 for number in range(20_000)]
    new = [number * step % 1013 % 300 for number in range(20_000)]
    pairs = common(old, new)
    assert pairs
    assert rises(pairs)
    assert all(old[left] == new[right] for left, right in pairs)


def test_items_that_occur_once_are_the_anchors_of_long_sequences() -> None:
    old = [*range(1500), "a", *range(1500, 3000)]
    new = ["b", *range(1000), *range(1200, 3000), "a"]
    expected = [(number, number + 1) for number in range(1000)]
    expected += [(number, number - 199) for number in range(1200, 1500)]
    expected += [(number + 1, number - 199) for number in range(1500, 3000)]
    assert common(old, new) == expected


@given(st.lists(pairings, max_size=7))
def test_no_chain_is_heavier(found: list[Pairing]) -> None:
    chain = heaviest_chain(found)
    assert follows(chain)
    assert weight(chain) == max(
        weight(some)
        for size in range(len(found) + 1)
        for some in combinations(sorted(found), size)
        if follows(some)
    )


def follows(chain: Sequence[Pairing]) -> bool:
    return all(
        one.old_to <= other.old_from and one.new_to <= other.new_from
        for one, other in pairwise(chain)
    )


def weight(chain: Sequence[Pairing]) -> int:
    return sum(pairing.weight for pairing in chain)


def longest(old: str, new: str) -> int:
    """Return the length of the longest common subsequence, by the book."""
    row = [0] * (len(new) + 1)
    for one in old:
        before = row
        row = [0]
        for at, other in enumerate(new):
            row.append(before[at] + 1 if one == other else max(row[at], before[at + 1]))
    return row[-1]
