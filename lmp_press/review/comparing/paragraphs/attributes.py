"""Attributes: the role, place and level of paragraphs that belong together."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from lmp_press.review.comparing.comparison import AttributeChange
from lmp_press.review.comparing.paragraphs.places import Renumbering, kind_of_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lmp_press.release import Paragraph
    from lmp_press.review.comparing.comparison import Numbered
    from lmp_press.review.comparing.sequences import Region


class Places(NamedTuple):
    """How each side's places are numbered without what has no counterpart."""

    old: Renumbering
    new: Renumbering

    def attributes(
        self, olds: Sequence[Numbered], news: Sequence[Numbered]
    ) -> tuple[AttributeChange, ...]:
        """Return what differs between paragraphs of the old and of the new side, each once."""
        found = (
            change
            for old, new in product(olds, news)
            for change in self._between(old.paragraph, new.paragraph)
        )
        return tuple(dict.fromkeys(found))

    def _between(self, old: Paragraph, new: Paragraph) -> Iterator[AttributeChange]:
        if old.role != new.role:
            yield AttributeChange("role", str(old.role), str(new.role))
        if old.place != new.place and self.old.place(old.place) != self.new.place(new.place):
            yield AttributeChange("place", old.place, new.place)
        if old.level != new.level:
            yield AttributeChange("level", str(old.level), str(new.level))


def places(old: Sequence[Paragraph], new: Sequence[Paragraph], linked: Iterable[Region]) -> Places:
    """Return how both releases' places are numbered, given which paragraphs belong together."""
    regions = list(linked)
    old_kept = [one.place for link in regions for one in old[link.old_from : link.old_to]]
    new_kept = [one.place for link in regions for one in new[link.new_from : link.new_to]]
    return Places(
        Renumbering((one.place for one in old), old_kept),
        Renumbering((one.place for one in new), new_kept),
    )


def without_shifts(attributes: Iterable[AttributeChange]) -> tuple[AttributeChange, ...]:
    """Return a move's attributes without a place that is only another row of a table."""
    return tuple(
        one
        for one in attributes
        if one.name != "place" or kind_of_place(one.old) != kind_of_place(one.new)
    )
