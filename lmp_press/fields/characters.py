"""Characters of a value that nobody meant: damaged ones, invisible ones, marks of direction."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from lmp_press.diagnostics import Problem, report
from lmp_press.expressions import expression
from lmp_press.fields.unfilled import place_within

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lmp_press.fields.schema import Field
    from lmp_press.source import Scalar

_MARKS = "\u061c\u200e\u200f\u202a-\u202c\u2066-\u2069"
_JOINERS = "\u200c\u200d"
_INVISIBLE = expression(
    f"[{_MARKS}{_JOINERS}\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2064"
    "\u2800\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e01ef]"
)
_OVERRIDE = expression("[\u202d\u202e]", needs="\u202d\u202e")
_RIGHT_TO_LEFT = expression("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]")
_REACHED = expression(r"\S*@\S*|https?://\S*|www\.\S*|\+?\(?\d[\d\W]{6,}\d")


def _misread_signs() -> str:
    """Return UTF-8 as Windows-1252 shows it, its bytes from 0x80 to 0xBF among it."""
    trails = "".join(bytes([byte]).decode("cp1252", "ignore") for byte in range(0x80, 0xC0))
    return f"[ÂÃÄÅÊË][{trails}]|â[{trails}]{{2}}|ð[{trails}]{{3}}"


_MISREAD = expression(_misread_signs, needs="ÂÃÄÅÊËâð")
_MEANT = expression(  # what such a stretch really said
    "[\u00a0-\u017f\u02bb\u02bc\u2010-\u2026\u20ac\u2122\U0001f000-\U0001ffff]+"
)


def odd_characters(field: Field, node: Scalar, words: str, path: str) -> Iterator[Problem]:
    """Yield what is wrong with the characters of a value, and what may be."""
    if words.isascii():
        return
    if "\ufffd" in words:
        yield report("damaged-character", node.location, field=path)
    if misread := _misread(words):
        yield report("misread-text", node.location, field=path, found=words, better=misread)
    if found := _OVERRIDE.search(words):
        yield report(
            "direction-override",
            place_within(node, found[0]),
            field=path,
            name=_name(found[0]),
            better=_seen(words),
        )
    unseen = list(dict.fromkeys(s for at, s in _invisible(words) if not _is_needed(words, at)))
    if unseen:
        kind = "invisible-in-address" if _is_address(field, words) else "invisible-character"
        names = " and a ".join(map(_name, unseen))
        place = place_within(node, unseen[0])
        yield report(kind, place, field=path, names=names, better=_seen(words))


def _misread(words: str) -> str:
    """Return what a text said before it was read in the wrong encoding, or ''."""

    def meant(found: re.Match[str]) -> str:
        try:
            said = found[0].encode("cp1252").decode("utf-8")
        except UnicodeError:
            return found[0]
        return said if _MEANT.fullmatch(said) else found[0]

    better = _MISREAD.sub(meant, words)
    return better if better != words else ""


def _invisible(words: str) -> Iterator[tuple[int, str]]:
    for found in _INVISIBLE.finditer(words):
        yield found.start(), found[0]


def _is_needed(words: str, at: int) -> bool:
    """Tell whether a script needs what cannot be seen: a joiner, or a mark of direction."""
    sign = words[at]
    if sign in _JOINERS or "\ufe00" <= sign <= "\ufe0e" or "\U000e0020" <= sign <= "\U000e007f":
        before = words[at - 1 : at].rstrip("\ufe0f") or words[at - 2 : at - 1]
        return bool(before) and not before.isascii() and not _is_latin(before)
    return bool(re.match(f"[{_MARKS}]", sign)) and bool(_RIGHT_TO_LEFT.search(words))


def _is_latin(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("LATIN")


def _is_address(field: Field, words: str) -> bool:
    """Tell whether what cannot be seen stands in an address or a number that somebody will use."""
    return field.form == "email" or any(
        _INVISIBLE.search(found[0]) for found in _REACHED.finditer(words)
    )


def _name(sign: str) -> str:
    return f"{unicodedata.name(sign, 'invisible character').lower()} (U+{ord(sign):04X})"


def _seen(words: str) -> str:
    """Return the words without what cannot be seen."""
    return _OVERRIDE.sub("", _INVISIBLE.sub("", words))
