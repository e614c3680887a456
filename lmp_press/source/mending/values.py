"""A value that stands on one line: what YAML would not let stand, and how it is right."""

from __future__ import annotations

import re

import yaml

from lmp_press.named_tuples import NamedTuple
from lmp_press.source.mending import mistake, quotes
from lmp_press.source.quoting import as_value, quoted
from lmp_press.source.syntax import LOADER

HEADER = re.compile(r"[|>](?:[+-]?[1-9]?|[1-9][+-])(?:\s+#.*)?\Z")
_REMARK = re.compile(r"\s+#(?:\s.*)?\Z")
_WORDS_BEHIND = re.compile(r"[|>][+-]\s+")
_COLON = re.compile(r":(?:\s|\Z)")
_TEXT = {"string", ""}
_PAIRS = {"[": "]", "{": "}"}

_STARTS = {
    **dict.fromkeys("*&", mistake.STAR),
    **dict.fromkeys("|>", mistake.BAR),
    **dict.fromkeys("[{", mistake.BRACKET),
    "!": mistake.BANG,
    "#": mistake.NUMBER_SIGN,
}


class Better(NamedTuple):
    """A value as it is right: the reason, and where in the old one the mistake stands."""

    value: str
    reason: str
    offset: int = 0


def better(value: str, kind: str) -> Better | None:
    """Return a value, which should be of a kind, as it is right; None for one that is."""
    if value[0] in "\"'":
        found = quotes.mended(value)
        return Better(found[1], found[0]) if found else None
    if value[0] == "#":
        return Better(quoted(value), mistake.NUMBER_SIGN) if kind == "string" else None
    return None if reads_alone(value) else _readable(value, kind)


def _readable(value: str, kind: str) -> Better:
    """Return a value without quotation marks that YAML does not read, as it is right."""
    bare, remark = without_remark(value)
    colon = _COLON.search(bare)
    if (words := without_header(bare)) != bare:
        better, reason = as_value(words), mistake.BAR
    elif straight := quotes.without_curly(bare):
        better, reason = straight, mistake.CURLY
    elif value[0] in _PAIRS and kind == "array" and not bare.endswith("]"):
        better, reason = f"{bare}]", mistake.UNCLOSED_BRACKET
    else:
        better, reason = quoted(bare), _STARTS.get(value[0], "")
    if reason or not colon:
        return Better(better + remark, reason or mistake.STARTS)
    return Better(better + remark, mistake.COLON, colon.start())


def without_header(value: str) -> str:
    """Return the words behind a `>-` that stand on its line, or the value as it is."""
    header = _WORDS_BEHIND.match(value)
    return value[header.end() :] if header else value


def ends(value: str) -> bool:
    """Tell whether a value in quotation marks ends on its line."""
    return quotes.end_of(value) > 0


def without_remark(value: str) -> tuple[str, str]:
    """Return a value and the remark behind it, white space included."""
    remark = _REMARK.search(value)
    return (value[: remark.start()], remark[0]) if remark else (value, "")


def reads_alone(value: str) -> bool:
    """Tell whether YAML reads a value, as it stands on its line, as one value."""
    if HEADER.match(value):
        return True
    try:
        events = list(yaml.parse(f"- {value}\n", Loader=LOADER))
    except yaml.YAMLError:
        return False
    has_list = any(isinstance(event, yaml.CollectionStartEvent) for event in events[3:])
    return value[0] in "[{!&" or not has_list


def is_open(value: str) -> bool:
    """Tell whether a bracket of a value that starts with one is still to be closed."""
    depth = 0
    for sign in re.sub(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'", "", value):
        depth += (sign in "[{") - (sign in "]}")
    return depth > 0
