"""The manifest: what the program wrote into the output folder, and what that was made from.

One JSON file, sorted, one region a line, so that it is read and written in a stream and a run over
a hundred thousand regions holds one of them at a time. docs/batches.md describes it.
"""

from __future__ import annotations

import json
import os
from functools import reduce
from heapq import merge
from itertools import chain, groupby
from json.encoder import encode_basestring_ascii as _quoted
from operator import attrgetter, itemgetter
from typing import IO, TYPE_CHECKING, Any, Self, TypeAlias

from lmp_press.expressions import expression
from lmp_press.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from lmp_press.store.directory import Directory

HEAD = '{"format": 1, "regions": {'
FOOT = "}}"

LONGEST_LINE = 1 << 20  # characters; none of ours comes near, and what has no end is not read
LARGEST_LAID_OUT = 1 << 25  # characters of one that is not a region a line

_REGION = expression(r"[^\W_][\w-]*")  # nothing in it can lead out of the folder
_KEY = expression(r"[^/\\\0]+\.[a-z]+")


class Output(NamedTuple):
    """One file's digest, and the digests of the region file, template and letterhead behind it.

    `approvals` is that of the region's approvals, '' when there were none. `standing` is how far
    the release was when it was written, and `sent` the digest of the file that went out.
    """

    sha256: str
    region: str
    template: str
    letterhead: str
    program: str
    approvals: str = ""
    standing: str = ""
    sent: str = ""

    @property
    def made_from(self) -> tuple[str, ...]:
        """The digests of all that it was made from, and the program's version."""
        return self.region, self.template, self.letterhead, self.program, self.approvals

    def as_json(self) -> str:
        """Return what the manifest says of it: nothing of what there is none of."""
        said = (
            f'"{key}": {_quoted(text)}'
            for key, text in zip(_KEYS, _by_key(self), strict=True)
            if text
        )
        return f"{{{', '.join(said)}}}"


_KEYS = sorted(Output._fields)
_by_key = attrgetter(*_KEYS)


class Record(NamedTuple):
    """The record of one region: its outputs by `template.format`, its facts by template.

    The facts are those that regions are checked against each other by, packed.
    """

    outputs: dict[str, Output]
    facts: dict[str, str]

    def as_json(self) -> str:
        """Return what the manifest says of it: what `json.dumps` would, in less time."""
        facts = (f"{_quoted(key)}: {_quoted(text)}" for key, text in sorted(self.facts.items()))
        outputs = (f"{_quoted(key)}: {one.as_json()}" for key, one in sorted(self.outputs.items()))
        return f'{{"facts": {{{", ".join(facts)}}}, "outputs": {{{", ".join(outputs)}}}}}'

    def only(self, keys: Collection[str]) -> Record:
        """Return what is known of some of the outputs, with the facts of their templates."""
        outputs = {key: output for key, output in self.outputs.items() if key in keys}
        templates = {template_of(key) for key in outputs}
        facts = {name: packed for name, packed in self.facts.items() if name in templates}
        return Record(outputs, facts)

    def renewed(self, new: Record) -> Record:
        """Return what is known when some is new; facts go with the outputs they were taken for."""
        pressed = {template_of(key) for key in new.outputs}
        facts = {name: packed for name, packed in self.facts.items() if name not in pressed}
        return Record(self.outputs | new.outputs, facts | new.facts)


NamedRecord: TypeAlias = tuple[str, Record]
_name = itemgetter(0)


def template_of(key: str) -> str:
    """Return the template of an output's key, `anniversary.docx`."""
    return key.rpartition(".")[0]


class Manifest:
    """A manifest on disk; iterating yields its regions in order, and passes over what is damaged.

    A region that is not yielded is one whose files the program does not call its own. After an
    iteration, `is_damaged` tells whether anything was passed over, and `is_foreign` whether the
    file is somebody else's. Without a folder there is none.
    """

    def __init__(self, folder: Directory | None, name: str) -> None:
        self._folder = folder
        self._name = name
        self.is_damaged = False
        self.is_foreign = False

    def __iter__(self) -> Iterator[NamedRecord]:
        last = ""
        if self._folder is None:
            return
        try:
            file = self._folder.read_text(self._name)
        except FileNotFoundError:
            return
        except OSError as error:
            reason = f"its {self._name} cannot be read: {error.strerror}"
            raise OSError(error.errno, reason) from None
        with file:
            for name, entry in map(_named, self._values(file)):
                if name > last and entry:
                    last = name
                    yield name, entry
                else:
                    self.is_damaged = True

    def _values(self, file: IO[str]) -> Iterator[Any]:
        """Yield a name and a value for each region, as JSON has them, None for a broken line."""
        head = file.readline(LONGEST_LINE)
        if head.strip() != HEAD:
            yield from self._laid_out_anew(head, file)
            return
        while 0 < len(line := file.readline(LONGEST_LINE)) < LONGEST_LINE:
            if line.strip() == FOOT:
                return
            items = _items("{" + line.rstrip().rstrip(",") + "}")
            yield items[0] if len(items) == 1 else None
        self.is_damaged = True  # it was not written to its end, or not by this program

    def _laid_out_anew(self, head: str, file: IO[str]) -> list[Any]:
        """Return the regions of a manifest that some other program has laid out anew."""
        text = head + file.read(LARGEST_LAID_OUT - len(head))
        whole = dict(_items(text))
        regions = whole.get("regions") if whole.get("format") == 1 else None
        if isinstance(regions, dict):
            return sorted(regions.items())
        self.is_foreign = not HEAD.startswith(text.strip())  # a beginning of ours is cut off
        return [None]


def write_manifest(folder: Directory, name: str, regions: Iterable[NamedRecord]) -> None:
    """Write a new manifest; FileExistsError when the name is taken."""
    with ManifestWriter(folder, name) as writer:
        for region, entry in regions:
            writer.add(region, entry)


class ManifestWriter:
    """Writes a new manifest region by region, in order; a context manager that closes it."""

    def __init__(self, folder: Directory, name: str) -> None:
        self._file = folder.create_text(name)
        self._file.write(HEAD)
        self._comma = "\n"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with self._file:
            self._file.write(f"\n{FOOT}\n")

    def add(self, name: str, entry: Record) -> None:
        """Add the next region."""
        self._file.write(f"{self._comma}{_quoted(name)}: {entry.as_json()}")
        self._comma = ",\n"


def merged(old: Iterable[NamedRecord], new: Iterable[NamedRecord]) -> Iterator[NamedRecord]:
    """Yield the regions of two manifests in order; what the new one knows of a file stands."""
    for name, group in groupby(merge(old, new, key=_name), key=_name):
        yield name, reduce(Record.renewed, (entry for _, entry in group))


def _items(text: str) -> list[tuple[str, Any]]:
    """Return the keys and values of a JSON object; none when the text is not one."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return []
    return list(value.items()) if isinstance(value, dict) else []


def _named(value: Any) -> tuple[str, Record | None]:
    """Return a region and what is known of it, or None when that is not whole."""
    try:
        name, fields = value
        outputs = {key: Output(**output) for key, output in fields["outputs"].items()}
        entry = Record(outputs, {**fields["facts"]})
        return name, entry if _is_sound(name, entry) else None
    except (ValueError, TypeError, KeyError, AttributeError):
        return "", None


def _is_sound(name: str, entry: Record) -> bool:
    """Tell whether all is text, and no path that is made of it leads out of the folder."""
    texts = [*entry.facts.values(), *chain.from_iterable(entry.outputs.values())]
    "".join(texts)  # TypeError, for what is no text
    os.fsencode("".join(entry.outputs))  # UnicodeError, for what no file can be named
    return _REGION.fullmatch(name) is not None and all(map(_KEY.fullmatch, entry.outputs))
