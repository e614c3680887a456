"""The questions of `lmp-press adopt`, on a terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from lmp_press.adopt import NO_BLANK, inquiries, is_answer
from lmp_press.cli.output import say
from lmp_press.cli.terminal import terminal_of
from lmp_press.diagnostics.grammar import count

if TYPE_CHECKING:
    from collections.abc import Callable

    from lmp_press.adopt import Adopted, Choices, Inquiry


def asked(
    made: Callable[[Choices], Adopted], choices: Choices, note: Callable[[str], None]
) -> Adopted:
    """Return the template that a person's answers make.

    Without a terminal each proposal is taken, and a note says so. Ctrl-C ends the command.
    """
    adopted = made(choices)
    questions = inquiries(adopted, adopted.choices)
    if not questions or not _is_somebody_there():
        if questions:
            note(_untold(len(questions)))
        return adopted
    answered = adopted.choices
    for place, question in enumerate(questions, 1):
        _say_question(adopted, question, f"{place} of {len(questions)}")
        answered = question.answered(_answer(question), answered)
    say("")
    return adopted if answered == adopted.choices else made(answered)


def _untold(number: int) -> str:
    return (
        f"note: {count(number, 'place is', 'places are')} in doubt, and nobody is at a terminal to "
        "ask: what is proposed was taken (`--name`, `--keep` and `--blank` change it)"
    )


def _is_somebody_there() -> bool:
    return sys.stdin.isatty() and terminal_of(sys.stderr) is not None


def _say_question(adopted: Adopted, question: Inquiry, place: str) -> None:
    from lmp_press.cli.adopted import sentence

    say("")
    say(f"{place}: {sentence(adopted, question.decision).plain}")
    say(f"({question.decision.why})", "dim")


def _answer(question: Inquiry) -> str:
    """Return a person's answer: a field's name, or that there is no blank."""
    if not question.numbers:
        is_blank = click.confirm("is it a blank?", default=False, err=True)
        return question.decision.text if is_blank else NO_BLANK
    words = f"its field (a name, or {NO_BLANK} if it is no blank)"
    while True:
        answer = click.prompt(words, default=question.proposal, err=True).strip()
        if is_answer(answer):
            return str(answer)
        say(f"error: `{answer}` cannot name a field: write it like region_name", "bold red")
