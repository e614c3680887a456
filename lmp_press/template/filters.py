"""What the template language has of its own: press style for its filters, and two tests."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from lmp_press import press_style
from lmp_press.fields.schema import Field

if TYPE_CHECKING:
    from collections.abc import Callable

# Each filter with the kind of value that it takes.
FILTERS: dict[str, tuple[Callable[..., str], type, str]] = {
    "number": (press_style.number, int, "a count"),
    "figure": (press_style.figure, int, "a count"),
    "opening_number": (press_style.opening_number, int, "a count"),
    "ordinal": (press_style.ordinal, int, "a count"),
    "counted": (press_style.counted, int, "a count"),
    "agree": (press_style.agree, int, "a count"),
    "series": (press_style.series, tuple, "a list"),
    "inside_quotation": (press_style.inside_quotation, str, "text"),
    "before_attribution": (press_style.before_attribution, str, "text"),
    "after_attribution": (press_style.after_attribution, str, "text"),
    "dateline": (press_style.dateline, str, "text"),
    "capitalized": (press_style.capitalized, str, "text"),
    "article": (press_style.article, str, "text"),
    "possessive": (press_style.possessive, str, "text"),
    "press_date": (press_style.press_date, dt.date, "a date"),
}
TESTS = {"defined", "none"}

PRINTED = (str, int, dt.date), "text, a count or a date"
WORDS = Field("string")  # what every filter returns

# What a loop knows of itself: `loop.first`.
_TURNS = ("index", "index0", "revindex", "revindex0", "length")
LOOP = Field(
    "object",
    properties={name: Field("boolean") for name in ("first", "last")}
    | {name: Field("integer") for name in _TURNS},
)
