"""The letterhead of a draft: DRAFT at the top of every page, and its release line in red.

Both have a style of their own, which a designer may change in Word; a letterhead that lacks one
gets it here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.letterhead.styles import DRAFT_LINE, DRAFT_MARK, MARK, STYLES, style_ids
from lmp_press.ooxml.names import BODY, HEADER_REFERENCE, SECTION, TYPE, R, W
from lmp_press.ooxml.revising import RevisedFile
from lmp_press.ooxml.xml import make, toggle
from lmp_press.release import Role

if TYPE_CHECKING:
    from lxml.etree import _Element

    from lmp_press.ooxml.package import Limits

HEIGHT = 280  # of the mark, in twentieths of a point
HIGHEST = 240  # where a header may begin, below the edge that printers leave white
RED = "B3121D"  # 6.95 to 1 on white paper

# What gives the first page, and the even ones, a header of their own.
_FIRST_DIFFERS, _EVEN_DIFFER = f"{W}titlePg", f"{W}evenAndOddHeaders"


def draft_letterhead(data: bytes, limits: Limits) -> bytes:
    """Return a letterhead, the bytes of a Word file, as that of drafts. PackageError."""
    file = RevisedFile(data, limits)
    style = _add_styles(file)
    section = file.tree(file.main).find(f"{BODY}/{SECTION}")
    if section is not None:
        for name in _headers(file, section):
            file.tree(name).insert(0, _mark(style))
            file.touch(name)
        _raise_headers(section)
        file.touch(file.main)
    return file.finish()


def _add_styles(file: RevisedFile) -> str:
    """Add the styles that are missing; return the id of the mark's."""
    name = file.named("styles")
    if not name:
        return ""
    styles = file.tree(name)
    ids = style_ids(styles, "paragraph")
    red = make(f"{W}color", val=RED)
    spacing = make(f"{W}spacing", before="0", after="0", line=str(HEIGHT), lineRule="exact")
    centred = make(f"{W}pPr", spacing, make(f"{W}jc", val="center"))
    bold = [make(f"{W}b"), make(f"{W}bCs")]
    looks = {
        DRAFT_MARK: ("header", [centred, make(f"{W}rPr", *bold, red)]),
        DRAFT_LINE: (STYLES[Role.RELEASE_LINE], [make(f"{W}rPr", make(f"{W}color", val=RED))]),
    }
    for missing in [style for style in looks if style.lower() not in ids]:
        based_on, properties = looks[missing]
        ids[missing.lower()] = missing.replace(" ", "")
        styles.append(_style(missing, ids.get(based_on.lower(), ""), properties))
        file.touch(name)
    return ids[DRAFT_MARK.lower()]


def _style(name: str, based_on: str, properties: list[_Element]) -> _Element:
    style = make(f"{W}style", type="paragraph", customStyle="1", styleId=name.replace(" ", ""))
    style.append(make(f"{W}name", val=name))
    if based_on:
        style.append(make(f"{W}basedOn", val=based_on))
    style.append(make(f"{W}qFormat"))
    style.extend(properties)
    return style


def _headers(file: RevisedFile, section: _Element) -> list[str]:
    """Return the names of the headers that some page shows, made where there was none."""
    found: dict[str, None] = {}
    for kind in _kinds(file, section):
        reference = section.find(f"{HEADER_REFERENCE}[@{TYPE}='{kind}']")
        known = None if reference is None else file.related.get(reference.get(f"{R}id", ""))
        found[known.target if known else _added(file, section, kind)] = None
    return list(found)


def _kinds(file: RevisedFile, section: _Element) -> list[str]:
    settings = file.named("settings")
    kinds = ["default"]
    if toggle(section.find(_FIRST_DIFFERS)):
        kinds.append("first")
    if settings and toggle(file.tree(settings).find(_EVEN_DIFFER)):
        kinds.append("even")
    return kinds


def _added(file: RevisedFile, section: _Element, kind: str) -> str:
    """Add an empty header of a kind, and return its name."""
    name, identity = file.add("header", make(f"{W}hdr"))
    reference = make(HEADER_REFERENCE, type=kind)
    reference.set(f"{R}id", identity)
    section.insert(0, reference)
    return name


def _raise_headers(section: _Element) -> None:
    """Begin the headers higher by the mark, so that a draft's pages break as the release's will."""
    margins = section.find(f"{W}pgMar")
    if margins is None:
        return
    distance = margins.get(f"{W}header", "")
    if distance.isdecimal() and int(distance) > HIGHEST:
        margins.set(f"{W}header", str(max(int(distance) - HEIGHT, HIGHEST)))


def _mark(style: str) -> _Element:
    properties = make(f"{W}pPr", make(f"{W}pStyle", val=style))
    text = make(f"{W}t")
    text.text = MARK
    return make(f"{W}p", properties, make(f"{W}r", text))
