from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.pressing import KNOWN, REGION
from support.workspace_files import file_tree

from lmp_press.blanks import BLANK, Blank, sign
from lmp_press.diagnostics import ProblemsFoundError
from lmp_press.diagnostics.drawing import one_line
from lmp_press.region import read_region, typed
from lmp_press.source import Source
from lmp_press.template import Template, load_template
from lmp_press.template.check import bare
from lmp_press.template.parsing import own_lines

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FIELDS = """\
x-issued: 2017-10-01
type: object
additionalProperties: false
properties:
  region_name: {type: string}
  union_count: {type: integer}
  release_date: {type: string, format: date}
  draft: {type: boolean}
  local_achievements: {type: array, items: {type: string}}
  leader_quotes:
    type: array
    items:
      type: object
      properties:
        name: {type: string}
        title: {type: string}
        organization: {type: string}
"""


def loaded(folder: Path, copy: str, more: Mapping[str, str] | None = None) -> Template:
    file_tree(folder / "x", {"release.md.j2": copy, "fields.yaml": FIELDS, **(more or {})})
    return load_template(folder / "x", "templates/x")


def printed(folder: Path, copy: str, region: str = REGION, more: Mapping[str, str] = {}) -> str:
    """Return printed copy with the words of each blank in angle quotation marks."""
    template = loaded(folder, copy, more)
    values, _ = typed(read_region("x", Source("x.yaml", region)), template.fields, KNOWN)
    print_of = template.copy.print(values)
    return BLANK.sub(
        lambda found: f"«{print_of.blanks[ord(found[1]) - 0xF0000].words}»", print_of.copy
    )


def problems(folder: Path, copy: str, region: str = REGION) -> list[str]:
    with pytest.raises(ProblemsFoundError) as caught:
        printed(folder, copy, region)
    return [one_line(problem) for problem in caught.value.problems]


def test_a_line_with_a_statement_alone_is_not_printed(tmp_path: Path) -> None:
    copy = "a\n{# note #}\n  {% if union_count %}\nb\n{% else %}\nc\n{% endif %}  \n\nd\n"
    assert printed(tmp_path, copy) == "a\nb\n\nd\n"


def test_a_statement_inside_a_line_leaves_its_line_where_it_is(tmp_path: Path) -> None:
    copy = "a {% if union_count %}b{% endif %}\n\nc{# note #}\n"
    assert printed(tmp_path, copy) == "a b\n\nc\n"


def test_own_lines_keep_every_line_at_its_number() -> None:
    copy = "{% if a %}\nb\n{# two\nlines #}\n{% endif %}\nc {{ d }}\n"
    assert own_lines(copy).count("\n") == copy.count("\n")
    assert own_lines(copy).split("\n")[5] == "#}c {{ d }}"
    assert own_lines("    {% if a %}  \n  b\n") == "{% if a %}{#\n#}  b\n"


def test_each_printed_value_is_a_blank_with_its_words_and_field(tmp_path: Path) -> None:
    template = loaded(
        tmp_path,
        "{{ union_count | counted('union', 'unions') }}: {{ leader_quotes[1].name }}"
        "{% for leader in leader_quotes %}{{ leader.organization }}{% endfor %}"
        "{{ local_achievements | series }}{{ 'it''s' }}{{ release_date }}{{ union_count }}",
    )
    region = f"{REGION}release_date: 2017-10-16\n".replace("412\n", "412\ndraft: true\n")
    values, _ = typed(read_region("x", Source("x.yaml", region)), template.fields, KNOWN)
    text, blanks = template.copy.print(values)
    assert text == f"{sign(0)}: " + "".join(map(sign, range(1, 8)))
    assert blanks == [
        Blank("11 unions", "union_count"),
        Blank("Lee Example", "leader_quotes[1].name"),
        Blank("KP", "leader_quotes[0].organization"),
        Blank("Coalition", "leader_quotes[1].organization"),
        Blank("cutting lost work days by 12 percent", "local_achievements"),
        Blank("its", ""),
        Blank("Oct. 16, 2017", "release_date"),
        Blank("11", "union_count"),
    ]


def test_a_macro_prints_its_blanks_where_it_is_called(tmp_path: Path) -> None:
    copy = (
        "{% macro named(leader) %}\n{{ leader.name }} (*{{ leader.organization }}*)\n"
        "{% endmacro %}\n"
        "By {{ named(leader_quotes[0]) }}and {{ named(leader_quotes[1]) }}"
    )
    assert (
        printed(tmp_path, copy) == "By «Ana Example» (*«KP»*)\nand «Lee Example» (*«Coalition»*)\n"
    )


def test_a_macro_knows_the_names_where_it_stands_and_what_it_is_given(tmp_path: Path) -> None:
    copy = (
        "{% set who = leader_quotes[0].name %}"
        "{% macro m(a, b='no', c=a) %}{{ who }} {{ a }} {{ b }} {{ c }}, {% endmacro %}"
        "{% for who in local_achievements %}{{ m(region_name) }}{% endfor %}"
        "{{ m(c='1', a='2') }}{% set who = leader_quotes[1].name %}{{ m('x', 'y', 'z') }}"
    )
    assert printed(tmp_path, copy) == (
        "«Ana Example» «Northwest» «no» «Northwest», «Ana Example» «2» «no» «1», "
        "«Lee Example» «x» «y» «z», "
    )


@pytest.mark.parametrize("call", ["m('a', 'b')", "m('a', a='b')", "m(b='b')"])
def test_a_macro_takes_no_more_than_it_has_names_for(tmp_path: Path, call: str) -> None:
    copy = f"{{% macro m(a) %}}\n{{{{ a }}}}\n{{% endmacro %}}\n{{{{ {call} }}}}\n"
    (said,) = problems(tmp_path, copy)
    assert said == (
        "templates/x/release.md.j2:4:1: error: the copy cannot be filled with `x.yaml`: "
        "a value is not of the kind that the line needs [cannot-fill]"
    )


def test_a_macro_that_is_given_too_little_prints_an_empty_blank_in_its_own_line(
    tmp_path: Path,
) -> None:
    copy = "{% macro m(a) %}\n{{ a }}\n{% endmacro %}\n{{ m() }}\n"
    assert problems(tmp_path, copy)[0].startswith("templates/x/release.md.j2:2:1: error: ")


def test_a_macro_is_made_before_it_is_called(tmp_path: Path) -> None:
    (said,) = problems(tmp_path, "{{ m() }}\n{% macro m() %}a{% endmacro %}\n")
    assert said == (
        "templates/x/release.md.j2:1:4: error: a macro above the line that makes it is not part of "
        "the template language [not-for-copy]"
    )


def test_a_file_is_included_with_the_names_around_it(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFoundError) as caught:
        loaded(tmp_path, "{% include 'who.md' without context %}", {"who.md": "a"})
    (said,) = [one_line(problem) for problem in caught.value.problems]
    assert said == (
        "templates/x/release.md.j2:1:1: error: an `include` without context is not part of the "
        "template language [not-for-copy]"
    )


def test_what_a_loop_sets_is_gone_with_its_turn(tmp_path: Path) -> None:
    copy = (
        "{% set said = 'before' %}{% for leader in leader_quotes if leader.organization != 'KP' %}"
        "{{ loop.index }}{{ loop.revindex0 }}{{ said }}{% set said = leader.name %}{{ said }}"
        "{% else %}nobody{% endfor %}{{ said }}"
    )
    assert printed(tmp_path, copy) == "«1»«0»«before»«Lee Example»«before»"


def test_an_include_and_with_and_set_see_the_names_around_them(tmp_path: Path) -> None:
    copy = (
        "{% set leader = leader_quotes[0] %}\n{% include 'who.md' %}"
        "{% with leader = leader_quotes[1] %}{% include 'who.md' %}{% endwith %}"
    )
    more = {
        "who.md": "{{ leader.name }} of {{ region_name }}. {% include 'more.md' %}",
        "more.md": "!",
    }
    assert printed(tmp_path, copy, more=more) == (
        "«Ana Example» of «Northwest». !«Lee Example» of «Northwest». !"
    )


def test_what_a_region_does_not_give_is_left_out_by_if_and_or(tmp_path: Path) -> None:
    copy = (
        "{% if release_date %}{{ release_date }}{% else %}no date{% endif %}, "
        "{{ leader_quotes[0].title or 'no title' }}, {% if draft is none %}none{% endif %}"
        "{{ leader_quotes[0].name if leader_quotes[0].name == 'Ana Example' }}"
    )
    assert printed(tmp_path, copy) == "no date, «no title», none«Ana Example»"


@pytest.mark.parametrize(
    ("copy", "reason"),
    [
        ("{{ leader_quotes | series }}", "the filter `series` takes a list whose entries are text"),
        (
            "{{ leader_quotes[(union_count if draft)].name }}",
            "the line asks for something that is not there",
        ),
        (
            "{{ leader_quotes[release_date].name }}",
            "a value is not of the kind that the line needs",
        ),
    ],
)
def test_a_value_that_the_copy_can_do_nothing_with_is_said_in_words(
    tmp_path: Path, copy: str, reason: str
) -> None:
    (said,) = problems(tmp_path, f"{copy}\n", f"{REGION}release_date: 2017-10-16\n")
    assert said == (
        "templates/x/release.md.j2:1:1: error: the copy cannot be filled with `x.yaml`: "
        f"{reason} [cannot-fill]"
    )


def test_a_value_that_looks_like_template_code_is_never_run(tmp_path: Path) -> None:
    region = REGION.replace("Northwest", "'} } % # {x}'")
    assert printed(tmp_path, "{{ region_name }}", region) == "«} } % # {x}»"


def test_an_empty_blank_is_named_with_its_line_and_its_region(tmp_path: Path) -> None:
    assert problems(tmp_path, "a\n\n{{ release_date }}\n") == [
        (
            "templates/x/release.md.j2:3:1: error: the blank `release_date` is printed, "
            "and `x.yaml` leaves it empty [empty-blank]"
        )
    ]


def test_an_empty_blank_of_several_in_a_line_is_one_of_them(tmp_path: Path) -> None:
    assert problems(
        tmp_path, "{{ region_name }} {{- release_date | press_date -}} {{ region_name }}"
    ) == [
        (
            "templates/x/release.md.j2:1:1: error: the blank `region_name` or "
            "`release_date | press_date` is printed, and `x.yaml` leaves it empty [empty-blank]"
        )
    ]


def test_an_empty_blank_in_an_included_file_is_said_at_that_file(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFoundError) as caught:
        printed(tmp_path, "a\n{% include 'b.md' %}\n", more={"b.md": "x\n\n{{ release_date }}\n"})
    (problem,) = caught.value.problems
    assert str(problem.location) == "templates/x/b.md:3"


def test_a_value_that_an_if_prints_only_sometimes_is_empty_only_then(tmp_path: Path) -> None:
    copy = "{{ region_name if draft }}"
    assert printed(tmp_path, copy, f"{REGION}draft: true\n") == "«Northwest»"
    assert "[empty-blank]" in problems(tmp_path / "b", copy)[0]


def test_an_unused_field_is_a_warning_that_names_its_path(tmp_path: Path) -> None:
    template = loaded(
        tmp_path,
        "{{ union_count }} {{ local_achievements | series }} {{ draft == 1 }}"
        "{% for leader in leader_quotes %}{{ leader.name }}{{ leader.title }}{% endfor %}",
    )
    assert [one_line(problem) for problem in template.problems] == [
        (
            "templates/x/fields.yaml:17:9: warning: "
            "no blank in the copy uses the field `leader_quotes[].organization` [unused-field]"
        )
    ]


@pytest.mark.parametrize("name", ["x" * 300, "a/b", ".", "..", "", "fields"])
def test_an_include_is_a_plain_file_of_the_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "x" / "fields").mkdir(parents=True)
    (said,) = problems(tmp_path, f"{{% include '{name}' %}}")
    assert "is not a file of this template's folder [outside-folder]" in said


def test_bare_copy_has_every_line_and_no_language() -> None:
    copy = "{% if a %}\nb {{ c }}\n{# d\ne #}\n{{ f\n}} g\n"
    assert bare(copy) == f"\nb {sign(0)}\n\n\n{sign(0)}\n g\n"
    assert bare("X{% if a %}X", "|") == "X|X"


def test_two_branches_of_an_if_make_no_hole_together(tmp_path: Path) -> None:
    copy = "Plan {% if draft %}X{% else %}X{% endif %}."
    assert printed(tmp_path, copy) == "Plan X."


def test_a_template_without_a_letterhead_uses_the_built_in_one(tmp_path: Path) -> None:
    template = loaded(tmp_path, "{{ region_name }}")
    assert (template.name, template.path, template.letterhead) == ("x", "templates/x", b"")


def test_everything_that_is_wrong_with_a_folder_is_said_at_once(tmp_path: Path) -> None:
    file_tree(tmp_path, {"x/fields.yaml": "- a", "x/letterhead.docx": "b"})
    with pytest.raises(ProblemsFoundError) as caught:
        load_template(tmp_path / "x", "templates/x")
    assert [problem.id for problem in caught.value.problems] == [
        *("not-a-mapping", "bad-letterhead", "no-such-file"),
    ]
