"""A release laid on a template's outline: which paragraph of the template each one follows."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cached_property
from heapq import nlargest
from typing import TYPE_CHECKING

from lmp_press.blanks import BLANK
from lmp_press.named_tuples import NamedTuple
from lmp_press.review.causes.tracing import Provenance, TracedSpan, matched, nearly_matched, spans
from lmp_press.review.comparing.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lmp_press.outline import Condition, Outline, Variant
    from lmp_press.release import Paragraph

STRONG = 12  # letters of its own that tell a paragraph from any other
LIKE = 0.5  # the share of its own words from which on a paragraph is one that was edited
APPROVED = 0.25  # the share of its own words that no value of another variant repeats by chance
TRIED = 3  # variants that an edited paragraph is laid on
LONGEST = 1000  # paragraphs of a release in which edited ones are still looked for


class Trace(NamedTuple):
    """Where a paragraph comes from: its characters, and the template's paragraph that it follows.

    `position` is -1 and `variant` None for a paragraph that the template does not have; `in_order`
    is whether it stands where the template has it; nothing in a margin does.
    """

    spans: tuple[TracedSpan, ...]
    position: int = -1
    variant: Variant | None = None
    in_order: bool = True

    @property
    def departs(self) -> bool:
        """Whether some of its words are not the template's, or missing."""
        return any(span.source is Provenance.HAND for span in self.spans)


class _Fit(NamedTuple):
    """How well a paragraph follows one of the template's: its weight, in letters of copy."""

    weight: int
    strong: bool
    trace: Trace


class Follower:
    """Lays releases on one outline; what it knows of the outline is found out once."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self._variants = [
            (number, variant)
            for number, one in enumerate(outline.positions)
            for variant in one.variants
        ]
        self._openings = [BLANK.split(variant.text, maxsplit=1)[0] for _, variant in self._variants]

    def traces(self, paragraphs: Sequence[Paragraph]) -> list[Trace]:
        """Return where each paragraph comes from."""
        short = len(paragraphs) <= LONGEST
        fits = [self._fits(paragraph, with_edits=short) for paragraph in paragraphs]
        chosen = _in_order(fits, len(self.outline.positions))
        sure = evidence(fit.trace for fit in chosen.values() if fit.strong)
        chosen = {
            number: fit
            for number, fit in chosen.items()
            if fit.strong or _supported(fit.trace, sure)
        }
        chosen |= _out_of_order(fits, chosen)
        return [
            chosen[number].trace if number in chosen else _by_hand(paragraph)
            for number, paragraph in enumerate(paragraphs)
        ]

    def _fits(self, paragraph: Paragraph, *, with_edits: bool) -> dict[int, _Fit]:
        """Return the best fit of a paragraph at each position that it may follow."""
        best: dict[int, _Fit] = {}
        text = paragraph.text
        for opening, (number, variant) in zip(self._openings, self._variants, strict=True):
            exact = matched(variant.text, text) if text.startswith(opening) else None
            if exact is not None:
                _keep(best, _fit(paragraph, Trace(spans(variant, text, exact), number, variant)))
        sure = max((fit.weight for fit in best.values() if fit.strong), default=0)
        if with_edits and 2 * sure < len(text):
            for trace in self._edited(text, LIKE):
                _keep(best, _edited_fit(text, trace))
            for trace in self._edited(text, APPROVED) if best else ():
                if (taken := best.get(trace.position)) and _is_retyped(trace, taken.trace):
                    best[trace.position] = taken._replace(trace=trace)
        return best

    @cached_property
    def _vocabularies(self) -> Sequence[frozenset[str]]:
        """The words of each variant's own, without signs and spaces."""
        return [_vocabulary(variant.words) for _, variant in self._variants]

    @cached_property
    def _holders(self) -> Mapping[str, Sequence[int]]:
        """The variants, by their index, that have each word."""
        holders: dict[str, list[int]] = defaultdict(list)
        for index, words in enumerate(self._vocabularies):
            for word in words:
                holders[word].append(index)
        return holders

    @cached_property
    def _sizes(self) -> Sequence[int]:
        """How many letters the words of each way have."""
        return [sum(map(len, words)) for words in self._vocabularies]

    def _edited(self, text: str, share: float) -> list[Trace]:
        """Return a text laid on the variants that it is most like, as one that was edited."""
        return [
            Trace(spans(variant, text, nearly_matched(variant.text, text)), number, variant)
            for number, variant in self._alike(text, share)
        ]

    def _alike(self, text: str, share: float) -> list[tuple[int, Variant]]:
        """Return the variants that share most letters with a text, at least a share of theirs."""
        shared: Counter[int] = Counter()
        for word in _vocabulary(text):
            for index in self._holders.get(word, ()):
                shared[index] += len(word)
        likely = [
            (letters, -index)
            for index, letters in shared.items()
            if letters >= share * self._sizes[index]
        ]
        return [self._variants[-index] for _, index in nlargest(TRIED, likely)]


def _vocabulary(text: str) -> frozenset[str]:
    return frozenset(word for word in tokens(text) if word[0].isalnum())


def _keep(best: dict[int, _Fit], fit: _Fit | None) -> None:
    if fit and (fit.trace.position not in best or best[fit.trace.position].weight < fit.weight):
        best[fit.trace.position] = fit


def _fit(paragraph: Paragraph, trace: Trace) -> _Fit | None:
    """Return how well a paragraph follows a variant that has all its words."""
    variant = trace.variant
    if variant is None:
        return None
    letters = sum(map(str.isalnum, variant.words))
    strong = letters >= STRONG or not variant.blanks
    if trace.departs and not strong:
        return None
    role = paragraph.role == variant.paragraph.role
    return _Fit(2 * letters + role - trace.departs + 1, strong, trace)


def _edited_fit(text: str, trace: Trace) -> _Fit | None:
    """Return how well a paragraph follows a variant that it departs from; None for too badly."""
    if trace.variant is None:
        return None
    whole = sum(map(str.isalnum, trace.variant.words))
    kept = edited = 0
    for span in trace.spans:
        letters = sum(map(str.isalnum, text[span.start : span.stop]))
        kept += letters * (span.source in {Provenance.COPY, Provenance.CHOSEN})
        edited += letters * (span.source is Provenance.HAND)
    weight = 2 * kept - edited - (whole - kept)
    if kept < max(LIKE * whole, 1) or weight <= 0:
        return None
    return _Fit(weight, strong=True, trace=trace)


def _is_retyped(trace: Trace, taken: Trace) -> bool:
    """Tell whether what one variant takes for values has much of another variant's own words."""
    if trace.variant is None or trace.variant == taken.variant:
        return False
    values = [span for span in taken.spans if span.source is Provenance.VALUE]
    repeated = sum(
        max(0, min(copy.stop, value.stop) - max(copy.start, value.start))
        for copy in trace.spans
        if copy.source is Provenance.COPY and copy.stop - copy.start >= STRONG
        for value in values
    )
    return repeated >= max(STRONG, APPROVED * len(trace.variant.words))


class _Chain(NamedTuple):
    """Fits that keep the template's order, the last first, and what they weigh together."""

    weight: int = 0
    number: int = -1  # of the paragraph
    fit: _Fit | None = None
    before: _Chain | None = None


def _in_order(fits: Sequence[Mapping[int, _Fit]], positions: int) -> dict[int, _Fit]:
    """Return the heaviest fits that keep the template's order, by paragraph."""
    best = [_Chain()] * (positions + 1)  # with the template's paragraphs up to each
    for number, options in enumerate(fits):
        before = best.copy()
        for position in range(positions) if options else ():
            ways_on = [best[position], before[position + 1]]
            if fit := options.get(position):
                weight = before[position].weight + fit.weight
                ways_on.append(_Chain(weight, number, fit, before[position]))
            best[position + 1] = max(ways_on, key=lambda chain: chain.weight)
    return dict(_links(best[-1]))


def _links(chain: _Chain | None) -> Iterator[tuple[int, _Fit]]:
    while chain and chain.fit:
        yield chain.number, chain.fit
        chain = chain.before


def _supported(trace: Trace, sure: frozenset[Condition]) -> bool:
    """Tell whether more than its few words says that a paragraph is the template's.

    It is always printed, or so are others on the same condition, or a value has its form.
    """
    variant = trace.variant
    if variant is None:
        return False
    asked = [condition for condition in variant.conditions if condition.answer is True]
    return (
        any(blank.form for blank in variant.blanks) or not asked or bool(sure.intersection(asked))
    )


def _out_of_order(
    fits: Sequence[Mapping[int, _Fit]], chosen: Mapping[int, _Fit]
) -> dict[int, _Fit]:
    """Return the fits of paragraphs that stand elsewhere than the template has them."""
    taken = {fit.trace.position for fit in chosen.values()}
    found: dict[int, _Fit] = {}
    for number, options in enumerate(fits):
        left = [fit for at, fit in options.items() if at not in taken and fit.strong]
        if number not in chosen and left:
            fit = max(left, key=lambda one: one.weight)
            taken.add(fit.trace.position)
            found[number] = fit._replace(trace=fit.trace._replace(in_order=False))
    return found


def _by_hand(paragraph: Paragraph) -> Trace:
    return Trace((TracedSpan(0, len(paragraph.text), Provenance.HAND),))


def evidence(traces: Iterable[Trace]) -> frozenset[Condition]:
    """Return the conditions that a release's paragraphs say were met."""
    return frozenset(one for trace in traces if trace.variant for one in trace.variant.conditions)
