"""A mail or web address that is nearly one, or hidden in other words."""

from __future__ import annotations

import re

from lmp_press.fields.entry import Meant
from lmp_press.fields.forms import is_email, is_url

_AT = re.compile(r"\s*(?:@|\(at\)|\[at\]| at )\s*")
_DOT = re.compile(r"\s*(?:\(dot\)|\[dot\]| dot )\s*")
_SITE = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?\Z")


def meant_email(typed: str) -> Meant | None:
    """Return the one mail address that a text holds, or nearly is.

    >>> meant_email("Pat <press@x.example>").typed, meant_email("press at x.example").typed
    ('press@x.example', 'press@x.example')
    """
    bare = typed.strip(" .,;<>\"'“”‘’")
    joined = _DOT.sub(".", _AT.sub("@", bare.replace(",", ".")))
    held = [word.removeprefix("mailto:").strip(".,;<>()[]\"'“”‘’") for word in typed.split()]
    found = [word for word in [*held, joined] if is_email(word)]
    return Meant(found[0], sure=False) if len(set(found)) == 1 else None


def meant_url(typed: str) -> Meant | None:
    """Return the web address that a site's bare name stands for."""
    bare = typed.strip(" .,;<>\"'“”‘’")
    if is_url(bare):
        return Meant(bare)
    return Meant(f"https://{bare}", sure=False) if _SITE.match(bare) else None
