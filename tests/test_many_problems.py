"""Very many problems: said where they help, counted where they do not, and never all in memory."""

from __future__ import annotations

import json
import tracemalloc
from typing import TYPE_CHECKING

from support.command_line import lmp_press
from support.small_workspace import region, workspace
from support.workspace_files import file_tree

from lmp_press.batch.findings import Findings
from lmp_press.diagnostics import Location, Problem, Severity, limited
from lmp_press.store.files import digest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


MORE = (
    "regions/georgia.yaml:105:1: error: 250 more problems are in this file: 250 unknown-key "
    "[more-problems]"
)


def unknown_keys(number: int) -> str:
    """Return a region file with so many keys that no template knows."""
    return region("georgia", 2) + "".join(f"key_{n}: 1\n" for n in range(number))


def test_problems_of_a_file_past_a_hundred_are_counted_by_kind(tmp_path: Path) -> None:
    files = {"regions/georgia.yaml": unknown_keys(350), "regions/hawaii.yaml": "x: 1\n"}
    file_tree(workspace(tmp_path), files)
    for command in ("check", "fill"):
        done = lmp_press(command, "-q", stand=tmp_path)
        lines = done.stderr.splitlines()
        said = [line for line in lines if line.startswith("regions/georgia")]
        assert len(said) == 101
        assert said[99].startswith("regions/georgia.yaml:104:1: error: ")
        assert said[100] == MORE
        assert any(line.startswith("regions/hawaii.yaml:1:1: error: ") for line in lines)
        assert done.status == 1


def test_problems_that_are_counted_are_counted_as_json_too(tmp_path: Path) -> None:
    file_tree(workspace(tmp_path), {"regions/georgia.yaml": unknown_keys(350)})
    done = lmp_press("check", "--problems", "json", stand=tmp_path)
    said = [json.loads(line) for line in done.stderr.splitlines()]
    assert [one["id"] for one in said] == ["unknown-key"] * 100 + ["more-problems"]


def problems(number: int, severity: Severity = Severity.WARNING) -> Iterator[Problem]:
    for line in range(1, number + 1):
        place = Location("regions/georgia.yaml", line, 1, 1, "words " * 20)
        yield Problem(place, severity, "odd", f"`{line}` is odd")


def test_a_hundred_problems_of_a_file_are_said_each() -> None:
    assert limited([*problems(100)]) == (*problems(100),)


def test_what_is_counted_is_an_error_only_if_there_is_one_in_it() -> None:
    more = limited([*problems(150)])[100]
    assert (more.id, more.severity) == ("more-warnings", Severity.WARNING)
    more = limited([*problems(150), *problems(1, Severity.ERROR)])[100]
    assert (more.id, more.severity) == ("more-problems", Severity.ERROR)


def test_findings_are_what_was_added() -> None:
    found = Findings()
    for problem in problems(3):
        found.add(problem, 7)
    assert list(found) == [*problems(3)]
    assert [region for region, _ in found.numbered()] == [7, 7, 7]
    assert (len(found), found.has_errors) == (3, False)
    found.add(next(problems(1, Severity.ERROR)))
    assert (len(list(found)), found.has_errors) == (4, True)


def test_findings_cost_no_memory_each() -> None:
    tracemalloc.start()
    found = Findings()
    for problem in problems(20_000):
        found.add(problem)
    number = sum(1 for _ in found)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert number == 20_000
    assert peak < 3_000_000  # bytes; the problems themselves would take some 10 MB


def test_of_very_many_warnings_some_are_only_counted(tmp_path: Path) -> None:
    lmp_press("fill", stand=workspace(tmp_path))
    manifest = json.loads((tmp_path / "out/manifest.json").read_text())
    made = manifest["regions"]["georgia"]["outputs"]["greeting.md"] | {"sha256": digest(b"")}
    for number in range(1_050):
        name = f"was-{number:04}"
        manifest["regions"][name] = {"facts": {}, "outputs": {"greeting.md": made}}
        file_tree(tmp_path, {f"out/{name}/{name}-greeting.md": b""})
    file_tree(tmp_path, {"out/manifest.json": json.dumps(manifest)})
    done = lmp_press("fill", "-q", stand=tmp_path)
    lines = done.stderr.splitlines()
    assert sum("[orphan]" in line for line in lines) == 1_000
    assert lines[-1] == "1,050 warnings: 1,050 orphan"
    as_json = lmp_press("fill", "-q", "--problems", "json", stand=tmp_path).stderr.splitlines()
    assert len(as_json) == 1_050
