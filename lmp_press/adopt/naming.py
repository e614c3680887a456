"""A name for each blank: the same for the same thing, never the same for different things."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from lmp_press.adopt.contacts import ContactBlock
from lmp_press.adopt.field_names import field_name
from lmp_press.adopt.pronouns import is_pronoun, pronoun_name
from lmp_press.adopt.sameness import Key, asked_words, key_of, like
from lmp_press.placeholders import Kind
from lmp_press.release import Role

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from lmp_press.adopt.decision import Decision
    from lmp_press.adopt.structure import Part


def name_blanks(parts: Sequence[Part], blanks: Sequence[Decision]) -> list[Decision]:
    """Return the blanks with a field each; blanks that ask for one thing share theirs."""
    names: dict[Key, str] = {}
    contacts = ContactBlock()
    named: list[Decision] = []
    for blank in blanks:
        field = blank.field or contacts.field_of(parts[blank.part], blank, asked_words(blank))
        if is_pronoun(blank) and not field:
            field = pronoun_name(_last_person(parts, named))
        if not field:
            key = like(key_of(parts, blank), names)
            if key not in names:
                names[key] = _fresh(field_name(parts, blank), {each.field for each in named})
            field = names[key]
        named.append(blank._replace(field=field))
    return _following(named)


def _last_person(parts: Sequence[Part], named: Sequence[Decision]) -> str:
    """Return the field of whoever was named last, outside of a contact block."""
    people = (
        blank.field
        for blank in reversed(named)
        if blank.field_type == Kind.NAME or "name" in blank.parts
        if parts[blank.part].role != Role.CONTACT
    )
    return next(people, "")


def _following(named: Sequence[Decision]) -> list[Decision]:
    """Return the blanks, those that leave the choice of `a` or `an` following the next one."""
    result = list(named)
    for at, (blank, after) in enumerate(pairwise(named)):
        is_next = blank.part == after.part and after.start - blank.end == len(" ")
        if is_next and {option.lower() for option in blank.options} == {"a", "an"}:
            result[at] = blank._replace(field=f"{after.field}_article", follows=after.field)
    return result


def _fresh(name: str, taken: Container[str]) -> str:
    number, free = 2, name
    while free in taken:
        free, number = f"{name}_{number}", number + 1
    return free
