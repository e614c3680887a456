"""A correction: the release again, with what was wrong in it, in an editor's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.diagnostics.grammar import names
from lmp_press.named_tuples import NamedTuple
from lmp_press.release import Paragraph, Release, Role, Run
from lmp_press.signoff.errata import Erratum, errata

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lmp_press.review.report import Review

CORRECTION = "CORRECTION"


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
    sentences = tuple(map(_sentence, _grouped(errata(review, corrected))))
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


def _grouped(found: Iterable[Erratum]) -> list[Erratum]:
    """Return errata with the same words as one, in all their places."""
    places: dict[str, list[str]] = {}
    for erratum in found:
        places.setdefault(erratum.words, []).extend(erratum.places)
    return [Erratum(words, tuple(dict.fromkeys(each))) for words, each in places.items()]
