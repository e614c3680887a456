"""Round brackets, which hold asides far more often than placeholders."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lmp_press.expressions import expression
from lmp_press.placeholders.phrases import (
    fact,
    facts,
    kind_of_noun,
    noun_phrase,
    opens_with_filling,
    pieces,
    singular,
    words_of,
)
from lmp_press.placeholders.placeholder import GUESS, LIKELY, SURE, Verdict, word_set
from lmp_press.placeholders.vocabulary import CUTS, DETERMINERS, RELATIONAL
from lmp_press.placeholders.wordings import (
    CONDITION,
    LONGEST_TO_COME,
    PLAIN_PAIRS,
    TO_COME,
    asks_after,
    is_all_capitals,
    is_pronouns,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lmp_press.placeholders.phrases import Fact

_GRAMMAR = word_set(
    """
    a an he she his her him hers they their them is are was were has have
    """
)
_LABELS = word_set(
    """
    cell phone mobile office home work fax tel direct main voice text
    """
)


NAMES_A_THING = "it names a thing and says nothing of it"
_TELLS = expression(
    r"(?i)\b(?:say so|here|add|insert|include|describe|mention|list|delete|remove)\b[^,;]*\Z"
)
_OF_A_THING = expression(r"[a-z#]+ of [a-z’-]+(?:[ /][a-z’-]+)?\Z")


def judge_aside(inside: str, words: Sequence[str], *, is_label: bool) -> Verdict | None:
    """Return whether the words in round brackets ask; None for an aside."""
    if TO_COME.search(inside) and len(words) <= LONGEST_TO_COME and words[-1] != "pending":
        return Verdict(SURE, "it says that words are still to come")
    if is_pronouns(inside) or inside.lower() in PLAIN_PAIRS:
        return None
    if words[0] in {"your", "name", "names"} and _asks_further(inside, words):
        return Verdict(SURE, "it asks for a name or something of yours")
    if _is_grammar(inside):
        return Verdict(SURE, "it leaves the choice of a word")
    if _has_value(inside) or words[0] in DETERMINERS:
        return None
    return _judge_told_in_round(inside, words) or _judge_facts_in_round(
        inside, words, is_label=is_label
    )


def _judge_told_in_round(inside: str, words: Sequence[str]) -> Verdict | None:
    """Judge what tells somebody to write: `(add your library's resources)`."""
    verb = opens_with_filling(words)
    if verb and asks_after(words, verb):
        return Verdict(SURE, f"`{verb}` tells somebody what to write")
    if CONDITION.match(inside) and (":" in inside or _TELLS.search(inside)):
        return Verdict(SURE, "it stands only on a condition")
    return None


def _judge_facts_in_round(inside: str, words: Sequence[str], *, is_label: bool) -> Verdict | None:
    found = facts(inside)
    of_a_thing = found and found[0] and found[0].noun in RELATIONAL and _OF_A_THING.match(inside)
    if not found or not all(found) or not _has_plain_complement(inside):
        return Verdict(GUESS, NAMES_A_THING) if of_a_thing else None
    if is_label and len(found) == 1 and words[0] in _LABELS:
        return None  # 503-555-0106 (cell)
    named = [each for each in found if each]
    if not all(each.is_known or each.noun == "name" for each in named):
        return None
    asked = [each.is_asked and not _is_of_calendar(each) for each in named]
    if any(asked) and (len(named) > 1 or asked[0]):
        return Verdict(SURE, "it names a fact and says nothing of it")
    certainty = LIKELY if len(words) == 1 and inside[:1].isupper() else GUESS
    return Verdict(certainty, NAMES_A_THING)


def _is_of_calendar(each: Fact) -> bool:
    """Tell whether a noun of time or place says something with the word before it: `last year`."""
    return bool(each.before) and each.noun in {"year", "day", "month", "time", "place", "state"}


def _is_grammar(inside: str) -> bool:
    """Tell whether it leaves the choice of a pronoun, an article or a form of a verb."""
    plain = re.sub(r"\bs/he\b", "she/he", inside.lower())
    named = [word for word in re.split(r"\s*(?:/|\bor\b)\s*", plain) if word]
    return len(named) > 1 and _GRAMMAR.issuperset(named) and not is_pronouns(inside)


def _has_value(inside: str) -> bool:
    """Tell whether a round bracket says what it names: a figure, an address, a label's value."""
    return bool(re.search(r"\d|@|://|www\.", inside)) and not re.search(r"\d\s?[-–]\s?\d", inside)


def _has_plain_complement(inside: str) -> bool:
    """Tell whether what follows the noun is general: `name of hospital`, not `city of Portland`."""
    complement = re.search(r"\b(?:of|for|in|at|from|to|with)\s+(.+)", inside)
    if not complement or is_all_capitals(inside):
        return True
    if singular(noun_phrase(words_of(inside))[-1]) not in RELATIONAL:
        return False
    rest = [word for word in words_of(complement[1]) if word not in DETERMINERS]
    return bool(rest) and all(kind_of_noun(word) or word in CUTS for word in rest[-1:])


def _asks_further(inside: str, words: Sequence[str]) -> bool:
    """Tell whether `your …` or `name of …` goes on like a question for a fact."""
    if words[0] == "your":
        return bool(fact(words)) or len(pieces(inside)) > 1
    return len(words) > 1 and words[1] == "of" and _has_plain_complement(inside)
