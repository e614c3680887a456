"""The commands that a page shows: run in a folder, they must print what the page says."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

from support.command_line import lmp_press
from support.headquarters import release_with_blanks
from support.project_files import ROOT
from support.workspace_files import file_tree

if TYPE_CHECKING:
    from pathlib import Path

# The pages that are followed from top to bottom, each in a folder of its own.
HEADQUARTERS = ROOT / "docs" / "headquarters.md"
GUIDE = [HEADQUARTERS, *(ROOT / "docs" / f"{name}.md" for name in ("regional-lead", "reviewers"))]
EXAMPLE = re.compile(r"(?m)^\$ (.+)\n((?:(?!\$ ).*\n)*)")


def with_line(text: str, line: str) -> str:
    """Return a file's text with a line in the place of the one that has its key."""
    key = re.escape(line.partition(":")[0])
    changed, number = re.subn(rf"(?m)^{key}:.*$", lambda _: line, text)
    assert number == 1, f"one line of the file must start with {key}:"
    return changed


def said_as_shown(said: str, shown: str) -> bool:
    """Tell whether what was said is what a page shows, in which `…` stands for anything.

    How long a run took is no matter; one of less than a second does not say.
    """
    pattern = ".*".join(re.escape(part) for part in shown.rstrip().split("…"))
    said = re.sub(r"(?m) \(\d[\d,.]* s\)$", "", said)
    return bool(re.fullmatch(pattern, said.rstrip(), re.DOTALL))


def workspace(folder: Path) -> None:
    """Lay down the templates and regions, and the release that headquarters has."""
    folders = ("templates", "regions")
    paths = [path for one in folders for path in (ROOT / one).rglob("*") if path.is_file()]
    file_tree(folder, {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in paths})
    file_tree(folder, {"our-release.docx": release_with_blanks()})


def assert_prints(command: str, shown: str, folder: Path) -> None:
    """Run a command of a page in a folder; it must print what the page shows."""
    command, _, written = command.partition(" > ")
    command, _, given = command.partition(" < ")
    program, *words = shlex.split(command)
    assert program == "lmp-press", "what is not ours to run is not marked `console`"
    data = (folder / given).read_bytes() if given else b""
    done = lmp_press(*words, stand=folder, data=data)
    results = "" if written else done.stdout.decode()
    both = (done.stderr + results, results + done.stderr)  # the order in which a terminal has them
    assert any(said_as_shown(said, shown) for said in both), both[0]
