"""Data to YAML as a person would type it: a line a value, lists and groups indented by two."""

from __future__ import annotations

import textwrap
from typing import TypeAlias

from lmp_press.expressions import expression
from lmp_press.source.quoting import as_value, quoted

Data: TypeAlias = "str | list[Data] | dict[str, Data]"

STEP = 2  # spaces that something stands further in than what it belongs to
WIDTH = 100  # columns of a text below `>`

_IN_BRACKETS = expression(r"[,\[\]{}:?]|\A-")


def entry_lines(key: str, data: Data, indent: int) -> list[str]:
    """Return the lines of a key and its value.

    >>> entry_lines("names", ["Ana", "Lee"], 2)
    ['  names:', '    - Ana', '    - Lee']
    """
    head = f"{' ' * indent}{as_value(key)}:"
    if isinstance(data, str):
        return [f"{head} {as_value(data)}".rstrip() if data else f'{head} ""']
    if not data:
        return [f"{head} {'[]' if isinstance(data, list) else '{}'}"]
    return [head, *_lines(data, indent + STEP)]


def item_lines(data: Data, indent: int) -> list[str]:
    """Return the lines of a list's entry.

    >>> item_lines({"name": "Ana", "title": "chief"}, 2)
    ['  - name: Ana', '    title: chief']
    """
    lines = _lines(data, indent + STEP)
    return [f"{' ' * indent}- {lines[0].lstrip()}", *lines[1:]]


def in_brackets(data: Data) -> str:
    """Return data on one line, for a list or a group in brackets.

    >>> in_brackets(["a, b", {"c": "d"}])
    '["a, b", {c: d}]'
    """
    if isinstance(data, str):
        return quoted(data) if not data or _IN_BRACKETS.search(data) else as_value(data)
    if isinstance(data, list):
        return f"[{', '.join(map(in_brackets, data))}]"
    pairs = (f"{in_brackets(key)}: {in_brackets(value)}" for key, value in data.items())
    return f"{{{', '.join(pairs)}}}"


def in_marks(data: str, mark: str) -> str:
    """Return a text in the quotation marks of the one whose place it takes, where they can be."""
    if mark == "'" and data.isprintable():
        return "'" + data.replace("'", "''") + "'"
    if mark == '"' and data.isprintable() and '"' not in data and "\\" not in data:
        return f'"{data}"'
    return quoted(data)


def folded(data: str, indent: int) -> list[str]:
    """Return a text as lines below a `>`; [] for one whose spaces would not stay as they are."""
    if not data or data != " ".join(data.split(" ")) or not data.isprintable() or "  " in data:
        return []
    if data != data.strip():
        return []
    wrapped = textwrap.wrap(
        data,
        max(WIDTH - indent, WIDTH // 2),
        break_long_words=False,
        break_on_hyphens=False,
        expand_tabs=False,
        replace_whitespace=False,
    )
    return [" " * indent + line for line in wrapped]


def _lines(data: Data, indent: int) -> list[str]:
    if isinstance(data, str):
        return [" " * indent + (as_value(data) if data else '""')]
    if not data:
        return [" " * indent + in_brackets(data)]
    if isinstance(data, list):
        return [line for item in data for line in item_lines(item, indent)]
    return [line for key, value in data.items() for line in entry_lines(key, value, indent)]
