"""A first look at a passage, which tells in microseconds that nothing in it needs a second.

Passages with the same words of the copy are one shape. A shape is studied once; then only the
values are looked at, and how they meet the words beside them. The look may be wrong in one way
alone: it may ask for a second look at a passage that is good.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile
from operator import eq
from typing import TYPE_CHECKING

from lmp_press.expressions import expression
from lmp_press.named_tuples import NamedTuple
from lmp_press.press_style.phones import is_plain
from lmp_press.proofreading.addresses import why_no_mail
from lmp_press.proofreading.passages import (
    MOST_WORDS,
    SENTENCES,
    CheckedPassage,
    Passage,
    Setting,
)
from lmp_press.release import Role, Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lmp_press.release import Paragraph

PLAIN = ("Zed", "Abe", "Max", "Ned")  # values with which no passage has a flaw of its own

_ROUGH = expression(
    r"""[,;:.?!…][^\w\s’”)] | \s[^\w“‘($€£#&–—+-] | [“(\[][\s)\]] | [.,]”[.,] | [a-z]{5}\.[,;]
      | [.?!]”?\s+[“‘(]*[a-z\d] | “[^\w(‘$]""",
    re.VERBOSE,
)
_PRESS_DATE = expression(r"[A-Z][a-z]+\.? (?:[1-9]|[12]\d|3[01]), \d{4}\Z")
_MONTHS = frozenset(
    {
        *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
        *("October", "November", "December", "Jan.", "Feb.", "Mar.", "Apr.", "Jun.", "Jul."),
        *("Aug.", "Sep.", "Sept.", "Oct.", "Nov.", "Dec.", "Jan", "Feb", "Mar", "Apr", "Jun"),
        *("Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec"),
    }
)
_ARTICLES = frozenset({"a", "an", "A", "An", "(a", "“a", "‘a", "“A", "‘A", "“An", "‘An"})
_NOTABLE = _MONTHS | _ARTICLES
_SENDING = ("mbargo", "MBARGO", "release", "RELEASE", "publication")
_MARKS = ".,;:?!…()[]“”‘’\"'"


class Glance(NamedTuple):
    """A text at a glance: its first and last words, its ends, how many words it has."""

    first: tuple[str, ...]
    last: str
    head: str
    tail: str
    size: int


class Slot(NamedTuple):
    """Where a value stands among the copy's words of a shape; `run` is its run's number.

    `after` are the signs behind it, `last_before` and `first_after` the words on both sides.
    """

    run: int
    last_before: str
    first_after: frozenset[str]
    after: str
    follows_value: bool
    opens_sentence: bool


class Shape(NamedTuple):
    """The copy's words of a passage, studied; `slots` is None for one that needs every look."""

    plain: CheckedPassage
    slots: tuple[Slot, ...] | None


def words_if_good(shape: Shape, runs: Sequence[Run]) -> int | None:
    """Return how many words a passage has; None when it needs a second look."""
    if shape.slots is None:
        return None
    size = shape.plain.words - len(shape.slots)
    last = ""
    for slot in shape.slots:
        run = runs[slot.run]
        look = look_at(run.text)
        if look is None or not _fits(slot, look, last) or (run.link and _is_suspect(run)):
            return None
        last = look.last
        size += look.size
    return size


def _fits(slot: Slot, look: Glance, last: str) -> bool:
    """Tell whether a value meets the words beside it without a flaw."""
    _, last_before, first_after, after, follows_value, opens_sentence = slot
    first, last_inside, head, tail, size = look
    before = last if follows_value else last_before
    if before in first or last_inside in first_after:
        return False
    if size < MOST_WORDS and before in first_after:
        return False
    if opens_sentence and not head.isupper():
        return False
    if tail.isalnum() or tail in "%)’":
        return True
    return tail in ".,?!" and after.startswith(("”", " —", " –"))


def _is_suspect(run: Run) -> bool:
    """Tell whether a linked value may be a number or an address that nobody can use."""
    if run.link.startswith("tel:"):
        return not is_plain(run.text)
    return run.link != f"mailto:{run.text}" or why_no_mail(run.text) != ""


@lru_cache(maxsize=4096)
def look_at(text: str) -> Glance | None:
    """Return what is seen of a text at once; None when it needs a second look."""
    if text[-1:].isdigit() and _PRESS_DATE.match(text):
        return Glance(("date",), "date", text[0], text[-1], text.count(" ") + 1)
    smooth = _smoothed(text)
    words = (smooth or text).split()
    if not words or not (text[0].isalnum() or text[0] in "$#(+"):
        return None
    if _is_doubtful(text, words) or (len(words) > 1 and not smooth and _ROUGH.search(text)):
        return None
    ends = smooth or " ".join([*words[:MOST_WORDS], words[-1]])
    bare = ends.casefold().split() if smooth else _bare_words(ends)
    if not bare:
        return None
    return Glance(tuple(bare[:MOST_WORDS]), bare[-1], text[0], text[-1], len(words))


def _is_doubtful(text: str, words: Sequence[str]) -> bool:
    """Tell whether a text may have a flaw of its own: a word twice, a date, an article."""
    if not _NOTABLE.isdisjoint(words) and (
        (len(words) > 1 and not _MONTHS.isdisjoint(words)) or _has_wrong_articles(text)
    ):
        return True
    return any(map(eq, words, words[1:])) or any(map(text.__contains__, _SENDING))


def _has_wrong_articles(text: str) -> bool:
    from lmp_press.proofreading.articles import wrong_articles  # few values have an article

    return any(wrong_articles(Passage(Role.BODY, text, ())))


def _smoothed(text: str) -> str:
    """Return the words of a text that has no mark but commas between them; '' for another one."""
    words = text.removesuffix(".").replace(", ", " ")
    return words if "  " not in words and words.replace(" ", "").isalnum() else ""


def _bare_words(text: str) -> list[str]:
    words = (word.strip(_MARKS) for word in text.casefold().split())
    return [word for word in words if word]


def shape_of(paragraph: Paragraph, setting: Setting) -> Shape:
    """Return the shape of a passage, by its copy's own words."""
    from lmp_press.proofreading.marks import mark  # a shape that is known needs none of it

    runs = tuple(
        Run(PLAIN[number % len(PLAIN)], field=str(run.field)) if run.field else run
        for number, run in enumerate(paragraph.runs)
    )
    plain = mark(paragraph._replace(runs=runs), setting)
    slots = [_slot(paragraph, number) for number, run in enumerate(runs) if run.field]
    if plain.flaws or paragraph.role == Role.HEADLINE or None in slots:
        return Shape(plain, None)
    return Shape(plain, tuple(filter(None, slots)))


def _slot(paragraph: Paragraph, number: int) -> Slot | None:
    """Return where a value stands; None behind an article, which goes by the value's sound."""
    runs = paragraph.runs
    before = _between(runs[at] for at in range(number - 1, -1, -1))[::-1]
    after = _between(runs[at] for at in range(number + 1, len(runs)))
    words = _bare_words("".join(before))
    if words[-1:] in (["a"], ["an"]):
        return None
    text = "".join(before).rstrip("“‘( ")
    opens = text.endswith((".", "?", "!")) or "".join(before).endswith("“")
    following = _bare_words("".join(after))
    return Slot(
        number,
        words[-1] if words else "\0",  # which no value holds
        frozenset(following[:MOST_WORDS]),
        "".join(after)[:2],
        not words and number > len(before),
        (opens or number == 0) and paragraph.role in SENTENCES,
    )


def _between(runs: Iterable[Run]) -> list[str]:
    """Return the copy's words of some runs, up to the next value."""
    return [run.text for run in takewhile(lambda run: not run.field, runs)]
