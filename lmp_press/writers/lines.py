"""Lines of text: how many columns words take, and where a line may break (UAX #14)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.expressions import expression

if TYPE_CHECKING:
    from collections.abc import Iterator

# Scripts whose words stand without spaces: Thai, Lao, Burmese, Khmer, Chinese, Japanese, Yi.
_WITHOUT_SPACES = expression(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf\u2e80-\u312f\u31a0-\u31ff"
    "\u3400-\u4dbf\u4e00-\ua4cf\uaa00-\uaadf\uf900-\ufaff\uff01-\uff9f\U00020000-\U0003ffff]"
)


def wrapped(words: str, width: int) -> Iterator[str]:
    """Yield lines of at most `width` columns; a word that is longer stays whole."""
    line, used = "", 0
    for space, piece in _pieces(words):
        columns = columns_of(piece)
        if line and used + len(space) + columns > width:
            yield line.rstrip(" ")
            line, used = piece, columns
        else:
            line += space + piece
            used += len(space) + columns
    yield line


def columns_of(text: str) -> int:
    """Return the columns a text takes: two for an East Asian wide sign, none for a combining one.

    >>> columns_of("Hawaiʻi"), columns_of("労働")
    (7, 4)
    """
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def _pieces(words: str) -> Iterator[tuple[str, str]]:
    """Yield what a line is broken between, each with the space before it.

    That is at plain spaces, and within what is written without them, as Japanese and Thai are.
    """
    for number, word in enumerate(words.split(" ")):
        space = " " if number else ""
        if word.isascii() or not _WITHOUT_SPACES.search(word):
            yield space, word
            continue
        from icu4py.breakers import LineBreaker  # few releases need it

        for piece in LineBreaker(word, "en-US"):
            yield space, piece
            space = ""
