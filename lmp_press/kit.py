"""The kit of a run: its templates, loaded, and all that every region is pressed with."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from typing import TYPE_CHECKING

from lmp_press.diagnostics import Location, Problem, ProblemsFoundError, report
from lmp_press.press import Kit
from lmp_press.region import DIGEST_LENGTH
from lmp_press.template import Template, load_template
from lmp_press.workspace import TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lmp_press.workspace import Workspace


def load_kit(
    workspace: Workspace,
    names: Sequence[str],
    formats: Sequence[str] = (),
    epoch: dt.date | None = None,
) -> Kit:
    """Load the named templates; the others of the workspace are read for the keys they take.

    `epoch` is the date inside a release when neither the region nor its template gives one.
    ProblemsFoundError names everything that is wrong with the templates.
    """
    loaded: dict[str, Template] = {}
    problems: list[Problem] = []
    for name in workspace.template_names():
        folder = workspace.root / TEMPLATES / name
        try:
            loaded[name] = load_template(folder, workspace.shown(folder), workspace.root)
        except ProblemsFoundError as found:
            problems += found.problems
    if not loaded and not problems:
        place = Location(workspace.shown(workspace.root / TEMPLATES))
        problems = [report("no-templates", place)]
    if problems:
        raise ProblemsFoundError(problems)
    known = frozenset(key for each in loaded.values() for key in each.fields.root.properties)
    templates = tuple(loaded[name] for name in names)
    digests = {each.name: _digest(each, known, epoch) for each in templates}
    letterheads = {each.name: _short(each.letterhead) for each in templates}
    return Kit(templates, tuple(formats), known, epoch, digests, letterheads)


def source_date() -> dt.date | None:
    """Return the day of SOURCE_DATE_EPOCH, by which reproducible builds are dated."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        return dt.datetime.fromtimestamp(int(seconds), dt.UTC).date()
    except (ValueError, OverflowError, OSError):  # not a number, or not of this calendar
        return None


def _digest(template: Template, known: frozenset[str], epoch: dt.date | None) -> str:
    """Return a digest of all that a template's folder and the run bring to a release."""
    sources = [template.fields.source, *template.copy.sources.values()]
    parts = [str(epoch), *sorted(known), *(source.text for source in sources)]
    return _short("\0".join(parts).encode())


def _short(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:DIGEST_LENGTH]
