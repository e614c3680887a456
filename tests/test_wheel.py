from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from typing import TYPE_CHECKING

import pytest
from support.outside_tools import go_without
from support.project_files import ROOT

from lmp_press import __version__

if TYPE_CHECKING:
    from pathlib import Path

SCRIPTS = "Scripts" if os.name == "nt" else "bin"


def run(*command: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command away from the source, with nothing that could lead back to it."""
    environment = {name: text for name, text in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel: a new one, or the one that was built before the source was deleted."""
    built = os.environ.get("LMP_PRESS_WHEEL_FOLDER")
    folder = ROOT / built if built else tmp_path_factory.mktemp("dist")
    if not built:
        build = (sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder)
        done = run(*build, ROOT, folder=folder)
        assert done.returncode == 0, done.stdout + done.stderr
    (only,) = folder.glob("*.whl")
    return only


@pytest.fixture(scope="module")
def scripts(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the programs' folder of an environment that holds the wheel and what it asks for."""
    home = tmp_path_factory.mktemp("empty environment")
    venv.create(home)
    pip = (sys.executable, "-m", "pip", "--python", home / SCRIPTS / "python", "install")
    options = ("--quiet", "--disable-pip-version-check", "--no-compile")  # what is run is compiled
    pins = ("--constraint", ROOT / "constraints.txt")
    done = run(*pip, *options, *pins, wheel, folder=home)
    if done.returncode:
        go_without(f"pip cannot install the wheel: {done.stderr.strip().splitlines()[-1]}")
    return home / SCRIPTS


def starter_files() -> dict[str, bytes]:
    """Return the templates and regions of this repository."""
    paths = (path for name in ("templates", "regions") for path in (ROOT / name).rglob("*"))
    return {
        path.relative_to(ROOT).as_posix(): path.read_bytes() for path in paths if path.is_file()
    }


def test_the_wheel_carries_the_starter_templates_and_regions(wheel: Path) -> None:
    starter = "lmp_press/starter/"
    with zipfile.ZipFile(wheel) as package:
        names = [name for name in package.namelist() if name.startswith(starter)]
        carried = {name.removeprefix(starter): package.read(name) for name in names}
    assert carried == starter_files()


def test_the_wheel_tells_its_version(scripts: Path, tmp_path: Path) -> None:
    done = run(scripts / "lmp-press", "--version", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert __version__ in done.stdout.split()


def test_the_wheel_starts_a_workspace_and_fills_a_region(scripts: Path, tmp_path: Path) -> None:
    press, releases = scripts / "lmp-press", tmp_path / "kit" / "out" / "northwest"
    started = run(press, "init", "kit", folder=tmp_path)
    assert (started.returncode, started.stdout) == (0, ""), started.stderr
    filled = run(press, "-C", "kit", "fill", "northwest", folder=tmp_path)
    assert (filled.returncode, filled.stdout) == (0, ""), filled.stderr
    assert sorted(path.name for path in releases.iterdir()) == [
        "northwest-anniversary.docx",
        "northwest-anniversary.md",
        "northwest-reaffirmation.docx",
        "northwest-reaffirmation.md",
    ]


def test_the_wheel_draws_the_page_of_a_review(scripts: Path, tmp_path: Path) -> None:
    for name, words in (("old.md", "Eleven unions"), ("new.md", "Twelve unions")):
        (tmp_path / name).write_text(f"{words} work together.\n", encoding="utf-8")
    drawn = run(scripts / "lmp-press", "diff", "old.md", "new.md", "-f", "html", folder=tmp_path)
    assert (drawn.returncode, drawn.stderr) == (1, "")
    assert "<ins" in drawn.stdout
