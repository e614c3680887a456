"""All regions at once: ours against a docxtpl loop, the same YAML and letterhead, the same cores.

    python benchmarks/batch.py [REGIONS] [PEER_REGIONS] [LARGE]

Fills REGIONS regions (10,000), lets docxtpl fill PEER_REGIONS of them (1,000; its time a release
does not depend on their number), and fills LARGE ones (none; every tenth has a warning) to see
whether growth is linear. On a busy machine, compare the processor time of all processes.
"""

from __future__ import annotations

import cProfile
import os
import pstats
import shutil
import subprocess
import sys
import tempfile
import time
import zlib
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

import docxtpl_peer
from made_regions import region_text, write_regions
from peers import ROOT, TEMPLATE, release_of
from startup import KILOBYTES, environment

from lmp_press.press import load_kit, press_file
from lmp_press.workspace import Workspace

PROCESSES = 2
SMALL = 1_000
WARNED = 10  # of so many regions of a large run, one has a warning
PROFILED = 500
OURS_ALONE = {"word/document.xml", "word/_rels/document.xml.rels", "docProps/core.xml"}


class Took(NamedTuple):
    """The seconds of a whole run, those of all its processors, and the largest one's megabytes."""

    seconds: float
    processors: float
    megabytes: float


def main() -> None:
    """Measure and print the tables."""
    number, peers, large = (*map(int, sys.argv[1:]), *(10_000, SMALL, 0)[len(sys.argv) - 1 :])
    small, full = filled(SMALL), filled(number)
    print(f"{PROCESSES} processes, DOCX and Markdown, from YAML files to verified files on disk\n")
    print(f"{'':34}{'seconds':>9}{'ms each':>9}{'processor':>11}{'MB':>6}  ratio")
    row(f"{SMALL:,} regions", small["full"], SMALL)
    row(f"{number:,} regions", full["full"], number)
    growth(small["full"], SMALL, full["full"], number)
    row("… again, nothing to do", full["again"], number, share(full["again"], full["full"]))
    row(
        "… again, one region changed", full["changed"], number, share(full["changed"], full["full"])
    )
    row("… the same bytes, written only", full["bytes"], number, share(full["bytes"], full["full"]))
    loop = docxtpl_loop(peers)
    slower = [
        one / peers / (our / number) for one, our in zip(loop[:2], full["full"][:2], strict=True)
    ]
    note = f"{slower[0]:.1f}× as long a release, {slower[1]:.1f}× the processor time"
    row(f"docxtpl, {peers:,} regions, DOCX only", loop, peers, note)
    if large:
        most = filled(large, WARNED)
        row(f"{large:,} regions", most["full"], large)
        growth(small["full"], SMALL, most["full"], large)
        row("… again, nothing to do", most["again"], large, share(most["again"], most["full"]))
    profile()


def row(name: str, took: Took, number: int, note: str = "") -> None:
    """Print a row of the table."""
    each, processor = (seconds / number * 1000 for seconds in took[:2])
    figures = f"{took.seconds:9.2f}{each:9.3f}{processor:11.3f}{took.megabytes:6.0f}"
    print(f"{name:34}{figures}  {note}", flush=True)


def share(part: Took, whole: Took) -> str:
    """Return a time as a share of another."""
    return f"{part.processors / whole.processors:.3f} of the full run"


def against(ours: Took, theirs: Took, more: float) -> str:
    """Return how much longer a peer takes a release, when we have so many times more of them."""
    longer = theirs.seconds * more / ours.seconds
    processor = theirs.processors * more / ours.processors
    return f"{longer:.1f}× as long a release, {processor:.1f}× the processor time"


def growth(small: Took, few: int, large: Took, many: int) -> None:
    """Print how the time of a release and the memory grow."""
    times = (large.processors / many) / (small.processors / few)
    memory = large.megabytes / small.megabytes
    print(f"{'':34}processor time a release ×{times:.2f}, memory ×{memory:.2f}")


def filled(number: int, warned: int = 0) -> dict[str, Took]:
    """Fill so many regions; then again, again with one region changed, and the bytes alone."""
    with tempfile.TemporaryDirectory(dir=os.environ.get("LMP_PRESS_BENCHMARK_DISK")) as name:
        folder = workspace(Path(name), number, warned)
        command = ["-m", "lmp_press", "fill", "-q", "-j", str(PROCESSES)]
        full, again = run(command, folder), run(command, folder)
        text = region_text(number).replace(f"Site {number:06}", "Site 000000")
        (folder / "regions/site-000000.yaml").write_text(text, encoding="utf-8")
        changed = run(command, folder)
        return {
            "full": full,
            "again": again,
            "changed": changed,
            "bytes": bytes_alone(folder),
        }


def workspace(folder: Path, number: int, warned: int = 0) -> Path:
    """Lay down a workspace of one template and so many regions; one of `warned` has a warning."""
    shutil.copytree(ROOT / "templates" / TEMPLATE, folder / "templates" / TEMPLATE)
    write_regions(folder / "regions", number, warned)
    return folder


def run(command: list[str], folder: Path) -> Took:
    """Run a whole process; one that fails ends the benchmark."""
    began = time.perf_counter()
    said = folder / "said"
    with said.open("w", encoding="utf-8") as file:
        process = subprocess.Popen(
            [sys.executable, *command], cwd=folder, env=environment(), stderr=file
        )
        _, status, usage = os.wait4(process.pid, 0)
    took = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command} failed: {said.read_text(encoding='utf-8')}")
    processors = usage.ru_utime + usage.ru_stime
    return Took(took, processors, usage.ru_maxrss * (KILOBYTES // 1024) / 1024)


def bytes_alone(folder: Path) -> Took:
    """Return how long one process deflates and writes what was written, and no more."""
    seconds, processor = 0.0, 0.0
    for region in (folder / "out").iterdir():
        if region.is_dir() and not region.name.startswith("."):
            data = [path.read_bytes() for path in region.iterdir()]
            (docx,) = (path for path in region.iterdir() if path.suffix == ".docx")
            with ZipFile(docx) as package:
                parts = [package.read(part) for part in package.namelist() if part in OURS_ALONE]
            took = _write(folder / "alone" / region.name, data, parts)
            seconds, processor = seconds + took[0], processor + took[1]
    return Took(seconds / PROCESSES, processor, 0)


def _write(folder: Path, data: list[bytes], parts: list[bytes]) -> tuple[float, float]:
    began, processor = time.perf_counter(), time.process_time()
    for part in parts:
        zlib.compress(part, 6)
    folder.mkdir(parents=True)
    for number, content in enumerate(data):
        (folder / f"{number}").write_bytes(content)
    return time.perf_counter() - began, time.process_time() - processor


def docxtpl_loop(number: int) -> Took:
    """Let docxtpl fill so many regions."""
    with tempfile.TemporaryDirectory() as name:
        folder = workspace(Path(name), number)
        kit = load_kit(Workspace(folder, folder), [TEMPLATE], ("docx",))
        release = release_of(kit, region_text(1).encode())
        letterhead = folder / "templates" / TEMPLATE / "letterhead.docx"
        docxtpl_peer.write_template(release, letterhead, folder / "template.docx")
        fields = [run.field for paragraph in release.paragraphs for run in paragraph.runs]
        (folder / "out").mkdir()
        script = str(Path(__file__).with_name("docxtpl_loop.py"))
        arguments = ["template.docx", "regions", "out", str(PROCESSES), *filter(None, fields)]
        return run([script, *arguments], folder)


def profile() -> None:
    """Print the five functions that take the most time of their own while regions are pressed."""
    with tempfile.TemporaryDirectory() as name:
        folder = workspace(Path(name), PROFILED)
        here = Workspace(folder, folder)
        kit = load_kit(here, [TEMPLATE], ("docx", "md"))
        files = [here.region_file(name) for name in here.region_names()]
        press_file(kit, files[0])
        profiler = cProfile.Profile()
        profiler.enable()
        for file in files:
            press_file(kit, file)
        profiler.disable()
    stats = pstats.Stats(profiler).stats  # type: ignore[attr-defined]  # typeshed hides it
    total = sum(own for _, _, own, _, _ in stats.values())
    print("\nthe profile's largest items, by the time of their own:")
    ranked = sorted(stats.items(), key=lambda item: -item[1][2])
    for (path, _, function), (_, calls, own, _, _) in ranked[:5]:
        where = "/".join(Path(path).parts[-2:])
        print(f"  {own / total:6.1%}  {where}: {function}, {calls // PROFILED} times a release")


if __name__ == "__main__":
    main()
