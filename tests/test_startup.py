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

SLOW = {
    "jinja2",
    "lxml",
    "markdown_it",
    "mdit_py_plugins",
    "phonenumbers",
    "zipfile",
    "docx",
    "rich",
    "jsonschema_rs",
    "openpyxl",
    "distributed",
    "icu4py",
    "multiprocessing",
    "yaml",
    "concurrent",
}
FOR_MISTAKES = {"lmp_press.source.mending", "lmp_press.source.silent", "lmp_press.fields.meaning"}
NETWORK = {"socket", "ssl", "http", "urllib.request", "asyncio", "email", "select"}


def imported(*words: str) -> set[str]:
    """Return every module that a command imports, and the packages that they are of."""
    run = [sys.executable, "-X", "importtime", "-m", "lmp_press", *words]
    done = subprocess.run(
        run, cwd=ROOT, env=environment(), capture_output=True, text=True, check=True
    )
    modules = re.findall(r"(?m)^import time: .*\| +(\S+)$", done.stderr)
    return {*modules, *(module.partition(".")[0] for module in modules)}


@pytest.mark.parametrize("command", ["fill", "check"])
def test_a_command_imports_nothing_slow_and_nothing_of_the_network(
    command: str, tmp_path: Path
) -> None:
    to = ["-o", str(tmp_path / "out")] if command == "fill" else []
    imported(command, "northwest", *to)  # which compiles the templates, and keeps them
    shutil.rmtree(tmp_path / "out", ignore_errors=True)
    modules = imported(command, "northwest", *to)
    assert "lmp_press.batch.run" in modules
    assert modules & (SLOW | NETWORK | FOR_MISTAKES) == set()


def test_the_version_is_told_without_the_rooms_that_make_releases() -> None:
    assert imported("--version") & {"jinja2", "yaml", "lxml", "lmp_press.batch"} == set()
