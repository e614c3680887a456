"""Every way a template's copy can be printed: its own words, its blanks, and where it branches."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from jinja2 import nodes

from lmp_press.blanks import Blank
from lmp_press.outline import Condition, Open, is_one
from lmp_press.template.copy import COPY
from lmp_press.template.language import environment, own_lines
from lmp_press.template.questions import Named, Scope, question

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lmp_press.fields.schema import Field
    from lmp_press.template import Template

MOST_ENTRIES = 12  # of a list that is printed entry by entry
MOST_PARTS = 20_000  # of all that a copy can print

COUNT = r"(?<![\w,.])(?:\d[\d,]*|zero|one|two|three|four|five|six|seven|eight|nine)(?![\w,]*\w)"
SPELLED_COUNT = r"[A-Z][a-z]+(?:[ -][a-z]+)*"
DATE = r"[A-Z][a-z]+\.? \d{1,2}, \d{4}"
EMAIL = r"[^\s@]+@[^\s@]+"


class TooManyWaysError(Exception):
    """A copy can print more than anybody can look through."""


class Option(NamedTuple):
    """What the copy prints when all of some conditions hold."""

    conditions: tuple[Condition, ...]
    parts: tuple[Part, ...]


class Branch(NamedTuple):
    """Options of which the copy prints one."""

    options: tuple[Option, ...]


# Marked-up words of the copy, words that a filter or the copy prints as a value, a blank, a branch.
Part: TypeAlias = "str | Blank | Open | Branch"


def ways(template: Template) -> list[Part]:
    """Return all that a template's copy can print, in order."""
    sources = template.copy.sources
    language = environment()
    trees = {name: language.parse(own_lines(source.text)) for name, source in sources.items()}
    scope: Scope = {
        name: Named(name, field) for name, field in template.fields.root.properties.items()
    }
    return _Walk(trees).body(trees[COPY].body, scope)


class _Walk:
    """Goes through the copy's statements, taking every branch."""

    def __init__(self, trees: dict[str, nodes.Template]) -> None:
        self.trees = trees
        self.macros = {m.name: m for tree in trees.values() for m in tree.find_all(nodes.Macro)}
        self.parts = 0

    def body(self, body: Iterable[nodes.Node], scope: Scope) -> list[Part]:
        """Return what statements print; what they set is known to the ones after them."""
        parts: list[Part] = []
        self.parts += 1  # a turn of a loop takes its time, even when there is nothing in it
        for node in body:
            new = self.statement(node, scope)
            self.parts += len(new)
            parts += new
            if self.parts > MOST_PARTS:
                raise TooManyWaysError
        return parts

    def statement(self, node: nodes.Node, scope: Scope) -> list[Part]:
        """Return what one statement prints."""
        match node:
            case nodes.Output():
                return [part for child in node.nodes for part in self.printed(child, scope)]
            case nodes.If():
                return [self._if(node, scope)]
            case nodes.For(target=nodes.Name(name=name)):
                return [self._for(node, name, scope)]
            case nodes.Assign(target=nodes.Name(name=name)):
                scope[name] = question(node.node, scope).named
            case nodes.With():
                names = [getattr(target, "name", "") for target in node.targets]
                values = [question(value, scope).named for value in node.values]
                return self.body(node.body, scope | dict(zip(names, values, strict=True)))
            case nodes.Include(template=nodes.Const(value=name)):
                return self.body(self.trees[name].body, dict(scope))
        return []

    def printed(self, node: nodes.Node, scope: Scope) -> list[Part]:
        """Return what an expression prints."""
        match node:
            case nodes.TemplateData(data=words):
                return [words]
            case nodes.Const(value=value):
                return [Blank(str(value), "")]
            case nodes.Call(node=nodes.Name(name=name)) if name in self.macros:
                return self._call(self.macros[name], node.args, scope)
            case nodes.CondExpr():
                return [self._either(node, scope)]
            case nodes.Filter():
                return _filtered(node, scope)
        return [_open(node, scope)]

    def _either(self, node: nodes.CondExpr, scope: Scope) -> Branch:
        asked = question(node.test, scope)
        sides = (asked.holds, node.expr1), (asked.fails, node.expr2)
        return Branch(
            tuple(
                Option(conditions, tuple(self.printed(printed, scope) if printed else ()))
                for conditions, printed in sides
                if conditions is not None
            )
        )

    def _if(self, node: nodes.If, scope: Scope) -> Branch:
        options: list[Option] = []
        before: tuple[Condition, ...] = ()
        for test, body in [(node.test, node.body), *((e.test, e.body) for e in node.elif_)]:
            asked = question(test, scope)
            if asked.holds is not None:
                options.append(Option((*before, *asked.holds), tuple(self.body(body, scope))))
            if asked.fails is None:
                return Branch(tuple(options))
            before += asked.fails
        options.append(Option(before, tuple(self.body(node.else_, scope))))
        return Branch(tuple(options))

    def _for(self, node: nodes.For, name: str, scope: Scope) -> Branch:
        """Return an option for each number of entries that a list can have."""
        items = question(node.iter, scope).named or Named("", None)
        most = min((items.field and items.field.most) or MOST_ENTRIES, MOST_ENTRIES)
        options = []
        for count in range(most + 1):
            parts: list[Part] = [] if count else self.body(node.else_, scope)
            for index in range(count):
                entry = Named(f"{items.path}[{index}]", items.field and items.field.items)
                loop = Named("loop", None, {"first": not index, "last": index == count - 1})
                parts += self.body(node.body, scope | {name: entry, "loop": loop})
            condition = Condition(f"the number of {items.path}", count, items.path)
            options.append(Option((condition,), tuple(parts)))
        return Branch(tuple(options))

    def _call(self, macro: nodes.Macro, given: list[nodes.Expr], scope: Scope) -> list[Part]:
        names = [argument.name for argument in macro.args]
        values = [question(argument, scope).named for argument in given]
        return self.body(macro.body, scope | dict(zip(names, values, strict=False)))


def _filtered(node: nodes.Filter, scope: Scope) -> list[Part]:
    match node.name:
        case "agree":
            return [_agreeing(node, scope)]
        case "counted":
            return [_open(node, scope), " ", _agreeing(node, scope)]
    return [_open(node, scope)]


def _agreeing(node: nodes.Filter, scope: Scope) -> Branch:
    """Return the two words of which a count chooses one."""
    field = question(node.node, scope).field if node.node else ""
    words = [str(getattr(argument, "value", "")) for argument in node.args]
    return Branch(
        tuple(
            Option((Condition(is_one(field), answer, field),), (Blank(word, field),))
            for answer, word in zip((True, False), words, strict=False)
        )
    )


def _open(node: nodes.Node, scope: Scope) -> Open:
    """Return the blank that an expression is; one with `or` has a field for each side."""
    parts = [node.left, node.right] if isinstance(node, nodes.Or) else [node]
    named = [found for part in parts if (found := question(part, scope).named)]
    paths = tuple(one.path for one in named)
    if len(named) != 1 or (field := named[0].field) is None:
        return Open(paths)
    filters = _filters(node)
    pattern = "" if filters else field.pattern
    return Open(paths, _form(field, filters), pattern, filters[0] if filters else "")


def _filters(node: nodes.Node) -> list[str]:
    """Return the names of the filters of an expression, the last first."""
    names = []
    while isinstance(node, nodes.Filter) and node.node:
        names.append(node.name)
        node = node.node
    return names


def _form(field: Field, filters: list[str]) -> str:
    if field.kind == "integer":
        return SPELLED_COUNT if "opening_number" in filters else COUNT
    if field.form == "date":
        return DATE
    if field.form == "email":
        return EMAIL
    return ""
