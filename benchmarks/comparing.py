"""How long a comparison of large releases takes: `python benchmarks/comparing.py`.

Each pair is compared in a process of its own, whose processor time and largest memory are printed.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import time

from lmp_press.release import Paragraph, Release, Run
from lmp_press.review.comparing.compare import compare

WORDS = [f"word{number}" for number in range(5000)]
PAIRS = {
    "60,000 words in one paragraph, 600 of them changed": (1, 60_000, 600),
    "60,000 words in one paragraph, all others": (1, 60_000, -1),
    "20,000 paragraphs, a word changed in each": (20_000, 12, 1),
    "20,000 paragraphs, all others": (20_000, 12, -1),
    "720,000 characters in 100 paragraphs, 10 words changed in each": (100, 800, 10),
}


def main() -> None:
    """Measure each pair in a process, or the one that is named."""
    if len(sys.argv) > 1:
        measure(*PAIRS[sys.argv[1]])
        return
    for name in PAIRS:
        command = [sys.executable, __file__, name]
        done = subprocess.run(command, capture_output=True, check=True, text=True)
        print(f"{name:64} {done.stdout.strip()}")


def measure(paragraphs: int, words: int, changed: int) -> None:
    """Compare so many paragraphs of so many words, some of them changed in each."""
    draw = random.Random(5)  # noqa: S311 - the same texts each time
    old = [draw.choices(WORDS, k=words) for _ in range(paragraphs)]
    new = [changed_words(text, changed, draw) for text in old]
    sides = [Release(tuple(map(paragraph, side))) for side in (old, new)]
    start = time.process_time()
    found = compare(*sides)
    seconds = time.process_time() - start
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    coarse = ", coarse" if found.coarse else ""
    print(f"{seconds:.1f} s, {megabytes} MB, {len(found.changes):,} changes{coarse}")


def changed_words(text: list[str], number: int, draw: random.Random) -> list[str]:
    """Return a text with so many words changed, -1 for all."""
    if number < 0:
        return draw.choices(WORDS, k=len(text))
    new = text.copy()
    for at in draw.sample(range(len(text)), number):
        new[at] = draw.choice(WORDS)
    return new


def paragraph(words: list[str]) -> Paragraph:
    """Return words as a paragraph."""
    return Paragraph("body", (Run(" ".join(words)),))


if __name__ == "__main__":
    main()
