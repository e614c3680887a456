"""Which of several files with one region's name is that region's own, and which a copy of it."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_LETTERS = re.compile(r"[a-z0-9]+")


def copies_among(files: Sequence[str], region: str) -> list[str]:
    """Return the names of the files that are not the region's own, of those that give its name.

    A file is a region's own when its name is the region's, or short for it (`norcal`), or cannot
    be compared with it. Where none is, it is the one that is called most like the region.

    >>> copies_among(["east-bay", "northwest"], "Northwest")
    ['east-bay']
    """
    strangers = [name for name in files if not is_named_for(name, region)]
    if len(strangers) < len(files):
        return strangers
    own = max(strangers, key=lambda name: _likeness(name, region))
    return [name for name in strangers if name != own]


def is_named_for(file: str, region: str) -> bool:
    """Tell whether a file's name can be that of a region, whole or short.

    >>> is_named_for("norcal", "Northern California"), is_named_for("colorado", "Colorado Springs")
    (True, False)
    """
    words, name = _words(region), "".join(_words(file))
    if not name or len("".join(words)) * 2 < sum(map(str.isalnum, region)):
        return True  # one of the two is of another script
    return name == "".join(words) or _is_short_for(name, words)


def _is_short_for(name: str, words: Sequence[str]) -> bool:
    """Tell whether a name is made of the first letters of each word; of one word, of some."""
    if len(words) == 1:
        letters = iter(words[0])
        return name[0] == words[0][0] and all(letter in letters for letter in name)
    return _is_made_of(name, words)


def _is_made_of(name: str, words: Sequence[str]) -> bool:
    if not words:
        return not name
    return any(
        name[:size] == words[0][:size] and _is_made_of(name[size:], words[1:])
        for size in range(1, min(len(words[0]), len(name)) + 1)
    )


def _likeness(file: str, region: str) -> float:
    from difflib import SequenceMatcher  # only a copy pays for it

    return SequenceMatcher(None, "".join(_words(file)), "".join(_words(region))).ratio()


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return _LETTERS.findall(plain.lower())
