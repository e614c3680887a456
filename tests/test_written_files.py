"""What an output folder knows of its files: which are as they were written, and from what."""

from __future__ import annotations

import shutil
import zlib
from typing import TYPE_CHECKING

import pytest
from support.command_line import lmp_press
from support.project_files import ROOT
from support.small_workspace import output, region, workspace
from support.workspace_files import file_tree

from lmp_press.region import digest_of
from lmp_press.source import read_source
from lmp_press.store import sources
from lmp_press.store.directory import Directory
from lmp_press.store.files import digest
from lmp_press.store.manifest import Output
from lmp_press.store.written import WrittenFolder

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SOURCES = "out/.sources"


def kept(folder: Path) -> dict[str, bytes]:
    """Return what is kept beside the manifest, by its digest."""
    files = output(folder / SOURCES) if (folder / SOURCES).exists() else {}
    return {name.removesuffix(".z"): zlib.decompress(data) for name, data in files.items()}


def test_a_copy_of_each_region_file_and_template_is_kept_once(tmp_path: Path) -> None:
    lmp_press("fill", "-q", stand=workspace(tmp_path))
    copies = kept(tmp_path)
    for path in (tmp_path / "regions").iterdir():
        source = read_source(path, "")
        assert copies.pop(digest_of(source)) == path.read_bytes()
    assert min(map(len, copies.values())) == 0  # the built-in letterhead
    (template,) = filter(None, copies.values())
    assert b"Greetings from" in template
    assert b"x-once-together" in template


def test_a_copy_goes_with_the_last_file_that_was_made_from_it(tmp_path: Path) -> None:
    lmp_press("fill", "-q", stand=workspace(tmp_path))
    before = kept(tmp_path)
    file_tree(tmp_path, {"regions/georgia.yaml": region("georgia", 9)})
    lmp_press("fill", "georgia", "-f", "md", "-q", stand=tmp_path)
    assert len(kept(tmp_path)) == len(before) + 1  # the Word file is still of the old one
    lmp_press("fill", "-q", stand=tmp_path)
    assert len(kept(tmp_path)) == len(before)
    for name in ("colorado", "hawaii", "northwest"):
        (tmp_path / f"regions/{name}.yaml").unlink()
    lmp_press("fill", "-q", "--prune", stand=tmp_path)
    assert len(kept(tmp_path)) == 3  # a region file, a template, a letterhead


def test_a_second_run_writes_no_copy(tmp_path: Path) -> None:
    lmp_press("fill", "-q", stand=workspace(tmp_path))
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / SOURCES).iterdir()}
    lmp_press("fill", "-q", stand=tmp_path)
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / SOURCES).iterdir()} == before


@pytest.mark.parametrize("forged", [b"region_name: Mine\n", b"", b"\0" * 1000])
def test_a_copy_that_is_not_what_its_name_says_is_none(tmp_path: Path, forged: bytes) -> None:
    name = "0123456789abcdef"
    file_tree(tmp_path, {f".sources/{name}.z": zlib.compress(forged)})
    assert WrittenFolder(tmp_path).source(name) is None
    file_tree(tmp_path, {f".sources/{name}.z": forged})
    assert WrittenFolder(tmp_path).source(name) is None


def test_a_copy_that_would_swell_is_not_unpacked_whole(tmp_path: Path) -> None:
    bomb = zlib.compress(b"\0" * (sources.LARGEST + 1), 9)
    file_tree(tmp_path, {".sources/0123456789abcdef.z": bomb})
    assert sources.read(Directory.open(tmp_path), "0123456789abcdef") is None


COPY = "templates/anniversary/release.md.j2"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a workspace with two sample regions and their releases, `out-last`."""
    folder = tmp_path_factory.mktemp("filled")
    for name in ("anniversary",):
        shutil.copytree(ROOT / "templates" / name, folder / "templates" / name)
    (folder / "regions").mkdir()
    for name in ("northwest", "georgia"):
        shutil.copy(ROOT / f"regions/{name}.yaml", folder / "regions")
    assert lmp_press("fill", "-q", "-o", "out-last", stand=folder).status == 0
    return folder


@pytest.fixture
def last(filled: Path, tmp_path: Path) -> Path:
    return shutil.copytree(filled, tmp_path / "workspace")


def change(folder: Path, path: str, *pairs: tuple[str, str]) -> None:
    text = (folder / path).read_text()
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    file_tree(folder, {path: text})


def causes(folder: Path, old: str = "out-last", new: str = "out") -> Mapping[str, int]:
    """Return how many changes of two folders have each cause."""
    import json
    from collections import Counter

    shown = json.loads(lmp_press("diff", old, new, "-f", "json", stand=folder).stdout)
    return Counter(_causes(shown))


def _causes(shown: object) -> list[str]:
    if isinstance(shown, dict):
        own = [shown["cause"]] if isinstance(shown.get("cause"), str) else []
        return own + [one for value in shown.values() for one in _causes(value)]
    if isinstance(shown, list):
        return [one for value in shown for one in _causes(value)]
    return []


REWORDED = ("Here in", "Now, in"), ("This fall", "This autumn")


def test_a_template_that_changed_is_told_without_the_workspace_that_it_was_in(last: Path) -> None:
    change(last, COPY, *REWORDED)
    assert lmp_press("fill", "-q", stand=last).status == 0
    assert set(causes(last)) == {"template"}


def test_data_that_changed_with_the_template_is_told_from_it(last: Path) -> None:
    change(last, COPY, *REWORDED)
    change(last, "regions/northwest.yaml", ("9,500", "9,600"))
    assert lmp_press("fill", "-q", stand=last).status == 0
    assert set(causes(last)) == {"template", "data"}


def test_without_the_copies_what_is_as_it_was_written_is_still_never_by_hand(last: Path) -> None:
    shutil.rmtree(last / "out-last/.sources")
    change(last, COPY, *REWORDED)
    assert lmp_press("fill", "-q", stand=last).status == 0
    assert set(causes(last)) == {"template"}


def test_what_somebody_changed_in_a_file_is_by_hand_beside_a_template_that_changed(
    last: Path,
) -> None:
    change(last, COPY, *REWORDED)
    assert lmp_press("fill", "-q", stand=last).status == 0
    release = "out/northwest/northwest-anniversary.md"
    change(last, release, ("lasting improvements", "improvements"))
    found = causes(last)
    assert set(found) == {"template", "hand"}
    pair = causes(last, f"out-last/{release.partition('/')[2]}", release)
    assert set(pair) == {"template", "hand"}


def test_a_paragraph_that_the_template_no_longer_has_is_the_templates(last: Path) -> None:
    text = (last / COPY).read_text()
    start = text.index("## About our Labor")
    file_tree(last, {COPY: text[:start] + "## About us\n\nWe are one.\n\n" + text[start:]})
    assert lmp_press("fill", "-q", stand=last).status == 0
    assert set(causes(last)) == {"template"}


@pytest.mark.parametrize("number", [1, sources.FEW - 1, 3 * sources.FEW])
def test_digests_are_known_however_many_there_are(number: int) -> None:
    digests = sources.Digests()
    known = [digest(str(index).encode())[:16] for index in range(number)]
    for each in known:
        digests.note([Output("", each, "0" * 16, "1" * 16, ""), Output("", "x", "", "", "")])
    digests.sort()
    assert all(each in digests for each in (*known, "0" * 16, "1" * 16))
    assert not any(digest(each.encode())[:16] in digests for each in known)
