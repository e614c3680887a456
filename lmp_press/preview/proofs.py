"""A proof: one region through one template as far as it goes, with everything that is wrong."""

from __future__ import annotations

from contextlib import suppress
from itertools import product
from typing import TYPE_CHECKING

from lmp_press.cross_check import facts_of, pack
from lmp_press.diagnostics import Location, ProblemsFoundError, has_errors, limited
from lmp_press.fields import place_of_field, read_values
from lmp_press.fill import fill
from lmp_press.named_tuples import NamedTuple
from lmp_press.press import press, read_file
from lmp_press.preview.choices import with_choices_open
from lmp_press.preview.stand_ins import StandIn, WithStandIns, completed, with_gaps

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lmp_press.diagnostics import Problem
    from lmp_press.fields import Group
    from lmp_press.press import Kit
    from lmp_press.region import Region
    from lmp_press.release import Release
    from lmp_press.template import Template
    from lmp_press.workspace import RegionFile

MOST_CHOICES = 8  # of a field, that are tried
CHECKED = ("docx", "md")  # the formats that are read back, as `check` does it


class Proof(NamedTuple):
    """What can be shown of a release: the release itself, None when there is nothing to show.

    `gaps` are the labels of what is still to come, by field; `places` where each field stands;
    `facts` are what no other region should say too.
    """

    release: Release | None = None
    gaps: Mapping[str, str] = {}
    places: Mapping[str, str] = {}
    problems: tuple[Problem, ...] = ()
    facts: str = ""


def proof_of(kit: Kit, template: Template, file: RegionFile) -> Proof:
    """Return what can be shown of a region's file in a template."""
    try:
        region = read_file(file, kit.expected)
    except ProblemsFoundError as found:
        return Proof(problems=tuple(limited(found.problems)))
    pressed = press(kit._replace(templates=(template,), formats=CHECKED), region)
    release, gaps, places = _shown(kit, template, region, pressed.problems)
    given = pressed.values.get(template.name)
    facts = pack(facts_of(given, template.fields)) if given else ""
    return Proof(release, gaps, places, tuple(limited(pressed.problems)), facts)


def _shown(
    kit: Kit, template: Template, region: Region, problems: tuple[Problem, ...]
) -> tuple[Release | None, Mapping[str, str], Mapping[str, str]]:
    """Return what can be shown of a region, its gaps, and where each field stands."""
    for stand_in in _ways(kit, template, region):
        shown = _completed(kit, template, region, stand_in)
        try:
            release = fill(template, shown.values, kit.epoch)
        except ProblemsFoundError:
            continue
        copy = "\n".join(source.text for source in template.copy.sources.values())
        others = _others(kit, template, region, stand_in, shown)
        open_release = with_choices_open(release, others, shown.gaps)
        places = _places(open_release, shown.values, region, problems)
        return with_gaps(open_release, shown.gaps, copy), shown.gaps, places
    return None, {}, {}


def _ways(kit: Kit, template: Template, region: Region) -> Iterator[StandIn | None]:
    """Yield what may stand in: nothing where all is given, else what must be there, then all."""
    _, found = read_values(template.fields, region.node, kit.known)
    if not has_errors([*region.problems, *found]):
        yield None
    for whole, likely in product((False, True), (False, True)):
        yield StandIn(whole, likely)


def _completed(
    kit: Kit, template: Template, region: Region, stand_in: StandIn | None
) -> WithStandIns:
    values, _ = read_values(template.fields, region.node, kit.known)
    if stand_in is None:
        return WithStandIns(values)
    return completed(template.fields.root, values, Location(region.path), stand_in)


def _others(
    kit: Kit, template: Template, region: Region, stand_in: StandIn | None, shown: WithStandIns
) -> dict[str, list[Release]]:
    """Return the releases that other choices make, by the path of the field that nobody gave."""
    others: dict[str, list[Release]] = {}
    for path, number in shown.choices.items():
        for choice in range(1, min(number, MOST_CHOICES)):
            other = StandIn(*(stand_in or ()))._replace(choice=path, number=choice)
            with suppress(ProblemsFoundError):  # a choice that nothing can be printed of
                values = _completed(kit, template, region, other).values
                others.setdefault(path, []).append(fill(template, values, kit.epoch))
    return others


def _places(
    release: Release, values: Group, region: Region, problems: tuple[Problem, ...]
) -> dict[str, str]:
    """Return where the value of each field of a release stands, or is missed."""
    missed = {problem.field: problem.location for problem in problems if problem.field}
    runs = (run for paragraph in release.paragraphs for run in paragraph.runs)
    fields = dict.fromkeys(run.field for run in runs if run.field)
    return {
        field: str(place_of_field(values, field) or missed.get(field) or region.path)
        for field in fields
    }
