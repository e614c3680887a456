"""The bench: a workspace under proof. Query again, it reads only what has changed meanwhile."""

from __future__ import annotations

import os
from threading import Lock
from typing import TYPE_CHECKING, Any

from lmp_press.diagnostics import ProblemsFoundError
from lmp_press.named_tuples import NamedTuple
from lmp_press.press import load_kit
from lmp_press.preview.sheets import FORMS, PAGE, drawn, listed, problem_of
from lmp_press.preview.survey import Survey, stamp_of
from lmp_press.today import source_date
from lmp_press.workspace import REGIONS, TEMPLATES, is_region_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lmp_press.diagnostics import Problem
    from lmp_press.workspace import RegionFile, Workspace

AT_ONCE, ON_THE_SIDE = 25, 4  # regions that are looked at before the browser hears of them
REGIONS_VIEW = "regions"


class Query(NamedTuple):
    """What a browser asks to see: a region in a template, in a form; or all regions."""

    region: str = ""
    template: str = ""
    form: str = PAGE


class Bench:
    """A workspace under proof; `named` is the region's file that was asked for, if one was.

    It may be asked from several threads.
    """

    def __init__(
        self, workspace: Workspace, templates: Sequence[str] = (), named: RegionFile | None = None
    ) -> None:
        self._workspace = workspace
        self._only = tuple(templates)
        self._named = named
        self._known: dict[str, RegionFile] = {}
        self._lock = Lock()
        self._survey: Survey | None = None
        self._problems: tuple[Problem, ...] = ()
        self._stamp: object = None

    @property
    def folders(self) -> list[Path]:
        """The folders whose files make the release, each with all that is in it."""
        return [self._workspace.root / TEMPLATES, self._workspace.root / REGIONS]

    @property
    def elsewhere(self) -> Path | None:
        """The folder of the file that was asked for, when that lies outside the workspace."""
        path = self._named.path.resolve() if self._named and self._named.path else None
        return path.parent if path and path.parent != self.folders[1].resolve() else None

    def view(self, wanted: Query) -> dict[str, Any]:
        """Return what is to be shown now."""
        with self._lock:
            self._load()
            names = self._names()
            templates = [one.name for one in self._survey.kit.templates] if self._survey else []
            shown = {"regions": names, "templates": templates, "forms": FORMS}
            if wanted.form == REGIONS_VIEW and self._survey and not self._problems:
                return shown | {"form": REGIONS_VIEW, "states": self._survey.states(names)}
            return shown | self._proof(wanted, names, templates)

    def look_on(self, wanted: Query) -> bool:
        """Look at some regions more; tell whether that may show in a view."""
        files = {name: self._file(name) for name in self._names()}
        stamps = {name: stamp_of(file.path) for name, file in files.items()}
        most = AT_ONCE if wanted.form == REGIONS_VIEW else ON_THE_SIDE
        with self._lock:
            if self._survey is None or self._problems:
                return False
            return self._survey.look_on(files, stamps, most)

    def _load(self) -> None:
        """Load the templates anew when one of their files is another."""
        stamp = self._stamp_of_templates()
        if stamp == self._stamp:
            return
        self._stamp = stamp
        try:
            known = self._workspace.template_names()
            names = [one for one in known if not self._only or one in self._only]
            self._survey = Survey(load_kit(self._workspace, names, epoch=source_date()))
            self._problems = ()
        except ProblemsFoundError as found:
            self._problems = found.problems
        except OSError:  # a folder that is gone for the moment; what was loaded still stands
            self._stamp = None

    def _stamp_of_templates(self) -> object:
        """Return what is another as soon as a file of a template is."""
        return sorted(
            (path, stamp_of(path))
            for folder, _, files in os.walk(self._workspace.root / TEMPLATES)
            for path in (os.path.join(folder, name) for name in files)  # noqa: PTH118 - walk's own kind
        )

    def _names(self) -> list[str]:
        """Return the regions' names, that of a file that lies elsewhere first."""
        try:
            names = self._workspace.region_names()
        except OSError:  # a folder that is gone for the moment
            names = []
        apart = [self._named.name] if self._named and self.elsewhere else []
        return [*apart, *(name for name in names if name not in apart)]

    def _file(self, region: str) -> RegionFile:
        if self._named and region == self._named.name:
            return self._named
        if region not in self._known:
            self._known[region] = self._workspace.region_file(region)
        return self._known[region]

    def _proof(
        self, wanted: Query, names: Sequence[str], templates: Sequence[str]
    ) -> dict[str, Any]:
        """Return a region in a template: those wanted, or the first there is."""
        first = self._named.name if self._named else next(iter(names), "")
        region = wanted.region if is_region_name(wanted.region) else first
        template = wanted.template if wanted.template in templates else next(iter(templates), "")
        form = wanted.form if wanted.form in FORMS else PAGE
        shown: dict[str, Any] = {"region": region, "template": template, "form": form}
        if self._problems or self._survey is None or not template or not region:
            return shown | {"problems": [problem_of(one) for one in self._problems]}
        file = self._file(region)
        proof = self._survey.proof(file, template, stamp_of(file.path))
        fields = next(one.fields for one in self._survey.kit.templates if one.name == template)
        return shown | drawn(proof, fields, form) | {"problems": listed(proof)}
