from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support.outside_tools import go_without

from lmp_press.diagnostics import ProblemsFoundError
from lmp_press.diagnostics.drawing import one_line
from lmp_press.source import (
    Mapping,
    Node,
    Scalar,
    Sequence,
    Source,
    as_data,
    compose,
    decode,
    kind_of,
    read_bytes,
)
from lmp_press.source.text import place_of

if TYPE_CHECKING:
    from collections.abc import Iterator

NOBODY = 65534


def composed(text: str) -> Mapping:
    node, problems = compose(decode(text.encode(), "test.yaml"))
    assert problems == []
    return node


def plain(node: Node) -> object:
    """Return a node as the text that was typed."""
    if isinstance(node, Mapping):
        return {key: plain(value) for key, (_, value) in node.entries.items()}
    return [plain(item) for item in node.items] if isinstance(node, Sequence) else node.text


def test_every_value_is_the_text_that_was_typed() -> None:
    typed = composed(
        "no: NO\noctal: 010\ntime: 12:30\nfloat: 1e3\ndate: 2017-10-16\nnull: ~\n"
        "list: [1, '2', \"3\"]\nhex: 0x1F\nmerge: {'<<': x}\nbig: 9,500\nbinary: 0b1\n=: =\n"
    )
    assert plain(typed) == {
        "no": "NO",
        "octal": "010",
        "time": "12:30",
        "float": "1e3",
        "date": "2017-10-16",
        "null": "~",
        "list": ["1", "2", "3"],
        "hex": "0x1F",
        "merge": {"<<": "x"},
        "big": "9,500",
        "binary": "0b1",
        "=": "=",
    }


def test_a_value_knows_its_place_and_its_style() -> None:
    node = composed("a: x\nb:\n  - 'y z'\n")
    item = node.entries["b"][1]
    assert isinstance(item, Sequence)
    first = item.items[0]
    assert isinstance(first, Scalar)
    assert (first.location[1:], first.style) == ((3, 5, 5, "  - 'y z'"), "'")
    assert node.entries["b"][0].location[1:] == (2, 1, 1, "b:")


def test_a_value_of_several_lines_is_marked_to_the_end_of_its_first() -> None:
    node = composed("a: one\n  two\nb: >-\n  three\n  four\n")
    places = [value.location[1:4] for _, value in node.entries.values()]
    assert places == [(1, 4, 3), (3, 4, 2)]
    assert plain(node) == {"a": "one two", "b": "three four"}


def test_an_alias_is_the_value_it_stands_for() -> None:
    assert plain(composed("a: &x [1, 2]\nb: *x\nc: {d: *x}\n")) == {
        "a": ["1", "2"],
        "b": ["1", "2"],
        "c": {"d": ["1", "2"]},
    }


def test_an_alias_that_makes_the_nesting_too_deep_is_refused() -> None:
    text = f"a: &x {'[' * 20}{']' * 20}\nb: {'[' * 20}*x{']' * 20}\n"
    with pytest.raises(ProblemsFoundError) as caught:
        compose(Source("test.yaml", text))
    assert [p.id for p in caught.value.problems] == ["too-deep"]


def test_what_is_left_of_a_blank_is_text_wherever_it_stands() -> None:
    typed = "a: [insert name: here]\nb: {{ x, 'y' }}\nc:\n  - {% if x %}\nd: the [insert #1]\n"
    assert plain(composed(typed)) == {
        "a": "[insert name: here]",
        "b": "{{ x, 'y' }}",
        "c": ["{% if x %}"],
        "d": "the [insert #1]",
    }


def test_line_breaks_are_those_of_yaml_and_the_terminals_others_are_refused() -> None:
    assert Source("", "a\r\nb\nc\rd\x85e\u2028f").lines() == ("a", "b", "c", "d", "e", "f")
    with pytest.raises(ProblemsFoundError):
        decode(b"a\x0bb", "test.yaml")


def test_a_place_is_found_by_its_index() -> None:
    place = place_of(Source("test.yaml", "ab\r\ncde\nf"), 6)
    assert place == ("test.yaml", 2, 3, 1, "cde")


def test_a_templates_own_scalars_follow_yamls_core_rules() -> None:
    node = composed(
        "a: 1\nb: -2\nc: 1.5\nd: true\ne: false\nf: null\ng: ~\nh:\n"
        "i: '1'\nj: yes\nk: 010\nl: [x]\n"
    )
    assert as_data(node) == {
        "a": 1,
        "b": -2,
        "c": 1.5,
        "d": True,
        "e": False,
        "f": None,
        "g": None,
        "h": None,
        "i": "1",
        "j": "yes",
        "k": "010",
        "l": ["x"],
    }


def test_a_node_is_called_what_a_person_would_call_it() -> None:
    node = composed("a: x\nb: ''\nc: [1]\nd: {e: f}\n")
    assert [kind_of(value) for _, value in node.entries.values()] == [
        *("text", "no value", "a list", "a group of keys"),
    ]


def test_no_more_is_read_of_a_file_than_is_allowed(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"123456")
    assert read_bytes(tmp_path / "a", "a", 6) == b"123456"
    with pytest.raises(ProblemsFoundError):
        read_bytes(tmp_path / "a", "a", 5)


def test_a_file_full_of_control_characters_is_not_said_line_by_line_without_end() -> None:
    with pytest.raises(ProblemsFoundError) as caught:
        decode(b"\x01\n" * 5000, "test.yaml")
    assert len(caught.value.problems) == 100


@contextmanager
def somebody_else() -> Iterator[None]:
    """Be a user who owns nothing: root reads everything."""
    if os.name == "nt":
        go_without("Windows has no such permissions")
    before = os.geteuid()
    if before == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(before)


def test_a_file_that_its_reader_may_not_read_is_a_problem() -> None:
    with tempfile.TemporaryDirectory() as folder:
        secret = Path(folder, "secret.yaml")
        secret.write_text("region_name: Northwest\n", encoding="utf-8")
        secret.chmod(0)
        Path(folder).chmod(0o755)
        with pytest.raises(ProblemsFoundError) as caught, somebody_else():
            read_bytes(secret, "regions/secret.yaml")
    assert [one_line(problem) for problem in caught.value.problems] == [
        (
            "regions/secret.yaml:1:1: error: "
            "`regions/secret.yaml` cannot be read: permission denied [cannot-read]"
        )
    ]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_byte_that_is_no_text_is_named_where_it_stands_with_a_mark_and_without(
    mark: bytes,
) -> None:
    with pytest.raises(ProblemsFoundError) as caught:
        decode(mark + b"a: 1\nregion: Qu\xe9bec\n", "r.yaml")
    assert [one_line(problem) for problem in caught.value.problems] == [
        "r.yaml:2:11: error: the byte 0xE9 is not UTF-8 text [not-text]"
    ]


def test_what_is_wrong_with_a_file_of_one_line_is_on_that_line() -> None:
    with pytest.raises(ProblemsFoundError) as caught:
        compose(Source("r.yaml", "{?"))
    assert [problem.location.line for problem in caught.value.problems] == [1]
