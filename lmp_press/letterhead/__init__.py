"""The letterhead: the Word file that carries a release's looks, opened once and checked once.

Styles are found by the names a designer sees in Word, so that restyling changes nothing in Python.
"""

from lmp_press.letterhead.checking import check_letterhead
from lmp_press.letterhead.letterhead import Letterhead, UnusableLetterheadError
from lmp_press.letterhead.opening import open_letterhead

__all__ = [
    "Letterhead",
    "UnusableLetterheadError",
    "check_letterhead",
    "open_letterhead",
]
