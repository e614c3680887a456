"""Notes that NEW has and OLD lacks: the note is copied, and its reference marked as inserted."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from lmp_press.ooxml import names
from lmp_press.ooxml.names import W
from lmp_press.ooxml.xml import first, make
from lmp_press.readers.docx.parts import NOTES
from lmp_press.review.redline.also.source import imported

if TYPE_CHECKING:
    from lxml.etree import _Element

    from lmp_press.ooxml.revising import RevisedFile
    from lmp_press.review.redline.also.source import Original
    from lmp_press.review.redline.marker import Marker


class Notes:
    """The notes of a file under revision."""

    def __init__(self, file: RevisedFile, marker: Marker) -> None:
        self._file = file
        self._marker = marker
        self._copied: dict[tuple[str, str], str] = {}  # the ids here of NEW's notes

    def reference(self, reference: _Element, source: Original) -> _Element:
        """Return a run that refers to a note of NEW's, which is copied once."""
        kind, number = str(NOTES[reference.tag]), reference.get(names.ID, "")
        if (kind, number) not in self._copied:
            self._copied[kind, number] = self._copy(kind, number, source)
        return self._run(reference, self._copied[kind, number], source)

    def _copy(self, kind: str, number: str, source: Original) -> str:
        """Copy a note of NEW's, its words marked as inserted; return its id."""
        name = self._file.named(f"{kind}s") or self._new_part(kind)
        root = self._file.tree(name)
        used = {note.get(names.ID) for note in root}
        identity = next(str(number) for number in count(1) if str(number) not in used)
        note = make(W + kind, id=identity)
        new_part = source.file.named(f"{kind}s")
        for one in source.file.tree(new_part):
            if one.get(names.ID) == number:
                note.extend(imported(child, source, new_part, self._file, name) for child in one)
        for run in [*note.iter(names.RUN)]:
            if run.getparent() is not None and next(run.iterancestors(names.RUN), None) is None:
                self._marker.wrap(names.INSERTION, run)
        root.append(note)
        self._file.touch(name)
        return identity

    def _run(self, reference: _Element, identity: str, source: Original) -> _Element:
        run = make(names.RUN)
        holder = next(reference.iterancestors(names.RUN), None)
        properties = None if holder is None else first(holder, names.RUN_PROPERTIES)
        if properties is not None:
            run.append(imported(properties, source, source.file.main, self._file, self._file.main))
        made = make(reference.tag, id=identity)
        run.append(made)
        return run

    def _new_part(self, kind: str) -> str:
        """Add a part for notes, with the two separators that Word asks for."""
        separators = [
            make(
                W + kind,
                make(names.PARAGRAPH, make(names.RUN, make(W + tag))),
                id=number,
                type=tag,
            )
            for tag, number in (("separator", "-1"), ("continuationSeparator", "0"))
        ]
        root = make(W + f"{kind}s", *separators)
        name, _ = self._file.add(f"{kind}s", root)
        return name
