"""Reviewing: two versions in, everything that a view shows of them out."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from lmp_press.review.comparable import comparable
from lmp_press.review.comparing.also import also_differs
from lmp_press.review.comparing.compare import compare
from lmp_press.review.folders.pairing import lines_of, resemblance
from lmp_press.review.report import FilePair, PairState, Review, ReviewedChange, ReviewedPiece

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lmp_press.release import Release
    from lmp_press.review.causes.provenance import Origin
    from lmp_press.review.comparing.comparison import Comparison
    from lmp_press.review.version import Version

    Match = tuple[Version | None, Version | None]

COARSE = (
    "too much differs to compare word by word: in each paragraph whatever lies between the first "
    "and the last difference is marked as one change"
)


def review(old: Version, new: Version, *, causes: bool = True) -> Review:
    """Return what differs between two versions and, where causes are asked for, why."""
    sides = comparable(old, new)
    comparison = compare(sides.old, sides.new)
    coarse = COARSE if comparison.coarse else ""
    notes = tuple(dict.fromkeys(filter(None, [*old.notes, *new.notes, sides.note, coarse])))
    also = also_differs(comparison, *sides.looks) if sides.looks else ()
    equal = tuple(_equal(comparison))
    found = Review(old.name, new.name, comparison, equal, notes=notes, also=also)
    if comparison.same or not causes:
        return found
    from lmp_press.review.causes import why  # what is the same goes without templates

    origins = _origin(old, sides.old), _origin(new, sides.new)
    changes = why.explain(comparison, *origins)
    fields = why.fields_of(changes, *origins)
    found = found._replace(changes=changes, fields=fields)
    release, came_about = _release(old, new), _came_about(old, new)
    return found._replace(release=release, sides=came_about) if release and came_about else found


def _release(old: Version, new: Version) -> str:
    """Return in words which release two files are, '' when they are not the same one."""
    same = PurePath(old.name).stem == PurePath(new.name).stem
    return new.title() or old.title() if same else ""


def _came_about(old: Version, new: Version) -> tuple[str, ...]:
    """Return how each of two files of a release came about, or which run it is of."""
    states = {True: "as generated", False: "as edited"}
    first, second = (states[bool(version.written_from())] for version in (old, new))
    if first == second:
        first, second = (str(PurePath(version.name).parent.parent) for version in (old, new))
    return (first, second) if first != second else ()


def _equal(comparison: Comparison) -> Iterator[ReviewedChange]:
    """Yield the paragraphs of a comparison without a reason."""
    for change in comparison.paragraphs:
        yield ReviewedChange(change, tuple(map(ReviewedPiece, change.pieces)))


def _origin(version: Version, release: Release) -> Origin:
    """Return the template that a version follows, as far as its name and its words tell."""
    from lmp_press.review.causes.provenance import (
        origin_of,  # what is the same goes without templates
    )

    name = version.template or PurePath(version.name).stem
    origin = origin_of(release, version.outlines(), name)
    digest = version.written_from()
    return origin._replace(digest=digest, filled=origin.filled or digest != "")


def review_each(
    olds: Sequence[Version], news: Sequence[Version], *, causes: bool = True
) -> tuple[FilePair, ...]:
    """Return the reviews of a name's versions, one for each template that a region was filled with.

    Beside several of them, a file is compared with the one that it is most like.
    """
    return tuple(_pair(old, new, causes=causes) for old, new in matched(olds, news))


def matched(olds: Sequence[Version], news: Sequence[Version]) -> list[Match]:
    """Return which version goes with which: one pair for a file, else one for each template.

    Where a template is of one side only, the other side's version is None.
    """
    if len(olds) == len(news) == 1:
        return [(olds[0], news[0])]
    if len(news) == 1 and not news[0].template:
        return [(_most_like(news[0], olds), news[0])]
    if len(olds) == 1 and not olds[0].template:
        return [(olds[0], _most_like(olds[0], news))]
    return list(_by_template(olds, news))


def _most_like(one: Version, others: Sequence[Version]) -> Version:
    lines = lines_of(one.release)
    best = max(others, key=lambda other: resemblance(lines, lines_of(other.release)))
    note = f"{best.name} is compared, since {one.name} is most like it"
    return best._replace(notes=(*best.notes, note))


def _by_template(olds: Sequence[Version], news: Sequence[Version]) -> Iterator[Match]:
    old_by_name = {version.template: version for version in olds}
    new_by_name = {version.template: version for version in news}
    for template in sorted(old_by_name.keys() | new_by_name.keys()):
        yield old_by_name.get(template), new_by_name.get(template)


def _pair(old: Version | None, new: Version | None, *, causes: bool) -> FilePair:
    if old is None or new is None:
        state = PairState.GONE if old else PairState.NEW
        return FilePair(old.name if old else "", new.name if new else "", state)
    found = review(old, new, causes=causes)
    state = PairState.SAME if found.same else PairState.CHANGED
    return FilePair(old.name, new.name, state, found)
