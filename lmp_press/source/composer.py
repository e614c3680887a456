"""YAML's events to nodes, by hand, so that nothing nests, repeats or refers without our leave."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn, Self

import yaml

from lmp_press.diagnostics import Location, Problem, ProblemsFoundError, in_order, report
from lmp_press.source.bracketed import hide, reveal
from lmp_press.source.expected import keys_in
from lmp_press.source.nodes import UNREAD, Mapping, Node, Scalar, Sequence, kind_of
from lmp_press.source.places import Places
from lmp_press.source.syntax import LOADER
from lmp_press.source.text import Source, code_point, refused_character

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    from lmp_press.source.expected import Expected
    from lmp_press.source.mended import Mended

DEPTH_LIMIT = 32
NODE_LIMIT = 10_000  # with every alias written out


class _Collection:
    """A list or mapping that is still open; `key` waits for its value."""

    def __init__(self, node: Sequence | Mapping, anchor: str | None) -> None:
        self.node = node
        self.anchor = anchor
        self.key: Node | None = None
        self.size = 1  # nodes in it, with aliases written out
        self.height = 1


class Composer:
    """Takes one event after the other; holds what is open, named and wrong.

    `swallowed` are the values that take in a line of its own, and `surprises` counts the breaks
    that stay in folded text: both are read without a word, and nobody means them.
    """

    def __init__(self, source: Source, mended: Mended, expected: Expected | None) -> None:
        self.source = source
        self.mended = mended
        self.expected = expected
        self.reveals = False  # whether signs of the text are hidden from YAML
        self._places = Places(source, mended)
        self.problems: list[Problem] = []
        self.swallowed: list[Problem] = []
        self.surprises = 0
        self.documents: list[Node] = []
        self._starts: list[int] = []
        self._count = 0
        self._open: list[_Collection] = []
        self._anchors: dict[str, tuple[Node, int, int]] = {}
        self._unused: dict[str, Problem] = {}  # what is wrong unless an alias comes

    def read(self, text: str) -> Self:
        """Take all events of a text; MarkedYAMLError where it is not YAML."""
        hidden = hide(text)
        self.reveals = hidden != text
        for event in yaml.parse(hidden, Loader=LOADER):
            self.take(event)
        self.problems += self._unused.values()
        return self

    @property
    def node(self) -> Node | None:
        """The node of the first document, if there is one."""
        return self.documents[0] if self.documents else None

    def root(self) -> Mapping:
        """Return the one mapping that the file must hold."""
        if len(self._starts) > 1:
            place = self._places.at(self._starts[1], 0, 3)
            first = self.mended.origins[self._starts[0]] + 1
            self._say("second-document", place, first=first)
        if not isinstance(self.node, Mapping):
            self._stop_without_keys(self.node)
        return self.node

    def take(self, event: Any) -> None:
        """Take one event of the parser."""
        if taker := _TAKERS.get(type(event)):
            taker(self, event)

    def _scalar(self, event: Any) -> None:
        text = reveal(event.value) if self.reveals else event.value
        place = self._places.of(event)
        style = event.style if event.style in _STYLES else ""
        if event.tag:
            self._note(_silent().tag(event.tag, place))
            style = style if text else UNREAD  # its words are in the tag
        if style == '"' and (refused := refused_character(text)):
            if text != UNREAD or not self.mended.unread:
                self._say(refused[0], place, code=code_point(refused[1]))
            text, style = "", UNREAD  # nothing later may see the character
        self._look(event, style, place)
        right = self._places.as_mended(event, place)
        node = Scalar(text, place, style, right)
        if event.anchor:
            self._name(event.anchor, node, 1, 0)
        self._add(node, 1, 0)

    def _look(self, event: Any, style: str, place: Location) -> None:
        """Look for what YAML does to a value without a word."""
        end = event.end_mark
        if not style and self._places.line(end.line).startswith(" #", end.column):
            self._note(_silent().cut_remark(place, self._places.at(end.line, end.column, 0)))
        if end.line > event.start_mark.line:
            self._look_inside(event, place)
        elif style == '"' and "\\" in place.excerpt:
            self._note(_silent().lost_backslash(place))

    def _look_inside(self, event: Any, place: Location) -> None:
        """Look at the further lines of a value for what was not meant to be part of it."""
        last = event.end_mark.line + (event.end_mark.column > 0)
        numbers = range(event.start_mark.line + 1, min(last, len(self.mended.lines)))
        if event.style == ">":
            self.surprises += "\n" in event.value.strip()
        if event.style:
            for number in numbers:
                self._note(_silent().printed_remark(self._places.at(number, 0, 0)))
        if event.style in {"|", ">"}:
            return
        if event.style:
            self._note(_silent().printed_remark(place))
        known = frozenset(keys_in(self.expected))
        for number in numbers:
            origin = self.mended.origins[number] + 1
            if found := _silent().swallowed_line(self._places.line(number), origin, place, known):
                self.swallowed.append(found._replace(field=self._path()))
                return

    def _begin(self, event: Any) -> None:
        place = self._places.of(event)
        if event.tag:
            self._note(_silent().tag(event.tag, place))
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
            self._name(done.anchor, done.node, done.size, done.height)
        self._add(done.node, done.size, done.height)

    def _name(self, anchor: str, node: Node, size: int, height: int) -> None:
        if unused := self._unused.pop(anchor, None):
            self.problems.append(unused)
        self._anchors[anchor] = (node, size, height)
        found = _silent().unused_anchor(anchor, node.location)
        self._unused[anchor] = found._replace(field=self._path())

    def _alias(self, event: Any) -> None:
        place = self._places.of(event)
        if any(collection.anchor == event.anchor for collection in self._open):
            self._stop("alias-cycle", place, anchor=event.anchor)
        if event.anchor not in self._anchors:
            self._note(_silent().no_alias(event.anchor, place))
            self._add(Scalar(f"*{event.anchor}", place), 1, 0)
            return
        self._unused.pop(event.anchor, None)
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
        if isinstance(key, Scalar) and key.text == "<<" and not key.style:
            self._say("merge-key", key.location)
        elif not isinstance(key, Scalar) or not key.text:
            found = "nothing" if isinstance(key, Scalar) else kind_of(key)
            self._say("key-not-text", key.location, found=found)
        elif key.text in mapping.entries:
            self.surprises += 1
            first = mapping.entries[key.text][0].location.line
            self._say("duplicate-key", key.location, key=key.text, first=first)
        else:
            mapping.entries[key.text] = (key, value)

    def _path(self) -> str:
        """Return the path of the value that is being read, such as `leader_quotes[0].title`."""
        steps = []
        for each in self._open:
            if isinstance(each.node, Sequence):
                steps.append(f"[{len(each.node.items)}]")
            elif isinstance(each.key, Scalar):
                steps.append(f".{each.key.text}")
        return "".join(steps).removeprefix(".")

    def _note(self, problem: Problem | None) -> None:
        if problem:
            self.problems.append(problem._replace(field=self._path()))

    def _say(self, kind: str, place: Location, **facts: object) -> None:
        self._note(report(kind, place, **facts))

    def _stop(self, kind: str, place: Location, **facts: object) -> NoReturn:
        """End the reading with a problem, after those that were found before it."""
        self._say(kind, place, **facts)
        raise ProblemsFoundError(in_order(self.problems))

    def _stop_without_keys(self, node: Node | None) -> NoReturn:
        if node is None or (isinstance(node, Scalar) and node.is_empty):
            self._stop("empty-file", Location(self.source.path))
        found = "one value" if isinstance(node, Scalar) else kind_of(node)
        self._stop("not-a-mapping", node.location, found=found)


def _silent() -> ModuleType:
    """Return the room's file about what YAML does without a word; few files need it."""
    from lmp_press.source import silent

    return silent


_STYLES = {"'", '"', "|", ">"}

_TAKERS: dict[type, Callable[[Composer, Any], None]] = {
    yaml.ScalarEvent: Composer._scalar,  # noqa: SLF001 - a table of its own methods
    yaml.MappingStartEvent: Composer._begin,  # noqa: SLF001 - likewise
    yaml.SequenceStartEvent: Composer._begin,  # noqa: SLF001 - likewise
    yaml.MappingEndEvent: Composer._end,  # noqa: SLF001 - likewise
    yaml.SequenceEndEvent: Composer._end,  # noqa: SLF001 - likewise
    yaml.AliasEvent: Composer._alias,  # noqa: SLF001 - likewise
    yaml.DocumentStartEvent: Composer._start,  # noqa: SLF001 - likewise
}
