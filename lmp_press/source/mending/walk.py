"""A file's lines, one after the other, with the mistakes of each; the next is read as if right."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lmp_press.source.mending import heads, mistake, spans, values
from lmp_press.source.mending.heads import Head
from lmp_press.source.mending.line import YamlLine, indentation, is_word, split, with_plain_indent
from lmp_press.source.mending.mistake import Mistake
from lmp_press.source.mending.page import Page
from lmp_press.source.mending.placing import STEP
from lmp_press.source.quoting import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lmp_press.source.expected import Expected


_COLON = re.compile(r":(?:\s|\Z)")
_SCALARS = {"string", "integer", "boolean"}


def mistakes_in(lines: Sequence[str], expected: Expected | None) -> list[Mistake]:
    """Return the mistakes of a file's lines, each with the lines that would be right."""
    page = Page(lines, expected)
    walk = _LineReader(page)
    number = 0
    while number < len(lines):
        number = walk.line(number)
    return page.mistakes


class _LineReader:
    """Reads the lines of a page; a value that can go on below started on `_value_line`."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.stack = page.stack
        self._value_line = -1

    def line(self, number: int) -> int:
        """Read a line, and the further ones that its value takes; return the next one's number."""
        page, raw = self.page, self.page.lines[number]
        if page.is_blank(number):
            if raw.strip(" \t\r"):
                page.say(number, 0, mistake.ODD_SPACE, ("",), sure=True)
                page.mistakes[-1] = page.mistakes[-1]._replace(advice="delete the line")
            return number + 1
        if raw.lstrip(" \t").startswith("#") or page.is_marker(number):
            return number + 1
        text = with_plain_indent(raw)
        in_list = self.stack.list_expected(len(indentation(text)))
        line = self._without_key_in_text(split(text, page.known, in_list=in_list))
        if line.key is None and not line.is_item:
            return self._text(number, line)
        at = None if line.is_item else self.stack.entry_meant(line)
        if at is not None:
            return self._entry_without_hyphen(number, line, at)
        return self._entry(number, line)

    def _entry_without_hyphen(self, number: int, line: YamlLine, at: int) -> int:
        """Read a line with a key that starts an entry of a list, as if its hyphen were there."""
        right = f"{' ' * at}- {line.text[line.column :]}"
        head = Head(right[: len(right.rstrip()) - len(line.value)], mistake.NEW_ENTRY)
        entry = split(right, self.page.known)
        self.stack.place(entry)
        expected = self.stack.enter(entry, at)
        if not line.value:
            self._mended(number, line, head)
            self.stack.await_value(expected, after_key=True)
            return number + 1
        self.stack.text_indent, self._value_line = self.stack.blocks[-1].indent, number
        return self._value(number, line, head, expected.kind if expected else "")

    def _without_key_in_text(self, line: YamlLine) -> YamlLine:
        """Return a line whose key is none after all: `- note: this` in a list of texts."""
        if line.key is None:
            return line
        if line.is_item:
            expected = self.stack.entries_expected(line.indent)
            is_text = expected is not None and expected.kind in _SCALARS
        else:
            known, text_indent = self.page.known, self.stack.text_indent
            looks_it = is_word(line.key) and line.has_good_gap and not known
            goes_on = text_indent is not None and line.indent > text_indent
            is_text = goes_on and line.key not in known and not looks_it
        whole = line.text[line.column :].strip()
        return line._replace(key=None, gap="", value=whole) if is_text else line

    def _text(self, number: int, line: YamlLine) -> int:
        """Read a line that is neither a key nor an entry: more of the value above, or nothing."""
        page, stack = self.page, self.stack
        if stack.awaited and line.indent > stack.awaited.indent and stack.awaited.kind != "array":
            indent, stack.awaited = stack.awaited.indent, None
            stack.text_indent, self._value_line = indent, number
            return self._value(number, line, Head(" " * line.indent), "")
        if stack.text_indent is not None and line.indent > stack.text_indent:
            if reason := spans.odd_indent(page.lines[number]):
                page.say(number, 0, reason, (line.text,), sure=True)
            elif _COLON.search(line.value):
                self._colon_below(line)
            return number + 1
        if not stack.blocks and line.value[0] in "[{\"'&!":
            return len(page.lines)  # all of the file is one value
        if stack.list_expected(line.indent):
            return self._missing_hyphen(number, line)
        right, advice = "", "write a key, a colon and a space before it, or delete the line"
        if stack.text_indent is not None:
            right, advice = " " * (stack.text_indent + STEP) + line.value, ""
        entry = Mistake(number, line.indent, mistake.NO_ENTRY, (right,), advice=advice)
        page.mistakes.append(entry)
        return number + 1

    def _missing_hyphen(self, number: int, line: YamlLine) -> int:
        awaited = self.stack.awaited
        under = awaited is not None and line.indent <= awaited.indent
        indent = awaited.indent + STEP if awaited and under else line.indent
        right = f"{' ' * indent}- {line.value}"
        self.page.say(number, line.indent, mistake.BULLET, (right,))
        entry = split(right)._replace(key=None, gap="", value=line.value)
        self.stack.place(entry)
        self.stack.enter(entry, indent)
        self.stack.text_indent, self._value_line = indent, number
        return number + 1

    def _colon_below(self, line: YamlLine) -> None:
        """Say that a value that started above has a colon in it: it goes below a `>-`."""
        number, page = self._value_line, self.page
        head = split(with_plain_indent(page.lines[number]), page.known)
        before = head.text[: head.value_column].rstrip()
        if before and head.value and all(each.line != number for each in page.mistakes):
            lines = (f"{before} >-", " " * line.indent + head.value)
            page.say(number, head.value_column, mistake.COLON, lines)

    def _entry(self, number: int, line: YamlLine) -> int:
        """Read a line with a key, or with the hyphen of a list's entry."""
        stack = self.stack
        indent = stack.place(line)
        if indent is None and stack.text_indent is not None and line.indent > stack.text_indent:
            return number + 1  # a value takes it in, which is said where that is read
        if indent is None and not stack.blocks:
            return len(self.page.lines)  # all of the file is a list
        if indent is None:
            advice = "put it below the key of its list"
            lost = Mistake(number, line.indent, mistake.INDENT, ("",), advice=advice)
            self.page.mistakes.append(lost)
            return number + 1
        expected = stack.enter(line, indent)
        parent = stack.blocks[-1].indent
        head = heads.head(line, indent)
        moved = mistake.INDENT if indent != line.indent else ""
        reason = spans.odd_indent(self.page.lines[number]) or head.reason or moved
        head = head._replace(reason=reason)
        if not line.value or line.value.startswith("# "):
            self._mended(number, line, head)
            stack.await_value(expected, after_key=line.key is not None)
            return number + 1
        stack.text_indent, self._value_line = parent, number
        return self._value(number, line, head, expected.kind if expected else "")

    def _mended(self, number: int, line: YamlLine, head: Head) -> None:
        """Say what is wrong with a line before its value, if anything is."""
        if head.reason:
            column = heads.column(self.page.lines[number], line, head.reason)
            right = (head.text + line.value).rstrip()
            sure = head.reason != mistake.INDENT or self.stack.sure
            self.page.say(number, column, head.reason, (right,), sure=sure)

    def _value(self, number: int, line: YamlLine, head: Head, kind: str) -> int:
        """Read a value, which should be of a kind; return the number of the line behind it."""
        page, value, parent = self.page, line.value, self.stack.text_indent or 0
        span = self._span(number, line, head.text, parent)
        if span:
            self._mended(number, line, head)
            self.stack.text_indent = None
            return span
        if re.match(r"-(?:\s|\Z)", value) and line.key is not None:
            return self._list_beside_key(number, line, head.text, kind)
        if second := self._second_key(line):
            lines = (head.text + value[: second.start()], " " * parent + second[0].lstrip())
            page.say(number, line.value_column + second.start(2), mistake.TWO_KEYS, lines)
            return self._second_line(number, lines[1])
        found = values.better(value, kind)
        if not found:
            self._mended(number, line, head)
            if value[0] in "\"'[{&*":
                self.stack.text_indent = None
            return number + 1
        self.stack.text_indent = None
        column, reason = line.value_column + found.offset, found.reason
        if head.reason:
            column, reason = heads.column(page.lines[number], line, head.reason), head.reason
        if below := page.goes_on(number, parent):
            words = values.without_header(value)
            page.say(number, column, reason, (f"{head.text}>-", " " * below + words))
            return spans.block_text(page, number, ">", parent, said=True)
        page.say(number, column, reason, (head.text + found.value,), sure=True)
        return number + 1

    def _span(self, number: int, line: YamlLine, head: str, parent: int) -> int:
        """Return the line behind a value that takes several, and 0 for one that takes its own."""
        value = line.value
        if values.HEADER.match(value):
            return spans.block_text(self.page, number, value[0], parent)
        if value[0] in "\"'" and not values.ends(value):
            return spans.quoted(self.page, number, head, value, parent)
        if value[0] in "[{" and values.is_open(value):
            last = spans.brackets(self.page, number, value, parent)
            return last + 1 if last else 0
        return 0

    def _second_key(self, line: YamlLine) -> re.Match[str] | None:
        """Return the second key of a line and its value, where one stands in a plain value."""
        known = "|".join(map(re.escape, sorted(self.page.known)))
        if not known or line.key is None or line.value[0] in "\"'[{":
            return None
        return re.search(rf"(\s+)({known}):\s.*", line.value)

    def _second_line(self, number: int, text: str) -> int:
        line = split(text, self.page.known)
        self.stack.place(line)
        self.stack.enter(line, line.indent)
        self.stack.text_indent, self._value_line = line.indent, number
        return number + 1

    def _list_beside_key(self, number: int, line: YamlLine, head: str, kind: str) -> int:
        """Say that a list starts beside its key; of one value, that it is no list."""
        stack, page = self.stack, self.page
        below = f"{' ' * (stack.blocks[-1].indent + STEP)}{line.value}"
        lines: tuple[str, ...] = (head.rstrip(), below)
        if kind == "string":
            lines = (head + quoted(line.value),)
        elif kind in _SCALARS:
            lines = (head + line.value[1:].lstrip(),)
        page.say(number, line.value_column, mistake.ON_KEYS_LINE, lines, sure=kind == "array")
        if len(lines) > 1:
            entry = split(below, page.known)
            stack.await_value(None, after_key=True)
            stack.place(entry)
            stack.enter(entry, entry.indent)
        return number + 1
