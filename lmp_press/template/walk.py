"""Follows the copy's names, statement by statement, with the field that each of them stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, cast

from jinja2 import nodes

from lmp_press.diagnostics import Location, Problem, report
from lmp_press.diagnostics.grammar import count, nearest
from lmp_press.fields import kind_of_field
from lmp_press.template.language import FILTERS, LOOP, PRINTED, WORDS
from lmp_press.template.places import place_in_line

if TYPE_CHECKING:
    from lmp_press.fields.schema import Field
    from lmp_press.source import Source

Scope: TypeAlias = "dict[str, Field | None]"  # None: a name whose kind is not known


class Walk:
    """What a walk through the copy of one template finds: problems, and the fields it uses."""

    def __init__(self, trees: dict[str, nodes.Template], sources: dict[str, Source]) -> None:
        self.trees = trees
        self.sources = sources
        self.problems: list[Problem] = []
        self.used: set[int] = set()  # by identity: two fields can be equal
        self._macros = {
            macro.name: (macro, file)
            for file, tree in trees.items()
            for macro in tree.find_all(nodes.Macro)
        }
        self._inside: list[str] = []  # the files and macros that are being followed

    def file(self, name: str, scope: Scope) -> None:
        """Follow a file of the copy."""
        self._inside.append(name)
        self._body(self.trees[name].body, scope, name)
        self._inside.pop()

    def _body(self, body: list[nodes.Node], scope: Scope, file: str) -> None:
        """Follow some statements; what they set is known to the ones after them."""
        for node in body:
            self._statement(node, scope, file)

    def _statement(self, node: nodes.Node, scope: Scope, file: str) -> None:
        match node:
            case nodes.Output():
                self._output(node, scope, file)
            case nodes.For(target=nodes.Name(name=name)):
                items = self._field(node.iter, scope, file)
                self._fit(node.iter, items, "`for`", (tuple, "a list"), file)
                inner = scope | {name: items.items if items else None, "loop": LOOP}
                tests = [node.test] if node.test else []
                self._body([*tests, *node.body, *node.else_], inner, file)
            case nodes.Assign(target=nodes.Name(name=name)):
                scope[name] = self._field(node.node, scope, file)
            case nodes.With():
                values = [self._field(value, scope, file) for value in node.values]
                names = [getattr(target, "name", "") for target in node.targets]
                self._body(node.body, scope | dict(zip(names, values, strict=True)), file)
            case nodes.Include(template=nodes.Const(value=name)):
                self._include(node, name, scope, file)
            case nodes.If():
                self._field(node.test, scope, file)
                self._body([*node.body, *node.elif_, *node.else_], scope, file)
            case nodes.Expr():
                self._field(node, scope, file)
            # What is left is a macro, which is followed where it is called.

    def _output(self, node: nodes.Output, scope: Scope, file: str) -> None:
        for printed in node.nodes:
            field = self._field(printed, scope, file)
            self._fit(printed, field, "a blank", PRINTED, file)

    def _include(self, node: nodes.Include, name: str, scope: Scope, file: str) -> None:
        place = self._place(node, name, file)
        if name not in self.trees:
            self.problems.append(report("outside-folder", place, name=name))
        elif name in self._inside:
            self.problems.append(report("not-for-copy", place, found="a file that includes itself"))
        else:
            self.file(name, dict(scope))

    def _field(self, node: nodes.Node, scope: Scope, file: str) -> Field | None:
        """Return the field that an expression stands for, if it is known to be one."""
        match node:
            case nodes.Name(name=name):
                return self._named(node, name, scope, file)
            case nodes.Getattr(attr=key) | nodes.Getitem(arg=nodes.Const(value=str() as key)):
                return self._member(node, key, self._field(node.node, scope, file), file)
            case nodes.Getitem():
                return self._entry(node, scope, file)
            case nodes.Filter():
                return self._filter(node, scope, file)
        return self._compound(node, scope, file)

    def _compound(self, node: nodes.Node, scope: Scope, file: str) -> Field | None:
        """Return the field of a choice as soon as one of its sides is known to be one."""
        if isinstance(node, nodes.Call):
            self._call(node, scope, file)
            return None
        inner = [self._field(child, scope, file) for child in _asked_first(node)]
        match node:
            case nodes.CondExpr():
                return next(filter(None, inner[1:]), None)
            case nodes.Or() | nodes.And():
                return next(filter(None, inner), None)
        return None

    def _entry(self, node: nodes.Getitem, scope: Scope, file: str) -> Field | None:
        self._field(node.arg, scope, file)
        items = self._field(node.node, scope, file)
        self._fit(node.node, items, "the number of an entry", (tuple, "a list"), file)
        return items.items if items else None

    def _named(self, node: nodes.Node, name: str, scope: Scope, file: str) -> Field | None:
        if name not in scope:
            self._unknown(node, name, [*scope], file)
        field = scope.get(name)
        self.used.add(id(field))
        return field

    def _member(self, node: nodes.Node, key: str, owner: Field | None, file: str) -> Field | None:
        if owner is None:
            return None
        if key not in owner.properties:
            self._unknown(node, key, [*owner.properties], file)
        field = owner.properties.get(key)
        self.used.add(id(field))
        return field

    def _filter(self, node: nodes.Filter, scope: Scope, file: str) -> Field:
        for argument in node.args:
            self._field(argument, scope, file)
        function, kind, spoken = FILTERS[node.name]
        value = cast("nodes.Node", node.node)  # a block of filters is not part of the language
        given = self._field(value, scope, file)
        self._fit(value, given, f"the filter `{node.name}`", (kind, spoken), file)
        takes = function.__code__.co_argcount - 1
        if len(node.args) != takes:
            place = self._place(node, node.name, file)
            facts = {"name": node.name, "expected": count(takes, "word"), "found": len(node.args)}
            self.problems.append(report("filter-words", place, **facts))
        return WORDS

    def _call(self, node: nodes.Call, scope: Scope, file: str) -> None:
        name = cast("nodes.Name", node.node).name  # nothing but a macro of the copy is called
        given = [self._field(argument, scope, file) for argument in node.args]
        named = {one.key: self._field(one.value, scope, file) for one in node.kwargs}
        macro, home = self._macros[name]
        if f"{name}()" in self._inside:
            place = self._place(node, name, file)
            self.problems.append(report("not-for-copy", place, found="a macro that calls itself"))
            return
        names = [argument.name for argument in macro.args]
        padded = [*given, *[None] * len(names)]
        inner = scope | dict(zip(names, padded, strict=False)) | named
        self._inside.append(f"{name}()")
        self._body([*macro.defaults, *macro.body], inner, home)
        self._inside.pop()

    def _fit(
        self,
        node: nodes.Node,
        field: Field | None,
        user: str,
        expected: tuple[type | tuple[type, ...], str],
        file: str,
    ) -> None:
        """Say when a field is not of a kind that its user can take."""
        if field is None:
            return
        kind = kind_of_field(field)
        if not issubclass(kind.value, expected[0]):
            name = spelled(node)
            place = self._place(node, name.rpartition(".")[2], file)
            facts = {"name": name, "kind": kind.noun, "user": user, "expected": expected[1]}
            self.problems.append(report("misfit", place, **facts))

    def _unknown(self, node: nodes.Node, name: str, known: list[str], file: str) -> None:
        meant = nearest(name, known)
        advice = f"write `{meant}`" if meant else "add it to fields.yaml, or delete the blank"
        place = self._place(node, name, file)
        self.problems.append(report("unknown-blank", place, name=name, advice=advice))

    def _place(self, node: nodes.Node, words: str, file: str) -> Location:
        return place_in_line(self.sources[file], node.lineno, words)


def _asked_first(node: nodes.Node) -> list[nodes.Node]:
    """Return what an expression is made of; of a choice, what it asks before its sides."""
    if isinstance(node, nodes.CondExpr):
        return [one for one in (node.test, node.expr1, node.expr2) if one]
    return [*node.iter_child_nodes()]


def spelled(node: nodes.Node) -> str:
    """Return the name of a field as the copy has it: `leaders[0].name`."""
    match node:
        case nodes.Getattr(node=owner, attr=key):
            return f"{spelled(owner)}.{key}"
        case nodes.Getitem(node=owner, arg=at):
            return f"{spelled(owner)}[{getattr(at, 'value', '…')}]"
        case nodes.Filter(node=nodes.Node() as given, name=style):
            return f"{spelled(given)} | {style}"
    return str(getattr(node, "name", "this value"))
