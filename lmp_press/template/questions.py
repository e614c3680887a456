"""What the copy asks of a region's values, with each name traced to its field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from jinja2 import nodes

from lmp_press.outline import Condition

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lmp_press.fields.schema import Field


class Named(NamedTuple):
    """What a name of the copy stands for: a field, or a thing whose attributes are known."""

    path: str
    field: Field | None
    known: Mapping[str, object] = {}


Scope: TypeAlias = "dict[str, Named | None]"


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


def question(node: nodes.Node, scope: Scope) -> Question:
    """Return an expression of the copy as a question about a region's values."""
    match node:
        case nodes.Not():
            asked = question(node.node, scope)
            return asked._replace(named=None, holds=asked.fails, fails=asked.holds)
        case nodes.Const(value=value):
            return _known(value)
        case nodes.Name(name=name):
            return _about(scope.get(name) or Named(name, None))
        case nodes.Getattr(attr=key) | nodes.Getitem(arg=nodes.Const(value=key)):
            return _member(question(node.node, scope).named, key)
        case nodes.Filter() if node.node is not None:
            asked = question(node.node, scope)
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


def _compound(node: nodes.Node, scope: Scope) -> Question:
    """Return a comparison, a test, `and`, `or`: one question, whatever stands in it."""
    parts = [question(child, scope) for child in node.iter_child_nodes()]
    sign = getattr(node, "op", "") or getattr(node, "name", "") or type(node).__name__.lower()
    words = f"({f' {sign} '.join(part.words for part in parts)}{'' if parts[1:] else f' {sign}'})"
    return _asking(words, tuple(path for part in parts for path in part.paths), None)


def _about(named: Named) -> Question:
    return _asking(named.path, (named.path,), named)


def _asking(words: str, paths: tuple[str, ...], named: Named | None) -> Question:
    asked = Question(words, paths, named)
    yes, no = (Condition(words, answer, asked.field) for answer in (True, False))
    return asked._replace(holds=(yes,), fails=(no,))


def _known(value: Any) -> Question:
    """Return a question whose answer is plain in the copy."""
    return Question(repr(value), holds=() if value else None, fails=None if value else ())
