"""Where the releases stand, as a page: by stage, what is nearest to its way out first."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from lmp_press.diagnostics.drawing import visible
from lmp_press.release import Paragraph, Properties, Release, Role, Run
from lmp_press.signoff.overview_view import next_step, told
from lmp_press.signoff.stages import ReleaseStatus, Stage
from lmp_press.writers import html

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

TITLE = "Where the releases stand"


def as_page(statuses: Sequence[ReleaseStatus]) -> bytes:
    """Return the page, in HTML."""
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
        yield _paragraph(Role.BULLET, f"{each.region}, {each.release}{about} — {next_step(each)}")


def _paragraph(role: Role, text: str) -> Paragraph:
    return Paragraph(role, (Run(visible(text)),))
