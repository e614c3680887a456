"""Where and when: the place of a dateline and the date of a release."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.press_style.states import STANDS_ALONE, STATES

if TYPE_CHECKING:
    from datetime import date

MONTHS = (
    *("Jan.", "Feb.", "March", "April", "May", "June"),
    *("July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."),
)


def dateline(city: str) -> str:
    """Return `City, State` as a dateline's place, without the dash.

    The state may be a name, a postal code or an abbreviation; anything else stays as typed.

    >>> dateline("Portland, OR"), dateline("Denver, Colo.")
    ('PORTLAND, Ore.', 'DENVER')
    """
    town, _, region = (" ".join(part.split()) for part in city.partition(","))
    town, state = town.upper(), _STATE_OF.get(_letters(region), region)
    if not state or STANDS_ALONE.get(town) == state:
        return town
    return f"{town}, {state}"


def press_date(value: date) -> str:
    """Return a date with its day.

    >>> from datetime import date
    >>> press_date(date(2017, 10, 16))
    'Oct. 16, 2017'
    """
    return f"{MONTHS[value.month - 1]} {value.day}, {value.year}"


def _letters(words: str) -> str:
    return "".join(filter(str.isalpha, words)).casefold()


_STATE_OF = {_letters(form): forms[-1] for forms in STATES for form in forms}
