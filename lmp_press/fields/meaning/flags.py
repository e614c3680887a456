"""True or false, as people say it."""

from __future__ import annotations

from lmp_press.diagnostics.grammar import nearest
from lmp_press.fields.entry import Meant

_SAID = {
    "true": "true",
    "false": "false",
    **dict.fromkeys(("yes", "y", "on", "1"), "true"),
    **dict.fromkeys(("no", "n", "off", "0"), "false"),
}


def meant_flag(typed: str) -> Meant | None:
    """Return what was meant by a word for true or false.

    >>> meant_flag("Yes"), meant_flag("ture").sure, meant_flag("perhaps")
    (Meant(typed='true', sure=True, words=''), False, None)
    """
    bare = typed.casefold().strip("\"'“”‘’. ")
    near = _SAID.get(bare) or nearest(bare, ("true", "false"))
    return Meant(near, sure=bare in _SAID) if near else None
