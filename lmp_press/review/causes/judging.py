"""The rules by which a change is put down to data, template or hand."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple
from lmp_press.review.causes.provenance import margins
from lmp_press.review.causes.tracing import Provenance, TracedSpan
from lmp_press.review.comparing.runs import formatting
from lmp_press.review.report import Cause, Reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lmp_press.outline import Condition, Outline
    from lmp_press.release import Run
    from lmp_press.review.causes.following import Trace
    from lmp_press.review.causes.provenance import Origin
    from lmp_press.review.comparing.comparison import Numbered, ParagraphChange, Piece

HAND = Reason(Cause.HAND)
TEMPLATE = Reason(Cause.TEMPLATE)
DATA = Reason(Cause.DATA)

_STEP = re.compile(r"[.\[]")


class _Excerpt(NamedTuple):
    """Words of one side's paragraph, and the character that they start at."""

    trace: Trace
    start: int
    words: str

    @property
    def stop(self) -> int:
        """The character after them."""
        return self.start + len(self.words)

    @property
    def spans(self) -> list[TracedSpan]:
        """The sources of its characters."""
        return [one for one in self.trace.spans if one.start < self.stop and self.start < one.stop]

    @property
    def copy(self) -> str:
        """Those of its words that are the copy's own."""
        copied = [span for span in self.spans if span.source is Provenance.COPY]
        ends = [(max(0, one.start - self.start), one.stop - self.start) for one in copied]
        return "".join(self.words[start:stop] for start, stop in ends)

    @property
    def fields(self) -> list[str]:
        """The fields of its words, each once."""
        return _fields(self.spans)

    @property
    def is_of_one_field(self) -> bool:
        """Whether all its words came from one field."""
        return len({span.field for span in self.spans}) == len(self.fields) == 1

    @property
    def is_edited(self) -> bool:
        """Whether some of its words are not the template's, or missing in it or right beside it."""
        return any(
            self._touches(span) for span in self.trace.spans if span.source is Provenance.HAND
        )

    def _touches(self, span: TracedSpan) -> bool:
        """Tell whether a span has characters of the stretch, or lies beside it without any."""
        if span.start == span.stop or self.start == self.stop:
            return span.start <= self.stop and self.start <= span.stop
        return span.start < self.stop and self.start < span.stop


def _copied_otherwise(before: _Excerpt, after: _Excerpt) -> bool:
    """Tell whether both sides follow one variant of a paragraph, and one lost words of it."""
    variant = before.trace.variant
    return (
        variant is not None
        and variant == after.trace.variant
        and before.copy.split() != after.copy.split()
    )


class Judge:
    """Judges the changes between two releases whose templates are known."""

    def __init__(self, old: Origin, new: Origin) -> None:
        self.old = old
        self.new = new
        self.one_template = _same(old.outline, new.outline)
        self._rewritten = DATA if self.one_template and old.digest == new.digest else TEMPLATE
        self._by_hand = self._rewritten if old.filled and new.filled else HAND

    def words(self, piece: Piece, old: int, new: int) -> Reason:
        """Return why words differ; `old` and `new` are the numbers of their paragraphs."""
        before = _Excerpt(self.old.traces[old], piece.old_start, piece.old_text)
        after = _Excerpt(self.new.traces[new], piece.new_start, piece.new_text)
        edited = [
            side
            for part, side in zip((before, after), (self.old, self.new), strict=True)
            if part.is_edited
        ]
        if edited:  # or written from a template that is known no more
            return self._rewritten if all(side.filled for side in edited) else HAND
        if _copied_otherwise(before, after):
            return self._by_hand
        if self._shared(before.trace, after.trace):
            if len(before.fields) == len(after.fields) == 1:
                return _data(before.fields)  # of a blank that two fields can fill, the older one
            fields = _fields([*before.spans, *after.spans])
            return _data(fields or _switched(before.trace, after.trace))
        one_field = before.is_of_one_field and after.is_of_one_field
        return _data(before.fields) if one_field and before.fields == after.fields else TEMPLATE

    def formatted(self, piece: Piece, old: int, new: int) -> Reason:
        """Return why equal words look or point otherwise."""
        before, after = self.old.traces[old], self.new.traces[new]
        if not self.old.filled and _restyled(before, piece.old_start, piece.old):
            return HAND
        if not self.new.filled and _restyled(after, piece.new_start, piece.new):
            return HAND
        fields = _fields([*before.spans, *after.spans])
        return _data(fields) if self._shared(before, after) else TEMPLATE

    def one_sided(self, one: Numbered, *, is_old: bool) -> Reason:
        """Return why a paragraph is on one side only."""
        side, other = (self.old, self.new) if is_old else (self.new, self.old)
        trace = side.traces[one.number]
        if trace.variant is None:  # it is in a margin, or by hand
            words = one.paragraph.place, one.paragraph.text
            dropped = other.outline and words in margins(other.outline.letterhead)
            return self._by_hand if trace.departs or dropped else TEMPLATE
        if not self._known_to(trace, other):
            return TEMPLATE
        rewritten = [one for one in other.traces if self._in_place_of(trace, one, side)]
        if trace.departs or any(one.departs for one in rewritten):
            return self._by_hand
        if rewritten:
            return _data(_chosen_by(trace, rewritten[0]))
        asked = _position_conditions(trace, side)
        missing = sorted(asked - other.met, key=lambda one: len(one.field))
        if missing and _has_another_for(trace.position, other.traces):
            return self._by_hand
        return _data([missing[0].field]) if missing else self._by_hand

    def _in_place_of(self, trace: Trace, other: Trace, side: Origin) -> bool:
        """Tell whether the other side prints the same paragraph of the template in another way."""
        if self.one_template or not (side.outline and other.variant):
            return other.position == trace.position
        variants = side.outline.positions[trace.position].variants
        return any(variant.text == other.variant.text for variant in variants)

    def moved(self, old: int, new: int) -> Reason:
        """Return why a paragraph stands elsewhere."""
        before, after = self.old.traces[old], self.new.traces[new]
        if not all(trace.variant and trace.in_order for trace in (before, after)):
            return self._by_hand
        return _data(_fields([*before.spans, *after.spans])) if self.one_template else TEMPLATE

    def regrouped(self, olds: Sequence[int], news: Sequence[int]) -> Reason:
        """Return why paragraphs were split or merged; no value can do that."""
        traces = [self.old.traces[one] for one in olds] + [self.new.traces[one] for one in news]
        clean = all(trace.variant and not trace.departs for trace in traces)
        return TEMPLATE if clean and not self.one_template else self._by_hand

    def restyled(self, change: ParagraphChange) -> Reason:
        """Return why a paragraph has another role, place or level."""
        for numbered, side in ((change.old, self.old), (change.new, self.new)):
            for number, paragraph in numbered:
                variant = side.traces[number].variant
                if variant is None or variant.paragraph[2:] != paragraph[2:]:
                    return self._by_hand
                if variant.paragraph.role != paragraph.role:
                    return self._by_hand
        traces = self.old.traces[change.old[0].number], self.new.traces[change.new[0].number]
        return _data(_switched(*traces)) if self._shared(*traces) else TEMPLATE

    def _shared(self, before: Trace, after: Trace) -> bool:
        """Tell whether both templates can print both paragraphs, so that data chose one."""
        if self.one_template:
            return before.variant is not None and after.variant is not None
        return self._known_to(before, self.new) and self._known_to(after, self.old)

    def _known_to(self, trace: Trace, side: Origin) -> bool:
        """Tell whether a side's template can print a paragraph of the other side too."""
        if self.one_template or not (trace.variant and side.outline):
            return trace.variant is not None
        printed = trace.variant.paragraph, trace.variant.blanks
        return any(
            (variant.paragraph, variant.blanks) == printed
            for position in side.outline.positions
            for variant in position.variants
        )


def _same(one: Outline | None, other: Outline | None) -> bool:
    """Tell whether two templates print the same words, in the copy and in the margins."""
    if one is None or other is None or one.positions != other.positions:
        return False
    letterheads = one.letterhead, other.letterhead
    return letterheads[0] == letterheads[1] or margins(letterheads[0]) == margins(letterheads[1])


def _has_another_for(position: int, traces: Sequence[Trace]) -> bool:
    """Tell whether a paragraph by hand stands where a release would have one of the template's."""
    before, waits = -1, False
    for trace in traces:
        if trace.in_order and trace.variant is None:
            waits |= before < position
        elif trace.in_order:
            if waits and trace.position > position:
                return True
            before, waits = trace.position, False
    return waits


def _position_conditions(trace: Trace, side: Origin) -> frozenset[Condition]:
    return side.outline.positions[trace.position].conditions if side.outline else frozenset()


def _restyled(trace: Trace, start: int, runs: Sequence[Run]) -> bool:
    """Tell whether words look otherwise than the template prints them."""
    for run in runs:
        stop = start + len(run.text)
        for span in trace.spans:
            if span.start < stop and start < span.stop and not _looks(run, span):
                return True
        start = stop
    return False


def _looks(run: Run, span: TracedSpan) -> bool:
    if span.look is None:
        return False
    look = formatting(run)
    has_blank = not span.look.link.isprintable()  # a private-use character is not
    return look == span.look or (has_blank and look._replace(link=span.look.link) == span.look)


def _chosen_by(before: Trace, after: Trace) -> list[str]:
    """Return the fields that made a paragraph another one: those printed in one of them only."""
    olds, news = _fields(before.spans), _fields(after.spans)
    apart = [one for one in olds if one not in news] + [one for one in news if one not in olds]
    return apart or _switched(before, after) or news


def _switched(before: Trace, after: Trace) -> list[str]:
    """Return the fields whose values chose between two variants of a paragraph."""
    if not (before.variant and after.variant):
        return []
    differing = before.variant.conditions ^ after.variant.conditions
    return sorted({condition.field for condition in differing if condition.field})


def _fields(spans: Iterable[TracedSpan]) -> list[str]:
    return list(dict.fromkeys(span.field for span in spans if span.field))


def _data(fields: Sequence[str]) -> Reason:
    """Return data as the reason, with its field, or the group that several are in."""
    steps = zip(*(_STEP.split(field) for field in fields), strict=False)
    shared = [level[0] for level in takewhile(lambda level: len(set(level)) == 1, steps)]
    return Reason(Cause.DATA, fields[0][: len(".".join(shared))] if fields else "")
