"""Regions, templates and formats as they are named on the command line."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from lmp_press.cli.session import CannotRunError
from lmp_press.diagnostics import ProblemsFoundError
from lmp_press.diagnostics.grammar import listing, nearest
from lmp_press.fields.known_keys import REGION_NAME
from lmp_press.source import STANDARD_INPUT, Scalar, compose, read_standard_input
from lmp_press.workspace import (
    SUFFIX,
    RegionFile,
    Workspace,
    find_workspace,
    is_region_name,
    region_name_from,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


def _complete(names: Callable[[Workspace], list[str]]) -> Callable[..., list[CompletionItem]]:
    def complete(_ctx: Any, _parameter: Any, incomplete: str) -> list[CompletionItem]:
        workspace = find_workspace(Path.cwd())
        known = _listed(names, workspace) if workspace else []
        return [CompletionItem(name) for name in known if name.startswith(incomplete)]

    return complete


def _listed(names: Callable[[Workspace], list[str]], workspace: Workspace) -> list[str]:
    try:
        return names(workspace)
    except OSError as error:
        message = f"`{error.filename}` cannot be read: {(error.strerror or '').lower()}"
        raise CannotRunError(message) from None


complete_regions = _complete(Workspace.region_names)
complete_templates = _complete(Workspace.template_names)

regions_argument = click.argument(
    "regions", nargs=-1, metavar="[REGION]...", shell_complete=complete_regions
)
templates_option = click.option(
    "-t",
    "--template",
    "templates",
    multiple=True,
    metavar="NAME",
    shell_complete=complete_templates,
    help="Only this template; may be repeated.",
)
revisions_option = click.option(
    "--revisions",
    type=click.Choice(["accept", "reject"]),
    default="accept",
    show_default=True,
    help="How the tracked changes of a Word file are read.",
)
strict_option = click.option("--strict", is_flag=True, help="Take warnings for problems.")


def region_files(workspace: Workspace, words: Sequence[str]) -> list[RegionFile]:
    """Return the files that region names, paths or `-` stand for; all regions for no word.

    They are in the order of their names, which is the order of every report.
    """
    if not words:
        known = _listed(Workspace.region_names, workspace)
        return [workspace.region_file(name) for name in known]
    files = {_region_file(workspace, word) for word in words}
    return sorted(files, key=lambda file: (file.name, file.shown))


def _region_file(workspace: Workspace, word: str) -> RegionFile:
    if word == STANDARD_INPUT:
        return _standard_input()
    known = _listed(Workspace.region_names, workspace)
    if word in known:
        return workspace.region_file(word)
    path = Path(word)
    if not os.path.exists(path):  # noqa: PTH110 - Path's own raises for a name that is too long
        if "/" in word or path.suffix:
            message = f"no such file: `{word}`"
            raise CannotRunError(message)
        raise _no_such(word, "region", known)
    name = path.name.removesuffix(SUFFIX)
    if not is_region_name(name):
        message = f"`{word}` cannot name a region: its name must be letters, digits and hyphens"
        raise CannotRunError(message)
    return RegionFile(name, path.absolute(), word)


def _standard_input() -> RegionFile:
    """Return standard input as a file, named after the region that it is about."""
    source = read_standard_input()
    try:
        entries = compose(source)[0].entries
    except ProblemsFoundError:
        entries = {}  # what is wrong with it is said when it is pressed
    named = entries[REGION_NAME][1] if REGION_NAME in entries else None
    name = region_name_from(named.text) if isinstance(named, Scalar) else ""
    return RegionFile(name or "region", None, source.path, source.text)


def template_names(workspace: Workspace, words: Iterable[str]) -> list[str]:
    """Return the named templates; all of the workspace for no word."""
    known = _listed(Workspace.template_names, workspace)
    for word in words:
        if word not in known:
            raise _no_such(word, "template", known)
    return list(dict.fromkeys(words)) or known


def _no_such(word: str, noun: str, known: Sequence[str]) -> CannotRunError:
    meant = nearest(word, known)
    hint = f"did you mean `{meant}`?" if meant else f"there is {listing(known, 'and') or 'none'}"
    return CannotRunError(f"no such {noun} as `{word}`; {hint}")


def ask_for_libreoffice() -> None:
    """Say where LibreOffice is to be had, when it is not here."""
    from lmp_press.writers.pdf import find_program

    if not find_program():
        message = (
            "a PDF is made by LibreOffice, which is not on this machine: install it (it is free, "
            "from libreoffice.org, or your system's package `libreoffice-writer`), or fill without "
            "`-f pdf`"
        )
        raise CannotRunError(message)
