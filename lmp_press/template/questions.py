"""What the copy asks of a region's values, with each name traced to its field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from lmp_press.named_tuples import NamedTuple
from lmp_press.outline import Condition
from lmp_press.template import plan

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lmp_press.fields.schema import Field
    from lmp_press.template.evaluating import Closure


class Named(NamedTuple):
    """What a name of the copy stands for: a field, or a thing whose attributes are known."""

    path: str
    field: Field | None
    known: Mapping[str, object] = {}


Scope: TypeAlias = "dict[str, Named | Closure | None]"


class Question(NamedTuple):
    """An expression as a question: its words with names in full, and what they stand for.

    `holds` and `fails` are the conditions of either answer, None for one that cannot be.
    """

    words: str
    paths: tuple[str, ...] = ()
    named: Named | None = None
    holds: tuple[Condition, ...] | None = ()
    fails: tuple[Condition, ...] | None = ()

    @property
    def field(self) -> str:
        """The path of the one field that it is about, or the deepest of one group; else ''."""
        deepest = max(self.paths, key=len, default="")
        return deepest if all(deepest.startswith(path) for path in self.paths) else ""


def question(node: plan.Expression, scope: Scope) -> Question:
    """Return an expression of the copy as a question about a region's values."""
    match node:
        case plan.Not(given=given):
            asked = question(given, scope)
            return asked._replace(named=None, holds=asked.fails, fails=asked.holds)
        case plan.Constant(value=value):
            return _known(value)
        case plan.Name(name=name):
            named = scope.get(name)
            return _about(named if isinstance(named, Named) else Named(name, None))
        case plan.Attribute(of=of, key=key):
            return _member(question(of, scope).named, key)
        case plan.Filter(given=given):
            asked = question(given, scope)
            return _asking(f"{asked.words} | {node.name}", asked.paths, asked.named)
    return _compound(node, scope)


def _member(owner: Named | None, key: str | int) -> Question:
    if owner is None:
        return _asking(f"something's {key}", (), None)
    if key in owner.known:
        return _known(owner.known[str(key)])
    if isinstance(key, int):
        inner = owner.field and owner.field.items
        return _about(Named(f"{owner.path}[{key}]", inner or None))
    return _about(Named(f"{owner.path}.{key}", owner.field and owner.field.properties.get(key)))


def _compound(node: plan.Expression, scope: Scope) -> Question:
    """Return a comparison, a test, `and`, `or`: one question, whatever stands in it."""
    parts = [question(part, scope) for part in plan.parts(node)]
    words = [part.words for part in parts]
    match node:
        case plan.Compare(signs=signs):
            sides = zip(signs, words[1:], strict=True)
            asked = " ".join([words[0], *(f"{sign} {side}" for sign, side in sides)])
        case plan.Test(name=name):
            asked = f"{words[0]} is {name}"
        case _:
            asked = f" {type(node).__name__.lower()} ".join(words)
    return _asking(f"({asked})", tuple(path for part in parts for path in part.paths), None)


def _about(named: Named) -> Question:
    return _asking(named.path, (named.path,), named)


def _asking(words: str, paths: tuple[str, ...], named: Named | None) -> Question:
    asked = Question(words, paths, named)
    yes, no = (Condition(words, answer, asked.field) for answer in (True, False))
    return asked._replace(holds=(yes,), fails=(no,))


def _known(value: Any) -> Question:
    """Return a question whose answer is plain in the copy."""
    return Question(repr(value), holds=() if value else None, fails=None if value else ())
