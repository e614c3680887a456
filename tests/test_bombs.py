"""Kits that grow: each is refused at its line with the limit that it exceeds, or done in time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from support.command_line import Done, lmp_press
from support.workspace_files import file_tree

from lmp_press.diagnostics import ProblemsFoundError
from lmp_press.diagnostics.problem import Location
from lmp_press.source import Source, decode
from lmp_press.template.bounds import MOST_CHAINED, MOST_INSIDE

if TYPE_CHECKING:
    from pathlib import Path

COPY = "templates/t/release.md.j2"
FIELDS = """\
x-issued: 2017-10-01
type: object
properties:
  word: {type: string}
  words: {type: array, items: {type: string}}
"""
PRINTED = "{{ word }}{% if words %}{{ words | series }}{% endif %}"
TEATEA = {"doubled-words", "low-opening"}  # what a proofreader says of `teatea tea`


def kit(folder: Path, copy: str, *, word: str = "tea", words: int = 1, **files: str) -> Path:
    region = f"word: {word}\nwords:\n" + "  - tea\n" * words
    included = {f"templates/t/{name}": text for name, text in files.items()}
    copies = {COPY: copy, "templates/t/fields.yaml": FIELDS}
    return file_tree(folder, copies | included | {"regions/west.yaml": region})


def checked(folder: Path, copy: str, **given: object) -> Done:
    return lmp_press("check", stand=kit(folder, copy, **given))  # type: ignore[arg-type]  # passed on


def ids(done: Done) -> set[str]:
    """Return the ids of the problems that a run has said; a run that failed has said one."""
    said = set(re.findall(r"(?m): (?:error|warning): .* \[([a-z-]+)\]$", done.stderr))
    assert (done.status == 0) == (not said)
    return said


def doubling(depth: int, last: str) -> str:
    """Return macros of which each calls the next one twice, and a call of the first."""
    macros = [
        f"{{% macro m{n}() %}}{{{{ m{n + 1}() }}}}{{{{ m{n + 1}() }}}}{{% endmacro %}}\n"
        for n in range(depth)
    ]
    return "".join(macros) + f"{{% macro m{depth}() %}}{last}{{% endmacro %}}\n{{{{ m0() }}}}\n"


def nested(statement: str, end: str, depth: int, inner: str = "") -> str:
    return (statement + "\n") * depth + inner + end * depth


LOOPS = "{% for a in words %}{% for b in words %}{% for c in words %}"
ENDS = "{% endfor %}" * 3


@pytest.mark.parametrize(
    ("copy", "given", "place", "said"),
    [
        (doubling(30, "tea"), {}, 32, "a chain of more than 10 macros and files is not part"),
        (doubling(9, "{{ word }}" * 400), {}, 11, "the copy takes more than 200,000 steps"),
        (doubling(9, "tea " * 1_000), {}, 11, "the copy takes more than 250,000 characters"),
        ("{{ word }}" * 20_000, {}, 1, "the file is over 128 KiB"),
        (f"{LOOPS}{ENDS}", {"words": 900}, 1, "more than 200,000 steps with `regions/west.yaml`"),
        (f"{LOOPS}{{{{ c }}}}{ENDS}", {"words": 900}, 1, "more than 200,000 steps with"),
        (f"{LOOPS}{'tea ' * 50}{ENDS}", {"words": 30}, 1, "more than 250,000 characters with"),
        (
            "{% for a in words %}\n{% for b in words if b == 'x' %}{% endfor %}{% endfor %}",
            {"words": 900},
            2,
            "more than 200,000 steps with",
        ),
        (
            f"{{% macro m() %}}\n{LOOPS}{{{{ b }}}}{ENDS}{{% endmacro %}}{{{{ m() }}}}",
            {"words": 900},
            2,
            "more than 200,000 steps with",
        ),
        ("\n{{ word }}" * 3, {"word": "tea" * 50_000}, 3, "more than 250,000 characters with"),
        (
            "{% if word | inside_quotation %}{% endif %}" * 500,
            {"word": "tea" * 50_000},
            1,
            "more than 200,000 steps with",
        ),
    ],
)
def test_a_copy_that_grows_is_refused_with_its_limit(
    tmp_path: Path, copy: str, given: dict[str, object], place: int, said: str
) -> None:
    done = checked(tmp_path, f"{copy}\n{PRINTED}\n", **given)
    assert f"{COPY}:{place}:1: error: " in done.stderr
    assert said in done.stderr
    assert done.status == 1


def test_files_that_include_the_next_one_twice_are_refused(tmp_path: Path) -> None:
    files = {
        f"f{n}.md": f'{{% include "f{n + 1}.md" %}}\n{{% include "f{n + 1}.md" %}}\n'
        for n in range(30)
    }
    done = checked(tmp_path, f'{{% include "f0.md" %}}\n{PRINTED}', **files, **{"f30.md": "tea"})
    assert f"{COPY}:1:1: error: a chain of more than 10 macros and files" in done.stderr


def test_more_blanks_than_there_are_signs_are_refused(tmp_path: Path) -> None:
    loop = f"{{% for a in words %}}{'{{ word }}' * 100}{{% endfor %}}"
    within = checked(tmp_path, f"{PRINTED}{loop}", words=650, word="t")
    assert ids(within) == {"low-opening", "more-problems", "said-twice"}
    done = checked(tmp_path, f"{PRINTED}{loop}", words=656, word="t")
    assert "the copy takes more than 65,534 blanks with `regions/west.yaml`" in done.stderr
    assert done.status == 1


@pytest.mark.parametrize(
    "copy",
    [
        nested("{% if word %}", "{% endif %}", 99),
        nested("{% for a in words %}", "{% endfor %}", 21),
        nested("{% macro m() %}", "{% endmacro %}", 200),
        nested("{% with a = word %}", "{% endwith %}", 2_000),
        "{{ " + "(" * 90 + "word" + ")" * 90 + " }}",
        "{{ " + "(" * 5_000 + "word" + ")" * 5_000 + " }}",
        "{{ " + "words[" * 90 + "0" + "]" * 90 + " }}",
        "{{ word" + " | capitalized" * 200 + " }}",
        "{{ word" + " or word" * 5_000 + " }}",
        "{% if " + "not " * 5_000 + "word %}{% endif %}",
        "{{ word" + ".a" * 5_000 + " }}",
        "{{ word" + " if word else word" * 5_000 + " }}",
        "{% if word" + " == word" * 5_000 + " %}{% endif %}",
    ],
)
def test_what_is_nested_deeper_than_anybody_can_read_is_refused(tmp_path: Path, copy: str) -> None:
    done = checked(tmp_path, f"{copy}\n{PRINTED}\n")
    assert done.status == 1
    assert f"{COPY}:" in done.stderr
    assert "more than 12 statements or brackets stand in each other" in done.stderr or (
        "a blank or statement has more than 100 names and signs" in done.stderr
    )
    assert "help: take it apart with `set` or a `macro`" in done.stderr


def chained(number: int) -> str:
    """Return a macro that calls the next one as deep inside as may be."""
    call = f"{{{{ m{number + 1}() }}}}"
    inner = nested("{% if word %}", "{% endif %}", MOST_INSIDE - 1, call)
    return f"{{% macro m{number}() %}}{inner}{{% endmacro %}}"


@pytest.mark.parametrize(
    "copy",
    [
        nested("{% if word %}", "{% endif %}", MOST_INSIDE),
        nested("{% with a = word %}", "{% endwith %}", MOST_INSIDE),
        "{{ " + "(" * MOST_INSIDE + "word" + ")" * MOST_INSIDE + " }}",
        "{{ word" + " | inside_quotation" * 48 + " }}",
        "{{ word" + " or word" * 48 + " }}",
        "{% if " + "not " * 96 + "word %}{% endif %}",
        "{{ word" + " if word else word" * 24 + " }}",
        "".join(map(chained, range(MOST_CHAINED)))
        + f"{{% macro m{MOST_CHAINED}() %}}{{% if {'not ' * 96}word %}}{{% endif %}}"
        + "{% endmacro %}{{ m1() }}",
    ],
)
@pytest.mark.parametrize(("command", "found"), [("check", TEATEA), ("table", set())])
def test_what_is_nested_as_deep_as_it_may_be_is_printed(
    tmp_path: Path, copy: str, command: str, found: set[str]
) -> None:
    done = lmp_press(command, stand=kit(tmp_path, f"{copy}\n\n{PRINTED}\n"))
    assert ids(done) == found


def test_loops_are_nested_as_deep_as_they_may_be(tmp_path: Path) -> None:
    copy = nested("{% for a in words %}", "{% endfor %}", MOST_INSIDE)
    assert ids(checked(tmp_path, f"{copy}\n\n{PRINTED}\n")) == TEATEA


def test_a_paragraph_with_many_blanks_has_a_table(tmp_path: Path) -> None:
    done = lmp_press("table", stand=kit(tmp_path, f"{PRINTED} {'{{ word }} ' * 490}"))
    assert (done.status, done.stderr) == (0, "")


def test_loops_in_loops_are_more_than_a_table_can_show(tmp_path: Path) -> None:
    loops = f"{LOOPS}{{{{ c }}}} {ENDS}".replace("{% for c", "{% for x in words %}{% for c")
    copy = f"{PRINTED}\n\n{loops}{{% endfor %}}"
    done = lmp_press("table", stand=kit(tmp_path, copy))
    assert done.stderr.startswith(
        f"{COPY}:1:1: error: the copy takes more than 20,000 pieces in all the ways to print it"
    )
    assert done.status == 1
    assert ids(lmp_press("check", stand=tmp_path)) == TEATEA


@pytest.mark.parametrize(
    ("copy", "found"),
    [
        ("{#\n" * 40_000, {"bad-copy"}),
        ("{% raw %}" + "{#" * 30_000 + "{% endraw %}", {"doubled-words"}),
        ("{%\n" * 40_000, {"bad-copy"}),
        ("{{\n" * 40_000, {"bad-copy"}),
        ("{# a #} b\n" * 3_000, {"doubled-words", "long-release", "low-opening"}),
        ("{{ nobody }}" * 5_000, {"unknown-blank"}),
        ("{{ word | nothing }}" * 5_000, {"unknown-filter"}),
        ('{% include "nothing" %}' * 5_000, {"outside-folder"}),
        ("<b>\n\n" * 5_000, {"raw-html", "more-problems"}),
        ("____\n\n" * 5_000, {"not-for-release", "more-problems"}),
    ],
)
def test_a_copy_of_nothing_but_mistakes_is_read_in_time_and_told_in_short(
    tmp_path: Path, copy: str, found: set[str]
) -> None:
    done = checked(tmp_path, f"{copy}\n{PRINTED}")
    assert len(done.stderr) < 60_000
    assert ids(done) == found


def test_a_value_of_a_megabyte_has_a_short_help_line(tmp_path: Path) -> None:
    fields = FIELDS.replace("word: {type: string}", "word: {type: string, x-press: quotation}")
    kit(tmp_path, "{{ words | series }}", word="x" * 1_000_000)
    file_tree(tmp_path, {"templates/t/fields.yaml": fields})
    assert len(lmp_press("check", stand=tmp_path).stderr) < 2_000


@pytest.mark.parametrize(
    ("data", "column"),
    [(b"ab\xff", 3), (b"\xef\xbb\xbfab\xff", 3), (b"\xef\xbb\xbf\xff", 1)],
)
def test_a_bad_byte_is_told_at_its_place_also_after_a_byte_order_mark(
    data: bytes, column: int
) -> None:
    with pytest.raises(ProblemsFoundError) as caught:
        decode(data, "x")
    assert caught.value.problems[0].location == Location("x", 1, column, 1)


@pytest.mark.parametrize("text", ["{?", "a: {?", "a: [", "- [\n\n\n"])
def test_no_problem_stands_in_a_line_that_the_file_does_not_have(tmp_path: Path, text: str) -> None:
    file_tree(kit(tmp_path, PRINTED), {"regions/west.yaml": text})
    done = lmp_press("check", stand=tmp_path)
    assert done.stderr.startswith("regions/west.yaml:1:")
    assert len(Source("x", text).lines()) >= 1
