from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lmp_press.lockstep import in_lockstep

if TYPE_CHECKING:
    from lmp_press.lockstep import Work


def work(name: str, stages: int, done: list[str]) -> Work[str]:
    for stage in range(stages):
        done.append(f"{name}{stage}")
        yield
    return name


def test_works_are_done_stage_by_stage_and_come_back_in_their_order() -> None:
    done: list[str] = []
    works = [work("a", 3, done), work("b", 0, done), work("c", 2, done)]
    assert in_lockstep(works) == ["a", "b", "c"]
    assert done == ["a0", "c0", "a1", "c1", "a2"]


def test_what_one_work_raises_is_raised() -> None:
    def failing() -> Work[str]:
        yield
        raise LookupError

    with pytest.raises(LookupError):
        in_lockstep([work("a", 9, []), failing()])
