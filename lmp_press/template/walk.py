"""Follows the copy's names, statement by statement, with the field that each of them stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from lmp_press.diagnostics import Location, Problem, report
from lmp_press.diagnostics.grammar import count, nearest
from lmp_press.fields import kind_of_field
from lmp_press.template import plan
from lmp_press.template.evaluating import Closure
from lmp_press.template.filters import FILTERS, LOOP, PRINTED, WORDS
from lmp_press.template.places import place_in_line

if TYPE_CHECKING:
    from lmp_press.fields.schema import Field
    from lmp_press.source import Source

Scope: TypeAlias = "dict[str, Field | Closure | None]"  # None: of a kind that is not known


class Walk:
    """What a walk through the copy of one template finds: problems, and the fields it uses."""

    def __init__(self, files: plan.Plan, sources: dict[str, Source]) -> None:
        self.files = files
        self.sources = sources
        self.problems: list[Problem] = []
        self.used: set[int] = set()  # by identity: two fields can be equal
        self._inside: list[str] = []  # the files and macros that are being followed
        self._home = ""  # the file that is being followed

    def file(self, name: str, scope: Scope) -> None:
        """Follow a file of the copy."""
        home, self._home = self._home, name
        self._inside.append(name)
        self._body(self.files[name].body, scope)
        self._inside.pop()
        self._home = home

    def _body(self, body: plan.Body, scope: Scope) -> None:
        """Follow some statements; what they set is known to the ones after them."""
        for node in body:
            self._statement(node, scope)

    def _statement(self, node: plan.Statement, scope: Scope) -> None:
        match node:
            case plan.Interpolation(value=printed):
                self._fit(printed, self._field(printed, scope), "a blank", PRINTED)
            case plan.For():
                self._for(node, scope)
            case plan.Set(name=name, value=value):
                scope[name] = self._field(value, scope)
            case plan.With(names=names, values=values):
                fields = [self._field(value, scope) for value in values]
                self._body(node.body, scope | dict(zip(names, fields, strict=True)))
            case plan.Include(file=name):
                self._include(node, name, scope)
            case plan.If():
                self._if(node, scope)
            case plan.Macro(name=name):  # followed where it is called
                scope[name] = Closure(node, scope)

    def _if(self, node: plan.If, scope: Scope) -> None:
        for test, body in zip(node.tests, node.bodies, strict=True):
            self._field(test, scope)
            self._body(body, scope)
        self._body(node.otherwise, scope)

    def _for(self, node: plan.For, scope: Scope) -> None:
        items = self._field(node.items, scope)
        self._fit(node.items, items, "`for`", (tuple, "a list"))
        inner = scope | {node.name: items.items if items else None, "loop": LOOP}
        if node.test:
            self._field(node.test, inner)
        self._body(node.body, inner)
        self._body(node.otherwise, dict(scope))

    def _include(self, node: plan.Include, name: str, scope: Scope) -> None:
        place = self._place(node, name)
        if name not in self.files:
            self.problems.append(report("outside-folder", place, name=name))
        elif name in self._inside:
            self.problems.append(report("not-for-copy", place, found="a file that includes itself"))
        else:
            self.file(name, dict(scope))

    def _field(self, node: plan.Expression, scope: Scope) -> Field | None:
        """Return the field that an expression stands for, if it is known to be one."""
        match node:
            case plan.Name(name=name):
                return self._named(node, name, scope)
            case plan.Attribute(of=of, key=str() as key):
                return self._member(node, key, self._field(of, scope))
            case plan.Attribute(of=of) | plan.Item(of=of):
                return self._entry(node, of, scope)
            case plan.Filter():
                return self._filter(node, scope)
        return self._compound(node, scope)

    def _compound(self, node: plan.Expression, scope: Scope) -> Field | None:
        """Return the field of a choice as soon as one of its sides is known to be one."""
        if isinstance(node, plan.Call):
            self._call(node, scope)
            return None
        inner = [self._field(part, scope) for part in plan.parts(node)]
        match node:
            case plan.Choice():
                return next(filter(None, inner[1:]), None)
            case plan.Or() | plan.And():
                return next(filter(None, inner), None)
        return None

    def _entry(self, node: plan.Attribute | plan.Item, of: Any, scope: Scope) -> Field | None:
        if isinstance(node, plan.Item):
            self._field(node.at, scope)
        items = self._field(of, scope)
        self._fit(of, items, "the number of an entry", (tuple, "a list"))
        return items.items if items else None

    def _named(self, node: plan.Name, name: str, scope: Scope) -> Field | None:
        fields = {known: of for known, of in scope.items() if not isinstance(of, Closure)}
        if name not in fields:
            self._unknown(node, name, [*fields])
        field = fields.get(name)
        self.used.add(id(field))
        return field

    def _member(self, node: plan.Attribute, key: str, owner: Field | None) -> Field | None:
        if owner is None:
            return None
        if key not in owner.properties:
            self._unknown(node, key, [*owner.properties])
        field = owner.properties.get(key)
        self.used.add(id(field))
        return field

    def _filter(self, node: plan.Filter, scope: Scope) -> Field:
        for argument in node.arguments:
            self._field(argument, scope)
        function, kind, spoken = FILTERS[node.name]
        given = self._field(node.given, scope)
        self._fit(node.given, given, f"the filter `{node.name}`", (kind, spoken))
        takes = function.__code__.co_argcount - 1
        if len(node.arguments) != takes:
            place = self._place(node, node.name)
            expected = count(takes, "word")
            facts = {"name": node.name, "expected": expected, "found": len(node.arguments)}
            self.problems.append(report("filter-words", place, **facts))
        return WORDS

    def _call(self, node: plan.Call, scope: Scope) -> None:
        given = [self._field(argument, scope) for argument in node.given]
        named = dict(zip(node.names, (self._field(one, scope) for one in node.named), strict=True))
        called = scope.get(node.name)
        if not isinstance(called, Closure) or f"{node.name}()" in self._inside:
            known = isinstance(called, Closure)
            found = "a macro that calls itself" if known else "a macro above the line that makes it"
            place = self._place(node, node.name)
            self.problems.append(report("not-for-copy", place, found=found))
            return
        macro, scope = called
        names = dict.fromkeys(macro.names) | dict(zip(macro.names, given, strict=False))
        inner = scope | names | named
        self._inside.append(f"{node.name}()")
        for default in macro.defaults:
            self._field(default, inner)
        self._body(macro.body, inner)
        self._inside.pop()

    def _fit(
        self,
        node: plan.Expression,
        field: Field | None,
        user: str,
        expected: tuple[type | tuple[type, ...], str],
    ) -> None:
        """Say when a field is not of a kind that its user can take."""
        if field is None:
            return
        kind = kind_of_field(field)
        if not issubclass(kind.value, expected[0]):
            name = spelled(node)
            place = self._place(node, name.rpartition(".")[2])
            facts = {"name": name, "kind": kind.noun, "user": user, "expected": expected[1]}
            self.problems.append(report("misfit", place, **facts))

    def _unknown(self, node: plan.Name | plan.Attribute, name: str, known: list[str]) -> None:
        meant = nearest(name, known)
        advice = f"write `{meant}`" if meant else "add it to fields.yaml, or delete the blank"
        place = self._place(node, name)
        self.problems.append(report("unknown-blank", place, name=name, advice=advice))

    def _place(self, node: plan.Expression | plan.Include, words: str) -> Location:
        return place_in_line(self.sources[self._home], node.line, words)


def spelled(node: plan.Expression) -> str:
    """Return the name of a field as the copy has it: `leaders[0].name`."""
    match node:
        case plan.Attribute(of=owner, key=str() as key):
            return f"{spelled(owner)}.{key}"
        case plan.Attribute(of=owner, key=number):
            return f"{spelled(owner)}[{number}]"
        case plan.Item(of=owner):
            return f"{spelled(owner)}[…]"
        case plan.Filter(given=given, name=style):
            return f"{spelled(given)} | {style}"
        case plan.Name(name=name) | plan.Call(name=name):
            return name
    return "this value"
