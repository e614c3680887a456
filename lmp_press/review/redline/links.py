"""The links of one part: a target that it knows is used again, a new one is added to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.readers.docx import names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lmp_press.review.redline.wordfile import WordFile


class Links:
    """The link targets of a part, with the ids of their relationships."""

    def __init__(self, file: WordFile, part: str) -> None:
        self._file = file
        self._part = part
        related = file.links(part).items()
        self._ids = {one.target: name for name, one in related if one.kind == "hyperlink"}

    def attributes(self, link: str) -> Mapping[str, str]:
        """Return what makes a hyperlink lead somewhere: a relationship, or a bookmark's name."""
        if link.startswith("#"):
            return {names.ANCHOR: link[1:]}
        if link not in self._ids:
            self._ids[link] = self._file.relate(self._part, "hyperlink", link, outside=True)
        return {names.RELATIONSHIP_ID: self._ids[link]}
