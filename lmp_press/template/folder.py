"""A template folder on disk: read, compiled, checked."""

from __future__ import annotations

import json
import os
import stat
from typing import TYPE_CHECKING

from lmp_press.diagnostics import Location, Problem, ProblemsFoundError, has_errors, report
from lmp_press.expressions import expression
from lmp_press.fields import Fields, load_fields
from lmp_press.letterhead import check_letterhead
from lmp_press.named_tuples import NamedTuple
from lmp_press.source import Source, read_bytes, read_source
from lmp_press.template.copy import COPY, Copy, load_copy

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FIELDS = "fields.yaml"
LETTERHEAD = "letterhead.docx"
LETTERHEAD_LIMIT = 32 << 20  # bytes
COPY_LIMIT = 128 << 10  # bytes of all files of a copy together

_INCLUDE = expression(r"""\{%-?\s*include\s+(?:"([^"]*)"|'([^']*)')""", needs=("include",))
_PLAIN_NAME = expression(r"[\w-][\w.-]*\Z")


class Template(NamedTuple):
    """A template that is fit to be filled; `problems` are its warnings."""

    name: str
    path: str
    fields: Fields
    copy: Copy
    letterhead: bytes
    problems: tuple[Problem, ...]


def load_template(folder: Path, shown: str, within: Path | None = None) -> Template:
    """Read a template folder; ProblemsFoundError names everything that is wrong with it.

    `within` is the workspace, which no link may lead out of.
    """
    problems: list[Problem] = []
    fields = letterhead = copy = None
    warnings: list[Problem] = []
    try:
        fields = load_fields(_required(folder, shown, FIELDS, within), folder.name)
    except ProblemsFoundError as found:
        problems += found.problems
    try:
        letterhead, warnings = _letterhead(folder / LETTERHEAD, f"{shown}/{LETTERHEAD}", within)
    except ProblemsFoundError as found:
        problems += found.problems
    try:
        sources = _sources(folder, shown, within)
        copy = load_copy(sources, fields) if fields else None
    except ProblemsFoundError as found:
        problems += found.problems
    if fields is None or copy is None or letterhead is None:
        raise ProblemsFoundError(problems)
    return Template(folder.name, shown, fields, copy, letterhead, (*copy.problems, *warnings))


def packed(template: Template, beside: Mapping[str, object]) -> bytes:
    """Return a template's texts as one, with what a run brings to them; `unpacked` reads them."""
    sources = {FIELDS: template.fields.source, **template.copy.sources}
    files = {name: source.text for name, source in sources.items()}
    whole = {"template": template.name, "files": files, **beside}
    return json.dumps(whole, ensure_ascii=False, sort_keys=True).encode()


def unpacked(data: bytes, letterhead: bytes) -> Template:
    """Return a template as it was packed.

    ValueError when it was not packed by `packed`, ProblemsFoundError when it is no template any
    more, as for another version of this program.
    """
    try:
        whole = json.loads(data)
        name = str(whole["template"])
        sources = {str(key): Source(str(key), str(text)) for key, text in whole["files"].items()}
        typed, _ = sources.pop(FIELDS), sources[COPY]
    except (LookupError, TypeError, AttributeError, RecursionError) as error:
        message = "not a packed template"
        raise ValueError(message) from error
    if problems := check_letterhead(name, letterhead) if letterhead else []:
        raise ProblemsFoundError(problems)
    fields = load_fields(typed)
    return Template(name, name, fields, load_copy(sources, fields), letterhead, ())


def _required(folder: Path, shown: str, name: str, within: Path | None) -> Source:
    if not os.path.exists(folder / name):  # noqa: PTH110 - Path's own raises for no access
        advice = f"add `{shown}/{name}`"
        raise ProblemsFoundError(
            [report("no-such-file", Location(shown), name=name, advice=advice)]
        )
    return read_source(folder / name, f"{shown}/{name}", within)


def _letterhead(path: Path, shown: str, within: Path | None) -> tuple[bytes, list[Problem]]:
    """Return the letterhead's bytes, none for the built-in one, and the warnings about it."""
    if not os.path.exists(path):  # noqa: PTH110 - likewise
        return b"", []
    data = read_bytes(path, shown, LETTERHEAD_LIMIT, within)
    problems = check_letterhead(shown, data)
    if has_errors(problems):
        raise ProblemsFoundError(problems)
    return data, problems


def _sources(folder: Path, shown: str, within: Path | None) -> dict[str, Source]:
    """Return the copy and every file that it includes, which stand in the same folder."""
    sources = {COPY: _required(folder, shown, COPY, within)}
    _refuse_long(sources)
    waiting = [sources[COPY]]
    while waiting:
        source = waiting.pop()
        for name, place in _included(source):
            if name in sources:
                continue
            path = folder / name
            if not (_PLAIN_NAME.match(name) and _is_own_file(path)):
                raise ProblemsFoundError([report("outside-folder", place, name=name)])
            sources[name] = read_source(path, f"{shown}/{name}", within)
            _refuse_long(sources)
            waiting.append(sources[name])
    return sources


def _refuse_long(sources: dict[str, Source]) -> None:
    """Raise ProblemsFoundError at the file that makes a copy longer than any release."""
    if sum(len(source.text.encode()) for source in sources.values()) > COPY_LIMIT:
        place = Location([*sources.values()][-1].path)
        raise ProblemsFoundError([report("too-large", place, limit=f"{COPY_LIMIT >> 10} KiB")])


def _is_own_file(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:  # also a name that is too long
        return False


def _included(source: Source) -> list[tuple[str, Location]]:
    found = []
    for number, line in enumerate(source.lines(), 1):
        for include in _INCLUDE.finditer(line):
            name = include[1] if include[1] is not None else include[2]
            start = include.start(1 if include[1] is not None else 2)
            width = max(1, len(name))
            found.append((name, Location(source.path, number, start + 1, width, line)))
    return found
