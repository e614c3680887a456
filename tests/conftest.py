"""What holds for every test: a machine that is slow or shared changes no result."""

from __future__ import annotations

import os
import shutil
import tempfile
from typing import TYPE_CHECKING

from hypothesis import settings

from lmp_press.cache.files import CACHE

if TYPE_CHECKING:
    import pytest

settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")


def pytest_configure(config: pytest.Config) -> None:
    """Let the tests have a cache of their own, which all processes of a run share."""
    if not hasattr(config, "workerinput"):
        os.environ[CACHE] = tempfile.mkdtemp(prefix="lmp-press-cache-")


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove that cache."""
    if not hasattr(config, "workerinput"):
        shutil.rmtree(os.environ.pop(CACHE), ignore_errors=True)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what a test has counted, such as how many sentences of a list end where they should."""
    for report in terminalreporter.getreports("passed") + terminalreporter.getreports("failed"):
        for name, value in report.user_properties:
            terminalreporter.write_line(f"{name}: {value}")
