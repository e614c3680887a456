"""How the decisions about an adopted release are shown on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

WIDEST = 44  # characters of a blank's words
TITLES = ("", "blank", "field", "type", "how sure", "why")
_LISTS = {"removed": "goes", "added": "is added", "kept": "stays as it is"}


def table(data: Mapping[str, Any]) -> str:
    """Return the decisions as a table, then what goes, what is added and what stays."""
    rows = [TITLES, *(_row(blank) for blank in data["blanks"])] if data["blanks"] else []
    lines = _drawn(rows)
    for key, said in _LISTS.items():
        for each in data[key]:
            lines.append(f"{said}: {_short(each['text'])} ({each['why']})")
    return "\n".join(lines)


def _row(blank: Mapping[str, Any]) -> tuple[str, ...]:
    facts = ", ".join(blank["options"] or blank["parts"])
    kind = f"{blank['type']}: {facts}" if facts else blank["type"]
    words = _short(blank["text"])
    return (str(blank["n"]), words, blank["field"], kind, blank["certainty"], blank["why"])


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= WIDEST else f"{plain[: WIDEST - 1]}…"


def _drawn(rows: Sequence[Sequence[str]]) -> list[str]:
    if not rows:
        return []
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
