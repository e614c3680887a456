"""Runs of one sign that leave room for a fact: `____`, `XX`, `20XX`, `/////`, `???`, a lone `#`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.expressions import expression
from lmp_press.placeholders.placeholder import SURE, Kind, Placeholder
from lmp_press.placeholders.signs import MONTH

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_MEASURE = r"(?:percent|per cent|%|million|billion|thousand|hundred|dollars|years?|a\.m\.|p\.m\.)"

# After these a number is written in figures; after any other name an X is a Roman numeral.
_IN_FIGURES = expression(
    r"(?:\b(?:Local|Room|Rm\.?|Suite|Ste\.?|Route|Rte\.?|Highway|Hwy\.?|Interstate|Channel|Apt\.?|No\."
    r"|Nos\.|Exit|District|Precinct|Ward|Box|Flight|Floor|Grade|Age|Aged|Area|Gate|Pier|Lot|Unit"
    rf"|In|At|On|The|Our|Over|With|About|Nearly|More|Than|{MONTH}))[ \u00a0]\Z"
)
_NAME_BEFORE = expression(
    r"(?:\b[A-Z][\w’'.]*|\b(?:size|chapter|part|act|type|phase|title))[ \u00a0]\Z"
)
_NUMERALS_AFTER = expression(
    r"\b(?:Title|Bowl|Chapter|Part|Article|Volume|Vol\.|Book|Act|Schedule|Section|Appendix|Annex|WrestleMania"
    r"|Olympiad|Games|Louis|Pius|John|Class|Mark|Congress|Convention|size|SIZE|Size)[ \u00a0]\Z"
)
_PLURAL_AFTER = expression(  # a plural noun, at most one word away, and no verb
    r"[ \u00a0](?:(?!(?:was|is|has|as|does|its|us|his|this|plus|less)\b)"
    r"[a-z-]+(?:[ \u00a0][a-z-]+)?(?<!s)s\b|percent|%)|%"
)
_CHROMOSOME = expression(r"[ -]chromosom|/XY")

_PATTERNS: tuple[tuple[re.Pattern[str], Kind, str], ...] = (
    (
        expression(
            r"(?<![\w.])(?:\(?[Xx]{3}\)?[ .–-]{1,3})?[Xx]{3}[ .–-][Xx]{4}(?!\w)"
            r"|\(_{2,5}\) ?_{2,5}[ –-]{1,3}_{2,6}|(?<!\w)_{2,5}-_{2,5}-_{2,6}(?!\w)"
        ),
        Kind.PHONE,
        "it shows how a phone number is written",
    ),
    (
        expression(
            r"(?<!\w)(?:DD?|MM?|YY(?:YY)?)(?P<s>[/.-])(?:DD?|MM?)(?P=s)(?:YY(?:YY)?|DD?)(?!\w)|"
            rf"(?<!\w)dd? {MONTH} yyyy(?!\w)|(?<!\w)(?:dd|mm)[/.-](?:mm|dd)[/.-]yy(?:yy)?(?!\w)"
        ),
        Kind.DATE,
        "it shows how a date is written",
    ),
    (
        expression(
            r"\b(?:(?:Day|DAY|Weekday|WEEKDAY),?[ \u00a0])?(?:Month|MONTH)[ \u00a0]"
            r"(?:Day|DAY|Date|DATE)\b"
            r"(?:,?[ \u00a0](?:(?:19|20)[\dX]{2}|Year|YEAR)\b)?"
        ),
        Kind.DATE,
        "it shows how a date is written",
    ),
    (expression(r"(?<!\w)HH:MM(?!\w)"), Kind.TEXT, "it shows how a time is written"),
    (
        expression(
            rf"\b{MONTH}[ \u00a0][Xx_#]{{1,4}}(?:st|nd|rd|th)?(?!\w)"
            r"(?:,?[ \u00a0](?:(?:19|20)[\dX]{2}|[XY]{4}|_{2,})(?!\w))?"
        ),
        Kind.DATE,
        "the day of the month is open",
    ),
    (expression(r"\b(?:19|20)[Xx_?]{2}(?!\w)|\b20\d[Xx](?!\w)"), Kind.DATE, "the year is open"),
    (
        expression(r"(?<!\w)[Xx]{1,2}:[Xx]{2}(?!\w)(?:\s?[ap]\.?m\.?)?"),
        Kind.TEXT,
        "the time is open",
    ),
    (
        expression(
            r"[$€£][ \u00a0]?[Xx_#?]+(?:[.,][Xx_]+)*(?!\w)"
            r"(?:[ \u00a0]?(?:million|billion|thousand))?"
        ),
        Kind.TEXT,
        "the sum is open",
    ),
    (
        expression(
            rf"(?<![\w.-])[XxNn]{{1,3}}(?:[.,][Xx]{{1,3}})*[ \u00a0]?{_MEASURE}(?<=[\w.%])(?!\w)"
        ),
        Kind.COUNT,
        "the figure is open",
    ),
    (
        expression(r"(?<![\w.])[Xx]{1,3}(?:,[Xx0]{3})+(?!\w)|(?<!\w)[Xx]+,000(?!\w)"),
        Kind.COUNT,
        "the figure is open",
    ),
    (
        expression(r"(?<![^\W_])(?<![_@/.\\])_{2,}(?![\w@])(?:[ \u00a0]{1,2}_{2,}(?!\w))*|_{4,}"),
        Kind.TEXT,
        "underscores leave room for words",
    ),
    (expression(r"(?<![^\W_])[Xx]{4,}(?!\w)"), Kind.TEXT, "the Xs stand for words"),
    (expression(r"(?<![:\w/])/{3,}(?![\w/])"), Kind.TEXT, "slashes leave room for words"),
    (
        expression(r"\b\d{1,4}[—–]{2,}(?!\w)|(?<!\w)[—–]{3,}(?!\w)|\b\d{3}-{3,}(?!\w)"),
        Kind.TEXT,
        "dashes leave room for figures",
    ),
    (
        expression(r"(?<![^\s(“\"$:])\?{2,}(?!\w)|(?<=: )\?(?=\s*\Z)|\$\?"),
        Kind.TEXT,
        "question marks leave room for words",
    ),
    (
        expression(
            r"(?<![^\s(“\"$])#{1,4}"
            r"(?=[ \u00a0][a-z-]+(?:[ \u00a0][a-z-]+){0,2}(?<!s)s\b|[ \u00a0]?(?:%|percent)"
            r"|[ \u00a0](?:[a-z-]+[ \u00a0])?(?:people|children|women|men|alumni)\b)"
        ),
        Kind.COUNT,
        "a number sign stands where a count belongs",
    ),
    (expression(r"(?<!\S)(?:YYYY?|ZZZZ?|NNN?N?)(?!\w)"), Kind.TEXT, "capitals stand for words"),
)

_X_RUN = expression(
    r"(?<![^\W_])(?:[Xx]{2,3}|X(?=[ \u00a0](?:coalition |union )?"
    r"(?:unions|employees|teams|members|people|workers|nurses)\b))(?![\w/-]|’s)"
)


def runs(text: str) -> Iterator[Placeholder]:
    """Yield the runs of signs in a text that stand for a fact."""
    for pattern, kind, why in _PATTERNS:
        for found in pattern.finditer(text):
            yield Placeholder(found[0], found.start(), SURE, kind, why)
    for found in _X_RUN.finditer(text):
        if not _is_roman(text, found.start(), found.end()):
            yield Placeholder(found[0], found.start(), SURE, Kind.TEXT, "the Xs stand for words")


def _is_roman(text: str, start: int, end: int) -> bool:
    """Tell whether an X is a numeral after a name (Super Bowl XX, Title XX), or a chromosome."""
    before = text[max(0, start - 40) : start].rstrip(
        "*"
    )  # what is bold in the copy is a numeral too
    after = text[end : end + 40].lstrip("*")
    if _CHROMOSOME.match(after) or _NUMERALS_AFTER.search(before):
        return True
    if _IN_FIGURES.search(before) or _PLURAL_AFTER.match(after):
        return False
    return bool(_NAME_BEFORE.search(before)) and text[start:end].isupper()
