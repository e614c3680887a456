"""A plan and a region's values become copy with a sign for each blank.

What is done for the region is taken down step by step, so that it can be done for the next one.
"""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING, Any

from lmp_press.blanks import Blank, sign
from lmp_press.template import plan
from lmp_press.template.evaluating import Closure, Fixed, applied, finder, kept
from lmp_press.template.operations import MISSING, MacroText, entries, holds, turn, words_of
from lmp_press.template.standing import Impression, Take

if TYPE_CHECKING:
    from collections.abc import Callable

    from lmp_press.fields import Group
    from lmp_press.template.evaluating import Scope
    from lmp_press.template.standing import Finder


class Printing:
    """A release being printed: its copy, what was done for it, and the line that is at work."""

    def __init__(self, files: plan.Plan, values: Group) -> None:
        """Start with nothing printed."""
        self.files = files
        self.copy: list[str] = []
        self.impression = Impression(values)
        self.home, self.line = "", 1
        self.answered: list[tuple[Take, Any]] = []
        self._steps: list[Finder] = []
        self._cost = plan.Cost()

    @property
    def last(self) -> Take:
        """What was done after the last question, and the copy."""
        return Take(self._steps, None, {}, "".join(self.copy), self._cost)

    def file(self, name: str, scope: Scope) -> None:
        """Print a file of the copy."""
        home, line = self.home, self.line
        self.home, self.line = name, 1
        self._pay(self.files[name].cost)
        self._body(self.files[name].body, scope)
        self.home, self.line = home, line

    def called(self, macro: plan.Macro, scope: Scope) -> MacroText:
        """Return what a macro prints with the names that it knows."""
        copy, line = self.copy, self.line
        self.copy = []
        self._pay(macro.cost)
        self._body(macro.body, scope)
        printed = MacroText("".join(self.copy))
        self.copy, self.line = copy, line
        return printed

    def ask(self, question: Finder) -> Any:
        """Return the region's answer, by which the ways of regions part."""
        if isinstance(question, Fixed):
            return question.value
        answer = question(self.impression)
        self.answered.append((Take(self._steps, question, {}), answer))
        self._steps = []
        return answer

    def keep(self, finder: Finder) -> Finder:
        """Find a value now, and return what finds it again."""
        if isinstance(finder, Fixed):
            return finder
        number = len(self.impression.kept)
        self._do(lambda impression: impression.kept.append(finder(impression)))
        return lambda impression: impression.kept[number]

    def _do(self, step: Finder) -> None:
        step(self.impression)
        self._steps.append(step)

    def _pay(self, cost: plan.Cost) -> None:
        self.impression.budget.pay(*cost)
        self._cost = plan.Cost(*map(operator.add, self._cost, cost))

    def _body(self, body: plan.Body, scope: Scope) -> None:
        for node in body:
            if type(node) is plan.Words:
                self.copy.append(node.words)
            else:
                self.line = node.line
                _STATEMENTS[type(node)](self, node, scope)

    def _print(self, node: plan.Interpolation, scope: Scope) -> None:
        """Put a printed value to the release's blanks, and its sign into the copy."""
        printed = finder(node.value, scope, self)
        if isinstance(printed, Fixed) and isinstance(printed.value, MacroText):
            self.copy.append(printed.value)  # its values have their signs already
            return
        blanks = self.impression.blanks
        self.copy.append(sign(len(blanks)))
        self._do(_filled(printed))
        self.impression.budget.pay_blank(len(blanks), blanks[-1].words)

    def _if(self, node: plan.If, scope: Scope) -> None:
        for test, body in zip(node.tests, node.bodies, strict=True):
            self.line = test.line
            if self.ask(applied(holds, finder(test, scope, self))):
                self._body(body, scope)
                return
        self._body(node.otherwise, scope)

    def _for(self, node: plan.For, scope: Scope) -> None:
        listed = self.keep(applied(entries, finder(node.items, scope, self)))
        wanted = [_entry(listed, number) for number in range(self.ask(applied(len, listed)))]
        if node.test:
            wanted = [each for each in wanted if self._is_wanted(node, scope | {node.name: each})]
        for number, entry in enumerate(wanted):
            self._pay(node.cost)
            loop = Fixed(turn(number, len(wanted)))
            self._body(node.body, scope | {node.name: entry, "loop": loop})
        if not wanted:
            self._body(node.otherwise, dict(scope))

    def _is_wanted(self, node: plan.For, scope: Scope) -> Any:
        self._pay(plan.Cost(node.cost.steps))
        test = finder(node.test, scope | {"loop": Fixed(MISSING)}, self)
        return self.ask(applied(holds, test))

    def _set(self, node: plan.Set, scope: Scope) -> None:
        scope[node.name] = kept(node.value, scope, self)

    def _with(self, node: plan.With, scope: Scope) -> None:
        values = [kept(one, scope, self) for one in node.values]
        self._body(node.body, scope | dict(zip(node.names, values, strict=True)))

    def _include(self, node: plan.Include, scope: Scope) -> None:
        self.file(node.file, dict(scope))

    def _macro(self, node: plan.Macro, scope: Scope) -> None:
        scope[node.name] = Fixed(Closure(node, scope))


def _filled(printed: Finder) -> Finder:
    """Return the step that fills the next blank."""

    def fill(impression: Impression) -> None:
        value = printed(impression)
        impression.blanks.append(Blank(words_of(value), getattr(value, "path", "")))

    return fill


def _entry(listed: Finder, number: int) -> Finder:
    return lambda impression: listed(impression)[number]


_STATEMENTS: dict[type, Callable[[Printing, Any, Scope], None]] = {
    plan.Interpolation: Printing._print,  # noqa: SLF001 - its own
    plan.If: Printing._if,  # noqa: SLF001 - likewise
    plan.For: Printing._for,  # noqa: SLF001 - likewise
    plan.Set: Printing._set,  # noqa: SLF001 - likewise
    plan.With: Printing._with,  # noqa: SLF001 - likewise
    plan.Include: Printing._include,  # noqa: SLF001 - likewise
    plan.Macro: Printing._macro,  # noqa: SLF001 - likewise
}
