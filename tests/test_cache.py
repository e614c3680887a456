from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import small_workspace
from support.command_line import lmp_press
from support.project_files import PACKAGE, ROOT

import lmp_press as lmp_press_package
from lmp_press.cache import files, program, remembered
from lmp_press.cache.packing import pack, unpack
from lmp_press.release import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
MADE_FROM = ["a text"]


class Pair(NamedTuple):
    left: Any
    right: Any


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Let the cache be in a folder of the test's own."""
    monkeypatch.setenv(files.CACHE, str(tmp_path / "cache"))
    yield tmp_path / "cache"
    files.close()


def made_or_found(kind: str = "tea") -> str:
    """Return whether the cache knew what was made from the text, after it was asked for it."""
    made: list[Pair] = []

    def make() -> Pair:
        made.append(Pair("a", 1))
        return made[0]

    assert remembered(kind, MADE_FROM, (Pair,), make) == Pair("a", 1)
    return "made" if made else "found"


def kept(cache: Path) -> Path:
    """Return the one file of a cache that has been used."""
    assert made_or_found() == "made"
    assert made_or_found() == "found"
    (file,) = cache.iterdir()
    return file


def test_what_is_kept_is_for_nobody_else(cache: Path) -> None:
    file = kept(cache)
    assert [path.stat().st_mode & 0o777 for path in (cache, file)] == [0o700, 0o600]


def flipped(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b'"a"', b'"b"'))


def cut_short(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1])


def emptied(file: Path) -> None:
    file.write_bytes(b"")


def no_text(file: Path) -> None:
    file.write_bytes(b"\xff\xfe\n\xff")


def anybody_s(file: Path) -> None:
    file.chmod(0o602)


def the_group_s(file: Path) -> None:
    file.chmod(0o620)


def a_link(file: Path) -> None:
    file.rename(file.with_name("elsewhere"))
    file.symlink_to("elsewhere")


def a_pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def too_large(file: Path) -> None:
    with file.open("ab") as data:
        data.truncate(files.LARGEST + 1)


def of_another_name(file: Path) -> None:
    remembered("tea", ["another text"], (Pair,), lambda: Pair("b", 2))
    (other,) = (path for path in file.parent.iterdir() if path != file)
    other.replace(file)


def of_another_shape(file: Path) -> None:
    text = '{"Nobody":["a"]}'
    file.write_text(f"{files.proof_of(file.name, text.encode())}\n{text}")


def foreign(file: Path) -> None:
    os.chown(file, 12345, 12345)


SPOILED = [
    *(flipped, cut_short, emptied, no_text, anybody_s, the_group_s, a_link, a_pipe, too_large),
    *(of_another_name, of_another_shape),
    pytest.param(foreign, marks=pytest.mark.skipif(not IS_ROOT, reason="takes root")),
]


@pytest.mark.parametrize("spoil", SPOILED)
def test_a_file_that_is_not_to_be_trusted_is_made_anew(
    cache: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(kept(cache))
    assert made_or_found() == "made"
    assert made_or_found() == "found"


def test_what_a_link_leads_to_is_neither_read_nor_written(cache: Path) -> None:
    file = kept(cache)
    a_link(file)
    before = file.with_name("elsewhere").read_bytes()
    assert made_or_found() == "made"
    assert not file.is_symlink()
    assert file.with_name("elsewhere").read_bytes() == before


def a_linked_folder(cache: Path) -> None:
    cache.with_name("other").mkdir(mode=0o700)
    cache.symlink_to("other")


def a_folder_that_anybody_writes_to(cache: Path) -> None:
    cache.mkdir()
    cache.chmod(0o777)


def a_foreign_folder(cache: Path) -> None:
    cache.mkdir(mode=0o700)
    os.chown(cache, 12345, 12345)


def a_file(cache: Path) -> None:
    cache.write_text("")


@pytest.mark.parametrize(
    "spoil",
    [
        *(a_linked_folder, a_folder_that_anybody_writes_to, a_file),
        pytest.param(a_foreign_folder, marks=pytest.mark.skipif(not IS_ROOT, reason="takes root")),
    ],
)
def test_a_folder_that_is_not_to_be_trusted_is_not_used(
    cache: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(cache)
    assert [made_or_found(), made_or_found()] == ["made", "made"]
    assert not list(cache.parent.rglob("*.json"))


@pytest.mark.skipif(IS_ROOT, reason="root writes everywhere")
def test_a_folder_that_cannot_be_written_to_is_no_problem(cache: Path) -> None:
    cache.mkdir(mode=0o500)
    assert [made_or_found(), made_or_found()] == ["made", "made"]


def test_an_empty_word_turns_the_cache_off(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(files.CACHE, "")
    assert [made_or_found(), made_or_found()] == ["made", "made"]
    assert not cache.exists()


def test_other_texts_and_another_kind_are_asked_for_apart(cache: Path) -> None:
    kept(cache)
    for made_from in (["a text", ""], ["a ", "text"], ["a text "], [b"another"]):
        assert remembered("tea", made_from, (Pair,), lambda: Pair(0, 0)) == Pair(0, 0)
    assert remembered("cake", MADE_FROM, (Pair,), lambda: Pair(0, 0)) == Pair(0, 0)


def test_a_cache_does_not_grow_without_end(cache: Path) -> None:
    first = kept(cache)
    folder = files.folder()
    assert folder
    (cache / ".half.new").write_bytes(b"")
    os.utime(cache / ".half.new", (0, 0))
    os.utime(first, (0, 1))
    for number in range(files.MOST_FILES):
        files.write(folder, f"{number}.json", "tea")
    assert len([*cache.iterdir()]) == files.MOST_FILES
    assert not first.exists()
    for number in range(12):
        files.write(folder, f"large-{number}.json", "x" * (files.LARGEST - 1))
    assert sum(path.stat().st_size for path in cache.iterdir()) <= files.MOST_BYTES
    assert (cache / "large-11.json").exists()


def test_what_is_larger_than_is_read_is_not_kept(cache: Path) -> None:
    for _ in range(2):
        large = remembered("tea", MADE_FROM, (), lambda: "x" * files.LARGEST)
        assert len(large) == files.LARGEST
    assert not [*cache.iterdir()]


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text()
    | st.dates()
    | st.binary()
    | st.sampled_from(Role),
    lambda inner: (
        st.lists(inner)
        | st.lists(inner).map(tuple)
        | st.dictionaries(st.text(), inner)
        | st.dictionaries(st.text(), inner).map(MappingProxyType)
        | st.builds(Pair, inner, inner)
    ),
    max_leaves=20,
)


@given(VALUES)
def test_what_is_unpacked_is_what_was_packed(value: object) -> None:
    types = (Pair, Role)
    again = unpack(pack(value, types), types)
    assert again == value
    assert repr(again) == repr(value)


@pytest.mark.parametrize("text", ["", "{}", '{"a":1,"b":2}', '{"Role":"tea"}', '{"Pair":[1]}', "["])
def test_what_was_never_packed_is_nothing(text: str) -> None:
    assert unpack(text, (Pair, Role)) is None


def test_nothing_is_kept_that_is_more_than_data(cache: Path) -> None:
    made = remembered("tea", MADE_FROM, (), lambda: Path("tea"))
    assert made == Path("tea")
    assert not [*cache.iterdir()]


def test_a_set_is_packed_in_one_order() -> None:
    assert pack(frozenset("ba"), ()) == '{"frozenset":["a","b"]}'
    assert unpack('{"frozenset":["a","b"]}', ()) == frozenset("ab")


def test_a_fact_of_a_day_is_a_day_again() -> None:
    assert json.loads(pack(dt.date(2017, 10, 1), ())) == {"date": "2017-10-01"}


def test_releases_are_the_same_with_a_cache_and_without(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = small_workspace.workspace(tmp_path / "here")
    written: list[dict[str, bytes]] = []
    for folder in (str(cache), str(cache), ""):
        monkeypatch.setenv(files.CACHE, folder)
        out = tmp_path / f"out-{len(written)}"
        done = lmp_press("fill", "-o", str(out), stand=workspace)
        assert done.status == 0, done.stderr
        files_in = [path for path in out.rglob("*.*") if path.suffix in {".docx", ".md"}]
        written.append({path.relative_to(out).as_posix(): path.read_bytes() for path in files_in})
    assert written[0] == written[1] == written[2]


def test_an_edited_template_is_read_anew(cache: Path, tmp_path: Path) -> None:
    workspace = small_workspace.workspace(tmp_path / "here")
    assert lmp_press("check", stand=workspace).status == 0
    (copy,) = workspace.glob("templates/*/release.md.j2")
    copy.write_text(copy.read_text() + "\n\n{{ nobody }}\n")
    done = lmp_press("check", stand=workspace)
    assert "the blank `nobody` is not in fields.yaml" in done.stderr
    assert cache.exists()


def test_an_edited_program_makes_everything_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "lmp_press"
    shutil.copytree(PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(lmp_press_package, "__file__", str(package / "__init__.py"))
    digests = []
    later = time.time_ns()
    for edited in ("cli/fill.py", "cli/table.py", "fields/meaning/dates.py", "markup.py"):
        later += 1_000_000_000
        os.utime(package / edited, ns=(later, later))
        program.identity.cache_clear()
        digests.append(program.digest(MADE_FROM))
    program.identity.cache_clear()
    assert digests[0] == digests[1]  # no command makes anything of what is kept
    assert len({*digests}) == 3


@pytest.mark.skipif(sys.platform != "linux", reason="says where Linux has caches")
@pytest.mark.parametrize(
    ("home", "folder"),
    [
        ({"HOME": "here"}, "here/.cache/lmp-press"),
        ({"HOME": "here", "XDG_CACHE_HOME": "there"}, "there/lmp-press"),
    ],
)
def test_the_cache_is_in_the_users_folder_for_caches(
    tmp_path: Path, home: dict[str, str], folder: str
) -> None:
    rest = {key: value for key, value in os.environ.items() if key != files.CACHE}
    there = {key: str(tmp_path / value) for key, value in home.items()}
    subprocess.run(
        [sys.executable, "-m", "lmp_press", "-C", str(ROOT), "check", "northwest", "-q"],
        env={**rest, **there, "PYTHONPATH": str(ROOT)},
        check=True,
    )
    assert {path.name.partition("-")[0] for path in (tmp_path / folder).iterdir()} == {
        *("fields", "letterhead", "markup", "plan", "proof")
    }
