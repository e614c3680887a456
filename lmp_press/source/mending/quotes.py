"""Values in quotation marks: where one ends, and what was meant by one that does not."""

from __future__ import annotations

import re

from lmp_press.source.mending import mistake
from lmp_press.source.quoting import quoted

_CLOSES = {'"': re.compile(r'(?:[^"\\]|\\.)*"', re.DOTALL), "'": re.compile(r"(?:[^']|'')*'")}
_ELIDED = re.compile(
    r"'(?:tis|twas|twere|twill|til|till|em|round|bout|cause|cept|neath|nuff|tude|gainst|mongst"
    r"|fraid|n|[0-9]{2}s?)\b",
    re.IGNORECASE,
)
_ESCAPE = re.compile(
    r"\\(?:[0abtnvfre \"/\\N_LP\t]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})"
)
_SURROGATES = re.compile(r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")
_CURLY = {"“": "”", "‘": "’", "„": "“", "«": "»", "”": "”", "’": "’"}


def end_of(value: str) -> int:
    """Return where a quoted value ends, behind its closing mark; 0 when it does not."""
    found = _CLOSES[value[0]].match(value, 1)
    return found.end() if found else 0


def closes(mark: str, text: str) -> int:
    """Return where in a later line a value of several lines ends; 0 when it goes on."""
    found = _CLOSES[mark].match(text)
    return found.end() if found else 0


def is_remark(rest: str) -> bool:
    """Tell whether nothing but a remark stands behind a value."""
    return not rest.strip() or bool(re.match(r"\s+#", rest))


def mended(value: str) -> tuple[str, str] | None:
    """Return what is wrong with a value that ends on its line, and how it is right."""
    end = end_of(value)
    if not is_remark(value[end:]):
        return mistake.AFTER_QUOTE, _held_together(value)
    if value[0] == '"' and "\\" in value:
        inner = value[1 : end - 1]
        if "\\" in _ESCAPE.sub("", _SURROGATES.sub("", inner)):
            return mistake.BACKSLASH, _literal(inner) + value[end:]
        if _SURROGATES.search(inner):
            return mistake.SURROGATES, f'"{_SURROGATES.sub(_sign, inner)}"{value[end:]}'
    return None


def closed(value: str) -> str:
    """Return a value whose mark is never closed, so that it ends on its line."""
    if value[0] == "'" and _ELIDED.match(value):
        return quoted(value)
    inner = value[1:].rstrip()
    if value[0] == '"':
        return f'"{inner}"' if "\\" not in _ESCAPE.sub("", inner) else _literal(inner)
    return f"'{inner}'"


def without_curly(value: str) -> str:
    """Return a value in curly marks with straight ones in their place; '' for another value."""
    closing = _CURLY.get(value[:1], "")
    if not closing or len(value) < len("“”") or value[-1] not in {closing, '"', "'"}:
        return ""
    return quoted(value[1:-1])


def _held_together(value: str) -> str:
    """Return a value that only starts with a mark, with marks around all of it."""
    mark = value[0]
    if len(value) > 1 and value[-1] == mark and value.count(mark) % 2:
        return quoted(value[1:-1])  # `'the members' choice'`: the one in the middle is to be read
    return quoted(value)


def _literal(inner: str) -> str:
    """Return the inside of double marks as it stands, backslashes and all."""
    return "'" + inner.replace('\\"', '"').replace("'", "''") + "'"


def _sign(pair: re.Match[str]) -> str:
    return (
        pair[0].encode().decode("unicode_escape").encode("utf-16", "surrogatepass").decode("utf-16")
    )
