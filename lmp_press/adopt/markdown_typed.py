"""Markdown that somebody typed where nothing reads it: into Word, or into a plain text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LINK = r"\[[^\[\]\n]+\]+\((?:https?://|mailto:|www\.)[^\s()]+\)"
_STRONG = r"(?<![*\w])\*\*[^\s*](?:[^*\n]*[^\s*])?\*\*(?![*\w])"
_SIGNS = re.compile(f"{_LINK}|{_STRONG}")


def is_markdown(texts: Iterable[str]) -> bool:
    """Tell whether some texts have links or strong words as Markdown has them.

    >>> is_markdown(["**Bold** words"]), is_markdown(["2 ** 3, and [name] (of somebody)"])
    (True, False)
    """
    return any(_SIGNS.search(text) for text in texts)
