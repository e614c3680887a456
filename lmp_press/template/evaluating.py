"""What an expression of the copy stands for, given a region's values."""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING, Any, Protocol

from lmp_press.fields import Group, Text
from lmp_press.named_tuples import NamedTuple
from lmp_press.template import plan
from lmp_press.template.filters import FILTERS

if TYPE_CHECKING:
    from collections.abc import Callable

    from lmp_press.template.budget import Budget

Scope = dict[str, Any]

NOT_THERE = "the line asks for something that is not there"
WRONG_KIND = "a value is not of the kind that the line needs"


class EmptyBlankError(Exception):
    """The copy prints a blank that this region leaves empty."""


class MisfitError(Exception):
    """The copy does with a value what cannot be done with it; the words say what."""


class _Missing:
    """What is not there at all: it can be passed on, and asked whether it is defined."""


MISSING = _Missing()


class MacroText(str):
    """What a macro has printed, with the signs of its values."""

    __slots__ = ()


class Turn(dict[str, Any]):
    """What a loop knows of one turn: `loop.first`."""


class Closure(NamedTuple):
    """A macro, and the names that are known where it stands."""

    macro: plan.Macro
    scope: Scope


class Evaluation(Protocol):
    """What evaluates: it keeps count of the cost, and prints what a macro prints."""

    budget: Budget

    def called(self, macro: plan.Macro, scope: Scope) -> MacroText:
        """Return what a macro prints with the names that it knows."""


def value(node: Any, scope: Scope, run: Evaluation) -> Any:
    """Return what an expression stands for."""
    return _VALUES[type(node)](node, scope, run)


def holds(given: Any) -> bool:
    """Tell whether a question's answer is yes."""
    if given is MISSING:
        raise MisfitError(NOT_THERE)
    return bool(given)


def entries(given: Any) -> list[Any]:
    """Return what a loop goes through."""
    if given is MISSING:
        raise MisfitError(NOT_THERE)
    if not isinstance(given, str | tuple | Group):
        raise MisfitError(WRONG_KIND)
    return [*given]


def _member(of: Any, key: Any) -> Any:
    """Return what the copy writes as `of.key`, `of["key"]` or `of[0]`."""
    match of:
        case Group() | Turn() if key in of:
            return of[key]
        case tuple() if isinstance(key, int):
            return of[key] if -len(of) <= key < len(of) else MISSING
        case None:
            return MISSING
        case _Missing():
            raise MisfitError(NOT_THERE)
    message = f"`{key}` is no field of what stands before it"
    raise MisfitError(message)


def _filter(node: plan.Filter, scope: Scope, run: Evaluation) -> Text:
    """Return a value in press style, which keeps the field that it came from."""
    style, kind, spoken = FILTERS[node.name]
    given, *arguments = (value(one, scope, run) for one in (node.given, *node.arguments))
    if given is MISSING or None in (given, *arguments):
        raise EmptyBlankError
    if MISSING in arguments:
        raise MisfitError(NOT_THERE)
    if not isinstance(given, kind) or isinstance(given, MacroText):
        message = f"the filter `{node.name}` takes {spoken}"
        raise MisfitError(message)
    run.budget.pay_filter(given)
    try:
        return Text(style(given, *arguments), getattr(given, "path", ""))
    except ValueError as error:  # a count that has no words
        raise MisfitError(str(error)) from None


def _test(node: plan.Test, scope: Scope, run: Evaluation) -> bool:
    given = value(node.given, scope, run)
    return given is None if node.name == "none" else given is not MISSING


def _call(node: plan.Call, scope: Scope, run: Evaluation) -> MacroText:
    """Return what a macro prints, in the names that are known where it stands."""
    found = scope.get(node.name)
    if not isinstance(found, Closure):  # it stands further down
        raise MisfitError(NOT_THERE)
    names, defaults = found.macro.names, found.macro.defaults
    given = dict(zip(names, (value(one, scope, run) for one in node.given), strict=False))
    named = zip(node.names, (value(one, scope, run) for one in node.named), strict=True)
    if len(node.given) > len(names) or not {*node.names} <= {*names} - given.keys():
        raise MisfitError(WRONG_KIND)
    inner = found.scope | dict.fromkeys(names, MISSING) | given | dict(named)
    for name, default in zip(names[len(names) - len(defaults) :], defaults, strict=True):
        if inner[name] is MISSING:
            inner[name] = value(default, inner, run)
    return run.called(found.macro, inner)


def _compare(node: plan.Compare, scope: Scope, run: Evaluation) -> bool:
    left = value(node.given, scope, run)
    for sign, other in zip(node.signs, node.others, strict=True):
        right = value(other, scope, run)
        if left is MISSING or right is MISSING:
            raise MisfitError(NOT_THERE)
        try:
            if not _SIGNS[sign](left, right):
                return False
        except TypeError:
            raise MisfitError(WRONG_KIND) from None
        left = right
    return True


def _and(node: plan.And, scope: Scope, run: Evaluation) -> Any:
    left = value(node.left, scope, run)
    return value(node.right, scope, run) if holds(left) else left


def _or(node: plan.Or, scope: Scope, run: Evaluation) -> Any:
    left = value(node.left, scope, run)
    return left if holds(left) else value(node.right, scope, run)


def _choice(node: plan.Choice, scope: Scope, run: Evaluation) -> Any:
    chosen = node.then if holds(value(node.test, scope, run)) else node.otherwise
    return value(chosen, scope, run) if chosen else MISSING


_SIGNS: dict[str, Callable[[Any, Any], bool]] = {
    "eq": operator.eq,
    "ne": operator.ne,
    "gt": operator.gt,
    "gteq": operator.ge,
    "lt": operator.lt,
    "lteq": operator.le,
    "in": lambda left, right: left in right,
    "notin": lambda left, right: left not in right,
}
_VALUES: dict[type, Callable[[Any, Scope, Evaluation], Any]] = {
    plan.Constant: lambda node, *_: node.value,
    plan.Name: lambda node, scope, _: scope.get(node.name, MISSING),
    plan.Attribute: lambda node, scope, run: _member(value(node.of, scope, run), node.key),
    plan.Item: lambda node, scope, run: _member(
        value(node.of, scope, run), value(node.at, scope, run)
    ),
    plan.Filter: _filter,
    plan.Test: _test,
    plan.Not: lambda node, scope, run: not holds(value(node.given, scope, run)),
    plan.And: _and,
    plan.Or: _or,
    plan.Compare: _compare,
    plan.Choice: _choice,
    plan.Call: _call,
}
