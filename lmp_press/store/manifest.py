"""The manifest: what the program wrote into the output folder, and what that was made from.

One JSON file, sorted, one region a line, so that it is read and written in a stream and a run over
a hundred thousand regions holds one of them at a time. docs/batches.md describes it.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

HEAD = '{"format": 1, "regions": {'
FOOT = "}}"


class Output(NamedTuple):
    """One file's digest, and the digests of the region file, template and letterhead behind it."""

    sha256: str
    region: str
    template: str
    letterhead: str
    program: str


class Entry(NamedTuple):
    """What is known of one region: its outputs by `template.format`, its facts by template.

    The facts are those that regions are checked against each other by, packed.
    """

    outputs: dict[str, Output]
    facts: dict[str, str]


Named: TypeAlias = tuple[str, Entry]


def read_manifest(path: Path) -> Iterator[Named]:
    """Yield the regions of a manifest in order; what is damaged in it is passed over.

    A region that is not yielded is one whose files the program does not call its own.
    """
    last = ""
    for line in _lines(path):
        named = _named(line)
        if named and named[0] > last:
            last = named[0]
            yield named


def is_damaged(path: Path) -> bool:
    """Tell whether there is a manifest that was not closed, or is none of ours."""
    try:
        with path.open("rb") as file:
            head = file.readline().decode(errors="replace").strip()
            file.seek(max(0, path.stat().st_size - len(FOOT) - 2))
            return head != HEAD or file.read().decode(errors="replace").strip()[-2:] != FOOT
    except FileNotFoundError:
        return False


def write_manifest(path: Path, regions: Iterable[Named]) -> None:
    """Write a manifest in one step."""
    temporary = path.with_name(f".{path.name}.new")
    with ManifestWriter(temporary) as writer:
        for name, entry in regions:
            writer.add(name, entry)
    os.replace(temporary, path)


class ManifestWriter:
    """Writes a manifest region by region, in order; a context manager that closes it."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("w", encoding="utf-8", newline="\n")
        self._file.write(HEAD)
        self._comma = "\n"

    def __enter__(self) -> ManifestWriter:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.write(f"\n{FOOT}\n")
        self._file.close()

    def add(self, name: str, entry: Entry) -> None:
        """Add the next region."""
        outputs = {key: output._asdict() for key, output in entry.outputs.items()}
        value = {"facts": entry.facts, "outputs": outputs}
        self._file.write(f"{self._comma}{json.dumps(name)}: {json.dumps(value, sort_keys=True)}")
        self._comma = ",\n"


def merged(old: Iterable[Named], new: Iterable[Named]) -> Iterator[Named]:
    """Yield the regions of two manifests in order; what the new one knows of a file stands."""
    olds, news = iter(old), iter(new)
    one, two = next(olds, None), next(news, None)
    while one or two:
        if two is None or (one and one[0] < two[0]):
            yield one  # type: ignore[misc]  # one of the two is there, and it is not `two`
            one = next(olds, None)
        elif one is None or two[0] < one[0]:
            yield two
            two = next(news, None)
        else:
            yield one[0], _renewed(one[1], two[1])
            one, two = next(olds, None), next(news, None)


def _renewed(old: Entry, new: Entry) -> Entry:
    """Return what is known of a region; facts go with the outputs that they were taken for."""
    pressed = {key.rpartition(".")[0] for key in new.outputs}
    facts = {name: packed for name, packed in old.facts.items() if name not in pressed}
    return Entry(old.outputs | new.outputs, facts | new.facts)


def _lines(path: Path) -> Iterator[str]:
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            if file.readline().strip() == HEAD:
                yield from file
    except FileNotFoundError:
        return


def _named(line: str) -> Named | None:
    """Return the region that a line of a manifest holds, or None when it is not whole."""
    try:
        ((name, value),) = json.loads("{" + line.rstrip().rstrip(",") + "}").items()
        return name, _entry(value)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def _entry(value: Any) -> Entry:
    outputs = {key: Output(**fields) for key, fields in value["outputs"].items()}
    facts = value["facts"]
    texts = [*facts, *facts.values(), *(text for output in outputs.values() for text in output)]
    if not all(isinstance(text, str) for text in texts):
        raise TypeError
    return Entry(outputs, facts)
