"""A word that was nearly typed: of a closed list, for true or false, or of a certain form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.diagnostics.grammar import nearest
from lmp_press.fields.entry import Meant
from lmp_press.linear import found_in

if TYPE_CHECKING:
    from collections.abc import Sequence

_PLAINER = str.maketrans(dict.fromkeys("‐‑‒–—−/", "-") | dict.fromkeys("\u00a0\u202f", " "))


_SAID = {
    "true": "true",
    "false": "false",
    **dict.fromkeys(("yes", "y", "on", "1"), "true"),
    **dict.fromkeys(("no", "n", "off", "0"), "false"),
}


def meant_word(words: str, allowed: Sequence[str]) -> Meant | None:
    """Return the word of a closed list that was meant.

    >>> meant_word("kp", ["KP", "Coalition"]), meant_word("Coalitoin", ["KP", "Coalition"]).sure
    (Meant(typed='KP', sure=True, words=''), False)
    """
    same = next((word for word in allowed if word.casefold() == words.casefold()), "")
    near = same or nearest(words, allowed)
    return Meant(near, sure=bool(same)) if near else None


def meant_flag(typed: str) -> Meant | None:
    """Return what was meant by a word for true or false.

    >>> meant_flag("Yes"), meant_flag("ture").sure, meant_flag("perhaps")
    (Meant(typed='true', sure=True, words=''), False, None)
    """
    bare = typed.casefold().strip("\"'“”‘’. ")
    near = _SAID.get(bare) or nearest(bare, ("true", "false"))
    return Meant(near, sure=bare in _SAID) if near else None


def meant_form(words: str, pattern: str) -> Meant | None:
    """Return words with plain hyphens and spaces, where they have the form that is asked for."""
    plain = words.translate(_PLAINER)
    return Meant(plain, sure=False) if found_in(pattern, plain) else None
