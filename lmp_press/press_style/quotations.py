"""Quotation marks: straight ones turned, and those of a quotation within a quotation."""

from __future__ import annotations

import re

from lmp_press.expressions import expression
from lmp_press.press_style.addresses import addresses
from lmp_press.press_style.marks import loose_inches, turn_doubles, turn_singles

_NUMBER = "[0-9][0-9.,]*[¼½¾⅛⅓⅔]?"
_MEASURE = expression(rf"(?<![0-9])(?<![0-9][.,]){_NUMBER}(?:['′]{_NUMBER}[\"″]|[\"″'′])")
_MARK = expression("['\"′″‘’“”]")  # what a measure, typed straight or curly, cannot do without
_SINGLE = {"“": "‘", "”": "’"}


def curly(text: str) -> str:
    """Return a text whose straight quotation marks and apostrophes are curly.

    A single mark that has no partner of its own is an apostrophe: the class of ’17. Marks of feet
    and inches and the signs of mail and web addresses stay as typed. Nothing else changes.

    >>> curly('"We can."'), curly("rock 'n' roll"), curly('24" monitors')
    ('“We can.”', 'rock ’n’ roll', '24" monitors')
    """
    if '"' not in text and "'" not in text:
        return text
    kept = frozenset(at for start, end in addresses(text) for at in range(start, end))
    return turn_singles(turn_doubles(text, kept), kept)


def inside_quotation(text: str) -> str:
    """Return a text as it stands inside a quotation: its double marks are single.

    >>> inside_quotation('We say "yes" daily.')
    'We say ‘yes’ daily.'
    """
    turned = curly(text)
    inches = frozenset(loose_inches(turned))
    if not inches:
        return turned.replace("“", "‘").replace("”", "’")
    return "".join(
        sign if at in inches else _SINGLE.get(sign, sign) for at, sign in enumerate(turned)
    )


def measures(text: str) -> list[str]:
    r"""Return the figures that have a mark of feet or inches, as typed; AP spells the units out.

    >>> measures('a 24" monitor, "a 5\'10½\" door"')
    ['24"', '5\'10½"']
    """
    if not _MARK.search(text):
        return []
    plain = list(curly(text))
    for at in loose_inches("".join(plain)):
        plain[at] = '"'
    for start, end in addresses(text):
        plain[start:end] = " " * (end - start)
    return [text[found.start() : found.end()] for found in _MEASURE.finditer("".join(plain))]


def spelled_out(measure: str) -> str:
    r"""Return a measure as AP writes it.

    >>> spelled_out('24"'), spelled_out("1'"), spelled_out("5'10½\"")
    ('24 inches', '1 foot', '5 feet 10½ inches')
    """
    parts = re.findall(rf"({_NUMBER})(.)", measure)
    units = dict.fromkeys("'′’", ("foot", "feet"))
    named = [(figure, units.get(mark, ("inch", "inches"))) for figure, mark in parts]
    return " ".join(f"{figure} {one if figure == '1' else more}" for figure, (one, more) in named)
