"""Word files changed at random: elements doubled, dropped and moved, words edited."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from lmp_press.readers.docx import UnreadableError, named, read
from lmp_press.review.redline import UnprovenError, redline
from support.docx_parts import W, parts_of, zipped
from support.reviewer_edits import EDITS

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

MAIN = "word/document.xml"
SECONDS = 20  # that a pair may take on a busy machine
FILES = [file for edit in EDITS.values() for file in (edit.old, edit.new)]
WORDS = ["partnership", "seven", "a", "union", "2018", "—", "care,"]
UNWANTED = {f"{{{W}}}{name}" for name in ("document", "body")}


def mutated(file: bytes, chance: random.Random) -> bytes:
    """Return a file with some elements of its document doubled, dropped, moved or reworded."""
    parts = parts_of(file)
    root = etree.fromstring(parts[MAIN])
    for _ in range(chance.choice([0, 1, 2, 4, 8])):
        elements = [one for one in root.iter() if one.tag not in UNWANTED]
        one = chance.choice(elements)
        holder = one.getparent()
        if holder is None:
            continue
        match chance.choice(["double", "drop", "move", "reword", "reword"]):
            case "double":
                one.addnext(deepcopy(one))
            case "drop":
                holder.remove(one)
            case "move":
                _move(one, chance.choice(elements))
            case _:
                _reword(root, chance)
    return zipped({**parts, MAIN: etree.tostring(root)})


def _move(one: etree._Element, other: etree._Element) -> None:
    if one is not other and one not in other.iterancestors():
        other.addnext(one)


def _reword(root: etree._Element, chance: random.Random) -> None:
    texts = [text for text in root.iter(f"{{{W}}}t") if text.text]
    if texts:
        text = chance.choice(texts)
        words = (text.text or "").split(" ")
        words[chance.randrange(len(words))] = chance.choice(WORDS)
        text.text = " ".join(words)


def fate_of(old: bytes, new: bytes) -> str:
    """Return what became of a pair: `right`, `unreadable`, `not proven`, or what went wrong."""
    try:
        with at_most(SECONDS):
            wanted, before = read(new).release, named(read(old).release).paragraphs
            data, *_, left_out = redline(old, wanted, source=new)
    except UnreadableError:
        return "unreadable"
    except UnprovenError:
        return "not proven"
    except Exception as error:  # noqa: BLE001 - that none comes is what is tried
        return f"{type(error).__name__}: {error}"
    back = named(read(data, revisions="reject").release).paragraphs
    after = named(read(data).release).paragraphs
    absent = {name.partition(": “")[0] for name in left_out}
    texts = [one.text for one in named(wanted).paragraphs if str(one.place) not in absent]
    return "right" if back == before and [one.text for one in after] == texts else "wrong"


@contextmanager
def at_most(seconds: int) -> Iterator[None]:
    """Raise TimeoutError where something takes longer."""

    def stop(*_: object) -> None:
        message = f"more than {seconds} s"
        raise TimeoutError(message)

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
