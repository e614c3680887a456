from __future__ import annotations

import random

import pytest
from support.mutated_files import FILES, fate_of, mutated

PAIRS = 6  # of each seed; tools/fuzz_redlines.py tries a thousand


@pytest.mark.parametrize("seed", range(8))
def test_files_changed_at_random_are_redlined_in_time_and_taken_back(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - for trying, no secret
    pairs = [[mutated(file, chance) for file in chance.sample(FILES, 2)] for _ in range(PAIRS)]
    fates = {fate_of(old, new) for old, new in pairs}
    assert fates <= {"right", "not proven"}
