"""Plain text and Markdown to pieces: lines that are paragraphs, or a text wrapped by hand."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from lmp_press.adopt.manuscript import Manuscript, TypedLine
from lmp_press.adopt.typed_tables import REMARK, without_tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WRAPPED_AT = range(45, 100)  # characters of the lines of a text that was wrapped by hand
_LINE = re.compile(r"[^\n]+")
_PARAGRAPH = re.compile(  # a line, and what was broken off it in the middle of a sentence
    r"[^\n]{60,}[^\n.!?:;,”\"’)\]][ \t]*(?:\n(?=[a-z])[^\n]+)|[^\n]+"
)
_GAP_BEFORE = re.compile(r"\n[ \t]*\n\Z")
_BLOCK = re.compile(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
_LINK = re.compile(r"\]\((?:https?://|mailto:|tel:)[^\s()]*\)|(?m:^\[[^\]\n]+\]:\s*https?://)")
_GOES_ON = re.compile(r"\b(?:a|an|and|at|by|for|from|in|of|on|or|the|to|with)\s*\Z")
_BULLET = re.compile(r"\s*(?:[-*•·–▪◦‣]|\d+[.)])\s+")


def read_text(text: str, remarks: Sequence[str] = (), *, is_markdown: bool) -> Manuscript:
    """Return the pieces of a text."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    is_markdown = is_markdown or bool(_LINK.search(text))
    flat = without_tables(text) if is_markdown else text
    remarks = [*remarks, *([REMARK] if flat != text else [])]
    text = flat
    found = [*_blocks(text)] if _is_wrapped(text) else [*_lines(text)]
    numbers = [piece.number for piece in found]
    return Manuscript(tuple(found), max(numbers, default=0), is_markdown, remarks=tuple(remarks))


def _is_wrapped(text: str) -> bool:
    """Tell whether lines were broken by hand, and an empty line parts paragraphs."""
    lines = [line.rstrip() for line in text.split("\n")]
    if max(map(len, lines), default=0) >= WRAPPED_AT.stop:
        return False
    going_on = [
        line
        for line, following in pairwise(lines)
        if following and len(line) in WRAPPED_AT and line[-1] not in '.:!?”"'
    ]
    return len(going_on) > 1


def _lines(text: str) -> Iterator[TypedLine]:
    found = [line for line in _PARAGRAPH.finditer(text) if line[0].strip()]
    for number, line in enumerate(found, 1):
        is_apart = bool(_GAP_BEFORE.search(text, max(0, line.start() - 80), line.start()))
        yield TypedLine(number, line[0], is_apart=is_apart)


def _blocks(text: str) -> Iterator[TypedLine]:
    """Yield the blocks of a wrapped text; lines that stand for themselves are pieces of theirs."""
    for number, block in enumerate(_BLOCK.finditer(text), 1):
        for start, end in apart(block[0]):
            yield TypedLine(number, block[0][start:end].rstrip("\n"), start, is_apart=start == 0)


def apart(block: str) -> Iterator[tuple[int, int]]:
    """Yield where the lines of a block start and end that stand for themselves, or the block."""
    lines = list(_LINE.finditer(block))
    if not _stand_alone([line[0] for line in lines]):
        yield 0, len(block)
        return
    starts = [line.start() for line in lines if _opens(line[0], lines)] + [len(block)]
    yield from pairwise(starts)


def _stand_alone(lines: Sequence[str]) -> bool:
    """Tell whether a block is a list, or short lines such as an address."""
    if any(_BULLET.match(line) for line in lines):
        return True
    is_short = max(map(len, lines)) < WRAPPED_AT.start
    return len(lines) > 1 and is_short and not _GOES_ON.search(lines[0])


def _opens(line: str, lines: Sequence[re.Match[str]]) -> bool:
    is_list = any(_BULLET.match(each[0]) for each in lines)
    return bool(_BULLET.match(line)) or not is_list or line == lines[0][0]
