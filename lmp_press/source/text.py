"""Files to text: regular files of a sane size, in UTF-8 or marked UTF-16, printable throughout."""

from __future__ import annotations

import errno
import os
import stat
import sys
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from lmp_press.diagnostics import Location, Problem, ProblemsFoundError, report
from lmp_press.expressions import expression
from lmp_press.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SIZE_LIMIT = 1 << 20  # bytes
UNPRINTABLE_LIMIT = 100  # lines; a file with more of them is no text at all
STANDARD_INPUT = "-"

_LINE_BREAK = expression("\r\n|[\n\r\x85\u2028\u2029]")  # YAML's own line breaks
_OTHER_BREAKS = "\r\x85\u2028\u2029"
_UTF_8_MARK = b"\xef\xbb\xbf"
_MARKS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be", _UTF_8_MARK: "utf-8"}
_CONTROL = expression("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_PRIVATE = expression("[\ue000-\uf8ff\U000f0000-\U0010ffff]")


class Source(NamedTuple):
    """A file's text and the path a problem shows for it."""

    path: str
    text: str

    def lines(self) -> Sequence[str]:
        """Return the lines, without their breaks."""
        return _lines(self.text)


@lru_cache(maxsize=4)  # each problem of a file asks for them
def _lines(text: str) -> tuple[str, ...]:
    is_plain = not any(map(text.__contains__, _OTHER_BREAKS))
    return tuple(text.split("\n") if is_plain else _LINE_BREAK.split(text))


def read_bytes(
    path: Path, shown: str, limit: int = SIZE_LIMIT, within: Path | None = None
) -> bytes:
    """Return a regular file's bytes, at most `limit` of them; a problem for anything else.

    `within` is the folder that no link may lead out of; None for a file that somebody named.
    """
    if within is not None and not _lies_in(path, within):
        raise ProblemsFoundError([report("leads-outside", Location(shown), name=shown)])
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


def _lies_in(path: Path, folder: Path) -> bool:
    """Tell whether a file lies in a folder when all links are followed."""
    real = os.path.realpath(path)
    is_plain = real == str(path)  # then no link is on the way to the folder either
    return Path(real).is_relative_to(folder if is_plain else os.path.realpath(folder))


def read_source(path: Path, shown: str, within: Path | None = None) -> Source:
    """Read a text file; ProblemsFoundError when it is not one, or leads out of a folder."""
    return decode(read_bytes(path, shown, within=within), shown)


def read_standard_input() -> Source:
    """Read standard input as a file of the name `-`."""
    try:
        data = sys.stdin.buffer.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise ProblemsFoundError([cannot_read(STANDARD_INPUT, error)]) from None
    return decode(_within(data, STANDARD_INPUT, SIZE_LIMIT), STANDARD_INPUT)


def cannot_read(shown: str, error: OSError) -> Problem:
    """Return the problem that the operating system's refusal is."""
    is_closed = error.errno == errno.EBADF  # standard input
    reason = (error.strerror or os.strerror(error.errno or 0)).lower()
    reason = "it is closed" if is_closed else reason
    return report("cannot-read", Location(shown), name=shown, reason=reason)


def decode(data: bytes, shown: str) -> Source:
    """Decode UTF-8, or UTF-16 with a mark; control and private-use characters are refused."""
    encoding = "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8"
    if b"\0" in data[:2]:  # UTF-16 whose mark is missing
        raise ProblemsFoundError([_not_text(data, data.index(b"\0"), encoding, shown)])
    read = data.removeprefix(_UTF_8_MARK)
    try:
        source = Source(shown, read.decode(encoding))
    except UnicodeDecodeError as error:
        raise ProblemsFoundError([_not_text(read, error.start, encoding, shown)]) from None
    if problems := list(islice(_unprintable(source), UNPRINTABLE_LIMIT)):
        raise ProblemsFoundError(problems)
    return source


def encoded(text: str, like: bytes) -> bytes:
    """Return a text in the encoding, with the mark, that some bytes have."""
    for mark, encoding in _MARKS.items():
        if like.startswith(mark):
            return mark + text.encode(encoding)
    return text.encode()


def _not_text(data: bytes, index: int, encoding: str, shown: str) -> Problem:
    before = data[:index].decode(encoding, "replace")
    place = place_of(Source(shown, before + "\ufffd"), len(before))
    return report("not-text", place._replace(excerpt=""), found=f"0x{data[index]:02X}")


def place_of(source: Source, index: int, width: int = 1) -> Location:
    """Return the place of the character at `index` of a source's text."""
    breaks = list(_LINE_BREAK.finditer(source.text, 0, index))
    start = breaks[-1].end() if breaks else 0
    end = _LINE_BREAK.search(source.text, index)
    excerpt = source.text[start : end.start() if end else None]
    return Location(source.path, len(breaks) + 1, index - start + 1, width, excerpt)


def refused_character(text: str) -> tuple[str, str] | None:
    """Return the problem's id and the first character that cannot stand."""
    for kind, pattern in (("control-character", _CONTROL), ("private-use-character", _PRIVATE)):
        if found := pattern.search(text):
            return kind, found[0]
    return None


def code_point(sign: str) -> str:
    """Return how a character that cannot be shown is named: `U+001B`."""
    return f"U+{ord(sign):04X}"


def _unprintable(source: Source) -> Iterator[Problem]:
    """Yield the first refused character of each line."""
    text = source.text
    if text.replace("\n", "").replace("\u00a0", "").isprintable() or not refused_character(text):
        return
    for number, line in enumerate(source.lines(), 1):
        if found := refused_character(line):
            kind, sign = found
            place = Location(source.path, number, line.index(sign) + 1, 1, line)
            yield report(kind, place, code=code_point(sign))


def _within(data: bytes, shown: str, limit: int) -> bytes:
    if len(data) > limit:
        raise ProblemsFoundError([report("too-large", Location(shown), limit=_size(limit))])
    return data


def _size(limit: int) -> str:
    return f"{limit >> 20} MiB"


def _kind_of_file(mode: int) -> str:
    return "a folder" if stat.S_ISDIR(mode) else "a device or a pipe"
