"""Values by their paths, and the lists and groups that they make together."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from lmp_press.source import Mapping as Group
from lmp_press.source import Scalar, Sequence
from lmp_press.source.editing import steps_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lmp_press.source import Node
    from lmp_press.source.editing import Steps

T = TypeVar("T")

Nested: TypeAlias = "T | list[Nested[T]] | dict[str, Nested[T]]"
Stepped: TypeAlias = "tuple[tuple[str | int, ...], T]"


def nested(values: Mapping[str, T]) -> Nested[T]:
    """Return values as lists and groups; entries of a list move up where one is missing.

    >>> nested({"a[2].b": 1, "a[0].b": 2, "c": 3})
    {'a': [{'b': 2}, {'b': 1}], 'c': 3}
    """
    return _inner([(_steps(path), value) for path, value in values.items()])


def moved_up(values: Mapping[str, str]) -> dict[str, str]:
    """Return values with the entries of each list numbered without a gap."""
    return dict(_paths(nested(values), ""))


def texts_of(node: Node, path: str = "") -> dict[str, str]:
    """Return the texts of a region's file by their paths; an empty one is ''."""
    return dict(_texts(node, path))


@lru_cache(maxsize=4096)  # every row of a sheet has the same ones
def _steps(path: str) -> Steps:
    return steps_of(path)


def _inner(values: Iterable[Stepped[T]]) -> Nested[T]:
    by_step: dict[str | int, list[Stepped[T]]] = {}
    for steps, value in values:
        if not steps:
            return value
        by_step.setdefault(steps[0], []).append((steps[1:], value))
    if any(isinstance(step, int) for step in by_step):
        return [_inner(by_step[step]) for step in sorted(by_step, key=_as_number)]
    return {str(step): _inner(inner) for step, inner in by_step.items()}


def _as_number(step: str | int) -> int:
    return step if isinstance(step, int) else -1


def _paths(data: Nested[str], path: str) -> Iterator[tuple[str, str]]:
    if isinstance(data, dict):
        for key, inner in data.items():
            yield from _paths(inner, f"{path}.{key}" if path else key)
    elif isinstance(data, list):
        for number, inner in enumerate(data):
            yield from _paths(inner, f"{path}[{number}]")
    else:
        yield path, data


def _texts(node: Node, path: str) -> Iterator[tuple[str, str]]:
    match node:
        case Group():
            for key, (_, inner) in node.entries.items():
                yield from _texts(inner, f"{path}.{key}" if path else key)
        case Sequence():
            for number, inner in enumerate(node.items):
                yield from _texts(inner, f"{path}[{number}]")
        case Scalar():
            yield path, "" if node.is_empty else node.text
