"""A table typed in Markdown: each cell is a paragraph, as in one that Word has."""

from __future__ import annotations

import re

_ROW = re.compile(r"[ \t]*\|.*\|[ \t]*\Z")
_RULE = re.compile(r"[ \t]*\|?(?:[ \t]*:?-{2,}:?[ \t]*\|)+(?:[ \t]*:?-{2,}:?)?[ \t]*\Z")
_BAR = re.compile(r"(?<!\\)\|")
REMARK = "a table's cells became paragraphs"


def without_tables(text: str) -> str:
    """Return a text in which the cells of each table are paragraphs."""
    lines, result, inside = text.split("\n"), "", False
    for at, line in enumerate(lines):
        opens = bool(_ROW.match(line)) and at + 1 < len(lines) and bool(_RULE.match(lines[at + 1]))
        inside = opens or (inside and bool(_ROW.match(line) or _RULE.match(line)))
        if not inside:
            result += f"{line}\n"
        elif not _RULE.match(line):
            result = result.rstrip("\n") + "".join(f"\n\n{cell}" for cell in _cells(line)) + "\n\n"
    return result.removesuffix("\n")


def _cells(line: str) -> list[str]:
    """Return the words of a row's cells; one without any is none."""
    cells = (cell.strip().replace("\\|", "|") for cell in _BAR.split(line.strip().strip("|")))
    return [cell for cell in cells if cell]
