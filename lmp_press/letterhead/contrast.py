"""Whether text can be read on white paper, as WCAG 2.2 measures it (success criterion 1.4.3)."""

from __future__ import annotations

import re

ENOUGH = 4.5  # to 1, for text of any size
_COLOUR = re.compile(r"[0-9A-Fa-f]{6}\Z")
_STEP = 0.95


def readable(colour: str) -> str:
    """Return a colour, six hexadecimal digits, as dark as it must be to be read on white.

    Anything else, such as Word's `auto`, is returned as it is.

    >>> readable("4F81BD"), readable("0A5C8A"), readable("auto")
    ('4A79B2', '0A5C8A', 'auto')
    """
    if not _COLOUR.match(colour):
        return colour
    light = tuple(int(colour[place : place + 2], 16) for place in (0, 2, 4))
    while 1.05 / (_luminance(light) + 0.05) < ENOUGH:
        light = tuple(int(part * _STEP) for part in light)
    return colour if light == _parts(colour) else "".join(f"{part:02X}" for part in light)


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[place : place + 2], 16) for place in (0, 2, 4))


def _luminance(parts: tuple[int, ...]) -> float:
    red, green, blue = (_linear(part / 255) for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - the constants of sRGB
