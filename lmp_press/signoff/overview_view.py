"""Where the releases stand, shown: on a terminal, as a page, as JSON."""

from __future__ import annotations

import json
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from rich.text import Text

from lmp_press.diagnostics import visible
from lmp_press.diagnostics.grammar import count
from lmp_press.release import Paragraph, Properties, Release, Role, Run
from lmp_press.review.views.screen import Screen, ScreenLine, printed
from lmp_press.signoff.stages import MAY_GO, ReleaseStatus, Stage
from lmp_press.writers import html

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

TITLE = "Where the releases stand"
GAP = "  "
STYLES = {Stage.REFUSED: "red", Stage.EDITED: "red", Stage.DRAFT: "dim"}


def told(statuses: Sequence[ReleaseStatus]) -> str:
    """Return the line below: `4 releases: 2 final, 2 draft`."""
    numbers = Counter(each.stage for each in statuses)
    stages = ", ".join(f"{numbers[stage]:,} {stage}" for stage in Stage if numbers[stage])
    return f"{count(len(statuses), 'release')}: {stages}" if statuses else "no release"


def as_text(
    statuses: Sequence[ReleaseStatus], width: int | None = None, *, colour: bool = False
) -> str:
    """Return a line for each release: whose it is, how it stands, and what to do next.

    A `width` of None is for a pipe, in which no line is broken.
    """
    rows = [(visible(each.region), visible(each.release), each.words) for each in statuses]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    cells = (map(str.ljust, row, widths) for row in rows)
    if width is None:
        lines = zip(cells, statuses, strict=True)
        return "".join(f"{GAP.join([*row, _next(each)])}\n" for row, each in lines)
    drawn = (_line(each, *row) for row, each in zip(cells, statuses, strict=True))
    return printed(drawn, Screen(width, colour=colour))


def _line(status: ReleaseStatus, region: str, release: str, words: str) -> ScreenLine:
    style = "green" if status.stage in MAY_GO else STYLES.get(status.stage, "yellow")
    lead = Text.assemble(region, GAP, release, GAP, (words, style), GAP)
    return ScreenLine(lead, Text(_next(status)))


def _next(status: ReleaseStatus) -> str:
    step = status.step
    return visible(f"{step.who}: {step.what}" if step.who else "nothing to do")


def as_json(statuses: Sequence[ReleaseStatus]) -> bytes:
    """Return one object, for another program."""
    releases = [
        {
            "region": each.region,
            "release": each.release,
            "stage": each.stage.value,
            "number": each.number,
            "paths": each.paths,
            "may_go": each.may_go,
            "was_sent": each.was_sent,
            "who": each.step.who,
            "next": each.step.what,
        }
        for each in statuses
    ]
    whole = {"all_may_go": all(each.may_go for each in statuses), "releases": releases}
    return f"{json.dumps(whole, ensure_ascii=False, indent=2)}\n".encode(errors="replace")


def as_page(statuses: Sequence[ReleaseStatus]) -> bytes:
    """Return one page, by stage, with what is nearest to its way out first."""
    paragraphs = (_paragraph(Role.HEADLINE, TITLE), *_body(statuses))
    return html.write_bare(Release(paragraphs, Properties(TITLE)))


def _body(statuses: Sequence[ReleaseStatus]) -> Iterator[Paragraph]:
    yield _paragraph(Role.BODY, f"{told(statuses)}.")
    order = [*Stage]
    by_stage = sorted(statuses, key=lambda each: order.index(each.stage))
    for stage, group in groupby(by_stage, key=lambda each: each.stage):
        yield from _section(stage, [*group])


def _section(stage: Stage, statuses: Iterable[ReleaseStatus]) -> Iterator[Paragraph]:
    words = stage.value
    yield _paragraph(Role.HEADING, f"{words[0].upper()}{words[1:]}")
    for each in statuses:
        about = f" ({each.words})" if each.words != words else ""
        yield _paragraph(Role.BULLET, f"{each.region}, {each.release}{about} — {_next(each)}")


def _paragraph(role: Role, text: str) -> Paragraph:
    return Paragraph(role, (Run(visible(text)),))
