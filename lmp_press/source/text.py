"""Files to text: regular files of a sane size, in UTF-8 or marked UTF-16, printable throughout."""

from __future__ import annotations

import os
import re
import stat
import sys
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lmp_press.diagnostics import Location, Problem, ProblemsFoundError, report

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZE_LIMIT = 1 << 20  # bytes
UNPRINTABLE_LIMIT = 100  # lines; a file with more of them is no text at all
STANDARD_INPUT = "-"

_LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # YAML's own line breaks
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")


class Source(NamedTuple):
    """A file's text and the path a problem shows for it."""

    path: str
    text: str

    def lines(self) -> list[str]:
        """Return the lines, without their breaks."""
        return _LINE_BREAK.split(self.text)


def read_bytes(path: Path, shown: str, limit: int = SIZE_LIMIT) -> bytes:
    """Return a regular file's bytes, at most `limit` of them; a problem for anything else."""
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            raise ProblemsFoundError(
                [report("not-a-file", Location(shown), name=shown, found=_kind_of_file(mode))]
            )
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise ProblemsFoundError([cannot_read(shown, error)]) from None
    return _within(data, shown, limit)


def read_source(path: Path, shown: str) -> Source:
    """Read a text file; ProblemsFoundError when it is not one."""
    return decode(read_bytes(path, shown), shown)


def read_standard_input() -> Source:
    """Read standard input as a file of the name `-`."""
    data = sys.stdin.buffer.read(SIZE_LIMIT + 1)
    return decode(_within(data, STANDARD_INPUT, SIZE_LIMIT), STANDARD_INPUT)


def cannot_read(shown: str, error: OSError) -> Problem:
    """Return the problem that the operating system's refusal is."""
    reason = (error.strerror or os.strerror(error.errno or 0)).lower()
    return report("cannot-read", Location(shown), name=shown, reason=reason)


def decode(data: bytes, shown: str) -> Source:
    """Decode UTF-8, or UTF-16 with a mark; control and private-use characters are refused."""
    encoding = "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    try:
        if b"\0" in data[:2]:  # UTF-16 whose mark is missing
            raise UnicodeDecodeError(encoding, data, data.index(b"\0"), 1, "no mark")
        source = Source(shown, data.decode(encoding))
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding, "replace")
        place = place_of(Source(shown, before + "\ufffd"), len(before))._replace(excerpt="")
        found = f"0x{data[error.start]:02X}"
        raise ProblemsFoundError([report("not-text", place, found=found)]) from None
    if problems := list(islice(_unprintable(source), UNPRINTABLE_LIMIT)):
        raise ProblemsFoundError(problems)
    return source


def place_of(source: Source, index: int, width: int = 1) -> Location:
    """Return the place of the character at `index` of a source's text."""
    breaks = list(_LINE_BREAK.finditer(source.text, 0, index))
    start = breaks[-1].end() if breaks else 0
    end = _LINE_BREAK.search(source.text, index)
    excerpt = source.text[start : end.start() if end else None]
    return Location(source.path, len(breaks) + 1, index - start + 1, width, excerpt)


def refused_character(text: str) -> tuple[str, str] | None:
    """Return the problem's id and the code point of the first character that cannot stand."""
    for kind, pattern in (("control-character", _CONTROL), ("private-use-character", _PRIVATE)):
        if found := pattern.search(text):
            return kind, f"U+{ord(found[0]):04X}"
    return None


def _unprintable(source: Source) -> Iterator[Problem]:
    """Yield the first refused character of each line."""
    if not (_CONTROL.search(source.text) or _PRIVATE.search(source.text)):
        return
    for number, line in enumerate(source.lines(), 1):
        if refused := refused_character(line):
            kind, code = refused
            column = line.index(chr(int(code[2:], 16))) + 1
            yield report(kind, Location(source.path, number, column, 1, line), code=code)


def _within(data: bytes, shown: str, limit: int) -> bytes:
    if len(data) > limit:
        raise ProblemsFoundError([report("too-large", Location(shown), limit=_size(limit))])
    return data


def _size(limit: int) -> str:
    return f"{limit >> 20} MiB"


def _kind_of_file(mode: int) -> str:
    return "a folder" if stat.S_ISDIR(mode) else "a device or a pipe"
