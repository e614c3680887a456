"""Redlines of pairs of Word files, ours against python-redlines, in one run.

    pip install python-redlines[docxodus]
    python benchmarks/redlines.py [PAIRS] [PEER_PAIRS]

The peer takes half a second a pair, so it gets only some of the pairs, spread over the run. The
second table is of the Word files beside the project: how often accepting all gives the new words
and rejecting all the old ones, as our reader finds them.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from made_regions import region_text
from peers import TEMPLATE, release_of
from python_redlines.engines import DocxodusEngine

from lmp_press.press import load_kit
from lmp_press.readers.docx import UnreadableError, read
from lmp_press.review.redline import UnprovenError, redline
from lmp_press.workspace import Workspace
from lmp_press.writers import WRITERS

if TYPE_CHECKING:
    from collections.abc import Callable

    from lmp_press.press import Kit

    Make = Callable[[bytes, bytes], bytes]
    Pair = tuple[bytes, bytes]

ROOT = Path(__file__).parents[1]
WORD_FILES = ROOT.parent / "shared" / "word-files" / "pairs"
OLD_SIDES = ("Before", "Before2", "Unmodified")


def main() -> None:
    """Measure and print both tables."""
    pairs = int(sys.argv[1]) if sys.argv[1:] else 1000
    peer_pairs = int(sys.argv[2]) if sys.argv[2:] else 25
    engine = DocxodusEngine()

    def peer(old: bytes, new: bytes) -> bytes:
        return engine.run_redline("benchmark", old, new)[0]

    print_times(pairs, *times(pairs, peer_pairs, peer))
    found = word_pairs()
    for name, make in (("ours", ours), ("python-redlines", peer)):
        right = sum(is_right(make, old, new) for old, new in found)
        print(f"{name:24}right on {right} of {len(found)} pairs of Word files")


def ours(old: bytes, new: bytes) -> bytes:
    """Return our redline of two Word files."""
    return redline(old, read(new).release).data


def times(pairs: int, peer_pairs: int, peer: Make) -> tuple[list[float], list[float]]:
    """Return the seconds that each pair took us, and those that some of them took the peer."""
    kit = load_kit(Workspace(ROOT, ROOT), [TEMPLATE], ("docx",))
    took: tuple[list[float], list[float]] = ([], [])
    measured(ours, *made_pair(kit, 0))  # the first loads what is needed
    measured(peer, *made_pair(kit, 0))
    for number in range(pairs):
        pair = made_pair(kit, number)
        took[0].append(measured(ours, *pair))
        if number % max(1, pairs // peer_pairs) == 0:
            took[1].append(measured(peer, *pair))
    return took


def made_pair(kit: Kit, number: int) -> Pair:
    """Return a region's release of last week and of this one, with other figures and leaders."""
    texts = region_text(number), region_text(number + 1)
    old, new = (WRITERS["docx"](release_of(kit, text.encode())) for text in texts)
    return old, new


def measured(make: Make, old: bytes, new: bytes) -> float:
    """Return the seconds that one redline takes."""
    began = time.perf_counter()
    make(old, new)
    return time.perf_counter() - began


def print_times(pairs: int, our_times: list[float], peer_times: list[float]) -> None:
    """Print what a pair takes, by the median and by the mean of all."""
    print(f"{'milliseconds a pair':24}{'pairs':>8}{'median':>9}{'mean':>9}")
    for name, took in (("ours", our_times), ("python-redlines", peer_times)):
        median, mean = statistics.median(took) * 1000, statistics.mean(took) * 1000
        print(f"{name:24}{len(took):8}{median:9.1f}{mean:9.1f}")
    ratio = statistics.mean(peer_times) / statistics.mean(our_times)
    print(f"ours is {ratio:.0f} times as fast a pair, over {pairs} pairs")


def word_pairs() -> list[Pair]:
    """Return the real Word files beside the project: each old side with each of its new ones."""
    groups: dict[str, list[Path]] = {}
    for path in sorted(WORD_FILES.glob("*.docx")):
        groups.setdefault(path.name[:5], []).append(path)
    found: list[Pair] = []
    for group in groups.values():
        olds = [path for path in group if path.stem.endswith(OLD_SIDES)]
        olds = olds or [min(group, key=lambda path: len(path.stem))]
        news = [path for path in group if path not in olds]
        found += [(old.read_bytes(), new.read_bytes()) for old in olds for new in news]
    return found


def is_right(make: Make, old: bytes, new: bytes) -> bool:
    """Tell whether a redline gives both sides, word for word and in their places."""
    try:
        made = make(old, new)
        accepted, rejected = read(made), read(made, revisions="reject")
    except (UnprovenError, UnreadableError):
        return False
    return all(
        [(one.place, one.text) for one in found.release.paragraphs]
        == [(one.place, one.text) for one in read(wanted).release.paragraphs]
        for found, wanted in ((accepted, new), (rejected, old))
    )


if __name__ == "__main__":
    main()
