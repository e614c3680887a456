"""Islands: equal words between two changes that are equal by coincidence, and only chop it up."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lmp_press.review.comparing.words.sides import PARAGRAPH_BREAK

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lmp_press.review.comparing.sequences import Region
    from lmp_press.review.comparing.words.sides import Side

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
    breaks: bool

    @property
    def size(self) -> int:
        return max(self.deleted, self.inserted)


def without_islands(regions: Iterable[Region], old: Side, new: Side) -> list[Region]:
    """Return the changed regions, those joined that one replaced phrase was chopped into."""
    kept: list[_Change] = []
    for region in regions:
        change = _change(region, old, new)
        while kept and _is_coincidence(kept[-1], change, old):
            change = _joined(kept.pop(), change, old)
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
        PARAGRAPH_BREAK in old.tokens[region.old_from : region.old_to]
        or PARAGRAPH_BREAK in new.tokens[region.new_from : region.new_to],
    )


def _joined(before: _Change, after: _Change, old: Side) -> _Change:
    start, island = before.region, _island(before, after, old)
    return after._replace(
        region=after.region._replace(old_from=start.old_from, new_from=start.new_from),
        deleted=before.deleted + island + after.deleted,
        inserted=before.inserted + island + after.inserted,
    )


def _island(before: _Change, after: _Change, old: Side) -> int:
    """Return how many characters are equal between two changes."""
    return old.starts[after.region.old_from] - old.starts[before.region.old_to]


def _is_coincidence(before: _Change, after: _Change, old: Side) -> bool:
    """Tell whether what is equal between two changes is no more than an accident.

    Changes of different fields are never joined, nor those with only white space between them,
    which were set apart: each is a fact of its own. A break between paragraphs is one, too.
    """
    island, smaller = _island(before, after, old), min(before.size, after.size)
    deleted, inserted = before.deleted + after.deleted, before.inserted + after.inserted
    if not 0 < island < min(smaller, deleted + 1, inserted + 1) or before.breaks or after.breaks:
        return False
    between = slice(before.region.old_to, after.region.old_from)
    if before.fields != after.fields or not before.fields.issuperset(
        filter(None, old.fields[between])
    ):
        return False
    if all(map(str.isspace, old.tokens[between])):
        return False
    return island * LARGER <= smaller or all(map(_says_little, old.tokens[between]))


def _says_little(token: str) -> bool:
    return len(token) == 1 or token.isspace() or token.casefold() in LINK_WORDS
