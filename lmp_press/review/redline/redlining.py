"""A Word file and a release → the file with tracked changes, proven before anybody gets it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from lmp_press.ooxml.revising import RevisedFile
from lmp_press.readers.docx import read
from lmp_press.readers.docx.errors import LIMITS, plain_reasons
from lmp_press.release import Release
from lmp_press.review.comparing.compare import compare
from lmp_press.review.redline.accepting import accept
from lmp_press.review.redline.marking import Sides, Signature, mark
from lmp_press.review.redline.pairs import pairs
from lmp_press.review.redline.placing import UnmarkableError
from lmp_press.review.redline.proof import Failures, prove
from lmp_press.review.redline.reasons import UnprovenError
from lmp_press.review.redline.stories import part_names
from lmp_press.review.redline.wordable import wordable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from lmp_press.release import Paragraph
    from lmp_press.review.comparing.comparison import Comparison

LONGEST_NAME = 60  # characters of a paragraph that its name repeats

_FIRST_DAY = dt.date(1980, 1, 1)


class Redline(NamedTuple):
    """A Word file with tracked changes, and what could not be marked word by word.

    `fallbacks` name paragraphs that are deleted and inserted whole, and those of text boxes that
    are replaced whole, for a person: `body: “Here in the Northwest region, 11 coalition …”`.
    """

    data: bytes
    fallbacks: tuple[str, ...] = ()


class _Sides(NamedTuple):
    """OLD's file with no tracked change left, both releases as Word holds them, what differs."""

    file: bytes
    old: tuple[Paragraph, ...]
    new: tuple[Paragraph, ...]
    comparison: Comparison


def redline(
    old: bytes, new: Release, *, author: str = "lmp-press", date: dt.datetime | None = None
) -> Redline:
    """Return OLD, a Word file, with the tracked changes that make it say what NEW says.

    Accepting them all gives NEW, rejecting them all OLD, word for word and format for format, as
    far as a Release tells; all else of OLD stays. Tracked changes that OLD holds are accepted
    first, for they are what was compared. A link of NEW that is no web, mail or phone address and
    is not OLD's is printed as words. `date` is NEW's day at midnight UTC, or 1980-01-01, if None.

    UnreadableError if OLD cannot be read; UnprovenError if no redline gives both sides.
    """
    with plain_reasons():
        return _redlined(_sides(old, new), new, author, date)


def _redlined(sides: _Sides, new: Release, author: str, date: dt.datetime | None) -> Redline:
    if sides.old == sides.new:
        return Redline(sides.file)
    signature = Signature(author, _stamp(date, new))
    apart: frozenset[int] = frozenset()
    while True:
        data, fallbacks, failing = _tried(sides, signature, apart)
        if not failing:
            return Redline(data, fallbacks)
        apart = _wider(apart, failing, len(sides.comparison.paragraphs))


def _tried(
    sides: _Sides, signature: Signature, apart: frozenset[int]
) -> tuple[bytes, tuple[str, ...], frozenset[int]]:
    """Mark and prove; return the file, what fell back, and the changes that cannot stay so.

    The changes in `apart`, by index, are marked as whole paragraphs.
    """
    file = RevisedFile(sides.file, LIMITS)
    found = Sides(sides.old, sides.new, pairs(sides.comparison, apart))
    try:
        replaced = mark(file, found, signature)
    except UnmarkableError as error:
        return b"", (), frozenset([error.change])
    data = file.finish()
    failures = prove(data, sides.old, sides.new)
    names = tuple(_names(sides, apart, replaced))
    return data, names, _changes(sides.comparison, failures)


def _wider(apart: frozenset[int], failing: frozenset[int], changes: int) -> frozenset[int]:
    """Return more changes to mark whole: those that failed, else the neighbours of those before.

    UnprovenError if there are none left.
    """
    wider = apart | failing
    if wider == apart:
        reach = range(-len(apart), len(apart) + 1)
        wider = frozenset(index + step for index in apart for step in reach)
        wider &= frozenset(range(changes))
    if wider == apart:
        message = "the redline would not give both sides"
        raise UnprovenError(message)
    return wider


def _sides(data: bytes, new: Release) -> _Sides:
    reading = read(data)
    file = _accepted(data) if reading.revisions else data
    old = reading.release.paragraphs
    links = {run.link for paragraph in old for run in paragraph.runs}
    wanted = wordable(new.paragraphs, links)
    comparison = compare(Release(old), Release(wanted))
    return _Sides(file, old, wanted, comparison)


def _accepted(data: bytes) -> bytes:
    """Return a Word file with its tracked changes accepted."""
    file = RevisedFile(data, LIMITS)
    for part in part_names(file):
        if accept(file.tree(part)):
            file.touch(part)
    return file.finish()


def _changes(comparison: Comparison, failures: Failures) -> frozenset[int]:
    """Return the indexes of the changes in which paragraphs failed; all if it is none of them."""
    if not failures:
        return frozenset()
    found = []
    for index, change in enumerate(comparison.paragraphs):
        olds = {one.number for one in change.old} & failures.old
        news = {one.number for one in change.new} & failures.new
        if olds or news:
            found.append(index)
    return frozenset(found or range(len(comparison.paragraphs)))


def _names(sides: _Sides, apart: Collection[int], replaced: list[int]) -> Iterator[str]:
    changes = sides.comparison.paragraphs
    numbers = {one.number for index in apart for one in changes[index].new} | set(replaced)
    gone = [one.paragraph for index in sorted(apart) for one in changes[index].old]
    for paragraph in [sides.new[number] for number in sorted(numbers)] or gone:
        text = paragraph.text
        shown = text if len(text) <= LONGEST_NAME else text[: LONGEST_NAME - 1] + "…"
        yield f"{paragraph.place}: “{shown}”"


def _stamp(date: dt.datetime | None, new: Release) -> str:
    """Return a date as Word writes it; one without a time zone is taken as UTC."""
    if date is None:
        day = new.properties.issued or _FIRST_DAY
        return f"{day.isoformat()}T00:00:00Z"
    moment = date if date.tzinfo is None else date.astimezone(dt.UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
