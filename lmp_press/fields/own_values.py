"""Values for one template alone: those under a key with its name stand over those above them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lmp_press.diagnostics import Problem, report
from lmp_press.fields.advice import to_rename
from lmp_press.source import Mapping, Scalar, kind_of

if TYPE_CHECKING:
    from lmp_press.fields.schema import Fields
    from lmp_press.source import Node


class Known(NamedTuple):
    """The keys that the templates of a workspace take, and the names of those templates."""

    keys: frozenset[str] = frozenset()
    templates: frozenset[str] = frozenset()


def for_template(fields: Fields, node: Mapping) -> tuple[Mapping, list[Problem]]:
    """Return a region's keys and values as one template has them, and what is wrong with its own.

    A value of its own takes the place of the whole value above it, lists and groups too.
    """
    if fields.template not in node.entries:
        return node, []
    key, own = node.entries[fields.template]
    shared = {name: entry for name, entry in node.entries.items() if name != fields.template}
    if not isinstance(own, Mapping):
        return Mapping(shared, node.location), [_no_group(fields, key, own)]
    problems = [
        report(
            "unknown-key",
            own_key.location,
            key=name,
            owner=f"the template `{fields.template}`",
            advice=to_rename(name, fields.root.properties),
        )
        for name, (own_key, _) in own.entries.items()
        if name not in fields.root.properties
    ]
    known = {n: entry for n, entry in own.entries.items() if n in fields.root.properties}
    return Mapping(shared | known, node.location), problems


def _no_group(fields: Fields, key: Scalar, own: Node) -> Problem:
    if isinstance(own, Scalar) and own.is_empty:
        advice = "write its keys below it, each indented by two spaces, or delete the line"
        return report("no-value", key.location, field=fields.template, advice=advice)
    return report(
        "wrong-kind",
        own.location,
        field=fields.template,
        expected="a group of keys",
        found=f"`{own.text}`" if isinstance(own, Scalar) else kind_of(own),
        advice="write the values that this template alone has below it, each with its key",
    )
