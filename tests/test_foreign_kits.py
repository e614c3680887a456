"""A kit that came by mail: it may lead nowhere outside, call nobody, and take no time."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest
from support.command_line import lmp_press
from support.small_workspace import COPY, FIELDS, region, tree, workspace
from support.workspace_files import file_tree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ELSEWHERE = "words that lie elsewhere"


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    return workspace(tmp_path / "kit", ["georgia"])


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    return file_tree(
        tmp_path / "outside",
        {
            "georgia.yaml": region("georgia", leader=f"{{name: {ELSEWHERE}}}"),
            "fields.yaml": f"{FIELDS}  secret: {{description: {ELSEWHERE}}}\n",
            "release.md.j2": f"{COPY}\n{ELSEWHERE}\n",
            "letterhead.docx": ELSEWHERE,
        },
    )


@pytest.fixture
def server() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.2)
        yield listening


def link(path: Path, target: Path) -> None:
    path.unlink(missing_ok=True)
    path.symlink_to(target)


@pytest.mark.parametrize("command", ["check", "fill", "schema", "table", "show georgia"])
@pytest.mark.parametrize(
    "name",
    [
        "regions/georgia.yaml",
        *(f"templates/greeting/{name}" for name in ("fields.yaml", "release.md.j2")),
        "templates/greeting/letterhead.docx",
    ],
)
def test_a_file_that_is_a_link_out_of_the_workspace_is_not_read(
    kit: Path, outside: Path, command: str, name: str
) -> None:
    link(kit / name, outside / name.rpartition("/")[2])
    done = lmp_press(*command.split(), stand=kit)
    if (command, name) != ("schema", "regions/georgia.yaml"):  # it reads no region
        assert f"{name}:1:1: error: `{name}` is a link to a file outside of the workspace" in (
            done.stderr
        )
        assert done.status == 1
    assert ELSEWHERE not in done.stdout.decode() + done.stderr


@pytest.mark.parametrize("name", ["regions", "templates", "templates/greeting"])
def test_a_folder_that_is_a_link_out_of_the_workspace_is_not_read(
    kit: Path, tmp_path: Path, name: str
) -> None:
    (kit / name).rename(tmp_path / "elsewhere")
    (kit / name).symlink_to(tmp_path / "elsewhere")
    done = lmp_press("check", stand=kit)
    assert done.status == 1
    assert "[leads-outside]" in done.stderr
    assert "Greetings" not in done.stderr


def test_a_region_that_is_named_by_its_file_may_lie_anywhere(kit: Path, outside: Path) -> None:
    done = lmp_press("check", str(outside / "georgia.yaml"), stand=kit)
    assert (done.status, done.stderr.count("error")) == (0, 0)
    link(kit / "regions/georgia.yaml", outside / "georgia.yaml")
    assert lmp_press("check", "regions/georgia.yaml", stand=kit).status == 0


def test_a_link_within_the_workspace_is_followed(kit: Path) -> None:
    (kit / "regions/georgia.yaml").rename(kit / "georgia.yaml")
    (kit / "regions/georgia.yaml").symlink_to("../georgia.yaml")
    (kit / "templates/greeting/fields.yaml").rename(kit / "fields.yaml")
    (kit / "templates/greeting/fields.yaml").symlink_to(kit / "fields.yaml")
    assert lmp_press("check", stand=kit).status == 0


def test_a_workspace_may_itself_be_reached_through_a_link(kit: Path, tmp_path: Path) -> None:
    (tmp_path / "there").symlink_to(kit)
    assert lmp_press("check", stand=tmp_path / "there").status == 0


@pytest.mark.parametrize(
    "reference",
    [
        "allOf: [{$ref: 'ADDRESS/more.json'}]",
        "allOf: [{$dynamicRef: 'ADDRESS/more.json'}]",
        "$id: ADDRESS/\nallOf: [{$ref: more.json}]",
        "$schema: ADDRESS/more.json\nallOf: [{type: object}]",
        "$defs: {more: {$ref: 'ADDRESS/more.json#/$defs/x'}}",
        "if: {properties: {a: {contains: {$ref: 'ADDRESS/more.json'}}}}",
    ],
)
def test_nothing_in_a_kit_makes_the_program_call_somebody(
    kit: Path, server: socket.socket, reference: str
) -> None:
    address = f"http://127.0.0.1:{server.getsockname()[1]}"
    fields = FIELDS.partition("\n")[2] + reference.replace("ADDRESS", address)
    file_tree(kit, {"templates/greeting/fields.yaml": fields})
    for command in ("check", "fill", "schema"):
        lmp_press(command, stand=kit)
    with pytest.raises(TimeoutError):
        server.accept()


@pytest.mark.parametrize("reference", ["file:///dev/zero", "file:///etc/passwd", "/etc/passwd"])
def test_a_reference_opens_no_file(kit: Path, reference: str) -> None:
    fields = f"{FIELDS}allOf: [{{$ref: '{reference}'}}]\n"
    file_tree(kit, {"templates/greeting/fields.yaml": fields})
    done = lmp_press("check", stand=kit)
    assert done.status == 1
    assert f"the reference `{reference}` leads to no definition of this file" in done.stderr


@pytest.mark.parametrize("command", ["check", "fill"])
@pytest.mark.parametrize("pattern", ["^(a+)+$", "^(a|aa)+$", "(.*a){12}$", "^(a?){40}a{40}$"])
@pytest.mark.parametrize("where", ["a field's own", "under a keyword of the validator"])
def test_a_pattern_takes_no_longer_than_its_text_is_long(
    kit: Path, command: str, pattern: str, where: str
) -> None:
    rule = f"{{pattern: '{pattern}', type: string}}"
    added = (
        f"  word: {rule}\n"
        if where.startswith("a field")
        else f"  word: {{allOf: [{rule}], type: string}}\n"
    )
    copy = COPY + "{% if word %}{{ word }}{% endif %}\n"
    file_tree(
        kit,
        {
            "templates/greeting/fields.yaml": FIELDS + added,
            "templates/greeting/release.md.j2": copy,
            "regions/georgia.yaml": region("georgia", word="a" * 5_000 + "!"),
        },
    )
    done = lmp_press(command, stand=kit)  # which would outlast us with a lesser engine
    assert done.status == 1
    assert "regions/georgia.yaml:" in done.stderr


def test_what_is_refused_leaves_the_kit_as_it_was(kit: Path, outside: Path) -> None:
    link(kit / "regions/georgia.yaml", outside / "georgia.yaml")
    before = tree(kit)
    assert lmp_press("fill", stand=kit).status == 1
    assert tree(kit) == before
