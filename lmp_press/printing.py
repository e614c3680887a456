"""The PDFs of many releases: made in one call, read back, and refused when they say other words."""

from __future__ import annotations

import unicodedata
from bisect import bisect
from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING

from lmp_press.diagnostics import Location, Problem, has_errors, report
from lmp_press.diagnostics.grammar import names
from lmp_press.documents import Document, Unprinted
from lmp_press.letterhead.fonts import fonts_of, stands_in
from lmp_press.named_tuples import NamedTuple
from lmp_press.readers.pdf import Glyphs, read_pieces
from lmp_press.readers.words import read_words
from lmp_press.store.problems import cannot_write
from lmp_press.writers import PDF
from lmp_press.writers.pdf import write_all

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lmp_press.press import Pressed

TEMPORARY = "the folder for temporary files"  # as a problem names it
LONGEST_EXCERPT = 60  # characters of the words that a problem repeats
AT_A_LINE_END = "-\u00ad\x02"  # how a hyphen that only the line asked for is read
UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
BACKWARDS = range(0x0590, 0x0900)  # Hebrew, Arabic and their like, read in the order of the line


def printed(pressed: Sequence[Pressed]) -> list[Pressed]:
    """Return regions with the PDFs of what is unprinted, or with what speaks against each."""
    waiting = {each.path: each for one in pressed for each in one.unprinted}
    made: Mapping[str, bytes] | OSError
    try:
        made = write_all(
            {path: each.docx for path, each in waiting.items()},
            {path: each.properties for path, each in waiting.items()},
        )
    except OSError as error:
        made = error
    return [_with_pdfs(one, made) for one in pressed]


def misprints(pdf: bytes, docx: bytes, shown: str) -> list[Problem]:
    """Return how a PDF says other words than the Word file that it was made of, `shown` by path."""
    return _misprinted(read_pieces(pdf), docx, shown)


def _misprinted(pieces: Sequence[Glyphs], docx: bytes, shown: str) -> list[Problem]:
    place = Location(shown)
    return [*_parts(pieces, read_words(docx), place), *_cut_off(pieces, place)]


def _with_pdfs(pressed: Pressed, made: Mapping[str, bytes] | OSError) -> Pressed:
    documents, problems = [*pressed.documents], [*pressed.problems]
    for each in pressed.unprinted:
        found = _judged(each, made)
        problems += found
        if not isinstance(made, OSError) and not has_errors(found):
            documents.append(Document(each.region, each.template, PDF, made[each.path]))
    return pressed._replace(documents=tuple(documents), problems=tuple(problems), unprinted=())


def _judged(each: Unprinted, made: Mapping[str, bytes] | OSError) -> list[Problem]:
    """Return what speaks against the PDF of a release."""
    if isinstance(made, OSError):
        return [cannot_write(TEMPORARY, made)]
    if each.path not in made:
        return [report("no-pdf", Location(each.path), name=each.path)]
    pieces = read_pieces(made[each.path])
    return [*_misprinted(pieces, each.docx, each.path), *_replaced_fonts(pieces, each)]


class Difference(NamedTuple):
    """Where two texts part: what was found, and what should have been."""

    found: str
    expected: str


def other_words(pdf: bytes, docx: bytes) -> Difference | None:
    """Return where a PDF parts from a Word file's words; BrokenPdfError when it is no PDF."""
    return _difference(read_pieces(pdf), read_words(docx))


def _difference(pieces: Sequence[Glyphs], paragraphs: Sequence[str]) -> Difference | None:
    """Return where the pieces say something else, None when they say all of it."""
    expected = "".join(map(_bare, paragraphs))
    parting = _parting(pieces, expected, _openings(paragraphs))
    if parting is None or _differ_in_order_only(pieces, expected):
        return None
    piece, at = parting
    found = piece.text.strip() if piece else ""
    return Difference(found, _words_from(paragraphs, at, max(len(found), LONGEST_EXCERPT)))


def _words_from(paragraphs: Sequence[str], at: int, length: int) -> str:
    """Return the words from the one that holds a place of the text without spaces."""
    words = " ".join(paragraphs).split()
    ends = [*accumulate(len(_bare(word)) for word in words)]
    return " ".join(words[bisect(ends, at) :])[:length].rstrip()


def _parts(
    pieces: Sequence[Glyphs], paragraphs: Sequence[str], place: Location
) -> Iterator[Problem]:
    if difference := _difference(pieces, paragraphs):
        facts = difference._asdict()
        yield report("words-differ", place, release=f"`{place.path}`", **facts)


def _bare(text: str) -> str:
    """Return a text without what a line may break at, its ligatures as letters."""
    return "".join(unicodedata.normalize("NFKC", text).translate(UNSEEN).split())


def _openings(paragraphs: Sequence[str]) -> set[int]:
    """Return where paragraphs begin in their text without spaces."""
    places, length = set(), 0
    for paragraph in paragraphs:
        places.add(length)
        length += len(_bare(paragraph))
    return places


def _parting(
    pieces: Sequence[Glyphs], expected: str, openings: set[int]
) -> tuple[Glyphs | None, int] | None:
    """Return the first piece that says something else, and the place in the text where it does.

    None for the piece where words are missing at the end; None for nothing else at all.
    """
    at = 0
    for piece in pieces:
        text = _bare(piece.text)
        if expected.startswith(text, at):
            at += len(text)
        elif expected.startswith(shorter := text.rstrip(AT_A_LINE_END), at):
            at += len(shorter)
        elif at not in openings or not _is_list_mark(text):
            return piece, at
    return (None, at) if at < len(expected) else None


def _is_list_mark(text: str) -> bool:
    return len(text) == 1 and not text.isalnum()


def _differ_in_order_only(pieces: Sequence[Glyphs], expected: str) -> bool:
    """Tell whether words that run from right to left were read in the order of the page."""
    found = Counter("".join(_bare(piece.text) for piece in pieces))
    wanted = Counter(expected)
    is_backwards = any(ord(sign) in BACKWARDS for sign in wanted)
    return is_backwards and not wanted - found and all(map(_is_list_mark, found - wanted))


def _cut_off(pieces: Sequence[Glyphs], place: Location) -> Iterator[Problem]:
    beyond = next((piece for piece in pieces if not piece.is_on_page and piece.text.strip()), None)
    if beyond:
        found = beyond.text.strip()[:LONGEST_EXCERPT]
        yield report("cut-off", place, release=f"`{place.path}`", found=found)


def _replaced_fonts(pieces: Sequence[Glyphs], each: Unprinted) -> Iterator[Problem]:
    """Yield a warning when words are set in a font that the letterhead does not ask for."""
    asked = fonts_of(each.docx)
    used = {piece.font for piece in pieces if any(map(_is_latin, piece.text))}
    others = sorted(font for font in used if not stands_in(font, asked))
    missing = sorted(font for font in asked if not any(stands_in(one, {font}) for one in used))
    if others and missing:
        facts = {"found": names(others), "missing": names(missing, last=" or ")}
        yield report("font-replaced", Location(each.letterhead), **facts)


def _is_latin(sign: str) -> bool:
    return sign.isascii() and sign.isalpha()
