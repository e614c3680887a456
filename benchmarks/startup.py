"""One command, one region, both formats, as a whole process: ours against docxtpl's own command.

    python benchmarks/startup.py [RUNS]

Runs alternate, and what is printed is processor time, which a busy machine changes least. docxtpl's
command writes one DOCX; ours reads, checks, writes and reads back two files of each. Its files are
ready beforehand: a template, and the values as JSON. Ours is taken with templates that are known
from an earlier run and, as a first run, without; pandoc makes a DOCX of the finished Markdown.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import docxtpl_peer
from made_regions import region_text
from peers import ROOT, TEMPLATE, release_of

from lmp_press.press import load_kit
from lmp_press.workspace import Workspace
from lmp_press.writers import WRITERS

KILOBYTES = 1024 if sys.platform != "darwin" else 1024 * 1024


def main() -> None:
    """Measure and print the table."""
    runs = int(sys.argv[1]) if sys.argv[1:] else 21
    kit = load_kit(Workspace(ROOT, ROOT), [TEMPLATE], ("docx",))
    release = release_of(kit, region_text(1).encode())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        letterhead = ROOT / "templates" / TEMPLATE / "letterhead.docx"
        docxtpl_peer.write_template(release, letterhead, folder / "template.docx")
        (folder / "values.json").write_text(json.dumps(docxtpl_peer.context(release)))
        peer = ["-m", "docxtpl", "template.docx", "values.json", "out.docx", "-o", "-q"]
        ours = ["-m", "lmp_press", "-C", str(ROOT), "fill", "northwest", "-q"]
        ours += ["-t", TEMPLATE, "-o", str(folder / "out")]
        (folder / "release.md").write_bytes(WRITERS["md"](release))
        runs_of = {
            "docxtpl": [sys.executable, *peer],
            "ours": [sys.executable, *ours],
            "ours, the first run": [sys.executable, *ours],
            "python alone": [sys.executable, "-c", ""],
            "with click": [sys.executable, "-c", "import click"],
        }
        if pandoc := shutil.which("pandoc"):
            runs_of["pandoc, from Markdown"] = [pandoc, "release.md", "-o", "pandoc.docx"]
        times: dict[str, list[float]] = {name: [] for name in runs_of}
        for _ in range(runs + 1):  # the first warms up
            for what, command in runs_of.items():
                shutil.rmtree(folder / "out", ignore_errors=True)  # so that it has all to do
                cache = "" if what.endswith("first run") else str(folder / "cache")
                times[what].append(used(command, folder, cache)[0])
        _, memory = used(runs_of["ours"], folder, str(folder / "cache"))
    medians = {name: statistics.median(all_of[1:]) for name, all_of in times.items()}
    for name, took in medians.items():
        ratio = took / medians["docxtpl"]
        print(f"{name:24}{took * 1000:8.0f} ms{ratio:8.2f} of docxtpl, median of {runs}")
    print(f"{'resident':24}{memory:8.0f} MB of ours at most")


def used(command: list[str], folder: Path, cache: str) -> tuple[float, float]:
    """Return the processor seconds of a whole process, and the megabytes that it had at most."""
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=environment() | {"LMP_PRESS_CACHE": cache},
        stdout=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command} failed")
    megabytes = usage.ru_maxrss * (KILOBYTES // 1024) / 1024
    return usage.ru_utime + usage.ru_stime, megabytes


def environment() -> dict[str, str]:
    """Return an environment in which Python keeps its bytecode, as an installed program's."""
    ours = {"PYTHONPATH": str(ROOT)}
    kept = {name: text for name, text in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | ours


if __name__ == "__main__":
    main()
