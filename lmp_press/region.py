"""One region: its name on the command line and the located values of its file."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from lmp_press.diagnostics import Location, Problem, ProblemsFoundError, has_errors, in_order
from lmp_press.fields import Known, read_values
from lmp_press.named_tuples import NamedTuple
from lmp_press.source import Mapping, Source, compose

if TYPE_CHECKING:
    from lmp_press.fields import Fields, Group
    from lmp_press.source import Expected

NOTHING = Known()
DIGEST_LENGTH = 16  # hexadecimal digits, enough to see that a file is another one


class Region(NamedTuple):
    """A region's file, read as YAML; what its keys mean is for a template's fields to say.

    `problems` are those of its YAML that let the rest of it be read.
    """

    name: str
    path: str
    node: Mapping
    problems: tuple[Problem, ...] = ()


def read_region(name: str, source: Source, expected: Expected | None = None) -> Region:
    """Read a region's file; ProblemsFoundError when it is not YAML that holds keys and values.

    `expected` is what the templates ask for: it helps to read a file with mistakes.
    """
    node, problems = compose(source, expected)
    return Region(name, source.path, node, tuple(problems))


def digest_of(source: Source) -> str:
    """Return a digest of a region file's text."""
    return hashlib.sha256(source.text.encode()).hexdigest()[:DIGEST_LENGTH]


def typed(region: Region, fields: Fields, known: Known = NOTHING) -> tuple[Group, list[Problem]]:
    """Return a region's values as a template's fields type them, and the warnings about them.

    `known` is what belongs to other templates. ProblemsFoundError when a value is wrong.
    """
    values, found = read_values(fields, region.node, known)
    problems = [*region.problems, *found]
    if has_errors(problems):
        raise ProblemsFoundError(in_order(problems))
    return values, in_order(problems)


def place_of(region: Region, key: str, template: str) -> Location:
    """Return where a region's value of a key stands, a template's own first, or else its file."""
    own = region.node.entries.get(template)
    groups = [own[1]] if own and isinstance(own[1], Mapping) else []
    for group in (*groups, region.node):
        if key in group.entries:
            return group.entries[key][1].location
    return Location(region.path)
