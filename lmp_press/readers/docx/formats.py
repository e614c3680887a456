"""Formats: what properties of a run or paragraph make of it, over those of styles and lists."""

from __future__ import annotations

from collections import ChainMap
from typing import TYPE_CHECKING

from lmp_press.ooxml import names
from lmp_press.ooxml.names import W
from lmp_press.ooxml.xml import is_on, toggle, value
from lmp_press.readers.docx.appearance import ParagraphFormat, RunFormat

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from lxml.etree import _Element

    Properties = Mapping[str, _Element]

_NOTHING = frozenset(["", "none", "nil", "auto", "clear", "baseline", "0"])
_ALIGNMENTS = {
    "start": "",
    "left": "",
    "end": "right",
    "both": "justified",
    "distribute": "justified",
}
_EFFECTS = [W + name for name in ("outline", "shadow", "emboss", "imprint")]
_SCRIPTS = {"superscript": "raised", "subscript": "lowered"}
_SIDES = {"start": "left", "end": "right"}


def run_format(layers: Sequence[Properties], fonts: Callable[[str], str]) -> RunFormat:
    """Return the format that layers of run properties make, the strongest first.

    `fonts` gives the font of a theme's name.
    """
    found = ChainMap(*(dict(layer) for layer in layers))
    return RunFormat(
        struck=_first_on(found, {W + "strike": "single", W + "dstrike": "double"}),
        underline=_said(found, "u"),
        highlight=_said(found, "highlight"),
        colour=_said(found, "color").upper(),
        shading=_fill(found),
        size=_said(found, "sz"),
        font=_font(layers, fonts),
        position=_position(found),
        capitals=_first_on(found, {W + "caps": "capitals", W + "smallCaps": "small capitals"}),
        spacing=_said(found, "spacing"),
        effect=_first_on(found, {tag: tag.rpartition("}")[2] for tag in _EFFECTS}),
        hidden="hidden" if toggle(found.get(W + "vanish")) else "",
    )


def paragraph_format(layers: Sequence[Properties], numbering: str) -> ParagraphFormat:
    """Return the format that layers of paragraph properties make, the strongest first."""
    found = ChainMap(*(dict(layer) for layer in layers))
    alignment = _said(found, "jc")
    return ParagraphFormat(
        alignment=_ALIGNMENTS.get(alignment, alignment),
        indents=_lengths(layers, "ind", ("left", "right", "firstLine", "hanging")),
        spacing=_spacing(layers),
        borders=_lines(found.get(W + "pBdr")),
        shading=_fill(found),
        tabs=_tabs(found.get(W + "tabs")),
        numbering=numbering,
        direction="right to left" if toggle(found.get(W + "bidi")) else "",
        page_break="before" if toggle(found.get(W + "pageBreakBefore")) else "",
    )


def attributes(layers: Iterable[Properties], name: str) -> dict[str, str]:
    """Return the attributes of an element as its layers say them, the strongest first."""
    found: dict[str, str] = {}
    for layer in layers:
        element = layer.get(W + name)
        for plain, text in _attributes(element):
            found.setdefault(_SIDES.get(plain, plain), text)
    return found


def described(element: _Element | None, *left_out: str) -> str:
    """Return an element's attributes and children as text that is equal for what is equal."""
    if element is None:
        return ""
    own = [f"{key}={text}" for key, text in sorted(_attributes(element)) if key not in left_out]
    inner = [f"{child.tag.rpartition('}')[2]}({described(child, *left_out)})" for child in element]
    return " ".join([*own, *inner])


def _attributes(element: _Element | None) -> Iterator[tuple[str, str]]:
    """Yield an element's attributes by their plain names."""
    for key, text in element.attrib.items() if element is not None else ():
        yield str(key).rpartition("}")[2], str(text)


def _said(found: Properties, name: str) -> str:
    text = value(found.get(W + name))
    return "" if text in _NOTHING else text


def _position(found: Properties) -> str:
    """Return `raised` or `lowered`, and by how much where the words say it."""
    if script := _SCRIPTS.get(_said(found, "vertAlign")):
        return script
    steps = _said(found, "position")
    return f"{'lowered' if steps.startswith('-') else 'raised'} {steps}" if steps else ""


def _first_on(found: Properties, meanings: Mapping[str, str]) -> str:
    return next((meaning for tag, meaning in meanings.items() if toggle(found.get(tag))), "")


def _fill(found: Properties) -> str:
    shading = found.get(W + "shd")
    fill = "" if shading is None else shading.get(W + "fill", "")
    return "" if fill in _NOTHING else fill.upper()


def _font(layers: Iterable[Properties], fonts: Callable[[str], str]) -> str:
    """Return the font that the nearest layer names, itself or by its part in the theme."""
    for layer in layers:
        element = layer.get(W + "rFonts")
        if element is not None:
            theme = element.get(W + "asciiTheme", "")
            if font := fonts(theme) if theme else element.get(W + "ascii", ""):
                return font
    return ""


def _lengths(layers: Iterable[Properties], name: str, wanted: Iterable[str]) -> str:
    said = attributes(layers, name)
    if said.get("hanging", "0") != "0":
        said.pop("firstLine", None)
    return " ".join(f"{key} {said[key]}" for key in wanted if said.get(key, "0") != "0")


def _spacing(layers: Sequence[Properties]) -> str:
    said = attributes(layers, "spacing")
    if said.get("lineRule", "auto") == "auto" and said.get("line") == "240":
        said.pop("line")
    rule = said.get("lineRule", "auto") if "line" in said else "auto"
    parts = [
        f"{key} {said[key]}" for key in ("before", "after", "line") if said.get(key, "0") != "0"
    ]
    return " ".join([*parts, *([rule] if rule != "auto" else [])])


def _lines(element: _Element | None) -> str:
    """Return borders, without those that are none."""
    if element is None:
        return ""
    kept = [child for child in element if value(child) not in _NOTHING]
    return ", ".join(
        f"{child.tag.rpartition('}')[2]} {described(child, 'themeColor', 'space')}"
        for child in kept
    )


def _tabs(element: _Element | None) -> str:
    """Return where words stop after a tab; the stop between a list's mark and its words is none."""
    stops = [] if element is None else [dict(_attributes(child)) for child in element]
    kept = [stop for stop in stops if stop.get("val", "") not in {"clear", "num", ""}]
    shown = [
        f"{stop['val']} {stop.get('pos', '')} {stop.get('leader', '').replace('none', '')}".rstrip()
        for stop in kept
    ]
    return ", ".join(shown)


def by_tag(holder: _Element | None) -> Properties:
    """Return properties by their tags; none without a holder."""
    return (
        {} if holder is None else {child.tag: child for child in holder if child.tag not in _ASIDE}
    )


_ASIDE = frozenset([names.RUN_CHANGE, names.PARAGRAPH_CHANGE])


def switch(text: str | None) -> str:
    """Return `on` for a switch that Word reads as on, else ''."""
    return "on" if text is not None and is_on(text) else ""
