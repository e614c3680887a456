"""One release at a time, in one process: ours against docxtpl, the same words and letterhead.

    python benchmarks/peers.py [ROUNDS]

Rounds alternate between the two, so that a machine that slows down slows both. A round is several
releases, and no release comes twice; what is printed is the processor time of the median round,
per release. Garbage is collected as seldom as in our command, for all of them. rust-docxtpl, where
it is installed in `.venv/rust-docxtpl`, runs beside it in a process of its own.
"""

from __future__ import annotations

import gc
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import docxtpl_peer
from made_regions import region_text

from lmp_press.__main__ import COLLECT_AFTER
from lmp_press.fill import fill
from lmp_press.press import load_kit, press
from lmp_press.region import read_region, typed
from lmp_press.source import decode
from lmp_press.workspace import Workspace
from lmp_press.writers import WRITERS

if TYPE_CHECKING:
    from collections.abc import Callable

    from lmp_press.press import Kit
    from lmp_press.release import Release

ROOT = Path(__file__).parents[1]
TEMPLATE = "anniversary"
IN_A_ROUND = 20
RUST = ROOT / ".venv" / "rust-docxtpl" / "bin" / "python"


def main() -> None:
    """Measure and print the table."""
    rounds = int(sys.argv[1]) if sys.argv[1:] else 15
    gc.set_threshold(COLLECT_AFTER)
    kit = load_kit(Workspace(ROOT, ROOT), [TEMPLATE], ("docx", "md"))
    made = range(IN_A_ROUND * (rounds + 1))  # the first round warms up
    sources = [region_text(number).encode() for number in made]
    releases = [release_of(kit, data) for data in sources]
    with tempfile.TemporaryDirectory() as folder:
        template, default = Path(folder, "template.docx"), Path(folder, "default.docx")
        letterhead = ROOT / "templates" / TEMPLATE / "letterhead.docx"
        docxtpl_peer.write_template(releases[0], letterhead, template)
        docxtpl_peer.write_template(releases[0], None, default)
        written = [[WRITERS[form](release) for form in kit.formats] for release in releases]
        target = Path(folder, "written")
        contexts = [docxtpl_peer.context(release) for release in releases]
        times = measured(
            {
                "docxtpl: values to DOCX": lambda i: docxtpl_peer.fill(template, contexts[i]),
                "docxtpl: the same in a file as Word saves it": lambda i: docxtpl_peer.fill(
                    default, contexts[i]
                ),
                "ours: release to DOCX": lambda i: WRITERS["docx"](releases[i]),
                "ours: YAML to DOCX and Markdown, checked and read back": lambda i: pressed(
                    kit, sources[i]
                ),
                "the limit: its bytes, written to disk and nothing else": lambda i: [
                    target.write_bytes(data) for data in written[i]
                ],
            },
            rounds,
        )
        if RUST.exists():
            times["rust-docxtpl: values to DOCX"] = rust_docxtpl(template, contexts)
            times["rust-docxtpl: in a file as Word saves it"] = rust_docxtpl(default, contexts)
    peer = times["docxtpl: values to DOCX"]
    print(
        f"{'milliseconds a release, median of ' + str(rounds) + ' rounds':58}{'ms':>8}{'ratio':>8}"
    )
    for name, took in times.items():
        print(f"{name:58}{took * 1000:8.2f}{peer / took:7.1f}×")


def rust_docxtpl(template: Path, contexts: list[dict[str, str]]) -> float:
    """Return the seconds that rust-docxtpl takes for a document, the median of rounds."""
    values = template.with_suffix(".json")
    values.write_text(json.dumps(contexts))
    script = Path(__file__).with_name("rust_peer.py")
    command = [RUST, script, template, values, str(IN_A_ROUND)]
    return float(subprocess.run(command, capture_output=True, check=True).stdout)


def release_of(kit: Kit, data: bytes) -> Release:
    """Return the release of a region file."""
    region = read_region("site", decode(data, "site.yaml"))
    (template,) = kit.templates
    return fill(template, typed(region, template.fields, kit.known)[0])


def pressed(kit: Kit, data: bytes) -> None:
    """Press a region file in memory; a problem ends the benchmark."""
    done = press(kit, read_region("site", decode(data, "site.yaml")))
    if len(done.documents) != len(kit.formats):
        sys.exit(f"a benchmark's region has problems: {done.problems}")


def measured(work: dict[str, Callable[[int], object]], rounds: int) -> dict[str, float]:
    """Return the seconds that one of each takes: the median of alternating rounds."""
    times: dict[str, list[float]] = {name: [] for name in work}
    for number in range(rounds + 1):
        for name, call in work.items():
            began = time.process_time()
            for index in range(number * IN_A_ROUND, (number + 1) * IN_A_ROUND):
                call(index)
            times[name].append((time.process_time() - began) / IN_A_ROUND)
    return {name: statistics.median(all_of[1:]) for name, all_of in times.items()}


if __name__ == "__main__":
    main()
