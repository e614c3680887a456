"""The desk: a workspace, open, and what is filled and checked in it."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from lmp_press.diagnostics import ProblemsFoundError
from lmp_press.diagnostics.refusal import NoWorkspaceError, RefusedError
from lmp_press.door.names import region_file, template_names
from lmp_press.workspace import Workspace, find_workspace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lmp_press.diagnostics import Problem
    from lmp_press.door.names import AskedFor
    from lmp_press.door.operand import Operand
    from lmp_press.press import Kit
    from lmp_press.readers.docx.revisions import Revisions
    from lmp_press.release import Release
    from lmp_press.review.report import FolderReview, Review


def open(folder: str | Path = ".") -> Desk:  # noqa: A001 - as in `lmp_press.open`
    """Open the nearest workspace, upwards from a folder; NoWorkspaceError when there is none."""
    desk = Desk(str(folder))
    _ = desk.workspace
    return desk


class Desk:
    """A workspace, open: looked for when it is first needed, its templates read once."""

    def __init__(self, folder: str = "") -> None:
        """Use `lmp_press.open`; '' is the folder that the user stands in."""
        self.folder = folder
        self._kits: dict[tuple[tuple[str, ...], tuple[str, ...]], Kit] = {}

    @property
    def templates(self) -> list[str]:
        """The names of its templates."""
        return self.workspace.template_names()

    @property
    def regions(self) -> list[str]:
        """The names of its regions."""
        return self.workspace.region_names()

    def fill(self, region: AskedFor, template: str) -> Release:
        """Return the release of a region, by its name or its file, or of a mapping of values.

        ProblemsFoundError, whose `problems` say each with its place, when it would not be written;
        UnknownNameError when nothing has such a name. Other regions are not looked at.
        """
        from lmp_press.door.orders import FORMATS
        from lmp_press.press import pressed_release, read_file

        template_names(self.workspace, [template])
        kit = self.kit(formats=FORMATS)
        file = region_file(self.workspace, region)
        return pressed_release(kit, template, read_file(file, kit.expected))

    def check(self, region: AskedFor | None = None, template: str | None = None) -> list[Problem]:
        """Return what `lmp-press check` says of a region, or of all; through a template, or all.

        A region is its name or its file, or a mapping of values. UnknownNameError when nothing has
        such a name.
        """
        from lmp_press.door.orders import checked, order

        regions = [] if region is None else [region]
        templates = [] if template is None else [template]
        try:
            return checked(order(self.workspace, regions, templates))
        except ProblemsFoundError as found:  # of the templates, or the names of files
            return [*found.problems]

    def review(
        self, old: str | Path, new: str | Path, template: str | None = None
    ) -> Review | FolderReview:
        """Return what differs between what two words stand for, and why, as `lmp-press diff` does.

        A word is the path of a Word or Markdown file, a region, or a folder of them; a region is
        filled through a template, or all.
        """
        from lmp_press.door.comparing import review_of
        from lmp_press.review.selection import narrowed

        templates = [] if template is None else [template]
        before, after = (self.operand(str(word), templates) for word in (old, new))
        return narrowed(review_of(before, after))

    def operand(
        self, word: str, templates: Sequence[str] = (), revisions: Revisions = "accept"
    ) -> Operand:
        """Return what a word stands for: a Word or Markdown file, a region, or a folder."""
        from lmp_press.door.operand import Operand

        return Operand(self, word, templates, revisions)

    def kit(self, templates: Sequence[str] = (), formats: Sequence[str] = ()) -> Kit:
        """Return the templates, loaded once; ProblemsFoundError when they are wrong."""
        from lmp_press.press import load_kit
        from lmp_press.today import source_date

        names = template_names(self.workspace, templates)
        asked = tuple(names), tuple(formats)
        if asked not in self._kits:
            self._kits[asked] = load_kit(self.workspace, names, formats, source_date())
        return self._kits[asked]

    def has_region(self, name: str) -> bool:
        """Tell whether there is a workspace that has a region of this name."""
        found = self._found
        return found is not None and name in found.region_names()

    @property
    def workspace(self) -> Workspace:
        """Where everything is; NoWorkspaceError when there is none."""
        if self._found is None:
            raise NoWorkspaceError(self.folder)
        return self._found

    @cached_property
    def _found(self) -> Workspace | None:
        here = standing_in()
        start = here / self.folder
        found = find_workspace(start) if start.is_dir() else None
        return found and found._replace(here=here)


def standing_in() -> Path:
    """Return the folder that the user stands in."""
    try:
        return Path.cwd()
    except FileNotFoundError:
        message = "the folder that you stand in is gone: go to another one, or name one with `-C`"
        raise RefusedError(message) from None
