"""The names in a template's copy against its fields: unknown blanks, unused fields, strange nodes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from jinja2 import nodes

from lmp_press.diagnostics import Problem, in_order, report
from lmp_press.diagnostics.grammar import nearest
from lmp_press.template.language import ALLOWED_NODES, FILTERS, TESTS
from lmp_press.template.places import place_in_line, place_of_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lmp_press.fields import Fields
    from lmp_press.fields.schema import Field
    from lmp_press.source import Source

READ_BY_THE_PROGRAM = {"region_name", "release_date"}  # for the document properties, in any template

Scope = dict[str, "Field | None"]  # None: a name whose kind is not known


def check_names(
    trees: dict[str, nodes.Template], sources: dict[str, Source], fields: Fields
) -> list[Problem]:
    """Return what the copy may not say, the blanks no field has and the fields no blank has."""
    problems: list[Problem] = []
    for name, tree in trees.items():
        problems += in_order(_strange_nodes(tree, sources[name]))
    if problems:
        return problems
    main = next(iter(trees))
    walk = _Walk(trees, sources)
    walk.body(trees[main].body, dict(fields.root.properties), main)
    unused = [
        report("unused-field", place_of_key(fields.source, name.rpartition(".")[2]), name=name)
        for name in _unused(fields.root, "", walk.used)
    ]
    return in_order(walk.problems) + unused


def _strange_nodes(tree: nodes.Template, source: Source) -> Iterator[Problem]:
    """Yield what is not in the copy's part of the template language."""
    macros = {macro.name for macro in tree.find_all(nodes.Macro)}
    for node in tree.find_all(nodes.Node):
        if strange := _strange(node, macros):
            kind, facts = strange
            place = place_in_line(source, node.lineno, facts.get("name", ""))
            yield report(kind, place, **facts)


def _strange(node: nodes.Node, macros: set[str]) -> tuple[str, dict[str, str]] | None:
    """Return the id and facts of the problem that a node is, if it is one."""
    if not isinstance(node, ALLOWED_NODES):
        return "not-for-copy", {"found": f"`{_spoken(node)}`"}
    if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
        return "not-for-copy", {"found": f"the attribute `{node.attr}`"}
    if isinstance(node, nodes.Call) and getattr(node.node, "name", None) not in macros:
        called = getattr(node.node, "name", None) or getattr(node.node, "attr", "this")
        return "not-for-copy", {"found": f"the call `{called}(…)`"}
    if isinstance(node, nodes.Filter) and node.name not in FILTERS:
        meant = nearest(node.name, FILTERS)
        advice = f"write `{meant}`" if meant else f"use {', '.join(sorted(FILTERS))}"
        return "unknown-filter", {"name": node.name, "advice": advice}
    if isinstance(node, nodes.Test) and node.name not in TESTS:
        return "not-for-copy", {"found": f"the test `{node.name}`"}
    return None


def _spoken(node: nodes.Node) -> str:
    return re.sub(r"(?<!^)([A-Z])", r" \1", type(node).__name__).lower()


class _Walk:
    """Follows the copy's names with what kind of field each stands for."""

    def __init__(self, trees: dict[str, nodes.Template], sources: dict[str, Source]) -> None:
        self.trees = trees
        self.sources = sources
        self.problems: list[Problem] = []
        self.used: set[tuple[int, str]] = set()
        self.macros = {m.name: m for tree in trees.values() for m in tree.find_all(nodes.Macro)}
        self.calling: list[str] = []

    def body(self, body: list[nodes.Node], scope: Scope, file: str) -> None:
        """Follow some statements; what they set is known to the ones after them."""
        for node in body:
            self.statement(node, scope, file)

    def statement(self, node: nodes.Node, scope: Scope, file: str) -> None:
        """Follow one statement."""
        match node:
            case nodes.For(target=nodes.Name(name=name)):
                items = self.field(node.iter, scope, file)
                inner = scope | {name: items.items if items else None, "loop": None}
                self.body([*node.body, *node.else_], inner, file)
            case nodes.Assign(target=nodes.Name(name=name)):
                scope[name] = self.field(node.node, scope, file)
            case nodes.With():
                values = [self.field(value, scope, file) for value in node.values]
                names = [getattr(target, "name", "") for target in node.targets]
                self.body(node.body, scope | dict(zip(names, values, strict=True)), file)
            case nodes.Include(template=nodes.Const(value=name)) if name in self.trees:
                self.body(self.trees[name].body, dict(scope), name)
            case nodes.Macro():
                return  # followed where it is called
            case nodes.If():
                self.field(node.test, scope, file)
                self.body([*node.body, *node.elif_, *node.else_], scope, file)
            case _:
                for child in node.iter_child_nodes():
                    self.field(child, scope, file)

    def field(self, node: nodes.Node, scope: Scope, file: str) -> Field | None:
        """Return the field that an expression stands for, if it is one."""
        match node:
            case nodes.Name(name=name):
                return self._named(node, name, scope, file)
            case nodes.Getattr(attr=key) | nodes.Getitem(arg=nodes.Const(value=str() as key)):
                return self._member(node, key, self.field(node.node, scope, file), file)
            case nodes.Getitem():
                items = self.field(node.node, scope, file)
                return items.items if items else None
            case nodes.Call(node=nodes.Name(name=name)):
                self._call(name, [self.field(arg, scope, file) for arg in node.args], scope, file)
                return None
        for child in node.iter_child_nodes():
            self.field(child, scope, file)
        return None

    def _named(self, node: nodes.Node, name: str, scope: Scope, file: str) -> Field | None:
        if name in scope:
            self.used.add((id(scope[name]), ""))
            return scope[name]
        self._unknown(node, name, [*scope], name, file)
        return None

    def _member(self, node: nodes.Node, key: str, owner: Field | None, file: str) -> Field | None:
        if owner is None:
            return None
        if key in owner.properties:
            self.used.add((id(owner.properties[key]), ""))
            return owner.properties[key]
        self._unknown(node, key, [*owner.properties], key, file)
        return None

    def _call(self, name: str, given: list[Field | None], scope: Scope, file: str) -> None:
        macro = self.macros.get(name)
        if macro is None or name in self.calling:
            return
        self.calling.append(name)
        names = [arg.name for arg in macro.args]
        padded = [*given, *[None] * len(names)]
        self.body(macro.body, scope | dict(zip(names, padded, strict=False)), file)
        self.calling.pop()

    def _unknown(self, node: Any, name: str, known: list[str], words: str, file: str) -> None:
        meant = nearest(name, known)
        advice = f"write `{meant}`" if meant else "add it to fields.yaml, or delete the blank"
        place = place_in_line(self.sources[file], node.lineno, words)
        self.problems.append(report("unknown-blank", place, name=name, advice=advice))


def _unused(field: Field, path: str, used: set[tuple[int, str]]) -> Iterator[str]:
    """Yield the paths of fields that no blank uses; of a group that is not used, its own alone."""
    for name, inner in field.properties.items():
        whole = f"{path}.{name}" if path else name
        if whole in READ_BY_THE_PROGRAM:
            continue
        if (id(inner), "") not in used:
            yield whole
        elif inner.kind == "object":
            yield from _unused(inner, whole, used)
        elif inner.items and inner.items.kind == "object":
            yield from _unused(inner.items, f"{whole}[]", used)

