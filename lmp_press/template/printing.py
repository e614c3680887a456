"""A plan and a region's values become copy with a sign for each blank."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from lmp_press import press_style
from lmp_press.blanks import Blank, sign
from lmp_press.template import plan
from lmp_press.template.budget import Budget
from lmp_press.template.evaluating import (
    MISSING,
    Closure,
    EmptyBlankError,
    MacroText,
    MisfitError,
    Turn,
    entries,
    holds,
    value,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from lmp_press.template.evaluating import Scope


class Printing:
    """A release being printed: its copy, its blanks, its cost, and the line that is at work."""

    def __init__(self, files: plan.Plan) -> None:
        """Start with nothing printed."""
        self.files = files
        self.copy: list[str] = []
        self.blanks: list[Blank] = []
        self.budget = Budget()
        self.home, self.line = "", 1

    def file(self, name: str, scope: Scope) -> None:
        """Print a file of the copy."""
        home, line = self.home, self.line
        self.home, self.line = name, 1
        self.budget.pay(*self.files[name].cost)
        self._body(self.files[name].body, scope)
        self.home, self.line = home, line

    def called(self, macro: plan.Macro, scope: Scope) -> MacroText:
        """Return what a macro prints with the names that it knows."""
        copy, line = self.copy, self.line
        self.copy = []
        self.budget.pay(*macro.cost)
        self._body(macro.body, scope)
        printed = MacroText("".join(self.copy))
        self.copy, self.line = copy, line
        return printed

    def _body(self, body: plan.Body, scope: Scope) -> None:
        for node in body:
            if type(node) is plan.Words:
                self.copy.append(node.words)
            else:
                self.line = node.line
                _STATEMENTS[type(node)](self, node, scope)

    def _print(self, node: plan.Interpolation, scope: Scope) -> None:
        """Put a printed value to the release's blanks, and its sign into the copy."""
        printed = value(node.value, scope, self)
        if isinstance(printed, MacroText):
            self.copy.append(printed)  # its values have their signs already
            return
        words = _words(printed)
        self.budget.pay_blank(len(self.blanks), words)
        self.copy.append(sign(len(self.blanks)))
        self.blanks.append(Blank(words, getattr(printed, "path", "")))

    def _if(self, node: plan.If, scope: Scope) -> None:
        for test, body in zip(node.tests, node.bodies, strict=True):
            self.line = test.line
            if holds(value(test, scope, self)):
                self._body(body, scope)
                return
        self._body(node.otherwise, scope)

    def _for(self, node: plan.For, scope: Scope) -> None:
        found = entries(value(node.items, scope, self))
        if node.test:
            found = [one for one in found if self._is_wanted(node, scope | {node.name: one})]
        for number, entry in enumerate(found):
            self.budget.pay(*node.cost)
            self._body(node.body, scope | {node.name: entry, "loop": _turn(number, len(found))})
        if not found:
            self._body(node.otherwise, dict(scope))

    def _is_wanted(self, node: plan.For, scope: Scope) -> bool:
        self.budget.pay(node.cost.steps)
        return holds(value(node.test, scope | {"loop": MISSING}, self))

    def _set(self, node: plan.Set, scope: Scope) -> None:
        scope[node.name] = value(node.value, scope, self)

    def _with(self, node: plan.With, scope: Scope) -> None:
        values = [value(one, scope, self) for one in node.values]
        self._body(node.body, scope | dict(zip(node.names, values, strict=True)))

    def _include(self, node: plan.Include, scope: Scope) -> None:
        self.file(node.file, dict(scope))

    def _macro(self, node: plan.Macro, scope: Scope) -> None:
        scope[node.name] = Closure(node, scope)


def _turn(number: int, turns: int) -> Turn:
    left = turns - number
    return Turn(
        index=number + 1,
        index0=number,
        revindex=left,
        revindex0=left - 1,
        length=turns,
        first=number == 0,
        last=left == 1,
    )


def _words(printed: Any) -> str:
    if isinstance(printed, str):
        return press_style.curly(printed)
    if isinstance(printed, int) and not isinstance(printed, bool):
        return press_style.figure(printed)
    if isinstance(printed, dt.date):
        return press_style.press_date(printed)
    if printed is None or printed is MISSING:
        raise EmptyBlankError
    message = "a list, a group of keys, or true or false cannot be printed"
    raise MisfitError(message)


_STATEMENTS: dict[type, Callable[[Printing, Any, Scope], None]] = {
    plan.Interpolation: Printing._print,  # noqa: SLF001 - its own
    plan.If: Printing._if,  # noqa: SLF001 - likewise
    plan.For: Printing._for,  # noqa: SLF001 - likewise
    plan.Set: Printing._set,  # noqa: SLF001 - likewise
    plan.With: Printing._with,  # noqa: SLF001 - likewise
    plan.Include: Printing._include,  # noqa: SLF001 - likewise
    plan.Macro: Printing._macro,  # noqa: SLF001 - likewise
}
