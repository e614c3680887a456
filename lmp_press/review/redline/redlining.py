"""A Word file and a release → the file with tracked changes, proven before anybody gets it."""

from __future__ import annotations

import datetime as dt
import re
from contextlib import suppress
from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import quote

from lmp_press.named_tuples import NamedTuple
from lmp_press.ooxml.revising import RevisedFile
from lmp_press.ooxml.xml import MARKUP_LIMIT, markup_in
from lmp_press.readers.docx.errors import LIMITS, plain_reasons
from lmp_press.readers.docx.fields import named
from lmp_press.readers.docx.revisions import resolve
from lmp_press.readers.docx.story import read_tree
from lmp_press.release import Release, is_address
from lmp_press.review.comparing.compare import compare
from lmp_press.review.comparing.comparison import PieceKind
from lmp_press.review.redline.also.source import Original, open_source, unplaced, without
from lmp_press.review.redline.errors import OversizeError, UnmarkableError, UnprovenError
from lmp_press.review.redline.marking import OpenFile, Sides, mark
from lmp_press.review.redline.proof import Failures, prove
from lmp_press.review.redline.steps import pairs
from lmp_press.writers.docx import IN_AN_ADDRESS

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Iterator

    from lmp_press.release import Paragraph, Run, StoryPlace
    from lmp_press.review.comparing.comparison import Comparison

ATTEMPTS = 6
FEW = 40  # changes whose neighbours are tried before all are marked whole
MARKUP_A_CHANGE = 15  # tags and attributes of the shortest one
LONGEST_NAME = 60  # characters of a paragraph that its name repeats

_FIRST_DAY = dt.date(1980, 1, 1)
DEEPEST_LEVEL = 8  # Word has nine

_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Redline(NamedTuple):
    """A Word file with tracked changes, and what could not be marked word by word.

    `fallbacks` name paragraphs that are deleted and inserted whole, and those of text boxes that
    are replaced whole, for a person: `body: “Here in the Northwest region, 11 coalition …”`. It is
    coarse where too much differs: in each paragraph all from the first to the last difference is
    one change then. `left_out` name those that are not in it, since OLD has no place for them:
    notes that nothing in NEW refers to, and headers and footers of more sections.
    """

    data: bytes
    fallbacks: tuple[str, ...] = ()
    coarse: bool = False
    left_out: tuple[str, ...] = ()


class _Sides(NamedTuple):
    """OLD's file with no tracked change left, both releases as Word holds them, what differs.

    `made` is what layout or the clock made of fields on the new side, by the fields' names.
    """

    file: bytes
    old: tuple[Paragraph, ...]
    new: tuple[Paragraph, ...]
    comparison: Comparison
    made: dict[str, str]
    source: Original | None


def redline(
    old: bytes,
    new: Release,
    *,
    source: bytes = b"",
    author: str = "lmp-press",
    date: dt.datetime | None = None,
) -> Redline:
    """Return OLD, a Word file, with the tracked changes that make it say what NEW says.

    Accepting them all gives NEW, rejecting them all OLD, word for word and format for format, as
    far as a Release tells; all else of OLD stays. Tracked changes that OLD holds are accepted
    first, for they are what was compared. A link of NEW that is no web, mail or phone address and
    is not OLD's is printed as words. `source` is NEW's Word file, if it has one: formats, pictures,
    notes and text boxes are taken from it. `date` is NEW's day at midnight UTC if None, or
    1980-01-01.

    UnreadableError if OLD cannot be read; UnprovenError if no redline gives both sides.
    """
    with plain_reasons():
        opened, data = _open(old)
        sides = _sides(opened, data, new, source)
        if sides.old == sides.new and not sides.source:
            return Redline(sides.file)
        signed = _NOT_XML.sub("\ufffd", author), _stamp(date, new)
        try:
            return _of_any_size(opened, sides, signed)
        except UnprovenError:
            places = unplaced(sides.source, opened.tree.stories) if sides.source else frozenset()
            left_out = [one for one in sides.new if one.place.story in places]
            if not left_out:
                raise
        opened, _ = _open(sides.file)
        made = _of_any_size(opened, _without(sides, places), signed)
        return made._replace(left_out=tuple(map(_name, left_out)))


def _of_any_size(opened: OpenFile, sides: _Sides, signed: tuple[str, str]) -> Redline:
    """Return a redline word by word, or a coarse one where that is too large."""
    if not _is_oversize(opened, sides):
        with suppress(OversizeError):
            return _proven(opened, sides, signed)
        opened, _ = _open(sides.file)
    comparison = compare(Release(sides.old), Release(sides.new), largest=0)
    sides = sides._replace(comparison=comparison)
    if _is_oversize(opened, sides):
        raise OversizeError
    return _proven(opened, sides, signed)._replace(coarse=True)


def _is_oversize(opened: OpenFile, sides: _Sides) -> bool:
    """Tell whether the marks alone surely make the file larger than one that is read back."""
    pieces = (piece for change in sides.comparison.paragraphs for piece in change.pieces)
    changed = sum(piece.kind is not PieceKind.EQUAL for piece in pieces)
    content = opened.file.part(opened.file.main).content()
    return markup_in(content) + changed * MARKUP_A_CHANGE > MARKUP_LIMIT


def _open(data: bytes) -> tuple[OpenFile, bytes]:
    """Open a Word file, its tracked changes accepted; return it, and its bytes."""
    file = RevisedFile(data, LIMITS)
    tracked = resolve(file, "accept")
    for part in tracked:
        file.touch(part)
    file.settle()
    return OpenFile(file, read_tree(file)), file.finish() if tracked else data


def _sides(opened: OpenFile, data: bytes, new: Release, source: bytes) -> _Sides:
    old = tuple(opened.tree.paragraphs)
    links = {run.link for paragraph in old for run in paragraph.runs}
    wanted = storable(named(new).paragraphs, links)
    comparison = compare(Release(old), Release(wanted))
    made = {run.field: run.text for one in new.paragraphs for run in one.runs if run.field}
    return _Sides(data, old, wanted, comparison, made, open_source(source, wanted))


def _without(sides: _Sides, places: frozenset[StoryPlace]) -> _Sides:
    """Return both sides without some stories of NEW's."""
    new = tuple(one for one in sides.new if one.place.story not in places)
    comparison = compare(Release(sides.old), Release(new))
    source = sides.source and without(sides.source, places)
    return sides._replace(new=new, comparison=comparison, source=source)


def _proven(opened: OpenFile, sides: _Sides, signed: tuple[str, str]) -> Redline:
    """Return a redline that gives both sides; what cannot be marked so is marked whole.

    First as the comparison has it, then with ever more paragraphs whole, at last with all of them;
    each time with what NEW's file shows beyond its words, if that leaves the words right.
    """
    changes = frozenset(range(len(sides.comparison.paragraphs)))
    apart: frozenset[int] = frozenset()
    reason = "the redline would not give both sides"
    for attempt in range(ATTEMPTS):
        failing = changes
        for source in (sides.source, None) if sides.source else (None,):
            try:
                made, failing = _tried(opened, sides._replace(source=source), apart, signed)
            except UnmarkableError as error:
                failing = frozenset([error.change]) & changes or changes
            except OversizeError:
                raise
            except UnprovenError as error:
                reason = str(error)
            else:
                if not failing:
                    return made
            opened, _ = _open(sides.file)
        apart = _wider(apart, failing, changes) if attempt < ATTEMPTS - 2 else changes
    raise UnprovenError(reason)


def _tried(
    opened: OpenFile, sides: _Sides, apart: frozenset[int], signed: tuple[str, str]
) -> tuple[Redline, frozenset[int]]:
    """Mark and prove; return the redline, and the changes that cannot stay so.

    The changes in `apart`, by index, are marked as whole paragraphs.
    """
    found = Sides(sides.old, sides.new, pairs(sides.comparison, apart), sides.made, sides.source)
    replaced = mark(opened, found, signed)
    data = opened.file.finish() if opened.file.is_changed else sides.file
    failures = prove(data, sides.old, sides.new)
    names = tuple(_names(sides, apart, replaced))
    return Redline(data, names), _changes(sides.comparison, failures)


def _wider(
    apart: frozenset[int], failing: frozenset[int], changes: frozenset[int]
) -> frozenset[int]:
    """Return more changes to mark whole: those that failed, else the neighbours of those before."""
    if failing - apart:
        return apart | failing
    reach = range(-len(apart), len(apart) + 1) if len(apart) < FEW else ()
    return (frozenset(index + step for index in apart for step in reach) & changes) or changes


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
        yield _name(paragraph)


def _name(paragraph: Paragraph) -> str:
    """Return a paragraph's name for a person."""
    text = paragraph.text
    shown = text if len(text) <= LONGEST_NAME else text[: LONGEST_NAME - 1] + "…"
    return f"{paragraph.place}: “{shown}”"


def _stamp(date: dt.datetime | None, new: Release) -> str:
    """Return a date as Word writes it; one without a time zone is taken as UTC."""
    if date is None:
        day = new.properties.issued or _FIRST_DAY
        return f"{day.isoformat()}T00:00:00Z"
    moment = date if date.tzinfo is None else date.astimezone(dt.UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def storable(paragraphs: Iterable[Paragraph], known_links: Container[str]) -> tuple[Paragraph, ...]:
    """Return the paragraphs that have words, with runs that look alike made one, without fields.

    A link that is not known, and is no web, mail or phone address, is left out. UnprovenError for
    a character that no Word file can hold.
    """
    found = []
    for paragraph in paragraphs:
        runs = tuple(_joined([_plain(run, known_links) for run in paragraph.runs if run.text]))
        level = max(0, min(paragraph.level, DEEPEST_LEVEL))
        if runs:
            found.append(paragraph._replace(runs=runs, level=level))
    return tuple(found)


def _plain(run: Run, known_links: Container[str]) -> Run:
    if _NOT_XML.search(run.text):
        message = "NEW holds a character that no Word file can hold"
        raise UnprovenError(message)
    link = run.link
    if link and link not in known_links:
        safe = is_address(link) or link.startswith("#")
        link = quote(link, IN_AN_ADDRESS) if safe else ""
    return run._replace(link=link, field="")


def _joined(runs: list[Run]) -> Iterable[Run]:
    for look, alike in groupby(runs, key=lambda run: run._replace(text="")):
        yield look._replace(text="".join([run.text for run in alike]))
