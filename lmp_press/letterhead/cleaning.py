"""Traces that Word leaves in a part and nobody outside should get: taken out, or refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.letterhead.letterhead import UnusableLetterheadError
from lmp_press.letterhead.reasons import Refusal
from lmp_press.letterhead.screening import refuse_callers, screen
from lmp_press.ooxml.names import W
from lmp_press.placeholders import Certainty, find

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
_TRACKED = """
    ins del moveFrom moveTo rPrChange pPrChange sectPrChange tblPrChange tblPrExChange
    tblGridChange trPrChange tcPrChange numberingChange cellIns cellDel cellMerge
"""
_COMMENTS = "commentRangeStart commentRangeEnd commentReference"
_MODE = "15"  # of Word 2013 and later, which else says [Compatibility Mode]
FIELDS = {"PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "TITLE", "SUBJECT", "STYLEREF"}


def clean(root: etree._Element) -> set[str]:
    """Take out what a part should not carry, in place; return what of it was private."""
    if root.tag == f"{W}settings":
        _keep_page_settings(root)
    return screen(root)


def refuse_leftovers(root: etree._Element, story: str) -> None:
    """Raise UnusableLetterheadError when a part still holds what somebody must decide about."""
    for _ in root.iter(*_tags(_TRACKED)):
        raise UnusableLetterheadError(Refusal.TRACKED, story=story)
    for _ in root.iter(*_tags(_COMMENTS)):
        raise UnusableLetterheadError(Refusal.COMMENTS, story=story)
    refuse_callers(root, story)
    _refuse_blanks(root, story)
    for field in _fields(root):
        if field not in FIELDS:
            raise UnusableLetterheadError(Refusal.FIELD, story=story, found=field)


def _refuse_blanks(root: etree._Element, story: str) -> None:
    for prompt in root.iter(f"{W}showingPlcHdr"):
        control = next(prompt.iterancestors(f"{W}sdt"), prompt)
        raise UnusableLetterheadError(Refusal.PROMPT, story=story, found=_text(control))
    for line in _text(root).split("\n"):
        for placeholder in find(line, is_copy=True):
            if placeholder.certainty is Certainty.SURE:
                raise UnusableLetterheadError(Refusal.BLANK, story=story, found=placeholder.text)


def _tags(names: str) -> list[str]:
    return [f"{W}{name}" for name in names.split()]


def _keep_page_settings(settings: etree._Element) -> None:
    known = _tags(_SETTINGS)
    for child in [child for child in settings if child.tag not in known]:
        settings.remove(child)
    for setting in settings.iter(f"{W}compatSetting"):  # an older Word's way of setting pages
        if setting.get(f"{W}name") == "compatibilityMode":
            setting.set(f"{W}val", _MODE)
    for zoom in settings.iter(f"{W}zoom"):
        if not zoom.get(f"{W}percent"):  # Word reads one without; the schema does not
            zoom.set(f"{W}percent", "100")


def _fields(root: etree._Element) -> Iterator[str]:
    """Yield the name of each field, simple or complex, in capitals."""
    for simple in root.iter(f"{W}fldSimple"):
        yield _field_name(simple.get(f"{W}instr", ""))
    yield from _complex_fields(root)
    for loose in root.iter(f"{W}instrText"):
        if next(loose.iterancestors(f"{W}p"), None) is None:
            yield _field_name(loose.text or "")


def _complex_fields(root: etree._Element) -> Iterator[str]:
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
    """Return an element's words, each paragraph on a line."""
    found = element.iter(f"{W}p", f"{W}t")
    return "".join(["\n" if each.tag == f"{W}p" else each.text or "" for each in found]).strip()
