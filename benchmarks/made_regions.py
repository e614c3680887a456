"""Region files that a benchmark makes for itself: as many as it likes, no two alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def region_text(number: int, opening: str = "cutting") -> str:
    """Return the file of the region of a number; an opening with a capital is warned about."""
    return f"""\
city: Portland, Ore.
release_date: 2017-10-16
region_name: Site {number:06}
union_count: {number % 40 + 1}
employee_count: {number * 7 % 90_000 + 101:,}
team_count: {number % 3_000 + 1}
local_achievements:
  - {opening} lost work days by {number + 2} percent
  - training {number + 2:,} colleagues in patient safety
leader_quotes:
  - name: Ana Example {number}
    title: regional president
    organization: KP
    quote: We are proud of what team {number} has done. It works "every day" for all of us.
  - name: Lee Example {number}
    organization: Coalition
media_contact:
  name: Pat Example
  phone: 503-{number // 10_000 % 1_000:03}-{number % 10_000:04}
  email: press{number}@site.example
"""


def write_regions(folder: Path, number: int, warned: int = 0) -> None:
    """Write so many region files into a folder; one of each so many `warned` has a warning."""
    folder.mkdir(parents=True, exist_ok=True)
    for index in range(number):
        path = folder / f"site-{index:06}.yaml"
        opening = "Cutting" if warned and index % warned == 0 else "cutting"
        path.write_text(region_text(index, opening), encoding="utf-8")
