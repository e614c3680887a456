"""What is worth a question: blanks that may be none, words that may be one, names that say little.

Each has a proposal, which is what is done where nobody is there to ask.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.adopt.choosing import FIELD_NAME
from lmp_press.adopt.field_names import SAYS_NOTHING
from lmp_press.named_tuples import NamedTuple
from lmp_press.placeholders import Certainty

if TYPE_CHECKING:
    from lmp_press.adopt.adopting import Adopted
    from lmp_press.adopt.choosing import Choices
    from lmp_press.adopt.decision import Decision

NO_BLANK = "-"  # the answer that the words stay as they are


class Inquiry(NamedTuple):
    """One question: the words, and the numbers of the field's blanks; words without any stay.

    The proposal is the blank's field, or that there is no blank.
    """

    decision: Decision
    proposal: str
    numbers: tuple[int, ...] = ()

    def answered(self, answer: str, choices: Choices) -> Choices:
        """Return the choices with an answer; one that was proposed changes nothing."""
        if answer == self.proposal:
            return choices
        if not self.numbers:
            return choices.stating(self.decision.text)
        for number in self.numbers:
            is_none = answer == NO_BLANK
            choices = choices.keeping(number) if is_none else choices.named(number, answer)
        return choices


def inquiries(adopted: Adopted, choices: Choices) -> list[Inquiry]:
    """Return what to ask about in the order of the text, one question for a field."""
    asked: dict[str, Inquiry] = {}
    for number, blank in adopted.blanks:
        if number in choices.names or not _is_unsure(blank):
            continue
        first = asked.get(blank.field, Inquiry(blank, blank.field))
        asked[blank.field] = first._replace(numbers=(*first.numbers, number))
    for kept in adopted.kept:
        if kept.certainty == Certainty.GUESS:
            asked.setdefault(f"{NO_BLANK}{kept.text}", Inquiry(kept, NO_BLANK))
    return sorted(asked.values(), key=lambda each: (each.decision.part, each.decision.start))


def _is_unsure(blank: Decision) -> bool:
    """Tell whether it may be no blank, or has a name that says nothing of it."""
    return blank.certainty != Certainty.SURE or blank.field in SAYS_NOTHING


def is_answer(words: str) -> bool:
    """Tell whether words answer a question: a field's name, or that there is no blank."""
    return words == NO_BLANK or bool(FIELD_NAME.match(words))
