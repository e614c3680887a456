"""Values that take several lines: below `>` or `|`, in quotation marks, in brackets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.source.mending import mistake, quotes, values
from lmp_press.source.mending.line import indentation, is_word, split, with_plain_indent

if TYPE_CHECKING:
    from lmp_press.source.mending.page import Page

MOST_LINES = 500  # of a list or a group in brackets


def block_text(page: Page, number: int, style: str, parent: int, *, said: bool = False) -> int:
    """Read the text below a `>` or `|`; return the number of the line behind it.

    `said`: its first line is mended already, and its indentation is as it is.
    """
    base = 0
    for below in range(number + 1, len(page.lines)):
        if page.is_blank(below):
            continue
        text = with_plain_indent(page.lines[below])
        indent = len(indentation(text))
        if indent <= parent and (text[indent] == "#" or _ends_text(page, below)):
            return below
        base = base or max(indent, parent + 1)
        if indent < base and _ends_text(page, below):
            return below
        if not said:
            _line_up(page, below, text, base, style)
    return len(page.lines)


def _line_up(page: Page, below: int, text: str, base: int, style: str) -> None:
    """Say that a line of a text does not start where the first one does."""
    raw, indent = page.lines[below], len(indentation(text))
    reason = odd_indent(raw)
    column = raw.index("\t") if reason == mistake.TAB else 0
    if not reason and (indent < base or (indent > base and style == ">")):
        reason = mistake.DEEPER if indent > base else mistake.INDENT
        column = min(indent, base)
    if reason:
        page.say(below, column, reason, (" " * base + text.strip(),), sure=True)


def _ends_text(page: Page, number: int) -> bool:
    """Tell whether a line below a text is an entry or a key, and no more of it."""
    if page.is_marker(number):
        return True
    line = split(with_plain_indent(page.lines[number]), page.known)
    if line.is_item:
        return any(block.is_list for block in page.stack.blocks)
    if line.key is None:
        return False
    return line.key in page.known or (is_word(line.key) and line.has_good_gap)


def quoted(page: Page, number: int, head: str, value: str, parent: int) -> int:
    """Read a quoted value that does not end on its line; return the line behind it.

    `head` is what stands before the value, as it is right.
    """
    last, rest = _closing(page, number, value[0], parent)
    if rest is None:
        _unclosed(page, number, last, head, value)
    elif not quotes.is_remark(rest):  # it ends, and words stand behind
        indent = max(len(indentation(page.lines[number + 1])), parent + 1)
        lines = (f"{head}>-", " " * indent + value)
        column = len(page.lines[number].rstrip()) - len(value)
        page.say(number, column, mistake.AFTER_QUOTE, lines)
        return block_text(page, number, ">", parent, said=True)
    return last + 1


def _closing(page: Page, number: int, mark: str, parent: int) -> tuple[int, str | None]:
    """Return the last line of a quoted value and what stands behind it, or None for no end."""
    last = number
    for below in range(number + 1, len(page.lines)):
        if page.is_marker(below) or page.starts_anew(below, parent):
            break
        if end := quotes.closes(mark, page.lines[below]):
            return below, page.lines[below][end:]
        if not page.is_blank(below):
            last = below
    return last, None


def _unclosed(page: Page, number: int, last: int, head: str, value: str) -> None:
    """Say that a quotation mark is not closed; `last` is the last line that its value can have."""
    reason = mistake.UNCLOSED
    behind = next((n for n in range(last + 1, len(page.lines)) if not page.is_blank(n)), 0)
    if behind:
        line = split(with_plain_indent(page.lines[behind]), page.known)
        seen = "- " if line.is_item or not line.key else f"{line.key}:"
        reason = f"the quotation mark is not closed before line {behind + 1}, `{seen}`"
    if last == number:
        column = len(page.lines[number].rstrip()) - len(value)
        page.say(number, column, reason, (head + quotes.closed(value),), sure=True)
    else:
        end = page.lines[last].rstrip()
        reason = reason.replace("quotation mark is", f"quotation mark of line {number + 1} is")
        page.say(last, len(end), reason, (end + value[0],))


def brackets(page: Page, number: int, value: str, parent: int) -> int:
    """Return the line that closes the brackets of a value; 0 when none does."""
    text = value
    for below in range(number + 1, min(len(page.lines), number + MOST_LINES)):
        if page.starts_anew(below, parent) and not page.lines[below].strip().endswith(("]", "}")):
            return 0
        text += f" {page.lines[below].strip()}"
        if not values.is_open(text):
            return below
    return 0


def odd_indent(raw: str) -> str:
    """Return what is wrong with the white space that a line starts with, if anything is."""
    indent = indentation(raw)
    if not indent.strip(" "):
        return ""
    return mistake.TAB if "\t" in indent else mistake.ODD_SPACE
