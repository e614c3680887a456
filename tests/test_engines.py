from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.command_line import lmp_press
from support.project_files import ROOT
from support.small_workspace import command, environment, many, output, process, region, workspace
from support.workspace_files import file_tree

from lmp_press import batch
from lmp_press.batch import engines, processes
from lmp_press.batch.engines import InProcess, OnExecutor
from lmp_press.cli.progress import Progress
from lmp_press.today import source_date
from lmp_press.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lmp_press.batch.engines import Engine

NUMBER = 150  # regions that two processes share
OTHER_PYTHONS = "LMP_PRESS_OTHER_PYTHONS"  # paths of some that have our libraries

OTHER_WORLDS = [
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "2", "TZ": "America/Los_Angeles", "LC_ALL": "de_DE.UTF-8"},
    {"PYTHONHASHSEED": "3", "TZ": "UTC", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
]

words = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"]), min_size=1)
names = st.from_regex(r"[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,4})?", fullmatch=True)


def filled(folder: Path, engine: Engine) -> dict[str, bytes]:
    """Fill a workspace, and return what came out."""
    here = Workspace(folder, folder)
    plan = batch.Plan(str(folder), str(folder), ("greeting",), ("docx", "md"), source_date())
    plan = plan.loaded()._replace(out=str(folder / "out"), out_shown="out")
    files = [here.region_file(name) for name in here.region_names()]
    summary = batch.fill(plan, files, engine, Progress(drawn=False))
    assert (summary.written, list(summary.problems)) == (2 * len(files), [])
    return output(folder / "out")


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return what one process writes."""
    return filled(many(tmp_path_factory.mktemp("expected"), NUMBER), InProcess())


def test_one_process_and_four_write_the_same_bytes(
    expected: dict[str, bytes], tmp_path: Path
) -> None:
    for jobs in ("1", "4"):
        folder = many(tmp_path / jobs, NUMBER)
        assert process("fill", "-q", "-j", jobs, stand=folder).returncode == 0
        assert output(folder / "out") == expected


@pytest.mark.parametrize("world", OTHER_WORLDS, ids=lambda world: world["TZ"])
def test_hash_seed_time_zone_and_locale_change_no_byte(
    expected: dict[str, bytes], tmp_path: Path, world: dict[str, str]
) -> None:
    folder = many(tmp_path, NUMBER)
    assert process("fill", "-q", "-j", "2", stand=folder, **world).returncode == 0
    assert output(folder / "out") == expected


def other_pythons() -> Iterator[str]:
    """Yield what other versions of Python are on the path, or are named by the environment."""
    yield from os.environ.get(OTHER_PYTHONS, "").split()
    for minor in range(11, 20):
        path = shutil.which(f"python3.{minor}")
        if path and minor != sys.version_info.minor:
            yield path


def test_every_python_writes_the_same_bytes(expected: dict[str, bytes], tmp_path: Path) -> None:
    ready = [python for python in other_pythons() if _has_our_libraries(python)]
    if not ready:
        pytest.skip("there is no other Python here that has the libraries")
    for number, python in enumerate(ready):
        folder = many(tmp_path / str(number), NUMBER)
        words = [python, *command("fill", "-q")[1:]]
        subprocess.run(words, cwd=folder, env=environment(), check=True)
        assert output(folder / "out") == expected


def _has_our_libraries(python: str) -> bool:
    test = [python, "-c", "import lmp_press.batch"]
    return not subprocess.run(test, env=environment(), capture_output=True, check=False).returncode


@pytest.mark.parametrize("kind", [ThreadPoolExecutor, ProcessPoolExecutor])
def test_any_executor_will_do(
    expected: dict[str, bytes], tmp_path: Path, kind: type[ThreadPoolExecutor]
) -> None:
    with kind(2) as executor:
        assert filled(many(tmp_path, NUMBER), OnExecutor(executor, ahead=8)) == expected


@settings(max_examples=12)
@given(st.dictionaries(names, st.tuples(st.integers(1, 999), words), max_size=6))
def test_whatever_the_regions_say_two_engines_write_the_same_bytes(
    regions: dict[str, tuple[int, str]],
) -> None:
    with tempfile.TemporaryDirectory() as name, ThreadPoolExecutor(4) as executor:
        written = []
        for engine in (InProcess(), OnExecutor(executor, ahead=4)):
            folder = workspace(Path(name, type(engine).__name__), ())
            (folder / "regions").mkdir()
            file_tree(folder, _files(regions))
            written.append(_said_and_written(folder, engine))
        assert written[0] == written[1]


def _files(regions: dict[str, tuple[int, str]]) -> dict[str, str]:
    quoted = {name: said.replace("'", "''") for name, (_, said) in regions.items()}
    return {
        f"regions/{name}.yaml": region(name, number, leader=f"{{name: '{quoted[name]}'}}")
        for name, (number, _) in regions.items()
    }


def _said_and_written(folder: Path, engine: Engine) -> tuple[object, ...]:
    here = Workspace(folder, folder)
    plan = batch.Plan(str(folder), str(folder), ("greeting",), ("docx", "md")).loaded()
    plan = plan._replace(out=str(folder / "out"), out_shown="out", keep_going=True)
    files = [here.region_file(name) for name in here.region_names()]
    summary = batch.fill(plan, files, engine, Progress(drawn=False))
    return (*summary[:3], list(summary.problems), output(folder / "out"))


def test_the_report_is_in_the_order_of_the_regions_whatever_finished_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = many(tmp_path, 12)
    for path in (folder / "regions").iterdir():
        path.write_text("x: 1\n")
    one = lmp_press("check", "-q", stand=folder)
    monkeypatch.setattr(processes, "REGIONS_FOR_A_PROCESS", 2)
    monkeypatch.setattr(engines, "CHUNK", 1)
    four = lmp_press("fill", "-q", "-j", "4", stand=folder)
    assert four.stderr == one.stderr


def test_few_regions_stay_in_one_process() -> None:
    with batch.engine(8, None, 2 * processes.REGIONS_FOR_A_PROCESS - 1) as few:
        assert isinstance(few, InProcess)
    with batch.engine(1, None, 100_000) as one:
        assert isinstance(one, InProcess)
    with batch.engine(2, None, 2 * processes.REGIONS_FOR_A_PROCESS) as two:
        assert isinstance(two, OnExecutor)


def test_no_more_is_handed_out_than_is_soon_taken_back() -> None:
    taken = []

    def items() -> Iterator[int]:
        for number in range(10_000):
            taken.append(number)
            yield number

    with ThreadPoolExecutor(1) as executor:
        engine = OnExecutor(executor, ahead=2)
        outcomes = engine.in_order(lambda _, chunk: chunk, batch.Plan("", "", (), ()), items())
        assert next(outcomes) == 0
        assert len(taken) == 3 * engines.CHUNK
        outcomes.close()


def test_the_samples_are_the_same_from_two_processes(tmp_path: Path) -> None:
    for name in ("templates", "regions"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for number in range(130):
        text = (ROOT / "regions/northwest.yaml").read_text()
        named = text.replace("Northwest", f"Northwest {number}")
        file_tree(tmp_path, {f"regions/n{number}.yaml": named})
    assert process("fill", "-q", "-j", "1", "-o", "one", stand=tmp_path).returncode == 0
    assert process("fill", "-q", "-j", "2", "-o", "two", stand=tmp_path).returncode == 0
    assert output(tmp_path / "one") == output(tmp_path / "two")


def test_there_is_at_least_one_processor(monkeypatch: pytest.MonkeyPatch) -> None:
    assert processes.processors() >= 1
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert processes.processors() == 1
