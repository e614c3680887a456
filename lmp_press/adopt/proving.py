"""The proof: the new template, filled with its blanks' own words, gives back the source."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lmp_press import markup
from lmp_press.adopt.giving_back import compare
from lmp_press.diagnostics import ProblemsFoundError
from lmp_press.fields import value_of
from lmp_press.fields.known_keys import DRAFT, REGION_NAME
from lmp_press.fields.reading import read_values
from lmp_press.named_tuples import NamedTuple
from lmp_press.source import Source, compose
from lmp_press.template import Template, load_template

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lmp_press.adopt.lines import Line
    from lmp_press.diagnostics import Problem
    from lmp_press.fields import Group


class Proven(NamedTuple):
    """A template that gives back its source, and the examples that it was filled with.

    `lines` are its lines as they were printed, one for each entry of a list.
    """

    template: Template
    values: Group
    lines: list[Line]


def prove(files: Mapping[str, bytes], name: str, lines: Sequence[Line]) -> Proven:
    """Return the template that the files make, proven; WordsLostError where it loses words."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / name
        folder.mkdir()
        for file, data in files.items():
            (folder / file).write_bytes(data)
        template = load_template(folder, f"templates/{name}")
    region = as_region(template.fields.schema)
    values, problems = read_values(template.fields, compose(Source("example", region))[0])
    if problems:
        raise ProblemsFoundError(problems)
    printed = template.copy.print(values)
    shown = [each for line in lines for each in [line] * _entries(line, values)]
    compare(markup.parse(printed.copy).paragraphs, printed.blanks, shown)
    return Proven(template, values, shown)


def _entries(line: Line, values: Group) -> int:
    """Return how many paragraphs a line prints."""
    value = value_of(values, line.listed) if line.listed else None
    return len(value) if isinstance(value, Sequence) else 1


def as_region(schema: Mapping[str, Any]) -> str:
    """Return a region file with an example for each field that is required, as JSON."""
    given = {REGION_NAME: "Sample"} if REGION_NAME in schema["properties"] else {}
    return json.dumps(given | _example(schema))


def _example(schema: Mapping[str, Any]) -> Any:
    kind = schema["type"]
    if kind == "object":
        return {key: _example(value) for key, value in schema["properties"].items() if key != DRAFT}
    if kind == "array":
        return [_example(schema["items"])] * max(1, schema.get("minItems", 1))
    if "enum" in schema:
        return schema["enum"][0]
    example = schema.get("examples", ["sample words"])[0]
    return str(example)


def held_words(problem: Problem) -> str:
    """Return the words of the copy that a problem points at."""
    place = problem.location
    return place.excerpt[place.column - 1 :][: place.width]
