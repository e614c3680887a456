"""The links of one part: a target that it knows is used again, a new one is added to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.ooxml import names
from lmp_press.review.redline.codes import link_code

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

    from lmp_press.ooxml.revising import RevisedFile


class Links:
    """The links of a part, with the ids of their relationships."""

    def __init__(self, file: RevisedFile, part: str) -> None:
        self._file = file
        self._part = part
        self._targets = file.links(part)
        self._left: set[str] = set()
        related = self._targets.items()
        self._ids = {one.target: name for name, one in related if one.kind == "hyperlink"}

    def code(self, hyperlink: _Element) -> str:
        """Return the code of the field that a hyperlink becomes, as which it can be deleted."""
        self._left.add(hyperlink.get(names.RELATIONSHIP_ID, ""))
        return link_code(hyperlink, self._targets)

    def tidy(self) -> None:
        """Take out the relationships that only such hyperlinks used."""
        if self._left:
            elements = self._file.tree(self._part).iter()
            used = {value for element in elements for value in element.attrib.values()}
            for identity in sorted(self._left.difference(used, [""])):
                self._file.forget(self._part, identity)

    def attributes(self, link: str) -> Mapping[str, str]:
        """Return what makes a hyperlink lead somewhere: a relationship, or a bookmark's name."""
        if link.startswith("#"):
            return {names.ANCHOR: link[1:]}
        if link not in self._ids:
            self._ids[link] = self._file.relate(self._part, "hyperlink", link, outside=True)
        return {names.RELATIONSHIP_ID: self._ids[link]}
