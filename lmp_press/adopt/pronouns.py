"""Pronouns of one person, `[he/she]`, `[his/her]`, `(him/her)`: one answer prints each form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lmp_press.placeholders import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lmp_press.adopt.decision import Decision

# Each form by the answer, which is the subject.
_FORMS = (
    {"he": "he", "she": "she", "they": "they"},
    {"he": "him", "she": "her", "they": "them"},
    {"he": "his", "she": "her", "they": "their"},
    {"he": "his", "she": "hers", "they": "theirs"},
    {"he": "himself", "she": "herself", "they": "themselves"},
)
_SHORT = {"s/he": "she/he", "(s)he": "she/he", "he/ she": "he/she"}
_PERSON = re.compile(r"(?:_(?:last_|first_|full_)?name|\.name|\[\d+\])+\Z")


def is_pronoun(blank: Decision) -> bool:
    """Tell whether a blank leaves the choice of a pronoun."""
    return blank.field_type == Kind.CHOICE and bool(pronoun_answers(blank.options))


def pronoun_options(inside: str) -> tuple[str, ...]:
    """Return the pronouns that somebody leaves the choice of, as typed, or nothing.

    >>> pronoun_options("He/She"), pronoun_options("s/he"), pronoun_options("son/daughter")
    (('He', 'She'), ('she', 'he'), ())
    """
    plain = _SHORT.get(inside.lower().strip(), inside)
    options = tuple(word for word in re.split(r"\s*(?:/|\bor\b)\s*", plain) if word)
    return options if pronoun_answers(options) else ()


def pronoun_answers(options: Sequence[str]) -> tuple[str, ...]:
    """Return the answers that a region chooses from: he, she, they, in the order as typed."""
    words = [option.lower() for option in options]
    for forms in _FORMS:
        answers = [next((key for key in forms if forms[key] == word), "") for word in words]
        if len(set(answers)) > 1 and all(answers):
            return tuple(answers)
    return ()


def pronoun_name(person: str) -> str:
    """Return the field of a person's pronoun.

    >>> pronoun_name("mayor_name"), pronoun_name("leader_quotes[0].name"), pronoun_name("")
    ('mayor_pronoun', 'leader_quotes_pronoun', 'pronoun')
    """
    owner = re.sub(r"[\[\].\d]+", "_", _PERSON.sub("", person)).strip("_")
    return f"{owner}_pronoun" if owner else "pronoun"


def branches(blank: Decision) -> str:
    """Return the code that prints the form that goes with the answer."""
    code = ""
    *answers, _ = pronoun_answers(blank.options)
    for answer, form in zip(answers, blank.options, strict=False):
        code += f'{{% {"elif" if code else "if"} {blank.field} == "{answer}" %}}{form}'
    return f"{code}{{% else %}}{blank.options[-1]}{{% endif %}}"
