"""The cascade: what a style, those it is based on, and the file's defaults make of a paragraph."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from lmp_press.expressions import expression
from lmp_press.ooxml import names
from lmp_press.ooxml.names import A, W
from lmp_press.ooxml.xml import first, is_on, toggle, value
from lmp_press.stationery.model import Border, ParagraphLook, TextLook

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lxml.etree import _Element

    from lmp_press.ooxml.document import WordFile

    Layers = list[_Element]

_CHAIN_LIMIT = 32  # styles based on styles; more is a circle
_COLOUR = expression(r"[0-9A-Fa-f]{6}\Z")
_NUMBER = re.compile(r"[+-]?\d{1,6}(?:\.\d*)?\Z")
_SIDES = {"start": "left", "end": "right"}
_ALIGNMENTS = {
    "center": "center",
    "right": "right",
    "end": "right",
    "both": "justify",
    "distribute": "justify",
}
_FAMILIES = {"roman": "serif", "swiss": "sans-serif", "modern": "monospace"}
_TWIPS, _EIGHTHS, _LINE = 20, 8, 240


class Cascade:
    """The styles of one Word file, and what they make of text."""

    def __init__(self, file: WordFile) -> None:
        self._file = file
        part = file.named("styles")
        every = list(file.tree(part).iterchildren(names.STYLE)) if part else []
        self._styles = {style.get(names.STYLE_ID, ""): style for style in every}
        self._named = {
            (style.get(names.TYPE, ""), value(first(style, names.NAME)).lower()): key
            for key, style in self._styles.items()
        }
        self._normal = next((key for key, style in self._styles.items() if _is_normal(style)), "")
        defaults = first(file.tree(part), names.DOCUMENT_DEFAULTS) if part else None
        self._defaults = [] if defaults is None else list(defaults.iter())

    def named(self, name: str, kind: str = "paragraph") -> str:
        """Return the id of a style by the name that Word shows, '' without it."""
        return self._named.get((kind, name.lower()), "")

    def paragraph(self, style: str, own: _Element | None = None) -> ParagraphLook:
        """Return how a paragraph in a style looks, with properties of its own."""
        style = style if style in self._styles else self._normal
        layers = [*_given(own), *self._layers(style, names.PARAGRAPH_PROPERTIES)]
        spacing, indent = _attributes(layers, "spacing"), _attributes(layers, "ind")
        exact = spacing.get("lineRule") in {"exact", "atLeast"}
        line = _number(spacing.get("line"), _LINE)
        hanging = _number(indent.get("hanging")) / _TWIPS
        return ParagraphLook(
            text=self.text(style),
            align=_ALIGNMENTS.get(_value(layers, "jc"), "left"),
            before=_number(spacing.get("before")) / _TWIPS,
            after=_number(spacing.get("after")) / _TWIPS,
            line=line / (_TWIPS if exact else _LINE),
            exact=exact,
            left=_number(indent.get("left")) / _TWIPS,
            right=_number(indent.get("right")) / _TWIPS,
            first=-hanging or _number(indent.get("firstLine")) / _TWIPS,
            borders=tuple(_borders(_found(layers, "pBdr"))),
            fill=_fill(layers),
            joined=_is_on(layers, "contextualSpacing"),
            kept_with_next=_is_on(layers, "keepNext"),
            kept_whole=_is_on(layers, "keepLines"),
        )

    def text(self, style: str, own: _Element | None = None) -> TextLook:
        """Return how words in a paragraph of a style look, with properties of their own."""
        character = value(None if own is None else first(own, names.CHARACTER_STYLE))
        layers = [
            *_given(own),
            *self._chained(character, names.RUN_PROPERTIES),
            *self._layers(style, names.RUN_PROPERTIES),
        ]
        font = self._font(layers)
        return TextLook(
            font=font,
            family=self._families.get(font, ""),
            size=_number(_value(layers, "sz"), 20) / 2,
            colour=colour_of(_value(layers, "color")),
            bold=_is_on(layers, "b"),
            italic=_is_on(layers, "i"),
            underlined=_value(layers, "u") not in {"", "none"},
            capitals="all"
            if _is_on(layers, "caps")
            else ("small" if _is_on(layers, "smallCaps") else ""),
            tracking=_number(_attributes(layers, "spacing").get("val")) / _TWIPS,
            fill=_fill(layers),
        )

    def hides(self, style: str, own: _Element | None) -> bool:
        """Tell whether words are hidden."""
        return _is_on([*_given(own), *self._layers(style, names.RUN_PROPERTIES)], "vanish")

    def _layers(self, style: str, kind: str) -> Layers:
        """Return the properties of a kind, the strongest first, down to the file's defaults."""
        style = style if style in self._styles else self._normal
        defaults = [element for element in self._defaults if element.tag == kind]
        return [*self._chained(style, kind), *defaults]

    def _chained(self, style: str, kind: str) -> Iterator[_Element]:
        for _ in range(_CHAIN_LIMIT):
            if style not in self._styles:
                return
            yield from _given(first(self._styles[style], kind))
            style = value(first(self._styles[style], names.BASED_ON))

    def _font(self, layers: Layers) -> str:
        """Return the font that the nearest layer names, itself or by its part in the theme."""
        for layer in layers:
            fonts = first(layer, W + "rFonts")
            if fonts is not None:
                theme = fonts.get(W + "asciiTheme", "")
                named = self._theme.get(theme[:5], "") if theme else fonts.get(W + "ascii", "")
                if named:
                    return named
        return ""

    @cached_property
    def _theme(self) -> Mapping[str, str]:
        """The theme's fonts for Latin text, as `major` and `minor`."""
        part = self._file.named("theme")
        return {
            kind: latin.get("typeface", "")
            for kind in ("major", "minor")
            for scheme in (self._file.tree(part).iter(f"{A}{kind}Font") if part else ())
            for latin in scheme.iterchildren(A + "latin")
        }

    @cached_property
    def _families(self) -> Mapping[str, str]:
        """The fonts that the file describes, each with its family."""
        part = self._file.named("fontTable")
        fonts = self._file.tree(part).iter(W + "font") if part else ()
        return {
            font.get(W + "name", ""): _FAMILIES.get(value(first(font, W + "family")), "")
            for font in fonts
        }


def _is_normal(style: _Element) -> bool:
    return style.get(names.TYPE) == "paragraph" and is_on(style.get(names.IS_DEFAULT, "0"))


def _given(element: _Element | None) -> Layers:
    return [] if element is None else [element]


def _found(layers: Layers, name: str) -> _Element | None:
    elements = (first(layer, W + name) for layer in layers)
    return next((element for element in elements if element is not None), None)


def _value(layers: Layers, name: str) -> str:
    return value(_found(layers, name))


def _is_on(layers: Layers, name: str) -> bool:
    return bool(toggle(_found(layers, name)))


def _attributes(layers: Layers, name: str) -> dict[str, str]:
    """Return an element's attributes as its layers say them, each from the strongest."""
    found: dict[str, str] = {}
    for layer in layers:
        element = first(layer, W + name)
        for key, text in element.attrib.items() if element is not None else ():
            plain = str(key).rpartition("}")[2]
            found.setdefault(_SIDES.get(plain, plain), str(text))
    return found


def _number(text: str | None, default: float = 0) -> float:
    return float(text) if text and _NUMBER.match(text) else default


def colour_of(text: str | None) -> str:
    """Return six hexadecimal digits, '' for what is no colour, such as `auto`."""
    return text.upper() if text and _COLOUR.match(text) else ""


def _fill(layers: Layers) -> str:
    shading = _found(layers, "shd")
    return "" if shading is None else colour_of(shading.get(W + "fill"))


def _borders(lines: Iterable[_Element] | None) -> Iterator[Border]:
    for line in () if lines is None else lines:
        side = line.tag.rpartition("}")[2]
        side = _SIDES.get(side, side)
        kind = value(line)
        if side in {"top", "right", "bottom", "left"} and kind not in {"", "none", "nil"}:
            yield Border(
                side,
                _number(line.get(W + "sz"), 4) / _EIGHTHS,
                colour_of(line.get(W + "color")),
                _number(line.get(W + "space")),
                kind == "double",
            )
