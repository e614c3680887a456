from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from support.command_line import lmp_press
from support.outside_tools import find_tool, go_without
from support.project_files import ROOT, read
from support.workspace_files import file_tree

from lmp_press.cli import COMMANDS

AROUND = [
    *(".editorconfig", ".gitattributes", ".github/workflows/releases.yml", ".gitignore"),
    *(".vscode/extensions.json", ".vscode/settings.json", "README.md", "regions.schema.json"),
]
RELEASE = """\
Open Shelf Week

On [date], [insert name of library] opens its shelves to all of [town].
"""


def tree(folder: Path) -> list[str]:
    return sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )


class YamlOfGitHub(yaml.SafeLoader):
    """YAML 1.2, in which `on` is a word."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - as the library has it
        sign: [rule for rule in rules if rule[0] != "tag:yaml.org,2002:bool"]
        for sign, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


YamlOfGitHub.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf")
)


def workflow(folder: Path) -> Any:
    text = read(folder / ".github/workflows/releases.yml")
    return yaml.load(text, YamlOfGitHub)  # noqa: S506 - it is a safe one


def test_a_new_workspace_has_all_that_a_team_needs_and_works_at_once(tmp_path: Path) -> None:
    done = lmp_press("init", "kit", stand=tmp_path)
    assert (done.status, done.stderr) == (
        *(0, "a workspace is in kit: edit regions/, then run `lmp-press fill` there\n"),
    )
    ours = [
        path.relative_to(ROOT).as_posix()
        for name in ("templates", "regions")
        for path in (ROOT / name).rglob("*")
        if path.is_file()
    ]
    assert tree(tmp_path / "kit") == sorted([*AROUND, *ours])
    done = lmp_press("check", stand=tmp_path / "kit")
    assert done.stderr == "8 regions and 2 templates checked, no problem found\n"
    schema = lmp_press("schema", stand=tmp_path / "kit").stdout
    assert (tmp_path / "kit/regions.schema.json").read_bytes() == schema


def test_an_empty_one_has_no_sample_and_takes_the_first_region(tmp_path: Path) -> None:
    done = lmp_press("init", "kit", "--empty", stand=tmp_path)
    assert done.stderr == (
        "a workspace is in kit: start a region with `lmp-press new`, then run `lmp-press fill` "
        "there\n"
    )
    assert [path.name for path in (tmp_path / "kit/regions").iterdir()] == [".gitkeep"]
    assert lmp_press("new", "east-bay", stand=tmp_path / "kit").status == 0


def test_a_release_is_adopted_on_the_way(tmp_path: Path) -> None:
    file_tree(tmp_path, {"shelf.txt": RELEASE})
    done = lmp_press("init", "kit", "--from", str(tmp_path / "shelf.txt"), stand=tmp_path)
    assert done.status == 0
    assert [path.name for path in (tmp_path / "kit/templates").iterdir()] == ["shelf"]
    assert lmp_press("new", "east-bay", stand=tmp_path / "kit").status == 0
    schema = json.loads(read(tmp_path / "kit/regions.schema.json"))
    assert "shelf" in schema["properties"]


def test_a_release_without_a_blank_leaves_a_folder_that_can_be_one_later(tmp_path: Path) -> None:
    file_tree(tmp_path, {"plain.txt": "Nothing is to be filled in.\n", "shelf.txt": RELEASE})
    done = lmp_press("init", "kit", "--from", str(tmp_path / "plain.txt"), stand=tmp_path)
    assert done.status == 1
    assert not (tmp_path / "kit/templates").exists()
    done = lmp_press("init", "kit", "--from", str(tmp_path / "shelf.txt"), stand=tmp_path)
    assert done.status == 0


def test_what_is_there_already_stays_as_it_is(tmp_path: Path) -> None:
    file_tree(tmp_path, {"README.md": "ours\n", ".github/CODEOWNERS": "* @us\n"})
    done = lmp_press("init", stand=tmp_path)
    assert done.stderr == (
        "note: `README.md` was there already, and stays as it is\n"
        "a workspace is in .: edit regions/, then run `lmp-press fill` there\n"
    )
    assert read(tmp_path / "README.md") == "ours\n"
    again = lmp_press("init", stand=tmp_path)
    assert (again.status, again.stderr) == (
        *(2, "error: `.` already has a `templates`; nothing was written\n"),
    )


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (tmp_path / "kit").mkdir()
    (tmp_path / "kit/.github").symlink_to(outside)
    done = lmp_press("init", "kit", stand=tmp_path)
    assert (done.status, [*outside.iterdir()]) == (2, [])
    assert "cannot write to `kit`" in done.stderr
    assert not (tmp_path / "kit/templates").exists()


def test_the_readme_names_only_commands_that_there_are(tmp_path: Path) -> None:
    lmp_press("init", "kit", stand=tmp_path)
    named = re.findall(r"(?m)^    lmp-press (\w+)", read(tmp_path / "kit/README.md"))
    assert named
    assert set(named) <= set(COMMANDS)


def test_the_workflow_is_one_by_githubs_own_schema(tmp_path: Path) -> None:
    checker = ROOT / ".ci" / "tools" / "workflows" / "bin" / "check-jsonschema"
    if not checker.exists():
        go_without("check-jsonschema was not installed by .ci/run")
    lmp_press("init", "kit", stand=tmp_path)
    words = [str(checker), "--builtin-schema", "vendor.github-workflows", "releases.yml"]
    folder = tmp_path / "kit/.github/workflows"
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout


def test_the_workflow_holds_no_token_that_writes_and_puts_no_event_into_a_script(
    tmp_path: Path,
) -> None:
    lmp_press("init", "kit", stand=tmp_path)
    said = workflow(tmp_path / "kit")
    assert said["permissions"] == {"contents": "read"}
    (job,) = said["jobs"].values()
    assert "permissions" not in job
    checkouts = [step for step in job["steps"] if "checkout" in step.get("uses", "")]
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)
    assert not [step for step in job["steps"] if "${{" in step.get("run", "")]


def test_the_steps_of_the_workflow_make_the_releases_the_page_and_the_redlines(
    tmp_path: Path,
) -> None:
    bash, kit = find_tool("bash"), tmp_path / "kit"
    lmp_press("init", "kit", stand=tmp_path)
    for other in (kit / "regions").glob("*.yaml"):
        if other.stem != "northwest":
            other.unlink()
    for name in ("templates", "regions"):
        shutil.copytree(kit / name, kit / ".before" / name)
    region = kit / "regions/northwest.yaml"
    region.write_text(region.read_text().replace("union_count: 11", "union_count: 12"))
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    settings = {**os.environ, "PATH": path, "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md")}
    (job,) = workflow(kit)["jobs"].values()
    for step in job["steps"]:
        if "run" in step and "pip install" not in step["run"]:
            words = [bash, "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
            subprocess.run(words, cwd=kit, env=settings, check=True, capture_output=True)
    assert read(tmp_path / "summary.md") == (
        "## Releases\n\n```text\n"
        "1 region and 2 templates checked, no problem found\n"
        "4 written, 0 unchanged, 0 refused, all DRAFT, in out/northwest\n"
        "```\n"
    )
    assert "<ins" in read(kit / "review.html")
    made = [path.name for path in (kit / "redlines").rglob("*.docx")]
    assert made == ["northwest-anniversary.docx"]


def test_another_repository_can_hold_its_commits_to_our_check() -> None:
    (hook,) = yaml.safe_load(read(ROOT / ".pre-commit-hooks.yaml"))
    assert (hook["id"], hook["entry"], hook["language"]) == (
        *("lmp-press-check", "lmp-press check", "python"),
    )
    assert hook["pass_filenames"] is False
    assert re.search(hook["files"], "regions/northwest.yaml")


def test_init_says_when_it_cannot_write(tmp_path: Path) -> None:
    file_tree(tmp_path, {"kit": "a file"})
    done = lmp_press("init", "kit", stand=tmp_path)
    assert done.status == 2
    assert re.fullmatch(r"error: cannot write to `kit`: .+\n", done.stderr)


@pytest.mark.parametrize("name", ["settings.json", "extensions.json"])
def test_the_settings_of_the_editor_are_json(tmp_path: Path, name: str) -> None:
    lmp_press("init", "kit", "--empty", stand=tmp_path)
    assert json.loads(read(tmp_path / "kit/.vscode" / name))
