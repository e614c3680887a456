"""The Word style of each role, by the name a designer sees, and how a letterhead defines it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from lmp_press.ooxml.names import W
from lmp_press.release import Role

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

STYLES: Mapping[Role, str] = MappingProxyType(
    {
        Role.RELEASE_LINE: "Release Line",
        Role.DATE: "Date",
        Role.HEADLINE: "Title",
        Role.SUBHEADLINE: "Subtitle",
        Role.HEADING: "Heading 2",
        Role.BODY: "Body Text",
        Role.BULLET: "List Bullet",
        Role.QUOTE: "Quote",
        Role.BOILERPLATE: "Boilerplate",
        Role.CONTACT: "Media Contact",
        Role.END_MARK: "End Mark",
    }
)
HYPERLINK = "Hyperlink"
DRAFT_LINE = "Draft Line"  # the release line of a draft
DRAFT_MARK = "Draft Mark"  # of what stands above the header of each of its pages
MARK = "DRAFT"


def style_ids(styles: etree._Element, kind: str) -> dict[str, str]:
    """Return the style ids of a kind, 'paragraph' or 'character', by name in lower case."""
    return {
        name.get(f"{W}val", "").lower(): style.get(f"{W}styleId", "")
        for style in styles.iterchildren(f"{W}style")
        if style.get(f"{W}type") == kind and (name := style.find(f"{W}name")) is not None
    }


def list_number(styles: etree._Element, style_id: str) -> str:
    """Return the numId of a paragraph style, its own or inherited, or ''."""
    known = {style.get(f"{W}styleId"): style for style in styles.iterchildren(f"{W}style")}
    while (style := known.pop(style_id, None)) is not None:  # popped: a circle of styles ends
        number = style.find(f"{W}pPr/{W}numPr/{W}numId")
        if number is not None:
            return number.get(f"{W}val", "").lstrip("0")  # list 0 is no list
        based_on = style.find(f"{W}basedOn")
        style_id = "" if based_on is None else based_on.get(f"{W}val", "")
    return ""
