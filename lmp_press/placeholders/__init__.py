"""Placeholders: what people type where a fact is still to be written, in any text.

One answer for the values of a region, the copy of a template, a letterhead and a finished release.
"""

from lmp_press.placeholders.finding import find, may_hold
from lmp_press.placeholders.placeholder import Certainty, Kind, Placeholder

__all__ = ["Certainty", "Kind", "Placeholder", "find", "may_hold"]
