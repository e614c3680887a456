"""The fonts that a finished Word file sets its words in, and what may stand in for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.ooxml.names import CHARACTER_STYLE, PARAGRAPH_STYLE, A, W
from lmp_press.ooxml.package import Limits, Package

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

LIMITS = Limits(file=64, unpacked=256, text=64, parts=5_000)
DOCUMENT, STYLES, THEME = "word/document.xml", "word/styles.xml", "word/theme/theme1.xml"
VALUE = f"{W}val"
FONTS = f"{W}rPr/{W}rFonts"

# Fonts drawn to the same widths, so that no line breaks elsewhere.
# https://wiki.debian.org/SubstitutingCalibriAndCambriaFonts
SAME_WIDTHS = {
    "Arial": {"Arimo", "Liberation Sans"},
    "Calibri": {"Carlito"},
    "Cambria": {"Caladea"},
    "Courier New": {"Cousine", "Liberation Mono"},
    "Helvetica": {"Arimo", "Liberation Sans"},
    "Times New Roman": {"Liberation Serif", "Tinos"},
}


def fonts_of(data: bytes) -> set[str]:
    """Return the fonts that the styles of a Word file's paragraphs ask for, for Latin letters."""
    package = Package(data, LIMITS)
    sheet = package.tree(STYLES)
    styles = {style.get(f"{W}styleId", ""): style for style in sheet.iter(f"{W}style")}
    defaults = sheet.find(f"{W}docDefaults/{W}rPrDefault/{FONTS}")
    asked = {
        _named(_fonts(styles, style, defaults), package)
        for style in _used(package.tree(DOCUMENT), styles)
    }
    return asked - {""}


def stands_in(font: str, asked: set[str]) -> bool:
    """Tell whether a font is one of those that were asked for, or as wide as one of them."""
    return font in asked or any(font in SAME_WIDTHS.get(each, ()) for each in asked)


def _used(document: _Element, styles: dict[str, _Element]) -> set[str]:
    """Return the styles of the text; a paragraph without one has the file's usual style."""
    usual = (
        name
        for name, style in styles.items()
        if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in {"1", "true"}
    )
    named = {each.get(VALUE, "") for each in document.iter(PARAGRAPH_STYLE, CHARACTER_STYLE)}
    has_none = any(
        each.find(f"{W}pPr/{PARAGRAPH_STYLE}") is None for each in document.iter(f"{W}p")
    )
    return named | ({*usual} if has_none else set())


def _fonts(styles: dict[str, _Element], name: str, defaults: _Element | None) -> _Element | None:
    """Return what says a style's fonts: itself, what it is based on, or the file's defaults."""
    for style in _based_on(styles, name):
        if (fonts := style.find(FONTS)) is not None:
            return fonts
    return defaults


def _based_on(styles: dict[str, _Element], name: str) -> Iterator[_Element]:
    seen: set[str] = set()
    while name in styles and name not in seen:
        seen.add(name)
        yield styles[name]
        base = styles[name].find(f"{W}basedOn")
        name = "" if base is None else base.get(VALUE, "")


def _named(fonts: _Element | None, package: Package) -> str:
    """Return the font for Latin letters, by its name or by its part in the theme."""
    if fonts is None:
        return ""
    part = fonts.get(f"{W}asciiTheme", "")
    if part and THEME in package:
        kind = "majorFont" if part.startswith("major") else "minorFont"
        latin = package.tree(THEME).find(f".//{A}{kind}/{A}latin")
        return "" if latin is None else latin.get("typeface", "")
    return fonts.get(f"{W}ascii", "")
