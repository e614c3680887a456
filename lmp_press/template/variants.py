"""Every way a template's copy can be printed: its own words, its blanks, and where it branches."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from lmp_press.blanks import Blank
from lmp_press.named_tuples import NamedTuple
from lmp_press.outline import Condition, Open, is_one
from lmp_press.template import plan
from lmp_press.template.copy import COPY
from lmp_press.template.evaluating import Closure
from lmp_press.template.questions import Named, Scope, question

if TYPE_CHECKING:
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


def variants(template: Template) -> list[Part]:
    """Return all that a template's copy can print, in order."""
    files = template.copy.plan
    fields = template.fields.root.properties
    return _Walk(files).body(files[COPY].body, {name: Named(name, fields[name]) for name in fields})


class _Walk:
    """Goes through the copy's statements, taking every branch."""

    def __init__(self, files: plan.Plan) -> None:
        self.files = files
        self.parts = 0

    def body(self, body: plan.Body, scope: Scope) -> list[Part]:
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

    def statement(self, node: plan.Statement, scope: Scope) -> list[Part]:
        """Return what one statement prints."""
        match node:
            case plan.Words(words=words):
                return [words]
            case plan.Interpolation(value=printed):
                return self.printed(printed, scope)
            case plan.If():
                return [self._if(node, scope)]
            case plan.For():
                return [self._for(node, scope)]
            case plan.Set() | plan.Macro():
                scope[node.name] = _set(node, scope)
                return []
        return self._inside(node, scope)

    def _inside(self, node: plan.With | plan.Include, scope: Scope) -> list[Part]:
        """Return what stands in names of its own."""
        if isinstance(node, plan.Include):
            return self.body(self.files[node.file].body, dict(scope))
        named = (question(value, scope).named for value in node.values)
        return self.body(node.body, scope | dict(zip(node.names, named, strict=True)))

    def printed(self, node: plan.Expression, scope: Scope) -> list[Part]:
        """Return what an expression prints."""
        match node:
            case plan.Constant(value=value):
                return [Blank(str(value), "")]
            case plan.Call():
                return self._call(node, scope)
            case plan.Choice():
                return [self._either(node, scope)]
            case plan.Filter():
                return _filtered(node, scope)
        return [_open(node, scope)]

    def _either(self, node: plan.Choice, scope: Scope) -> Branch:
        asked = question(node.test, scope)
        sides = (asked.holds, node.then), (asked.fails, node.otherwise)
        return Branch(
            tuple(
                Option(conditions, tuple(self.printed(printed, scope) if printed else ()))
                for conditions, printed in sides
                if conditions is not None
            )
        )

    def _if(self, node: plan.If, scope: Scope) -> Branch:
        options: list[Option] = []
        before: tuple[Condition, ...] = ()
        for test, body in zip(node.tests, node.bodies, strict=True):
            asked = question(test, scope)
            if asked.holds is not None:
                options.append(Option((*before, *asked.holds), tuple(self.body(body, scope))))
            if asked.fails is None:
                return Branch(tuple(options))
            before += asked.fails
        options.append(Option(before, tuple(self.body(node.otherwise, scope))))
        return Branch(tuple(options))

    def _for(self, node: plan.For, scope: Scope) -> Branch:
        """Return an option for each number of entries that a list can have."""
        items = question(node.items, scope).named or Named("", None)
        most = min((items.field and items.field.most) or MOST_ENTRIES, MOST_ENTRIES)
        options = []
        for count in range(most + 1):
            parts: list[Part] = [] if count else self.body(node.otherwise, scope)
            for index in range(count):
                entry = Named(f"{items.path}[{index}]", items.field and items.field.items)
                loop = Named("loop", None, {"first": not index, "last": index == count - 1})
                parts += self.body(node.body, scope | {node.name: entry, "loop": loop})
            condition = Condition(f"the number of {items.path}", count, items.path)
            options.append(Option((condition,), tuple(parts)))
        return Branch(tuple(options))

    def _call(self, node: plan.Call, scope: Scope) -> list[Part]:
        called = scope.get(node.name)
        if not isinstance(called, Closure):
            return []
        values = [question(argument, scope).named for argument in node.given]
        given = dict(zip(called.macro.names, values, strict=False))
        return self.body(called.macro.body, called.scope | given)


def _set(node: plan.Set | plan.Macro, scope: Scope) -> Named | Closure | None:
    """Return what a name of the copy's own stands for from here on."""
    if isinstance(node, plan.Macro):
        return Closure(node, scope)
    return question(node.value, scope).named


def _filtered(node: plan.Filter, scope: Scope) -> list[Part]:
    match node.name:
        case "agree":
            return [_agreeing(node, scope)]
        case "counted":
            return [_open(node, scope), " ", _agreeing(node, scope)]
    return [_open(node, scope)]


def _agreeing(node: plan.Filter, scope: Scope) -> Branch:
    """Return the two words of which a count chooses one."""
    field = question(node.given, scope).field
    words = [str(getattr(argument, "value", "")) for argument in node.arguments]
    return Branch(
        tuple(
            Option((Condition(is_one(field), answer, field),), (Blank(word, field),))
            for answer, word in zip((True, False), words, strict=False)
        )
    )


def _open(node: plan.Expression, scope: Scope) -> Open:
    """Return the blank that an expression is; one with `or` has a field for each side."""
    parts = [node.left, node.right] if isinstance(node, plan.Or) else [node]
    named = [found for part in parts if (found := question(part, scope).named)]
    paths = tuple(one.path for one in named)
    if len(named) != 1 or (field := named[0].field) is None:
        return Open(paths)
    filters = _filters(node)
    pattern = "" if filters else field.pattern
    return Open(paths, _form(field, filters), pattern, filters[0] if filters else "")


def _filters(node: plan.Expression) -> list[str]:
    """Return the names of the filters of an expression, the last first."""
    names = []
    while isinstance(node, plan.Filter):
        names.append(node.name)
        node = node.given
    return names


def _form(field: Field, filters: list[str]) -> str:
    if field.kind == "integer":
        return SPELLED_COUNT if "opening_number" in filters else COUNT
    if field.form == "date":
        return DATE
    if field.form == "email":
        return EMAIL
    return ""
