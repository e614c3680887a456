from __future__ import annotations

import inspect
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import click
import jsonschema_rs
import pytest
from click.shell_completion import ShellComplete
from support.command_line import lmp_press
from support.outside_tools import find_tool
from support.pressing import REGION, release_of, sample
from support.project_files import ROOT
from support.workspace_files import file_tree

from lmp_press import __version__
from lmp_press.cli import COMMANDS
from lmp_press.cli import lmp_press as command
from lmp_press.writers import WRITERS

if TYPE_CHECKING:
    from pathlib import Path

GOLDEN = ROOT / "tests" / "golden"
MODULE = (sys.executable, "-m", "lmp_press")


def laid_down(folder: Path, regions: dict[str, str], *templates: str) -> Path:
    """Lay down a workspace with the repository's templates (all, when none is named)."""
    for name in templates or ("anniversary", "reaffirmation"):
        shutil.copytree(ROOT / "templates" / name, folder / "templates" / name)
    (folder / "regions").mkdir()
    return file_tree(folder, {f"regions/{name}.yaml": text for name, text in regions.items()})


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a workspace that no test writes to."""
    names = ("northwest", "northern-california")
    regions = {name: sample(name) for name in names} | {"broken": f"{REGION}weather: fine\n"}
    return laid_down(tmp_path_factory.mktemp("kit"), regions)


def run(folder: Path, *words: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command as a process of its own, with the package that these tests run with."""
    paths = os.pathsep.join(path for path in sys.path if path)
    environment = os.environ | {"PYTHONPATH": paths} | variables
    return subprocess.run(
        [*MODULE, *words], cwd=folder, env=environment, capture_output=True, check=False
    )


def completed(folder: Path, *words: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what a shell offers for the last word."""
    monkeypatch.chdir(folder)
    *before, last = words
    complete = ShellComplete(command, {}, "lmp-press", "_LMP_PRESS_COMPLETE")
    return [item.value for item in complete.get_completions(before, last)]


def test_a_region_is_filled_into_its_own_folder_in_word_and_markdown(tmp_path: Path) -> None:
    laid_down(tmp_path, {"northwest": sample("northwest")})
    done = lmp_press("fill", "northwest", stand=tmp_path)
    assert (done.status, done.stdout) == (0, b"")
    assert sorted(path.name for path in (tmp_path / "out" / "northwest").iterdir()) == [
        *("northwest-anniversary.docx", "northwest-anniversary.md"),
        *("northwest-reaffirmation.docx", "northwest-reaffirmation.md"),
    ]
    written = (tmp_path / "out" / "northwest" / "northwest-anniversary.md").read_bytes()
    assert written == (GOLDEN / "northwest-anniversary.md").read_bytes()


def test_the_report_goes_to_standard_error_and_quiet_silences_it(tmp_path: Path) -> None:
    laid_down(tmp_path / "a", {"northwest": sample("northwest")})
    laid_down(tmp_path / "b", {"northwest": sample("northwest")})
    laid_down(tmp_path / "c", {"northwest": sample("northwest")})
    assert "4 written" in lmp_press("fill", stand=tmp_path / "a").stderr
    assert lmp_press("fill", "-q", stand=tmp_path / "b").stderr == ""
    assert lmp_press("-q", "fill", stand=tmp_path / "c").stderr == ""


def test_one_region_with_a_problem_keeps_all_from_being_written(tmp_path: Path) -> None:
    regions = {"bad": REGION.replace("11", "many"), "good": REGION, "worse": "- a\n"}
    laid_down(tmp_path, regions, "anniversary")
    done = lmp_press("-q", "fill", stand=tmp_path)
    assert done.status == 1
    assert [
        line.partition(": error: ")[0] for line in done.stderr.splitlines() if "error" in line
    ] == [
        *("regions/bad.yaml:2:14", "regions/worse.yaml:1:1"),
    ]
    assert not (tmp_path / "out").exists()


def test_check_and_fill_exit_with_nothing_one_or_two(kit: Path, tmp_path: Path) -> None:
    statuses = {
        "all is well": lmp_press("check", "northwest", stand=kit).status,
        "a problem": lmp_press("check", "broken", stand=kit).status,
        "no such region": lmp_press("check", "nowhere", stand=kit).status,
        "no workspace": lmp_press("check", stand=tmp_path).status,
        "no such option": lmp_press("check", "--sideways", stand=kit).status,
        "no such folder": lmp_press("-C", str(tmp_path / "gone"), "check", stand=kit).status,
        "no such command": lmp_press("chekc", stand=kit).status,
        "show without a file": lmp_press("show", stand=kit).status,
        "version": lmp_press("--version", stand=kit).status,
    }
    assert statuses == {
        "all is well": 0,
        "a problem": 1,
        "no such region": 2,
        "no workspace": 2,
        "no such option": 2,
        "no such folder": 2,
        "no such command": 2,
        "show without a file": 2,
        "version": 0,
    }


def test_what_cannot_run_is_said_in_one_line(kit: Path, tmp_path: Path) -> None:
    assert lmp_press("check", "nortwest", stand=kit).stderr == (
        "error: no such region as `nortwest`; did you mean `northwest`?\n"
    )
    assert lmp_press("check", "atlantis", stand=kit).stderr == (
        "error: no such region as `atlantis`; "
        "there is `broken`, `northern-california` and `northwest`\n"
    )
    assert lmp_press("check", stand=tmp_path).stderr == (
        "error: no workspace here: no folder upwards holds templates/ and regions/ "
        "(`lmp-press init` makes one)\n"
    )
    gone = lmp_press("check", "-C", "gone", stand=tmp_path)
    assert gone.stderr == "error: cannot stand in `gone`: no such file or directory\n"


def test_a_name_that_no_file_can_have_is_no_file(kit: Path) -> None:
    done = lmp_press("check", f"{'x' * 300}.yaml", stand=kit)
    assert (done.status, done.stderr) == (2, f"error: no such file: `{'x' * 300}.yaml`\n")


def test_a_file_that_cannot_name_a_region_is_said(tmp_path: Path) -> None:
    laid_down(tmp_path, {}, "anniversary")
    file_tree(tmp_path, {"the west.yaml": REGION})
    done = lmp_press("check", "the west.yaml", stand=tmp_path)
    assert (done.status, done.stderr) == (
        2,
        (
            "error: `the west.yaml` cannot name a region: "
            "its name must be letters, digits and hyphens\n"
        ),
    )


def test_standard_input_that_is_no_yaml_is_a_problem_of_its_own(tmp_path: Path) -> None:
    laid_down(tmp_path, {}, "anniversary")
    done = lmp_press("-q", "check", "-", stand=tmp_path, data=b"- a\n")
    assert (done.status, done.stderr.splitlines()[0]) == (
        *(1, "-:1:1: error: the file holds a list, not `key: value` lines [not-a-mapping]"),
    )


def test_a_folder_that_cannot_be_listed_is_said(kit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def scandir(path: Path) -> None:
        raise PermissionError(13, "Permission denied", path.name)

    monkeypatch.setattr("os.scandir", scandir)
    done = lmp_press("check", "northwest", stand=kit)
    assert (done.status, done.stderr) == (2, "error: `regions` cannot be read: permission denied\n")


def test_a_mistyped_command_is_met_with_the_nearest(kit: Path) -> None:
    said = "error: no such command as `chekc`; did you mean `check`?\n"
    assert lmp_press("chekc", stand=kit).stderr == said
    said = "error: no such command as `qqq`; `lmp-press --help` lists them\n"
    assert lmp_press("qqq", stand=kit).stderr == said


def test_wrong_usage_is_said_in_one_line_as_everything_is(kit: Path) -> None:
    said = {
        words: lmp_press(*words.split(), stand=kit).stderr
        for words in ("check --sideways", "show", "fill -j none")
    }
    assert said == {
        "check --sideways": (
            "error: no such option '--sideways' (`lmp-press check --help` says more)\n"
        ),
        "show": "error: missing argument 'FILE' (`lmp-press show --help` says more)\n",
        "fill -j none": (
            "error: invalid value for '-j' / '--jobs': 'none' is not a valid integer range "
            "(`lmp-press fill --help` says more)\n"
        ),
    }


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("a.odt", "an OpenDocument text"),
        ("a.ODT", "an OpenDocument text"),
        ("a.rtf", "rich text"),
        ("a.pages", "a Pages document"),
        ("a.pdf", "a PDF"),
        ("a.html", "a web page"),
        ("a.txt", "plain text"),
    ],
)
def test_a_file_of_another_program_is_met_with_what_to_save_it_as(
    kit: Path, tmp_path: Path, name: str, what: str
) -> None:
    (tmp_path / name).write_bytes(b"PK")
    path = (tmp_path / name).as_posix()
    said = f"error: `{path}` is {what}: save it as a Word file (.docx) and name that\n"
    for words in (["show", path], ["diff", path, "northwest"], ["diff", "northwest", path]):
        assert lmp_press(*words, stand=kit) == (2, b"", said)
    gone = (tmp_path / f"no-{name}").as_posix()
    said = f"error: `{gone}` cannot be read: no such file or directory\n"
    assert lmp_press("show", gone, stand=kit) == (2, b"", said)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.docx", b"", "this file cannot be read as a release: it is empty"),
        ("-a.docx", b"x", "this file cannot be read as a release: it is not a ZIP file"),
        ("a.md", b"\xff", "the byte 0xFF is not UTF-8 text"),
        (
            "a.odt",
            b"",
            "this file is an OpenDocument text: save it as a Word file (.docx) and name that",
        ),
        ("gone.docx", None, "this file cannot be read: no such file or directory"),
    ],
)
def test_for_git_a_file_that_cannot_be_read_is_one_line(
    tmp_path: Path, name: str, data: bytes | None, said: str
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    done = lmp_press("show", "--textconv", "--", name, stand=tmp_path)
    assert done == (0, f"({said})\n".encode(), "")
    assert lmp_press("show", "--", name, stand=tmp_path).status == 2


def test_for_git_a_release_is_shown_alone_and_steers_no_terminal(tmp_path: Path) -> None:
    file_tree(tmp_path, {"a.md": "a\u202eb\n"})
    done = lmp_press("show", "--textconv", "--", "a.md", stand=tmp_path)
    assert done == (0, "a\ufffdb\n".encode(), "")


def test_git_goes_on_behind_a_word_file_of_its_history_that_is_empty(tmp_path: Path) -> None:
    git = [find_tool("git"), "-c", "user.name=A", "-c", "user.email=a@x.example"]
    show = f"'{sys.executable}' -m lmp_press show --textconv --"
    git += ["-c", f"diff.lmp-press.textconv={show}", "-c", "init.defaultBranch=main"]
    file_tree(tmp_path, {".gitattributes": "*.docx diff=lmp-press\n", "-a.docx": ""})

    def run_git(*words: str) -> str:
        settings = os.environ | {"PYTHONPATH": str(ROOT)}
        return subprocess.run(
            [*git, *words], cwd=tmp_path, env=settings, capture_output=True, text=True, check=True
        ).stdout

    run_git("init", "-q")
    run_git("add", ".")
    run_git("commit", "-qm", "an empty file")
    (tmp_path / "-a.docx").write_bytes(WRITERS["docx"](release_of(REGION)))
    run_git("commit", "-qam", "a release")
    log = run_git("log", "-p", "--format=%s")
    assert "-(this file cannot be read as a release: it is empty)\n" in log
    assert "+# Celebrating 20 years of our Labor Management Partnership\n" in log
    assert log.startswith("a release\n")
    assert "\nan empty file\n" in log


def test_a_folder_to_stand_in_is_taken_before_and_after_the_commands_name(kit: Path) -> None:
    inner = kit / "regions"
    before = lmp_press("-q", "check", "broken", stand=inner).stderr
    after = lmp_press("check", "broken", "-C", "regions", "-q", stand=kit).stderr
    assert before == after
    assert before.startswith("broken.yaml:12:1: error: `weather` is not a key of any template")


def test_problems_as_json_are_one_object_a_line_and_nothing_else(kit: Path) -> None:
    for words in (["--problems", "json", "check"], ["check", "--problems", "json"]):
        done = lmp_press("-q", *words, "broken", stand=kit)
        (line,) = done.stderr.splitlines()
        assert (done.status, json.loads(line)["id"]) == (1, "unknown-key")


def test_a_region_is_a_name_a_path_or_standard_input(kit: Path) -> None:
    by_path = lmp_press("-q", "check", "regions/broken.yaml", stand=kit)
    by_name = lmp_press("-q", "check", "broken", stand=kit)
    data = (kit / "regions" / "broken.yaml").read_bytes()
    by_input = lmp_press("-q", "check", "-", stand=kit, data=data)
    assert by_path == by_name
    assert by_input.stderr == by_name.stderr.replace("regions/broken.yaml", "-", 1)


def test_a_region_from_elsewhere_is_filled_by_its_path(tmp_path: Path) -> None:
    laid_down(tmp_path / "kit", {}, "anniversary")
    file_tree(tmp_path, {"elsewhere/north.yaml": REGION})
    done = lmp_press("fill", "../elsewhere/north.yaml", "-f", "md", stand=tmp_path / "kit")
    assert done.status == 0, done.stderr
    assert (tmp_path / "kit" / "out" / "north" / "north-anniversary.md").is_file()


def test_show_prints_a_region_a_word_file_and_a_markdown_file_alike(tmp_path: Path) -> None:
    region, _, _ = sample("northwest").partition("reaffirmation:")
    laid_down(tmp_path, {"northwest": region}, "anniversary")
    assert lmp_press("fill", stand=tmp_path).status == 0
    out = "out/northwest/northwest-anniversary"
    golden = (GOLDEN / "northwest-anniversary.md").read_bytes()
    for word in ("northwest", "regions/northwest.yaml", f"{out}.md"):
        done = lmp_press("show", word, stand=tmp_path)
        assert (done.status, done.stdout, done.stderr) == (0, golden, ""), word
    words = lmp_press("show", f"{out}.docx", stand=tmp_path).stdout.decode()
    assert golden.decode() in words


def test_show_takes_a_template_and_prints_all_without_one(kit: Path) -> None:
    golden = (GOLDEN / "northern-california-reaffirmation.md").read_bytes()
    one = lmp_press("show", "northern-california", "-t", "reaffirmation", stand=kit)
    both = lmp_press("show", "northern-california", stand=kit)
    assert one.stdout == golden
    assert both.stdout.endswith(golden)
    assert len(both.stdout) > len(golden)


def test_show_says_what_it_cannot_print(kit: Path, tmp_path: Path) -> None:
    file_tree(tmp_path, {"a.docx": "not Word", "b.md": b"\xe9", "c.docx": ""})
    said = [lmp_press("show", name, stand=tmp_path) for name in ("a.docx", "b.md", "gone.docx")]
    assert [done.status for done in said] == [2, 2, 2]
    assert [done.stdout for done in said] == [b"", b"", b""]
    assert said[0].stderr.startswith("error: `a.docx` cannot be read as a release: ")
    assert said[1].stderr == "error: b.md: the byte 0xE9 is not UTF-8 text\n"
    assert said[2].stderr == ("error: `gone.docx` cannot be read: no such file or directory\n")
    broken = lmp_press("show", "broken", stand=kit)
    assert (broken.status, broken.stdout) == (1, b"")
    assert "[unknown-key]" in broken.stderr


def test_schema_prints_a_schema_of_all_templates_or_of_one(kit: Path) -> None:
    whole = json.loads(lmp_press("schema", stand=kit).stdout)
    one = json.loads(lmp_press("schema", "-t", "reaffirmation", stand=kit).stdout)
    jsonschema_rs.meta.validate(whole)
    assert "union_count" in whole["properties"]
    assert "union_count" not in one["properties"]
    assert "proclamation" in one["properties"]


@pytest.mark.parametrize("name", ["check", "schema", "show"])
def test_a_broken_template_is_said_by_every_command_that_needs_it(
    name: str, tmp_path: Path
) -> None:
    laid_down(tmp_path, {"northwest": REGION}, "anniversary")
    (tmp_path / "templates" / "anniversary" / "fields.yaml").write_text("- a\n")
    words = [name, "northwest"] if name == "show" else [name]
    done = lmp_press(*words, stand=tmp_path)
    assert (done.status, done.stdout) == (1, b"")
    assert done.stderr.startswith(
        "templates/anniversary/fields.yaml:1:1: error: the file holds a list"
    )


def test_a_shell_completes_commands_regions_and_templates(
    kit: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert completed(kit, "ch", monkeypatch=monkeypatch) == ["check"]
    assert completed(kit, "fill", "nor", monkeypatch=monkeypatch) == [
        *("northern-california", "northwest"),
    ]
    assert completed(kit, "fill", "-t", "", monkeypatch=monkeypatch) == [
        *("anniversary", "reaffirmation"),
    ]
    assert completed(kit, "show", "b", monkeypatch=monkeypatch) == ["broken"]
    assert completed(tmp_path, "fill", "", monkeypatch=monkeypatch) == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(name: str, kit: Path) -> None:
    done = lmp_press(name, "--help", stand=kit)
    assert done.status == 0
    assert f"Example: lmp-press {name}" in done.stdout.decode()


@pytest.mark.parametrize("name", COMMANDS)
def test_what_a_command_is_asked_is_one_value_with_a_field_for_each_parameter(name: str) -> None:
    called = command.get_command(click.Context(command), name)
    assert called
    assert called.callback
    function = inspect.unwrap(called.callback)
    _, options = inspect.signature(function).parameters.values()
    fields = function.__globals__[options.annotation]._fields
    of_every_command = {"stand", "quiet", "problems"}
    assert [one.name for one in called.params if one.name not in of_every_command] == [*fields]


def test_the_help_of_all_names_every_command(kit: Path) -> None:
    help_of_all = lmp_press("--help", stand=kit).stdout.decode()
    assert list(COMMANDS) == list(command.list_commands(click.Context(command)))
    for name, words in COMMANDS.items():
        assert re.search(rf"(?m)^  {name} ", help_of_all)
        assert words[:40] in re.sub(r"\s+", " ", help_of_all)


def test_version_is_the_packages(kit: Path) -> None:
    assert lmp_press("--version", stand=kit).stdout.decode() == f"lmp-press {__version__}\n"


def test_the_same_input_gives_the_same_bytes_wherever_it_is_filled(tmp_path: Path) -> None:
    """Not by the clock's zone, the language, the hash seed, the folder or the process."""
    worlds = [
        {"TZ": "Pacific/Auckland", "LANG": "C", "PYTHONHASHSEED": "1"},
        {
            "TZ": "America/Los_Angeles",
            "LANG": "de_DE.UTF-8",
            "LC_ALL": "C.UTF-8",
            "PYTHONHASHSEED": "2",
        },
    ]
    trees = []
    for number, world in enumerate(worlds):
        folder = laid_down(tmp_path / f"world {number}", {"northwest": sample("northwest")})
        formats = [word for form in ("docx", "md", "html", "txt") for word in ("-f", form)]
        done = run(folder, "fill", "-q", *formats, **world)
        assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
        trees.append(
            {path.name: path.read_bytes() for path in (folder / "out" / "northwest").iterdir()}
        )
    assert len(trees[0]) == 8
    assert trees[0] == trees[1]


@pytest.mark.parametrize(
    ("region", "epoch", "expected"),
    [
        (REGION, "", "2017-10-01T00:00:00Z"),
        (REGION, "1517443200", "2018-02-01T00:00:00Z"),
        (f"{REGION}release_date: 2017-10-16\n", "1517443200", "2017-10-16T00:00:00Z"),
        (REGION, "yesterday", "2017-10-01T00:00:00Z"),
    ],
)
def test_the_dates_inside_a_word_file_come_from_the_input(
    region: str, epoch: str, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid_down(tmp_path, {"west": region}, "anniversary")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert lmp_press("fill", "-q", stand=tmp_path).status == 0
    with zipfile.ZipFile(tmp_path / "out" / "west" / "west-anniversary.docx") as package:
        core = package.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[^<]*", core)) == {expected}


def test_a_command_pays_only_for_what_it_uses(kit: Path) -> None:
    heavy = "docx, rich, socket, http, urllib.request, lmp_press.review, lmp_press.cli.fill"
    code = (
        "import sys; from lmp_press.cli import lmp_press\n"
        "try: lmp_press(['check', '-q', 'northwest'])\n"
        f"except SystemExit: print(sorted(set('{heavy}'.split(', ')) & set(sys.modules)))"
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=kit, env=environment, capture_output=True, check=False
    )
    assert done.stdout.decode().strip() == "[]", done.stderr.decode()
