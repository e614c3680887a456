"""Which list or group a line belongs to, by its indentation and by the keys that are expected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lmp_press.source.expected import Expected
    from lmp_press.source.mending.line import YamlLine

STEP = 2  # spaces that something stands further in than what it belongs to


class OpenCollection:
    """A list or a group of keys that is open, where its lines start, and the keys it has."""

    def __init__(self, indent: int, expected: Expected | None, path: str, *, is_list: bool) -> None:
        self.indent = indent
        self.expected = expected
        self.path = path
        self.is_list = is_list
        self.keys: dict[str, None] = {}
        self.entries = 0  # of a list

    def takes(self, key: str) -> bool:
        """Tell whether a key is expected here and not there yet."""
        known = self.expected.properties if self.expected else {}
        return key in known and key not in self.keys


class Awaited(NamedTuple):
    """A key or a hyphen whose value is still to come, on the lines below it."""

    indent: int
    expected: Expected | None
    after_key: bool
    path: str

    @property
    def kind(self) -> str:
        """The type of the value, '' when nothing is known of it."""
        return self.expected.kind if self.expected else ""


class Stack:
    """The lists and groups that are open at a line, the innermost last."""

    def __init__(self, expected: Expected | None, margin: int) -> None:
        self.expected = expected
        self.margin = margin  # where the lines start that belong to nothing else
        self.blocks: list[OpenCollection] = []
        self.awaited: Awaited | None = None
        self.sure = True  # whether the line that was placed last has no other place
        self.path = ""  # of the value that is read: `leader_quotes[0].title`
        self.text_indent: int | None = None  # of the block whose last value can go on

    def place(self, line: YamlLine) -> int | None:
        """Return the indentation that a line with a key or a hyphen should have; None: no place.

        The blocks that it leaves are closed, and the one that it opens is open.
        """
        if line.is_item:
            return self._place_item(line)
        return self._place_key(line, line.key or "")

    def enter(self, line: YamlLine, indent: int) -> Expected | None:
        """Open the lists and groups of a placed line; return what its value should be."""
        self.awaited = self.text_indent = None
        shift = indent - line.indent
        expected: Expected | None = self.blocks[-1].expected if self.blocks else None
        for nth, column in enumerate(line.dashes):
            if nth:
                self.blocks.append(
                    OpenCollection(column + shift, expected, self.path, is_list=True)
                )
            entries = self.blocks[-1]
            self.path = f"{entries.path}[{entries.entries}]"
            entries.entries += 1
            expected = expected.items if expected else None
        if line.key is None:
            return expected
        if line.is_item:
            self.blocks.append(
                OpenCollection(line.column + shift, expected, self.path, is_list=False)
            )
        group = self.blocks[-1]
        group.keys[line.key] = None
        self.path = f"{group.path}.{line.key}".removeprefix(".")
        return group.expected.properties.get(line.key) if group.expected else None

    def await_value(self, expected: Expected | None, *, after_key: bool) -> None:
        """Say that the value of the line comes on the lines below."""
        self.awaited = Awaited(self.blocks[-1].indent, expected, after_key, self.path)

    def entries_expected(self, indent: int) -> Expected | None:
        """Return what the entries of the list are that a line with a hyphen belongs to."""
        if self.awaited and self.awaited.expected:
            return self.awaited.expected.items
        lists = [block for block in self.blocks if block.is_list and block.indent == indent]
        return lists[-1].expected.items if lists and lists[-1].expected else None

    def entry_meant(self, line: YamlLine) -> int | None:
        """Return where the hyphen of a line is missing that starts one more entry, or the first.

        It has the key that the entry above it started with, or a key of the entries that are due.
        """
        awaited = self.awaited
        if awaited and awaited.kind == "array" and awaited.expected:
            entries = awaited.expected.items
            due = entries is not None and line.key in entries.properties
            return awaited.indent + STEP if due and line.indent > awaited.indent else None
        for block, group in zip(self.blocks, self.blocks[1:], strict=False):
            same = block.is_list and group.indent == line.indent and not group.is_list
            if same and len(group.keys) > 1 and next(iter(group.keys)) == line.key:
                return block.indent
        return None

    def list_expected(self, indent: int) -> bool:
        """Tell whether a line can be the entry of a list."""
        if self.awaited and self.awaited.kind in {"array", ""}:
            return indent >= self.awaited.indent
        return any(block.is_list and block.indent == indent for block in self.blocks)

    def _place_item(self, line: YamlLine) -> int | None:
        indent, awaited = line.indent, self.awaited
        fits = awaited and (
            indent > awaited.indent or (indent == awaited.indent and awaited.after_key)
        )
        if awaited and fits:
            self.blocks.append(OpenCollection(indent, awaited.expected, awaited.path, is_list=True))
            return indent
        lists = [block for block in self.blocks if block.is_list]
        here = [block for block in lists if block.indent == indent]
        lists = here or [block for block in lists if self._suits(block, line)]
        self.sure = len(lists) == 1
        if awaited and awaited.kind == "array":
            block = OpenCollection(
                awaited.indent + STEP, awaited.expected, awaited.path, is_list=True
            )
            self.blocks.append(block)
            return block.indent
        if not lists:
            return None
        return self._close_to(min(lists, key=lambda block: abs(block.indent - indent)))

    @staticmethod
    def _suits(block: OpenCollection, line: YamlLine) -> bool:
        inner = block.expected.items if block.expected else None
        if inner is None or line.key is None:
            return inner is None or inner.kind != "object"
        return inner.kind != "object" or line.key in inner.properties

    def _place_key(self, line: YamlLine, key: str) -> int | None:
        indent, awaited = line.indent, self.awaited
        groups = [block for block in self.blocks if not block.is_list]
        opened = awaited and indent > awaited.indent
        here = next((block for block in reversed(groups) if block.indent == indent), None)
        wanted = list(self._wanting(key, groups))
        if opened and awaited and not (wanted and not self._may_hold(awaited, key)):
            return self._open(indent, awaited.expected)
        if (
            here
            and not opened
            and (here.expected is None or key in here.expected.properties or not wanted)
        ):
            return self._close_to(here)
        self.sure = len(wanted) == 1
        if wanted:
            nearest = min(reversed(wanted), key=lambda block: abs(block.indent - indent))
            return (
                self._close_to(nearest)
                if nearest in groups
                else self._open(nearest.indent, nearest.expected)
            )
        if not groups:
            return None if self.blocks else self._open(self.margin, self.expected)
        return self._close_to(min(reversed(groups), key=lambda block: abs(block.indent - indent)))

    def _wanting(self, key: str, groups: list[OpenCollection]) -> Iterator[OpenCollection]:
        """Yield the groups that lack a key, and the one that is awaited."""
        yield from (block for block in groups if block.takes(key))
        if self.awaited and self.awaited.kind == "object" and self._may_hold(self.awaited, key):
            awaited = self.awaited
            yield OpenCollection(
                awaited.indent + STEP, awaited.expected, awaited.path, is_list=False
            )

    @staticmethod
    def _may_hold(awaited: Awaited, key: str) -> bool:
        expected = awaited.expected
        return expected is None or (expected.kind == "object" and key in expected.properties)

    def _open(self, indent: int, expected: Expected | None) -> int:
        path = self.awaited.path if self.awaited else ""
        self.blocks.append(OpenCollection(indent, expected, path, is_list=False))
        return indent

    def _close_to(self, block: OpenCollection) -> int:
        del self.blocks[self.blocks.index(block) + 1 :]
        return block.indent
