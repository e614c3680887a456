"""Releases: the files of a folder known as what they are, a release in Word and Markdown as one."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from pathlib import PurePath
from typing import TYPE_CHECKING

from lmp_press.review.comparing.comparison import PieceKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lmp_press.review.report import FilePair, Review

_WORDS = {PieceKind.REPLACED, PieceKind.DELETED, PieceKind.INSERTED}


def words_of_slug(slug: str) -> str:
    """Return the words that a file's name is made of.

    >>> words_of_slug("northern-california")
    'Northern California'
    """
    return " ".join(word.capitalize() for word in slug.split("-"))


def titled(pair: FilePair, region_name: Callable[[str], str]) -> FilePair:
    """Return a pair with its title, as far as its name says it."""
    path = PurePath(pair.new or pair.old)
    title = release_title(path, region_name)
    return pair._replace(title=title, template=_template_of(path)) if title else pair


def release_title(path: PurePath, region_name: Callable[[str], str]) -> str:
    """Return in words which release a file is, as far as its name says it.

    `colorado/colorado-anniversary.docx` is Colorado’s release of the template `anniversary`.
    """
    template = _template_of(path)
    return f"{region_name(path.parent.name)} · {template}" if template else ""


def _template_of(path: PurePath) -> str:
    region = path.parent.name
    template = path.stem.removeprefix(f"{region}-")
    return template if region and template != path.stem else ""


def as_releases(pairs: Iterable[FilePair]) -> Iterator[FilePair]:
    """Yield pairs, a Word file and the Markdown beside it as one where the same became of both."""
    for _, group in groupby(pairs, lambda pair: _stem(pair.new or pair.old)):
        members = list(group)
        if {_suffix(pair) for pair in members} == {".docx", ".md"} and _agree(*members):
            formats = tuple(_suffix(pair)[1:] for pair in members)
            yield members[0]._replace(formats=formats)
        else:
            several = len(members) > 1
            yield from (_apart(pair) if several and pair.title else pair for pair in members)


def _apart(pair: FilePair) -> FilePair:
    """Return a file of a release whose other file says something else."""
    form = "Markdown" if _suffix(pair) == ".md" else "Word"
    return pair._replace(title=f"{pair.title} ({form})")


def _stem(name: str) -> str:
    return str(PurePath(name).with_suffix(""))


def _suffix(pair: FilePair) -> str:
    return PurePath(pair.new or pair.old).suffix.lower()


def _agree(word: FilePair, markdown: FilePair) -> bool:
    if word.state is not markdown.state or word.trouble or markdown.trouble:
        return False
    if _stem(word.old or word.new) != _stem(markdown.old or markdown.new):
        return False
    if word.review is None or markdown.review is None:
        return word.review is markdown.review
    return _changed_words(word.review) == _changed_words(markdown.review)


def _changed_words(review: Review) -> Counter[tuple[str, str]]:
    """Return the words that came and went, but for those that Markdown does not have."""
    return Counter(
        (piece.old_text, piece.new_text)
        for change in review.changes
        if not (change.change.new or change.change.old)[0].paragraph.place.is_margin
        for piece in change.change.pieces
        if piece.kind in _WORDS
    )
