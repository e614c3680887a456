from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.workspace_files import file_tree

from lmp_press.batch.reading import RegionReader, region_reader
from lmp_press.diagnostics import ProblemsFoundError
from lmp_press.press import source_of
from lmp_press.source import SIZE_LIMIT
from lmp_press.workspace import RegionFile, Workspace

if TYPE_CHECKING:
    from collections.abc import Callable

    from lmp_press.source import Source

contents = st.one_of(
    st.text(max_size=40).map(str.encode),
    st.text(max_size=40).map(lambda text: text.encode("utf-16")),
    st.binary(max_size=40),
    st.sampled_from([b"", b"a" * SIZE_LIMIT, b"a" * (SIZE_LIMIT + 1)]),
)


def told(read: Callable[[], Source]) -> object:
    """Return what is read, or the problems that are found instead."""
    try:
        return read()
    except ProblemsFoundError as found:
        return found.problems


def both(folder: Path, file: RegionFile) -> tuple[object, object]:
    """Return what comes of a file that is read through its folder, and the plain way."""
    with region_reader(Workspace(folder, folder)) as reader:
        return told(lambda: reader.source(file)), told(lambda: source_of(file))


@settings(max_examples=100)
@given(contents)
def test_a_region_read_through_its_folder_is_what_the_plain_way_reads(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = file_tree(Path(name), {"regions/west.yaml": data})
        fast, plain = both(folder, Workspace(folder, folder).region_file("west"))
        assert fast == plain


def _a_link_within(path: Path) -> None:
    file_tree(path.parent, {"other.yaml": "region_name: West\n"})
    path.symlink_to("other.yaml")


def _a_link_that_leads_outside(path: Path) -> None:
    outside = file_tree(path.parents[2], {"outside.yaml": "region_name: West\n"})
    path.symlink_to(outside / "outside.yaml")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes of this kind")
@pytest.mark.parametrize(
    "make",
    [Path.mkdir, os.mkfifo, _a_link_within, _a_link_that_leads_outside, lambda _: None],
    ids=["folder", "pipe", "link", "way out", "nothing"],
)
def test_what_is_no_plain_file_is_read_the_plain_way(
    tmp_path: Path, make: Callable[[Path], None]
) -> None:
    folder = tmp_path / "kit"
    path = folder / "regions/west.yaml"
    path.parent.mkdir(parents=True)
    make(path)
    fast, plain = both(folder, Workspace(folder, folder).region_file("west"))
    assert fast == plain


def test_a_folder_of_regions_that_is_a_link_is_not_opened(tmp_path: Path) -> None:
    file_tree(tmp_path, {"elsewhere/west.yaml": "region_name: West\n"})
    kit = tmp_path / "kit"
    kit.mkdir()
    (kit / "regions").symlink_to(tmp_path / "elsewhere")
    fast, plain = both(kit, Workspace(kit, kit).region_file("west"))
    assert fast == plain
    assert "leads-outside" in str(fast)


def test_a_file_that_somebody_named_is_read_where_it_lies(tmp_path: Path) -> None:
    file_tree(tmp_path, {"kit/regions/west.yaml": "a: 1\n", "desk/west.yaml": "a: 2\n"})
    file = RegionFile("west", str(tmp_path / "desk/west.yaml"), "desk/west.yaml")
    fast, plain = both(tmp_path / "kit", file)
    assert fast == plain == RegionReader().source(file)
    assert source_of(file).text == "a: 2\n"
