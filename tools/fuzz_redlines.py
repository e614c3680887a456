"""Redlines of random pairs of edited files: none may hang, fail or not give OLD back.

    python tools/fuzz_redlines.py [PAIRS] [SEED]

The files are those before and after the edits of a reviewer in tests/support/reviewer_edits.py,
with words and parts of the XML changed at random. What cannot be read or proven is counted; all
else is told.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from support.docx_parts import parts_of, zipped
from support.reviewer_edits import EDITS

from lmp_press.readers.docx import UnreadableError, named, read
from lmp_press.review.redline import UnprovenError, redline

MAIN = "word/document.xml"
LEAST = 2  # times that a piece must stand in a text to be moved
PIECES = [
    *("<w:r>", "</w:r>", "<w:p>", "</w:p>", "partnership", " the ", "<w:b/>", "<w:br/>"),
    *('w:val="', "<w:t>", "</w:t>", "fldChar", "w:id=", "</w:tc>", "<w:pPr>"),
]


def main() -> None:
    """Try the pairs and print what became of them."""
    pairs = int(sys.argv[1]) if sys.argv[1:] else 1000
    chance = random.Random(int(sys.argv[2]) if sys.argv[2:] else 0)  # noqa: S311 - for trying, no secret
    files = [file for edit in EDITS.values() for file in (edit.old, edit.new)]
    fates: Counter[str] = Counter()
    slowest = 0.0
    for number in range(pairs):
        old, new = (mutated(file, chance) for file in chance.sample(files, 2))
        start = time.perf_counter()
        fate = fate_of(old, new)
        slowest = max(slowest, time.perf_counter() - start)
        fates[fate] += 1
        if fate not in {"right", "unreadable", "not proven"}:
            print(f"pair {number}: {fate}")
    print(f"{dict(fates)}, the slowest in {slowest:.1f} s")


def mutated(file: bytes, chance: random.Random) -> bytes:
    """Return a file with some pieces of its document doubled, dropped or put elsewhere."""
    parts = parts_of(file)
    text = parts[MAIN].decode()
    for _ in range(chance.choice([0, 0, 0, 1, 2])):
        piece = chance.choice(PIECES)
        places = text.split(piece)
        if len(places) > LEAST:
            at = chance.randrange(1, len(places))
            between = chance.choice(["", piece * 2, chance.choice(PIECES)])
            text = piece.join(places[:at]) + between + piece.join(places[at:])
    return zipped({**parts, MAIN: text.encode()})


def fate_of(old: bytes, new: bytes) -> str:
    """Return what became of a pair."""
    try:
        wanted, before = read(new).release, named(read(old).release).paragraphs
        data = redline(old, wanted, source=new).data
    except UnreadableError:
        return "unreadable"
    except UnprovenError:
        return "not proven"
    except Exception as error:  # noqa: BLE001 - that none comes is what is tried
        return f"{type(error).__name__}: {error}"
    back = named(read(data, revisions="reject").release).paragraphs
    after = named(read(data).release).paragraphs
    right = back == before and [one.text for one in after] == [
        one.text for one in named(wanted).paragraphs
    ]
    return "right" if right else "wrong"


if __name__ == "__main__":
    main()
