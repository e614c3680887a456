"""`lmp-press fill`."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, NoReturn

from lmp_press import batch
from lmp_press.cli.arguments import ask_for_libreoffice
from lmp_press.cli.command import command
from lmp_press.cli.engine import engine_for
from lmp_press.cli.fill_options import PARAMETERS, FillOptions
from lmp_press.cli.output import put
from lmp_press.cli.progress import progress
from lmp_press.cli.session import CannotRunError, Session, finish
from lmp_press.cli.terminal import terminal_of
from lmp_press.diagnostics import Severity, has_errors
from lmp_press.door.orders import Order, order
from lmp_press.press import press_file
from lmp_press.writers import PDF

if TYPE_CHECKING:
    from lmp_press.diagnostics import Problem
    from lmp_press.documents import Document
    from lmp_press.workspace import RegionFile

NO_TEXT = {"docx": "Word file", "pdf": "PDF"}


@command(FillOptions, *PARAMETERS, example="lmp-press fill northwest -f docx")
def fill(session: Session, options: FillOptions) -> None:
    """Write the finished releases of each REGION, or of all.

    REGION is a region's name, a YAML file, or - for standard input.
    Every region is checked before the first file is written.
    """
    if PDF in options.formats:
        ask_for_libreoffice()
    asked = order(session.workspace, options.regions, options.templates, options.formats)
    options.refuse_to_accept()
    if options.to_standard_output:
        if options.final:
            message = "final releases go to a folder, with their cover: name it with `-o`"
            raise CannotRunError(message)
        _to_standard_output(session, asked, strict=options.strict)
    _to_folder(session, asked, options)


def _to_folder(session: Session, asked: Order, options: FillOptions) -> None:
    began = time.monotonic()
    plan = options.plan(asked)
    with (
        progress(session) as watcher,
        engine_for(options.jobs, options.cluster, len(asked.files)) as engine,
    ):
        summary = batch.fill(plan, asked.files, engine, watcher, asked.whole)
    session.problems(summary.problems)
    if plan.dry_run:
        _say_rehearsed(plan, summary)
    elif not has_errors(summary.problems) or plan.keep_going:
        _say_final(plan, summary)
    for path in summary.kept:
        session.note(f"{plan.shown(path)} keeps what was edited")
    place = plan.shown(asked.files[0].name) if len(asked.files) == 1 else plan.out_shown
    session.note(summary.filled(place, time.monotonic() - began, dry_run=plan.dry_run))
    finish(summary.problems)


def _say_rehearsed(plan: batch.Plan, summary: batch.Summary) -> None:
    for words, paths in (("write", summary.planned), ("remove", summary.removed)):
        for path in paths:
            put(f"would {words} {plan.shown(path)}\n".encode(errors="surrogateescape"))


def _say_final(plan: batch.Plan, summary: batch.Summary) -> None:
    """Name each file that may be sent, with the day of its release."""
    for final in summary.finals:
        for path, _ in final.files:
            put(f"{final.issued}  {plan.shown(path)}\n".encode(errors="surrogateescape"))


def _to_standard_output(session: Session, asked: Order, *, strict: bool) -> NoReturn:
    if len(asked.files) * len(asked.plan.templates) * len(asked.plan.formats) != 1:
        message = "standard output takes one region, one template and one format"
        raise CannotRunError(message)
    if (thing := NO_TEXT.get(asked.plan.formats[0])) and terminal_of(sys.stdout):
        message = f"a {thing} does not go to a terminal: name a folder with `-o`"
        raise CannotRunError(message)
    plan = asked.plan._replace(strict=strict)
    with progress(session) as watcher, engine_for(1, None, 1) as engine:
        problems = [*batch.check(plan, asked.files, engine, watcher).problems]
    documents: tuple[Document, ...] = ()
    if not has_errors(problems):
        documents, remarks = _made(plan, asked.files[0])
        problems += [each for each in remarks if each not in problems]
    session.problems(problems)
    if documents and not has_errors(problems):
        put(documents[0].data)
    finish(problems)


def _made(plan: batch.Plan, file: RegionFile) -> tuple[tuple[Document, ...], list[Problem]]:
    """Return a region's one document, and what its making had to say."""
    pressed = press_file(plan.kit(), file)
    if pressed.unprinted:
        from lmp_press.printing import printed

        [pressed] = printed([pressed])
    problems = pressed.problems
    if plan.strict:
        problems = tuple(each._replace(severity=Severity.ERROR) for each in problems)
    return pressed.documents, [*problems]
