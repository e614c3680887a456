"""One region: its name on the command line and the located values of its file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lmp_press.diagnostics import Problem, ProblemsFoundError, has_errors, in_order
from lmp_press.fields import read_values
from lmp_press.source import Mapping, Source, compose

if TYPE_CHECKING:
    from collections.abc import Collection

    from lmp_press.fields import Fields, Group


class Region(NamedTuple):
    """A region's file, read as YAML; what its keys mean is for a template's fields to say."""

    name: str
    path: str
    node: Mapping


def read_region(name: str, source: Source) -> Region:
    """Read a region's file; ProblemsFoundError names everything that is wrong with its YAML."""
    node, problems = compose(source)
    if problems:
        raise ProblemsFoundError(in_order(problems))
    return Region(name, source.path, node)


def typed(
    region: Region, fields: Fields, known: Collection[str] = ()
) -> tuple[Group, list[Problem]]:
    """Return a region's values as a template's fields type them, and the warnings about them.

    `known` are the keys that other templates take. ProblemsFoundError when a value is wrong.
    """
    values, problems = read_values(fields, region.node, known)
    if has_errors(problems):
        raise ProblemsFoundError(in_order(problems))
    return values, in_order(problems)
