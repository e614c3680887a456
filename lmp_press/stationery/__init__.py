"""Stationery: what a letterhead looks like, as values that a writer other than Word's can draw."""

from lmp_press.stationery.model import (
    Border,
    MarginLine,
    MarginPicture,
    MarginTable,
    MarginWords,
    ParagraphLook,
    Sheet,
    Stationery,
    TextLook,
)
from lmp_press.stationery.opening import stationery_of

__all__ = [
    "Border",
    "MarginLine",
    "MarginPicture",
    "MarginTable",
    "MarginWords",
    "ParagraphLook",
    "Sheet",
    "Stationery",
    "TextLook",
    "stationery_of",
]
