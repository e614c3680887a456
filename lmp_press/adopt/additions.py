"""What the source lacks and a release needs: a release line, a headline, a day."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple
from lmp_press.release import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lmp_press.adopt.manuscript import Manuscript

RELEASE_LINE = "FOR IMMEDIATE RELEASE"
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
_ABBREVIATED = {f"{month[:4] if month == 'September' else month[:3]}.": month for month in _MONTHS}
_FULL_DATE = re.compile(
    rf"\b({'|'.join(_MONTHS)}|{'|'.join(map(re.escape, _ABBREVIATED))}) (\d{{1,2}}), (\d{{4}})\b"
)


class Addition(NamedTuple):
    """What the source lacks and a release needs."""

    text: str
    why: str


def additions(roles: set[Role], headline: str, issued: dt.date | None) -> Iterator[Addition]:
    """Yield what is added; `issued` is the day where the source bears none."""
    if Role.RELEASE_LINE not in roles:
        yield Addition(RELEASE_LINE, "a release says when it may be printed")
    if Role.HEADLINE not in roles:
        yield Addition(headline, "a release has a headline; this is the template's name")
    if issued:
        yield Addition(f"x-issued: {issued}", "the source bears no full date")


def title(name: str) -> str:
    """Return a template's name as a title.

    >>> title("open-shelf_week")
    'Open shelf week'
    """
    plain = name.replace("-", " ").replace("_", " ")
    return plain[:1].upper() + plain[1:]


def date_of(source: Manuscript) -> dt.date | None:
    """Return the first full date that a source bears."""
    for piece in source.pieces:
        for found in _FULL_DATE.finditer(piece.text):
            month = _ABBREVIATED.get(found[1], found[1])
            try:
                return dt.date(int(found[3]), _MONTHS.index(month) + 1, int(found[2]))
            except ValueError:
                continue
    return None
