"""Links: the targets that a part knows, and links as the fields that they stand for.

A mark can hold a complex field, and cannot hold a hyperlink or a simple field.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.ooxml import names
from lmp_press.ooxml.names import W
from lmp_press.ooxml.xml import make, unwrap

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

    from lmp_press.ooxml.relationships import Relationship
    from lmp_press.ooxml.revising import RevisedFile

_SWITCHES = {"o": W + "tooltip", "t": W + "tgtFrame"}


class Links:
    """The links of a part, with the ids of their relationships."""

    def __init__(self, file: RevisedFile, part: str) -> None:
        self._file = file
        self.part = part
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
            elements = self._file.tree(self.part).iter()
            used = {value for element in elements for value in element.attrib.values()}
            for identity in sorted(self._left.difference(used, [""])):
                self._file.forget(self.part, identity)

    def attributes(self, link: str) -> Mapping[str, str]:
        """Return what makes a hyperlink lead somewhere: a relationship, or a bookmark's name."""
        if link.startswith("#"):
            return {names.ANCHOR: link[1:]}
        if link not in self._ids:
            self._ids[link] = self._file.relate(self.part, "hyperlink", link, outside=True)
        return {names.RELATIONSHIP_ID: self._ids[link]}


def link_code(link: _Element, targets: Mapping[str, Relationship]) -> str:
    """Return the code of the field that a hyperlink stands for."""
    target = targets.get(link.get(names.RELATIONSHIP_ID, ""))
    anchor = link.get(names.ANCHOR, "")
    parts = [_quoted(target.target)] if target else []
    parts += [f"\\l {_quoted(anchor)}"] if anchor else []
    for switch, attribute in _SWITCHES.items():
        if attribute in link.attrib:
            parts.append(f"\\{switch} {_quoted(link.get(attribute, ''))}")
    return f" HYPERLINK {' '.join(parts)} "


def make_complex(wrapper: _Element, code: str) -> list[_Element]:
    """Turn a hyperlink or simple field into a complex field; return the runs that were added."""
    instruction = make(names.FIELD_CODE)
    instruction.text = code
    instruction.set(names.SPACE, "preserve")
    runs = [_character("begin"), make(names.RUN, instruction), _character("separate")]
    for run in runs:
        wrapper.addprevious(run)
    runs.append(_character("end"))
    wrapper.addnext(runs[-1])
    unwrap(wrapper)
    return runs


def _character(kind: str) -> _Element:
    return make(names.RUN, make(names.FIELD_CHARACTER, fldCharType=kind))


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
