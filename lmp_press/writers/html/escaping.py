"""Text that is only text, in HTML and in a style sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.expressions import expression

if TYPE_CHECKING:
    import re

_UNSAFE = expression(r"""["\\<>&\x00-\x1f\x7f]""")


def escaped(text: str) -> str:
    """Return text as it stands between tags and in a quoted attribute.

    >>> escaped('"<b>&amp;')
    '&quot;&lt;b&gt;&amp;amp;'
    """
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;")


def quoted(text: str) -> str:
    r"""Return text as a string of a style sheet, which can end neither itself nor the sheet.

    >>> quoted('A "B"</style>')
    '"A \\22 B\\22 \\3C /style\\3E "'
    """
    return f'"{_UNSAFE.sub(_by_number, text)}"'


def _by_number(found: re.Match[str]) -> str:
    return f"\\{ord(found[0]):X} "
