"""From a region's text to a release and its files, in this process, through the repository's own.

`REGION` is a whole region file that no template has anything against.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from lmp_press.fields import Known
from lmp_press.fill import fill
from lmp_press.readers import docx, markdown
from lmp_press.region import read_region, typed
from lmp_press.source import decode
from lmp_press.template import load_template
from lmp_press.writers import WRITERS
from support.project_files import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from lmp_press.diagnostics import Problem
    from lmp_press.release import Release
    from lmp_press.template import Template

KEYS = frozenset({"union_count", "employee_count", "team_count", "region_in_text", "proclamation"})
KEYS |= {"local_achievements", "leader_quotes"}
KNOWN = Known(KEYS, frozenset({"anniversary", "reaffirmation"}))

REGION = """\
region_name: Northwest
union_count: 11
employee_count: 9,500
team_count: 412
local_achievements:
  - cutting lost work days by 12 percent
leader_quotes:
  - name: Ana Example
    organization: KP
  - name: Lee Example
    organization: Coalition
"""


@cache
def template(name: str = "anniversary", folder: Path = ROOT / "templates") -> Template:
    return load_template(folder / name, f"templates/{name}")


def sample(name: str) -> str:
    return (ROOT / "regions" / f"{name}.yaml").read_text(encoding="utf-8")


def release_of(region: str, through: str | Template = "anniversary") -> Release:
    """Return the release that a region file's text becomes; its warnings are not looked at."""
    copy = template(through) if isinstance(through, str) else through
    values, _ = typed(read_region("test", decode(region.encode(), "test.yaml")), copy.fields, KNOWN)
    return fill(copy, values)


def warnings_of(region: str) -> list[Problem]:
    """Return what is said about a region file that can be filled."""
    read = read_region("test", decode(region.encode(), "test.yaml"))
    return typed(read, template().fields, KNOWN)[1]


def written_and_read(release: Release, form: str) -> Release:
    """Return a release as it is read back from a file of a format."""
    data = WRITERS[form](release)
    return docx.read(data).release if form == "docx" else markdown.read(data.decode())
