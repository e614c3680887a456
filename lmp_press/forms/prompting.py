"""A question on a terminal: its sentence fills while the answer is typed."""

from __future__ import annotations

import shutil
import textwrap
from typing import TYPE_CHECKING, Any

from lmp_press.forms.explaining import explanation, heading, in_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lmp_press.forms.form import FormField

BACK = "<"
KEYS = f"Enter: next  {BACK}: back  Ctrl-C: stop"
OPENING = (
    f"Nothing and Enter leaves a value for later, {BACK} and Enter goes back to the one before. "
    "What you answer is kept, whenever you stop."
)
NARROWEST = 20  # columns that words are wrapped to at the least


class StoppedError(Exception):
    """Somebody stops answering a question, or is gone; `typed` stood there by then."""

    def __init__(self, field: FormField, typed: str) -> None:
        super().__init__(typed)
        self.field = field
        self.typed = typed


def explained(field: FormField, needed: int) -> list[str]:
    """Return the lines that are said before a question: what it is about, and what it takes."""
    left = f", {needed} still to do" if needed else ""
    lines = [f"{heading(field)}{left}"]
    said = in_sentence(field)
    lines += [words for words in explanation(field) if words != said]
    lines += [f"{number} {word}" for number, word in enumerate(choices(field), 1)]
    return ["", *(line for words in lines for line in wrapped(words))]


def choices(field: FormField) -> Sequence[str]:
    """Return the words that a field can be, of which one is picked."""
    return ("true", "false") if field.field.kind == "boolean" else field.field.allowed


def picked(field: FormField, typed: str) -> str:
    """Return the choice that a number stands for, or words as they were typed.

    >>> from lmp_press.fields.schema import Field
    >>> from lmp_press.diagnostics import FieldName
    >>> from lmp_press.forms.form import FormField
    >>> kind = FormField(FieldName.root().key("kind"), "kind", Field("string", allowed=("a", "b")))
    >>> picked(kind, "2"), picked(kind, "A"), picked(kind, "c")
    ('b', 'a', 'c')
    """
    words = choices(field)
    if typed.strip().isdecimal() and 0 < int(typed) <= len(words):
        return words[int(typed) - 1]
    same = [word for word in words if word.casefold() == typed.strip().casefold()]
    return same[0] if len(same) == 1 else typed


def ask(field: FormField, typed: str = "") -> str:
    """Return what somebody types; `typed` stands there already. StoppedError when they stop."""
    from prompt_toolkit import PromptSession
    from prompt_toolkit.completion import WordCompleter

    session: PromptSession[str] = PromptSession()

    def message() -> str:
        words = session.default_buffer.text
        filled = in_sentence(field, words and f"[{words}]")
        return "\n".join([*wrapped(filled), "> "]) if filled else "> "

    try:
        return session.prompt(
            message,
            default=typed,
            completer=WordCompleter(list(choices(field)), ignore_case=True),
            bottom_toolbar=KEYS,
            reserve_space_for_menu=len(choices(field)),
            style=_plain(),
        )
    except (EOFError, KeyboardInterrupt, OSError):
        raise StoppedError(field, session.default_buffer.text) from None


def _plain() -> Any:
    """Return looks that need no colour."""
    from prompt_toolkit.styles import Style

    return Style.from_dict({"bottom-toolbar": "noreverse"})


def wrapped(words: str) -> list[str]:
    """Return words in lines that the terminal has room for."""
    width = max(shutil.get_terminal_size().columns - 1, NARROWEST)
    return textwrap.wrap(words, width, break_on_hyphens=False) or [""]
