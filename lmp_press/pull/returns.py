"""Returned files: whose each is by its name, and what comes of all of them for the region files."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from lmp_press.diagnostics import Location, Problem, ProblemsFoundError, has_errors, report
from lmp_press.fields.known_keys import REGION_NAME
from lmp_press.named_tuples import NamedTuple
from lmp_press.press import read_file, source_of
from lmp_press.pull.generated import generated_from
from lmp_press.pull.pulling import Preference, Pulled, Returned, pull, region_said
from lmp_press.region import read_region
from lmp_press.source import Scalar, decode, encoded, read_bytes
from lmp_press.store.replacing import rewrite_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from lmp_press.press import Kit
    from lmp_press.source import Source
    from lmp_press.store.written import WrittenFolder
    from lmp_press.workspace import RegionFile, Workspace

SUFFIX = ".docx"
LOCK = "~$"  # begins the name of the file that Word leaves beside one that is open


class RegionPull(NamedTuple):
    """What came of a region's files: its text before and after, and each file's part in it."""

    file: RegionFile
    before: Source
    after: str
    files: tuple[tuple[Returned, Pulled], ...]

    @property
    def problems(self) -> list[Problem]:
        """What speaks against writing the region file."""
        return [problem for _, pulled in self.files for problem in pulled.problems]


def is_word_file(path: Path) -> bool:
    """Tell whether a file of a folder is one that somebody sent back."""
    return path.suffix.lower() == SUFFIX and not path.name.startswith(LOCK) and path.is_file()


def whose(stem: str, regions: Sequence[str], templates: Sequence[str]) -> tuple[str, str] | None:
    """Return the region and template of a file by its name, None when that does not tell.

    What people and programs put behind it is of no account: `northwest-anniversary (2)`.

    >>> whose("hawaii-anniversary-AE comments", ["hawaii"], ["anniversary"])
    ('hawaii', 'anniversary')
    """
    fitting = [
        (region, template)
        for region in regions
        for template in templates
        if _begins(stem.lower(), f"{region}-{template}".lower())
    ]
    return max(fitting, key=lambda pair: len("-".join(pair)), default=None)


def _begins(stem: str, name: str) -> bool:
    return stem.startswith(name) and not stem[len(name) : len(name) + 1].isalnum()


def pull_all(
    kit: Kit,
    workspace: Workspace,
    returned: Sequence[Returned],
    folder: WrittenFolder,
    choice: Preference,
) -> Iterator[RegionPull]:
    """Yield what comes of each region's files; one file goes by what the one before it brought.

    ProblemsFoundError when a region file cannot be read.
    """
    for region in sorted({one.region for one in returned}):
        file = workspace.region_file(region)
        before = source = _sound(file)
        done: list[tuple[Returned, Pulled]] = []
        for one in (each for each in returned if each.region == region):
            base = generated_from(folder, region, one.template)
            pulled = _with_owner(pull(kit, source, one, base, choice), one, workspace)
            if not has_errors(pulled.problems):
                source = source._replace(text=pulled.text)
            done.append((one, pulled))
        yield RegionPull(file, before, source.text, tuple(done))


def write_region(pulled: RegionPull) -> None:
    """Write a region's file anew, in one step; OSError when it is not what was read any more."""
    file = pulled.file
    if file.path is None:
        return
    data = read_bytes(file.path, file.shown, within=file.within)
    _refuse_changed(decode(data, file.shown), pulled.before)
    rewrite_file(file.path, data, encoded(pulled.after, data))


def _refuse_changed(now: Source, before: Source) -> None:
    if now.text != before.text:
        raise OSError(errno.EBUSY, "it was changed in the meantime")


def _sound(file: RegionFile) -> Source:
    """Return the text of a region's file; ProblemsFoundError unless it is sound YAML."""
    source = source_of(file)
    problems = read_region(file.name, source).problems
    if has_errors(problems):
        raise ProblemsFoundError(problems)
    return source


def _with_owner(pulled: Pulled, returned: Returned, workspace: Workspace) -> Pulled:
    """Refuse a file that brings the name of another region of the workspace."""
    said = region_said(pulled)
    others = [name for name in workspace.region_names() if name != returned.region] if said else []
    owner = next((name for name in others if _name_in_words(workspace, name) == said), "")
    if not owner:
        return pulled
    facts = {"name": returned.shown, "found": said, "region": owner, "expected": returned.region}
    problem = report("another-region-s-file", Location(returned.shown), **facts)
    return pulled._replace(problems=(problem,), left=())


def _name_in_words(workspace: Workspace, region: str) -> str:
    """Return the name that a region's file gives; '' when it cannot be read, as `check` says."""
    try:
        entries = read_file(workspace.region_file(region)).node.entries
    except ProblemsFoundError:
        return ""
    _, said = entries.get(REGION_NAME, (None, None))
    return said.text.strip() if isinstance(said, Scalar) else ""
