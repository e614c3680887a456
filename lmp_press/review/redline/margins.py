"""Headers and footers that the new side has and the old one lacks: empty ones to be filled."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lmp_press.ooxml import names
from lmp_press.ooxml.names import W
from lmp_press.ooxml.xml import first, make

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lmp_press.ooxml.revising import RevisedFile

_PLACE = re.compile("(first )?(header|footer)")
_ROOTS = {"header": W + "hdr", "footer": W + "ftr"}
_REFERENCES = {"header": names.HEADER_REFERENCE, "footer": names.FOOTER_REFERENCE}
_TITLE_PAGE = W + "titlePg"


def add_margins(file: RevisedFile, places: Iterable[str]) -> bool:
    """Add the headers and footers that can be added unseen; tell whether any was.

    One for the first page can be where that page has its own already.
    """
    body = first(file.tree(file.main), names.BODY)
    section = None if body is None else first(body, names.SECTION)
    added = False
    for place in places:
        found = _PLACE.fullmatch(place)
        if not found or section is None or (found[1] and first(section, _TITLE_PAGE) is None):
            continue
        kind = found[2]
        _, identity = file.add(kind, make(_ROOTS[kind], make(names.PARAGRAPH)))
        reference = make(_REFERENCES[kind], type="first" if found[1] else "default")
        reference.set(names.RELATIONSHIP_ID, identity)
        section.insert(0, reference)
        file.touch(file.main)
        added = True
    return added
