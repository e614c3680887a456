"""The template language: Jinja2 with press style for its filters, and little else of it."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

from jinja2 import BaseLoader, StrictUndefined, Undefined, nodes, pass_context
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from lmp_press import press_style
from lmp_press.blanks import Blank, sign
from lmp_press.fields import Group, Text
from lmp_press.fields.schema import Field
from lmp_press.template.bounds import Bounds
from lmp_press.template.budget import PAY, metered

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment, Template
    from jinja2.runtime import Context

    from lmp_press.source import Source

_LINE_OPENING = re.compile(r"^[ \t]*(\{[%#])", re.MULTILINE)
_LINE_END = re.compile(r"[ \t]*\n")

# Names that no copy can write, for they have spaces.
BLANKS = "the blanks of this release"
BUDGET = "the budget of this release"

# Each filter with the kind of value that it takes.
FILTERS: dict[str, tuple[Callable[..., str], type, str]] = {
    "number": (press_style.number, int, "a count"),
    "figure": (press_style.figure, int, "a count"),
    "opening_number": (press_style.opening_number, int, "a count"),
    "counted": (press_style.counted, int, "a count"),
    "agree": (press_style.agree, int, "a count"),
    "series": (press_style.series, tuple, "a list"),
    "inside_quotation": (press_style.inside_quotation, str, "text"),
    "before_attribution": (press_style.before_attribution, str, "text"),
    "after_attribution": (press_style.after_attribution, str, "text"),
    "dateline": (press_style.dateline, str, "text"),
    "capitalized": (press_style.capitalized, str, "text"),
    "press_date": (press_style.press_date, dt.date, "a date"),
}
TESTS = {"defined", "none"}

PRINTED = (str, int, dt.date), "text, a count or a date"
WORDS = Field("string")  # what every filter returns

# What a loop knows of itself: `loop.first`.
_TURNS = ("index", "index0", "revindex", "revindex0", "length")
LOOP = Field(
    "object",
    properties={name: Field("boolean") for name in ("first", "last")}
    | {name: Field("integer") for name in _TURNS},
)


# What the copy may be made of. No arithmetic, no calls but of its own macros, nothing that joins
# values outside our sight.
ALLOWED_NODES = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Getattr,
    nodes.Getitem,
    nodes.Const,
    nodes.Filter,
    nodes.Test,
    nodes.If,
    nodes.CondExpr,
    nodes.For,
    nodes.Assign,
    nodes.With,
    nodes.Include,
    nodes.Macro,
    nodes.Call,
    nodes.Keyword,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
)


class EmptyBlankError(Exception):
    """The copy prints a blank that this region leaves empty."""


class MisfitError(Exception):
    """The copy prints or gives a filter what it cannot take; the words say what."""


class _Language(ImmutableSandboxedEnvironment):
    """The language, in which a value has its fields for attributes, and nothing else."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return what the copy writes as `obj.attribute`."""
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return what the copy writes as `obj["argument"]`, or `obj[0]`."""
        match obj:
            case Group() if argument in obj:
                return obj[argument]
            case tuple() if isinstance(argument, int):
                inside = -len(obj) <= argument < len(obj)
                return obj[argument] if inside else self.undefined(obj=obj, name=str(argument))
            case LoopContext() if argument in LOOP.properties:
                return getattr(obj, argument)
            case None:
                return self.undefined(obj=obj, name=argument)
            case Undefined():
                return getattr(obj, str(argument))  # which raises: what it is of is not there
        message = f"`{argument}` is no field of what stands before it"
        raise MisfitError(message)


class _OwnFiles(BaseLoader):
    """Finds the files of one copy, which pay for themselves, and no others."""

    def __init__(self, trees: dict[str, nodes.Template], sources: dict[str, Source]) -> None:
        self.trees, self.sources = trees, sources

    def load(self, environment: Environment, name: str, globals: Any = None) -> Template:  # noqa: A002 - Jinja's name
        """Return one of the files, compiled."""
        code = environment.compile(metered(self.trees[name]), name, self.sources[name].path)
        return environment.template_class.from_code(environment, code, globals or {})


def compiled(trees: dict[str, nodes.Template], sources: dict[str, Source]) -> Template:
    """Return the first of a copy's files, compiled; it can include the others, and nothing else."""
    language = environment()
    language.loader = _OwnFiles(trees, sources)
    return language.get_template(next(iter(trees)))


def environment() -> ImmutableSandboxedEnvironment:
    """Return the language."""
    language = _Language(
        extensions=[Bounds],
        undefined=StrictUndefined,
        autoescape=True,  # so that a macro's result is Markup, and is told apart from a value
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_print,
        auto_reload=False,
    )
    language.globals.clear()
    language.filters = {name: _keeping_field(name) for name in FILTERS} | {PAY: _pay}
    language.tests = {name: language.tests[name] for name in TESTS}
    return language


def own_lines(copy: str) -> str:
    """Return the copy with each line that holds a statement alone taken out of what is printed.

    Its break goes into a comment, so that every other line keeps its number. (Jinja's own
    `trim_blocks` also joins a paragraph that ends in `{% endif %}` to the next one.)
    """
    pieces: list[str] = []
    done = seen = 0
    for opening in _LINE_OPENING.finditer(copy):
        if opening.start() < seen:  # it stands in a remark
            continue
        end = _end_of_statement(copy, opening)
        if not end:
            continue
        seen = end
        if line_end := _LINE_END.match(copy, end):
            pieces += [copy[done : opening.start()], copy[opening.start(1) : end], "{#\n#}"]
            done = seen = line_end.end()
    return "".join([*pieces, copy[done:]])


def _end_of_statement(copy: str, opening: re.Match[str]) -> int:
    """Return where a statement, within its line, or a remark ends; 0 for never."""
    if opening[1] == "{%":
        line_end = copy.find("\n", opening.end())
        end = copy.find("%}", opening.end(), line_end if line_end >= 0 else None)
        return end + 2 if end >= 0 else 0
    end = copy.find("#}", opening.end())
    return end + 2 if end >= 0 else len(copy)


@pass_context  # which also keeps Jinja from printing a constant when it compiles
def _print(context: Context, value: Any) -> str:
    """Put a printed value into the release's list of blanks, and its sign into the copy."""
    if isinstance(value, Markup):
        return value  # a macro of the copy, whose values have their signs already
    blanks: list[Blank] = context[BLANKS]
    words = _words(value)
    context[BUDGET].pay_blank(len(blanks), words)
    blanks.append(Blank(words, getattr(value, "path", "")))
    return sign(len(blanks) - 1)


@pass_context
def _pay(context: Context, _: None, steps: int, characters: int) -> bool:
    context[BUDGET].pay(steps, characters)
    return True


def _words(value: Any) -> str:
    if isinstance(value, str):
        return press_style.curly(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return press_style.figure(value)
    if isinstance(value, dt.date):
        return press_style.press_date(value)
    if value is None or isinstance(value, Undefined):
        raise EmptyBlankError
    message = "a list, a group of keys, or true or false cannot be printed"
    raise MisfitError(message)


def _keeping_field(name: str) -> Callable[..., Text]:
    """Return a press-style function as a filter whose result remembers the value's field."""
    style, kind, spoken = FILTERS[name]

    @pass_context
    def keeping_field(context: Context, value: Any, *arguments: str) -> Text:
        if value is None or isinstance(value, Undefined):
            raise EmptyBlankError
        if not isinstance(value, kind) or isinstance(value, Markup):
            message = f"the filter `{name}` takes {spoken}"
            raise MisfitError(message)
        context[BUDGET].pay_filter(value)
        try:
            return Text(style(value, *arguments), getattr(value, "path", ""))
        except ValueError as error:  # a count that has no words
            raise MisfitError(str(error)) from None

    return keeping_field
