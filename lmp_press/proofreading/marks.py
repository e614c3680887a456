"""A passage read on its own: every flaw in its words, whoever brought them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

from lmp_press.expressions import expression
from lmp_press.press_style.phones import why_impossible
from lmp_press.proofreading.addresses import why_no_mail, why_no_page
from lmp_press.proofreading.articles import wrong_articles
from lmp_press.proofreading.collisions import colliding_marks
from lmp_press.proofreading.dates import wrong_dates
from lmp_press.proofreading.doubled import doubled_words
from lmp_press.proofreading.openings import low_openings
from lmp_press.proofreading.passages import (
    LONGEST_HEADLINE,
    CheckedPassage,
    Flaw,
    Passage,
    Setting,
    passage_of,
)
from lmp_press.proofreading.seasons import times
from lmp_press.proofreading.wordless import wordless
from lmp_press.release import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lmp_press.release import Paragraph


_EMBARGO = expression(
    r"\b(?:EMBARGO(?:ED)?|Embargoed|[Ee]mbargo(?:ed)? until|[Uu]nder embargo|Embargo:"
    r"|(?:hold|not) for (?:release|publication)|not for (?:release|publication) (?:before|until)"
    r"|HOLD FOR RELEASE)\b"
)

CHECKS = (doubled_words, colliding_marks, wordless, wrong_articles, low_openings)


def mark(paragraph: Paragraph, setting: Setting) -> CheckedPassage:
    """Read a paragraph."""
    passage = passage_of(paragraph)
    flaws = [flaw for check in CHECKS for flaw in check(passage) if not _is_address(passage, flaw)]
    flaws += wrong_dates(passage, setting.released)
    flaws += _wrong_links(passage, setting.country)
    flaws += [Flaw("embargo", *found.span()) for found in _EMBARGO.finditer(passage.text)]
    if passage.role == Role.HEADLINE and len(passage.text) > LONGEST_HEADLINE:
        flaws.append(Flaw("long-headline", 0, len(passage.text)))
    return CheckedPassage(
        passage, tuple(flaws), tuple(times(passage.text)), len(passage.text.split())
    )


# A paragraph without a value is the same in every region, and is read once.
mark_copy = lru_cache(maxsize=2048)(mark)


def _is_address(passage: Passage, flaw: Flaw) -> bool:
    """Tell whether a flaw lies in a number or mail address, which has checks of its own."""
    return any(
        piece.start <= flaw.start and flaw.end <= piece.end
        for piece in passage.pieces
        if piece.link.startswith(("tel:", "mailto:"))
    )


def _wrong_links(passage: Passage, country: str) -> Iterator[Flaw]:
    """Yield the phone numbers, mail and web addresses that nobody can use."""
    for piece in passage.pieces:
        kind, _, address = piece.link.partition(":")
        if kind == "tel":
            words = passage.words_of(piece)
            is_number = any(map(str.isdigit, words))  # else it says “call us”, and leads to one
            reason = why_impossible(words if is_number else address, country)
            shown = "" if is_number else address
            flaw = Flaw("impossible-phone", piece.start, piece.end, None, reason, shown)
        elif kind == "mailto":
            address = unquote(address.partition("?")[0])
            reason = why_no_mail(address)
            flaw = Flaw("impossible-mail", piece.start, piece.end, None, reason, address)
        else:
            reason = why_no_page(piece.link) if piece.link else ""
            flaw = Flaw("impossible-web", piece.start, piece.end, None, reason, piece.link)
        if reason:
            yield flaw
