"""Whether the words between two brackets ask for a fact, or say something."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from lmp_press.expressions import expression
from lmp_press.placeholders.asides import NAMES_A_THING, judge_aside
from lmp_press.placeholders.phrases import (
    fact,
    facts,
    is_insert,
    opens_with_filling,
    pieces,
    singular,
    words_of,
)
from lmp_press.placeholders.placeholder import GUESS, LIKELY, SURE, Verdict, word_set
from lmp_press.placeholders.vocabulary import (
    CUTS,
    DETERMINERS,
    EDITORIAL,
    INSTRUCTING,
)
from lmp_press.placeholders.wordings import (
    CONDITION,
    PLAIN_PAIRS,
    TO_COME,
    asks_after,
    is_all_capitals,
    is_pronouns,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lmp_press.placeholders.phrases import Fact

LONG_QUESTION = 4  # words of a question that opens with an article
_STANDING = expression(r"[Xx]{2,}|\b[XxNn]th\b|[XYZ]{3,}|_{2,}|\?{2,}|\b(?:TK|TKTK|TB[ACD])\b")
_NO_WORDS = expression(
    r"""[^\w\#]*\Z | \^ | [\d\s.,;:–\-/%$€£]+\Z  # a note, a box, a figure
    | [a-zA-Z]\Z | [ivxlcIVXLC]+\Z
    | (?:https?://|www\.|mailto:)\S*\Z | \S+@\S+\Z | (?:\.\s*){3}\Z | …\Z""",
    re.VERBOSE,
)
_ALTERNATIVES = expression(r"[^\W\d_][\w’'-]*(?:\s?/\s?[^\W\d_][\w’'-]*)+\Z")
_ENDS_OPEN = expression(r"(?i)\b(?:etc\.?|and so on|and the like|or similar)\W*\Z|(?:\.\.\.|…)\Z")
_ENDS_OPTIONAL = expression(r"(?i)[,;(–—-] ?(?:optional|if (?:any|applicable|available))\W*\Z")
_EXAMPLES = expression(r"(?i)(?:examples?\b|e\.?\s?g\b\.?|for example\b|for instance\b|such as\b)")
_PLAIN_WORDS = expression(r"[A-Za-z][a-z’-]*(?: [a-z’-]+){0,3}\Z")
_TAGS = word_set(
    """
    a abbr b big blockquote br center code del div dd dl dt em font h hr html i img ins li mark ol p
    pre q s small span strike strong style sub sup table tbody td th tr tt u ul
    """
)
_EDITOR_OPENS = DETERMINERS - {"your"} | CUTS - {"name", "your"}


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
        or (shape == "(" and judge_aside(inside, words, is_label=is_label))
        or (shape in "<«‹⟨" and _judge_angle(inside))
        or (shape in "[{【" and _judge_square(inside, words, quoted=quoted, curly=shape == "{"))
        or None
    )


def _judge_anywhere(inside: str, words: Sequence[str]) -> Verdict | None:
    """Judge what asks in a bracket of any shape."""
    why = _why_anywhere(inside, words)
    return Verdict(SURE, why) if why else None


def _why_anywhere(inside: str, words: Sequence[str]) -> str:
    if is_insert(words[0]) or words[:2] == ["please", "insert"]:
        return "it says what to insert"
    if len(words) > 1 and (words[0] == "optional" or _ENDS_OPTIONAL.search(inside)):
        return "it says what is optional"
    if re.search(r"_{2,}", inside) and len(inside) - inside.count("_") <= 2 * len(words) + 20:
        return "underscores leave room for words"
    found = facts(inside)
    if found and all(found) and is_all_capitals(inside) and _is_plain(found):
        return "it names a fact in capitals"
    named = fact(words)
    is_yours = named and (words[0] == "your" or ("your" in words and named.is_asked))
    return "it asks for something of yours" if is_yours else ""


def _judge_angle(inside: str) -> Verdict | None:
    """Judge angle brackets and guillemets, which are signs of markup or marks of a quotation."""
    words = words_of(inside)
    found = facts(inside)
    if (found and all(found)) or (opens_with_filling(words) and asks_after(words, words[0])):
        return Verdict(SURE, "it names a fact and says nothing of it")
    if _ALTERNATIVES.match(inside) and not is_pronouns(inside):
        return Verdict(SURE, "it leaves the choice of a word")
    if _PLAIN_WORDS.match(inside) and words[0] not in _TAGS:
        return Verdict(GUESS, NAMES_A_THING)
    return None


def _judge_square(
    inside: str, words: Sequence[str], *, quoted: bool, curly: bool
) -> Verdict | None:
    """Judge square and curly brackets, which say something only where an editor wrote them."""
    if inside.lower() in PLAIN_PAIRS or EDITORIAL.issuperset(words) or _is_editors_note(words):
        is_remark = quoted and words != ["sic"]
        return Verdict(GUESS, "it may be an editor's remark") if is_remark else None
    if _STANDING.search(inside) or TO_COME.search(inside):
        return Verdict(SURE, "it says that words are still to come")
    if _ALTERNATIVES.match(inside) and not is_pronouns(inside):
        return Verdict(SURE, "it leaves the choice of a word")
    verb = opens_with_filling(words)
    if verb and (len(words) > 1 or not quoted):
        return Verdict(SURE, f"`{verb}` tells somebody what to write")
    if CONDITION.match(inside):
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
    return "it stands in capitals" if is_all_capitals(inside) and len(words) > 1 else ""


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


def _is_editors_note(words: Sequence[str]) -> bool:
    return words[0] in {"editor", "editors", "ed"} and len(words) > 1 and words[1] == "note"
