"""One returned file and one region file: what goes home, what clashes, and what is left over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.diagnostics import Location, Problem, ProblemsFoundError, has_errors, report
from lmp_press.fields.known_keys import REGION_NAME
from lmp_press.named_tuples import NamedTuple
from lmp_press.press import press
from lmp_press.pull.copyediting import proposed_copy
from lmp_press.pull.merging import Conflict, merge
from lmp_press.pull.refilling import Refill, beside, distance
from lmp_press.pull.remaining import Edit, remaining
from lmp_press.pull.searching import search
from lmp_press.pull.values import value_at
from lmp_press.region import place_of, read_region
from lmp_press.template import COPY

if TYPE_CHECKING:
    from collections.abc import Collection

    from lmp_press.press import Kit
    from lmp_press.pull.generated import Generated
    from lmp_press.pull.meaning import Meant
    from lmp_press.release import Release
    from lmp_press.source import Source
    from lmp_press.template import Template

FOREIGN = 0.7  # the share of all words that differ from which on a file follows another template


class Returned(NamedTuple):
    """A file that came back: its name for a person, whose it is, and its words."""

    shown: str
    region: str
    template: str
    words: Release


class Preference(NamedTuple):
    """Which side stands where both were changed, by the paths of the fields."""

    take: Collection[str] = ()  # what the returned file says
    keep: Collection[str] = ()  # what the region file says


class Pulled(NamedTuple):
    """What came of a returned file: the region file's new text, and what is left over.

    `taken` are the paths of the values that are new; with a problem, nothing is to be written.
    """

    text: str
    taken: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    left: tuple[Edit, ...] = ()
    copy: str = ""
    proposed: str = ""


def pull(
    kit: Kit, source: Source, returned: Returned, base: Generated | None, choice: Preference
) -> Pulled:
    """Bring the values of a returned file into the text of its region's file.

    `base` is what the file was generated from; without one, the region file as it is.
    """
    template = next(one for one in kit.templates if one.name == returned.template)
    generated = _refill(kit, base.template if base else template, source, returned)
    text = base.text if base else source.text
    if problem := _foreign(generated, text, returned):
        return Pulled(source.text, problems=(problem,))
    found = search(generated, text, returned.words)
    merged = merge(source.text, text, found.values, take=choice.take, keep=choice.keep)
    clashes = [_clash(source, returned, one) for one in merged.conflicts]
    refused = [one for problems in found.refused.values() for one in problems]
    wrong = [] if refused or not merged.taken else _new_problems(kit, source, merged.text, returned)
    problems = (*clashes, *refused, *wrong)
    edits = beside(found.release, returned.words)
    copy = template.copy.sources[COPY].text
    proposed = proposed_copy(_refill(kit, template, source, returned), found.text, returned.words)
    left = tuple(one._replace(by_hand=one.field in found.by_hand) for one in remaining(edits))
    return Pulled(merged.text, merged.taken, problems, left, copy, proposed)


def _refill(kit: Kit, template: Template, source: Source, returned: Returned) -> Refill:
    return Refill(template, returned.region, source.path, kit.known, kit.expected, kit.epoch)


def _foreign(refill: Refill, text: str, returned: Returned) -> Problem | None:
    """Return the problem of a file that follows the template in hardly a word."""
    filled = refill.release(text)
    letters = sum(len(one.text) for each in (filled, returned.words) for one in each.paragraphs)
    if distance(beside(filled, returned.words)) < FOREIGN * letters:
        return None
    place = Location(returned.shown)
    return report("not-this-release", place, name=returned.shown, template=returned.template)


def _clash(source: Source, returned: Returned, conflict: Conflict) -> Problem:
    """Return the problem that a value was changed on both sides since the file was generated."""
    path, base, file, edited = conflict
    place = _place(source, returned.region, path)
    facts = {"base": _said(base), "file": _said(file), "edited": _said(edited)}
    return report(
        "changed-on-both-sides", place, field=path, path=path, name=returned.shown, **facts
    )


def _place(source: Source, region: str, path: str) -> Location:
    try:
        return place_of(read_region(region, source), path.partition(".")[0].partition("[")[0], "")
    except ProblemsFoundError:
        return Location(source.path)


def _said(value: Meant) -> str:
    """Return a value as a problem shows it."""
    if isinstance(value, list):
        return "; ".join(map(_said, value))
    if isinstance(value, dict):
        return ", ".join(map(_said, value.values()))
    return value or "nothing"


def _new_problems(kit: Kit, source: Source, text: str, returned: Returned) -> list[Problem]:
    """Return the errors that a region file has with new values, and has not without."""
    before = _problems(kit, source, returned.region)
    known = {(one.id, one.message) for one in before}
    after = _problems(kit, source._replace(text=text), returned.region)
    return [one for one in after if has_errors([one]) and (one.id, one.message) not in known]


def _problems(kit: Kit, source: Source, region: str) -> tuple[Problem, ...]:
    try:
        return press(kit, read_region(region, source, kit.expected)).problems
    except ProblemsFoundError as found:
        return tuple(found.problems)


def region_said(pulled: Pulled) -> str:
    """Return the region name that a returned file brings, '' when it brings none."""
    said = value_at(pulled.text, REGION_NAME) if REGION_NAME in pulled.taken else None
    return said if isinstance(said, str) else ""
