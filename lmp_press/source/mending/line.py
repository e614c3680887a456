"""One line of a file, split as YAML would have it: indentation, hyphens, key, value."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection

ODD_SPACES = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff"
_INDENT = re.compile(rf"[ \t{ODD_SPACES}]*")
_DASH = re.compile(rf"-(?:[ \t{ODD_SPACES}]+|\Z)")
_BULLET = re.compile(rf"(?:[*•·‣◦▪–—][ \t{ODD_SPACES}]+|[•‣◦▪](?=\S))")
_TIGHT_DASH = re.compile(r"-(?=[^\W\d_])")
_KEY = re.compile(
    r"(\"[^\"]*\"|'[^']*'|[^\s\"'#\[\]{}&*!|>%@`,?:][^#:]*?(?::[^#:\s]+?)*)[ \t]*:(?=\s|\Z)"
)
_NEARLY = re.compile(rf"([^\W\d][\w-]*)[ \t{ODD_SPACES}]*([:：﹕︰])[ \t{ODD_SPACES}]*(?!//)")
_WORD = re.compile(r"[^\W\d][\w-]*\Z")


class YamlLine(NamedTuple):
    """A line's parts; `dashes` are the columns of its hyphens, `column` is where the rest starts.

    `key` is None for a line without one; `gap` is all that stands between the key and its value,
    and is right when it is a colon and spaces. `value` has no white space around it.
    """

    text: str
    indent: int
    dashes: tuple[int, ...]
    column: int
    key: str | None
    gap: str
    value: str

    @property
    def is_item(self) -> bool:
        """Whether it starts with a hyphen."""
        return bool(self.dashes)

    @property
    def has_good_gap(self) -> bool:
        """Whether a colon and plain spaces stand between the key and its value."""
        return bool(re.fullmatch(r"[ \t]*:[ \t]*", self.gap)) and (
            not self.value or self.gap[-1] in " \t"
        )

    @property
    def value_column(self) -> int:
        """Where the value starts."""
        return len(self.text.rstrip()) - len(self.value)


def indentation(text: str) -> str:
    """Return the white space that a line starts with, odd spaces included."""
    found = _INDENT.match(text)
    return found[0] if found else ""


def with_plain_indent(text: str) -> str:
    """Return a line whose indentation is plain spaces; a tab counts for two."""
    indent = indentation(text)
    return re.sub(rf"[{ODD_SPACES}]", " ", indent.replace("\t", "  ")) + text[len(indent) :]


def split(text: str, known: Collection[str] = (), *, in_list: bool = False) -> YamlLine:
    """Split a line with plain indentation; `known` are keys that the file can have anywhere.

    `in_list`: an entry of a list is expected, so that `* one` and `-one` start one.
    """
    indent = len(indentation(text))
    column = indent
    dashes: list[int] = []
    while found := (
        _DASH.match(text, column)
        or (
            in_list
            and not dashes
            and (_BULLET.match(text, column) or _TIGHT_DASH.match(text, column))
        )
        or None
    ):
        dashes.append(column)
        column = found.end()
    rest = text[column:]
    key, gap, value = _keyed(rest, known)
    return YamlLine(text, indent, tuple(dashes), column, key, gap, value)


def _keyed(rest: str, known: Collection[str]) -> tuple[str | None, str, str]:
    """Return the key of what stands behind the hyphens, the gap behind it, and the value."""
    proper = _KEY.match(rest)
    if proper and (proper[1].strip("\"'") in known or not known):
        return _parts(rest, proper.end(1))
    nearly = _NEARLY.match(rest)
    if nearly and nearly[1] in known:
        return _parts(rest, nearly.end(1))
    word = re.match(r"[\w-]+", rest)
    if (
        word
        and word[0] in known
        and (gap := re.match(rf"[ {ODD_SPACES}]*[=;]?[ {ODD_SPACES}]+(?=\S)", rest[word.end() :]))
    ):
        return word[0], gap[0], rest[word.end() + gap.end() :].strip()
    if proper:
        return _parts(rest, proper.end(1))
    if nearly:
        return _parts(rest, nearly.end(1))
    return None, "", rest.strip()


def _parts(rest: str, end: int) -> tuple[str, str, str]:
    gap = re.match(rf"[ \t{ODD_SPACES}]*[:：﹕︰]+[ \t{ODD_SPACES}]*", rest[end:])
    width = gap.end() if gap else 0
    return rest[:end].strip("\"'"), rest[end : end + width], rest[end + width :].strip()


def is_word(key: str) -> bool:
    """Tell whether a key is one word, as the keys of region files are."""
    return bool(_WORD.match(key))
