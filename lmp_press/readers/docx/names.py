"""The names of Word's XML that the reader knows, as lxml spells them."""

from __future__ import annotations

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

# The story and its blocks
BODY = _W + "body"
PARAGRAPH = _W + "p"
TABLE = _W + "tbl"
ROW = _W + "tr"
CELL = _W + "tc"
HEADER_REFERENCE = _W + "headerReference"
FOOTER_REFERENCE = _W + "footerReference"
FOOTNOTE_REFERENCE = _W + "footnoteReference"
ENDNOTE_REFERENCE = _W + "endnoteReference"
TEXT_BOX = _W + "txbxContent"
ALTERNATE_CONTENT = _MC + "AlternateContent"
CHOICE = _MC + "Choice"
FALLBACK = _MC + "Fallback"

# Properties: of paragraphs, runs, rows, cells, and of what is seen through
PARAGRAPH_PROPERTIES = _W + "pPr"
RUN_PROPERTIES = _W + "rPr"
ROW_PROPERTIES = _W + "trPr"
CELL_PROPERTIES = _W + "tcPr"
PARAGRAPH_STYLE = _W + "pStyle"
CHARACTER_STYLE = _W + "rStyle"
BOLD = _W + "b"
ITALIC = _W + "i"
NUMBERING = _W + "numPr"
NUMBERING_LEVEL = _W + "ilvl"
NUMBERING_ID = _W + "numId"
PROPERTIES = frozenset(
    [PARAGRAPH_PROPERTIES, RUN_PROPERTIES, ROW_PROPERTIES, CELL_PROPERTIES]
    + [_W + name for name in ("tblPr", "tblPrEx", "tblGrid", "sectPr", "sdtPr", "sdtEndPr")]
    + [_W + name for name in ("smartTagPr", "customXmlPr", "rubyPr", "fldData", "ffData")]
    + [_M + name for name in ("rPr", "ctrlPr")]
)

# What a run says
RUN = _W + "r"
TEXT = frozenset([_W + "t", _W + "delText", _M + "t"])
BREAK = _W + "br"
SYMBOL = _W + "sym"
CHARACTERS = {
    _W + "tab": "\t",
    _W + "ptab": "\t",
    _W + "cr": "\n",
    _W + "noBreakHyphen": "\u2011",
    _W + "softHyphen": "\u00ad",
}

# Links and fields
HYPERLINK = _W + "hyperlink"
SIMPLE_FIELD = _W + "fldSimple"
FIELD_CHARACTER = _W + "fldChar"
FIELD_CODE = frozenset([_W + "instrText", _W + "delInstrText"])

# Tracked changes
INSERTION = _W + "ins"
DELETION = _W + "del"
MOVE_FROM = _W + "moveFrom"
MOVE_TO = _W + "moveTo"
CELL_INSERTION = _W + "cellIns"
CELL_DELETION = _W + "cellDel"
WRAPPER_INSERTION = _W + "customXmlInsRangeStart"  # of a content control's edges, not its words
WRAPPER_DELETION = _W + "customXmlDelRangeStart"
WRAPPER_MOVE = _W + "customXmlMoveToRangeStart"
PARAGRAPH_CHANGE = _W + "pPrChange"
RUN_CHANGE = _W + "rPrChange"
FORMATTING_CHANGES = frozenset(
    [PARAGRAPH_CHANGE, RUN_CHANGE, _W + "cellMerge", _W + "numberingChange"]
    + [_W + name + "Change" for name in ("sectPr", "tblPr", "tblPrEx", "trPr", "tcPr")]
)

# Styles and numbering
STYLE = _W + "style"
NAME = _W + "name"
BASED_ON = _W + "basedOn"
DOCUMENT_DEFAULTS = _W + "docDefaults"
LANGUAGE = _W + "lang"
NUMBERING_INSTANCE = _W + "num"
ABSTRACT_NUMBERING = _W + "abstractNum"
ABSTRACT_NUMBERING_ID = _W + "abstractNumId"
LEVEL = _W + "lvl"
NUMBER_FORMAT = _W + "numFmt"

# Notes and comments
NOTES = frozenset([_W + "footnote", _W + "endnote"])
COMMENT = _W + "comment"

# Attributes
VALUE = _W + "val"
ID = _W + "id"
TYPE = _W + "type"
AUTHOR = _W + "author"
ANCHOR = _W + "anchor"
INSTRUCTION = _W + "instr"
FIELD_CHARACTER_TYPE = _W + "fldCharType"
SYMBOL_CODE = _W + "char"
STYLE_ID = _W + "styleId"
IS_DEFAULT = _W + "default"
IS_CUSTOM = _W + "customStyle"
NUMBERING_ATTRIBUTE_ID = _W + "numId"
ABSTRACT_ATTRIBUTE_ID = _W + "abstractNumId"
LEVEL_ATTRIBUTE = _W + "ilvl"
RELATIONSHIP_ID = _R + "id"
