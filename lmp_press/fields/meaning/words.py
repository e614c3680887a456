"""A word of a closed list, or one of a certain form, that was nearly typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.diagnostics.grammar import nearest
from lmp_press.fields.entry import Meant
from lmp_press.fields.patterns import fits

if TYPE_CHECKING:
    from collections.abc import Sequence

_PLAINER = str.maketrans(dict.fromkeys("‐‑‒–—−/", "-") | dict.fromkeys("\u00a0\u202f", " "))


def meant_word(words: str, allowed: Sequence[str]) -> Meant | None:
    """Return the word of a closed list that was meant.

    >>> meant_word("kp", ["KP", "Coalition"]), meant_word("Coalitoin", ["KP", "Coalition"]).sure
    (Meant(typed='KP', sure=True, words=''), False)
    """
    same = next((word for word in allowed if word.casefold() == words.casefold()), "")
    near = same or nearest(words, allowed)
    return Meant(near, sure=bool(same)) if near else None


def meant_form(words: str, pattern: str) -> Meant | None:
    """Return words with plain hyphens and spaces, where they have the form that is asked for."""
    plain = words.translate(_PLAINER)
    return Meant(plain, sure=False) if fits(pattern, plain) else None
