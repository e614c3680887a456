"""A source that was adopted before: names that stay, and what its template would change to."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from lmp_press.blanks import BLANK
from lmp_press.named_tuples import NamedTuple
from lmp_press.template.outlining import outline

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lmp_press.adopt.decision import Decision
    from lmp_press.adopt.structure import Part
    from lmp_press.outline import Variant
    from lmp_press.template import Template

ALIKE = 0.5  # of the words of two paragraphs, from which on they are the same one
_SIGN = "\ue000"  # stands for a blank among words
_WORD = re.compile(rf"{_SIGN}|[\w’'-]+")
_PLACE = re.compile(r"\[\d+\]\Z")
_MADE = {"type", "additionalProperties", "required", "properties", "$defs"}


class Earlier(NamedTuple):
    """A paragraph of the template that is there: its words with a sign for each blank."""

    tokens: list[str]
    fields: list[str]


def earlier_fields(
    template: Template, parts: Sequence[Part], numbered: Sequence[tuple[int, Decision]]
) -> dict[int, str]:
    """Return the fields that blanks have in the template that is there, by their numbers."""
    paragraphs = [_earlier(position.variants) for position in outline(template).positions]
    found: dict[int, str] = {}
    for index, part in enumerate(parts):
        here = [(number, blank) for number, blank in numbered if blank.part == index]
        tokens = _tokens(part.words, [blank for _, blank in here])
        same = max(paragraphs, key=lambda each: _alike(each.tokens, tokens), default=None)
        if here and same and _alike(same.tokens, tokens) >= ALIKE:
            for place, field in _aligned(same, tokens):
                number, blank = here[place]
                found[number] = _whole(blank, field)
    return found


def _earlier(variants: Sequence[Variant]) -> Earlier:
    """Return a paragraph in the way that prints most of it."""
    fullest = max(variants, key=lambda variant: len(variant.blanks))
    words = BLANK.sub(_SIGN, fullest.text)
    return Earlier(_WORD.findall(words), [blank.fields[-1] for blank in fullest.blanks])


def _tokens(words: str, blanks: Sequence[Decision]) -> list[str]:
    text, at = "", 0
    for blank in blanks:
        text += f"{words[at : blank.start]} {_SIGN} "
        at = blank.end
    return _WORD.findall(text + words[at:])


def _alike(one: Sequence[str], other: Sequence[str]) -> float:
    """Return how much of two paragraphs is the same, wherever it stands."""
    left, right = Counter(one), Counter(other)
    return 2 * (left & right).total() / ((left | right).total() + (left & right).total() or 1)


def _aligned(earlier: Earlier, tokens: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield which blank of a paragraph, by its place, has which field in the earlier one."""
    matcher = difflib.SequenceMatcher(None, earlier.tokens, tokens, autojunk=False)
    for ours, theirs, size in matcher.get_matching_blocks():
        for step in range(size):
            if tokens[theirs + step] == _SIGN:
                place = list(tokens[: theirs + step]).count(_SIGN)
                yield place, earlier.fields[earlier.tokens[: ours + step].count(_SIGN)]


def _whole(blank: Decision, field: str) -> str:
    """Return the field of a blank that prints several facts, or a list, by what it prints first."""
    if blank.parts:
        return field.rpartition(".")[0] or field
    return _PLACE.sub("", field)


def head_of(template: Template) -> dict[str, Any]:
    """Return what the fields of a template say of the release itself."""
    return {key: value for key, value in template.fields.schema.items() if key not in _MADE}


def changes(template: Template, files: Mapping[str, bytes]) -> str:
    """Return what a template's files would change to, as a diff that `git apply` takes."""
    sources = {**template.copy.sources, "fields.yaml": template.fields.source}
    lines: list[str] = []
    for name in ("release.md.j2", "fields.yaml"):
        before, after = sources[name].text, files[name].decode()
        path = f"{template.path}/{name}"
        old, new = (text.splitlines(keepends=True) for text in (before, after))
        lines += difflib.unified_diff(old, new, f"a/{path}", f"b/{path}")
    return "".join(lines)
