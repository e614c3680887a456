"""Islands: equal words between two changes that are equal by coincidence, and only chop it up."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lmp_press.review.sequences import Region
    from lmp_press.review.sides import Side

# fmt: off
LINK_WORDS = frozenset([
    "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "has", "have", "in", "is",
    "it", "its", "of", "on", "or", "our", "that", "the", "their", "this", "to", "was", "we",
    "were", "will", "with",
])
# fmt: on
LARGER = 3  # times an island's length: what both changes must have to absorb any word


class _Change(NamedTuple):
    """Tokens that differ, how many characters they are, and the fields they came from."""

    region: Region
    deleted: int
    inserted: int
    fields: frozenset[str]

    @property
    def size(self) -> int:
        return max(self.deleted, self.inserted)


def without_islands(regions: Iterable[Region], old: Side, new: Side) -> list[Region]:
    """Return the changed regions, those joined that one replaced phrase was chopped into."""
    kept: list[_Change] = []
    for region in regions:
        change = _change(region, old, new)
        while kept and _is_coincidence(kept[-1], change, old):
            start = kept.pop().region
            whole = region._replace(old_from=start.old_from, new_from=start.new_from)
            change = _change(whole, old, new)._replace(fields=change.fields)
        kept.append(change)
    return [change.region for change in kept]


def _change(region: Region, old: Side, new: Side) -> _Change:
    fields = {*old.fields[region.old_from : region.old_to]}
    fields.update(new.fields[region.new_from : region.new_to])
    return _Change(
        region,
        old.starts[region.old_to] - old.starts[region.old_from],
        new.starts[region.new_to] - new.starts[region.new_from],
        frozenset(fields - {""}),
    )


def _is_coincidence(before: _Change, after: _Change, old: Side) -> bool:
    """Tell whether what is equal between two changes is no more than an accident.

    Changes of different fields are never joined: each is a fact of its own. Nor are changes with
    only white space between them, which were set apart because they are two facts.
    """
    start, stop = before.region.old_to, after.region.old_from
    length = old.starts[stop] - old.starts[start]
    deleted, inserted = before.deleted + after.deleted, before.inserted + after.inserted
    smaller = min(before.size, after.size)
    if not 0 < length < min(smaller, deleted + 1, inserted + 1) or before.fields != after.fields:
        return False
    if not before.fields.issuperset(filter(None, old.fields[start:stop])):
        return False
    island = old.tokens[start:stop]
    if all(map(str.isspace, island)):
        return False
    return length * LARGER <= smaller or all(map(_says_little, island))


def _says_little(token: str) -> bool:
    return len(token) == 1 or token.isspace() or token.casefold() in LINK_WORDS
