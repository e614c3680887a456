"""The regions beside those of a run: whose files hold words that the run's regions say too.

They are read as plain words, in microseconds each, and only those with something in common with
the run are read as regions; nothing is pressed.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from lmp_press.cross_check import LONGEST_NAME, MENTION, TOGETHER, facts_of
from lmp_press.diagnostics import ProblemsFoundError
from lmp_press.named_tuples import NamedTuple
from lmp_press.press import read_file
from lmp_press.region import typed
from lmp_press.workspace import REGIONS, SUFFIX, AllRegions

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from lmp_press.cross_check import Claim
    from lmp_press.press import Kit
    from lmp_press.workspace import RegionFile, Workspace

MOST_ASKED_FOR = 200  # regions of a run whose words are looked for in every other file
LARGEST = 1 << 20  # bytes of a region file
USUAL = 1 << 14  # bytes that are read at once; most region files have fewer
LONGEST_TEXT = 200  # bytes in which a region's name stands

_SPACES = bytes(
    sign if not chr(sign).isascii() or chr(sign).isalnum() else ord(" ") for sign in range(256)
)
_NAME_KEY = b" region name "
_NO_WAIT = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)  # for a pipe nobody fills
_ESCAPES = (b"\\u", b"\\x", b"\\U")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class Wanted(NamedTuple):
    """The words of a run's regions, flat: phrases, counts in both their forms, regions' names."""

    phrases: frozenset[bytes]
    counts: frozenset[tuple[tuple[bytes, bytes], ...]]
    names: frozenset[bytes]
    opening: frozenset[bytes]  # the first words of those names

    def are_in(self, data: bytes) -> bool:
        """Tell whether a region file says something that it may share with the run."""
        if data.startswith(_UTF_16) or any(escape in data for escape in _ESCAPES):
            return True  # it may say anything
        text = flat(data)
        for phrase in self.phrases:  # plain loops: they run for each of ten thousand files
            if phrase in text:
                return True
        for counts in self.counts:
            for plain, with_commas in counts:
                if plain not in text and with_commas not in text:
                    break
            else:
                return True
        return self._are_named(text)

    def _are_named(self, text: bytes) -> bool:
        """Tell whether the file's region has a name that the run's regions mention."""
        at = text.find(_NAME_KEY) + len(_NAME_KEY)
        if at < len(_NAME_KEY) or text[at : text.find(b" ", at)] not in self.opening:
            return False
        words = text[at : at + LONGEST_TEXT].split(b" ")[:LONGEST_NAME]
        return any(
            b" " + b" ".join(words[:size]) + b" " in self.names for size in range(1, len(words) + 1)
        )


def neighbours(workspace: Workspace, files: Sequence[RegionFile], kit: Kit) -> list[RegionFile]:
    """Return the other regions of a workspace that may say what a run's regions say."""
    if isinstance(files, AllRegions):
        return []
    own = {file.name for file in files}
    others = [name for name in workspace.region_names() if name not in own]
    if not others:
        return []
    if len(files) <= MOST_ASKED_FOR:
        wanted = _wanted(fact for file in files for fact in facts_in(file, kit))
        folder = workspace.root / REGIONS
        others = [name for name in others if wanted.are_in(_read(folder, name))]
    return [workspace.region_file(name) for name in others]


def facts_in(file: RegionFile, kit: Kit) -> list[Claim]:
    """Return the facts of a region's file by all templates; none for one that has problems."""
    facts: list[Claim] = []
    try:
        region = read_file(file, kit.expected)
        for template in kit.templates:
            values, _ = typed(region, template.fields, kit.known)
            facts += facts_of(values, template.fields)
    except ProblemsFoundError:
        pass
    return facts


def flat(data: bytes) -> bytes:
    """Return the words of a text in small letters, one space before, between and behind them."""
    return b" " + b" ".join(data.lower().translate(_SPACES).split()) + b" "


def _wanted(facts: Iterable[Claim]) -> Wanted:
    phrases, counts, names = set(), set(), set()
    for fact in facts:
        words = flat(fact.words.encode())
        if fact.kind == TOGETHER:
            counts.add(tuple((_form(count), _form(f"{int(count):,}")) for count in words.split()))
        elif fact.kind == MENTION:
            names.add(words)
        elif words.strip():
            phrases.add(words)
    opening = frozenset(name.split()[0] for name in names if name.strip())
    return Wanted(frozenset(phrases), frozenset(counts), frozenset(names), opening)


def _form(count: bytes | str) -> bytes:
    return flat(count if isinstance(count, bytes) else count.encode())


def _read(folder: Path, name: str) -> bytes:
    """Return the beginning of a file, nothing of one that cannot be read or is none."""
    try:
        file = os.open(f"{folder}{os.sep}{name}{SUFFIX}", os.O_RDONLY | _NO_WAIT)
    except OSError:
        return b""
    try:
        data = os.read(file, USUAL)
        while len(data) % USUAL == 0 and len(data) < LARGEST and (more := os.read(file, USUAL)):
            data += more
    except OSError:
        return b""
    finally:
        os.close(file)
    return data
