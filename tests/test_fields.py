from __future__ import annotations

import datetime as dt
import json
import re
from typing import Any

import jsonschema_rs
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from support.pressing import KNOWN, REGION, sample, template
from support.project_files import ROOT

from lmp_press.diagnostics import ProblemsFoundError
from lmp_press.diagnostics.drawing import draw
from lmp_press.fields import (
    Count,
    Day,
    Fields,
    Group,
    Items,
    Known,
    Text,
    load_fields,
    place_of_field,
    read_values,
    source_of,
)
from lmp_press.fields.editors import for_editors
from lmp_press.fields.forms import PHONE_PATTERN, is_phone
from lmp_press.linear import found_in
from lmp_press.source import Source, compose, decode

OPENING = "x-issued: 2017-10-01\ntype: object\nadditionalProperties: false\n"
SAMPLES = sorted(path.stem for path in (ROOT / "regions").glob("*.yaml"))


def fields_of(properties: str, more: str = "") -> Fields:
    """Return fields whose properties are given in YAML, as they stand below `properties:`."""
    return load_fields(Source("fields.yaml", f"{OPENING}{more}properties:\n{properties}"))


def values_of(fields: Fields, region: str) -> Group:
    node, _ = compose(decode(region.encode(), "region.yaml"))
    values, problems = read_values(fields, node)
    assert [problem.message for problem in problems] == []
    return values


def problems_of(fields: Fields, region: str) -> list[str]:
    node, _ = compose(decode(region.encode(), "region.yaml"))
    return [problem.message for problem in read_values(fields, node)[1]]


def plain(value: object) -> object:
    """Return values as plain data."""
    if isinstance(value, Group):
        return {key: plain(value[key]) for key in value}
    return [plain(item) for item in value] if isinstance(value, Items) else value


ALL_KINDS = fields_of(
    "  name: {type: string}\n"
    "  count: {type: integer}\n"
    "  day: {type: string, format: date}\n"
    "  flag: {type: boolean}\n"
    "  list: {type: array, items: {type: string}}\n"
    "  group: {type: object, properties: {inner: {type: integer}}}\n"
)


def test_text_becomes_what_its_field_asks_for() -> None:
    values = values_of(
        ALL_KINDS,
        "name: NO\ncount: 9,500\nday: 2017-10-16\nflag: True\nlist: [010, 12:30]\n"
        "group: {inner: '7'}\n",
    )
    assert plain(values) == dict.fromkeys(values) | {
        "name": "NO",
        "count": 9500,
        "day": dt.date(2017, 10, 16),
        "flag": True,
        "list": ["010", "12:30"],
        "group": {"inner": 7},
    }


def test_a_value_carries_the_path_of_its_field_and_its_place() -> None:
    values = values_of(ALL_KINDS, "name: x\ncount: 1\nday: 2017-10-16\nlist: [a, b]\n")
    name, number, day, items = (values[key] for key in ("name", "count", "day", "list"))
    assert isinstance(name, Text)
    assert isinstance(number, Count)
    assert isinstance(day, Day)
    assert isinstance(items, Items)
    inner = items[1]
    assert isinstance(inner, Text)
    assert [name.path, number.path, day.path, items.path, inner.path] == [
        *("name", "count", "day", "list", "list[1]"),
    ]
    assert place_of_field(values, "list[1]") == ("region.yaml", 4, 11, 1, "list: [a, b]")
    assert place_of_field(values, "nothing.here") is None
    assert source_of(values) == "region.yaml"


def test_an_optional_key_that_was_not_given_is_none_and_other_templates_keys_are_passed_over() -> (
    None
):
    node, _ = compose(Source("region.yaml", "name: x\nweather: fine\n"))
    values, problems = read_values(ALL_KINDS, node, Known(frozenset({"weather"})))
    assert problems == []
    assert plain(values) == dict.fromkeys(values) | {"name": "x"}
    assert ("count" in values, "weather" in values) == (True, False)


@given(st.integers(min_value=0, max_value=999_999_999_999))
def test_a_count_is_read_with_and_without_its_commas(number: int) -> None:
    for typed in (f"{number}", f"{number:,}", f"'{number}'", f"  {number}  "):
        assert values_of(ALL_KINDS, f"count: {typed}\n")["count"] == number


@pytest.mark.parametrize(
    "typed",
    ["9,50", "1e3", "010", "1,0000", ",1", "1,", "1.0", "+1", "0x1", "1_000", "١", "½", "1 000"],
)
def test_what_is_nearly_a_count_is_refused(typed: str) -> None:
    assert problems_of(ALL_KINDS, f"count: '{typed}'\n") == [
        f"`count` must be a whole number, not `{typed}`"
    ]


def test_a_count_has_bounds_even_where_its_field_has_none() -> None:
    assert problems_of(ALL_KINDS, "count: -1\n") == ["`count` must be at least 0, not `-1`"]
    assert problems_of(ALL_KINDS, f"count: {'9' * 5000}\n") == [
        f"`count` must be at most 999,999,999,999, not `{'9' * 59}…`"
    ]
    below = fields_of("  count: {type: integer, minimum: -5}\n")
    assert values_of(below, "count: −3\n")["count"] == -3


@given(
    st.from_regex(PHONE_PATTERN) | st.text(st.sampled_from("0123456789 ().–-,+xte\n"), max_size=24)
)
def test_two_engines_agree_on_phone_numbers(typed: str) -> None:
    assert is_phone(typed) == found_in(PHONE_PATTERN, typed)


def test_a_maximum_of_zero_is_a_maximum() -> None:
    none = fields_of("  count: {type: integer, maximum: 0}\n")
    assert problems_of(none, "count: 1\n") == ["`count` must be at most 0, not `1`"]


def test_white_space_folds_and_a_no_break_space_does_not() -> None:
    typed = 'name: "  one\\t two\n   three\\u00a0four "\n'
    assert values_of(ALL_KINDS, typed)["name"] == "one two three\u00a0four"


@pytest.mark.parametrize("typed", ["True", "true", "TRUE", "'true'"])
def test_true_is_read_however_yaml_spells_it(typed: str) -> None:
    assert values_of(ALL_KINDS, f"flag: {typed}\n")["flag"] is True


def test_words_that_a_template_allows_are_no_hole() -> None:
    fields = fields_of("  name: {type: string}\n", "x-allowed-words: [Super Bowl XX]\n")
    assert values_of(fields, "name: at Super Bowl XX\n")["name"] == "at Super Bowl XX"


def test_a_hole_in_a_later_line_of_a_value_is_said_at_its_first() -> None:
    node, _ = compose(Source("region.yaml", "name: >-\n  in the\n  ____ region\n"))
    (problem,) = read_values(ALL_KINDS, node)[1]
    assert (problem.id, problem.location[1:4]) == ("hole", (1, 7, 2))


def test_what_the_fields_say_of_the_release_is_read() -> None:
    fields = template().fields
    assert (fields.issued, fields.author, fields.language) == (
        *(dt.date(2017, 10, 1), "Labor Management Partnership", "en-US"),
    )
    assert fields.keywords == (
        "Labor Management Partnership, Kaiser Permanente, Coalition of Kaiser Permanente Unions"
    )
    assert not fields.needs_validator


def test_what_stands_beside_a_reference_wins() -> None:
    fields = fields_of(
        '  one: {$ref: "#/$defs/name", maxLength: 3}\n  two: {$ref: "#/$defs/name"}\n',
        "$defs: {name: {type: string, maxLength: 5}}\n",
    )
    assert (fields.root.properties["one"].most, fields.root.properties["two"].most) == (3, 5)


def test_a_rule_that_only_the_validator_knows_is_said_at_its_place() -> None:
    fields = fields_of("  list: {type: array, items: {type: string}, uniqueItems: true}\n")
    node, _ = compose(Source("region.yaml", "list: [a, b, a]\n"))
    (problem,) = read_values(fields, node)[1]
    assert draw(problem) == (
        "region.yaml:1:7: error: `list` breaks a rule of the template's fields: "
        "it has non-unique elements [against-the-schema]\n"
        "  1 | list: [a, b, a]\n    |       ^"
    )


def test_a_field_without_an_example_is_asked_for_without_one() -> None:
    fields = fields_of(
        "  a: {type: object, properties: {}}\n  b: {type: array, items: {type: string}}\n"
    )
    node, _ = compose(Source("region.yaml", "a:\nb: []\n"))
    problems = read_values(fields, node)[1]
    assert [problem.help for problem in problems] == [
        "write its lines below it, or delete the line"
    ]


def test_the_validator_judges_typed_values() -> None:
    fields = fields_of(
        "  day: {type: string, format: date, minLength: 10}\n"
        "  flag: {type: boolean, const: true}\n"
        "  count: {type: integer, exclusiveMinimum: 8}\n"
        "  list: {type: array, items: {type: object, properties: {x: {type: integer}}}}\n"
    )
    region = "day: 2017-10-16\nflag: false\ncount: 8\nlist: [{x: 1}]\n"
    assert problems_of(fields, region) == [
        "`flag` breaks a rule of the template's fields: true was expected",
        (
            "`count` breaks a rule of the template's fields: "
            "it is less than or equal to the minimum of 8"
        ),
    ]


def for_all_templates() -> dict[str, Any]:
    return for_editors(
        {name: template(name).fields.schema for name in ("anniversary", "reaffirmation")}
    )


def as_an_editor_reads(text: str) -> Any:
    """Return a region file as an editor's YAML 1.2 has it: plain `yes` and `9,500` are text."""

    class Core(yaml.SafeLoader):
        yaml_implicit_resolvers = {}  # noqa: RUF012 - filled below

    Core.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), list("tf"))
    Core.add_implicit_resolver(
        "tag:yaml.org,2002:int", re.compile(r"[-+]?[0-9]+\Z"), list("-+0123456789")
    )
    return yaml.load(text, Loader=Core)  # noqa: S506 - a safe loader with fewer guesses


@pytest.mark.parametrize("name", SAMPLES)
def test_an_editor_has_nothing_against_a_sample(name: str) -> None:
    validator = jsonschema_rs.Draft202012Validator(for_all_templates())
    assert [e.message for e in validator.iter_errors(as_an_editor_reads(sample(name)))] == []


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("union_count: 11", "union_count: about 11"),
        ("union_count: 11", "union_count: 0"),
        ("union_count: 11", "union_count: 9999999999"),
        ("employee_count: 9,500", "employee_count: 9,50"),
        ("team_count: 412", "teem_count: 412"),
        ("region_name: Northwest", "region_name: [Northwest]"),
        ("organization: KP", "organization: Kaiser"),
        ("  - name: Lee Example\n    organization: Coalition\n", ""),
        ("union_count: 11\n", ""),
    ],
)
def test_an_editor_refuses_what_the_program_refuses(good: str, bad: str) -> None:
    validator = jsonschema_rs.Draft202012Validator(for_all_templates())
    assert good in REGION
    assert validator.is_valid(as_an_editor_reads(REGION))
    assert not validator.is_valid(as_an_editor_reads(REGION.replace(good, bad)))
    node, _ = compose(Source("region.yaml", REGION.replace(good, bad)))
    assert read_values(template().fields, node, KNOWN)[1]


def test_an_editors_schema_is_valid_and_keeps_our_own_keywords_to_itself() -> None:
    schema = for_all_templates()
    jsonschema_rs.meta.validate(schema)
    assert '"x-' not in json.dumps(schema)
    assert schema["required"] == [
        *("region_name", "union_count", "employee_count", "team_count"),
        *("local_achievements", "leader_quotes"),
    ]


def test_two_templates_that_ask_for_different_things_must_both_be_met() -> None:
    short = {"properties": {"name": {"type": "string", "maxLength": 3, "title": "A"}}}
    long = {"properties": {"name": {"type": "string", "maxLength": 9, "title": "B"}}}
    schema = for_editors({"long": long, "short": short, "other": short})
    validator = jsonschema_rs.Draft202012Validator(schema)
    assert (validator.is_valid({"name": "abc"}), validator.is_valid({"name": "abcd"})) == (
        *(True, False),
    )
    asked = schema["properties"]["name"]["allOf"]
    assert [(one["title"], one["maxLength"]) for one in asked] == [("B", 9), ("A", 3)]


def test_a_field_that_is_called_title_is_a_field_and_no_words() -> None:
    def leader(longest: int) -> dict[str, Any]:
        title = {"type": "string", "maxLength": longest}
        return {"properties": {"leader": {"type": "object", "properties": {"title": title}}}}

    validator = jsonschema_rs.Draft202012Validator(
        for_editors({"nine": leader(9), "three": leader(3)})
    )
    assert validator.is_valid({"leader": {"title": "abc"}})
    assert not validator.is_valid({"leader": {"title": "abcd"}})


def test_fields_that_are_no_schema_name_all_that_is_wrong_with_them() -> None:
    with pytest.raises(ProblemsFoundError) as caught:
        fields_of("  a: {type: strng}\n  b: {type: string, maxlength: 3, pattern: '('}\n")
    assert [problem.message for problem in caught.value.problems] == [
        (
            "the fields cannot be read: `type` must be "
            "`object`, `array`, `string`, `integer` or `boolean`, not `strng`"
        ),
        "the fields cannot be read: `maxlength` is not a keyword of JSON Schema",
        "the fields cannot be read: `pattern` must be a regular expression, not `(`",
    ]
