"""What the copy can do with a value: ask it, go through it, compare, style and print it."""

from __future__ import annotations

import datetime as dt
import operator
from typing import TYPE_CHECKING, Any

from lmp_press import press_style
from lmp_press.fields import Group, Text
from lmp_press.template.filters import FILTERS

if TYPE_CHECKING:
    from collections.abc import Callable

    from lmp_press.template.budget import Budget

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


_KEYED = (Group, Turn)


def turn(number: int, turns: int) -> Turn:
    """Return what a loop knows of a turn, counted from 0."""
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


def holds(given: Any) -> bool:
    """Tell whether a question's answer is yes."""
    if given is MISSING:
        raise MisfitError(NOT_THERE)
    return bool(given)


def fails(given: Any) -> bool:
    """Tell whether a question's answer is no."""
    return not holds(given)


def is_defined(given: Any) -> bool:
    """Tell whether something is there, if only as an optional key that was left out."""
    return given is not MISSING


def is_none(given: Any) -> bool:
    """Tell whether a value is that of an optional key that was left out."""
    return given is None


def entries(given: Any) -> list[Any]:
    """Return what a loop goes through."""
    if given is MISSING:
        raise MisfitError(NOT_THERE)
    if not isinstance(given, str | tuple | Group):
        raise MisfitError(WRONG_KIND)
    return [*given]


def member(of: Any, key: Any) -> Any:
    """Return what the copy writes as `of.key`, `of["key"]` or `of[0]`."""
    if isinstance(of, _KEYED):
        if key in of:
            return of[key]
    elif isinstance(of, tuple) and isinstance(key, int):
        return of[key] if -len(of) <= key < len(of) else MISSING
    elif of is None:
        return MISSING
    elif of is MISSING or key is MISSING:
        raise MisfitError(NOT_THERE)
    if not isinstance(key, str | int):
        raise MisfitError(WRONG_KIND)
    message = f"`{key}` is no field of what stands before it"
    raise MisfitError(message)


def compared(sign: str, left: Any, right: Any) -> bool:
    """Tell whether two values compare as a sign says."""
    if left is MISSING or right is MISSING:
        raise MisfitError(NOT_THERE)
    try:
        return _SIGNS[sign](left, right)
    except TypeError:
        raise MisfitError(WRONG_KIND) from None


def styled(name: str, budget: Budget, given: Any, *arguments: Any) -> Text:
    """Return a value in press style, which keeps the field that it came from."""
    style, kind, spoken = FILTERS[name]
    if given is None or given is MISSING or (arguments and None in arguments):
        raise EmptyBlankError
    if arguments and MISSING in arguments:
        raise MisfitError(NOT_THERE)
    if not isinstance(given, kind) or isinstance(given, MacroText):
        message = f"the filter `{name}` takes {spoken}"
        raise MisfitError(message)
    if isinstance(given, tuple) and not all(isinstance(item, str) for item in given):
        message = f"the filter `{name}` takes a list whose entries are text"
        raise MisfitError(message)
    budget.pay_filter(given)
    try:
        return Text(style(given, *arguments), getattr(given, "path", ""))
    except ValueError as error:  # a count that has no words
        raise MisfitError(str(error)) from None


def words_of(given: Any) -> str:
    """Return the words that a blank prints."""
    if isinstance(given, str):
        return press_style.curly(given)
    if isinstance(given, int) and not isinstance(given, bool):
        return press_style.figure(given)
    if isinstance(given, dt.date):
        return press_style.press_date(given)
    if given is None or given is MISSING:
        raise EmptyBlankError
    message = "a list, a group of keys, or true or false cannot be printed"
    raise MisfitError(message)


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
