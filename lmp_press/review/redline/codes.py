"""Links and simple fields as the complex fields that they stand for: these, a mark can hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.ooxml import names
from lmp_press.ooxml.names import W
from lmp_press.ooxml.xml import make, unwrap

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

    from lmp_press.ooxml.relationships import Relationship

_SWITCHES = {"o": W + "tooltip", "t": W + "tgtFrame"}


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
