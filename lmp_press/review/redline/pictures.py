"""The pictures in a file's XML, each with what tells it from others."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lmp_press.ooxml import names
from lmp_press.ooxml.names import A, R
from lmp_press.ooxml.xml import first

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from lmp_press.ooxml.document import WordFile

_VML = "{urn:schemas-microsoft-com:vml}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_PICTURES = {A + "blip": R + "embed", _VML + "imagedata": R + "id"}


class Picture(NamedTuple):
    """A picture: what is equal for equal bytes, its size as the file says it, its description."""

    digest: str
    width: str
    height: str
    alternative_text: str


def pictures_in(file: WordFile, part: str, root: _Element) -> Iterator[tuple[_Element, Picture]]:
    """Yield the pictures in an element of a part, each with what shows it."""
    links = file.links(part)
    for element in root.iter(*_PICTURES):
        if _is_second_form(element):
            continue
        target = links.get(element.get(_PICTURES[element.tag], ""))
        inside = target is not None and not target.external and target.target in file.package
        member = file.package.member(target.target) if target and inside else None
        digest = f"{member.crc:08x}-{member.size}" if member else target.target if target else ""
        yield element, Picture(digest, *_size_and_text(element))


def _size_and_text(element: _Element) -> tuple[str, str, str]:
    """Return a picture's width and height, and its alternative text."""
    for frame in element.iterancestors(_DRAWING + "inline", _DRAWING + "anchor"):
        extent, described = first(frame, _DRAWING + "extent"), first(frame, _DRAWING + "docPr")
        width, height = ("" if extent is None else extent.get(side, "") for side in ("cx", "cy"))
        return width, height, "" if described is None else described.get("descr", "")
    shape = element.getparent()
    return "", "", "" if shape is None else shape.get("alt", "")


def _is_second_form(element: _Element) -> bool:
    """Tell whether content is stored in a newer form beside, which counts instead."""
    for fallback in element.iterancestors(names.FALLBACK):
        before = fallback.getprevious()
        if before is not None and next(before.iter(*_PICTURES, names.TEXT_BOX), None) is not None:
            return True
    return False
