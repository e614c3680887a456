"""Repeats within one list of a region: an achievement, a quotation, a leader."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lmp_press.expressions import expression
from lmp_press.fields import Group, Items, Text
from lmp_press.proofreading.spellings import LETTERS, folded

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from lmp_press.fields import Value

_TITLE = expression(
    r"(?:dr|mr|mrs|ms|prof|rev)\.?\s+", re.IGNORECASE, needs=("dr", "mr", "ms", "prof", "rev")
)
_OF_NO_TITLE = LETTERS - frozenset("dmpr")
_MARKS = expression(r"[\W_]+")


def said_twice(lists: Iterable[Items], quoted: Collection[str]) -> Iterator[tuple[Text, Text]]:
    """Yield each text that an earlier entry of its list says too, with that earlier one.

    `quoted` are the paths of the quotations; what else two entries have in common, such as an
    organization, may well be the same.
    """
    for items in lists:
        yield from _equal([item for item in items if isinstance(item, Text)], _bare, LETTERS)
        if len(quoted) > 1:
            texts = [text for key in _keys(items) for text in _entries(items, key)]
            yield from _equal([text for text in texts if text.path in quoted], _bare, LETTERS)


def same_person(lists: Iterable[Items]) -> Iterator[tuple[Text, Text]]:
    """Yield each name that an earlier entry of its list has too, with that earlier one."""
    for items in lists:
        yield from _equal(_entries(items, "name"), _person, _OF_NO_TITLE)


def _keys(items: Items) -> list[str]:
    return [*items[0]] if items and isinstance(items[0], Group) else []


def _entries(items: Items, key: str) -> list[Text]:
    found: list[Value] = [item[key] for item in items if isinstance(item, Group) and key in item]
    return [value for value in found if isinstance(value, Text)]


def _equal(
    texts: Sequence[Text], alike: Callable[[str], str], telling: frozenset[str]
) -> Iterator[tuple[Text, Text]]:
    """Yield each text that is like an earlier one; `telling` are letters that tell two apart."""
    openings = {text[:1].lower() for text in texts}
    if len(openings) == len(texts) and openings <= telling:
        return
    first: dict[str, Text] = {}
    for text in texts:
        key = alike(text)
        if first.setdefault(key, text) is not text and key:
            yield text, first[key]


def _bare(text: str) -> str:
    return _MARKS.sub(" ", text.casefold()).strip()


def _person(name: str) -> str:
    """Return a name without its title and what stands behind a comma, such as a degree."""
    return folded(_TITLE.sub("", name.partition(",")[0]))
