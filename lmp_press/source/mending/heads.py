"""The head of a value: hyphens, a key and its colon, as they were typed and as is right."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple
from lmp_press.source.mending import mistake
from lmp_press.source.mending.line import ODD_SPACES

if TYPE_CHECKING:
    from lmp_press.source.mending.line import YamlLine

_HYPHEN = re.compile(rf"[-*•·‣◦▪–—][ \t{ODD_SPACES}]*")
_ODD = re.compile(rf"[{ODD_SPACES}\t]")
_AT_GAP = {mistake.NO_SPACE, mistake.WIDE_COLON, mistake.NO_COLON, mistake.TWO_COLONS}


class Head(NamedTuple):
    """A line up to its value as it is right, and what is wrong with it, or ''."""

    text: str
    reason: str = ""


def head(line: YamlLine, indent: int) -> Head:
    """Return a line up to its value, at its right indentation."""
    typed = line.text[line.indent : line.column]
    hyphens = _HYPHEN.sub(_plain, typed) if line.dashes else ""
    reason = _hyphen_reason(typed, hyphens) if hyphens != typed else ""
    before = " " * indent + hyphens
    if line.key is None:
        return Head(before, reason)
    rest = line.text[line.column :]
    end = rest.index(rest[0], 1) + 1 if rest[0] in "\"'" else rest.index(line.key) + len(line.key)
    if line.has_good_gap:
        return Head(before + rest[:end] + line.gap, reason)
    return Head(f"{before}{rest[:end]}: ", reason or _gap_reason(line.gap))


def column(raw: str, line: YamlLine, reason: str) -> int:
    """Return where in a line a mistake before its value stands."""
    if reason == mistake.TAB:
        return raw.index("\t")
    if reason == mistake.ODD_SPACE and (odd := re.search(rf"[{ODD_SPACES}]", raw)):
        return odd.start()
    if reason in _AT_GAP and line.key:
        return raw.index(line.key) + len(line.key)
    return line.indent


def _hyphen_reason(typed: str, right: str) -> str:
    only_spaces = typed.rstrip() == right.rstrip() and len(typed) == len(right)
    return mistake.ODD_SPACE if only_spaces else mistake.BULLET


def _plain(hyphen: re.Match[str]) -> str:
    return f"-{_ODD.sub(' ', hyphen[0][1:]) or ' '}"


def _gap_reason(gap: str) -> str:
    if re.search("[：﹕︰]", gap):
        return mistake.WIDE_COLON
    if ":" not in gap:
        return mistake.NO_COLON
    if gap.count(":") > 1:
        return mistake.TWO_COLONS
    return mistake.ODD_SPACE if gap.strip(" \t") != ":" else mistake.NO_SPACE
