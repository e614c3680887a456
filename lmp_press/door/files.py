"""Files of a release: Word and Markdown read whole or refused in words, every format written."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from lmp_press.diagnostics import ProblemsFoundError
from lmp_press.diagnostics.refusal import UnknownNameError, UnreadableFileError
from lmp_press.readers import READERS
from lmp_press.review.version import Version, markdown_version, word_version
from lmp_press.source import decode, read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lmp_press.readers.docx.revisions import Revisions
    from lmp_press.release import Release

LARGEST = 64 << 20  # bytes of a file that is read

# What people write in beside Word, by suffix; all of it can save a Word file.
OTHER_FORMATS = {
    ".odt": "an OpenDocument text",
    ".rtf": "rich text",
    ".pages": "a Pages document",
    ".wpd": "a WordPerfect document",
    ".pdf": "a PDF",
    ".html": "a web page",
    ".htm": "a web page",
    ".txt": "plain text",
}


def write(release: Release, form: str) -> bytes:
    """Return a release as `docx`, `md`, `html` or `txt`; UnknownNameError for anything else."""
    from lmp_press.writers import WRITERS  # whoever only reads goes without them

    if form not in WRITERS:
        raise UnknownNameError(form, "format", [*WRITERS])
    return WRITERS[form](release)


def read(file: str | Path) -> Release:
    """Return the release that a Word or Markdown file says, tracked changes accepted.

    UnreadableFileError, whose words say why, when it cannot be read whole.
    """
    return file_version(file).release


def file_version(file: str | Path) -> Version:
    """Return what a Word or Markdown file says; UnreadableFileError for anything else."""
    found = version_by_suffix(str(file))
    if not found:
        message = f"`{file}` is no Word or Markdown file"
        raise UnreadableFileError(message)
    return found


def version_by_suffix(word: str, revisions: Revisions = "accept") -> Version | None:
    """Return what a file says whose name ends as one that people write in; else None.

    UnreadableFileError, whose words say why, when it cannot be read whole.
    """
    path = Path(word)
    suffix = path.suffix.lower()
    match READERS.get(suffix):
        case "docx":
            return word_file(word, bytes_of(path, word), revisions)
        case "markdown":
            return markdown_version(word, _text(path, word))
    if suffix in OTHER_FORMATS:
        bytes_of(path, word)  # one that is not there at all is said as that
        what = OTHER_FORMATS[suffix]
        message = f"`{word}` is {what}: save it as a Word file (.docx) and name that"
        raise UnreadableFileError(message)
    return None


def word_file(shown: str, data: bytes, revisions: Revisions = "accept") -> Version:
    """Return what a Word file's bytes say; UnreadableFileError when they cannot be read whole."""
    with readable(shown):
        return word_version(shown, data, revisions)


@contextmanager
def readable(shown: str) -> Iterator[None]:
    """Raise UnreadableFileError, with the name of the file, for a Word file that is none."""
    from lmp_press.readers.docx import UnreadableError  # a text goes without it

    try:
        yield
    except UnreadableError as error:
        message = f"`{shown}` cannot be read as a release: {error}"
        raise UnreadableFileError(message) from None


def bytes_of(path: Path, shown: str) -> bytes:
    """Return the bytes of a file that was named; UnreadableFileError when there are none."""
    try:
        return read_bytes(path, shown, LARGEST)
    except ProblemsFoundError as found:
        raise _unreadable(found) from None


def _text(path: Path, shown: str) -> str:
    try:
        return decode(bytes_of(path, shown), shown).text
    except ProblemsFoundError as found:
        raise _unreadable(found) from None


def _unreadable(found: ProblemsFoundError) -> UnreadableFileError:
    problem = found.problems[0]
    path = problem.location.path
    if problem.id in {"cannot-read", "not-a-file"}:  # whose sentence starts with the name
        return UnreadableFileError(f"`{path}` {problem.message.partition('` ')[2]}")
    return UnreadableFileError(f"{path}: {problem.message}")
