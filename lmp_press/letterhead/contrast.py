"""Whether text can be read on paper, as WCAG 2.2 measures it (success criterion 1.4.3)."""

from __future__ import annotations

import re

ENOUGH = 4.5  # to 1, for text of any size
WHITE = "FFFFFF"
_COLOUR = re.compile(r"[0-9A-Fa-f]{6}\Z")
_STEP = 0.95


def readable(colour: str, paper: str = WHITE) -> str:
    """Return a colour, six hexadecimal digits, as dark or light as it must be to be read on paper.

    Anything else, such as Word's `auto`, is returned as it is.

    >>> readable("4F81BD"), readable("0A5C8A"), readable("auto"), readable("0A5C8A", "181C20")
    ('4773AA', '0A5C8A', 'auto', '4D8AAB')
    """
    if not _COLOUR.match(colour):
        return colour
    toward = 0 if contrast(paper, "000000") > contrast(paper, WHITE) else 255
    parts = _parts(colour)
    while _between(parts, _parts(paper)) < ENOUGH and set(parts) != {toward}:
        parts = tuple(_step(part, toward) for part in parts)
    return colour if parts == _parts(colour) else "".join(f"{part:02X}" for part in parts)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21.

    >>> contrast("000000", "FFFFFF")
    21.0
    """
    return _between(_parts(one), _parts(other))


def _step(part: int, toward: int) -> int:
    return int(part * _STEP) if toward == 0 else 255 - int((255 - part) * _STEP)


def _between(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[place : place + 2], 16) for place in (0, 2, 4))


def _luminance(parts: tuple[int, ...]) -> float:
    red, green, blue = (_linear(part / 255) for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - the constants of sRGB
