"""The document's properties, from Dublin Core."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from lmp_press.release import Properties

if TYPE_CHECKING:
    from lxml.etree import _Element

_DC = "{http://purl.org/dc/elements/1.1/}"
_CREATED = "{http://purl.org/dc/terms/}created"
_KEYWORDS = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}keywords"


def read_properties(core: _Element | None, language: str) -> Properties:
    """Return the properties that a file states; `language` is what its styles say, or ''.

    `issued` is the day it was created, as written there (UTC).
    """
    said = {} if core is None else {child.tag: child.text or "" for child in core}
    return Properties(
        title=said.get(_DC + "title", ""),
        subject=said.get(_DC + "subject", ""),
        author=said.get(_DC + "creator", ""),
        keywords=said.get(_KEYWORDS, ""),
        language=language or said.get(_DC + "language") or Properties().language,
        issued=_day(said.get(_CREATED, "")),
    )


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text.strip()[:10])
    except ValueError:
        return None
