"""What a test needs and the project does not bring: a program, a registry, a file."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, NoReturn

import pytest

from support.project_files import ROOT

if TYPE_CHECKING:
    from pathlib import Path

REQUIRED = "LMP_PRESS_REQUIRE_ALL"  # set where everything has to be there: no test is skipped


def find_tool(name: str) -> str:
    """Return the path of a program, such as `soffice`; without it the test is skipped."""
    return shutil.which(name) or go_without(f"{name} is not installed")


def find_in_npm(path: str) -> Path:
    """Return a file of the npm packages that `.ci/run` installs; without it the test is skipped."""
    found = ROOT / ".ci" / "tools" / "node_modules" / path
    return found if found.exists() else go_without(f"{path} was not installed by .ci/run")


def go_without(reason: str) -> NoReturn:
    """Skip the test that calls this, or fail it where everything has to be there."""
    if os.environ.get(REQUIRED):
        pytest.fail(f"{reason}, and {REQUIRED} is set", pytrace=False)
    pytest.skip(reason)
