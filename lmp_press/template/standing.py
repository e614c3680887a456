"""Copy that is kept standing, as a printer keeps type that he will print from again.

What printing has found out once holds for every region that answers the copy's questions alike: its
words, its branches, where its values stand. Only the values are new, and what they cost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from lmp_press.named_tuples import NamedTuple
from lmp_press.template.budget import Budget
from lmp_press.template.plan import Cost

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lmp_press.blanks import Blank
    from lmp_press.fields import Group

    Finder: TypeAlias = "Callable[[Impression], Any]"  # of a value, among those of any region

MOST_KEPT = 20_000  # steps and questions


class Printed(NamedTuple):
    """Copy with a sign for each blank, and the blanks in the order of their signs."""

    copy: str
    blanks: list[Blank]


class Impression:
    """One region's values being printed: the blanks so far, what the copy keeps, and the cost."""

    __slots__ = ("blanks", "budget", "kept", "values")

    def __init__(self, values: Group) -> None:
        """Start with nothing printed."""
        self.values = values
        self.blanks: list[Blank] = []
        self.kept: list[Any] = []  # the values that the copy has found and will use again
        self.budget = Budget()


class Take(NamedTuple):
    """The steps up to a question of the copy, and the take that follows on each answer.

    The last one has no question; it has the whole copy, and what that costs without its values.
    """

    steps: Sequence[Finder]
    question: Finder | None
    following: dict[Any, Take]
    copy: str = ""
    cost: Cost = Cost()


class StandingType:
    """The takes of one template's copy, by the answers of the regions that it was printed for."""

    def __init__(self) -> None:
        """Start with none."""
        self._first: dict[Any, Take] = {}
        self._copies: dict[str, str] = {}
        self._size = 0

    def print(self, values: Group) -> Printed | None:
        """Print a region's values; None for one whose answers no region has given before."""
        impression = Impression(values)
        take = self._first.get(None)
        while take:
            for step in take.steps:
                step(impression)
            if not take.question:
                return _whole(take, impression)
            take = take.following.get(take.question(impression))
        return None

    def keep(self, answered: Sequence[tuple[Take, Any]], last: Take) -> None:
        """Keep the takes of a copy that was printed, each question's with its answer."""
        size = len(last.steps) + sum(1 + len(take.steps) for take, _ in answered)
        if size > MOST_KEPT:
            return
        if self._size + size > MOST_KEPT:
            self._first, self._copies, self._size = {}, {}, 0
        self._size += size
        following, answer = self._first, None
        for take, next_answer in answered:
            following = following.setdefault(answer, take).following
            answer = next_answer
        copy = self._copies.setdefault(last.copy, last.copy)  # one object, known by sight
        following.setdefault(answer, last._replace(copy=copy))


def _whole(last: Take, impression: Impression) -> Printed:
    steps, characters = last.cost
    characters += sum([len(blank.words) for blank in impression.blanks])
    impression.budget.pay(steps, characters)
    return Printed(last.copy, impression.blanks)
