"""Whether the words between two brackets ask for a fact, or say something."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from lmp_press.placeholders.phrases import (
    asks_for_list,
    fact,
    facts,
    is_insert,
    kind_of_noun,
    noun_phrase,
    opens_with_filling,
    pieces,
    singular,
    words_of,
)
from lmp_press.placeholders.placeholder import GUESS, LIKELY, SURE, Verdict, word_set
from lmp_press.placeholders.vocabulary import (
    ALSO_NOUNS,
    CUTS,
    DETERMINERS,
    EDITORIAL,
    INSTRUCTING,
    RELATIONAL,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lmp_press.placeholders.phrases import Fact

LONG_QUESTION = 4  # words of a question that opens with an article
LONGEST_TO_COME = 6  # words of what is still to come
_STANDING = re.compile(r"[Xx]{2,}|\b[XxNn]th\b|[XYZ]{3,}|_{2,}|\?{2,}|\b(?:TK|TKTK|TB[ACD])\b")
_NO_WORDS = re.compile(
    r"""[^\w\#]*\Z | \^ | [\d\s.,;:–\-/%$€£]+\Z  # a note, a box, a figure
    | [a-zA-Z]\Z | [ivxlcIVXLC]+\Z
    | (?:https?://|www\.|mailto:)\S*\Z | \S+@\S+\Z | (?:\.\s*){3}\Z | …\Z""",
    re.VERBOSE,
)
_TO_COME = re.compile(
    r"(?i)\b(?:to\s+(?:come|follow|be\s+(?:confirmed|determined|announced|decided|advised|added|"
    r"inserted|supplied|provided))|tb[acd]|tktk|tk|pending)\W*\Z"
)
_CONDITION = re.compile(
    r"(?i)(?:optional\b|if\s+(?:applicable|available|known|any|appropriate|desired|needed|"
    r"relevant|necessary|possible|you|your)\b|when\s+applicable\b|delete\s+(?:if|this)\b)"
)
_ALTERNATIVES = re.compile(r"[^\W\d_][\w’'-]*(?:\s?/\s?[^\W\d_][\w’'-]*)+\Z")
_ENDS_OPEN = re.compile(r"(?i)\b(?:etc\.?|and so on|and the like|or similar)\W*\Z|(?:\.\.\.|…)\Z")
_EXAMPLES = re.compile(r"(?i)(?:examples?\b|e\.?\s?g\b\.?|for example\b|for instance\b|such as\b)")
_PRONOUNS = (
    {"she", "her", "hers"},
    {"he", "him", "his"},
    {"they", "them", "their", "theirs"},
    {"ze", "zir"},
)
_PLAIN_PAIRS = frozenset(
    {"and/or", "either/or", "n/a", "w/o", "on/off", "yes/no", "24/7", "and/nor"}
)
_GRAMMAR = word_set(
    """
    a an he she his her him hers they their them is are was were has have
    """
)
_EDITOR_OPENS = DETERMINERS - {"your"} | CUTS - {"name", "your"}
_LABELS = word_set(
    """
    cell phone mobile office home work fax tel direct main voice text
    """
)


@lru_cache(maxsize=1024)
def judge(shape: str, inside: str, *, quoted: bool, is_label: bool = False) -> Verdict | None:
    """Return whether the words inside a bracket ask for a fact; None when they say something.

    `quoted`: the bracket stands in a quotation, where an editor's words stand in square ones.
    `is_label`: it stands behind a number or an address, and may say what that is: `(cell)`.
    """
    if _NO_WORDS.match(inside):
        return None
    words = words_of(inside)
    if not words:
        return None
    return (
        _judge_anywhere(inside, words)
        or (shape == "(" and _judge_round(inside, words, is_label=is_label))
        or (shape in "<«‹⟨" and _judge_angle(inside))
        or (shape in "[{【" and _judge_square(inside, words, quoted=quoted, curly=shape == "{"))
        or None
    )


def _judge_anywhere(inside: str, words: Sequence[str]) -> Verdict | None:
    """Judge what asks in a bracket of any shape."""
    if is_insert(words[0]) or words[:2] == ["please", "insert"]:
        return Verdict(SURE, "it says what to insert")
    if words[0] == "optional" and len(words) > 1:
        return Verdict(SURE, "it says what is optional")
    if re.search(r"_{2,}", inside) and len(inside) - inside.count("_") <= 2 * len(words) + 20:
        return Verdict(SURE, "underscores leave room for words")
    found = facts(inside)
    if found and all(found) and _is_all_capitals(inside) and _is_plain(found):
        return Verdict(SURE, "it names a fact in capitals")
    named = fact(words)
    if named and (words[0] == "your" or ("your" in words and named.is_asked)):
        return Verdict(SURE, "it asks for something of yours")
    return None


def _judge_round(inside: str, words: Sequence[str], *, is_label: bool) -> Verdict | None:
    """Judge round brackets, which hold asides far more often than placeholders."""
    if _TO_COME.search(inside) and len(words) <= LONGEST_TO_COME and words[-1] != "pending":
        return Verdict(SURE, "it says that words are still to come")
    if _is_pronouns(inside) or inside.lower() in _PLAIN_PAIRS:
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
    if verb and _asks_after(words, verb):
        return Verdict(SURE, f"`{verb}` tells somebody what to write")
    if _CONDITION.match(inside) and ":" in inside:
        return Verdict(SURE, "it stands only on a condition")
    return None


def _judge_facts_in_round(inside: str, words: Sequence[str], *, is_label: bool) -> Verdict | None:
    found = facts(inside)
    if not found or not all(found) or not _has_plain_complement(inside):
        return None
    if is_label and len(found) == 1 and words[0] in _LABELS:
        return None  # 503-555-0106 (cell)
    named = [each for each in found if each]
    if not all(each.is_known or each.noun == "name" for each in named):
        return None
    asked = [each.is_asked and not _is_of_calendar(each) for each in named]
    if any(asked) and (len(named) > 1 or asked[0]):
        return Verdict(SURE, "it names a fact and says nothing of it")
    certainty = LIKELY if len(words) == 1 and inside[:1].isupper() else GUESS
    return Verdict(certainty, "it names a thing and says nothing of it")


def _judge_angle(inside: str) -> Verdict | None:
    """Judge angle brackets and guillemets, which are signs of markup or marks of a quotation."""
    words = words_of(inside)
    found = facts(inside)
    if (found and all(found)) or (opens_with_filling(words) and _asks_after(words, words[0])):
        return Verdict(SURE, "it names a fact and says nothing of it")
    return None


def _judge_square(
    inside: str, words: Sequence[str], *, quoted: bool, curly: bool
) -> Verdict | None:
    """Judge square and curly brackets, which say something only where an editor wrote them."""
    if inside.lower() in _PLAIN_PAIRS or EDITORIAL.issuperset(words) or _is_editors_note(words):
        return None
    if _STANDING.search(inside) or _TO_COME.search(inside):
        return Verdict(SURE, "it says that words are still to come")
    if _ALTERNATIVES.match(inside) and not _is_pronouns(inside):
        return Verdict(SURE, "it leaves the choice of a word")
    verb = opens_with_filling(words)
    if verb and (len(words) > 1 or not quoted):
        return Verdict(SURE, f"`{verb}` tells somebody what to write")
    if _CONDITION.match(inside):
        return Verdict(SURE, "it stands only on a condition")
    return _judge_quoted(inside, words) if quoted else _judge_open(inside, words, curly=curly)


def _judge_open(inside: str, words: Sequence[str], *, curly: bool) -> Verdict | None:
    """Judge square brackets outside of a quotation, where an editor has no business."""
    if curly and max(map(len, words)) == 1 and "#" not in words:
        return None
    if CUTS.issuperset(words):
        return Verdict(GUESS, "it may be an editor's word")
    why = _why_open(inside, words)
    return Verdict(SURE if why else LIKELY, why or "brackets outside a quotation mostly ask")


def _why_open(inside: str, words: Sequence[str]) -> str:
    """Return why square brackets outside of a quotation surely ask, or ''."""
    if any(facts(inside)) or fact(words) or fact(_without_participle(words)):
        return "it names a fact and says nothing of it"
    if _EXAMPLES.match(inside) or _ENDS_OPEN.search(inside):
        return "it gives examples of what to write"
    if any(word in INSTRUCTING or word == "your" for word in words):
        return "it speaks to the person who fills it in"
    if "/" in inside and len(pieces(inside)) > 1:
        return "it leaves the choice of words"
    return "it stands in capitals" if _is_all_capitals(inside) and len(words) > 1 else ""


def _judge_quoted(inside: str, words: Sequence[str]) -> Verdict | None:
    """Judge square brackets inside a quotation, where an editor may have put a word."""
    if words == ["your"]:
        return None
    if _EXAMPLES.match(inside) or re.search(r"(?i)\betc\b", inside):
        return Verdict(SURE, "it gives examples of what to write")
    if "your" in words and fact(words[words.index("your") + 1 :]):
        return Verdict(SURE, "it speaks to the person who fills it in")
    if words[0] in _EDITOR_OPENS and not (words[0] in {"a", "an"} and len(words) >= LONG_QUESTION):
        return _judge_prepositional(words) or Verdict(GUESS, "it may be an editor's word")
    return _judge_facts_in_quotation(inside, words)


def _judge_facts_in_quotation(inside: str, words: Sequence[str]) -> Verdict:
    """Judge nouns of facts in square brackets inside a quotation."""
    first = fact(words) or fact(_without_participle(words))
    asked = any(each and each.is_asked for each in facts(inside))
    if asked or (first and (len(words) > 1 or not inside.islower())):
        return Verdict(SURE, "it names a fact and says nothing of it")
    if first and singular(words[0]) == words[0]:
        return Verdict(LIKELY, "it names a thing, which may be an editor's word")
    return Verdict(GUESS, "it may be an editor's word")


def _judge_prepositional(words: Sequence[str]) -> Verdict | None:
    """Judge an editor's opening that asks all the same: `[the name of your hospital]`."""
    named = fact(words)
    if named and named.is_asked and "your" in words:
        return Verdict(SURE, "it asks for something of yours")
    if named and named.noun == "name" and "of" in words:
        return Verdict(SURE, "it asks for a name")
    return None


def _without_participle(words: Sequence[str]) -> Sequence[str]:
    """Return `amount raised` without what was done to it."""
    return words[:-1] if words[-1].endswith("ed") else words


def _is_plain(found: Sequence[Fact | None]) -> bool:
    """Tell whether the words before each noun are such as people ask with."""
    return all(each and (each.is_known or each.is_asked) for each in found)


def _is_all_capitals(text: str) -> bool:
    letters = [sign for sign in text if sign.isalpha()]
    return len(letters) > 1 and all(sign.isupper() for sign in letters)


def _is_of_calendar(each: Fact) -> bool:
    """Tell whether a noun of time or place says something with the word before it: `last year`."""
    return bool(each.before) and each.noun in {"year", "day", "month", "time", "place", "state"}


def _is_pronouns(inside: str) -> bool:
    """Tell whether it says by which pronouns somebody goes: she/her, they/them/theirs."""
    named = {word.strip() for word in re.split(r"\W+", inside.lower()) if word}
    return bool(named) and any(named <= family for family in _PRONOUNS) and len(named) > 1


def _is_grammar(inside: str) -> bool:
    """Tell whether it leaves the choice of a pronoun, an article or a form of a verb."""
    plain = re.sub(r"\bs/he\b", "she/he", inside.lower())
    named = [word for word in re.split(r"\s*(?:/|\bor\b)\s*", plain) if word]
    return len(named) > 1 and _GRAMMAR.issuperset(named) and not _is_pronouns(inside)


def _is_editors_note(words: Sequence[str]) -> bool:
    return words[0] in {"editor", "editors", "ed"} and len(words) > 1 and words[1] == "note"


def _has_value(inside: str) -> bool:
    """Tell whether a round bracket says what it names: a figure, an address, a label's value."""
    return bool(re.search(r"\d|@|://|www\.", inside)) and not re.search(r"\d\s?[-–]\s?\d", inside)


def _has_plain_complement(inside: str) -> bool:
    """Tell whether what follows the noun is general: `name of hospital`, not `city of Portland`."""
    complement = re.search(r"\b(?:of|for|in|at|from|to|with)\s+(.+)", inside)
    if not complement or _is_all_capitals(inside):
        return True
    if singular(noun_phrase(words_of(inside))[-1]) not in RELATIONAL:
        return False
    rest = [word for word in words_of(complement[1]) if word not in DETERMINERS]
    return bool(rest) and all(kind_of_noun(word) or word in CUTS for word in rest[-1:])


def _asks_after(words: Sequence[str], verb: str) -> bool:
    """Tell whether a fact is named after a verb of filling in: `add your library's resources`."""
    rest = words[list(words).index(verb) + 1 :]
    if not rest:
        return False
    if "your" in rest or rest[0] in {"here", "below", "above"} or "here" in rest[-1:]:
        return True
    if verb in ALSO_NOUNS:  # a list price, a name brand
        return asks_for_list(rest) or (rest[0] in DETERMINERS and bool(fact(rest)))
    return bool(fact(rest)) or asks_for_list(rest)


def _asks_further(inside: str, words: Sequence[str]) -> bool:
    """Tell whether `your …` or `name of …` goes on like a question for a fact."""
    if words[0] == "your":
        return bool(fact(words)) or len(pieces(inside)) > 1
    return len(words) > 1 and words[1] == "of" and _has_plain_complement(inside)
