"""The names of Word's XML: namespaces, then elements and attributes, as lxml spells them."""

from __future__ import annotations

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"  # begins those of the package itself

W = f"{{{WORD}}}"
R = f"{{{OFFICE}}}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

# The story and its blocks
BODY = W + "body"
PARAGRAPH = W + "p"
TABLE = W + "tbl"
ROW = W + "tr"
CELL = W + "tc"
HEADER_REFERENCE = W + "headerReference"
FOOTER_REFERENCE = W + "footerReference"
FOOTNOTE_REFERENCE = W + "footnoteReference"
ENDNOTE_REFERENCE = W + "endnoteReference"
HEADER = W + "hdr"
FOOTER = W + "ftr"
TEXT_BOX = W + "txbxContent"
SECTION = W + "sectPr"
CONTROL = W + "sdt"
CONTROL_CONTENT = W + "sdtContent"
ALTERNATE_CONTENT = COMPATIBILITY + "AlternateContent"
CHOICE = COMPATIBILITY + "Choice"
FALLBACK = COMPATIBILITY + "Fallback"

# Properties: of paragraphs, runs, rows, cells, and of what is seen through
PARAGRAPH_PROPERTIES = W + "pPr"
RUN_PROPERTIES = W + "rPr"
ROW_PROPERTIES = W + "trPr"
CELL_PROPERTIES = W + "tcPr"
TABLE_PROPERTIES = W + "tblPr"
TABLE_GRID = W + "tblGrid"
PARAGRAPH_STYLE = W + "pStyle"
CHARACTER_STYLE = W + "rStyle"
BOLD = W + "b"
ITALIC = W + "i"
VANISH = W + "vanish"
ROW_HIDDEN = W + "hidden"
OUTLINE_LEVEL = W + "outlineLvl"
NUMBERING = W + "numPr"
NUMBERING_LEVEL = W + "ilvl"
NUMBERING_ID = W + "numId"
PROPERTIES = frozenset(
    [PARAGRAPH_PROPERTIES, RUN_PROPERTIES, ROW_PROPERTIES, CELL_PROPERTIES]
    + [W + name for name in ("tblPr", "tblPrEx", "tblGrid", "sectPr", "sdtPr", "sdtEndPr")]
    + [W + name for name in ("smartTagPr", "customXmlPr", "rubyPr", "fldData", "ffData")]
    + [MATH + name for name in ("rPr", "ctrlPr")]
)

# What a run says
RUN = W + "r"
TEXT = W + "t"
DELETED_TEXT = W + "delText"
TEXTS = frozenset([TEXT, DELETED_TEXT, MATH + "t"])
BREAK = W + "br"
TAB = W + "tab"
RENDERED_BREAK = W + "lastRenderedPageBreak"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
SYMBOL = W + "sym"
FRACTION = MATH + "f"
FRACTION_TYPE = MATH + "type"
MATH_VALUE = MATH + "val"
NUMERATOR = MATH + "num"
DENOMINATOR = MATH + "den"
RUBY_TEXT = W + "rt"  # the small guide above the words
CHARACTERS = {
    TAB: "\t",
    W + "ptab": "\t",
    W + "cr": "\n",
    W + "noBreakHyphen": "\u2011",
    W + "softHyphen": "\u00ad",
}

# Links and fields
HYPERLINK = W + "hyperlink"
SIMPLE_FIELD = W + "fldSimple"
FIELD_CHARACTER = W + "fldChar"
FIELD_CODE = W + "instrText"
DELETED_FIELD_CODE = W + "delInstrText"
FORM_FIELD = W + "ffData"
FIELD_CODES = frozenset([FIELD_CODE, DELETED_FIELD_CODE])

# Tracked changes
INSERTION = W + "ins"
DELETION = W + "del"
MOVE_FROM = W + "moveFrom"
MOVE_TO = W + "moveTo"
CELL_INSERTION = W + "cellIns"
CELL_DELETION = W + "cellDel"
WRAPPER_INSERTION = W + "customXmlInsRangeStart"  # of a content control's edges, not its words
WRAPPER_DELETION = W + "customXmlDelRangeStart"
WRAPPER_MOVE = W + "customXmlMoveToRangeStart"
PARAGRAPH_CHANGE = W + "pPrChange"
RUN_CHANGE = W + "rPrChange"
SECTION_CHANGE = W + "sectPrChange"
FORMATTING_CHANGES = frozenset(
    [PARAGRAPH_CHANGE, RUN_CHANGE, W + "cellMerge", W + "numberingChange"]
    + [W + name + "Change" for name in ("sectPr", "tblPr", "tblPrEx", "trPr", "tcPr")]
)

FORMER_PROPERTIES = (  # a change of format holds what the properties were
    *(PARAGRAPH_CHANGE, RUN_CHANGE),
    *(W + name + "Change" for name in ("sectPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr")),
)

# Styles and numbering
STYLE = W + "style"
NAME = W + "name"
BASED_ON = W + "basedOn"
DOCUMENT_DEFAULTS = W + "docDefaults"
LANGUAGE = W + "lang"
NUMBERING_INSTANCE = W + "num"
ABSTRACT_NUMBERING = W + "abstractNum"
ABSTRACT_NUMBERING_ID = W + "abstractNumId"
LEVEL = W + "lvl"
NUMBER_FORMAT = W + "numFmt"

# Notes and comments
NOTES = frozenset([W + "footnote", W + "endnote"])
COMMENT = W + "comment"

# Attributes
VALUE = W + "val"
ID = W + "id"
TYPE = W + "type"
AUTHOR = W + "author"
ANCHOR = W + "anchor"
INSTRUCTION = W + "instr"
FIELD_CHARACTER_TYPE = W + "fldCharType"
SYMBOL_CODE = W + "char"
SYMBOL_FONT = W + "font"
STYLE_ID = W + "styleId"
IS_DEFAULT = W + "default"
IS_CUSTOM = W + "customStyle"
NUMBERING_ATTRIBUTE_ID = W + "numId"
ABSTRACT_ATTRIBUTE_ID = W + "abstractNumId"
LEVEL_ATTRIBUTE = W + "ilvl"
RELATIONSHIP_ID = R + "id"
