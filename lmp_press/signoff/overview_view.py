"""Where the releases stand, shown: as lines, on a terminal, as JSON."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from lmp_press.diagnostics.drawing import visible
from lmp_press.diagnostics.grammar import count
from lmp_press.signoff.stages import MAY_GO, ReleaseStatus, Stage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lmp_press.review.views.screen import ScreenLine

GAP = "  "
STYLES = {Stage.REFUSED: "red", Stage.EDITED: "red", Stage.DRAFT: "dim"}


def told(statuses: Sequence[ReleaseStatus]) -> str:
    """Return the line below: `4 releases: 2 final, 2 draft`."""
    numbers = Counter(each.stage for each in statuses)
    stages = ", ".join(f"{numbers[stage]:,} {stage}" for stage in Stage if numbers[stage])
    return f"{count(len(statuses), 'release')}: {stages}" if statuses else "no release"


def as_text(statuses: Sequence[ReleaseStatus]) -> str:
    """Return a line for each release: whose it is, how it stands, and what to do next."""
    rows = zip(_cells(statuses), statuses, strict=True)
    return "".join(f"{GAP.join((*cells, next_step(each)))}\n" for cells, each in rows)


def as_screen(statuses: Sequence[ReleaseStatus], width: int, *, colour: bool) -> str:
    """Return the same lines in colours, broken where a terminal ends."""
    from lmp_press.review.views.screen import Screen, printed  # a pipe needs none of it

    drawn = map(_line, statuses, _cells(statuses))
    return printed(drawn, Screen(width, colour=colour))


def _cells(statuses: Sequence[ReleaseStatus]) -> Iterator[Iterable[str]]:
    """Yield the columns of each line, as wide as their longest."""
    rows = [(visible(each.region), visible(each.release), each.words) for each in statuses]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return (map(str.ljust, row, widths) for row in rows)


def _line(status: ReleaseStatus, cells: Iterable[str]) -> ScreenLine:
    from rich.text import Text

    from lmp_press.review.views.screen import ScreenLine

    region, release, words = cells
    style = "green" if status.stage in MAY_GO else STYLES.get(status.stage, "yellow")
    lead = Text.assemble(region, GAP, release, GAP, (words, style), GAP)
    return ScreenLine(lead, Text(next_step(status)))


def next_step(status: ReleaseStatus) -> str:
    """Return who has to do what next about a release: `the sender: run …`."""
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
