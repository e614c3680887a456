"""Whether a worker on another machine has what this one has, asked before the first job.

The bytes of a release come from the program, from Python and its libraries, and from the files of
the workspace; a worker that has others would write another release.
"""

from __future__ import annotations

import platform
import zlib
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from lmp_press import __version__
from lmp_press.diagnostics import ProblemsFoundError
from lmp_press.named_tuples import NamedTuple
from lmp_press.workspace import TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lmp_press.batch.plan import Plan

# Those whose part in a release is more than to show how far a run has come.
LIBRARIES = (
    *("google-re2", "icu4py", "Jinja2", "jsonschema-rs", "lxml", "markdown-it-py"),
    *("mdit-py-plugins", "phonenumbers", "pikepdf", "PyYAML"),
)


class Inspection(NamedTuple):
    """A machine's versions by name, the templates' digest, and the folder to write into."""

    versions: Mapping[str, str]
    kit_digest: str = ""
    has_output: bool = False


def inspect(plan: Plan) -> Inspection:
    """Return what this machine has for a plan."""
    try:
        kit_digest = plan.kit().digest
    except ProblemsFoundError:
        kit_digest = ""
    return Inspection(versions(), kit_digest, _has_output(plan))


def versions() -> dict[str, str]:
    """Return the version of each thing by its name; '' for a library that is not there."""
    return {
        "lmp-press": __version__,
        "Python": platform.python_version(),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        **{name: _version(name) for name in LIBRARIES},
    }


def objection(plan: Plan, found: Inspection | Exception) -> str:
    """Return why a worker cannot take part, to follow its name; '' when it can."""
    if isinstance(found, OSError):
        return "does not answer"
    if not isinstance(found, Inspection):
        return f"has no lmp-press that is this one, {__version__}"
    for name, here in versions().items():
        if (there := found.versions.get(name, "")) != here:
            return f"has {_named(name, there)}, and this machine has {_named(name, here)}"
    if found.kit_digest != plan.kit_digest:
        return f"does not read the same templates in `{plan.root}/{TEMPLATES}` as this machine"
    if not found.has_output:
        return f"does not see the output folder `{plan.out}` of this machine"
    return ""


def _has_output(plan: Plan) -> bool:
    """Tell whether the run's own folder, which nobody else can have, is where it should be."""
    if plan.dry_run:
        return True
    try:
        return plan.folders().staged is not None
    except OSError:
        return False


def _named(name: str, number: str) -> str:
    return f"{name} {number}" if number else f"no {name}"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
