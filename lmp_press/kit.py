"""The kit of a run: its templates, loaded, and all keys that a region file may hold."""

from __future__ import annotations

import datetime as dt
import os
from typing import TYPE_CHECKING

from lmp_press.diagnostics import Location, Problem, ProblemsFoundError, report
from lmp_press.press import Kit
from lmp_press.template import Template, load_template
from lmp_press.workspace import TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lmp_press.workspace import Workspace


def load_kit(
    workspace: Workspace, names: Sequence[str], formats: Sequence[str]
) -> tuple[Kit, list[Problem]]:
    """Load the named templates, and say what is worth a warning in them.

    The others of the workspace are read for their keys: one region file serves them all.
    ProblemsFoundError names everything that is wrong with the templates.
    """
    loaded: dict[str, Template] = {}
    problems: list[Problem] = []
    for name in workspace.template_names():
        folder = workspace.root / TEMPLATES / name
        try:
            loaded[name] = load_template(folder, workspace.shown(folder))
        except ProblemsFoundError as found:
            problems += found.problems
    if not loaded and not problems:
        place = Location(workspace.shown(workspace.root / TEMPLATES))
        problems = [report("no-templates", place)]
    if problems:
        raise ProblemsFoundError(problems)
    known = frozenset(key for each in loaded.values() for key in each.fields.root.properties)
    templates = tuple(loaded[name] for name in names)
    warnings = [problem for each in templates for problem in each.problems]
    return Kit(templates, tuple(formats), known, _epoch()), warnings


def _epoch() -> dt.date | None:
    """Return the day of SOURCE_DATE_EPOCH, by which reproducible builds are dated."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not seconds.isdecimal():
        return None
    return dt.datetime.fromtimestamp(int(seconds), dt.UTC).date()
