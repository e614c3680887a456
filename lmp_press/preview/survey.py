"""The survey: every region through every template, looked at a few at a time, and side by side."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from lmp_press.batch.clashes import Clashes, clash_problems
from lmp_press.diagnostics import Severity
from lmp_press.named_tuples import NamedTuple
from lmp_press.preview.proofs import Proof, proof_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from lmp_press.diagnostics import Problem
    from lmp_press.press import Kit
    from lmp_press.workspace import RegionFile

    Stamps = Mapping[str, object]


class _Looked(NamedTuple):
    """A region's file as it was, and its proofs by template."""

    stamp: object
    proofs: dict[str, Proof]


class Survey:
    """What is known of the regions of one kit, each read again only when its file is another."""

    def __init__(self, kit: Kit) -> None:
        self.kit = kit
        self._looked: dict[str, _Looked] = {}
        self._beside: dict[str, tuple[Problem, ...]] = {}
        self._compared: object = None

    def proof(self, file: RegionFile, template: str, stamp: object) -> Proof:
        """Return a region in a template, with what its neighbours say too as far as is known."""
        looked = self._looked.get(file.name)
        if looked is None or looked.stamp != stamp:
            looked = self._looked[file.name] = _Looked(stamp, {})
        if template not in looked.proofs:
            wanted = next(one for one in self.kit.templates if one.name == template)
            looked.proofs[template] = proof_of(self.kit, wanted, file)
        proof = looked.proofs[template]
        beside = [one for one in self._beside.get(file.name, ()) if one not in proof.problems]
        return proof._replace(problems=(*proof.problems, *beside))

    def look_on(self, files: Mapping[str, RegionFile], stamps: Stamps, most: int) -> bool:
        """Look at some regions more, then compare them all; tell whether there was one left."""
        left = [name for name in files if not self._is_known(name, stamps)]
        for name in left[:most]:
            for template in self.kit.templates:
                self.proof(files[name], template.name, stamps[name])
        return bool(left) or self._compare(files, stamps)

    def states(self, names: Iterable[str]) -> list[dict[str, Any]]:
        """Return how far each region is that is known."""
        return [self._state(name) for name in names if self._is_known(name)]

    def _state(self, name: str) -> dict[str, Any]:
        beside = self._beside.get(name, ())
        proofs = self._looked[name].proofs.items()
        releases = [_counted(template, proof, beside) for template, proof in proofs]
        return {"region": name, "releases": releases}

    def _is_known(self, name: str, stamps: Stamps | None = None) -> bool:
        looked = self._looked.get(name)
        whole = looked is not None and len(looked.proofs) == len(self.kit.templates)
        return whole and (stamps is None or looked is None or looked.stamp == stamps[name])

    def _compare(self, files: Mapping[str, RegionFile], stamps: Stamps) -> bool:
        """Compare all regions where one of them is another; tell whether that was so."""
        if stamps == self._compared:
            return False
        self._compared = stamps
        clashes = Clashes()
        for index, name in enumerate(files):
            clashes.add(index, [one.facts for one in self._looked[name].proofs.values()])
        beside: dict[str, list[Problem]] = {}
        each = [*files.values()]
        for index, problem in clash_problems(clashes, each, self.kit, len(each)):
            beside.setdefault(each[index].name, []).append(problem)
        clashes.close()
        self._beside = {name: tuple(dict.fromkeys(found)) for name, found in beside.items()}
        return True


def stamp_of(path: str | Path | None) -> object:
    """Return what is another as soon as a file is: replaced, written, or gone."""
    try:
        found = os.stat(path) if path else None  # noqa: PTH116 - of either kind of path
    except OSError:
        return None
    return (found.st_mtime_ns, found.st_size, found.st_ino) if found else None


def _counted(template: str, proof: Proof, beside: Sequence[Problem]) -> dict[str, Any]:
    problems = dict.fromkeys((*proof.problems, *beside))
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    return {
        "template": template,
        "errors": errors,
        "warnings": len(problems) - errors,
        "draft": bool(proof.release and proof.release.draft),
    }
