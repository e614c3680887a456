from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING

import pytest
from support.command_line import lmp_press
from support.project_files import ROOT
from support.workspace_files import file_tree

from lmp_press.forms import describe, leaves
from lmp_press.forms.merging import woven
from lmp_press.press import load_kit
from lmp_press.source import Source, compose
from lmp_press.source.editing import set_value
from lmp_press.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lmp_press.forms import FormField

OPENING = """\
# yaml-language-server: $schema=../regions.schema.json
# Write each value behind its colon. To use an optional line, delete the `# ` before it.
# `lmp-press check west` says what is still to do.
draft: true
"""

TEAMS = """\
x-issued: 2017-10-01
type: object
additionalProperties: false
required: [teams, "a: b", score]
properties:
  teams:
    type: array
    minItems: 1
    items:
      title: team
      type: object
      additionalProperties: false
      required: [lead, skills]
      properties:
        motto: {type: string}
        lead:
          type: object
          additionalProperties: false
          required: [name]
          properties:
            name: {type: string, examples: [Ana Example]}
            email: {type: string, format: email}
        skills:
          type: array
          minItems: 2
          items: {type: string}
  "a: b":
    title: "“Quoted”: 'so'\\nregion_name: Injected # it"
    type: string
    enum: [yes, "no"]
  score: {type: integer, minimum: 1}
  site: {type: string, format: uri, examples: ["https://www.example.org"]}
"""

TEAMS_COPY = """\
{% if draft %}
DRAFT — NOT FOR RELEASE

{% endif %}
# Teams

{% for team in teams %}
- {{ team.lead.name }} knows {{ team.skills | series }}.
{%- if team.lead.email %} [{{ team.lead.email }}](mailto:{{ team.lead.email }}){% endif %}
{%- if team.motto %} {{ team.motto }}{% endif %}

{% endfor %}
The score is {{ score | number }}.
{%- if site %} See [{{ site }}]({{ site }}).{% endif %}
"""

TEAMS_FILE = f"""\
{OPENING}
# Teams (required)
#    1 entry or more
teams:

  # Team 1 lead (required)
  - lead:

      # Team 1 lead name (required)
      #    [TEAM 1 LEAD NAME] knows ____.
      #    Example: Ana Example
      name:

      # Team 1 lead email (optional)
      #    An email address
      # email:

    # Team 1 motto (optional)
    # motto:

    # Team 1 skills (required)
    #    ____ knows [TEAM 1 SKILLS].
    #    2 entries or more
    skills:
      -
      -
      # -
  # - lead:
  #     name:
  #     # email:
  #   # motto:
  #   skills:
  #     -
  #     -
  #     # -
  # - lead:
  #     name:
  #     # email:
  #   # motto:
  #   skills:
  #     -
  #     -
  #     # -

# Score (required)
#    The score is [SCORE].
#    A whole number, 1 or more
score:

# Site (optional)
#    See [SITE].
#    A web address; example: https://www.example.org
# site:

# “Quoted”: 'so' region_name: Injected # it (required)
#    Yes or no
"a: b":
"""


def described(folder: Path, *names: str) -> tuple[FormField, ...]:
    """Return the form of some templates of a workspace."""
    kit = load_kit(Workspace(folder, folder), names)
    return describe(kit.templates)


def good_value(leaf: FormField) -> str:
    """Return a value that a field takes."""
    field = leaf.field
    plain = {"date": "2031-10-16", "email": "a@example.org", "uri": "https://www.example.org"}
    if field.kind == "boolean":
        return "true"
    if field.press:
        number = int(re.sub(r"\D", "", leaf.path) or 0)
        return ["We did it.", "You made it.", "They know it."][number]
    example = next(iter([*field.allowed, *field.examples]), plain.get(field.form, ""))
    return str(example) or (str(max(7, field.least or 0)) if field.kind == "integer" else "words")


def uncommented(text: str) -> str:
    """Return a region's file with every optional line turned on."""
    line = re.compile(r'(?m)^( *)# ( *(?:# *)*(?:(?:- )?[\w"][^\n]*:|-))$')
    while line.search(text):
        text = line.sub(r"\1\2", text)
    return text


def filled(text: str, fields: Sequence[FormField]) -> str:
    """Return a region's file with a good value in every empty place of it."""
    for leaf in leaves(fields):
        if is_empty(text, leaf.path):
            text = set_value(text, leaf.path, good_value(leaf))
    return text


def is_empty(text: str, path: str) -> bool:
    node = compose(Source("x", text))[0]
    for step in re.findall(r"[^.\[\]]+", path):
        entries = getattr(node, "entries", None)
        items = getattr(node, "items", None)
        if entries is not None and step in entries:
            node = entries[step][1]
        elif items is not None and step.isdigit() and int(step) < len(items):
            node = items[int(step)]
        else:
            return False
    return getattr(node, "is_empty", False)


@pytest.fixture
def samples(tmp_path: Path) -> Path:
    for name in ("templates", "regions"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


@pytest.fixture
def teams(tmp_path: Path) -> Path:
    files = {"templates/league/fields.yaml": TEAMS, "templates/league/release.md.j2": TEAMS_COPY}
    return file_tree(tmp_path, {**files, "regions/README.txt": ""})


@pytest.fixture
def adopted(tmp_path: Path) -> Path:
    for path in sorted((ROOT / "tests" / "bracketed").glob("*.txt"))[:2]:
        lmp_press("adopt", str(path), stand=tmp_path)
    return tmp_path


def test_a_file_has_every_field_explained_in_the_order_of_the_copy(teams: Path) -> None:
    done = lmp_press("new", "west", stand=teams)
    assert (done.status, done.stdout) == (0, b"")
    assert done.stderr == (
        "regions/west.yaml is written, with 5 values to fill in\n"
        "`lmp-press check west` says which ones are still empty\n"
    )
    assert (teams / "regions/west.yaml").read_text() == TEAMS_FILE


def test_check_then_says_what_is_still_empty_in_the_order_of_the_file(samples: Path) -> None:
    lmp_press("new", "east-bay", stand=samples)
    done = lmp_press("check", "east-bay", "--problems", "json", stand=samples)
    problems = [json.loads(line) for line in done.stderr.splitlines()]
    assert {problem["id"] for problem in problems} == {"no-value"}
    assert [problem["field"] for problem in problems] == [
        "leader_quotes[0].name",
        "leader_quotes[0].organization",
        "leader_quotes[1].name",
        "leader_quotes[1].organization",
        "region_name",
        "union_count",
        "employee_count",
        "team_count",
        "local_achievements[0]",
    ]


@pytest.mark.parametrize("kit", ["samples", "teams", "adopted"])
def test_a_file_is_right_once_its_values_are_filled_in(
    kit: str, request: pytest.FixtureRequest
) -> None:
    folder = request.getfixturevalue(kit)
    names = Workspace(folder, folder).template_names()
    lmp_press("new", "west", stand=folder)
    path = folder / "regions/west.yaml"
    path.write_text(filled(path.read_text(), described(folder, *names)))
    done = lmp_press("check", "west", "-q", "--problems", "json", stand=folder)
    assert [line for line in done.stderr.splitlines() if '"error"' in line] == []


@pytest.mark.parametrize("kit", ["samples", "teams", "adopted"])
def test_a_file_is_right_too_with_every_optional_line_turned_on(
    kit: str, request: pytest.FixtureRequest
) -> None:
    folder = request.getfixturevalue(kit)
    fields = described(folder, *Workspace(folder, folder).template_names())
    lmp_press("new", "west", stand=folder)
    path = folder / "regions/west.yaml"
    text = uncommented(path.read_text())
    assert [leaf.path for leaf in leaves(fields) if is_empty(text, leaf.path)] == [
        leaf.path for leaf in leaves(fields) if leaf.path != "draft"
    ]
    path.write_text(filled(text, fields))
    done = lmp_press("check", "west", "-q", "--problems", "json", stand=folder)
    assert [line for line in done.stderr.splitlines() if '"error"' in line] == []


def test_a_value_that_two_templates_lack_is_asked_for_once_as_by_the_one_that_needs_it(
    samples: Path,
) -> None:
    path = samples / "templates/reaffirmation/fields.yaml"
    path.write_text(path.read_text().replace("  - region_name\n", "  - region_name\n  - city\n"))
    lmp_press("new", "west", stand=samples)
    done = lmp_press("check", "west", "--problems", "json", stand=samples)
    problems = [json.loads(line) for line in done.stderr.splitlines()]
    assert [one["help"] for one in problems if one["field"] == "city"] == [
        "write its value behind the colon, such as `city: Fresno, Calif.`"
    ]


def test_two_templates_that_ask_for_different_things_by_one_key_have_one_each(
    samples: Path,
) -> None:
    path = samples / "templates/reaffirmation/fields.yaml"
    other = "  region_name:\n    type: string\n    enum: [East, West]\n"
    path.write_text(
        re.sub(r"  region_name:\n    type: string\n    maxLength: 60\n", other, path.read_text())
    )
    lmp_press("new", "west", stand=samples)
    text = (samples / "regions/west.yaml").read_text()
    assert text.count("\nregion_name:\n") == 1
    assert "\nreaffirmation:\n" in text
    assert re.search(r"\n  #    East or West[^\n]*\n  region_name:\n", text)


def test_only_the_fields_of_the_named_template_are_asked_for(samples: Path) -> None:
    lmp_press("new", "west", "-t", "reaffirmation", stand=samples)
    keys = re.findall(r"(?m)^(?:# )?(\w+):", (samples / "regions/west.yaml").read_text())
    assert keys == ["draft", "region_name", "release_date", "proclamation", "city", "media_contact"]


def test_the_schema_is_where_the_first_line_says(samples: Path) -> None:
    lmp_press("new", "west", "-t", "reaffirmation", stand=samples)
    written = (samples / "regions.schema.json").read_bytes()
    assert written == lmp_press("schema", stand=samples).stdout
    (samples / "regions.schema.json").write_text('{"title": "A region file"}')
    lmp_press("new", "south", stand=samples)
    assert (samples / "regions.schema.json").read_bytes() == written
    (samples / "regions.schema.json").write_text("somebody's own")
    lmp_press("new", "north", stand=samples)
    assert (samples / "regions.schema.json").read_text() == "somebody's own"


@pytest.mark.parametrize("name", ["northwest", "NorthWest"])
def test_a_file_that_is_there_stays_as_it_is(samples: Path, name: str) -> None:
    before = (samples / "regions/northwest.yaml").read_bytes()
    done = lmp_press("new", name, stand=samples)
    assert done.status == 2
    assert done.stderr == "error: `regions/northwest.yaml` is already there, and stays as it is\n"
    assert (samples / "regions/northwest.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("name", "hint"),
    [("East Bay", "; did you mean `east-bay`?"), ("../x", "; did you mean `x`?"), ("con", "")],
)
def test_a_name_that_no_file_can_have_is_refused(samples: Path, name: str, hint: str) -> None:
    done = lmp_press("new", name, stand=samples)
    assert done.status == 2
    assert done.stderr == (
        f"error: `{name}` cannot name a region: write letters, digits and hyphens{hint}\n"
    )


def test_nothing_is_written_through_a_link(
    samples: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (samples / "regions/east-bay.yaml").symlink_to(outside / "east-bay.yaml")
    done = lmp_press("new", "east-bay", stand=samples)
    assert done.status == 2
    shutil.rmtree(samples / "regions")
    (samples / "regions").symlink_to(outside)
    done = lmp_press("new", "west", stand=samples)
    assert done.stderr == (
        "error: cannot write `regions/west.yaml`: its folder is a symbolic link\n"
    )
    assert [*outside.iterdir()] == []


def test_two_hundred_fields_without_help_are_all_asked_for(tmp_path: Path) -> None:
    keys = [f"field_{number}" for number in range(200)]
    fields = "x-issued: 2017-10-01\ntype: object\nproperties:\n"
    fields += "".join(f"  {key}: {{type: string}}\n" for key in keys)
    fields += f"required: [{', '.join(keys)}]\n"
    copy = "# All\n\n" + "\n\n".join(f"Say {{{{ {key} }}}}." for key in reversed(keys)) + "\n"
    files = {"templates/all/fields.yaml": fields, "templates/all/release.md.j2": copy}
    file_tree(tmp_path, {**files, "regions/README.txt": ""})
    done = lmp_press("new", "west", stand=tmp_path)
    assert done.stderr.startswith("regions/west.yaml is written, with 200 values to fill in\n")
    asked = re.findall(r"(?m)^(field_\d+):$", (tmp_path / "regions/west.yaml").read_text())
    assert asked == keys[::-1]


def test_orders_are_woven_so_that_each_stays_what_it_is() -> None:
    assert woven([["b", "c"], ["a", "c", "d"]]) == ["b", "a", "c", "d"]
