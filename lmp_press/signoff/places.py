"""Where the paragraphs of a release stand, as an editor counts: the text's own paragraphs.

Markdown does not say what a paragraph is for; there what stands above the headline is no paragraph
of the text, and neither is a contact or an end mark.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.diagnostics.grammar import ordinal
from lmp_press.named_tuples import NamedTuple
from lmp_press.release import END_MARKS, Paragraph, Role
from lmp_press.signoff.wording import opening

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PARAGRAPH, BULLET, HEADING, ABOVE = "paragraph", "bullet", "heading", "lines above the headline"
NAMED = {
    Role.RELEASE_LINE: "release line",
    Role.DATE: "date line",
    Role.HEADLINE: "headline",
    Role.SUBHEADLINE: "subheadline",
    Role.HEADING: HEADING,
    Role.BULLET: BULLET,
    Role.CONTACT: "contact",
    Role.END_MARK: "end mark",
}
REACHED = ("tel:", "mailto:")


class Spot(NamedTuple):
    """Where a paragraph stands: its kind, and `the seventh paragraph`."""

    kind: str
    words: str


def places(paragraphs: Sequence[Paragraph]) -> list[Spot]:
    """Return where each paragraph stands."""
    numbers = {PARAGRAPH: 0, BULLET: 0}
    found: list[Spot] = []
    for kind, paragraph in zip(_kinds(paragraphs), paragraphs, strict=True):
        if kind in numbers:
            numbers[kind] += not paragraph.place.is_margin
            found.append(Spot(kind, f"the {ordinal(numbers[kind])} {kind}"))
        elif kind == HEADING:
            found.append(Spot(kind, f"the heading {opening(paragraph.text)}"))
        else:
            found.append(Spot(kind, f"the {kind}"))
    return found


def kind_of(paragraph: Paragraph) -> str:
    """Return what an editor calls a paragraph by itself."""
    if paragraph.text.strip() in END_MARKS:
        return NAMED[Role.END_MARK]
    return NAMED.get(Role(paragraph.role), PARAGRAPH) if _is_ours(paragraph) else PARAGRAPH


def _is_ours(paragraph: Paragraph) -> bool:
    return paragraph.role in list(Role)  # or a style of somebody else's file


def _kinds(paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    kinds = [*map(kind_of, paragraphs)]
    has_headline = NAMED[Role.HEADLINE] in kinds
    headline = kinds.index(NAMED[Role.HEADLINE]) if has_headline else 0
    for number, (kind, paragraph) in enumerate(zip(kinds, paragraphs, strict=True)):
        if kind == PARAGRAPH and number < headline:
            yield ABOVE
        elif kind == PARAGRAPH and kinds[number - 1] == HEADING and _is_contact(paragraph):
            yield NAMED[Role.CONTACT]
        else:
            yield kind


def _is_contact(paragraph: Paragraph) -> bool:
    return any(run.link.startswith(REACHED) for run in paragraph.runs)
