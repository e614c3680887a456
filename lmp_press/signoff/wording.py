"""The words of a correction: facts by their fields' names, and words in quotation marks."""

from __future__ import annotations

import re

from lmp_press.diagnostics.grammar import ordinal

OPENING = 6  # words by which a paragraph is known
PREPOSITIONS = {"as", "at", "by", "for", "from", "in", "on", "to", "with"}
_STEP = re.compile(r"(\w+)(?:\[(\d+)\])?")
_WITHIN = str.maketrans("“”‘", "‘’“")  # a ’ is an apostrophe more often than an end


def fact(field: str, new: str, old: str) -> str:
    """Return what a field's value is, and is not; other words for a field that no noun names.

    >>> fact("employee_count", "9,700", "9,500")
    'the number of employees is 9,700, not 9,500'
    >>> fact("region_in_text", "the West", "the East")
    '“the East” should read “the West”'
    """
    key = _STEP.findall(field)[-1][0]
    if PREPOSITIONS & {*key.split("_")}:
        return f"{quoted(old)} should read {quoted(new)}"
    verb = "are" if _is_plural(field) else "is"
    return f"{subject(field)} {verb} {_value(field, new)}, not {_value(field, old)}"


def subject(field: str) -> str:
    """Return what a field is about, in words.

    >>> subject("employee_count"), subject("leader_quotes[0].name")
    ('the number of employees', 'the name in the first leader quote')
    """
    *owners, (key, index) = _STEP.findall(field)
    words = key.replace("_", " ")
    if words.endswith(" count"):
        words = f"number of {_plural(words.removesuffix(' count'))}"
    if index:
        words = f"{ordinal(int(index) + 1)} of the {words}"
    if not owners:
        return f"the {words}"
    owner, number = owners[-1]
    spoken = owner.replace("_", " ")
    if number:
        return f"the {words} in the {ordinal(int(number) + 1)} {spoken.removesuffix('s')}"
    return f"the {words} in the {spoken}"


def opening(text: str) -> str:
    """Return the first words of a paragraph in quotation marks, all of a short one's."""
    words = text.split()
    return quoted(" ".join(words[:OPENING]) + ("…" if len(words) > OPENING else ""))


def quoted(words: str) -> str:
    """Return words in quotation marks; those within them are single ones.

    >>> quoted("“We always ask,” she says")
    '“‘We always ask,’ she says”'
    """
    return f"“{' '.join(words.split()).translate(_WITHIN)}”"


def _is_plural(field: str) -> bool:
    """Tell whether a key names several: `local_achievements`, and no `address`."""
    return field.endswith("s") and not field.endswith(("ss", "us", "is"))


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"


def _value(field: str, words: str) -> str:
    """Return a value as a sentence has it: a number or date as it is, other words in quotes."""
    plain = words[:1].isdigit() or field.endswith(("_count", "_date", "phone"))
    return words if plain else quoted(words)
