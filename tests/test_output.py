from __future__ import annotations

import errno
import os
import re
import subprocess
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len
from support.command_line import lmp_press
from support.outside_tools import find_tool
from support.small_workspace import environment, region, workspace
from support.terminals import COMMAND, on_terminal
from support.workspace_files import file_tree

from lmp_press.cli.ending import ended, say_fault
from lmp_press.cli.output import CannotRunError
from lmp_press.release import Paragraph, Properties, Release, Role, Run
from lmp_press.writers import docx

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no /dev/full and no pty")

STEERING = "a\x1b[31m\x07\x85\u202eb"
SEEN = "a␛[31m␇\ufffd\ufffdb"
FULL = "error: output cannot be written: no space left on device\n"
CLOSED = "error: output cannot be written: it is closed\n"


def in_shell(line: str, stand: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a line of the shell, in which `lmp-press` is the program."""
    words = [find_tool("bash"), "-c", line.replace("lmp-press", " ".join(COMMAND))]
    settings = environment(**{"PYTHONUNBUFFERED": "", **variables})
    return subprocess.run(
        words, cwd=stand, env=settings, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a filled workspace that no test writes to."""
    folder = workspace(tmp_path_factory.mktemp("kit"), ["georgia", "hawaii"])
    lmp_press("fill", stand=folder)
    return folder


@pytest.mark.parametrize("words", ["--help", "show georgia", "diff georgia hawaii"])
def test_output_that_cannot_be_written_is_one_sentence(words: str, kit: Path) -> None:
    full = in_shell(f"lmp-press {words} > /dev/full", kit)
    assert (full.returncode, full.stderr) == (2, FULL)
    closed = in_shell(f"lmp-press {words} >&-", kit)
    assert (closed.returncode, closed.stderr) == (2, CLOSED)


def test_output_without_a_buffer_that_cannot_be_written_is_the_same_sentence(kit: Path) -> None:
    done = in_shell("lmp-press show georgia > /dev/full", kit, PYTHONUNBUFFERED="1")
    assert (done.returncode, done.stderr) == (2, FULL)


@pytest.mark.parametrize("words", ["fill", "--sideways"])
def test_words_that_cannot_be_said_end_the_command_with_two(words: str, kit: Path) -> None:
    assert in_shell(f"lmp-press {words} 2> /dev/full", kit).returncode == 2
    assert in_shell(f"lmp-press {words} 2>&-", kit).returncode == 2


def test_a_command_with_nothing_to_say_needs_no_output(kit: Path) -> None:
    done = in_shell("lmp-press check -q >&- 2>&- <&-", kit)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("words", ["--help", "schema"])
def test_a_reader_that_stops_ends_the_command_quietly(words: str, kit: Path) -> None:
    assert in_shell(f"lmp-press {words} | head -n 1", kit).stderr == ""


def test_closed_standard_input_is_a_problem(kit: Path) -> None:
    done = in_shell("lmp-press check - <&-", kit)
    said = "-:1:1: error: `-` cannot be read: it is closed [cannot-read]\n"
    assert (done.returncode, done.stderr) == (1, said)


def test_a_file_takes_the_place_of_no_closed_stream(tmp_path: Path) -> None:
    workspace(tmp_path, ["georgia"])
    in_shell("lmp-press fill >&- 2>&- <&-", tmp_path)
    released = (tmp_path / "out/georgia/georgia-greeting.md").read_bytes()
    lmp_press("fill", "-o", "again", stand=tmp_path)
    assert released == (tmp_path / "again/georgia/georgia-greeting.md").read_bytes()


def test_too_few_open_files_are_said(kit: Path) -> None:
    done = in_shell("ulimit -n 8; lmp-press check -j 1 2>&1", kit)
    assert "Traceback" not in done.stdout
    assert done.returncode in {0, 1, 2}


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (MemoryError(), "there is not enough memory"),
        (RecursionError(), "something in the files is nested too deep to be read"),
        (OSError(errno.EMFILE, "Too many open files"), "too many open files"),
        (
            PermissionError(errno.EACCES, "Permission denied", STEERING),
            f"`{SEEN}`: permission denied",
        ),
        (OSError(errno.ENOSPC, "No space left on device"), FULL[7:-1]),
        (CannotRunError(STEERING), SEEN),
    ],
)
def test_what_got_through_everything_is_worded_as_what_it_is(
    error: Exception, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        raise error

    assert ended(fail) == 2
    assert capsys.readouterr().err == f"error: {said}\n"


def test_an_error_of_ours_shows_as_one_and_says_where_to_report_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail() -> None:
        raise KeyError(STEERING)

    with pytest.raises(KeyError):
        ended(fail)
    try:
        fail()
    except KeyError:
        say_fault()
    said = capsys.readouterr().err.splitlines()
    assert said[0] == "Traceback (most recent call last):"
    assert said[-1].startswith("error: this is a fault of lmp-press ")
    assert said[-1].endswith("please send the lines above to whoever gave you the program")
    assert not any(sign in "".join(said) for sign in "\x1b\x07\x85\u202e")


def is_raw(said: str) -> bool:
    return any(sign in said for sign in "\x07\x85\u202e") or "\x1b[31m" in said


@pytest.mark.parametrize(
    "words",
    [
        [STEERING],
        ["check", STEERING],
        ["check", f"{STEERING}.yaml"],
        ["check", f"--{STEERING}"],
        ["check", "-t", STEERING],
        ["check", "--problems", STEERING],
        ["-C", STEERING, "check"],
        ["fill", "-f", STEERING],
        ["fill", "-j", STEERING],
        ["fill", "--cluster", STEERING],
        ["show", STEERING],
        ["show", f"{STEERING}.docx"],
        ["show", f"{STEERING}.odt"],
        ["diff", STEERING, STEERING],
        ["diff", "georgia", "hawaii", "-o", f"no/{STEERING}"],
        ["diff", "georgia", "hawaii", "--old-workspace", STEERING],
        ["diff", "georgia", "hawaii", "--date", STEERING],
        ["init", f"/dev/null/{STEERING}"],
    ],
    ids=lambda words: " ".join(words).replace(STEERING, "X"),
)
def test_no_word_of_the_command_line_steers_a_terminal(words: list[str], kit: Path) -> None:
    done = lmp_press(*words, stand=kit)
    assert done.status == 2
    assert not is_raw(done.stderr)
    assert len(done.stderr.splitlines()) == 1


def test_no_name_or_text_of_a_file_steers_a_terminal(tmp_path: Path) -> None:
    workspace(tmp_path, ["georgia"])
    (tmp_path / "templates/greeting").rename(tmp_path / "templates" / STEERING)
    file_tree(tmp_path, {f"regions/{STEERING}.yaml": "a", "x.md": "# a\u202eb\n"})
    words = "a\u0085\u202eb"
    paragraphs = (Paragraph(Role.HEADLINE, (Run(words),)), Paragraph(Role.BODY, (Run(words),)))
    properties = Properties(title=words, author=words)
    (tmp_path / "x.docx").write_bytes(docx.write(Release(paragraphs, properties)))
    for command in ("check", "check -t x", "table"):
        assert not is_raw(on_terminal(*command.split(), stand=tmp_path)), command
    for command in ("show x.docx", "diff x.md x.docx", "diff x.docx x.md -f markdown"):
        shown = on_terminal(*command.split(), stand=tmp_path, NO_COLOR="1")
        assert not is_raw(shown), command
        assert "\ufffd" in shown, command


def test_in_a_pipe_a_result_is_what_it_is_byte_for_byte(tmp_path: Path) -> None:
    file_tree(workspace(tmp_path, ["georgia"]), {"x.md": "a\u202eb\n"})
    assert lmp_press("show", "x.md", stand=tmp_path).stdout == "a\u202eb\n".encode()


def test_a_word_file_does_not_go_to_a_terminal(kit: Path) -> None:
    said = on_terminal("fill", "georgia", "-f", "docx", "-o", "-", stand=kit, NO_COLOR="1")
    assert said == "error: a Word file does not go to a terminal: name a folder with `-o`\n"


WRONG = {
    "regions/georgia.yaml": region("georgia", 1, union_count="many"),
    "regions/hawaii.yaml": region("hawaii", 2, achievement="Cutting lost work days by 12 percent."),
}
PLAIN = """\
regions/georgia.yaml:2:14: error: `union_count` must be a whole number,
not `many` [not-a-number]
  2 | union_count: many
    |              ^^^^
  help: write digits, such as 4800 or 4,800

regions/hawaii.yaml:5:14: warning: `achievement` ends in a full stop,
and the sentence around it goes on [full-stop]
  5 | achievement: Cutting lost work days by 12 percent.
    |              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  help: delete the full stop: `Cutting lost work days by 12 percent`

regions/hawaii.yaml:5:14: warning: `achievement` starts with a capital
in the middle of a sentence [capital]
  5 | achievement: Cutting lost work days by 12 percent.
    |              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  help: write `cutting lost work days by 12 percent`, unless it is a
        name

regions/hawaii.yaml:5:50: error: the marks `..` collide, in `…of Cutting
lost work days by 12 percent..` [colliding-marks]
  5 | achievement: Cutting lost work days by 12 percent.
    |                                                  ^
  help: write `Cutting lost work days by 12 percent`
"""


def test_on_a_terminal_problems_are_wrapped_at_words_and_parted(tmp_path: Path) -> None:
    file_tree(workspace(tmp_path, ["georgia", "hawaii"]), WRONG)
    said = on_terminal("check", "-q", stand=tmp_path, columns=72, NO_COLOR="1")
    assert said == PLAIN


def test_on_a_terminal_problems_have_the_colours_of_diff(tmp_path: Path) -> None:
    file_tree(workspace(tmp_path, ["georgia", "hawaii"]), WRONG)
    said = on_terminal("check", "-q", stand=tmp_path, columns=72)
    assert re.sub(r"\x1b\[[0-9;]*m", "", said) == PLAIN
    assert said.startswith(
        "\x1b[1mregions/georgia.yaml:2:14\x1b[0m: \x1b[1;31merror\x1b[0m: "
        "`union_count` must be a whole number,\nnot `many`\x1b[2m [not-a-number]\x1b[0m\n"
        "\x1b[2m  2 | \x1b[0munion_count: many\n"
        "\x1b[2m    | \x1b[0m\x1b[1;31m             ^^^^\x1b[0m\n"
        "\x1b[36m  help: \x1b[0mwrite digits, such as 4800 or 4,800\n"
        "\n\x1b[1mregions/hawaii.yaml:5:14\x1b[0m: \x1b[1;33mwarning\x1b[0m: "
    )
    dumb = on_terminal("check", "-q", stand=tmp_path, columns=72, TERM="dumb")
    assert dumb == PLAIN


def test_on_a_narrow_terminal_the_line_of_a_file_is_cut_and_never_wrapped(tmp_path: Path) -> None:
    long = "a very long name " * 5 + "[insert] " + "労働" * 20
    file_tree(
        workspace(tmp_path, ["georgia"]),
        {"regions/georgia.yaml": region("georgia", 1, region_name=long)},
    )
    said = on_terminal("check", "-q", stand=tmp_path, columns=44, NO_COLOR="1").split("\n")
    assert all(cell_len(line) <= 44 for line in said)
    line, caret = next((one, two) for one, two in pairwise(said) if " | " in one)
    assert line[caret.index("^") :].startswith("[insert]")


def test_in_a_pipe_problems_are_as_ever(tmp_path: Path) -> None:
    file_tree(workspace(tmp_path, ["georgia", "hawaii"]), WRONG)
    said = in_shell("lmp-press check -q", tmp_path, COLUMNS="40").stderr
    assert said.startswith(
        "regions/georgia.yaml:2:14: error: `union_count` must be a whole number, not `many` "
        "[not-a-number]\n  2 | union_count: many\n    |              ^^^^\n"
        "  help: write digits, such as 4800 or 4,800\nregions/hawaii.yaml:5:14: warning: "
    )
