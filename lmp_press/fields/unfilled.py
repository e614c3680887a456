"""Values in which something is still to be written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.diagnostics import Location, Problem, Severity, report
from lmp_press.expressions import expression
from lmp_press.placeholders import Certainty, find

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lmp_press.fields.schema import Field
    from lmp_press.source import Node, Scalar

_ENTRIES = expression(r"""["']|: """)  # of a list or a group that somebody wrote on purpose
_TELLS = expression(r"(?i)[\[{]\s*(?:[ij]nsert|give|list|add|enter|fill in|write|choose)\b")
_FLOW = {"[": "]", "{": "}"}


def unfilled(
    field: Field, node: Scalar, words: str, path: str, allowed: Sequence[str] = ()
) -> list[Problem]:
    """Return what of a value is still to be written, each once: surely, or likely (a warning)."""
    if words in field.allowed or words in allowed:
        return []
    from lmp_press.placeholders.whole import whole_value  # nearly all values are good at a glance

    key = path.replace("[", ".").rpartition(".")[2]
    quoted = field.press == "quotation"
    found = {each.text: each.certainty for each in find(words, allowed, quoted=quoted)}
    whole = not found and whole_value(words, (field.title, field.description), key)
    if whole and words not in map(str, field.examples):
        return [report("hole", place_within(node, words), found=words, field=path)]
    problems = []
    place = node.location
    for text, certainty in found.items():  # in the order of the value, so each after the one before
        place = place_within(node, text, place)
        problems.append(report(hole_kind(certainty), place, found=text, field=path))
    return problems


def surely_unfilled(field: Field, node: Scalar, words: str, path: str) -> list[Problem]:
    """Return what is surely still to be written in a value that is to be no text."""
    problems = unfilled(field, node, words, path)
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def unfilled_list(node: Node, *, of_list: bool = False) -> list[Problem]:
    """Return the placeholder that YAML took for a list or a group: `city: [City, State]`.

    `of_list`: the field asks for a list, which may be written like that; then only a placeholder
    that tells somebody to write is one.
    """
    place = node.location
    shape = place.excerpt[place.column - 1 : place.column]
    end = place.excerpt.find(_FLOW.get(shape, "\n"), place.column)
    if shape not in _FLOW or end < 0:
        return []
    text = place.excerpt[place.column - 1 : end + 1]
    if _ENTRIES.search(text) or (of_list and not _TELLS.match(text)):
        return []
    if not any(each.text == text and each.certainty is Certainty.SURE for each in find(text)):
        return []
    return [report("hole", place._replace(width=len(text)), found=text)]


def hole_kind(certainty: Certainty) -> str:
    """Return the kind of problem that a placeholder is."""
    return "hole" if certainty is Certainty.SURE else "likely-hole"


def place_within(node: Scalar, words: str, after: Location | None = None) -> Location:
    """Return the place of some words inside a value, when its line shows them.

    `after` is a place that they do not stand before.
    """
    start = node.location.excerpt.find(words, (after or node.location).column - 1)
    if start < 0:
        return node.location
    return node.location._replace(column=start + 1, width=len(words))
