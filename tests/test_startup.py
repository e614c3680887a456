from __future__ import annotations

import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from support.project_files import ROOT
from support.small_workspace import environment

if TYPE_CHECKING:
    from pathlib import Path

# What an ordinary run may import beside its own rooms, with all that these import themselves.
LIBRARIES = (
    *("click", "array", "binascii", "contextlib", "datetime", "difflib", "enum", "errno", "fcntl"),
    *("encodings.utf_8_sig", "functools", "gc", "hashlib", "importlib", "io", "itertools", "json"),
    *("locale", "operator", "os", "pathlib", "platform", "re", "runpy", "stat", "string", "struct"),
    *("time", "types", "typing", "unicodedata", "urllib.parse", "xml.parsers.expat", "zlib"),
)
ROOMS = {
    *("approvals", "batch", "blanks", "cache", "cli", "cross_check", "diagnostics", "documents"),
    *("door", "drafts", "expressions", "fields", "fill", "letterhead", "linear", "lockstep"),
    *("markup", "mould", "named_tuples", "ooxml", "placeholders", "preflight", "press"),
    *("press_style", "proofreading", "readers", "region", "release", "source", "store"),
    *("template", "today", "workspace"),
    "writers",
}
# Files of these rooms that only a mistake, a first run, a final one or a large one has a use for.
FOR_OTHERS = {
    *("approvals.recording", "batch.cluster", "batch.copies", "batch.cover", "batch.inspection"),
    *("diagnostics.catalogue", "door.comparing", "fields.advice", "fields.characters"),
    *("fields.compiling", "fields.editors", "fields.judge", "fields.meaning", "letterhead.reasons"),
    *("letterhead.preparing", "letterhead.styles", "ooxml.faults", "ooxml.package", "ooxml.xml"),
    *("placeholders.asking", "placeholders.bare", "placeholders.phrases", "placeholders.runs"),
    *("placeholders.whole", "proofreading.articles", "proofreading.blame", "proofreading.dates"),
    *("proofreading.marks", "readers.docx", "readers.pdf", "source.composer", "source.editing"),
    *("source.mending", "source.parsing", "source.quoting", "source.silent", "source.writing"),
    *(
        "template.check",
        "template.compiling",
        "template.parsing",
        "writers.html",
        "writers.pdf",
        "writers.text",
    ),
}


def imported(*words: str) -> set[str]:
    """Return every module that a process of Python imports."""
    run = [sys.executable, "-X", "importtime", *words]
    done = subprocess.run(
        run, cwd=ROOT, env=environment(), capture_output=True, text=True, check=True
    )
    return set(re.findall(r"(?m)^import time: .*\| +(\S+)$", done.stderr))


def imported_by_command(*words: str) -> set[str]:
    return imported("-m", "lmp_press", *words)


def warm_run(command: str, tmp_path: Path) -> set[str]:
    """Return what a command imports whose templates are known from an earlier run."""
    words = [command, "northwest", "-t", "anniversary"]
    words += ["-o", str(tmp_path / "out")] if command == "fill" else []
    imported_by_command(*words)
    shutil.rmtree(tmp_path / "out", ignore_errors=True)
    return imported_by_command(*words)


def is_ours(module: str) -> bool:
    return module.partition(".")[0] == "lmp_press"


@pytest.mark.parametrize("command", ["fill", "check"])
def test_an_ordinary_run_imports_few_libraries(command: str, tmp_path: Path) -> None:
    known = imported("-c", f"import runpy, {', '.join(LIBRARIES)}")
    modules = {module for module in warm_run(command, tmp_path) if not is_ours(module)}
    assert modules - known == set()


@pytest.mark.parametrize("command", ["fill", "check"])
def test_an_ordinary_run_reads_none_of_the_code_that_others_need(
    command: str, tmp_path: Path
) -> None:
    modules = {
        module.partition(".")[2] for module in warm_run(command, tmp_path) if is_ours(module)
    }
    assert "batch.run" in modules
    assert {module.partition(".")[0] for module in modules} - {"", "__main__"} - ROOMS == set()
    assert {each for each in FOR_OTHERS for module in modules if lies_in(module, each)} == set()


def lies_in(module: str, place: str) -> bool:
    return f"{module}.".startswith(f"{place}.")


def test_the_version_is_told_without_the_rooms_that_make_releases() -> None:
    assert imported_by_command("--version") & {"jinja2", "yaml", "lxml", "lmp_press.batch"} == set()
