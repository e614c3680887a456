"""A system that gives no more files or processes, no folder to stand in, no name that is text."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from functools import partial
from typing import TYPE_CHECKING

import pytest
from support.command_line import lmp_press
from support.forked_runs import begin, ended
from support.small_workspace import command, environment, many, tree, workspace

from lmp_press.batch import processes

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such limits")


def limited_to(name: str, number: int) -> None:
    """Take from this process all files above a number, or all bytes of a file."""
    import resource

    processes.REGIONS_FOR_A_PROCESS = 2
    resource.setrlimit(getattr(resource, f"RLIMIT_{name}"), (number, number))


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_too_few_open_files_are_said_in_a_sentence(tmp_path: Path, jobs: str) -> None:
    handle = os.open(tmp_path, os.O_RDONLY)
    os.close(handle)
    used = handle + 1  # the least that is free
    refused = 0
    for more in (2, 3, 4, 5, 6, 8, 10, 20, 40):
        folder = workspace(tmp_path / str(more))
        limit = partial(limited_to, "NOFILE", used + more)
        status = ended(begin("fill", "-q", "-j", jobs, stand=folder, first=limit))
        said = (folder / "said").read_text()
        assert "Traceback" not in said
        assert (status, said) == (0, "") or (status == 1 and "too many open files" in said)
        refused += status
        assert lmp_press("fill", "-q", stand=folder) == (0, b"", "")
    assert refused < 9


@pytest.mark.parametrize("size", [0, 100, 3000])
@pytest.mark.parametrize("kind", ["check", "fill"])
def test_a_limit_of_a_files_size_is_said_in_a_sentence(
    tmp_path: Path, kind: str, size: int
) -> None:
    folder = many(tmp_path, 20)
    done = subprocess.run(
        command(kind, "-q"),
        cwd=folder,
        env=environment(),
        preexec_fn=partial(limited_to, "FSIZE", size),
        capture_output=True,
        text=True,
        check=False,
    )
    problem = r"(.+:1:1: error: `.+` cannot be written: .+ \[cannot-write\]|\d+ errors: .+)\n"
    assert re.fullmatch(f"({problem})*", done.stderr), done.stderr
    assert done.returncode == (1 if done.stderr else 0)
    assert (kind, done.returncode) != ("fill", 0)
    assert not (folder / "out").exists()


def standing_in_a_folder_that_is_gone(*words: str, folder: Path) -> tuple[int, str]:
    """Run `lmp-press` in a folder that was removed."""
    folder.mkdir()
    script = 'rmdir "$PWD" && exec "$@"'
    done = subprocess.run(
        [shutil.which("sh") or "sh", "-c", script, "sh", *command(*words)],
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stderr


def test_a_folder_to_stand_in_that_is_gone_is_said(tmp_path: Path) -> None:
    said = "error: the folder that you stand in is gone: go to another one, or name one with `-C`\n"
    assert standing_in_a_folder_that_is_gone("fill", folder=tmp_path / "one") == (2, said)
    elsewhere = str(workspace(tmp_path / "workspace"))
    words = ("-C", elsewhere, "fill", "-q")
    assert standing_in_a_folder_that_is_gone(*words, folder=tmp_path / "two") == (0, "")


@pytest.mark.parametrize("words", [["fill"], ["check"], ["table"], ["diff", "georgia", "hawaii"]])
def test_a_template_whose_name_is_no_text_is_said(tmp_path: Path, words: list[str]) -> None:
    templates = workspace(tmp_path) / "templates"
    shutil.copytree(templates / "greeting", templates / os.fsdecode(b"caf\xe9"))
    done = lmp_press(*words, stand=tmp_path)
    assert re.match(
        r"templates/caf\N{REPLACEMENT CHARACTER}:1:1: error: "
        r"`templates/caf\N{REPLACEMENT CHARACTER}` is not read: its name is in another encoding "
        r"than UTF-8 \[template-folder-name\]\n  help: rename the folder\n",
        done.stderr,
    )
    assert done.status == (2 if words[0] == "diff" else 1)
    assert [path for path in tree(tmp_path) if path.startswith("out")] == []
