"""What `lmp-press adopt` says at its end: what was written, and what regions still need."""

from __future__ import annotations

import shlex
from contextlib import suppress
from typing import TYPE_CHECKING

from lmp_press.diagnostics import ProblemsFoundError
from lmp_press.diagnostics.grammar import count, listing
from lmp_press.workspace import TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lmp_press.adopt import Adopted, Choices
    from lmp_press.cli.session import Session
    from lmp_press.workspace import Workspace


def say_what_is_next(session: Session, adopted: Adopted, workspace: Workspace, file: str) -> None:
    """Say what was written, what regions still need, and the command that does it again."""
    folder = workspace.shown(workspace.root / TEMPLATES / adopted.template)
    if adopted.source.letterhead and "letterhead.docx" not in adopted.files:
        session.note("note: the file's own looks cannot be a letterhead; the built-in one is used")
    session.note(f"{folder}/ is written, with {count(len(adopted.blanks), 'blank')}")
    for words in _needs(adopted, workspace):
        session.note(words)
    session.note(f"the same again: {command(file, adopted.template, adopted.choices)}")


def command(file: str, template: str, choices: Choices) -> str:
    """Return the command line that makes the same template again."""
    return shlex.join(["lmp-press", "adopt", file, "--as", template, *choices.as_options()])


def _needs(adopted: Adopted, workspace: Workspace) -> Iterator[str]:
    """Yield which regions cannot be filled yet, and what each of them still needs."""
    needed: dict[tuple[str, ...], list[str]] = {}
    for region, missing in _missing(adopted, workspace):
        needed.setdefault(missing, []).append(region)
    for missing, regions in needed.items():
        verb = "needs" if len(regions) == 1 else "need"
        yield f"{', '.join(regions)} still {verb} {listing(missing, 'and')}"
    others = [name for name in workspace.template_names() if name != adopted.template]
    if needed and others:
        hint = " ".join(f"-t {name}" for name in others)
        yield f"until then, `lmp-press fill {hint}` fills the others"
    if not workspace.region_names():
        yield "next: `lmp-press new REGION` starts the file of a region"


def _missing(adopted: Adopted, workspace: Workspace) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the regions that lack required fields, with these; a file that is broken is let be."""
    from lmp_press.fields import read_values
    from lmp_press.press import load_kit, read_file

    with suppress(ProblemsFoundError):  # of another template, which `check` says
        kit = load_kit(workspace, [adopted.template])
        for region in workspace.region_names():
            with suppress(ProblemsFoundError):
                node = read_file(workspace.region_file(region)).node
                problems = read_values(kit.templates[0].fields, node, kit.known)[1]
                lacking = [each.field for each in problems if each.id == "missing-key"]
                if lacking:
                    yield region, tuple(lacking)
