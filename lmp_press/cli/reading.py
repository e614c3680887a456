"""Any release that a person can name: a Word file, a Markdown file, or a region, filled now."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lmp_press.cli.arguments import region_files, template_names
from lmp_press.cli.desk import CannotRunError, Desk
from lmp_press.diagnostics import ProblemsFoundError
from lmp_press.source import decode, read_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lmp_press.release import Release

LARGEST = 64 << 20  # bytes of a Word file that is read


def releases_of(desk: Desk, word: str, templates: Sequence[str]) -> list[Release]:
    """Return the releases that a file or a region's name stands for.

    ProblemsFoundError when the region has problems; CannotRunError when the file is no release.
    """
    path = Path(word)
    match path.suffix.lower():
        case ".docx" | ".docm" | ".doc" | ".dotx":
            return [_word_file(path, word)]
        case ".md" | ".markdown":
            return [_markdown_file(path, word)]
    return _region(desk, word, templates)


def _word_file(path: Path, shown: str) -> Release:
    from lmp_press.readers import docx

    try:
        return docx.read(_bytes(path, shown)).release
    except docx.UnreadableError as error:
        message = f"`{shown}` cannot be read as a release: {error}"
        raise CannotRunError(message) from None


def _markdown_file(path: Path, shown: str) -> Release:
    from lmp_press.readers import markdown

    try:
        return markdown.read(decode(_bytes(path, shown), shown).text)
    except ProblemsFoundError as found:
        raise _unreadable(found) from None


def _region(desk: Desk, word: str, templates: Sequence[str]) -> list[Release]:
    from lmp_press.fill import fill
    from lmp_press.kit import load_kit, source_date
    from lmp_press.press import read_file
    from lmp_press.region import typed

    workspace = desk.workspace()
    (file,) = region_files(workspace, [word])
    kit = load_kit(workspace, template_names(workspace, templates), epoch=source_date())
    region = read_file(file)
    return [
        fill(template, typed(region, template.fields, kit.known)[0], kit.epoch)
        for template in kit.templates
    ]


def _bytes(path: Path, shown: str) -> bytes:
    try:
        return read_bytes(path, shown, LARGEST)
    except ProblemsFoundError as found:
        raise _unreadable(found) from None


def _unreadable(found: ProblemsFoundError) -> CannotRunError:
    problem = found.problems[0]
    return CannotRunError(f"{problem.location.path}: {problem.message}")
