"""What Word leaves in a part and nobody outside should get: taken out, or refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.holes import find_holes
from lmp_press.letterhead.package import W
from lmp_press.letterhead.reasons import Reason, UnusableLetterheadError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

# Settings that say how the page is set. All others are left out: who saved when, protection,
# tracked changes, mail merge, attached template, variables, fields to update on opening …
_SETTINGS = """
    zoom embedTrueTypeFonts embedSystemFonts saveSubsetFonts mirrorMargins
    alignBordersAndEdges bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop
    defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps
    evenAndOddHeaders characterSpacingControl noLineBreaksAfter noLineBreaksBefore compat
    themeFontLang clrSchemeMapping decimalSymbol listSeparator
"""
# Traces of editing, and content controls' pointers to parts that stay behind.
_DROPPED = """
    rsid proofErr lastRenderedPageBreak permStart permEnd dataBinding placeholder printerSettings
"""
_DROPPED_ATTRIBUTES = ("rsid", "dirty")
_TRACKED = """
    ins del moveFrom moveTo rPrChange pPrChange sectPrChange tblPrChange tblPrExChange
    tblGridChange trPrChange tcPrChange numberingChange cellIns cellDel cellMerge
"""
_COMMENTS = "commentRangeStart commentRangeEnd commentReference"
_FOREIGN = {
    f"{W}object": "an embedded object",
    f"{W}control": "an ActiveX control",
    f"{W}altChunk": "an imported file",
    f"{W}subDoc": "another document",
}
_FIELDS = {"PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "TITLE", "SUBJECT", "STYLEREF"}


def clean(root: etree._Element) -> bool:
    """Take out what a part should not carry, in place; tell whether there was anything."""
    dropped = [*root.iter(*_tags(_DROPPED))]
    if root.tag == f"{W}settings":
        known = _tags(_SETTINGS)
        dropped += [child for child in root if child.tag not in known]
    for element in dropped:
        _drop(element)
    cleaned = [_drop_attributes(element) for element in root.iter("*")]
    return bool(dropped) or any(cleaned)


def refuse_leftovers(root: etree._Element, story: str) -> None:
    """Raise UnusableLetterheadError when a part still holds what somebody must decide about."""
    for _ in root.iter(*_tags(_TRACKED)):
        raise UnusableLetterheadError(Reason.TRACKED, story=story)
    for _ in root.iter(*_tags(_COMMENTS)):
        raise UnusableLetterheadError(Reason.COMMENTS, story=story)
    for element in root.iter(*_FOREIGN):
        raise UnusableLetterheadError(Reason.FOREIGN, found=_FOREIGN[element.tag])
    _refuse_blanks(root, story)
    for field in _fields(root):
        if field not in _FIELDS:
            raise UnusableLetterheadError(Reason.FIELD, story=story, found=field)


def _refuse_blanks(root: etree._Element, story: str) -> None:
    for prompt in root.iter(f"{W}showingPlcHdr"):
        control = next(prompt.iterancestors(f"{W}sdt"), prompt)
        raise UnusableLetterheadError(Reason.PROMPT, story=story, found=_text(control))
    for paragraph in root.iter(f"{W}p"):
        for hole in find_holes(_text(paragraph)):
            raise UnusableLetterheadError(Reason.BLANK, story=story, found=hole.text)


def _tags(names: str) -> list[str]:
    return [f"{W}{name}" for name in names.split()]


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _drop_attributes(element: etree._Element) -> bool:
    names = [name for name in element.attrib if _is_dropped(str(name))]
    for name in names:
        del element.attrib[name]
    return bool(names)


def _is_dropped(attribute: str) -> bool:
    return attribute.startswith(W) and attribute[len(W) :].startswith(_DROPPED_ATTRIBUTES)


def _fields(root: etree._Element) -> Iterator[str]:
    """Yield the name of each field, simple or complex, in capitals."""
    for simple in root.iter(f"{W}fldSimple"):
        yield _field_name(simple.get(f"{W}instr", ""))
    for paragraph in root.iter(f"{W}p"):
        instruction = ""
        for mark in paragraph.iter(f"{W}fldChar", f"{W}instrText"):
            if mark.tag == f"{W}instrText":
                instruction += mark.text or ""
            elif instruction:
                yield _field_name(instruction)
                instruction = ""
        if instruction:
            yield _field_name(instruction)


def _field_name(instruction: str) -> str:
    return next(iter(instruction.split()), "").upper()


def _text(element: etree._Element) -> str:
    return "".join([text.text or "" for text in element.iter(f"{W}t")])
