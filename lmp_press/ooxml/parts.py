"""Parts as bytes: content types, and a tree as Word declares it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.ooxml.names import PACKAGE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
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


def attribute(text: str) -> str:
    """Return text as it stands in a double-quoted attribute."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;")
