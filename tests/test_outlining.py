from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.filled_samples import outlined
from support.workspace_files import file_tree

from lmp_press.blanks import BLANK, index_of
from lmp_press.template import load_template
from lmp_press.template.outlining import outline

if TYPE_CHECKING:
    from pathlib import Path

    from lmp_press.outline import Variant

FIELDS = """\
x-issued: 2017-10-01
type: object
additionalProperties: false
properties:
  name: {type: string}
  nick: {type: string}
  draft: {type: boolean}
  n: {type: integer}
  day: {type: string, format: date}
  mail: {type: string, format: email}
  phone: {type: string, pattern: "^[0-9-]+$"}
  wins:
    type: array
    maxItems: 2
    items: {type: string}
  who:
    type: object
    properties:
      name: {type: string}
      kind: {type: string, enum: [KP, Coalition]}
"""


def drawn(folder: Path, copy: str, **others: str) -> list[list[str]]:
    """Return each paragraph of a copy in all its ways: its role unless body, blanks in braces."""
    files = {f"{name}.md.j2": text for name, text in others.items()}
    file_tree(folder / "tea", {"release.md.j2": copy, "fields.yaml": FIELDS} | files)
    made = outline(load_template(folder / "tea", "tea"))
    return [[way_drawn(variant) for variant in position.variants] for position in made.positions]


def way_drawn(variant: Variant) -> str:
    words = "".join(
        f"<{run.text}>"
        if run.field
        else BLANK.sub(
            lambda blank: f"{{{'|'.join(variant.blanks[index_of(blank[0])].fields)}}}", run.text
        )
        for run in variant.paragraph.runs
    )
    role = variant.paragraph.role
    return words if role == "body" else f"{role}: {words}"


@pytest.mark.parametrize(
    ("copy", "paragraphs"),
    [
        ("Hello {{ name }}!\n\nBye.\n", [["Hello {name}!"], ["Bye."]]),
        ("{% if draft %}A{% else %}B{% endif %} {{ name }}", [["A {name}", "B {name}"]]),
        ("{% if draft %}\nA\n{% elif name %}\nB\n{% endif %}\n\nC", [["A", "B"], ["C"]]),
        ("{% if draft %}\n## A\n\nB\n\n{% endif %}\nC", [["heading: A"], ["B"], ["C"]]),
        ("{% if draft %}\n- a\n{% endif %}\n- b", [["bullet: a", "bullet: b"], ["bullet: b"]]),
        (
            "::: contact\n{{ name }}\n\n{{ nick }}\n:::\n\nC",
            [["contact: {name}"], ["contact: {nick}"], ["C"]],
        ),
        ("{{ n | number }} {{ n | agree('is', 'are') }}", [["{n} <is>", "{n} <are>"]]),
        ("{{ n | counted('cup', 'cups') }}", [["{n} <cup>", "{n} <cups>"]]),
        ("Hi {{ nick or name }}", [["Hi {nick|name}"]]),
        ("Hi {{ nick if draft else name }}", [["Hi {nick}", "Hi {name}"]]),
        ("{% set it = who %}{{ it.name }}", [["{who.name}"]]),
        ("{% with it = who.name %}{{ it }}{% endwith %}", [["{who.name}"]]),
        ("{% include 'b.md.j2' %}", [["{name}!"]]),
        (
            "{% for w in wins %}\n- {{ w }}\n{% endfor %}",
            [["bullet: {wins[0]}"], ["bullet: {wins[1]}"]],
        ),
        (
            "{% for w in wins %}{{ w }}{% if loop.last %}.{% endif %}{% else %}x{% endfor %}",
            [["x", "{wins[0]}.", "{wins[0]}{wins[1]}."]],
        ),
        ("{% macro hi(it) %}Hi {{ it.name }}{% endmacro %}{{ hi(who) }}.", [["Hi {who.name}."]]),
        (
            '{% if who.kind == "KP" %}A{% else %}B{% endif %}{% if who.kind == "KP" %}1{% endif %}',
            [["A1", "B"]],
        ),
        ("Say **{{ name }}** {{ 'so' }}", [["Say {name} so"]]),
    ],
)
def test_a_copy_has_each_paragraph_in_every_way(
    tmp_path: Path, copy: str, paragraphs: list[list[str]]
) -> None:
    assert drawn(tmp_path, copy, b="{{ name }}!") == paragraphs


def test_a_value_that_has_a_form_is_known_by_it(tmp_path: Path) -> None:
    copy = "{{ n }} {{ n | opening_number }} {{ day }} {{ mail }} {{ phone }} {{ name }}"
    file_tree(tmp_path / "tea", {"release.md.j2": copy, "fields.yaml": FIELDS})
    (position,) = outline(load_template(tmp_path / "tea", "tea")).positions
    forms = [bool(blank.form or blank.pattern) for blank in position.variants[0].blanks]
    assert forms == [True, True, True, True, True, False]


def test_a_paragraph_knows_on_what_it_is_printed() -> None:
    found = {
        position.variants[0].text[:13]: sorted(
            (condition.field, condition.answer) for condition in position.conditions
        )
        for position in outlined().positions
    }
    assert found["Media contact"] == [("media_contact", True)]
    assert found["Here in the \U000f0000"] == []
