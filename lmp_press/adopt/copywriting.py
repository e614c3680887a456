"""The whole copy of the new template: its paragraphs, with what the source lacks."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from lmp_press.adopt.additions import RELEASE_LINE
from lmp_press.adopt.escaping import escape_text
from lmp_press.release import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lmp_press.adopt.lines import Line

DRAFT_LINE = "DRAFT — NOT FOR RELEASE"
_DIVISIONS = {
    Role.RELEASE_LINE: "release-line",
    Role.DATE: "date",
    Role.SUBHEADLINE: "subheadline",
    Role.CONTACT: "contact",
    Role.BOILERPLATE: "boilerplate",
    Role.END_MARK: "end-mark",
}
_ABOVE = {Role.RELEASE_LINE, Role.DATE, Role.CONTACT}  # what a headline stands under


def copy(written: Sequence[Line], headline: str, *, has_release_line: bool) -> str:
    """Return the whole `release.md.j2`; a headline that the source lacks stands after its top."""
    top = [] if has_release_line else [f"::: release-line\n{_draft(RELEASE_LINE)}\n:::"]
    added = [f"# {escape_text(headline)}"] if headline else []
    opening = list(takewhile(lambda line: line.role in _ABOVE, written)) if has_release_line else []
    draft = next((line for line in written if line.role == Role.RELEASE_LINE), None)
    rest = written[len(opening) :]
    return _joined([*top, *_blocks(opening, draft), *added, *_blocks(rest, draft)]) + "\n"


def _blocks(written: Sequence[Line], draft: Line | None) -> list[str]:
    """Return the paragraphs, those of one division between its colons."""
    blocks: list[str] = []
    before = ""
    for line in written:
        code, division = line.code, _DIVISIONS.get(line.role, "")
        if line is draft:
            code = _draft(code)
        if division and division == before:
            blocks[-1] = blocks[-1].removesuffix("\n:::") + f"\n\n{code}\n:::"
        else:
            blocks.append(f"::: {division}\n{code}\n:::" if division else code)
        before = division
    return blocks


def _draft(code: str) -> str:
    return f"{{% if draft %}}{DRAFT_LINE}{{% else %}}{code}{{% endif %}}"


def _joined(blocks: Sequence[str]) -> str:
    """Return blocks with an empty line between, but between two bullets."""
    text = ""
    for block in blocks:
        tight = block.startswith("- ") and text.rpartition("\n")[2].startswith("- ")
        text += ("\n" if tight else "\n\n") * bool(text) + block
    return text
