"""`lmp-press new --ask`: each value is asked for, checked, and kept at once."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from lmp_press.cli.output import put_drawn, say
from lmp_press.cli.session import CannotRunError, Session, finish
from lmp_press.diagnostics.drawing import visible
from lmp_press.diagnostics.grammar import count
from lmp_press.store.problems import cannot_write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lmp_press.diagnostics import Problem
    from lmp_press.forms.dialogue import Dialogue
    from lmp_press.forms.form import FormField
    from lmp_press.forms.prompting import StoppedError
    from lmp_press.forms.saving import RegionFiles
    from lmp_press.forms.starting import Starter
    from lmp_press.press import Kit
    from lmp_press.template import Template
    from lmp_press.workspace import Workspace


def refuse_without_terminal(region: str) -> None:
    """End the command where nobody can answer."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        message = (
            "`--ask` needs a terminal to ask on; without it, "
            f"`lmp-press new {region}` starts a file to be filled in"
        )
        raise CannotRunError(message)


def ask_for(
    session: Session, workspace: Workspace, region: str, kit: Kit, templates: Sequence[Template]
) -> None:
    """Ask for what a region's file lacks, and show the finished release."""
    from lmp_press.forms.describing import Questionnaire
    from lmp_press.forms.dialogue import Dialogue
    from lmp_press.forms.nesting import texts_of
    from lmp_press.forms.prompting import StoppedError
    from lmp_press.forms.saving import RegionFiles, save_schema
    from lmp_press.forms.starting import Starter
    from lmp_press.source import compose

    files = RegionFiles(workspace)
    questionnaire = Questionnaire(templates)
    values = {}
    if region in workspace.region_names():
        values = texts_of(compose(files.read(region))[0])
    dialogue = Dialogue(questionnaire, kit.known, values)
    keeper = _Keeper(files, region, Starter(questionnaire.fields()))
    keeper.keep({}, workspace)
    save_schema(workspace.root, kit.templates)
    try:
        _ask_all(dialogue, keeper, workspace)
    except StoppedError as stopped:
        typed = _keep_typed(dialogue, keeper, workspace, stopped)
        say("")
        say(f"stopped; what you answered is in {visible(workspace.region_file(region).shown)}")
        if typed:
            say(typed)
    _end(session, workspace, region, kit._replace(templates=tuple(templates)), dialogue)


class _Keeper:
    """Puts each answer into a region's file."""

    def __init__(self, files: RegionFiles, region: str, starter: Starter) -> None:
        self.files = files
        self.region = region
        self.starter = starter

    def keep(self, changes: dict[str, str], workspace: Workspace) -> None:
        """Change the file, or start it."""
        from lmp_press.forms.changing import changed
        from lmp_press.source.editing import EditError

        shown = workspace.region_file(self.region).shown
        try:
            if self.region not in workspace.region_names():
                self.files.save(self.region, self.starter.text(self.region, changes))
                self.files.read(self.region)
            elif changes:
                text = self.files.read(self.region).text
                self.files.save(self.region, changed(self.region, text, self.starter, changes))
        except OSError as error:
            raise CannotRunError(cannot_write(shown, error).message) from None
        except EditError as error:
            message = f"`{shown}` is written so that the answer has no place: {error}"
            raise CannotRunError(message) from None


def _ask_all(dialogue: Dialogue, keeper: _Keeper, workspace: Workspace) -> None:
    from lmp_press.forms.prompting import BACK, OPENING, ask, explained, picked, wrapped

    for line in wrapped(OPENING):
        say(line)
    field, typed = dialogue.next(), ""
    while field:
        for line in explained(field, dialogue.needed()):
            say(line)
        answer = picked(field, ask(field, typed))
        if answer.strip() == BACK:
            field = dialogue.back() or field
            typed = dialogue.values.get(field.path, "")
            continue
        before = dialogue.values.get(field.path, "")
        problems = dialogue.answer(field, answer)
        _say(problems)
        if dialogue.values.get(field.path, "") != before:
            keeper.keep({field.path: dialogue.values.get(field.path, "")}, workspace)
        field, typed = _next(dialogue, field, answer, problems)


def _keep_typed(
    dialogue: Dialogue, keeper: _Keeper, workspace: Workspace, stopped: StoppedError
) -> str:
    """Keep what somebody had typed of an answer, and return what is said of it."""
    from lmp_press.diagnostics import has_errors
    from lmp_press.forms.prompting import BACK, picked

    field, answer = stopped.field, picked(stopped.field, stopped.typed).strip()
    before = dialogue.values.get(field.path, "")
    if answer in {"", BACK, before}:
        return ""
    problems = dialogue.answer(field, answer)
    if has_errors(problems):
        return f"`{visible(answer)}` is not kept: {problems[0].message}"
    keeper.keep({field.path: dialogue.values[field.path]}, workspace)
    return f"`{visible(answer)}`, which you were typing, is there too"


def _next(
    dialogue: Dialogue, field: FormField, answer: str, problems: Sequence[Problem]
) -> tuple[FormField | None, str]:
    """Return what is asked for next: the same once more, for an answer that was not taken."""
    from lmp_press.diagnostics import has_errors

    return (field, answer) if has_errors(problems) else (dialogue.next(), "")


def _say(problems: Sequence[Problem]) -> None:
    for problem in problems:
        say(f"{problem.severity}: {problem.message}")
        if problem.help:
            say(f"  help: {problem.help}")


def _end(session: Session, workspace: Workspace, region: str, kit: Kit, dialogue: Dialogue) -> None:
    """Show the releases that are finished, or say what is left to do."""
    from lmp_press.press import press_file

    if missing := dialogue.needed():
        left = f"{count(missing, 'value is', 'values are')} still to be written"
        session.note(f"{left}: `lmp-press new {region} --ask` goes on where you stopped")
        return
    pressed = press_file(kit._replace(formats=("txt",)), workspace.region_file(region))
    for document in pressed.documents:
        put_drawn(f"\n{document.data.decode()}")
    session.problems(pressed.problems)
    finish(pressed.problems)
