"""Where and when: the place of a dateline and the date of a release."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from lmp_press.expressions import expression
from lmp_press.press_style.states import STANDS_ALONE, STATES

if TYPE_CHECKING:
    from datetime import date

MONTHS = (
    *("Jan.", "Feb.", "March", "April", "May", "June"),
    *("July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."),
)

_ENDS = '“”"„« »–—-,'  # what people put around a place; the copy has its own dash
_COUNTRY = expression(
    r"[\s,]+(?:USA|U\.S\.A\.?|US|U\.S\.|(?:the )?United States(?: of America)?)\Z",
    re.IGNORECASE,
    needs=("us", "u.s", "ted s"),
)
_ZIP_CODE = expression(r"[\s,]+\d{5}(?:-\d{4})?\Z")
_SAINT = expression(r"\b(?:SAINT(E?)(?=\s)|ST(E?)\b\.?)(?=\s+\w)", needs=("SAINT", "ST"))
_SPELLED_OUT = (
    (expression(r"\bFT\b\.?(?=\s)", needs=("FT",)), "FORT"),
    (expression(r"\bMT\b\.?(?=\s)", needs=("MT",)), "MOUNT"),
)
_OKINA = expression("[ʻʼ‘’'`]", needs="ʻʼ‘’'`")


def dateline(city: str) -> str:
    """Return `City, State` as a dateline's place, without the dash.

    The state may be a name, a postal code or an abbreviation, the latter two without a comma too;
    anything else stays as typed. Quotation marks around the whole, a ZIP code and the country go.

    >>> dateline("Portland OR"), dateline("Denver, Colo."), dateline("Port Washington")
    ('PORTLAND, Ore.', 'DENVER', 'PORT WASHINGTON')
    """
    town, region = _parted(_bare(city))
    town = _as_ap_writes(town.upper())
    state = region if region in _SHORT else _state_of().get(_letters(region), region)
    if not state or STANDS_ALONE.get(_OKINA.sub("", town)) == state:
        return _in_full().get(_OKINA.sub("", town), town)
    return f"{town}, {region if _OKINA.search(region) else state}"


def press_date(value: date) -> str:
    """Return a date with its day.

    >>> from datetime import date
    >>> press_date(date(2017, 10, 16))
    'Oct. 16, 2017'
    """
    return f"{MONTHS[value.month - 1]} {value.day}, {value.year}"


def _bare(city: str) -> str:
    """Return a place in one line, without what surrounds it in an address."""
    place = " ".join(city.split()).strip(_ENDS)
    place = _COUNTRY.sub("", place)
    return _ZIP_CODE.sub("", place).strip(_ENDS) or city.strip()


def _parted(place: str) -> tuple[str, str]:
    """Return a town and the state behind it, '' for none."""
    if "," in place:
        town, _, region = place.partition(",")
        return town.strip(_ENDS), region.strip(_ENDS)
    behind = _BEHIND_A_TOWN.search(place)
    return (place[: behind.start()], behind[1]) if behind else (place, "")


def _as_ap_writes(town: str) -> str:
    """Return a town in capitals with St. cut, and Fort and Mount spelled out."""
    town = _SAINT.sub(lambda found: f"ST{found[1] or found[2] or ''}.", town)
    for abbreviation, word in _SPELLED_OUT:
        town = abbreviation.sub(word, town)
    return "NEW YORK" if town == "NEW YORK CITY" else town


def _letters(words: str) -> str:
    return "".join(filter(str.isalpha, _OKINA.sub("", words))).casefold()


_SHORT = frozenset(state.short for state in STATES)


@cache
def _state_of() -> dict[str, str]:
    """Return what a dateline says of each state, by the letters of all that stands for it."""
    return {_letters(form): state.short for state in STATES for form in state.forms}


@cache
def _in_full() -> dict[str, str]:
    """Return the cities that need no state, by their names with it: `DENVER COLORADO`."""
    names = {state.short: state.name.upper() for state in STATES}
    return {f"{city} {names[short]}": city for city, short in STANDS_ALONE.items()}


def _behind_a_town() -> str:
    """Return the pattern of a state behind a town.

    No full name: Port Washington is a town. A code is in capitals; what AP cuts has its full stop.
    """
    codes = "|".join(state.code for state in STATES)
    cut = "|".join(
        re.escape(form).replace(r"\.", r"\.\s?").removesuffix(r"\s?")
        for state in STATES
        for form in state.forms
        if form.endswith(".") and form != "O."
    )
    return rf"(?<=[\w.’'ʻ])\s+({codes}|{cut}|[A-Z]\.\s?[A-Z]\.)\Z"


_BEHIND_A_TOWN = expression(_behind_a_town)
