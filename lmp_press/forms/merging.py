"""The fields of several templates as those of one file, where one value can serve them all."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from lmp_press.fields.schema import Field


def merged(one: Field, other: Field) -> Field | None:
    """Return a field whose values both take; None when no value can be meant for both."""
    if (one.kind, one.form, one.allowed) != (other.kind, other.form, other.allowed):
        return None
    properties = {**one.properties, **other.properties}
    for key in one.properties.keys() & other.properties.keys():
        both = merged(one.properties[key], other.properties[key])
        if both is None:
            return None
        properties[key] = both
    items = one.items or other.items
    if one.items and other.items:
        items = merged(one.items, other.items)
    if one.kind == "array" and items is None:
        return None
    return one._replace(
        title=one.title or other.title,
        description=one.description or other.description,
        examples=one.examples or other.examples,
        properties=properties,
        required=tuple(dict.fromkeys((*one.required, *other.required))),
        items=items,
        least=_of_both(max, one.least, other.least),
        most=_of_both(min, one.most, other.most),
        pattern=one.pattern or other.pattern,
    )


def shared(roots: Mapping[str, Field]) -> tuple[dict[str, Field], dict[str, list[str]]]:
    """Return the keys that serve all templates which take them, and each one's keys of its own."""
    together: dict[str, Field] = {}
    own: dict[str, list[str]] = {}
    for template, root in roots.items():
        for key, field in root.properties.items():
            both = merged(together[key], field) if key in together else field
            if both is None:
                own.setdefault(template, []).append(key)
            else:
                together[key] = both
    return together, own


def woven(orders: Iterable[Sequence[str]]) -> list[str]:
    """Return all words, each order kept as far as it goes together with those before it.

    >>> woven([["date", "name", "contact"], ["date", "official", "contact"]])
    ['date', 'name', 'official', 'contact']
    """
    return reduce(_with_order, orders, [])


def _with_order(words: list[str], order: Sequence[str]) -> list[str]:
    whole, place = [*words], len(words)
    for word in reversed(order):
        if word in whole:
            place = whole.index(word)
        else:
            whole.insert(place, word)
    return whole


def _of_both(choose: Callable[[int, int], int], one: int | None, other: int | None) -> int | None:
    if one is None or other is None:
        return other if one is None else one
    return choose(one, other)
