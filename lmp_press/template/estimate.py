"""What a copy takes at the least, told before it prints: each loop with one turn."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jinja2 import nodes

from lmp_press.diagnostics import Problem, report
from lmp_press.template.bounds import MOST_CHAINED
from lmp_press.template.budget import exceeded_limit, own_cost, own_nodes
from lmp_press.template.places import place_in_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lmp_press.source import Source


class _Estimate(NamedTuple):
    """Steps and characters, and how many macros and files stand in each other at the most."""

    steps: int = 0
    characters: int = 0
    height: int = 0

    def with_inner(self, inner: _Estimate) -> _Estimate:
        """Return the estimate of what has one more thing in it."""
        height = max(self.height, inner.height)
        return _Estimate(self.steps + inner.steps, self.characters + inner.characters, height)


def over_budget(trees: dict[str, nodes.Template], sources: dict[str, Source]) -> Iterator[Problem]:
    """Yield where a copy, the first of the files, becomes more than any release may cost."""
    name, main = next(iter(trees.items()))
    estimator = _Estimator(trees)
    total = _Estimate(*own_cost(main))
    estimator.opened.add(id(main))
    for node in sorted(own_nodes(main), key=lambda node: node.lineno or 1):
        total = total.with_inner(estimator.led_to(node, 0))
        limit = exceeded_limit(total.steps, total.characters)
        if limit or total.height > MOST_CHAINED:
            place = place_in_line(sources[name], node.lineno or 1)
            chain = f"a chain of more than {MOST_CHAINED} macros and files"
            yield (
                report("over-budget", place, limit=limit, region="")
                if limit
                else report("not-for-copy", place, found=chain)
            )
            return


class _Estimator:
    """Follows macros, files and loops, each of them once however often it is used."""

    def __init__(self, trees: dict[str, nodes.Template]) -> None:
        self.files = trees
        self.macros = {m.name: m for tree in trees.values() for m in tree.find_all(nodes.Macro)}
        self._known: dict[int, _Estimate] = {}
        self.opened: set[int] = set()

    def led_to(self, node: nodes.Node, depth: int) -> _Estimate:
        """Return the estimate of what a node leads to, beyond what it takes itself."""
        match node:
            case nodes.For():
                return self._whole(node, depth)
            case nodes.Call(node=nodes.Name(name=name)) if name in self.macros:
                return self._deeper(self.macros[name], depth)
            case nodes.Include(template=nodes.Const(value=name)) if name in self.files:
                return self._deeper(self.files[name], depth)
        return _Estimate()

    def _deeper(self, holder: nodes.Node, depth: int) -> _Estimate:
        if depth > MOST_CHAINED or id(holder) in self.opened:  # what contains itself is told later
            return _Estimate(height=1)
        inner = self._whole(holder, depth + 1)
        return inner._replace(height=inner.height + 1)

    def _whole(self, holder: nodes.Node, depth: int) -> _Estimate:
        if id(holder) not in self._known:
            self.opened.add(id(holder))
            total = _Estimate(*own_cost(holder))
            for node in own_nodes(holder):
                total = total.with_inner(self.led_to(node, depth))
            self.opened.remove(id(holder))
            self._known[id(holder)] = total
        return self._known[id(holder)]
