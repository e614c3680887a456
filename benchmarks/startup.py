"""One command, one region, both formats, as a whole process: ours against docxtpl's own command.

    python benchmarks/startup.py [RUNS]

Runs alternate. docxtpl's command writes one DOCX; ours reads, checks, writes and reads back two
files of each. Its files are ready beforehand: a template, and the values as JSON.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import docxtpl_peer
from made_regions import region_text
from peers import ROOT, TEMPLATE, release_of

from lmp_press.press import load_kit
from lmp_press.workspace import Workspace

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
        times: dict[str, list[float]] = {"docxtpl": [], "ours": []}
        for _ in range(runs + 1):  # the first warms up
            times["docxtpl"].append(seconds(peer, folder))
            shutil.rmtree(folder / "out", ignore_errors=True)  # so that it has all to do
            times["ours"].append(seconds(ours, folder))
        shutil.rmtree(folder / "out")
        memory = resident(ours, folder)
    medians = {name: statistics.median(all_of[1:]) for name, all_of in times.items()}
    for name, took in medians.items():
        print(f"{name:10}{took * 1000:8.0f} ms, median of {runs}")
    print(f"{'ratio':10}{medians['ours'] / medians['docxtpl']:8.2f}")
    print(f"{'resident':10}{memory:8.0f} MB of ours at most")


def seconds(command: list[str], folder: Path) -> float:
    """Return how long a whole process takes; one that fails ends the benchmark."""
    began = time.perf_counter()
    run = [sys.executable, *command]
    subprocess.run(run, cwd=folder, env=environment(), check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def environment() -> dict[str, str]:
    """Return an environment in which Python keeps its bytecode, as an installed program's."""
    ours = {"PYTHONPATH": str(ROOT)}
    kept = {name: text for name, text in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | ours


def resident(command: list[str], folder: Path) -> float:
    """Return the largest resident size of a process, in megabytes."""
    process = subprocess.Popen([sys.executable, *command], cwd=folder, env=environment())
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_maxrss * (KILOBYTES // 1024) / 1024


if __name__ == "__main__":
    main()
