"""Redlines of random pairs of edited files: none may hang, fail or not give OLD back.

    python tools/fuzz_redlines.py [PAIRS] [SEED]

The files are those before and after the edits of a reviewer in tests/support/reviewer_edits.py,
with words and elements of the document changed at random. What cannot be read or proven is
counted; all else is told, and with KEEP=folder in the environment its two files are kept there.
"""

from __future__ import annotations

import os
import random
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from support.mutated_files import FILES, fate_of, mutated


def main() -> None:
    """Try the pairs and print what became of them."""
    pairs = int(sys.argv[1]) if sys.argv[1:] else 1000
    chance = random.Random(int(sys.argv[2]) if sys.argv[2:] else 0)  # noqa: S311 - for trying, no secret
    fates: Counter[str] = Counter()
    slowest = 0.0
    for number in range(pairs):
        old, new = (mutated(file, chance) for file in chance.sample(FILES, 2))
        start = time.process_time()
        fate = fate_of(old, new)
        slowest = max(slowest, time.process_time() - start)
        fates[fate] += 1
        if fate not in {"right", "unreadable"}:
            print(f"pair {number}: {fate}")
            keep(number, old, new)
    print(f"{dict(fates)}, the slowest in {slowest:.1f} s")


def keep(number: int, old: bytes, new: bytes) -> None:
    """Keep a pair in the folder that the environment names, if it does."""
    if folder := os.environ.get("KEEP"):
        for name, data in (("old", old), ("new", new)):
            Path(folder, f"{number}-{name}.docx").write_bytes(data)


if __name__ == "__main__":
    main()
