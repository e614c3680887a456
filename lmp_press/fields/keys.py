"""The keys of a group as they were typed, and those that were meant by the unknown ones."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from lmp_press.diagnostics.grammar import nearest
from lmp_press.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from lmp_press.fields.schema import Field
    from lmp_press.source import Mapping, Node, Scalar


class Keys(NamedTuple):
    """A group's keys: those of its fields, misspelt ones included; the unknown; all that may be.

    `renamed` has the key that was meant by an unknown one, and whether it can be no other.
    """

    meant: dict[str, tuple[Scalar, Node]]
    unknown: dict[str, Scalar]
    renamed: dict[str, tuple[str, bool]]
    known: Sequence[str]


def keys_of(field: Field, node: Mapping, elsewhere: Collection[str]) -> Keys:
    """Return the keys of a group; `elsewhere` are those that other templates take of it."""
    entries, own = node.entries, field.properties
    meant = {key: entry for key, entry in entries.items() if key in own}
    others = [key for key in entries if key not in own and key not in elsewhere]
    if not others:
        return Keys(meant, {}, {}, ())
    known = sorted({*own, *elsewhere}) if elsewhere else [*own]
    free = [key for key in known if key not in entries]
    renamed: dict[str, tuple[str, bool]] = {}
    for key in others:
        if found := _meant(key, free):
            free.remove(found)
            renamed[key] = found, _letters(key) == _letters(found)
            if found in own:
                meant[found] = entries[key]
    return Keys(meant, {key: entries[key][0] for key in others}, renamed, known)


@lru_cache(maxsize=256)
def keys_elsewhere(paths: frozenset[str], group: str) -> frozenset[str]:
    """Return the keys of a group, such as `leader_quotes[]`, among the paths of all keys."""
    inside = f"{group}." if group else ""
    keys = {path.removeprefix(inside) for path in paths if path.startswith(inside)}
    return frozenset(key for key in keys if "." not in key and "[" not in key)


def _meant(key: str, free: Sequence[str]) -> str:
    """Return the key that is not there yet and that was probably meant, or ''."""
    same = [each for each in free if _letters(each) == _letters(key)]
    return same[0] if same else nearest(key, free)


def _letters(key: str) -> str:
    """Return what `Union Count`, `union-count` and `union_count` have in common."""
    return re.sub(r"[\W_]", "", key).casefold()
