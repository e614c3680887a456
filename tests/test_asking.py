from __future__ import annotations

import os
import re
import select
import subprocess
import time
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest
from support.command_line import lmp_press
from support.small_workspace import COPY, environment, workspace
from support.terminals import COMMAND
from support.workspace_files import file_tree

from lmp_press.forms.describing import Questionnaire
from lmp_press.forms.dialogue import Dialogue
from lmp_press.forms.nesting import texts_of
from lmp_press.press import load_kit
from lmp_press.source import Source, compose
from lmp_press.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_ESCAPE = re.compile(rb"\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b[()][A-Z0-9]|\x1b[=>]|[\x00\x07\x0f]")
READY = "Ctrl-C: stop"  # the last words below a question
PATIENCE = 60  # seconds for a word to come on a machine that is busy

TEAMS = """\
x-issued: 2017-10-01
type: object
required: [teams, kind]
properties:
  teams:
    type: array
    items:
      title: team
      type: object
      required: [name]
      properties:
        name: {type: string}
        motto: {type: string}
  kind: {type: string, enum: [Large, Small]}
  site:
    type: object
    required: [city]
    properties:
      city: {type: string}
      street: {type: string}
"""
TEAMS_COPY = """\
# A {{ kind }} league

{% for team in teams %}
- {{ team.name }}{% if team.motto %}, {{ team.motto }}{% endif %}

{% endfor %}
{% if site %}
In {{ site.city }}{% if site.street %}, {{ site.street }}{% endif %}.
{% endif %}
"""


class Screen:
    """`lmp-press` on a terminal: what it says is waited for, and keys are typed."""

    def __init__(self, *words: str, stand: Path, columns: int, **settings: str) -> None:
        import fcntl  # which Windows does not have
        import pty
        import struct
        import termios

        self.handle, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
        self.process = subprocess.Popen(
            [*COMMAND, *words],
            cwd=stand,
            env={**environment(), "TERM": "xterm", "NO_COLOR": "1", **settings},
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
        )
        os.close(theirs)
        self.said = b""
        self.seen = 0

    def type(self, keys: str) -> None:
        os.write(self.handle, keys.encode())

    def wait_for(self, words: str) -> None:
        """Read on until some words come, after those that were waited for before."""
        end = time.monotonic() + PATIENCE
        while (at := _plain(self.said).find(words, self.seen)) < 0:
            assert time.monotonic() < end, f"no {words!r} in {_plain(self.said)[self.seen :]!r}"
            assert self._read(), f"no {words!r} before the end of {_plain(self.said)!r}"
        self.seen = at + len(words)

    def wait_for_question(self, words: str) -> None:
        self.wait_for(words)
        self.wait_for(READY)

    def end(self) -> tuple[int, str]:
        """Return the exit status, and all that was said."""
        while self._read():
            pass
        os.close(self.handle)
        return self.process.wait(PATIENCE), _plain(self.said)

    def hang_up(self) -> int:
        """Close the terminal, and return the exit status."""
        os.close(self.handle)
        return self.process.wait(PATIENCE)

    def _read(self) -> bool:
        if not select.select([self.handle], [], [], PATIENCE)[0]:
            return False
        try:
            piece = os.read(self.handle, 1 << 16)
        except OSError:  # the program has ended
            return False
        if b"\x1b[6n" in piece:  # it asks where it is
            os.write(self.handle, b"\x1b[1;1R")
        self.said += piece
        return bool(piece)


def _plain(said: bytes) -> str:
    return _ESCAPE.sub(b"", said).decode(errors="replace").replace("\r", "")


def values_of(folder: Path, region: str) -> dict[str, str]:
    text = (folder / f"regions/{region}.yaml").read_text()
    return {path: text for path, text in texts_of(compose(Source("", text))[0]).items() if text}


@pytest.fixture
def greeting(tmp_path: Path) -> Path:
    draft = "{% if draft %}\nDRAFT — NOT FOR RELEASE\n\n{% endif %}\n"
    workspace(tmp_path, ["north"])
    return file_tree(tmp_path, {"templates/greeting/release.md.j2": draft + COPY})


@pytest.fixture
def league(tmp_path: Path) -> Path:
    files = {"templates/league/fields.yaml": TEAMS, "templates/league/release.md.j2": TEAMS_COPY}
    return file_tree(tmp_path, {**files, "regions/README.txt": ""})


def dialogue_of(folder: Path, values: Mapping[str, str] = MappingProxyType({})) -> Dialogue:
    place = Workspace(folder, folder)
    kit = load_kit(place, place.template_names())
    return Dialogue(Questionnaire(kit.templates), kit.known, values)


def answered(dialogue: Dialogue, *answers: str) -> list[str]:
    """Give answers, and return the paths that were asked for."""
    asked = []
    for answer in answers:
        field = dialogue.next()
        assert field is not None
        asked.append(str(field.path))
        dialogue.answer(field, answer)
    return asked


def test_a_list_is_taken_one_entry_at_a_time_until_one_is_left(league: Path) -> None:
    dialogue = dialogue_of(league)
    answers = ["Large", "Reds", "win", "Blues", "", "", "Oslo", ""]
    assert answered(dialogue, *answers) == [
        "kind",
        "teams[0].name",
        "teams[0].motto",
        "teams[1].name",
        "teams[1].motto",
        "teams[2].name",
        "site.city",
        "site.street",
    ]
    assert (dialogue.next(), dialogue.needed()) == (None, 0)


def test_a_list_without_a_limit_has_always_one_more_entry(league: Path) -> None:
    dialogue = dialogue_of(league)
    asked = answered(dialogue, "Large", *["a", ""] * 5)
    assert asked[-2:] == ["teams[4].name", "teams[4].motto"]


def test_an_optional_group_is_left_with_its_first_key(league: Path) -> None:
    dialogue = dialogue_of(league)
    answered(dialogue, "Large", "Reds", "", "", "")
    assert dialogue.next() is None


def test_one_can_go_back_and_answer_anew(league: Path) -> None:
    dialogue = dialogue_of(league)
    answered(dialogue, "Large", "Reds")
    field = dialogue.back()
    assert field is not None
    assert (field.path, dialogue.values["teams[0].name"]) == ("teams[0].name", "Reds")
    dialogue.answer(field, "Greens")
    assert dialogue.values == {"kind": "Large", "teams[0].name": "Greens"}
    assert [str(one.path) for one in iter(dialogue.back, None)] == ["teams[0].name", "kind"]


def test_an_answer_is_checked_in_the_words_of_check_and_not_taken_with_an_error(
    greeting: Path,
) -> None:
    dialogue = dialogue_of(greeting)
    answered(dialogue, "East")
    field = dialogue.next()
    assert field is not None
    (problem,) = dialogue.answer(field, "about 9")
    assert problem.message == "`union_count` must be a whole number, not `about 9`"
    assert dialogue.next() == field


@pytest.mark.parametrize("columns", [40, 120])
def test_a_walk_through_the_dialogue_ends_with_the_finished_release(
    greeting: Path, columns: int
) -> None:
    screen = Screen("new", "east", "--ask", stand=greeting, columns=columns)
    screen.wait_for("Region name (required), 3 still")
    screen.wait_for_question("Greetings from [REGION NAME]")
    screen.type("East B")
    screen.wait_for("B]")  # in the sentence, which grows
    screen.type("ay\r")
    screen.wait_for_question("Union count (required), 2 still")
    screen.type("some\r")
    screen.wait_for("error: `union_count` must be a whole")
    screen.wait_for_question("Union count (required)")
    screen.type("\x01\x0b3\r")
    screen.wait_for_question("Employee count (required), 1 still")
    screen.type("<\r")
    screen.wait_for_question("Union count (required)")
    screen.type("\x01\x0b4\r")
    screen.wait_for_question("Employee count")
    screen.type("1,200\r")
    for label, answer in (
        ("Achievement", ""),
        ("Leader name", "Ana East"),
        ("Leader title", ""),
        ("Email", "east@x.example"),
    ):
        screen.wait_for_question(f"{label} (optional)")
        screen.type(f"{answer}\r")
    status, said = screen.end()
    assert values_of(greeting, "east") == {
        "draft": "true",
        "region_name": "East Bay",
        "union_count": "4",
        "employee_count": "1,200",
        "leader.name": "Ana East",
        "email": "east@x.example",
    }
    assert "Greetings from East Bay" in said
    assert status == 0
    assert "\x1b[3" not in said


GIVEN: Sequence[tuple[str, str, str]] = [
    ("region_name", "Region name", "East"),
    ("union_count", "Union count", "3"),
    ("employee_count", "Employee count", "500"),
]


@pytest.mark.parametrize(
    ("stop", "answers"),
    [("\x03", 0), ("\x03", 1), ("\x03", 2), ("\x04", 1), ("hang up", 0), ("hang up", 2)],
)
def test_stopping_at_a_question_loses_nothing_and_asks_nothing_twice(
    greeting: Path, stop: str, answers: int
) -> None:
    screen = Screen("new", "east", "--ask", stand=greeting, columns=80)
    for _, label, answer in GIVEN[:answers]:
        screen.wait_for_question(label)
        screen.type(f"{answer}\r")
    screen.wait_for_question(GIVEN[answers][1])
    if stop == "hang up":
        screen.hang_up()
    else:
        screen.type(stop)
        status, said = screen.end()
        assert (status, "stopped; what you answered is in" in said) == (0, True)
        assert "Traceback" not in said
    kept = {path: answer for path, _, answer in GIVEN[:answers]}
    assert values_of(greeting, "east") == {"draft": "true"} | kept
    again = dialogue_of(greeting, values_of(greeting, "east")).next()
    assert again is not None
    assert again.path == GIVEN[answers][0]


def test_what_is_asked_again_is_what_has_no_answer_yet(greeting: Path) -> None:
    file_tree(greeting, {"regions/east.yaml": "region_name: East\nunion_count: 3\n"})
    screen = Screen("new", "east", "--ask", stand=greeting, columns=80)
    screen.wait_for_question("Employee count (required), 1 still")
    screen.type("\x03")
    status, said = screen.end()
    assert status == 0
    assert not any(f"{label} (required)" in said for _, label, _ in GIVEN[:2])


@pytest.mark.parametrize(
    ("typed", "kept", "told"),
    [
        ("4", {"union_count": "4"}, "`4`, which you were typing, is there too"),
        ("so", {}, "`so` is not kept: `union_count` must be a whole number, not `so`"),
        ("<", {}, "stopped; what you answered is in regions/east.yaml"),
    ],
)
def test_what_somebody_is_typing_when_they_stop_is_kept_if_it_is_right(
    greeting: Path, typed: str, kept: dict[str, str], told: str
) -> None:
    file_tree(greeting, {"regions/east.yaml": "region_name: East\n"})
    screen = Screen("new", "east", "--ask", stand=greeting, columns=80)
    screen.wait_for_question("Union count")
    screen.type(typed)
    screen.wait_for(f"{typed}]")  # in the sentence
    screen.type("\x03")
    status, said = screen.end()
    assert (status, told in said) == (0, True), said
    assert values_of(greeting, "east") == {"region_name": "East"} | kept


def test_without_a_terminal_nothing_is_asked(greeting: Path) -> None:
    done = lmp_press("new", "east", "--ask", stand=greeting)
    assert (done.status, done.stderr) == (
        2,
        (
            "error: `--ask` needs a terminal to ask on; without it, `lmp-press new east` starts a "
            "file to be filled in\n"
        ),
    )
    assert not (greeting / "regions/east.yaml").exists()
