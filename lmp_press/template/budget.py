"""What one copy may cost: steps, printed characters and blanks.

A step is whatever the copy does once: a blank, a question, a statement. Where it can be told, they
are counted when the copy is compiled, each loop with one turn; for the rest, each file, macro and
turn of a loop pays while it prints, all that stands in it at once, whichever branch is taken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jinja2 import nodes

from lmp_press.blanks import FIRST, LAST

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_STEPS = 200_000
MOST_CHARACTERS = 250_000
MOST_BLANKS = LAST - FIRST + 1  # each has a sign of its own
CHARACTERS_A_STEP = 100  # of a text that a filter takes

PAY = "pay"  # the filter that no copy can write, for it is not among the names that are known

_STEPS = (nodes.Stmt, nodes.Expr)


class OverBudgetError(Exception):
    """A copy costs more than any release does; the words say what there is too much of."""


class Cost(NamedTuple):
    """The steps that a piece of a copy takes, and the characters of its own that it prints."""

    steps: int
    characters: int


class Budget:
    """What one release has cost so far."""

    def __init__(self) -> None:
        self.steps = 0
        self.characters = 0

    def pay(self, steps: int, characters: int = 0) -> None:
        """Add to the cost; OverBudgetError when that is more than any release may."""
        self.steps += steps
        self.characters += characters
        if exceeded := exceeded_limit(self.steps, self.characters):
            raise OverBudgetError(exceeded)

    def pay_blank(self, blanks: int, words: str) -> None:
        """Pay for the words of one more blank than there are."""
        if blanks == MOST_BLANKS:
            message = f"{MOST_BLANKS:,} blanks"
            raise OverBudgetError(message)
        self.pay(0, len(words))

    def pay_filter(self, value: object) -> None:
        """Pay for a filter that takes words, or a list of them."""
        parts = value if isinstance(value, tuple) else (value,)
        self.pay(sum(len(part) for part in parts if isinstance(part, str)) // CHARACTERS_A_STEP)


def exceeded_limit(steps: int, characters: int) -> str:
    """Return the limit that a cost exceeds, as a sentence has it; '' for none."""
    if steps > MOST_STEPS:
        return f"{MOST_STEPS:,} steps"
    return f"{MOST_CHARACTERS:,} characters" if characters > MOST_CHARACTERS else ""


def metered(tree: nodes.Template) -> nodes.Template:
    """Return a copy that pays for its file, each macro and each turn of a loop as it starts."""
    holders: list[nodes.Template | nodes.For | nodes.Macro] = [tree]
    holders += [*tree.find_all(nodes.For), *tree.find_all(nodes.Macro)]
    for holder in holders:
        cost = own_cost(holder)
        holder.body.insert(0, nodes.ExprStmt(_payment(cost)))
        if isinstance(holder, nodes.For) and holder.test is not None:
            holder.test = nodes.And(_payment(Cost(cost.steps, 0)), holder.test)
    return tree


def _payment(cost: Cost) -> nodes.Filter:
    amounts = [nodes.Const(cost.steps), nodes.Const(cost.characters)]
    return nodes.Filter(nodes.Const(None), PAY, amounts, [], None, None)


def own_cost(holder: nodes.Node) -> Cost:
    """Return what a file, a macro or a turn of a loop takes but for those that stand in it."""
    steps = characters = 0
    for node in own_nodes(holder):
        steps += isinstance(node, _STEPS)
        characters += len(node.data) if isinstance(node, nodes.TemplateData) else 0
    return Cost(steps, characters)


def own_nodes(holder: nodes.Node) -> Iterator[nodes.Node]:
    """Yield the nodes in a holder, but not those in a loop or a macro in it."""
    waiting = list(holder.iter_child_nodes())
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, nodes.For):
            waiting += [node.iter, *node.else_]
        elif not isinstance(node, nodes.Macro):
            waiting += node.iter_child_nodes()
