"""Phone numbers as people type them: how they are dialled, and those that nobody can dial.

Sample numbers, such as 555-0100, are no fault. RFC 3966 says how a number is written in a link.
"""

from __future__ import annotations

import re

from lmp_press.expressions import expression

DIGITS_AND_SIGNS = expression(r"[^\d+]")
NORTH_AMERICA = frozenset({"US", "CA", "PR", "GU", "VI", ""})

# Ten digits with an area code, as North America has them, and an extension; a dash is a hyphen.
_PLAIN = expression(
    r"\(?(?:\+?1[ .-]?)?\(?[2-9]\d\d\)?[ ./-]*\d{3}[ .-]?\d{4}(?:,? ?(?:ext\.?|x\.?) ?\d+)?\Z"
)
_EXTENSION = expression(r",?\s*(?:extension|ext\.?|x\.?|#)\s*(\d+)\s*\Z", re.IGNORECASE, needs="x#")
_COUNTRY_CODE = 2  # letters
_AREA_CODE = 3  # digits
_WITHOUT_COUNTRY = 10  # digits


def country_of(language: str) -> str:
    """Return the country of a language tag, '' where it names none.

    >>> country_of("en-US"), country_of("zh-Hant-TW"), country_of("fr")
    ('US', 'TW', '')
    """
    parts = language.split("-")[1:]
    return next((part.upper() for part in parts if _is_country(part)), "")


def _is_country(part: str) -> bool:
    return len(part) == _COUNTRY_CODE and part.isascii() and part.isalpha()


def is_plain(number: str) -> bool:
    """Tell, without a library, that a number is an ordinary one of North America."""
    return _PLAIN.match(number.replace("–", "-")) is not None


def dialled(number: str, country: str) -> str:
    """Return a number as a link dials it; `country` is where it is dialled from, as in `US`.

    >>> dialled("510-555-0144 ext. 12", "US"), dialled("030 1234567", "DE")
    ('tel:+15105550144;ext=12', 'tel:+49301234567')
    """
    extension = _EXTENSION.search(number)
    plain = number[: extension.start()] if extension else number
    digits = DIGITS_AND_SIGNS.sub("", plain)
    national = digits.removeprefix("+").removeprefix("1")
    if country in NORTH_AMERICA and len(national) == _WITHOUT_COUNTRY:
        digits = f"+1{national}"
    elif not digits.startswith("+"):
        digits = _by_the_plans(plain, country) or digits
    return f"tel:{digits}{f';ext={extension[1]}' if extension else ''}"


def _by_the_plans(number: str, country: str) -> str:
    """Return a number with its country's code; '' for one of no country."""
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number, country)
    except phonenumbers.NumberParseException:
        return ""
    whole: str = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    return whole


def why_impossible(number: str, country: str) -> str:
    """Return why a number cannot be dialled, as a clause; '' when it can, or nobody can tell.

    `country` is where it is dialled from, as in `US`.

    >>> why_impossible("503-555-010", "US"), why_impossible("000-555-0100", "US")
    ('it has too few digits', 'no area code is `000`')
    """
    if country in NORTH_AMERICA and is_plain(number):
        return ""
    digits = DIGITS_AND_SIGNS.sub("", _EXTENSION.sub("", number))
    digits = digits[1:] if digits.startswith("+1") else digits
    if country in NORTH_AMERICA and not digits.startswith("+"):
        return _why_not_north_american(digits)
    return _why_not_by_the_plans(number, country)


def _why_not_north_american(digits: str) -> str:
    has_prefix = digits.startswith("1") and len(digits) > _WITHOUT_COUNTRY
    national = digits[1:] if has_prefix else digits
    if len(national) != _WITHOUT_COUNTRY:
        return f"it has too {'few' if len(national) < _WITHOUT_COUNTRY else 'many'} digits"
    code = national[:_AREA_CODE]
    return f"no area code is `{code}`" if code[0] in "01" else ""


def _why_not_by_the_plans(number: str, country: str) -> str:
    """Ask the numbering plans of all countries, which take a while to load."""
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number, country)
    except phonenumbers.NumberParseException:
        return "it is no phone number of any country"
    reasons = phonenumbers.ValidationResult
    return {
        reasons.TOO_SHORT: "it has too few digits",
        reasons.IS_POSSIBLE_LOCAL_ONLY: "its area code is missing",
        reasons.TOO_LONG: "it has too many digits",
        reasons.INVALID_LENGTH: "it has too few or too many digits",
        reasons.INVALID_COUNTRY_CODE: "its country code is no country's",
    }.get(phonenumbers.is_possible_number_with_reason(parsed), "")
