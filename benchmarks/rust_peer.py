"""The other peer: rust-docxtpl, which stands in docxtpl's place and so needs a Python of its own.

    .venv/rust-docxtpl/bin/python benchmarks/rust_peer.py TEMPLATE.docx VALUES.json IN_A_ROUND

Prints the processor seconds that a document takes, the median of rounds. VALUES.json has a list of
as many objects as there are documents; the first round warms up.
"""

from __future__ import annotations

import gc
import io
import json
import statistics
import sys
import time
from pathlib import Path

from docxtpl import DocxTemplate

COLLECT_AFTER = 50_000  # new objects, as in our command


def main() -> None:
    """Measure and print."""
    template, size = sys.argv[1], int(sys.argv[3])
    values = json.loads(Path(sys.argv[2]).read_text())
    gc.set_threshold(COLLECT_AFTER)
    rounds = [values[start : start + size] for start in range(0, len(values), size)]
    times = []
    for some in rounds:
        began = time.process_time()
        for each in some:
            fill(template, each)
        times.append((time.process_time() - began) / size)
    print(statistics.median(times[1:]))


def fill(template: str, values: dict[str, str]) -> bytes:
    """Fill a template, a new object for each document."""
    document = DocxTemplate(template)
    document.render(values, autoescape=True)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


if __name__ == "__main__":
    main()
