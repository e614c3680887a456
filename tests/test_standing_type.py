"""What was printed for one region is kept standing for the next: nobody can tell the two apart."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.workspace_files import file_tree

from lmp_press.diagnostics import ProblemsFoundError
from lmp_press.diagnostics.drawing import one_line
from lmp_press.fields import Known
from lmp_press.region import read_region, typed
from lmp_press.source import Source
from lmp_press.template import Template, load_template, standing
from lmp_press.template.standing import StandingType

if TYPE_CHECKING:
    from lmp_press.fields import Group
    from lmp_press.template import Copy

FIELDS = """\
x-issued: 2017-10-01
type: object
additionalProperties: false
properties:
  place: {type: string}
  in_text: {type: string}
  unions: {type: integer}
  day: {type: string, format: date}
  won: {type: array, items: {type: string}}
  people:
    type: array
    items:
      type: object
      properties:
        name: {type: string}
        title: {type: string}
        quote: {type: string}
"""
COPY = """\
{% macro named(who, role='member') %}{{ who.name }}, {{ who.title or role }}{% endmacro %}
{% macro said(who, end='.') %}
{% if who.quote %}“{{ who.quote | before_attribution }}” says {{ named(who) }}{{ end }}
{%- if who.quote | after_attribution %} “{{ who.quote | after_attribution }}”{% endif %}
{% endif %}
{% endmacro %}
{% set first = people[0] %}
{% set by = named(first, 'leader') if first is defined and first.title else place %}
By {{ by }}{% if unions > 1 and unions < 9 %}
of {{ unions | counted('union', 'unions') }}{% endif %}
{% for one in people if one.quote or one.title %}
{{ loop.index }}. {{ said(one, '!' if loop.last else '.') }}{% if not loop.last %}, {% endif %}
{% else %}
Nobody spoke{% if day %} on {{ day }}{% endif %}.
{% endfor %}
{% with here = in_text or place %}
In {{ here }}, {{ here | possessive }} {{ won | series }}.
{% endwith %}
{{ unions | opening_number }}
"""
WORDS = st.sampled_from(["East Bay", "a “b”", 'It\'s "so". Yes', "'til", "We did. A lot"])


@cache
def template() -> Template:
    with tempfile.TemporaryDirectory() as folder:
        file_tree(Path(folder, "t"), {"release.md.j2": COPY, "fields.yaml": FIELDS})
        return load_template(Path(folder, "t"), "templates/t")


@st.composite
def regions(draw: st.DrawFn) -> str:
    """Return a region's file, now and then without what the copy cannot do without."""
    lines = [f"unions: {draw(st.sampled_from(['1', '2', '9', '1,000,000,000']))}"]
    for key in ("place", "in_text"):
        lines += [f"{key}: {quoted(draw(WORDS))}"] * draw(st.sampled_from([0, 1, 1, 1]))
    lines += ["day: 2017-10-16"] * draw(st.booleans())
    for key, least in (("won", 1), ("people", 0)):
        number = draw(st.integers(least, 3))
        lines += [f"{key}:"] * (number > 0)
        for _ in range(number):
            lines += _person(draw) if key == "people" else [f"  - {quoted(draw(WORDS))}"]
    return "\n".join(lines) + "\n"


def _person(draw: st.DrawFn) -> list[str]:
    given = [key for key in ("title", "quote") if draw(st.booleans())]
    return ["  - name: Ana", *(f"    {key}: {quoted(draw(WORDS))}" for key in given)]


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def values_of(region: str) -> Group:
    return typed(read_region("x", Source("x.yaml", region)), template().fields, Known())[0]


def printed(copy: Copy, region: str) -> object:
    try:
        return copy.print(values_of(region))
    except ProblemsFoundError as error:
        return [one_line(problem) for problem in error.problems]


def anew() -> Copy:
    return template().copy._replace(standing=StandingType())


@given(st.lists(regions(), min_size=1, max_size=6))
def test_standing_type_prints_what_is_printed_anew(texts: list[str]) -> None:
    kept = anew()
    for text in [*texts, *reversed(texts)]:
        assert printed(kept, text) == printed(anew(), text)


REGION = "unions: 2\nplace: {}\nday: 2017-10-16\nwon: [tea]\npeople: [{{name: Ana}}]\n"


def test_regions_that_answer_alike_share_one_copy() -> None:
    kept = anew()
    east, west = (kept.print(values_of(REGION.format(name))) for name in ("East", "West"))
    assert east.copy is west.copy
    assert [blank.words for blank in west.blanks] == [
        *("West", "two unions", "Oct. 16, 2017", "West", "West’s", "tea", "Two")
    ]
    without = kept.print(values_of(REGION.replace("day: 2017-10-16\n", "").format("West")))
    assert "on " not in without.copy


@pytest.mark.parametrize("most", [5, 40])
def test_type_that_has_grown_too_large_is_set_anew(
    monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(standing, "MOST_KEPT", most)
    kept = anew()
    values = values_of(REGION.format("East"))
    first = kept.print(values)
    other = values_of(REGION.replace("unions: 2", "unions: 9").format("East"))
    assert kept.print(other).copy != first.copy
    again = kept.print(values)
    assert again == first
    assert again.copy is not first.copy
