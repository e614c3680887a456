"""The sample regions and templates, changed for a test, and the releases that they become."""

from __future__ import annotations

import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from lmp_press.fill import fill
from lmp_press.readers import docx, markdown
from lmp_press.region import read_region, typed
from lmp_press.source import Source
from lmp_press.template import load_template
from lmp_press.template.outlining import outline
from lmp_press.writers import WRITERS
from support.pressing import KNOWN
from support.project_files import ROOT, read

if TYPE_CHECKING:
    from lmp_press.outline import Outline
    from lmp_press.release import Release
    from lmp_press.template import Template

Changes = tuple[tuple[str, str], ...]


@cache
def template(name: str = "anniversary", changes: Changes = ()) -> Template:
    """Return a template of the repository, each first text of its copy replaced by the second."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        shutil.copytree(ROOT / "templates" / name, path)
        copy = path / "release.md.j2"
        copy.write_text(replaced(read(copy), changes), encoding="utf-8")
        return load_template(path, f"templates/{name}")


@cache
def outlined(name: str = "anniversary", changes: Changes = ()) -> Outline:
    """Return the outline of a template of the repository."""
    return outline(template(name, changes))


def outlines() -> list[Outline]:
    """Return the outlines of all templates of the repository."""
    return [outlined("anniversary"), outlined("reaffirmation")]


def filled(region: str, *changes: tuple[str, str], of: Template | None = None) -> Release:
    """Return a sample region's release, each first text of its file replaced by the second."""
    made = of or template()
    source = Source(f"{region}.yaml", replaced(read(ROOT / "regions" / f"{region}.yaml"), changes))
    return fill(made, typed(read_region(region, source), made.fields, KNOWN)[0])


def replaced(text: str, changes: Changes) -> str:
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return text


def as_word(release: Release) -> Release:
    """Return a release as it is read back from its Word file."""
    return docx.read(WRITERS["docx"](release)).release


def as_markdown(release: Release) -> Release:
    """Return a release as it is read back from its Markdown file."""
    return markdown.read(WRITERS["md"](release).decode())


def edited(release: Release, *changes: tuple[str, str]) -> Release:
    """Return a release after somebody replaced words in it."""
    paragraphs = []
    for paragraph in release.paragraphs:
        runs = []
        for run in paragraph.runs:
            text = run.text
            for old, new in changes:
                text = text.replace(old, new)
            runs.append(run._replace(text=text))
        paragraphs.append(paragraph._replace(runs=tuple(runs)))
    assert paragraphs != list(release.paragraphs), changes
    return release._replace(paragraphs=tuple(paragraphs))
