"""The decisions as plain data, in the order of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lmp_press.adopt.adopting import Adopted
    from lmp_press.adopt.decision import Decision
    from lmp_press.adopt.structure import Part


def as_data(adopted: Adopted) -> dict[str, Any]:
    """Return what was decided, as `-f json` writes it."""
    parts = adopted.parts
    blanks = sorted(adopted.blanks, key=lambda pair: (pair[1].part, pair[1].start))
    return {
        "template": adopted.template,
        "paragraphs": adopted.source.size,
        "blanks": [{"n": number, **_blank(parts, blank)} for number, blank in blanks],
        "removed": [_place(parts, each) | {"why": each.why} for each in adopted.removed],
        "added": [{"text": each.text, "why": each.why} for each in adopted.added],
        "kept": [_place(parts, each) | {"why": each.why} for each in adopted.kept],
    }


def _blank(parts: Sequence[Part], blank: Decision) -> dict[str, Any]:
    return {
        **_place(parts, blank),
        "field": blank.field or None,
        "type": str(blank.field_type),
        "options": list(blank.options),
        "parts": list(blank.parts),
        "certainty": str(blank.certainty),
        "why": blank.why,
    }


def _place(parts: Sequence[Part], each: Decision) -> dict[str, Any]:
    part = parts[each.part]
    start, end = len(part.lead) + each.start, len(part.lead) + each.end
    number, before = part.piece.place(start)
    return {
        "text": part.piece.text[start:end],
        "paragraph": number,
        "start": start - before,
        "end": end - before,
    }
