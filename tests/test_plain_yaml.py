"""YAML that is read at sight is what its parser reads: the same nodes, and nothing to say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from support.broken_files import ENTRIES, breaks
from support.project_files import ROOT

from lmp_press.diagnostics import Location, ProblemsFoundError
from lmp_press.press import load_kit
from lmp_press.source import Mapping, Scalar, Sequence, Source, compose
from lmp_press.source.composer import Composer
from lmp_press.source.mended import as_it_is
from lmp_press.source.parsing import parse
from lmp_press.source.plain import DEEPEST, MOST_LINES, read_plain
from lmp_press.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable

    from lmp_press.diagnostics import Problem

KIT = load_kit(Workspace(ROOT, ROOT), ["anniversary"], ["md"])
SAMPLES = [path.read_text("utf-8") for path in sorted((ROOT / "regions").glob("*.yaml"))]
SIGNS = [
    *"\"'-:#>|&*!%@`[]{},?~=<.$\\ ab1\t\n\r\u00a0“：ʻ\u2028\u0085\ufeff\ue000😀",
    *(": ", " #", " # ", "- ", "? ", ">-", "''", '"a"', "'a'", "---", "...", "null", "<<", "  "),
    *("\n\n", "\n  ", "\n- ", "\n#", "\n # b", "\r\n", "[insert a]", "{{ a }}", "\\t", "a: b"),
]
VALUES = [
    *("a", "b c", "9,500", "12:30", "a#b", "a:b", "~", "null", "NO", "-1", "a: b", "a:", "a #b"),
    *("a # b", "a  # b", "a  #b", "a ", '"a"', "'a'", '""', "'a''b'", '"a" b', '"a"#b', "'a' # b"),
    *('"a\\tb"', '"a: b"', "'a #b'", '"a # TODO b"', "“a”", "Zoë", "(a) & b", "$5", "it's", "a\tb"),
    *(">-", ">", "|", ">- # a", "!a", "&a", "*a", "@a", "%a", "- a", "? a", ", a", "http://a.b/#c"),
    *("[a, b]", "{a: b}", "[insert a]", "a {{ b }}", "", "#a", "# a", "?a", "<<", "=", "a\\", "a'"),
    *("a [insert", "a[0].b", "a {b}", "a {%", "a [ jnsert b]"),
]
REWRITTEN = [" {}", "{} ", "  {}", "{}\n      ", "{}\n\n", "{}\n  # a", "# {}", "{0}\n{0}", ""]
LINES = st.builds(
    "{}{}{}{}{}".format,
    st.sampled_from(["", "", "", "  ", "  ", "    ", " ", "\t", "                     "]),
    st.sampled_from(["", "", "", "- ", "-   ", "-", "- - "]),
    st.sampled_from(["", "a", "b", "c", "d", "e_1", "f-g", "h i", '"j"', "1", "ë", "<<", "?"]),
    st.sampled_from(["", ": ", ": ", ": ", ":", ":   ", " : "]),
    st.sampled_from(VALUES),
)


@st.composite
def region_files(draw: st.DrawFn) -> str:
    """Return a region file, here and there with a mistake, other lines or odd signs in it."""
    text = draw(st.sampled_from(SAMPLES)) if draw(st.booleans()) else ""
    for entry in [] if text else draw(st.permutations(ENTRIES)):
        is_broken = draw(st.integers(0, 9)) == 0
        text += draw(st.sampled_from(breaks(entry))).text if is_broken else entry
    for _ in range(draw(st.integers(0, 2))):
        at = draw(st.integers(0, len(text)))
        signs = "".join(draw(st.lists(st.sampled_from(SIGNS), max_size=3)))
        text = text[:at] + signs + text[at + draw(st.integers(0, 3)) :]
    lines = text.split("\n")
    for _ in range(draw(st.integers(0, 2))):
        at = draw(st.integers(0, len(lines) - 1))
        lines[at] = draw(st.sampled_from(REWRITTEN)).format(lines[at])
    return "\n".join(lines)


def parsed(source: Source) -> tuple[Any, ...] | None:
    """Return what the parser makes of a file as it stands, and what it has to say."""
    try:
        composer = Composer(source, as_it_is(source.lines()), None).read(source.text)
        return composer.root(), composer.problems, composer.swallowed, composer.surprises
    except (yaml.YAMLError, ProblemsFoundError):
        return None


def outcome(read: Callable[[], tuple[Mapping, list[Problem]]]) -> object:
    try:
        return read()
    except ProblemsFoundError as found:
        return found.problems


@settings(max_examples=600)
@given(st.lists(LINES, max_size=7).map("\n".join) | region_files())
@example("a: >-\n  b\n  c\n\n    # d\n")
@example("a: >-\n  b\n # c\nd: e")
@example("a: >-\n  b\n\n  c\n")
@example("a: >-\n  b\n   \n    # c")
@example("- a: >-\n  b\n")
@example("a:\n- b\n- c: d\n  e: f\ng: h\n")
@example("a:\n  - b\n - c\n")
@example("a: b\n- c\n")
@example("a: >-\n  b\n    \nc: d\n")
@example("a: >-\n  b\u2028  c\n")
@example("a: >-\n  b\r\n  c\r\n")
@example("a: >-\n  b\r  c\r")
@example("a: b\x85c: d\n")
@example("a: b #c\n")
@example("a: 'b' #c\n")
@example("a: b\n  # c\n#d\n\n   \ne: 'f'  # g\n")
@example("a: b\r\nc:\r\n  - d\r\n")
@example(" a: b\n c: d\n")
@example("a:\n  b: c\na: d\n")
def test_what_is_read_at_sight_is_what_the_parser_reads(text: str) -> None:
    source = Source("regions/x.yaml", text)
    plain = read_plain(source)
    assert plain is None or parsed(source) == (plain, [], [], 0)


@settings(max_examples=150)
@given(region_files(), st.sampled_from([KIT.expected, None]))
def test_a_file_has_the_same_values_and_problems_without_a_first_look(
    text: str, expected: Any
) -> None:
    source = Source("regions/x.yaml", text)
    if "<<<<<<< " not in text:
        assert outcome(lambda: compose(source, expected)) == outcome(
            lambda: parse(source, expected)
        )


APPROVALS = """\
# Who agreed to which words.
approvals:
  - release: anniversary
    quotation: leader_quotes[0].quote
    words: >-
      “We tried it, and it works,” says Dakota Sample.
      “That is what it is for.”
    approved_on: 2026-11-01
"""


@pytest.mark.parametrize("text", [*SAMPLES, "".join(ENTRIES), APPROVALS])
def test_the_files_that_people_and_the_program_write_are_read_at_sight(text: str) -> None:
    assert read_plain(Source("x.yaml", text)) is not None


def test_a_value_read_at_sight_has_its_place_and_its_marks() -> None:
    node = read_plain(Source("x.yaml", "a:\n  - b: 'c d'  # e\n"))
    assert node is not None
    listed = node.entries["a"][1]
    assert isinstance(listed, Sequence)
    (item,) = listed.items
    assert isinstance(item, Mapping)
    key, value = item.entries["b"]
    line = "  - b: 'c d'  # e"
    assert key == Scalar("b", Location("x.yaml", 2, 5, 1, line))
    assert value == Scalar("c d", Location("x.yaml", 2, 8, 5, line), "'")


def test_a_file_that_may_be_too_large_or_too_deep_is_left_to_the_parser() -> None:
    long = "".join(f"a{number}: b\n" for number in range(MOST_LINES))
    deep = "".join(f"{' ' * column}a:\n" for column in range(DEEPEST))
    assert read_plain(Source("x", long)) is None
    assert read_plain(Source("x", f"{deep}{' ' * DEEPEST}a: b")) is not None
    assert read_plain(Source("x", f"{deep}{' ' * DEEPEST}a:\n{' ' * (DEEPEST + 1)}a: b")) is None
