"""LibreOffice, found on this machine and asked for many PDFs in one call.

It runs with a profile of its own, so that a window that is open, or its settings, change nothing.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PROGRAMS = ("soffice", "libreoffice")
ELSEWHERE = (  # where installers put it without telling the shell
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
# PDF/UA, so with tags; nothing is asked of a reader's machine.
FILTER = 'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}'
PATIENCE = 60  # seconds for another PDF, and for the first start on a slow machine
MOST_FAILURES = 5  # calls in a row that make nothing; then it is not the releases' fault
LONGEST_NUMBER = 8  # digits


def find_program() -> str:
    """Return the path of LibreOffice on this machine, '' when it is not here."""
    found = (shutil.which(name) for name in PROGRAMS)
    return next((path for path in (*found, *map(_if_there, ELSEWHERE)) if path), "")


def laid_out(documents: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the PDF of each Word file by its name, as LibreOffice makes it.

    One on which LibreOffice ends or hangs is missing; the others are asked for again without it.
    """
    with tempfile.TemporaryDirectory(prefix="lmp-press-") as name:
        return _Office(Path(name)).made_of(documents)


class _Office:
    """LibreOffice in a folder of its own, until it has failed too often."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._failures = 0

    def made_of(self, documents: Mapping[str, bytes]) -> dict[str, bytes]:
        """Return the PDFs of documents, which are numbered meanwhile, whatever they are called."""
        names: dict[Path, str] = {}
        for number, (name, data) in enumerate(documents.items(), 1):
            path = self._folder / f"{number:0{LONGEST_NUMBER}}.docx"
            path.write_bytes(data)
            names[path] = name
        return {names[path]: data for path, data in self._pdfs([*names]).items()}

    def _pdfs(self, documents: Sequence[Path]) -> dict[Path, bytes]:
        """Return the PDFs of documents; the first that is not made is tried once more, alone."""
        if self._failures >= MOST_FAILURES or not documents:
            return {}
        _convert(self._folder, documents)
        made = {path: data for path in documents if (data := _finished(self._folder, path))}
        self._failures = 0 if made else self._failures + 1
        left = [path for path in documents if path not in made]
        if left and len(documents) > 1:
            made |= self._pdfs(left[:1])
            made |= self._pdfs(left[1:])
        return made


def _if_there(path: str) -> str:
    return path if Path(path).is_file() else ""


def _finished(folder: Path, document: Path) -> bytes:
    """Return the PDF of a document, b'' when none was made."""
    with suppress(FileNotFoundError):
        return (folder / "made" / document.with_suffix(".pdf").name).read_bytes()
    return b""


def _convert(folder: Path, documents: Sequence[Path]) -> None:
    """Ask LibreOffice for the PDFs of documents, which come to lie in `folder/made`."""
    made = folder / "made"
    command = [
        *(find_program(), f"-env:UserInstallation={(folder / 'profile').as_uri()}"),
        *("--headless", "--norestore", "--nolockcheck", "--convert-to", FILTER),
        *("--outdir", str(made), *map(str, documents)),
    ]
    with subprocess.Popen(  # noqa: S603 - a program of this machine, on files of ours
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as running:
        try:
            _wait(running, made)
        finally:
            _end(running)


def _wait(running: subprocess.Popen[bytes], made: Path) -> None:
    """Wait for a program until it ends, or finishes no file for too long."""
    finished = -1
    while True:
        so_far = len([*made.glob("*.pdf")])
        if so_far == finished:
            return
        finished = so_far
        with suppress(subprocess.TimeoutExpired):
            running.wait(PATIENCE)
            return


def _end(running: subprocess.Popen[bytes]) -> None:
    """End a program with all that it started."""
    if running.poll() is None and hasattr(os, "killpg"):
        with suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGKILL)
    elif running.poll() is None:
        running.kill()
