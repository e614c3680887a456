"""Forms: what a Word file has for somebody to fill in, and where in its paragraph it stands.

Content controls, the form fields of old templates, and the fields of a mail merge.
"""

from __future__ import annotations

import re
import shlex
from itertools import islice
from typing import TYPE_CHECKING

from lxml import etree

from lmp_press.named_tuples import NamedTuple
from lmp_press.ooxml import names
from lmp_press.ooxml.names import W
from lmp_press.ooxml.xml import first, toggle, value
from lmp_press.readers.docx.appearance import NOWHERE
from lmp_press.readers.docx.embedded import embedded_in, sources_of, text_blocks
from lmp_press.readers.docx.fields import MADE, name_of
from lmp_press.readers.docx.tree import numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from lmp_press.ooxml.document import WordFile
    from lmp_press.readers.docx.appearance import Embedded
    from lmp_press.readers.docx.tree import Flow, Said, TextBlock, Tree

_WORD_2010 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_WORD_2012 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_CONTROL_PROPERTIES = W + "sdtPr"
_CHOICES = frozenset([W + "dropDownList", W + "comboBox"])
_NO_FORM = frozenset(  # a control around what Word makes, or around other controls
    [W + name for name in ("picture", "docPartObj", "docPartList", "group", "citation")]
    + [W + "bibliography", W + "equation", _WORD_2012 + "repeatingSection"]
)
_MARKS = frozenset([names.CONTROL, names.SIMPLE_FIELD, names.FIELD_CHARACTER, *names.FIELD_CODES])
_DATES = frozenset(["DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE"])
_MERGED = frozenset(["MERGEFIELD", "ADDRESSBLOCK", "GREETINGLINE"])
_ASKED = frozenset(["FILLIN", "ASK"])

_SIGN = re.compile("[0-9A-Fa-f]{4}")  # the code of a character
_BUTTON = re.compile(r"(?i)\W*(?:click|tap|double-click)\b.{0,20}?\b(?:type|enter|add|insert)\b")

TEXT, CHOICE, DATE, CHECK_BOX = "text", "choice", "date", "check box"
COUNT = "count"
MERGE_FIELD, DATE_FIELD = "merge field", "date field"


class WordFormField(NamedTuple):
    """What somebody is to fill in: its kind, its stretch of a paragraph with words, its name.

    `paragraph` is the index of the release's paragraph, `start` and `end` are characters of it;
    `options` are what can be chosen; it `is_filled` when its words are somebody's, not a prompt.
    """

    kind: str
    paragraph: int
    start: int
    end: int
    name: str = ""
    options: tuple[str, ...] = ()
    is_filled: bool = False


class WordForm(NamedTuple):
    """The form fields of a file, and which paragraphs stand in its margins and notes.

    `margins` has the boxes of headers and footers too; `embedded` is what stands in the text, but
    not in them. `alone` are fields without a word around, after the paragraph that they name.
    """

    fields: tuple[WordFormField, ...] = ()
    margins: frozenset[int] = frozenset()
    embedded: tuple[Embedded, ...] = ()
    alone: tuple[WordFormField, ...] = ()


def forms_of(file: WordFile, tree: Tree) -> WordForm:
    """Return the form fields of a file, given its tree."""
    fields = [one for block in tree.blocks for one in _in_paragraph(block, block.number or 0)]
    outside = [
        number
        for story in tree.stories.values()
        if story.part != file.main
        for number in numbers(story.flow)
    ]
    sources = sources_of(file, file.main)
    flows = [story.flow for story in tree.stories.values() if story.part == file.main]
    embedded = [one for flow in flows for one in embedded_in(flow, sources)]
    in_order = sorted(embedded, key=lambda one: one.paragraph)
    alone = [one for flow in flows for one in _alone(flow)]
    return WordForm(tuple(fields), frozenset(outside), tuple(in_order), tuple(alone))


def _alone(flow: Flow) -> Iterator[WordFormField]:
    """Yield the form fields of paragraphs without a word, each with the paragraph before it."""
    at = NOWHERE
    for block in text_blocks(flow):
        if block.number is None:
            yield from _in_paragraph(block, at)
        else:
            at = block.number


def _in_paragraph(block: TextBlock, number: int) -> Iterator[WordFormField]:
    """Yield the form fields of a paragraph, an outer one before those inside it."""
    size = sum(len(_shown(said)) for said in block.said)
    for control in block.xml.iterancestors(names.CONTROL):
        if _holds_one_paragraph(control) and (found := _control(control, number, 0, size)):
            yield found
    walk = _Extents(block.said)
    walk.through(block.xml)
    for element, start, end in sorted(walk.spans, key=lambda span: (span[1], -span[2])):
        if found := _form_field(element, number, start, end, walk.codes.get(element, "")):
            yield found


def _shown(said: Said) -> str:
    return said.text if said.made is None else said.made


def _holds_one_paragraph(control: _Element) -> bool:
    return len(list(islice(control.iter(names.PARAGRAPH), 2))) == 1


class _Extents:
    """Goes through a paragraph, and notes where its controls and fields start and end.

    `codes` are the codes of the fields, by the mark that begins them.
    """

    def __init__(self, said: Iterable[Said]) -> None:
        self._lengths = {one.element: len(_shown(one)) for one in said}
        self._at = 0
        self._open: list[tuple[_Element, int]] = []
        self._is_code = False
        self.spans: list[tuple[_Element, int, int]] = []
        self.codes: dict[_Element, str] = {}

    def through(self, paragraph: _Element) -> None:
        """Go through a paragraph, but not through its text boxes."""
        walk = etree.iterwalk(paragraph, events=("start", "end"))
        starts: dict[_Element, int] = {}
        for event, element in walk:
            if event == "start" and element.tag in {names.TEXT_BOX, names.RUN_PROPERTIES}:
                walk.skip_subtree()
            elif event == "start":
                starts[element] = self._at
                self._at += self._lengths.get(element, 0)
                self._mark(element, starts[element])
            elif element.tag in {names.CONTROL, names.SIMPLE_FIELD}:
                self.spans.append((element, starts[element], self._at))

    def _mark(self, element: _Element, start: int) -> None:
        kind = element.get(names.FIELD_CHARACTER_TYPE, "")
        if element.tag in names.FIELD_CODES and self._open and self._is_code:
            begin = self._open[-1][0]
            self.codes[begin] = self.codes.get(begin, "") + (element.text or "")
        elif kind == "begin":
            self._open.append((element, start))
            self._is_code = True
        elif kind == "separate":
            self._is_code = False
        elif kind == "end" and self._open:
            begin, opened = self._open.pop()
            self.spans.append((begin, opened, self._at))
            self._is_code = False


def _form_field(
    element: _Element, number: int, start: int, end: int, code: str
) -> WordFormField | None:
    if element.tag == names.CONTROL:
        return _control(element, number, start, end)
    if (form := first(element, names.FORM_FIELD)) is not None:
        return _old_form(form, number, start, end)
    return _field(code or element.get(names.INSTRUCTION, ""), number, start, end)


def _control(control: _Element, number: int, start: int, end: int) -> WordFormField | None:
    """Return a content control as what somebody fills in; None for one that is no form."""
    properties = first(control, _CONTROL_PROPERTIES)
    said = {} if properties is None else {child.tag: child for child in properties}
    if said.keys() & _NO_FORM:
        return None
    kind, options = _kind_and_options(said.values())
    name = value(said.get(W + "alias")) or value(said.get(W + "tag"))
    is_prompt = bool(toggle(said.get(W + "showingPlcHdr")))
    return WordFormField(kind, number, start, end, name, options, not is_prompt and start < end)


def _kind_and_options(properties: Iterable[_Element]) -> tuple[str, tuple[str, ...]]:
    for one in properties:
        if one.tag in _CHOICES:
            items = one.iterchildren(W + "listItem")
            stated = [
                (item.get(W + "value", ""), item.get(W + "displayText", "")) for item in items
            ]
            return CHOICE, tuple(shown or stored for stored, shown in stated if stored)
        if one.tag == W + "date":
            return DATE, ()
        if one.tag == _WORD_2010 + "checkbox":
            return CHECK_BOX, _signs(one)
    return TEXT, ()


def _signs(check_box: _Element) -> tuple[str, ...]:
    """Return the two signs that a check box shows, for on and for off."""
    found = [first(check_box, f"{_WORD_2010}{state}State") for state in ("checked", "unchecked")]
    codes = ["" if one is None else one.get(f"{_WORD_2010}val", "") for one in found]
    pairs = zip(codes, ("2612", "2610"), strict=True)
    return tuple(chr(int(code if _SIGN.fullmatch(code) else own, 16)) for code, own in pairs)


def _old_form(form: _Element, number: int, start: int, end: int) -> WordFormField:
    """Return a form field of the kind that Word had before content controls."""
    said = {child.tag: child for child in form}
    name = value(said.get(W + "name"))
    if (choices := said.get(W + "ddList")) is not None:
        options = tuple(value(entry) for entry in choices.iterchildren(W + "listEntry"))
        return WordFormField(CHOICE, number, start, end, name, options)
    if W + "checkBox" in said:
        return WordFormField(CHECK_BOX, number, start, end, name, ("☒", "☐"))
    text = said.get(W + "textInput")
    asked = "" if text is None else value(first(text, names.TYPE))
    kinds = {"number": COUNT, "date": DATE, "currentDate": DATE, "currentTime": DATE}
    return WordFormField(kinds.get(asked, TEXT), number, start, end, name)


def _field(code: str, number: int, start: int, end: int) -> WordFormField | None:
    """Return the field of a mail merge, or of a question or a day that Word would ask for."""
    name = name_of(code)
    if name in _MERGED:
        words = _words(code)
        return WordFormField(
            MERGE_FIELD, number, start, end, words[1] if words[1:] else name.lower()
        )
    if name in _ASKED:
        return WordFormField(TEXT, number, start, end, " ".join(_words(code)[1:2]))
    if name == "MACROBUTTON":  # an old prompt: its words are in its code
        prompt = " ".join(code.split()[2:])
        return WordFormField(TEXT, number, start, end, _BUTTON.sub("", prompt).strip(" []"))
    if name in _DATES and name in MADE:
        return WordFormField(DATE_FIELD, number, start, end)
    return None


def _words(code: str) -> list[str]:
    """Return the words of a field's code, those in quotation marks as one."""
    try:
        return [word for word in shlex.split(code.replace("\\", "\\\\")) if word[:1] != "\\"]
    except ValueError:  # a quotation mark that nobody closed
        return code.replace('"', "").split()
