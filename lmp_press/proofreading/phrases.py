"""A phrase that does not go on: “our partnership for” is followed by a thing or a doing.

After “for” stands “opening two clinics” or “fewer injuries”, and not “opened two clinics” or “we
opened”. A past participle reads well before a noun (“reduced injuries”), so only one that has an
object of its own is a slip.
"""

from __future__ import annotations

import re

from lmp_press.expressions import expression

_PRONOUN = expression(
    r"(?:[Ww]e|I|[Ss]?[Hh]e|[Tt]hey|[Ii]t|[Yy]ou)(?:[’'](?:re|ve|s|ll|d|m))?\s+(?=\w)"
)
_PRONOUNS_OPEN = frozenset("WwISsHhTtiYy")
_PAST = expression(
    r"(?:[A-Za-z]+ly\s+)?(?P<verb>[A-Za-z]+)\s+(?:(?:up|out|down|off|back|over)\s+)?"
)
_OBJECT = expression(
    r"""(?:the|a|an|our|its|their|his|her|your|my|every|each|all|this|these|those|us|them)\s
    | (?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands)
      (?:\ of|\ (?!percent\b)[^\W\d]|\ percent\ of)""",
    re.VERBOSE | re.IGNORECASE,
)
# Verbs whose past has a form of its own.
_DOING = dict(
    (
        *(("began", "beginning"), ("bought", "buying"), ("brought", "bringing")),
        *(("built", "building"), ("caught", "catching"), ("chose", "choosing"), ("cut", "cutting")),
        *(("did", "doing"), ("drew", "drawing"), ("drove", "driving"), ("found", "finding")),
        *(("gave", "giving"), ("got", "getting"), ("grew", "growing"), ("held", "holding")),
        *(("kept", "keeping"), ("led", "leading"), ("made", "making"), ("met", "meeting")),
        *(("overcame", "overcoming"), ("oversaw", "overseeing"), ("paid", "paying")),
        *(("put", "putting"), ("ran", "running"), ("rebuilt", "rebuilding"), ("sent", "sending")),
        *(("set", "setting"), ("sold", "selling"), ("spent", "spending"), ("taught", "teaching")),
        *(("told", "telling"), ("took", "taking"), ("undertook", "undertaking")),
        *(("won", "winning"), ("wrote", "writing")),
    )
)
_NO_VERB = frozenset(
    {"hundred", "kindred", "naked", "sacred", "wicked", "rugged", "indeed", "red", "shed", "need"}
)
_DOES_NOT_DROP_E = frozenset({"agreed", "freed", "guaranteed", "decreed", "refereed"})


def going_on(phrase: str) -> str | None:
    """Return how a phrase should open after “for”: its words with the -ing form.

    The phrase itself when it reads well or nobody can tell; None when it does not, and the right
    words are not known.

    >>> going_on("opened two clinics"), going_on("reduced injuries"), going_on("we opened a clinic")
    ('opening two clinics', 'reduced injuries', 'opening a clinic')
    """
    pronoun = _PRONOUN.match(phrase) if phrase[:1] in _PRONOUNS_OPEN else None
    rest = phrase[pronoun.end() :] if pronoun else phrase
    past = _PAST.match(rest) if any(map(_doing, rest.split(maxsplit=2)[:2])) else None
    doing = _doing(past["verb"]) if past else ""
    if not past or not doing:
        return None if pronoun else phrase
    if not pronoun and not _OBJECT.match(rest, past.end()):
        return phrase
    return rest[: past.start("verb")] + doing + rest[past.end("verb") :]


def _doing(verb: str) -> str:
    """Return the -ing form of a verb in the past, '' for a word that is none."""
    past = verb.lower()
    if past in _DOING:
        return _DOING[past]
    if (
        not past.endswith("ed")
        or past in _NO_VERB
        or (past.endswith("eed") and past not in _DOES_NOT_DROP_E)
    ):
        return ""
    if past in _DOES_NOT_DROP_E:
        return f"{past[:-1]}ing"
    return f"{past[:-3]}ying" if past.endswith("ied") else f"{past[:-2]}ing"
