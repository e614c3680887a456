"""A correction: the release again, with what was wrong in it, in an editor's words.

“In the seventh paragraph, the number of employees is 9,700, not 9,500.” A change of a blank is told
as a fact, any other as words that should read otherwise.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lmp_press.diagnostics.grammar import names, ordinal
from lmp_press.release import Paragraph, Release, Role, Run
from lmp_press.review.comparing.comparison import ParagraphKind, PieceKind
from lmp_press.review.report import Cause

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lmp_press.review.comparing.comparison import Numbered, Piece
    from lmp_press.review.report import Review, ReviewedChange

CORRECTION = "CORRECTION"
OPENING = 6  # words by which a paragraph is known
COUNTED = {Role.BODY, Role.QUOTE, Role.BOILERPLATE}
NAMED = {
    Role.RELEASE_LINE: "release line",
    Role.DATE: "date line",
    Role.HEADLINE: "headline",
    Role.SUBHEADLINE: "subheadline",
    Role.HEADING: "heading",
    Role.CONTACT: "contact",
    Role.END_MARK: "end mark",
}
SAME = {PieceKind.EQUAL, PieceKind.FORMATTED, PieceKind.BREAK_DELETED, PieceKind.BREAK_INSERTED}
_LAST_WORD, _FIRST_WORD = re.compile(r"\S+\s*\Z"), re.compile(r"\s*\S+")
_STEP = re.compile(r"(\w+)(?:\[(\d+)\])?")


class Erratum(NamedTuple):
    """What was wrong: in words that follow where it was, such as “the date is Oct. 18, not …”."""

    words: str
    places: tuple[str, ...]  # `the seventh paragraph`


class Correction(NamedTuple):
    """A corrected release, and the sentences that say what was wrong in the one before."""

    release: Release
    sentences: tuple[str, ...]

    @property
    def note(self) -> str:
        """The note that goes with it, as text."""
        return "\n".join([self.release.properties.title, "", *self.sentences, ""])


def correction(review: Review, corrected: Release) -> Correction | None:
    """Return the correction of a release; None when no word of its body differs."""
    sentences = tuple(map(_sentence, _grouped(_errata(review, corrected))))
    if not sentences:
        return None
    body = [one for one in corrected.paragraphs if not one.place.is_margin]
    opening = [Paragraph(Role.RELEASE_LINE, (Run(CORRECTION),))]
    opening += [Paragraph(Role.BODY, (Run(sentence),)) for sentence in sentences]
    title = corrected.properties.title or next(_headlines(body), "")
    properties = corrected.properties._replace(title=f"{CORRECTION}: {title}")
    release = corrected._replace(paragraphs=(*opening, *body), properties=properties)
    return Correction(release, sentences)


def _headlines(paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    return (one.text for one in paragraphs if one.role == Role.HEADLINE)


def _sentence(erratum: Erratum) -> str:
    where = f"In {names(erratum.places)}, " if erratum.places else ""
    words = where + erratum.words
    return f"{words[:1].upper()}{words[1:]}" + ("" if words.endswith((".", ".”")) else ".")


def _grouped(errata: Iterator[Erratum]) -> list[Erratum]:
    """Return errata with the same words as one, in all their places."""
    places: dict[str, list[str]] = {}
    for erratum in errata:
        places.setdefault(erratum.words, []).extend(erratum.places)
    return [Erratum(words, tuple(dict.fromkeys(found))) for words, found in places.items()]


def _errata(review: Review, corrected: Release) -> Iterator[Erratum]:
    where = _places(corrected.paragraphs)
    values = {one.field: (one.old, one.new) for one in review.fields}
    for change in review.changes:
        kind = change.change.kind
        margins = [one for one in (*change.change.old, *change.change.new) if _is_margin(one)]
        if kind is ParagraphKind.EQUAL or margins or kind is ParagraphKind.MOVED_FROM:
            continue
        place = where[change.change.new[0].number] if change.change.new else ""
        if kind is ParagraphKind.INSERTED:
            yield Erratum(f"{place} is new: “{_opening(change.change.new[0])}”", ())
        elif kind is ParagraphKind.DELETED:
            yield Erratum(
                f"the paragraph that began “{_opening(change.change.old[0])}” is gone", ()
            )
        elif kind is ParagraphKind.MOVED_TO:
            words = _opening(change.change.new[0])
            yield Erratum(f"the paragraph that begins “{words}” is now {place}", ())
        yield from (Erratum(words, (place,)) for words in _wrong(change, values))


def _is_margin(one: Numbered) -> bool:
    return one.paragraph.place.is_margin


def _wrong(change: ReviewedChange, values: dict[str, tuple[str, str]]) -> Iterator[str]:
    """Yield what was wrong within a paragraph, each fact once."""
    if change.change.kind in {ParagraphKind.INSERTED, ParagraphKind.DELETED}:
        return
    said: set[str] = set()
    for piece, reason in change.pieces:
        field = reason.field if reason and reason.cause is Cause.DATA else ""
        old, new = values.get(field, ("", ""))
        if piece.kind in SAME or field in said:
            continue
        if field and old and new:
            said.add(field)
            yield f"{subject(field)} is {_quoted(field, new)}, not {_quoted(field, old)}"
        else:
            yield _reading(change, piece)


def _reading(change: ReviewedChange, piece: Piece) -> str:
    """Return how words should read; signs alone have the words around them."""
    old, new = piece.old_text.strip(), piece.new_text.strip()
    if not any(map(str.isalnum, old + new)):
        before = change.change.new[0].paragraph.text[: piece.new_start]
        behind = change.change.new[0].paragraph.text[piece.new_start + len(piece.new_text) :]
        opening, ending = _LAST_WORD.search(before), _FIRST_WORD.match(behind)
        around = (opening[0] if opening else "", ending[0] if ending else "")
        old, new = (f"{around[0]}{words}{around[1]}" for words in (piece.old_text, piece.new_text))
    if old and new:
        return f"“{old}” should read “{new}”"
    return f"“{new}” was missing" if new else f"“{old}” should not be there"


def subject(field: str) -> str:
    """Return what a field is about, in words.

    >>> subject("employee_count"), subject("leader_quotes[0].name")
    ('the number of employees', 'the name in the first leader quote')
    """
    *owners, (key, index) = _STEP.findall(field)
    words = key.replace("_", " ")
    if words.endswith(" count"):
        words = f"number of {_plural(words.removesuffix(' count'))}"
    if index:
        words = f"{ordinal(int(index) + 1)} of the {words}"
    if not owners:
        return f"the {words}"
    owner, number = owners[-1]
    spoken = owner.replace("_", " ")
    if number:
        return f"the {words} in the {ordinal(int(number) + 1)} {spoken.removesuffix('s')}"
    return f"the {words} in the {spoken}"


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"


def _quoted(field: str, words: str) -> str:
    """Return a value as a sentence has it: a number or date as it is, other words in quotes."""
    plain = words[:1].isdigit() or field.endswith(("_count", "_date", "phone"))
    return words if plain else f"“{words}”"


def _opening(one: Numbered) -> str:
    words = one.paragraph.text.split()
    return " ".join(words[:OPENING]) + ("…" if len(words) > OPENING else "")


def _places(paragraphs: Sequence[Paragraph]) -> list[str]:
    """Return where each paragraph stands, as an editor counts: the text's own paragraphs."""
    places: list[str] = []
    paragraphs_so_far = bullets = 0
    for paragraph in paragraphs:
        is_bullet = paragraph.role == Role.BULLET
        counts = not is_bullet and (paragraph.role in COUNTED or paragraph.role not in NAMED)
        bullets += is_bullet
        paragraphs_so_far += counts and not paragraph.place.is_margin
        if counts:
            places.append(f"the {ordinal(paragraphs_so_far)} paragraph")
        elif is_bullet:
            places.append(f"the {ordinal(bullets)} bullet")
        else:
            places.append(f"the {NAMED[Role(paragraph.role)]}")
    return places
