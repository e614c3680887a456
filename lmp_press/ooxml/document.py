"""A Word file opened: its package, its main part, and what that part relates to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.ooxml.faults import Fault, PackageError
from lmp_press.ooxml.package import Package
from lmp_press.ooxml.relationships import relationships
from lmp_press.ooxml.xml import parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

    from lmp_press.ooxml.archive import Member
    from lmp_press.ooxml.package import Limits
    from lmp_press.ooxml.relationships import Relationship

_MAIN = "word/document.xml"


class WordFile:
    """A Word file. PackageError on opening, and on reading a part, for whatever is wrong."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self.package = Package(data, limits)
        self._parts: dict[str, Member] = {}
        self._trees: dict[str, _Element] = {}
        self.of_package = relationships(self.package, "")
        stated = [one.target for one in self.of_package.values() if one.kind == "officeDocument"]
        self.main = next((name for name in [*stated, _MAIN] if name in self.package), "")
        if not self.main:
            raise PackageError(Fault.NO_DOCUMENT, part=_MAIN)
        self.related = dict(relationships(self.package, self.main))

    def named(self, kind: str) -> str:
        """Return the name of the main part's part of a kind, '' without one."""
        return next((part.target for part in self.related.values() if part.kind == kind), "")

    def links(self, source: str) -> Mapping[str, Relationship]:
        """Return what a part relates to, by id."""
        return relationships(self.package, source)

    def part(self, name: str) -> Member:
        """Return a part that is to be parsed."""
        if name not in self._parts:
            self._parts[name] = self.package.part(name)
        return self._parts[name]

    def tree(self, name: str) -> _Element:
        """Return the root of an XML part, the same one each time."""
        if name not in self._trees:
            self._trees[name] = parse(self.part(name))
        return self._trees[name]
