"""A paragraph laid on a variant: which of its words are copy, which a value, which edited.

What a template prints is told from what it does not, letter for letter; nothing is normalised.
"""

from __future__ import annotations

import re
from enum import StrEnum
from itertools import accumulate
from typing import TYPE_CHECKING

from lmp_press.blanks import BLANK, index_of
from lmp_press.linear import found_in
from lmp_press.named_tuples import NamedTuple
from lmp_press.outline import is_one
from lmp_press.review.causes.printed import is_printed
from lmp_press.review.comparing.runs import Formatting, formatting
from lmp_press.review.comparing.sequences import common
from lmp_press.review.comparing.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lmp_press.outline import Variant


ONE = frozenset({"one", "1"})


class Provenance(StrEnum):
    """Where words come from; CHOSEN ones are the copy's, but a value chose them: `represents`."""

    COPY = "copy"
    VALUE = "value"
    CHOSEN = "chosen"
    HAND = "hand"


class TracedSpan(NamedTuple):
    """Characters of a paragraph from one source; without one, HAND is where words are missing.

    `fields` are the paths of the fields that may have filled it, one when it is known which.
    `look` is how the template prints it, None for what it does not print.
    """

    start: int
    stop: int
    source: Provenance
    fields: tuple[str, ...] = ()
    look: Formatting | None = None

    @property
    def field(self) -> str:
        """The path of its field; '' for none."""
        return self.fields[0] if self.fields else ""


class Aligned(NamedTuple):
    """Characters of a paragraph and where in the variant's text they are; -1: nowhere."""

    start: int
    stop: int
    at: int


def matched(shape: str, text: str) -> list[Aligned] | None:
    """Return how a text follows a shape whose blanks are single characters; None if it does not.

    Each blank takes the least it can; it is never empty.
    """
    first, *rest = BLANK.split(shape)
    if not text.startswith(first) or (not rest and text != first):
        return None
    aligned = [Aligned(0, len(first), 0)]
    at = len(first)  # in the shape
    for words in rest[1::2]:
        start, last = aligned[-1].stop, at + 1 + len(words) == len(shape)
        stop = _found(text, words, start + 1, last=last)
        if stop < 0:
            return None
        aligned += [Aligned(start, stop, at), Aligned(stop, stop + len(words), at + 1)]
        at += 1 + len(words)
    return [one for one in aligned if one.start < one.stop]


def _found(text: str, words: str, start: int, *, last: bool) -> int:
    if not last:
        return text.find(words, start)
    stop = len(text) - len(words)
    return stop if stop >= start and text.endswith(words) else -1


def nearly_matched(shape: str, text: str) -> list[Aligned]:
    """Return how a text follows a shape that it departs from, the words of both aligned."""
    olds, news = _words(shape), _words(text)
    found: list[Aligned] = []
    at = start = 0
    pairs = common([word for word, _ in olds], [word for word, _ in news])
    for left, right in [*pairs, (len(olds), len(news))]:
        word, to = olds[left] if left < len(olds) else ("", len(shape))
        stop = news[right][1] if right < len(news) else len(text)
        found += _between(shape[at:to], text[start:stop], at, start)
        found += [Aligned(stop, stop + len(word), to)] if word else []
        at, start = to + len(word), stop + len(word)
    return _joined(found, shape)


def _joined(aligned: list[Aligned], shape: str) -> list[Aligned]:
    """Join those of the copy's words that go on from one another."""
    joined: list[Aligned] = []
    for one in aligned:
        before = joined[-1] if joined else one
        goes_on = joined and one.at - one.start == before.at - before.start
        if goes_on and all(_is_copy(part, shape) for part in (before, one)):
            joined[-1] = before._replace(stop=one.stop)
        else:
            joined.append(one)
    return joined


def _is_copy(one: Aligned, shape: str) -> bool:
    return one.at >= 0 and not _is_blank(one, shape)


def _is_blank(one: Aligned, shape: str) -> bool:
    return bool(BLANK.match(shape, one.at))


def _words(text: str) -> list[tuple[str, int]]:
    """Return the words and signs of a text, and where each starts."""
    words = tokens(text)
    starts = accumulate(map(len, words), initial=0)
    return [(word, start) for word, start in zip(words, starts, strict=False) if not word.isspace()]


def _between(shape: str, text: str, at: int, start: int) -> list[Aligned]:
    """Return what stands between two words that both sides have."""
    if not shape and not text:
        return []
    if (exact := matched(shape, text)) is not None:
        return [Aligned(one.start + start, one.stop + start, one.at + at) for one in exact]
    return [Aligned(start, start + len(text), -1)]


def spans(variant: Variant, text: str, aligned: list[Aligned]) -> tuple[TracedSpan, ...]:
    """Return a paragraph's characters with their sources, in order."""
    found = [span for one in aligned for span in _spans(variant, text, one)]
    values = {span.field: text[span.start : span.stop] for span in found if _is_value(span)}
    wrong = {
        one.field
        for one in variant.conditions
        if one.asked == is_one(one.field)
        and one.field in values
        and one.answer is not (values[one.field].lower() in ONE)
    }
    return tuple(
        TracedSpan(span.start, span.stop, Provenance.HAND)
        if span.source is Provenance.CHOSEN and span.field in wrong
        else span
        for span in found
    )


def _is_value(span: TracedSpan) -> bool:
    return span.source is Provenance.VALUE and len(span.fields) == 1


def _spans(variant: Variant, text: str, one: Aligned) -> Iterator[TracedSpan]:
    if one.at < 0:
        yield TracedSpan(one.start, one.stop, Provenance.HAND)
        return
    stop = one.start + 1 if _is_blank(one, variant.text) else one.stop
    low = 0
    for run in variant.paragraph.runs:
        high = low + len(run.text)
        first, last = max(low, one.at), min(high, one.at + stop - one.start)
        if first < last and _is_blank(one, variant.text):
            yield from _value(variant, text, one, formatting(run))
        elif first < last:
            source = Provenance.CHOSEN if run.field else Provenance.COPY
            fields = (run.field,) if run.field else ()
            shift = one.start - one.at
            yield TracedSpan(first + shift, last + shift, source, fields, formatting(run))
        low = high


def _value(variant: Variant, text: str, one: Aligned, look: Formatting) -> Iterator[TracedSpan]:
    """Yield a blank's words; when they do not have its form, only those in them that have."""
    blank = variant.blanks[index_of(variant.text[one.at])]
    words = text[one.start : one.stop]
    fitting = list(re.finditer(blank.form, words)) if blank.form else []
    start, stop = one.start, one.stop
    strange = blank.pattern and not found_in(blank.pattern, words)
    if fitting:
        start, stop = one.start + fitting[0].start(), one.start + fitting[0].end()
    strange = strange or not is_printed(text[start:stop], blank.filter)
    if strange or (blank.form and len(fitting) != 1):
        yield TracedSpan(one.start, one.stop, Provenance.HAND)
        return
    if one.start < start:
        yield TracedSpan(one.start, start, Provenance.HAND)
    yield TracedSpan(start, stop, Provenance.VALUE, blank.fields, look)
    if stop < one.stop:
        yield TracedSpan(stop, one.stop, Provenance.HAND)
