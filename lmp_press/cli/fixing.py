"""`lmp-press check --fix`: the change is shown, made, and said."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

import click

from lmp_press.diagnostics import Problem, ProblemsFoundError
from lmp_press.diagnostics.drawing import visible
from lmp_press.diagnostics.grammar import count
from lmp_press.fixing import fix
from lmp_press.source import decode, encoded, read_bytes
from lmp_press.store.problems import cannot_write
from lmp_press.store.replacing import rewrite_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lmp_press.cli.session import Session
    from lmp_press.press import Kit
    from lmp_press.workspace import RegionFile


def fix_files(session: Session, kit: Kit, files: Sequence[RegionFile]) -> list[Problem]:
    """Mend region files, show how, and return why one cannot be written.

    What is wrong with a file that cannot be read, or mended, is for the check to say.
    """
    kit = kit._replace(formats=("md",))
    problems: list[Problem] = []
    for file in files:
        try:
            _fix_file(session, kit, file)
        except ProblemsFoundError:
            continue
        except OSError as error:
            problems.append(cannot_write(file.shown, error))
    return problems


def _fix_file(session: Session, kit: Kit, file: RegionFile) -> None:
    data = file.text.encode()
    if file.path:
        data = read_bytes(file.path, file.shown, within=file.within)
    source = decode(data, file.shown)
    fixed = fix(kit, file.name, source)
    if fixed == source.text:
        return
    lines = [*_diff(file.shown, source.text, fixed)]
    for line in lines:
        click.echo(visible(line))
    number = sum(line.startswith("-") for line in lines[len(("---", "+++")) :])
    mended = f"{visible(file.shown)}: {count(number, 'line')} mended"
    if file.path is None:
        session.note(f"{mended}, and not written: it is standard input")
        return
    rewrite_file(file.path, data, encoded(fixed, data))
    session.note(f"{mended}, and the file is written")


def _diff(shown: str, before: str, after: str) -> Iterator[str]:
    """Yield the lines of a unified diff, without their breaks."""
    old, new = before.splitlines(), after.splitlines()
    return difflib.unified_diff(old, new, shown, shown, lineterm="")
