"""What the copy may not say: all of Jinja2 that is not part of our template language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jinja2 import nodes

from lmp_press.diagnostics import Problem, report
from lmp_press.diagnostics.grammar import listing, nearest
from lmp_press.template.filters import FILTERS, TESTS
from lmp_press.template.places import place_in_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lmp_press.source import Source

SPOKEN = (
    ((nodes.BinExpr, nodes.UnaryExpr), "arithmetic"),
    ((nodes.Literal, nodes.Pair), "a list or a group of the copy's own"),
    ((nodes.Concat,), "the sign `~`"),
    ((nodes.Slice,), "a part of a list"),
)


def strange_nodes(
    tree: nodes.Template, source: Source, allowed: tuple[type, ...]
) -> Iterator[Problem]:
    """Yield what is not in the copy's part of the template language, of which nodes are allowed."""
    macros = {macro.name for macro in tree.find_all(nodes.Macro)}
    for node in tree.find_all(nodes.Node):
        if isinstance(node, nodes.Filter) and node.name not in FILTERS:
            yield _unknown_filter(node, source)
        elif strange := _strange(node, macros, allowed):
            yield report("not-for-copy", place_in_line(source, node.lineno), found=strange)


def _unknown_filter(node: nodes.Filter, source: Source) -> Problem:
    meant = nearest(node.name, FILTERS)
    advice = f"write `{meant}`" if meant else f"use {listing(sorted(FILTERS))}"
    place = place_in_line(source, node.lineno, node.name)
    return report("unknown-filter", place, name=node.name, advice=advice)


def _strange(node: nodes.Node, macros: set[str], allowed: tuple[type, ...]) -> str:
    """Return what a reader would call a node that the copy may not hold, '' for one it may."""
    match node:
        case nodes.Getattr(attr=key) | nodes.Getitem(arg=nodes.Const(value=key)) if _is_hidden(key):
            return f"the attribute `{key}`"
        case nodes.Name(name="loop", ctx="store"):
            return "`loop` as a name of the copy's own"
        case nodes.Call() | nodes.Filter() | nodes.Test():
            return _strange_use(node, macros)
        case nodes.Include(template=named) if not isinstance(getattr(named, "value", None), str):
            return "an `include` without a plain name"
        case nodes.Include(with_context=False):
            return "an `include` without context"
    return "" if isinstance(node, allowed) else _spoken(node)


def _strange_use(node: nodes.Call | nodes.Filter | nodes.Test, macros: set[str]) -> str:
    """Return what a call, a filter or a test is that the copy may not hold."""
    if node.dyn_args or node.dyn_kwargs:
        return "a `*` before what is given"
    if isinstance(node, nodes.Test):
        return "" if node.name in TESTS and not node.args else f"the test `{node.name}`"
    if isinstance(node, nodes.Filter):
        return f"a name in the brackets of `{node.name}`" if node.kwargs else ""
    called = getattr(node.node, "name", None) or getattr(node.node, "attr", "this")
    known = isinstance(node.node, nodes.Name) and called in macros
    return "" if known else f"the call `{called}(…)`"


def _is_hidden(key: object) -> bool:
    return str(key).startswith("_")


def _spoken(node: nodes.Node) -> str:
    for kinds, words in SPOKEN:
        if isinstance(node, kinds):
            return words
    name = re.sub(r"(?<!^)([A-Z])", r" \1", type(node).__name__).lower()
    return f"`{name}`"
