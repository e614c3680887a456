"""An expression of the copy becomes what finds its value, among those of any region.

What can be told without a region, such as `loop.first`, is found at once. Where an expression has a
side of its own for each answer, its question is asked, and only the side that is meant is followed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from lmp_press.named_tuples import NamedTuple
from lmp_press.template import plan
from lmp_press.template.operations import (
    MISSING,
    NOT_THERE,
    WRONG_KIND,
    MacroText,
    MisfitError,
    compared,
    fails,
    holds,
    is_defined,
    is_none,
    member,
    styled,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lmp_press.template.standing import Finder, Impression

    Scope = dict[str, Finder]

_BRANCHING = (plan.And, plan.Or, plan.Choice, plan.Compare, plan.Call)


class Fixed:
    """A value that is the same for every region."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        """Hold it."""
        self.value = value

    def __call__(self, _: Impression) -> Any:
        """Return it."""
        return self.value


class Closure(NamedTuple):
    """A macro, and the names that are known where it stands."""

    macro: plan.Macro
    scope: Any


class Evaluation(Protocol):
    """What evaluates for a region: it asks, keeps what was found, and prints what a macro does."""

    def ask(self, question: Finder) -> Any:
        """Return a region's answer."""

    def keep(self, finder: Finder) -> Finder:
        """Find a value now, and return what finds it again."""

    def called(self, macro: plan.Macro, scope: Scope) -> MacroText:
        """Return what a macro prints with the names that it knows."""


def finder(node: Any, scope: Scope, run: Evaluation) -> Finder:
    """Return what finds the value of an expression."""
    return _FINDERS[type(node)](node, scope, run)


def kept(node: Any, scope: Scope, run: Evaluation) -> Finder:
    """Find the value of an expression now, and return what finds it again."""
    again = finder(node, scope, run)
    return again if isinstance(node, plan.Name) else run.keep(again)


def applied(function: Callable[[Any], Any], given: Finder) -> Finder:
    """Return what finds the result of a function."""
    if isinstance(given, Fixed):
        return Fixed(function(given.value))
    return lambda impression: function(given(impression))


def _both(function: Callable[[Any, Any], Any], one: Finder, other: Finder) -> Finder:
    """Return what finds the result of a function of two values."""
    if isinstance(one, Fixed) and isinstance(other, Fixed):
        return Fixed(function(one.value, other.value))
    return lambda impression: function(one(impression), other(impression))


def _each(nodes: Iterable[Any], scope: Scope, run: Evaluation) -> list[Finder]:
    """Return the finders of several expressions; they are found in this order."""
    finders: list[Finder] = []
    for node in nodes:
        if _branches(node):
            finders = [*map(run.keep, finders)]
        finders.append(finder(node, scope, run))
    return finders


def _branches(node: Any) -> bool:
    """Tell whether a question may be asked, or something printed, to find an expression's value."""
    return isinstance(node, _BRANCHING) or any(map(_branches, plan.parts(node)))


def _name(node: plan.Name, scope: Scope, _: Evaluation) -> Finder:
    """Return what finds a name of the copy's own, or else a field."""
    return scope.get(node.name) or _field(node.name)


def _field(name: str) -> Finder:
    def find(impression: Impression) -> Any:
        try:
            return impression.values[name]
        except KeyError:
            return MISSING

    return find


def _attribute(node: plan.Attribute, scope: Scope, run: Evaluation) -> Finder:
    of, key = finder(node.of, scope, run), node.key
    if isinstance(of, Fixed):
        return Fixed(member(of.value, key))
    return lambda impression: member(of(impression), key)


def _item(node: plan.Item, scope: Scope, run: Evaluation) -> Finder:
    return _both(member, *_each((node.of, node.at), scope, run))


def _filter(node: plan.Filter, scope: Scope, run: Evaluation) -> Finder:
    name = node.name
    given, *others = _each((node.given, *node.arguments), scope, run)
    if not others:
        return lambda impression: styled(name, impression.budget, given(impression))
    return lambda impression: styled(
        name, impression.budget, given(impression), *[each(impression) for each in others]
    )


def _test(node: plan.Test, scope: Scope, run: Evaluation) -> Finder:
    test = is_none if node.name == "none" else is_defined
    return applied(test, finder(node.given, scope, run))


def _not(node: plan.Not, scope: Scope, run: Evaluation) -> Finder:
    return applied(fails, finder(node.given, scope, run))


def _compare(node: plan.Compare, scope: Scope, run: Evaluation) -> Finder:
    left, right = _each((node.given, node.others[0]), scope, run)
    for sign, other in zip(node.signs, node.others[1:], strict=False):  # more follow: a < b < c
        right = run.keep(right)
        if not run.ask(_compared(sign, left, right)):
            return Fixed(False)  # noqa: FBT003 - the answer
        left, right = right, finder(other, scope, run)
    return _compared(node.signs[-1], left, right)


def _compared(sign: str, left: Finder, right: Finder) -> Finder:
    return _both(lambda one, other: compared(sign, one, other), left, right)


def _and(node: plan.And, scope: Scope, run: Evaluation) -> Finder:
    left = kept(node.left, scope, run)
    return finder(node.right, scope, run) if run.ask(applied(holds, left)) else left


def _or(node: plan.Or, scope: Scope, run: Evaluation) -> Finder:
    left = kept(node.left, scope, run)
    return left if run.ask(applied(holds, left)) else finder(node.right, scope, run)


def _choice(node: plan.Choice, scope: Scope, run: Evaluation) -> Finder:
    test = applied(holds, finder(node.test, scope, run))
    chosen = node.then if run.ask(test) else node.otherwise
    return finder(chosen, scope, run) if chosen else Fixed(MISSING)


def _call(node: plan.Call, scope: Scope, run: Evaluation) -> Finder:
    """Return what a macro prints, in the names that are known where it stands."""
    called = scope.get(node.name)
    if not isinstance(called, Fixed) or not isinstance(called.value, Closure):
        raise MisfitError(NOT_THERE)  # it stands further down
    macro, outer = called.value
    given = dict(zip(macro.names, _all_kept(node.given, scope, run), strict=False))
    named = dict(zip(node.names, _all_kept(node.named, scope, run), strict=True))
    if len(node.given) > len(macro.names) or not named.keys() <= {*macro.names} - given.keys():
        raise MisfitError(WRONG_KIND)
    inner = outer | dict.fromkeys(macro.names, Fixed(MISSING)) | given | named
    with_defaults = macro.names[len(macro.names) - len(macro.defaults) :]
    for name, default in zip(with_defaults, macro.defaults, strict=True):
        if not run.ask(applied(is_defined, inner[name])):
            inner[name] = kept(default, inner, run)
    return Fixed(run.called(macro, inner))


def _all_kept(nodes: Iterable[Any], scope: Scope, run: Evaluation) -> list[Finder]:
    return [kept(node, scope, run) for node in nodes]


_FINDERS: dict[type, Callable[[Any, Scope, Evaluation], Finder]] = {
    plan.Constant: lambda node, *_: Fixed(node.value),
    plan.Name: _name,
    plan.Attribute: _attribute,
    plan.Item: _item,
    plan.Filter: _filter,
    plan.Test: _test,
    plan.Not: _not,
    plan.And: _and,
    plan.Or: _or,
    plan.Compare: _compare,
    plan.Choice: _choice,
    plan.Call: _call,
}
