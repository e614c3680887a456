"""Where a release comes from: the template that it follows, and the source of its every character.

A release filled on the fly knows the field of each run. One read from a file is laid on the
outline of its template: the one that the file's name ends with, else the one that it fits best.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple
from lmp_press.review.causes.following import Follower, Trace, evidence
from lmp_press.review.causes.tracing import Provenance, TracedSpan

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lmp_press.outline import Condition, Outline
    from lmp_press.release import Paragraph, Place, Release

BEST_FIT = 0.5  # the share of its words that a release has from a template to follow it
NAMED_FIT = 0.2  # the same when the file's name says that it does


class Origin(NamedTuple):
    """The outline of the template that a release follows, None for no known one, and its traces.

    There is a trace for each paragraph; `filled` is whether it was filled on the fly, or is a file
    as it was written, so that nothing in it can be by hand. `digest` is that of the template that
    such a file was written from.
    """

    outline: Outline | None = None
    traces: tuple[Trace, ...] = ()
    values: Mapping[str, str] = {}
    met: frozenset[Condition] = frozenset()
    filled: bool = False
    digest: str = ""

    @property
    def template(self) -> str:
        """The name of its template; '' for no known one."""
        return self.outline.name if self.outline else ""


UNKNOWN = Origin()


def origin_of(release: Release, outlines: Sequence[Outline], name: str = "") -> Origin:
    """Return where a release comes from.

    `name` is the template's, or the file's without its suffix, such as `northwest-anniversary`.
    """
    from lmp_press.readers.docx import named  # in a file, a run's field may be one of Word's

    release = named(release)
    likely = [one for one in outlines if f"-{name}".endswith(f"-{one.name}")]
    likely.sort(key=lambda one: -len(one.name))
    for candidates, least in ((likely[:1], NAMED_FIT), (outlines, BEST_FIT)):
        laid = [(one, tuple(_traces(release, one))) for one in candidates]
        fits = [(_fit(release, traces), outline, traces) for outline, traces in laid]
        best = max(fits, key=lambda fit: fit[0], default=None)
        if best and best[0] >= least:
            return _origin(release, *best[1:])
    return UNKNOWN


def _traces(release: Release, outline: Outline) -> Iterator[Trace]:
    """Yield each paragraph's trace; what stands in a margin is the letterhead's, or by hand."""
    body = [one for one in release.paragraphs if not one.place.is_margin]
    traces = iter(Follower(outline).traces(body))
    for paragraph in release.paragraphs:
        if paragraph.place.is_margin:
            known = (paragraph.place, paragraph.text) in margins(outline.letterhead)
            source = Provenance.COPY if known else Provenance.HAND
            yield Trace((TracedSpan(0, len(paragraph.text), source),), in_order=False)
        else:
            yield next(traces)


@lru_cache(maxsize=8)
def margins(letterhead: bytes) -> frozenset[tuple[Place, str]]:
    """Return the words of a letterhead's headers and footers, each with its place."""
    from lmp_press.readers import docx

    paragraphs = docx.named(docx.read(letterhead).release).paragraphs
    return frozenset((one.place, one.text) for one in paragraphs)


def _fit(release: Release, traces: Sequence[Trace]) -> float:
    """Return the share, 0 to 1, of a release's words, without its values, that are a template's."""
    own = whole = 0
    for paragraph, trace in zip(release.paragraphs, traces, strict=True):
        if not paragraph.place.is_margin:
            sizes = _sizes(trace)
            own += sizes[Provenance.COPY] + sizes[Provenance.CHOSEN]
            whole += sum(sizes.values()) - sizes[Provenance.VALUE]
    return own / whole if whole else 0.0


def _sizes(trace: Trace) -> dict[Provenance, int]:
    sizes: dict[Provenance, int] = defaultdict(int)
    for span in trace.spans:
        sizes[span.source] += span.stop - span.start
    return sizes


def _origin(release: Release, outline: Outline, traces: tuple[Trace, ...]) -> Origin:
    filled = any(run.field for paragraph in release.paragraphs for run in paragraph.runs)
    if filled:
        traces = tuple(map(_as_filled, release.paragraphs, traces))
    pairs = list(zip(release.paragraphs, traces, strict=True))
    certain = _values(pairs)
    settled = tuple(_settled(paragraph, trace, certain) for paragraph, trace in pairs)
    values = _values(list(zip(release.paragraphs, settled, strict=True)))
    return Origin(outline, settled, values, evidence(settled), filled)


def _as_filled(paragraph: Paragraph, trace: Trace) -> Trace:
    """Return a trace by the fields that a paragraph's runs came from when it was filled."""
    chosen = {span.start for span in trace.spans if span.source is Provenance.CHOSEN}
    looks = {span.start: span.look for span in trace.spans}
    starts = accumulate((len(run.text) for run in paragraph.runs), initial=0)
    spans = []
    for run, start in zip(paragraph.runs, starts, strict=False):
        source = Provenance.CHOSEN if start in chosen else Provenance.VALUE
        source, fields = (source, (run.field,)) if run.field else (Provenance.COPY, ())
        spans.append(TracedSpan(start, start + len(run.text), source, fields, looks.get(start)))
    return trace._replace(spans=tuple(spans), in_order=True)


def _values(pairs: Sequence[tuple[Paragraph, Trace]]) -> dict[str, str]:
    """Return each field's words where it is first printed; what stands apart is joined."""
    found: dict[str, str] = {}
    for paragraph, trace in pairs:
        parts: dict[str, list[str]] = defaultdict(list)
        for span in trace.spans:
            if span.source is Provenance.VALUE and len(span.fields) == 1:
                parts[span.field].append(paragraph.text[span.start : span.stop])
        for field, words in parts.items():
            found.setdefault(field, " … ".join(dict.fromkeys(words)))
    return found


def _settled(paragraph: Paragraph, trace: Trace, values: Mapping[str, str]) -> Trace:
    """Return a trace whose values have one field each: the one with these words, else the first."""
    spans = []
    for span in trace.spans:
        words = paragraph.text[span.start : span.stop]
        like = [field for field in span.fields if values.get(field) == words]
        spans.append(span._replace(fields=tuple([*like, *span.fields][:1])))
    return trace._replace(spans=tuple(spans))
