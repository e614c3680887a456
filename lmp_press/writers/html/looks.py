"""A letterhead's looks in the words of a style sheet; sizes follow the reader's own."""

from __future__ import annotations

import colorsys
from typing import TYPE_CHECKING

from lmp_press.letterhead.contrast import contrast, readable
from lmp_press.writers.html.escaping import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lmp_press.stationery import Border, ParagraphLook, TextLook

DARK = "181C20"  # the paper by night
INK, DARK_INK = "1C2126", "E4E8EC"  # text that has no colour of its own
ONE_LINE = 1.22  # sizes, of most fonts
_POINTS = 12  # to the size that a reader's browser gives text

# Fonts of the same widths, for machines that lack the first one.
_TWINS = {
    "Calibri": ("Carlito",),
    "Cambria": ("Caladea",),
    "Arial": ("Liberation Sans", "Arimo"),
    "Helvetica": ("Arial", "Liberation Sans"),
    "Times New Roman": ("Liberation Serif", "Tinos"),
    "Courier New": ("Liberation Mono", "Cousine"),
    "Georgia": ("Gelasio",),
}
_SERIF = ("Cambria", "Times New Roman", "Georgia", "Garamond", "Palatino Linotype", "Book Antiqua")
_MONOSPACE = ("Courier New", "Consolas")


def length(points: float) -> str:
    """Return a length that grows with the reader's own size of text.

    >>> length(18), length(0)
    ('1.5rem', '0')
    """
    return f"{points / _POINTS:.4f}".rstrip("0").rstrip(".") + "rem" if points else "0"


def font_stack(look: TextLook) -> str:
    """Return a font, those that stand in for it, and its family."""
    family = look.family or "sans-serif"
    family = "serif" if look.font in _SERIF else family
    family = "monospace" if look.font in _MONOSPACE else family
    names = [look.font, *_TWINS.get(look.font, ())] if look.font else []
    return ", ".join([*map(quoted, names), family])


def colour(hexadecimal: str, fill: str = "") -> str:
    """Return a colour that can be read: on a fill, or on the paper by day and by night."""
    if fill:
        wanted = readable(hexadecimal or INK, fill)
        return f"#{wanted.lower()}"
    if not hexadecimal:
        return "var(--ink)"
    return f"light-dark(#{readable(hexadecimal).lower()}, #{at_night(hexadecimal).lower()})"


def at_night(hexadecimal: str) -> str:
    """Return a colour as light as it was dark, so that it can be read on dark paper.

    >>> at_night("0B4F6C"), at_night("1F2933")
    ('93D7F4', 'CCD6E0')
    """
    parts = (int(hexadecimal[place : place + 2], 16) / 255 for place in (0, 2, 4))
    hue, lightness, saturation = colorsys.rgb_to_hls(*parts)
    turned = colorsys.hls_to_rgb(hue, 1 - lightness, saturation)
    return readable("".join(f"{round(part * 255):02X}" for part in turned), DARK)


def line_colour(hexadecimal: str) -> str:
    """Return the colour of a line, which need not be read."""
    if not hexadecimal:
        return "currentcolor"
    light, dark = f"#{hexadecimal.lower()}", f"#{_seen(hexadecimal).lower()}"
    return light if light == dark else f"light-dark({light}, {dark})"


def text_rules(look: TextLook, *, fill: str = "") -> Iterator[str]:
    """Yield what a style sheet says of words."""
    yield f"font-family: {font_stack(look)}"
    yield f"font-size: {length(look.size)}"
    yield f"font-weight: {700 if look.bold else 400}"
    yield f"color: {colour(look.colour, look.fill or fill)}"
    if look.italic:
        yield "font-style: italic"
    if look.underlined:
        yield "text-decoration: underline"
    if look.capitals:
        yield "text-transform: uppercase" if look.capitals == "all" else "font-variant: small-caps"
    if look.tracking:
        yield f"letter-spacing: {length(look.tracking)}"
    if look.fill:
        yield f"background: #{look.fill.lower()}"


def paragraph_rules(look: ParagraphLook) -> Iterator[str]:
    """Yield what a style sheet says of a paragraph and its words."""
    yield from text_rules(look.text, fill=look.fill)
    height = length(look.line) if look.exact else f"{look.line * ONE_LINE:.4g}"
    yield f"line-height: {height}"
    if look.align != "left":
        yield f"text-align: {look.align}"
    if look.first:
        yield f"text-indent: {length(look.first)}"
    if look.fill:
        yield f"background: #{look.fill.lower()}"
    if look.kept_with_next:
        yield "break-after: avoid"
    if look.kept_whole:
        yield "break-inside: avoid"


def box_rules(look: ParagraphLook, *, lengthwise: bool = True) -> Iterator[str]:
    """Yield where a paragraph stands and what lines are around it."""
    reach = {border.side: border.width + border.distance for border in look.borders}
    left = look.left - reach.get("left", 0)
    right = look.right - reach.get("right", 0)
    before, after = (look.before, look.after) if lengthwise else (0, 0)
    yield f"margin: {length(before)} {length(right)} {length(after)} {length(left)}"
    for border in look.borders:
        yield f"border-{border.side}: {_line(border)}"
        yield f"padding-{border.side}: {length(border.distance)}"


def rule(selector: str, declarations: Iterable[str]) -> str:
    """Return one rule of a style sheet; '' without a declaration."""
    said = "; ".join(declarations)
    return f"{selector} {{ {said}; }}\n" if said else ""


def _line(border: Border) -> str:
    kind = "double" if border.double else "solid"
    width = max(border.width * (3 if border.double else 1), 0.5)
    return f"{width:g}pt {kind} {line_colour(border.colour)}"


def _seen(hexadecimal: str) -> str:
    """Return a line's colour for dark paper: as it is where it stands out, or lighter."""
    return hexadecimal if contrast(hexadecimal, DARK) > 3 else readable(hexadecimal, DARK)  # noqa: PLR2004 - WCAG 1.4.11
