"""Works that pause after each of their stages, done in lockstep: all of them stage by stage.

So a stage's code and data are at hand for all of them, and are not pushed out of the processor's
caches by the stages in between. What each work comes to is the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable
    from typing import TypeAlias

T = TypeVar("T")
Work: TypeAlias = "Generator[None, None, T]"  # it pauses where it yields


def in_lockstep(works: Iterable[Work[T]]) -> list[T]:
    """Return what several works come to, in their order; an exception of one ends them all.

    >>> def work(name):
    ...     print(name, "begins")
    ...     yield
    ...     return name.upper()
    >>> in_lockstep([work("a"), work("b")])
    a begins
    b begins
    ['A', 'B']
    """
    ended: dict[int, T] = {}
    waiting = dict(enumerate(works))
    while waiting:
        for number, work in [*waiting.items()]:
            try:
                next(work)
            except StopIteration as end:
                ended[number] = end.value
                del waiting[number]
    return [ended[number] for number in sorted(ended)]
