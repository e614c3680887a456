"""A workspace small enough to be filled hundreds of times: one template of a few words."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from support.project_files import ROOT
from support.workspace_files import file_tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

FIELDS = """\
$schema: https://json-schema.org/draft/2020-12/schema
x-issued: 2017-10-01
x-once-together: [[union_count, employee_count]]
x-place-names: [Washington]
type: object
additionalProperties: false
required: [region_name, union_count, employee_count, leader]
properties:
  region_name:
    type: string
  union_count:
    type: integer
  employee_count:
    type: integer
  achievement:
    type: string
    x-once: true
    x-press: phrase
  leader:
    type: object
    x-known-by: [name, title]
    properties:
      name:
        type: string
      title:
        type: string
  email:
    type: string
    format: email
    x-once: true
"""

COPY = """\
# Greetings from {{ region_name }}

The {{ union_count | counted("union", "unions") }} of {{ employee_count | number }} people greet you
{%- if achievement %} and are proud of {{ achievement }}{% endif %}.

Yours, {{ leader.name }}
{%- if leader.title %}, {{ leader.title }}{% endif %}
{%- if email %}, [{{ email }}](mailto:{{ email }}){% endif %}
"""

NAMES = ("colorado", "georgia", "hawaii", "northwest")


def region(name: str, number: int = 1, **lines: str) -> str:
    """Return a region file that has nothing in common with one of another number."""
    given = {
        "region_name": name.title(),
        "union_count": f"{number}",
        "employee_count": f"{100 + number}",
        "leader": f"{{name: Ana {number} Example, title: president}}",
    }
    return "".join(f"{key}: {value}\n" for key, value in (given | lines).items() if value)


def workspace(folder: Path, names: Iterable[str] = NAMES) -> Path:
    """Lay down a workspace with one template, `greeting`, and a file for each region."""
    regions = {f"regions/{name}.yaml": region(name, n) for n, name in enumerate(names, 1)}
    template = {
        "templates/greeting/fields.yaml": FIELDS,
        "templates/greeting/release.md.j2": COPY,
    }
    return file_tree(folder, template | regions)


def many(folder: Path, number: int) -> Path:
    """Lay down a workspace with so many regions."""
    return workspace(folder, [f"site-{n:05}" for n in range(number)])


def output(folder: Path) -> dict[str, bytes]:
    """Return every file under a folder, by its path there, but for the copies of sources."""
    return {
        path: (folder / path).read_bytes()
        for path in tree(folder)
        if (folder / path).is_file() and not (folder / path).is_symlink()
    }


def tree(folder: Path) -> list[str]:
    """Return the path of everything under a folder, but for the copies of sources."""
    paths = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))
    return [path for path in paths if ".sources" not in path.split("/")]


def command(*words: str) -> list[str]:
    """Return `lmp-press` as a process of its own."""
    return [sys.executable, "-m", "lmp_press", *words]


def environment(**settings: str) -> Mapping[str, str]:
    """Return this process's environment with some settings, and with us on the path."""
    return {**os.environ, "PYTHONPATH": str(ROOT), **settings}


def process(*words: str, stand: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run `lmp-press` as a process of its own, standing in a folder."""
    return subprocess.run(
        command(*words),
        cwd=stand,
        env=environment(**settings),
        capture_output=True,
        text=True,
        check=False,
    )
