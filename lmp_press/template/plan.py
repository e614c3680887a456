"""A template's copy as plain data: what is printed, in which branch, from which field.

Jinja only parses. Printing, the variants of a copy and its checks walk this, and nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from lmp_press.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


class Cost(NamedTuple):
    """The steps that a piece of a copy takes, and the characters of its own that it prints."""

    steps: int = 0
    characters: int = 0


class Constant(NamedTuple):
    """A value that stands in the copy itself."""

    line: int
    value: str | float | bool | None


class Name(NamedTuple):
    """A field, or what the copy has set, by its name."""

    line: int
    name: str


class Attribute(NamedTuple):
    """`of.key`, or an entry of a list by its number."""

    line: int
    of: Expression
    key: str | int


class Item(NamedTuple):
    """An entry of a list, whose number is to be found out."""

    line: int
    of: Expression
    at: Expression


class Filter(NamedTuple):
    """A value through a filter."""

    line: int
    name: str
    given: Expression
    arguments: tuple[Expression, ...]


class Test(NamedTuple):
    """A question that has a name: `is defined`, `is none`."""

    line: int
    name: str
    given: Expression


class Not(NamedTuple):
    """The other answer."""

    line: int
    given: Expression


class And(NamedTuple):
    """The left side when it does not hold, else the right one."""

    line: int
    left: Expression
    right: Expression


class Or(NamedTuple):
    """The left side when it holds, else the right one."""

    line: int
    left: Expression
    right: Expression


class Compare(NamedTuple):
    """A value with others that it is compared with in turn, each after its sign."""

    line: int
    given: Expression
    signs: tuple[str, ...]
    others: tuple[Expression, ...]


class Choice(NamedTuple):
    """`then if test else otherwise`."""

    line: int
    test: Expression
    then: Expression
    otherwise: Expression | None


class Call(NamedTuple):
    """A macro of the copy, with what it is given in order and by name."""

    line: int
    name: str
    given: tuple[Expression, ...]
    names: tuple[str, ...]
    named: tuple[Expression, ...]


class Words(NamedTuple):
    """The copy's own words, marked up."""

    line: int
    words: str


class Interpolation(NamedTuple):
    """A blank."""

    line: int
    value: Expression


class If(NamedTuple):
    """Questions, each with what is printed when it is the first that holds."""

    line: int
    tests: tuple[Expression, ...]
    bodies: tuple[Body, ...]
    otherwise: Body


class For(NamedTuple):
    """What is printed once for each entry of a list."""

    line: int
    name: str
    items: Expression
    test: Expression | None
    body: Body
    otherwise: Body
    cost: Cost = Cost()  # of one turn


class Set(NamedTuple):
    """A name that is given to a value."""

    line: int
    name: str
    value: Expression


class With(NamedTuple):
    """Names that are given to values for a while."""

    line: int
    names: tuple[str, ...]
    values: tuple[Expression, ...]
    body: Body


class Include(NamedTuple):
    """Another file of the copy."""

    line: int
    file: str


class Macro(NamedTuple):
    """What is printed wherever it is called; the last names have the defaults."""

    line: int
    name: str
    names: tuple[str, ...]
    defaults: tuple[Expression, ...]
    body: Body
    cost: Cost = Cost()


class File(NamedTuple):
    """One file of a copy."""

    name: str
    body: Body
    cost: Cost = Cost()


Expression: TypeAlias = (
    "Constant | Name | Attribute | Item | Filter | Test | Not | And | Or | Compare | Choice | Call"
)
_Holder = TypeVar("_Holder", "File", "For", "Macro")
Statement: TypeAlias = "Words | Interpolation | If | For | Set | With | Include | Macro"
Body: TypeAlias = "tuple[Statement, ...]"
Holder: TypeAlias = "File | For | Macro"  # each pays for what is in it whenever it starts
Plan: TypeAlias = "dict[str, File]"  # by name, the copy itself first

EXPRESSIONS = (Constant, Name, Attribute, Item, Filter, Test, Not, And, Or, Compare, Choice, Call)
STATEMENTS = (Words, Interpolation, If, For, Set, With, Include, Macro)
NODES = (*EXPRESSIONS, *STATEMENTS)


def parts(node: Any) -> Iterator[Any]:
    """Yield the expressions and statements that a node, or a tuple of them, is made of."""
    for part in node:
        if isinstance(part, NODES):
            yield part
        elif isinstance(part, tuple):
            yield from parts(part)


def repeated(holder: Holder) -> tuple[Any, ...]:
    """Return what a file, a macro or a turn of a loop goes through whenever it starts."""
    match holder:
        case For():
            return (holder.test or (), holder.body)
        case Macro():
            return (holder.defaults, holder.body)
    return holder.body


def own_nodes(body: tuple[Any, ...]) -> Iterator[Any]:
    """Yield the nodes in a body, but not those in a loop or a macro in it."""
    waiting = [*parts(body)]
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, For):
            waiting += parts((node.items, node.otherwise))
        elif not isinstance(node, Macro):
            waiting += parts(node)


def priced(holder: _Holder) -> _Holder:
    """Return a file, a macro or a loop with what it takes, but for those that stand in it."""
    nodes = [*own_nodes(repeated(holder))]
    steps = len(nodes) + 2 * isinstance(holder, For)  # a turn takes an entry, and names it
    words = sum(len(node.words) for node in nodes if isinstance(node, Words))
    return holder._replace(cost=Cost(steps, words))
