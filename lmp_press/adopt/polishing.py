"""What follows from a blank in the words beside it: articles, possessives, nouns and verbs, gaps.

Each rule goes over the pieces of a paragraph, and returns them with words drawn into the blank.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from lmp_press.adopt.agreement import agreeing
from lmp_press.adopt.printing import Print
from lmp_press.placeholders import Kind
from lmp_press.press_style import article

if TYPE_CHECKING:
    from collections.abc import Sequence

Pieces = list["str | Print"]
_ARTICLE = re.compile(r"(?:\A|(?<=[\s“‘(\[—–-]))([Aa]n?) \Z")
_APOSTROPHE_S = re.compile(r"[’']s(?!\w)")
_STOP = re.compile(r"[.!?][”’)]*\Z")


def polished(pieces: Sequence[str | Print]) -> Pieces:
    """Return the pieces of a paragraph as press style has them, whatever a region gives."""
    result: Pieces = list(pieces)
    for rule in (_with_possessives, _with_articles, _with_agreement, _with_clean_gaps):
        result = rule(result)
    return [piece for piece in result if piece != ""]


def _with_possessives(pieces: Pieces) -> Pieces:
    for at, (piece, after) in enumerate(pairwise(pieces)):
        if isinstance(piece, str) or not isinstance(after, str) or not _takes_possessive(piece):
            continue
        if found := _APOSTROPHE_S.match(after):
            expression = f"{piece.expression} | possessive"
            code = f"{{{{ {expression} }}}}"
            pieces[at] = piece._replace(code=code, words=piece.words + found[0])
            pieces[at + 1] = after[found.end() :]
    return pieces


def _takes_possessive(piece: Print) -> bool:
    blank = piece.decision
    if not blank or blank.parts:
        return False
    return blank.field_type in {Kind.TEXT.value, Kind.NAME.value}


def _with_articles(pieces: Pieces) -> Pieces:
    """Let `a` and `an` before a blank, and `[a/an]`, follow from its value."""
    result: Pieces = []
    for at, piece in enumerate(pieces):
        following = pieces[at + 1 :]
        if isinstance(piece, Print):
            result.append(_chosen_article(piece, following))
        else:
            result += _typed_article(piece, following)
    return result


def _chosen_article(piece: Print, following: Pieces) -> Print:
    """Return what is printed for `[a/an]` before a blank; any other piece as it is."""
    target = next((each for each in following if isinstance(each, Print)), None)
    if not target or not piece.decision or not piece.decision.follows:
        return piece
    return _article(piece.words, piece.decision.options[0], target, following)


def _typed_article(words: str, following: Pieces) -> Pieces:
    """Return words with the `a` or `an` that they end with drawn to the blank behind them."""
    target, found = following[0] if following else "", _ARTICLE.search(words)
    if not found or isinstance(target, str) or not target.expression:
        return [words]
    return [words[: found.start()], _article(found[1], found[1], target, following), " "]


def _article(words: str, model: str, target: Print, following: Pieces) -> Print:
    capital = " | capitalized" if model[:1].isupper() else ""
    code = f"{{{{ {target.expression} | article{capital} }}}}"
    if target.is_optional:
        rest = following[following.index(target) + 1 :]
        plain = article("".join(each for each in rest if isinstance(each, str)))
        plain = plain.capitalize() if capital else plain
        code = f"{{% if {target.decision.field} %}}{code}{{% else %}}{plain}{{% endif %}}"  # type: ignore[union-attr]  # what is optional is a blank
    return Print(code, words)


def _with_agreement(pieces: Pieces) -> Pieces:
    """Let the noun and the verb after a count follow from it."""
    result: Pieces = []
    for piece in pieces:
        counted = result[-1] if result else ""
        before = result[-2] if len(result) > 1 and isinstance(result[-2], str) else ""
        if isinstance(piece, str) and _is_count(counted) and (found := agreeing(piece, before)):
            field = counted.decision.field  # type: ignore[union-attr]  # a count is a blank
            code = f'{{{{ {field} | agree("{found.one}", "{found.many}") }}}}'
            rest = piece[len(found.before) + len(found.many) :]
            result += [found.before, Print(code, found.many), rest]
        else:
            result.append(piece)
    return result


def _is_count(piece: str | Print) -> bool:
    if isinstance(piece, str) or not piece.decision:
        return False
    return piece.decision.field_type == Kind.COUNT and "number" in piece.expression


def _with_clean_gaps(pieces: Pieces) -> Pieces:
    """Draw into an optional blank the space and the marks that would be left without it."""
    for at, piece in enumerate(pieces):
        if isinstance(piece, str) or not piece.is_optional:
            continue
        before, after = _text(pieces, at - 1), _text(pieces, at + 1)
        left, right = _beside(before, after)
        if left:
            pieces[at - 1] = before[: len(before) - len(left)]
        if right:
            pieces[at + 1] = after[len(right) :]
        field = piece.decision.field  # type: ignore[union-attr]  # what is optional is a blank
        code = f"{{% if {field} %}}{left}{piece.code}{right}{{% endif %}}"
        words = f"{left}{piece.words}{right}"
        gap = left + piece.gap[0], piece.gap[1] + right
        pieces[at] = piece._replace(code=code, words=words, gap=gap)
    return pieces


def _text(pieces: Pieces, at: int) -> str:
    piece = pieces[at] if 0 <= at < len(pieces) else ""
    return piece if isinstance(piece, str) else ""


def _beside(before: str, after: str) -> tuple[str, str]:
    """Return what goes with an optional blank, of the words before it and after it."""
    left, right = "", ""
    for opening, closing in (("“", "”"), ("(", ")"), ("‘", "’")):
        if before.endswith(opening) and after.startswith(closing):
            left, right = opening, closing
            before, after = before[:-1], after[1:]
    if before.endswith((", ", "; ")):
        left, right = before[-2:] + left, right + (after[:1] if after.startswith(",") else "")
    elif before.endswith(" "):
        left = f" {left}"
        if _STOP.search(before.rstrip()) and after.startswith("."):
            right += "."
    elif not before and after.startswith(" "):
        right += " "
    return left, right
