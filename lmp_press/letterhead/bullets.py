"""The bullets of a letterhead: a list that it has already, or one that is added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.ooxml.names import (
    ABSTRACT_ATTRIBUTE_ID,
    ABSTRACT_NUMBERING,
    ABSTRACT_NUMBERING_ID,
    LEVEL,
    NUMBER_FORMAT,
    NUMBERING_ATTRIBUTE_ID,
    NUMBERING_INSTANCE,
    W,
)
from lmp_press.ooxml.xml import first, make, value

if TYPE_CHECKING:
    from lxml.etree import _Element

    from lmp_press.ooxml.revising import RevisedFile

LEVELS = "•–•–•–•–•"  # Word has nine
STEP, HANGING = 360, 270  # twentieths of a point


def bullets(file: RevisedFile) -> str:
    """Return the number of a list with bullets, the file's first or a new one."""
    name = file.named("numbering")
    if not name:
        name, _ = file.add("numbering", make(f"{W}numbering"))
    lists = file.tree(name)
    for number in lists.iterchildren(NUMBERING_INSTANCE):
        if _has_bullets(lists, value(first(number, ABSTRACT_NUMBERING_ID))):
            return number.get(NUMBERING_ATTRIBUTE_ID, "")
    file.touch(name)
    return _added(lists)


def _has_bullets(lists: _Element, abstract: str) -> bool:
    for known in lists.iterchildren(ABSTRACT_NUMBERING):
        if known.get(ABSTRACT_ATTRIBUTE_ID) == abstract:
            level = first(known, LEVEL)
            return level is not None and value(first(level, NUMBER_FORMAT)) == "bullet"
    return False


def _added(lists: _Element) -> str:
    """Add a list with bullets, definitions before instances as the schema wants them."""
    abstract = _free(lists, ABSTRACT_NUMBERING, ABSTRACT_ATTRIBUTE_ID)
    number = _free(lists, NUMBERING_INSTANCE, NUMBERING_ATTRIBUTE_ID)
    definition = make(ABSTRACT_NUMBERING, abstractNumId=abstract)
    definition.append(make(f"{W}multiLevelType", val="hybridMultilevel"))
    definition.extend([_level(depth, sign) for depth, sign in enumerate(LEVELS)])
    instances = [*lists.iterchildren(NUMBERING_INSTANCE)]
    if instances:
        instances[0].addprevious(definition)
    else:
        lists.append(definition)
    instance = make(NUMBERING_INSTANCE, make(ABSTRACT_NUMBERING_ID, val=abstract), numId=number)
    (instances[-1].addnext if instances else definition.addnext)(instance)
    return number


def _free(lists: _Element, tag: str, attribute: str) -> str:
    used = [each.get(attribute, "") for each in lists.iterchildren(tag)]
    return str(max((int(number) for number in used if number.isdecimal()), default=0) + 1)


def _level(depth: int, sign: str) -> _Element:
    indent = make(f"{W}ind", left=str(STEP * (depth + 1)), hanging=str(HANGING))
    return make(
        LEVEL,
        make(f"{W}start", val="1"),
        make(NUMBER_FORMAT, val="bullet"),
        make(f"{W}lvlText", val=sign),
        make(f"{W}lvlJc", val="left"),
        make(f"{W}pPr", indent),
        ilvl=str(depth),
    )
