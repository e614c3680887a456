"""What one copy may cost: steps, printed characters and blanks.

A step is whatever the copy does once: a blank, a question, a statement. Where it can be told, they
are counted when the copy is compiled, each loop with one turn; for the rest, each file, macro and
turn of a loop pays while it prints, all that stands in it at once, whichever branch is taken.
"""

from __future__ import annotations

from lmp_press.blanks import FIRST, LAST

MOST_STEPS = 200_000
MOST_CHARACTERS = 250_000
MOST_BLANKS = LAST - FIRST + 1  # each has a sign of its own
CHARACTERS_A_STEP = 100  # of a text that a filter takes


class OverBudgetError(Exception):
    """A copy costs more than any release does; the words say what there is too much of."""


class Budget:
    """What one release has cost so far."""

    def __init__(self) -> None:
        self.steps = 0
        self.characters = 0

    def pay(self, steps: int, characters: int = 0) -> None:
        """Add to the cost; OverBudgetError when that is more than any release may."""
        self.steps += steps
        self.characters += characters
        if self.steps > MOST_STEPS or self.characters > MOST_CHARACTERS:
            raise OverBudgetError(exceeded_limit(self.steps, self.characters))

    def pay_blank(self, blanks: int, words: str) -> None:
        """Pay for the words of the last of so many blanks."""
        if blanks > MOST_BLANKS:
            message = f"{MOST_BLANKS:,} blanks"
            raise OverBudgetError(message)
        self.pay(0, len(words))

    def pay_filter(self, value: object) -> None:
        """Pay for a filter that takes words, or a list of them."""
        size = 0
        if isinstance(value, str):
            size = len(value)
        elif isinstance(value, tuple):
            size = sum([len(part) for part in value if isinstance(part, str)])
        if size >= CHARACTERS_A_STEP:
            self.pay(size // CHARACTERS_A_STEP)


def exceeded_limit(steps: int, characters: int) -> str:
    """Return the limit that a cost exceeds, as a sentence has it; '' for none."""
    if steps > MOST_STEPS:
        return f"{MOST_STEPS:,} steps"
    return f"{MOST_CHARACTERS:,} characters" if characters > MOST_CHARACTERS else ""
