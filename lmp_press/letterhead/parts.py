"""The XML that holds a package together: content types, relationships, and a part as bytes."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from lmp_press.letterhead.package import PACKAGE, Relationship

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lxml import etree

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
RELATIONSHIPS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"


def serialized(root: etree._Element) -> bytes:
    """Return a part's XML as Word declares it."""
    from lxml import etree

    return DECLARATION.encode() + etree.tostring(root, encoding="UTF-8")


def content_types_part(content_types: Mapping[str, str]) -> bytes:
    """Return `[Content_Types].xml`: the type of each part, by name."""
    overrides = [
        f'<Override PartName="/{attribute(name)}" ContentType="{content_type}"/>'
        for name, content_type in content_types.items()
    ]
    return (
        f'{DECLARATION}<Types xmlns="{PACKAGE}content-types">'
        f'<Default Extension="rels" ContentType="{RELATIONSHIPS_TYPE}"/>'
        f"{''.join(overrides)}</Types>"
    ).encode()


def relationships_opening(relationships: Iterable[Relationship], folder: str) -> str:
    """Return a `.rels` part for a source in `folder`, up to where more may be added."""
    return "".join(
        [
            f'{DECLARATION}<Relationships xmlns="{PACKAGE}relationships">',
            *[_relationship(relationship, folder) for relationship in relationships],
        ]
    )


def relationships_part(relationships: Iterable[Relationship], folder: str) -> bytes:
    """Return a whole `.rels` part for a source in `folder`."""
    return f"{relationships_opening(relationships, folder)}</Relationships>".encode()


def attribute(text: str) -> str:
    """Return text as it stands in a double-quoted attribute."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;")


def _relationship(relationship: Relationship, folder: str) -> str:
    identity = f'Id="{attribute(relationship.id)}" Type="{relationship.type}"'
    if relationship.external:
        target = attribute(relationship.target)
        return f'<Relationship {identity} Target="{target}" TargetMode="External"/>'
    target = attribute(posixpath.relpath(relationship.target, folder or "."))
    return f'<Relationship {identity} Target="{target}"/>'
