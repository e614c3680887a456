"""The peer: docxtpl, with the same words in the same letterhead."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx
from docxtpl import DocxTemplate

from lmp_press.letterhead.styles import STYLES
from lmp_press.release import Role

if TYPE_CHECKING:
    from pathlib import Path

    from lmp_press.release import Release


def write_template(release: Release, letterhead: Path | None, path: Path) -> None:
    """Write a docxtpl template: a release's copy, with `{{ blank_0 }}` for each of its blanks.

    Without a letterhead it is a file as Word saves it by default: with all its styles and a theme.
    """
    document = docx.Document(str(letterhead) if letterhead else None)
    for leftover in list(document.paragraphs):
        leftover._element.getparent().remove(leftover._element)  # noqa: SLF001 - no other way
    number = 0
    for paragraph in release.paragraphs:
        words = []
        for run in paragraph.runs:
            words.append(f"{{{{ blank_{number} }}}}" if run.field else run.text)
            number += bool(run.field)
        style = _style(document, paragraph.role) if letterhead else None
        document.add_paragraph("".join(words), style=style)
    document.save(str(path))


def context(release: Release) -> dict[str, str]:
    """Return what docxtpl fills the blanks of such a template with."""
    fields = [run.text for p in release.paragraphs for run in p.runs if run.field]
    return {f"blank_{number}": text for number, text in enumerate(fields)}


def fill(template: Path, values: dict[str, str]) -> bytes:
    """Fill the template as docxtpl's documentation does: a new object for each document."""
    document = DocxTemplate(str(template))
    document.render(values, autoescape=True)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _style(document: docx.document.Document, role: str) -> str:
    wanted = STYLES[Role(role)].casefold()
    return next(style.name for style in document.styles if style.name.casefold() == wanted)
