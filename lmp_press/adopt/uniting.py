"""One field has one type: the blanks that share a name, and what other templates ask by it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lmp_press.adopt.decision import OPTIONAL, Decision
from lmp_press.adopt.field_paths import FieldPath
from lmp_press.adopt.pronouns import is_pronoun
from lmp_press.placeholders import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    Numbered = tuple[int, Decision]
    Known = Callable[[tuple[str, ...]], dict[str, Any] | None]

GROUP, WHETHER, PRONOUN = "group", "whether", "pronoun"
# What every template knows, whether its fields list it or not.
_ALWAYS: dict[str, str] = {
    "draft": WHETHER,
    "release_date": Kind.DATE,
    "media_contact": GROUP,
    "city": Kind.TEXT,
    "region_name": Kind.TEXT,
    "region_in_text": Kind.TEXT,
}
_SAME_TEXT = {Kind.TEXT, Kind.NAME, Kind.PHONE, Kind.EMAIL, Kind.URL, OPTIONAL}


class ChoiceError(ValueError):
    """A choice is about what the release does not have, or cannot be."""


def united(
    blanks: Iterable[Numbered], said: Collection[int], known: Known, taken: Collection[str]
) -> list[Numbered]:
    """Return the blanks, each with the type that its field has.

    One that a person named takes that type; another gets a name of its own where the types
    differ, or where a template has the name (`taken`).
    """
    types: dict[str, str] = {}
    result: list[Numbered] = []
    for number, blank in sorted(blanks, key=lambda pair: pair[0] not in said):
        held = _type_of_field(blank.field, types, known)
        if number in said:
            _refuse_taken(blank.field, taken)
            fitted = _as(blank, held) if held else blank
        else:
            fitted = _apart(blank, types, known, taken)
        types.setdefault(fitted.field, _type_of(fitted))
        result.append((number, fitted))
    _refuse_prefixes([blank for _, blank in result if not blank.follows])
    return sorted(result, key=lambda pair: (pair[1].part, pair[1].start))


def fits(blank: Decision, field: str, known: Known, *, exactly: bool = False) -> bool:
    """Tell whether a blank can print a field that a template has; `exactly`: as it asks itself."""
    if known(FieldPath.of(field)[-1].names) is None:
        return False
    types = {_type_of_field(field, {}, known), _type_of(blank)}
    return len(types) == 1 or not (exactly or types & {GROUP, WHETHER, PRONOUN})


def _type_of(blank: Decision) -> str:
    if blank.parts:
        return GROUP
    if blank.governs:
        return WHETHER
    if is_pronoun(blank):
        return PRONOUN
    is_text = blank.is_piece or blank.field_type in _SAME_TEXT
    return Kind.TEXT if is_text else blank.field_type


def _type_of_field(field: str, types: dict[str, str], known: Known) -> str:
    """Return the type that a field has already, '' for a new one."""
    schema = known(FieldPath.of(field)[-1].names)
    if schema is None:
        return types.get(field) or _ALWAYS.get(field, "")
    if "enum" in schema:
        return Kind.CHOICE
    if schema.get("format") == "date":
        return Kind.DATE
    kinds = {"object": GROUP, "array": Kind.LIST, "integer": Kind.COUNT, "boolean": WHETHER}
    return kinds.get(schema.get("type", ""), Kind.TEXT)


def _apart(
    blank: Decision, types: dict[str, str], known: Known, taken: Collection[str]
) -> Decision:
    """Return a blank with a name that nothing of another type has."""
    number, name = 2, blank.field
    while name in taken or _type_of_field(name, types, known) not in {"", _type_of(blank)}:
        name, number = f"{blank.field}_{number}", number + 1
    return blank._replace(field=name)


def _as(blank: Decision, held: str) -> Decision:
    """Return a blank as its field is asked for."""
    if held == _type_of(blank):
        return blank
    if held == GROUP:
        message = f"`{blank.field}` is a group: name one of its facts, such as `{blank.field}.name`"
        raise ChoiceError(message)
    if held in {WHETHER, PRONOUN}:
        message = f"`{blank.field}` is no text, which blank `{blank.text}` asks for"
        raise ChoiceError(message)
    return blank._replace(field_type=held, parts=(), options=(), is_piece=False, governs=False)


def _refuse_taken(field: str, taken: Collection[str]) -> None:
    if field in taken:
        message = f"`{field}` is the name of a template, and cannot name a field"
        raise ChoiceError(message)


def _refuse_prefixes(blanks: Iterable[Decision]) -> None:
    """Raise ChoiceError for a field that is also the group of another one."""
    paths = {FieldPath.of(blank.field)[-1].names: blank for blank in blanks}
    for path, blank in paths.items():
        for size in range(1, len(path)):
            outer = paths.get(path[:size])
            if outer and not outer.parts:
                message = f"`{outer.field}` cannot be a field of its own beside `{blank.field}`"
                raise ChoiceError(message)


def refuse_name(name: str, blanks: Iterable[Numbered], known: Known) -> None:
    """Raise ChoiceError for a template that has the name of a field: a file could not tell."""
    fields = {FieldPath.of(blank.field)[0].name for _, blank in blanks}
    if name in fields or name in _ALWAYS or known((name,)):
        message = f"`{name}` is the name of a field; name the template otherwise with `--as`"
        raise ChoiceError(message)
