"""What a copy takes at the least, told before it prints: each loop with one turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.diagnostics import Problem, report
from lmp_press.named_tuples import NamedTuple
from lmp_press.template import plan
from lmp_press.template.bounds import MOST_CHAINED
from lmp_press.template.budget import exceeded_limit
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


def over_budget(files: plan.Plan, sources: dict[str, Source]) -> Iterator[Problem]:
    """Yield where a copy, the first of the files, becomes more than any release may cost."""
    main = next(iter(files.values()))
    estimator = _Estimator(files)
    total = _Estimate(*main.cost)
    estimator.opened.add(id(main))
    for node in sorted(plan.own_nodes(main.body), key=lambda node: node.line):
        total = total.with_inner(estimator.led_to(node, 0))
        limit = exceeded_limit(total.steps, total.characters)
        if limit or total.height > MOST_CHAINED:
            place = place_in_line(sources[main.name], node.line)
            chain = f"a chain of more than {MOST_CHAINED} macros and files"
            yield (
                report("over-budget", place, limit=limit, region="")
                if limit
                else report("not-for-copy", place, found=chain)
            )
            return


class _Estimator:
    """Follows macros, files and loops, each of them once however often it is used."""

    def __init__(self, files: plan.Plan) -> None:
        self.files = files
        self.macros = _macros(files)
        self._known: dict[int, _Estimate] = {}
        self.opened: set[int] = set()

    def led_to(self, node: plan.Statement | plan.Expression, depth: int) -> _Estimate:
        """Return the estimate of what a node leads to, beyond what it takes itself."""
        match node:
            case plan.For():
                return self._whole(node, depth)
            case plan.Call(name=name) if name in self.macros:
                return self._deeper(self.macros[name], depth)
            case plan.Include(file=name) if name in self.files:
                return self._deeper(self.files[name], depth)
        return _Estimate()

    def _deeper(self, holder: plan.Macro | plan.File, depth: int) -> _Estimate:
        if depth > MOST_CHAINED or id(holder) in self.opened:  # what contains itself is told later
            return _Estimate(height=1)
        inner = self._whole(holder, depth + 1)
        return inner._replace(height=inner.height + 1)

    def _whole(self, holder: plan.Holder, depth: int) -> _Estimate:
        if id(holder) not in self._known:
            self.opened.add(id(holder))
            total = _Estimate(*holder.cost)
            for node in plan.own_nodes(plan.repeated(holder)):
                total = total.with_inner(self.led_to(node, depth))
            self.opened.remove(id(holder))
            self._known[id(holder)] = total
        return self._known[id(holder)]


def _macros(files: plan.Plan) -> dict[str, plan.Macro]:
    """Return the macros of a copy by name, also those that stand in something."""
    macros: dict[str, plan.Macro] = {}
    waiting: list[object] = [part for file in files.values() for part in plan.parts(file.body)]
    while waiting:
        node = waiting.pop()
        waiting += plan.parts(node)
        if isinstance(node, plan.Macro):
            macros[node.name] = node
    return macros
