"""YAML's events to nodes, by hand, so that nothing nests, repeats or refers without our leave."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NoReturn

import yaml

from lmp_press.diagnostics import Location, Problem, ProblemsFoundError, in_order, report
from lmp_press.source.bracketed import hide, reveal
from lmp_press.source.nodes import Mapping, Node, Scalar, Sequence, kind_of
from lmp_press.source.syntax import QUOTE_IT, STAR, syntax_problem
from lmp_press.source.text import Source, code_point, refused_character

if TYPE_CHECKING:
    from collections.abc import Callable

DEPTH_LIMIT = 32
NODE_LIMIT = 10_000  # with every alias written out
_REMARK = re.compile(r" (#\S+)")
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def compose(source: Source) -> tuple[Mapping, list[Problem]]:
    """Return the file's mapping and what is wrong with it; ProblemsFoundError if it has none."""
    hidden = hide(source.text)
    composer = _Composer(source, reveals=hidden != source.text)
    try:
        for event in yaml.parse(hidden, Loader=LOADER):
            composer.take(event)
    except yaml.MarkedYAMLError as error:
        problem = syntax_problem(error, source)
        raise ProblemsFoundError(in_order([*composer.problems, problem])) from None
    return composer.root(), composer.problems


class _Collection:
    """A list or mapping that is still open; `key` waits for its value."""

    def __init__(self, node: Sequence | Mapping, anchor: str | None) -> None:
        self.node = node
        self.anchor = anchor
        self.key: Node | None = None
        self.size = 1  # nodes in it, with aliases written out
        self.height = 1


class _Composer:
    """Takes one event after the other; holds what is open, named and wrong."""

    def __init__(self, source: Source, *, reveals: bool) -> None:
        self.source = source
        self.reveals = reveals  # whether signs of the text are hidden from YAML
        self.lines = source.lines()
        self.problems: list[Problem] = []
        self.documents: list[Node] = []
        self._starts: list[int] = []
        self._count = 0
        self._open: list[_Collection] = []
        self._anchors: dict[str, tuple[Node, int, int]] = {}

    def root(self) -> Mapping:
        """Return the one mapping that the file must hold."""
        if len(self._starts) > 1:
            place = self._place(self._starts[1], 0, 3)
            self._say("second-document", place, first=self._starts[0] + 1)
        node = self.documents[0] if self.documents else None
        if not isinstance(node, Mapping):
            self._stop_without_keys(node)
        return node

    def take(self, event: Any) -> None:
        """Take one event of the parser."""
        if taker := _TAKERS.get(type(event)):
            taker(self, event)

    def _scalar(self, event: Any) -> None:
        text = reveal(event.value) if self.reveals else event.value
        place = self._at(event)
        self._refuse_tag(event, place)
        style = event.style if event.style in {"'", '"', "|", ">"} else ""
        if style == '"' and (refused := refused_character(text)):
            self._say(refused[0], place, code=code_point(refused[1]))
            text = "A"  # the file is refused; nothing later may see the character
        if not style:
            self._warn_of_remark(event.end_mark)
        node = Scalar(text, place, style)
        if event.anchor:
            self._anchors[event.anchor] = (node, 1, 0)
        self._add(node, 1, 0)

    def _warn_of_remark(self, end: Any) -> None:
        """Warn where `local #5` ends at `local`: a remark to YAML, a number to whoever typed it."""
        if remark := _REMARK.match(self._line(end.line), end.column):
            place = self._place(end.line, remark.start(1), len(remark[1]))
            self._say("remark", place, found=remark[1])

    def _begin(self, event: Any) -> None:
        place = self._at(event)
        self._refuse_tag(event, place)
        if len(self._open) >= DEPTH_LIMIT:
            self._stop("too-deep", place, limit=DEPTH_LIMIT)
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        node = Mapping({}, place) if is_mapping else Sequence([], place)
        self._open.append(_Collection(node, event.anchor))

    def _start(self, event: Any) -> None:
        self._starts.append(event.start_mark.line)

    def _end(self, _: Any) -> None:
        done = self._open.pop()
        if done.anchor:
            self._anchors[done.anchor] = (done.node, done.size, done.height)
        self._add(done.node, done.size, done.height)

    def _alias(self, event: Any) -> None:
        place = self._at(event)
        if any(collection.anchor == event.anchor for collection in self._open):
            self._stop("alias-cycle", place, anchor=event.anchor)
        if event.anchor not in self._anchors:
            self._stop("not-yaml", place, reason=STAR, advice=QUOTE_IT)
        node, size, height = self._anchors[event.anchor]
        if len(self._open) + height > DEPTH_LIMIT:
            self._stop("too-deep", place, limit=DEPTH_LIMIT)
        if sum(collection.size for collection in self._open) + size > NODE_LIMIT:
            self._stop("too-many-aliases", place, limit=NODE_LIMIT)
        self._add(node, size, height)

    def _add(self, node: Node, size: int, height: int) -> None:
        self._count += 1
        if self._count > NODE_LIMIT:
            self._stop("too-many-values", node.location, limit=NODE_LIMIT)
        if not self._open:
            self.documents.append(node)
            return
        parent = self._open[-1]
        parent.size += size
        parent.height = max(parent.height, height + 1)
        if isinstance(parent.node, Sequence):
            parent.node.items.append(node)
        elif parent.key is None:
            parent.key = node
        else:
            self._enter(parent.node, parent.key, node)
            parent.key = None

    def _enter(self, mapping: Mapping, key: Node, value: Node) -> None:
        if not isinstance(key, Scalar) or not key.text:
            found = "nothing" if isinstance(key, Scalar) else kind_of(key)
            self._say("key-not-text", key.location, found=found)
        elif key.text in mapping.entries:
            first = mapping.entries[key.text][0].location.line
            self._say("duplicate-key", key.location, key=key.text, first=first)
        else:
            mapping.entries[key.text] = (key, value)

    def _refuse_tag(self, event: Any, place: Location) -> None:
        if event.tag:
            shown = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._say("tag-not-allowed", place, tag=shown)

    def _at(self, event: Any) -> Location:
        """Return the event's place; a value of several lines is marked to its first line's end."""
        start, end = event.start_mark, event.end_mark
        if start.line == end.line and end.column > start.column:
            return self._place(start.line, start.column, end.column - start.column)
        rest = len(self._line(start.line).rstrip()) - start.column
        return self._place(start.line, start.column, max(1, rest if start.line < end.line else 1))

    def _place(self, line: int, column: int, width: int) -> Location:
        return Location(self.source.path, line + 1, column + 1, width, self._line(line))

    def _line(self, line: int) -> str:
        return self.lines[line] if line < len(self.lines) else ""

    def _say(self, kind: str, place: Location, **facts: object) -> None:
        self.problems.append(report(kind, place, **facts))

    def _stop(self, kind: str, place: Location, **facts: object) -> NoReturn:
        """End the reading with a problem, after those that were found before it."""
        self._say(kind, place, **facts)
        raise ProblemsFoundError(in_order(self.problems))

    def _stop_without_keys(self, node: Node | None) -> NoReturn:
        if node is None or (isinstance(node, Scalar) and node.is_empty):
            self._stop("empty-file", Location(self.source.path))
        found = "one value" if isinstance(node, Scalar) else kind_of(node)
        self._stop("not-a-mapping", node.location, found=found)


_TAKERS: dict[type, Callable[[_Composer, Any], None]] = {
    yaml.ScalarEvent: _Composer._scalar,  # noqa: SLF001 - a table of its own methods
    yaml.MappingStartEvent: _Composer._begin,  # noqa: SLF001 - likewise
    yaml.SequenceStartEvent: _Composer._begin,  # noqa: SLF001 - likewise
    yaml.MappingEndEvent: _Composer._end,  # noqa: SLF001 - likewise
    yaml.SequenceEndEvent: _Composer._end,  # noqa: SLF001 - likewise
    yaml.AliasEvent: _Composer._alias,  # noqa: SLF001 - likewise
    yaml.DocumentStartEvent: _Composer._start,  # noqa: SLF001 - likewise
}
