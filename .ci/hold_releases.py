"""Hold every Word file in out/ to the outside checkers, and one complete release to the press's.

Run by `.ci/run` after `make fill`; exits 1 when a checker has found something.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from itertools import chain
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
CHECKER = ROOT.parent / "shared" / "check_docx.py"
VALIDATOR = ROOT / ".ci" / "tools" / "node_modules" / ".bin" / "ooxml-validator"
COMPLETE = "southern-california"  # a sample with all that the press expects, but for its day
RELEASE_DATE = "release_date: 2018-01-23\n"
# The sample contacts have addresses that are made up, and say so: example.org and the like.
EXPECTED = ("--strict", "--lang", "en-US", "--page", "letter", "--ignore", "link-placeholder")


def main() -> None:
    """Check what `make fill` wrote, and say how much that was."""
    if not CHECKER.is_file():
        print("held nothing: the checker of Word files is not beside this clone")
        return
    names = {path.stem: region_name(path) for path in sorted(ROOT.glob("regions/*.yaml"))}
    written = {region: releases(ROOT / "out", region) for region in names}
    good = [hold(files, region, names) for region, files in written.items()]
    with tempfile.TemporaryDirectory() as folder:
        final = releases(fill_as_final(Path(folder)), COMPLETE)
        good.append(hold(final, COMPLETE, names, "--press"))
    if not all(good):
        sys.exit("not every release is good enough to send")
    count = sum(len(files) for files in written.values())
    print(f"held {count} Word files of {len(names)} regions, and {len(final)} as the press would")


def region_name(path: Path) -> str:
    """Return the name as it is typed in a region file."""
    values = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - it builds text, lists and mappings only
    return str(values["region_name"])


def releases(out: Path, region: str) -> list[Path]:
    """Return a region's Word files; ends the run when there are none."""
    return sorted(out.glob(f"{region}/*.docx")) or sys.exit(f"no Word file for {region} in {out}")


def hold(files: list[Path], region: str, names: dict[str, str], *rules: str) -> bool:
    """Tell whether the checkers, which say what they find, have nothing against the files."""
    forbidden = (("--forbid", name) for other, name in names.items() if other != region)
    options = [*EXPECTED, *rules, "--require", names[region], *chain.from_iterable(forbidden)]
    command: list[str | Path] = [sys.executable, CHECKER, *options, "--sdk", VALIDATOR, *files]
    return subprocess.run(command, check=False).returncode == 0


def fill_as_final(folder: Path) -> Path:
    """Return an output folder with the complete sample's releases, dated and filled as no draft."""
    sample = (ROOT / "regions" / f"{COMPLETE}.yaml").read_text(encoding="utf-8")
    lines = [*sample.splitlines(keepends=True), RELEASE_DATE]
    final, out = folder / f"{COMPLETE}.yaml", folder / "out"
    final.write_text("".join([line for line in lines if not line.startswith("draft:")]), "utf-8")
    command: list[str | Path] = [sys.executable, "-m", "lmp_press", "fill", final, "--out", out]
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        sys.exit(f"{COMPLETE} cannot be filled once it is no draft")
    return out


if __name__ == "__main__":
    main()
