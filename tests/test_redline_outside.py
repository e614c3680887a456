from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree
from support.docx_parts import parts_of, said
from support.libreoffice import resolved
from support.outside_tools import find_in_npm, find_tool, go_without
from support.redline_edits import EDITS, OLD

from lmp_press.readers.docx import read
from lmp_press.review.redline import redline

CHECKER = Path(__file__).parent.parent.parent / "shared" / "check_docx.py"
VALIDATOR = ".bin/ooxml-validator"
OURS = "tracked-change,link-placeholder"  # what a redline is, and what test data are

# LibreOffice 7 gives the link of deleted words to those that follow, however it was stored.
LINKS = {"a link's target", "a link removed", "a line with a link deleted"}
# pandoc does not resolve formats, rows and levels; this is about the words.
METADATA = {"the first deleted"}  # what pandoc takes out of the text depends on what stands first

Files = dict[tuple[str, str], bytes]


@pytest.fixture(scope="module")
def redlines() -> dict[str, bytes]:
    old = OLD.file()
    return {name: redline(old, read(edit.file()).release).data for name, edit in EDITS.items()}


@pytest.fixture(scope="module")
def saved(redlines: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Files:
    """All files as LibreOffice saves them: resolved both ways, and both sides as they are."""
    both = {(name, side): redlines[name] for name in EDITS for side in ("accept", "reject")}
    plain = {(name, "as it is"): edit.file() for name, edit in EDITS.items()}
    return resolved(
        {**both, **plain, ("OLD", "as it is"): OLD.file()}, tmp_path_factory.mktemp("office")
    )


@pytest.mark.parametrize("name", EDITS)
@pytest.mark.parametrize("side", ["accept", "reject"])
def test_libreoffice_agrees(name: str, side: str, saved: Files) -> None:
    found = said(saved[name, side])
    wanted = said(saved[name if side == "accept" else "OLD", "as it is"])
    assert [(one.place, one.text) for one in found] == [(one.place, one.text) for one in wanted]
    if name not in LINKS:
        assert found == wanted


@pytest.mark.parametrize("name", EDITS)
@pytest.mark.parametrize("side", ["accept", "reject"])
def test_pandoc_agrees(name: str, side: str, redlines: dict[str, bytes]) -> None:
    found = letters(redlines[name], side)
    wanted = letters(EDITS[name].file() if side == "accept" else OLD.file(), "accept")
    if name in METADATA:
        assert sorted(found) == sorted(wanted)
    else:
        assert found == wanted


def letters(data: bytes, side: str) -> str:
    """Return what pandoc reads but for spaces and dashes.

    It puts a space where paragraphs merge, and leaves the dash of a list item that is gone.
    """
    pandoc = [find_tool("pandoc"), "--from=docx", "--to=plain", "--wrap=none", "--standalone"]
    made = subprocess.run(
        [*pandoc, f"--track-changes={side}"], input=data, capture_output=True, check=True
    )
    return re.sub(r"[\s-]", "", made.stdout.decode())


def written(redlines: dict[str, bytes], folder: Path) -> list[str]:
    paths = [folder / f"{name.replace(' ', '-')}.docx" for name in redlines]
    for path, data in zip(paths, redlines.values(), strict=True):
        path.write_bytes(data)
    return list(map(str, paths))


def test_the_checker_has_nothing_against_them(redlines: dict[str, bytes], tmp_path: Path) -> None:
    if not CHECKER.exists():
        go_without("shared/check_docx.py is not here")
    command: list[str | Path] = [
        sys.executable,
        CHECKER,
        "--ignore",
        OURS,
        *written(redlines, tmp_path),
    ]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stdout


def nestings(data: bytes) -> set[tuple[str, str]]:
    """Return which element stands in which in the parts of a redline."""
    roots = [etree.fromstring(xml) for name, xml in parts_of(data).items() if name.endswith(".xml")]
    return {(one.tag, child.tag) for root in roots for one in root.iter() for child in one}


def cover(redlines: dict[str, bytes]) -> dict[str, bytes]:
    """Return so many of the redlines that each nesting of elements is in one of them."""
    left = {name: nestings(data) for name, data in redlines.items()}
    chosen = {}
    while any(left.values()):
        name = max(left, key=lambda one: len(left[one]))
        chosen[name] = redlines[name]
        left = {other: found - left[name] for other, found in left.items()}
    return chosen


def test_the_validator_has_nothing_against_them(redlines: dict[str, bytes], tmp_path: Path) -> None:
    validator = find_in_npm(VALIDATOR)
    for path in written(cover(redlines), tmp_path):
        made = subprocess.run([validator, path], capture_output=True, text=True, check=False)
        assert json.loads(made.stdout)["ok"], made.stdout
