"""Text to YAML: how a value is typed on one line so that it is read as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.expressions import expression

if TYPE_CHECKING:
    import re

    from lmp_press.diagnostics import Location

_PLAIN = expression(
    r"(?![-?:](?:\s|$)|[\s,\[\]{}#&*!|>'\"%@`]|---|\.\.\.)[^\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]+\Z"
)
_ENDS = expression(r":(?:\s|$)|\s#|\s\Z")
_NOTHING = {"~", "null"}
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
_ESCAPED = expression(r"[\"\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")


def as_value(text: str) -> str:
    """Return a text as YAML: as it stands where that is read as it is, else quoted.

    >>> as_value("9,500"), as_value("VP: Labor")
    ('9,500', '"VP: Labor"')
    """
    return text if is_plain(text) else quoted(text)


def is_plain(text: str) -> bool:
    """Tell whether a text needs no quotation marks."""
    return bool(_PLAIN.match(text)) and not _ENDS.search(text) and text not in _NOTHING


def quoted(text: str) -> str:
    r"""Return a text in the quotation marks that leave it most readable.

    >>> print(quoted("VP: Labor"), quoted('"We did it," she said'), quoted("C:\\Users"))
    "VP: Labor" '"We did it," she said' 'C:\Users'
    """
    control = _ESCAPED.search(text.replace('"', "").replace("\\", ""))
    if not control and ('"' in text or "\\" in text):
        return "'" + text.replace("'", "''") + "'"
    return '"' + _ESCAPED.sub(_escape, text) + '"'


_REMARK = expression(r"\s+#(?: .*)?\Z")


def with_value(place: Location, value: str) -> str:
    """Return the line of a value with another in its place; '' for one of several lines."""
    start, end = place.column - 1, place.column - 1 + place.width
    rest = place.excerpt[end:]
    if not place.excerpt or not place.width or (rest.strip() and not _REMARK.match(rest)):
        return ""
    return place.excerpt[:start] + value + rest


def _escape(sign: re.Match[str]) -> str:
    return _ESCAPES.get(sign[0]) or f"\\u{ord(sign[0]):04x}"
