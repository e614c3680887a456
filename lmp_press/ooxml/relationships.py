"""Relationships: to which parts and addresses a part leads, read and written."""

from __future__ import annotations

import posixpath
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple
from lmp_press.ooxml.names import PACKAGE
from lmp_press.ooxml.parts import DECLARATION, attribute

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lmp_press.ooxml.archive import Member
    from lmp_press.ooxml.package import Package

RELATIONSHIP = f"{{{PACKAGE}relationships}}Relationship"

_NONE: Mapping[str, Relationship] = MappingProxyType({})


class Relationship(NamedTuple):
    """From one part to another part (by name) or, when external, to an address."""

    id: str
    type: str
    target: str
    external: bool

    @property
    def kind(self) -> str:
        """The last word of its type, the same in Strict files: `header`, `hyperlink` …."""
        return self.type.rpartition("/")[2]


def relationships(package: Package, source: str) -> Mapping[str, Relationship]:
    """Return the relationships of a part, or of the whole package for '', by id."""
    name = rels_name(source)
    return _read(package.part(name), posixpath.dirname(source)) if name in package else _NONE


def rels_name(source: str) -> str:
    """Return the name of the part that holds the relationships of another."""
    folder, file = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def relationships_opening(relationships: Iterable[Relationship], folder: str) -> str:
    """Return a `.rels` part for a source in `folder`, up to where more may be added."""
    return "".join(
        [
            f'{DECLARATION}<Relationships xmlns="{PACKAGE}relationships">',
            *[_written(relationship, folder) for relationship in relationships],
        ]
    )


def relationships_part(relationships: Iterable[Relationship], folder: str) -> bytes:
    """Return a whole `.rels` part for a source in `folder`."""
    return f"{relationships_opening(relationships, folder)}</Relationships>".encode()


@lru_cache(maxsize=8)
def _read(part: Member, folder: str) -> Mapping[str, Relationship]:
    from lmp_press.ooxml.xml import parse  # for commands that open no file

    found = []
    for element in parse(part).iter(RELATIONSHIP):
        target = element.get("Target", "")
        external = element.get("TargetMode") == "External"
        if not external:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        one = Relationship(element.get("Id", ""), element.get("Type", ""), target, external)
        found.append(one)
    return {one.id: one for one in found}


def _written(relationship: Relationship, folder: str) -> str:
    identity = f'Id="{attribute(relationship.id)}" Type="{relationship.type}"'
    if relationship.external:
        target = attribute(relationship.target)
        return f'<Relationship {identity} Target="{target}" TargetMode="External"/>'
    target = attribute(posixpath.relpath(f"/{relationship.target}", f"/{folder}"))
    return f'<Relationship {identity} Target="{target}"/>'
