"""Values for one template alone: those under a key with its name stand over those above them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.diagnostics import Problem, report
from lmp_press.diagnostics.grammar import listing, nearest
from lmp_press.named_tuples import NamedTuple
from lmp_press.source import Mapping, Scalar, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lmp_press.fields.schema import Fields
    from lmp_press.source import Node


class Known(NamedTuple):
    """The keys that the templates of a workspace take, and the names of those templates.

    Of a key inside a group there is its path, such as `leader_quotes[].name`.
    """

    keys: frozenset[str] = frozenset()
    templates: frozenset[str] = frozenset()


def for_template(fields: Fields, node: Mapping, known: Known) -> tuple[Mapping, list[Problem]]:
    """Return a region's keys and values as one template has them, and what is wrong with its own.

    A value of its own takes the place of the whole value above it, lists and groups too. What is
    another template's own is left out.
    """
    given = node.entries.keys()
    if given <= fields.root.properties.keys() and given.isdisjoint(
        {fields.template, *known.templates}
    ):
        return node, []
    problems: list[Problem] = []
    shared = dict(node.entries)
    own: Mapping | None = None
    for name, (key, child) in node.entries.items():
        if name == fields.template:
            own = child if isinstance(child, Mapping) else None
            problems += _strange_keys(fields, own) if own else [_no_group(fields, key, child)]
        elif name not in known.templates:
            if not _is_of_a_template(name, child, fields, known):
                continue
            problems.append(_no_template(key, name, known))
        del shared[name]
    values = own.entries if own else {}
    taken = {name: entry for name, entry in values.items() if name in fields.root.properties}
    return Mapping(shared | taken, node.location), problems


def _is_of_a_template(name: str, child: Node, fields: Fields, known: Known) -> bool:
    """Tell whether an unknown key holds values as a template's name does, and nothing else."""
    keys = known.keys | fields.root.properties.keys()
    inner = child.entries.keys() if isinstance(child, Mapping) else ()
    return name not in keys and bool(inner) and keys.issuperset(inner)


def _no_template(key: Scalar, name: str, known: Known) -> Problem:
    meant = nearest(name, known.templates)
    if meant:
        facts = {"key": name, "owner": "any template", "advice": f"write `{meant}`"}
        return report("unknown-key", key.location, **facts)
    return report("no-such-template", key.location, name=name)


def _strange_keys(fields: Fields, own: Mapping) -> Iterator[Problem]:
    known = fields.root.properties
    for name, (key, _) in own.entries.items():
        if name not in known:
            meant = nearest(name, known)
            advice = f"write `{meant}`" if meant else f"delete it, or use {listing([*known])}"
            owner = f"the template `{fields.template}`"
            yield report("unknown-key", key.location, key=name, owner=owner, advice=advice)


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
