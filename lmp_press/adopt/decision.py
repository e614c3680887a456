"""A decision about some words of a release that is adopted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.adopt.marked import asks_with
from lmp_press.named_tuples import NamedTuple

if TYPE_CHECKING:
    from lmp_press.adopt.manuscript import Marking

OPTIONAL = "optional paragraph"


class Decision(NamedTuple):
    """What becomes of a stretch of a part: a blank, or (`field_type` '') something that goes.

    `start` and `end` are characters of the part's words; `mark` is what the file itself says there.
    """

    part: int
    start: int
    end: int
    text: str
    field_type: str
    certainty: str
    why: str
    options: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    field: str = ""
    follows: str = ""  # the field that it follows from, so that nobody is asked
    is_piece: bool = False  # of a date or an address, which is printed as it is given
    governs: bool = False  # it says whether the paragraph that it stands in is printed
    mark: Marking | None = None
    frame: tuple[str, str] = ("", "")  # the words of its own that stand around what is asked for
    inner: str = ""  # what asks within these words

    @property
    def asks(self) -> str:
        """The words that it asks with."""
        return self.inner or asks_with(self.text, self.mark)
