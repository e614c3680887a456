"""The values with which a release has an edited file's words: tried one field after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.diagnostics import Problem, ProblemsFoundError
from lmp_press.named_tuples import NamedTuple
from lmp_press.pull.meaning import meanings
from lmp_press.pull.printed import GONE, PrintedField, printed_fields
from lmp_press.pull.refilling import beside, distance
from lmp_press.pull.values import field_at, is_required, path_in, value_at, with_value
from lmp_press.release import Role
from lmp_press.review.comparing.comparison import ParagraphKind
from lmp_press.source.editing import EditError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lmp_press.pull.meaning import Meant
    from lmp_press.pull.refilling import Refill
    from lmp_press.release import Release
    from lmp_press.review.comparing.comparison import Comparison, ParagraphChange

ROUNDS = 3  # since one value can have hidden another's words
MOST_TRIED = 40  # values of one field
LISTED = -2  # the paragraph of an item that is a paragraph of its own


class Search(NamedTuple):
    """What a search found: the text with the new values, and those by path.

    `refused` are the problems of values that the edited file has and that break a rule. `by_hand`
    are the fields whose value the file has in a way that cannot be edited, such as an anchor.
    """

    text: str
    release: Release
    values: Mapping[str, Meant]
    refused: Mapping[str, tuple[Problem, ...]]
    by_hand: frozenset[str] = frozenset()


class _Tried(NamedTuple):
    """A text with a value more, how far its release is from the edited one, and whether it fits.

    It fits when each place of its field has the edited words; for a value that goes, when the
    paragraphs that had it have.
    """

    text: str
    release: Release
    value: Meant
    apart: int
    fits: bool


def search(refill: Refill, text: str, edited: Release) -> Search:
    """Return the values that bring a region's release as near to an edited one as values can."""
    found = Search(text, refill.release(text), {}, {})
    for _ in range(ROUNDS):
        before = found
        for field, places in _changed(beside(found.release, edited)).items():
            found = _with_field(refill, found, edited, field, places)
        if found.text == before.text:
            break
    return found


def _changed(comparison: Comparison) -> dict[str, list[PrintedField]]:
    """Return the places of each field that somebody edited, lists of paragraphs with them."""
    places: dict[str, list[PrintedField]] = {}
    for each in printed_fields(comparison):
        places.setdefault(each.field, []).append(each)
    edited = {name: each for name, each in places.items() if any(one.changed for one in each)}
    return {**_longer_lists(comparison), **edited}


def _longer_lists(comparison: Comparison) -> dict[str, list[PrintedField]]:
    """Return lists whose items are paragraphs of their own, when some came or went."""
    lists: dict[str, list[PrintedField]] = {}
    holder, differs = "", set()
    for change in comparison.paragraphs:
        is_new = change.kind is ParagraphKind.INSERTED
        field = holder if is_new and change.new[0].paragraph.role == Role.BULLET else _item(change)
        if field:
            after = change.new[0].paragraph.text if change.new else ""
            before = "" if is_new else change.old[0].paragraph.text
            lists.setdefault(field, []).append(PrintedField(field, before, after, LISTED))
            if not before or not after:
                differs.add(field)
        holder = field
    return {field: places for field, places in lists.items() if field in differs}


def _item(change: ParagraphChange) -> str:
    """Return the list of which a paragraph is one item, '' for none."""
    old = change.old[0].paragraph.runs if len(change.old) == 1 else ()
    runs = [run for run in old if run.text.strip()]
    field = runs[0].field if len(runs) == 1 else ""
    return field[: field.rindex("[")] if field.endswith("]") else ""


def _with_field(
    refill: Refill, found: Search, edited: Release, field: str, places: Sequence[PrintedField]
) -> Search:
    """Return what was found with the best value of one field."""
    path = path_in(found.text, refill.template.name, field)
    apart = distance(beside(found.release, edited))
    best: _Tried | None = None
    refused: tuple[Problem, ...] = ()
    by_hand: set[str] = set()
    for value in _candidates(refill, found.text, path, field, places):
        try:
            tried = _try(refill, _with(refill, found.text, path, value), value, edited, places)
        except EditError:
            by_hand = {field}
            continue
        except ProblemsFoundError as problems:
            refused = refused or tuple(problems.problems)
            continue
        if tried.fits and tried.apart < (best.apart if best else apart):
            best = tried
    if best:
        values = {**found.values, path: best.value}
        return found._replace(text=best.text, release=best.release, values=values)
    if refused:
        return found._replace(refused={**found.refused, path: refused})
    return found._replace(by_hand=found.by_hand | by_hand)


def _candidates(
    refill: Refill, text: str, path: str, name: str, places: Sequence[PrintedField]
) -> Iterator[Meant]:
    field = field_at(refill.template.fields.root, name)
    if field is None:
        return
    value = value_at(text, path)
    if all(each.paragraph == LISTED for each in places):
        yield [each.after for each in places if each.after]
    for number, meant in enumerate(meanings(field, value, places)):
        may_go = meant is not None or not is_required(refill.template.fields.root, name)
        if number < MOST_TRIED and meant != value and may_go:
            yield meant


def _with(refill: Refill, text: str, path: str, value: Meant) -> str:
    return with_value(text, path, value, tuple(refill.template.fields.root.properties))


def _try(
    refill: Refill, text: str, value: Meant, edited: Release, places: Sequence[PrintedField]
) -> _Tried:
    release = refill.release(text)
    comparison = beside(release, edited)
    if value is None:
        fits = {each.paragraph for each in places} - {GONE} <= _equal(comparison)
    else:
        fits = _fits(places[0].field, printed_fields(comparison))
    return _Tried(text, release, value, distance(comparison), fits)


def _equal(comparison: Comparison) -> set[int]:
    """Return the numbers of the edited paragraphs that are as they are filled."""
    same = (one for one in comparison.paragraphs if one.kind is ParagraphKind.EQUAL)
    return {one.new[0].number for one in same}


def _fits(field: str, places: Iterable[PrintedField]) -> bool:
    """Tell whether each place of a field, or of what is in it, has the edited words."""
    ours = [each for each in places if f"{each.field}[".startswith(f"{field}[")]
    fitting = {(each.paragraph, each.start) for each in ours if not each.changed}
    return fitting == {(each.paragraph, each.start) for each in ours}
