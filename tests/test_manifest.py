from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.command_line import lmp_press
from support.small_workspace import output, region, workspace
from support.workspace_files import file_tree

from lmp_press.store.directory import Directory
from lmp_press.store.manifest import Manifest, Output, Record, merged, write_manifest

if TYPE_CHECKING:
    from pathlib import Path

DAMAGED = """\
out/manifest.json:1:1: warning: the manifest is damaged, so that a file it lost and that differs \
is taken for changed by hand [damaged-manifest]
  help: run with `--force` if nobody changed them
"""

FOREIGN = """\
out/manifest.json:1:1: warning: the file is somebody's own, by the name of the program's manifest, \
and is kept beside it, as `manifest.edited-1.json` or a later number; files that differ are taken \
for changed by hand [foreign-manifest]
  help: run with `--force` if nobody changed them
"""

WRITTEN = """\
{"format": 1, "regions": {
"georgia": {"facts": {"greeting": "b0FB"}, "outputs": {"greeting.md": {"letterhead": "l", \
"program": "1", "region": "r", "sha256": "s", "template": "t"}}},
"hawaii": {"facts": {}, "outputs": {}}
}}
"""

GEORGIA = Record({"greeting.md": Output("s", "r", "t", "l", "1")}, {"greeting": "b0FB"})
HAWAII = Record({}, {})


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """Return a workspace whose releases are written."""
    lmp_press("fill", stand=workspace(tmp_path))
    return tmp_path


def written(folder: Path, *regions: tuple[str, Record]) -> Manifest:
    """Return a manifest that was written into a folder, to be read."""
    opened = Directory.open(folder)
    write_manifest(opened, "manifest.json", regions)
    return Manifest(opened, "manifest.json")


def read(folder: Path) -> Manifest:
    return Manifest(Directory.open(folder), "manifest.json")


def whole(folder: Path) -> Any:
    return json.loads((folder / "out/manifest.json").read_bytes())


def test_a_manifest_is_json_with_a_line_for_each_region(tmp_path: Path) -> None:
    written(tmp_path, ("georgia", GEORGIA), ("hawaii", HAWAII))
    assert (tmp_path / "manifest.json").read_text() == WRITTEN
    assert json.loads(WRITTEN)["format"] == 1


def test_a_manifest_that_was_written_is_read_back(tmp_path: Path) -> None:
    regions = [("georgia", GEORGIA), ("hawaii", HAWAII)]
    manifest = written(tmp_path, *regions)
    assert list(manifest) == regions
    assert not manifest.is_damaged


def test_a_manifest_without_regions_is_whole(tmp_path: Path) -> None:
    manifest = written(tmp_path)
    assert (list(manifest), manifest.is_damaged) == ([], False)


texts = st.text(max_size=9)
outputs = st.builds(Output, *[texts] * len(Output._fields))


@given(st.dictionaries(texts, outputs, max_size=3), st.dictionaries(texts, texts, max_size=2))
def test_a_line_is_what_a_json_library_writes(
    made: dict[str, Output], facts: dict[str, str]
) -> None:
    said = {
        key: {name: text for name, text in output._asdict().items() if text}
        for key, output in made.items()
    }
    expected = json.dumps({"facts": facts, "outputs": said}, sort_keys=True)
    assert Record(made, facts).as_json() == expected


def test_a_manifest_that_is_not_there_is_not_damaged(tmp_path: Path) -> None:
    manifest = read(tmp_path)
    assert (list(manifest), manifest.is_damaged) == ([], False)


def test_a_manifest_knows_every_output_and_what_it_was_made_from(filled: Path) -> None:
    regions = whole(filled)["regions"]
    assert list(regions) == ["colorado", "georgia", "hawaii", "northwest"]
    outputs = regions["georgia"]["outputs"]
    assert list(outputs) == ["greeting.docx", "greeting.md"]
    assert list(outputs["greeting.md"]) == [
        "letterhead",
        "program",
        "region",
        "sha256",
        "standing",
        "template",
    ]


def test_a_manifest_has_the_same_bytes_whatever_was_written_first(filled: Path) -> None:
    before = output(filled / "out")
    shutil.rmtree(filled / "out")
    for name in ("northwest", "georgia"):
        lmp_press("fill", name, "-f", "md", stand=filled)
        lmp_press("fill", name, "-f", "docx", stand=filled)
    lmp_press("fill", stand=filled)
    assert output(filled / "out") == before


def test_what_a_new_manifest_knows_of_a_file_stands() -> None:
    old = Record({"a.md": Output(*"12345"), "b.md": Output(*"12345")}, {"a": "old", "b": "old"})
    new = Record({"a.md": Output(*"67890")}, {"a": "new"})
    both = Record({"a.md": Output(*"67890"), "b.md": Output(*"12345")}, {"a": "new", "b": "old"})
    assert list(merged([("x", old), ("y", old)], [("w", new), ("x", new)])) == [
        ("w", new),
        ("x", both),
        ("y", old),
    ]


def test_facts_go_when_the_outputs_that_they_were_taken_for_are_new() -> None:
    new = Record(GEORGIA.outputs, {})
    assert GEORGIA.renewed(new) == Record(GEORGIA.outputs, {})


NONE_OF_OURS = [b"{}", b"null", b"[1]", b"\xff\xfe\0", b"[" * 100_000, b'{"name": "my app"}\n']


@pytest.mark.parametrize("data", [b"", b" \n", *NONE_OF_OURS])
def test_a_manifest_that_is_none_is_no_licence_to_overwrite(filled: Path, data: bytes) -> None:
    file_tree(filled, {"out/manifest.json": data, "regions/georgia.yaml": region("georgia", 9)})
    before = output(filled / "out")
    done = lmp_press("fill", "-q", stand=filled)
    assert (done.status, done.stderr.count("[edited]")) == (1, 2)
    assert done.stderr.startswith(FOREIGN if data.strip() else DAMAGED)
    assert output(filled / "out") == before


@pytest.mark.parametrize("data", NONE_OF_OURS)
def test_somebodys_own_file_of_the_manifests_name_is_kept_beside_it(
    filled: Path, data: bytes
) -> None:
    before = output(filled / "out")
    file_tree(filled, {"out/manifest.json": data, "out/manifest.edited-1.json": "older"})
    assert lmp_press("fill", "-q", stand=filled) == (0, b"", FOREIGN)
    kept = {"manifest.edited-1.json": b"older", "manifest.edited-2.json": data}
    assert output(filled / "out") == before | kept
    assert lmp_press("fill", "-q", stand=filled) == (0, b"", "")


def test_a_damaged_manifest_is_said_and_then_written_anew(filled: Path) -> None:
    before = output(filled / "out")
    file_tree(filled, {"out/manifest.json": b"{"})
    assert lmp_press("fill", "-q", stand=filled) == (0, b"", DAMAGED)
    assert output(filled / "out") == before
    assert lmp_press("fill", "-q", stand=filled) == (0, b"", "")


def test_a_manifest_that_lost_its_end_is_said_and_then_written_anew(filled: Path) -> None:
    before = output(filled / "out")
    data = before["manifest.json"]
    file_tree(filled, {"out/manifest.json": data[: data.rindex(b"}}\n")]})
    assert lmp_press("fill", "-q", stand=filled) == (0, b"", DAMAGED)
    assert output(filled / "out") == before


def test_a_damaged_line_costs_its_own_region_alone(filled: Path) -> None:
    data = (filled / "out/manifest.json").read_bytes()
    file_tree(filled, {"out/manifest.json": data.replace(b'"georgia": {', b'"georgia": [')})
    for name in ("georgia", "hawaii"):
        file_tree(filled, {f"regions/{name}.yaml": region(name, 9)})
    done = lmp_press("fill", "-k", "-q", stand=filled)
    assert done.stderr.startswith(DAMAGED)
    edited = [line.partition(":")[0] for line in done.stderr.splitlines() if "[edited]" in line]
    assert edited == ["out/georgia/georgia-greeting.docx", "out/georgia/georgia-greeting.md"]
    assert "nine unions" in (filled / "out/hawaii/hawaii-greeting.md").read_text()


@pytest.mark.parametrize("indent", [None, 2])
def test_a_manifest_that_was_laid_out_anew_is_understood(filled: Path, indent: int | None) -> None:
    before = output(filled / "out")
    shuffled = {"regions": dict(reversed(whole(filled)["regions"].items())), "format": 1}
    file_tree(filled, {"out/manifest.json": json.dumps(shuffled, indent=indent)})
    assert lmp_press("fill", "-q", stand=filled) == (0, b"", "")
    file_tree(filled, {"regions/georgia.yaml": region("georgia", 9)})
    assert lmp_press("fill", "-q", stand=filled) == (0, b"", "")
    file_tree(filled, {"regions/georgia.yaml": region("georgia", 2)})
    assert lmp_press("fill", "-q", stand=filled) == (0, b"", "")
    assert output(filled / "out") == before


def test_a_manifest_with_other_line_ends_is_understood(filled: Path) -> None:
    data = (filled / "out/manifest.json").read_bytes()
    file_tree(filled, {"out/manifest.json": data.replace(b"\n", b"\r\n")})
    assert lmp_press("fill", "-q", stand=filled) == (0, b"", "")


def test_a_manifest_of_another_format_is_damaged(tmp_path: Path) -> None:
    file_tree(tmp_path, {"manifest.json": WRITTEN.replace('"format": 1', '"format": 2')})
    manifest = read(tmp_path)
    assert (list(manifest), manifest.is_damaged, manifest.is_foreign) == ([], True, True)


def test_regions_out_of_order_are_damage(tmp_path: Path) -> None:
    manifest = written(tmp_path, ("hawaii", HAWAII), ("georgia", GEORGIA))
    assert (list(manifest), manifest.is_damaged) == ([("hawaii", HAWAII)], True)


@pytest.mark.parametrize("name", ["..", "../georgia", ".lmp-press", "a/b", "a\\b", "C:a", "", "-a"])
def test_a_region_whose_name_leads_out_of_the_folder_is_damage(tmp_path: Path, name: str) -> None:
    manifest = written(tmp_path, (name, GEORGIA))
    assert (list(manifest), manifest.is_damaged) == ([], True)


@pytest.mark.parametrize("key", ["../greeting.md", "a\\b.md", "greeting", "\ud800.md", "a\0.md"])
def test_an_output_that_no_file_can_be_is_damage(tmp_path: Path, key: str) -> None:
    entry = Record({key: Output(*"12345")}, {})
    manifest = written(tmp_path, ("georgia", entry))
    assert (list(manifest), manifest.is_damaged) == ([], True)


def test_prune_removes_nothing_outside_for_a_manifest_that_lies(filled: Path) -> None:
    data = whole(filled)
    data["regions"]["../georgia"] = data["regions"].pop("georgia")
    text = json.dumps(data, sort_keys=True)
    file_tree(filled, {"out/manifest.json": text, "out/../-greeting.md": "mine"})
    before = output(filled)
    done = lmp_press("fill", "-q", "--prune", stand=filled)
    assert done == (0, b"", DAMAGED)
    assert {**before, "out/manifest.json": b""} == {**output(filled), "out/manifest.json": b""}


@pytest.mark.parametrize(
    "change",
    [
        ('"sha256": "', '"sha256": 1, "x": "'),
        ('"sha256": "', '"sha256": null, "y": "'),
        ('"facts": {', '"facts": [], "z": {'),
        ('"outputs": {', '"outputs": "", "z": {'),
        ('"greeting": "', '"greeting": 7, "z": "'),
    ],
)
def test_a_manifest_with_values_of_another_kind_is_damaged(
    filled: Path, change: tuple[str, str]
) -> None:
    text = (filled / "out/manifest.json").read_text()
    file_tree(filled, {"out/manifest.json": text.replace(*change, 1)})
    before = {path: data for path, data in output(filled / "out").items() if "json" not in path}
    assert lmp_press("fill", "-q", stand=filled) == (0, b"", DAMAGED)
    after = {path: data for path, data in output(filled / "out").items() if "json" not in path}
    assert after == before


def test_facts_that_were_tampered_with_are_taken_anew(filled: Path) -> None:
    before = output(filled / "out")
    text = before["manifest.json"].decode()
    start = text.index('"greeting": "') + len('"greeting": "')
    file_tree(filled, {"out/manifest.json": text[:start] + "?" + text[start + 1 :]})
    assert lmp_press("fill", "-q", stand=filled) == (0, b"", "")
    assert output(filled / "out") == before


def test_a_manifest_that_is_a_folder_is_a_problem(filled: Path) -> None:
    (filled / "out/manifest.json").unlink()
    file_tree(filled, {"out/manifest.json/notes.txt": "mine"})
    done = lmp_press("fill", "-q", stand=filled)
    said = "its manifest.json cannot be read: is a directory"
    assert done == (1, b"", f"out:1:1: error: `out` cannot be written: {said} [cannot-write]\n")


@given(st.binary(max_size=40), st.integers(0, 400), st.integers(0, 60))
def test_whatever_happened_to_a_manifest_it_is_read_without_a_crash(
    noise: bytes, start: int, cut: int
) -> None:
    import tempfile
    from pathlib import Path

    data = WRITTEN.encode()
    with tempfile.TemporaryDirectory() as folder:
        file_tree(Path(folder), {"manifest.json": data[:start] + noise + data[start + cut :]})
        for name, entry in read(Path(folder)):
            assert name.isalnum()
            assert all("/" not in key for key in entry.outputs)
