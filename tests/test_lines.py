from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lmp_press.batch import lines
from lmp_press.batch.lines import Lines

WORDS = st.text(st.characters(exclude_categories=["C", "Z"]))
LINES = st.lists(WORDS.map(lambda words: f"{words}\n"))


@given(LINES, LINES, st.integers(1, 40))
def test_lines_come_back_in_their_order_wherever_they_are_kept(
    first: list[str], then: list[str], few: int
) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(lines, "IN_MEMORY", few)
        kept = Lines()
        for line in first:
            kept.add(line)
        assert list(kept) == first
        for line in then:
            kept.add(line)
        assert list(kept) == first + then
        kept.close()
