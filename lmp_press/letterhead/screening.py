"""A part of a letterhead against the table of what may go out: refused, left out, or kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lmp_press.letterhead.allowed import (
    ATTRIBUTES,
    DRAWINGS,
    ELEMENTS,
    PLAIN_ATTRIBUTES,
    REFUSED,
    UNSAID,
    WRAPPERS,
)
from lmp_press.letterhead.letterhead import UnusableLetterheadError
from lmp_press.letterhead.reasons import Refusal
from lmp_press.ooxml.names import A, W
from lmp_press.ooxml.xml import unwrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

PEOPLE = "names of people"
FOLDERS = "folders of a computer"

# What Word, or a reader, would follow: a scheme that fetches or runs, a share, a style's picture.
_ADDRESS = re.compile(
    r"(?:javascript|vbscript|mhtml|data|file|res|about|jar|ms-\w+):|://|\\\\|^\s*//|url\s*\(",
    re.IGNORECASE,
)
_SAFE_ADDRESS = re.compile(r"\s*(?:https?|mailto|tel):", re.IGNORECASE)
_FOLDER = re.compile(r"[A-Za-z]:[\\/]|\\\\|/(?:Users|home|Volumes)/|file:", re.IGNORECASE)

# Attributes that are read by a person and followed by nothing, and those that name a namespace.
_READ = {"descr", "title", "name", "alt", "tooltip", "typeface", "string"}
_READ |= {f"{W}{name}" for name in ("val", "name", "tooltip")}
_SPACES = {"uri", f"{W}uri"}
_PEOPLE = {f"{W}author", f"{W}initials"}


def refuse_callers(root: _Element, story: str) -> None:
    """Raise UnusableLetterheadError for what could call out or run."""
    for element in root.iter():
        if element.tag in REFUSED:
            raise UnusableLetterheadError(Refusal.FOREIGN, found=REFUSED[element.tag])
        if element.tag == f"{A}graphicData" and element.get("uri") not in DRAWINGS:
            kind = str(element.get("uri")).rpartition("/")[2] or "a drawing of no kind"
            raise UnusableLetterheadError(Refusal.FOREIGN, found=kind)
        for name, value in element.attrib.items():
            if _calls(str(name), str(value)):
                where = f"{_local(str(element.tag))} {_local(str(name))}"
                facts = {"story": story, "found": value, "where": where}
                raise UnusableLetterheadError(Refusal.ADDRESS, **facts)


def _calls(name: str, value: str) -> bool:
    if name in _READ or name in _SPACES or not _ADDRESS.search(value):
        return False
    return not (_local(name) == "href" and _SAFE_ADDRESS.match(value))  # a link, which stays behind


def screen(root: _Element) -> set[str]:
    """Leave out, in place, what is not in the table; return what of it was private."""
    private: set[str] = set()
    for element in list(root.iter()):
        if element.tag in WRAPPERS:
            unwrap(element)
        elif not _is_kept(element):
            private |= {PEOPLE for each in element.iter() if _PEOPLE & set(each.attrib)}
            _leave_out(element)
    for element in root.iter():
        private |= set(_screened_attributes(element))
    return private


def _is_kept(element: _Element) -> bool:
    space, local = _split(str(element.tag))
    return local in ELEMENTS.get(space, ())


def _leave_out(element: _Element) -> None:
    holder = element.getparent()
    if holder is None:  # its root's kind is known
        return
    if "".join(map(str, element.itertext())).strip() and element.tag not in UNSAID:
        raise UnusableLetterheadError(Refusal.FOREIGN, found=_local(str(element.tag)))
    holder.remove(element)


def _screened_attributes(element: _Element) -> Iterator[str]:
    """Leave out attributes that are not in the table, and folders of a computer in the others."""
    own, _ = _split(str(element.tag))
    for name in list(element.attrib):
        space, local = _split(str(name))
        allowed = ATTRIBUTES.get(space, ()) if space else PLAIN_ATTRIBUTES.get(own, ())
        value = str(element.attrib[name])
        if local not in allowed:
            if name in _PEOPLE:
                yield PEOPLE
            del element.attrib[name]
        elif name in _READ and _FOLDER.search(value):
            element.set(name, re.split(r"[\\/]", value)[-1])
            yield FOLDERS


def _split(name: str) -> tuple[str, str]:
    """Return an lxml name's namespace, '' for none, and its local name."""
    space, brace, local = name.rpartition("}")
    return (space[1:], local) if brace else ("", name)


def _local(name: str) -> str:
    return _split(name)[1]
