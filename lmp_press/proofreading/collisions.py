"""Marks that collide: a value that brings the comma or full stop that the copy has already."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lmp_press.expressions import expression
from lmp_press.press_style.abbreviations import ends_in_abbreviation
from lmp_press.proofreading.passages import Flaw
from lmp_press.release import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lmp_press.proofreading.passages import Passage

_COLLISION = expression(
    r"""
      [ ]*[,;]\s*[,;:.?!](?![.\w)])      # ,, ,. ;, and not an ellipsis, .5 or a smile
    | [ ]*:\s*[,;.?!](?![.\w)])
    | (?<![.\s])\.\.(?!\.)              # two full stops, and not three
    | \s\.\.(?![.\w])                   # probably three
    | (?<![.…])(?<!\.\s)\.\s\.(?!\w|\s?\.)
    | [?!]\.(?!\.)
    | (?<=[\w’”%)])[ ]+(?:[,;](?![-)])|[:?!](?=[\s”’]|\Z)) # a space before a mark
    | (?<=[\w’”%)])[ ]+\.(?![.\w]|[ ]\.)
    | “\s+ | \s+”
    | (?:[ ]|(?<!\w))\(\s*\)
    | [.,]”[.,](?![.\w])
    """,
    re.VERBOSE,
)
_STOPPED_WORD = expression(r"\b[a-z]{5,}\.(?=[,;])")
_DANGLING = expression(r"[,;]\s*\Z")
_CUT_SHORT = expression(r"(?:assoc|admin|prelim|confid)\.")
_STOPPING = {"", *"”’)],;:.?!"}
_SHORTEST = 5  # words of a paragraph that is no greeting, such as “Dear editors,”
_STRONGEST = "?!.:;,"  # the first of these that collide is the one that stays
_LISTS = {Role.BULLET, Role.CONTACT, Role.RELEASE_LINE, Role.DATE}


def colliding_marks(passage: Passage) -> Iterator[Flaw]:
    """Yield the marks that stand side by side and cannot, and the commas that lead nowhere."""
    text = passage.text
    for found in _COLLISION.finditer(text):
        yield Flaw("colliding-marks", *found.span(), _better(found[0]))
    for found in _STOPPED_WORD.finditer(text):
        if not ends_in_abbreviation(found[0]) and not _CUT_SHORT.fullmatch(found[0]):
            yield Flaw("colliding-marks", found.end() - 1, found.end() + 1, text[found.end()])
    yield from _dangling(passage)


def _better(marks: str) -> str:
    """Return the mark that stays of those that collide."""
    if "(" in marks:
        return ""
    if "“" in marks:
        return "“"
    if "”" in marks:
        return f"{'.' if '.' in marks else ',' if ',' in marks else ''}”"
    if marks.endswith(".."):
        return " ..." if marks[0].isspace() else "."
    return next(mark for mark in _STRONGEST if mark in marks)


def _dangling(passage: Passage) -> Iterator[Flaw]:
    """Yield the comma that a value ends with and nothing goes on after, or a whole paragraph."""
    text = passage.text
    for piece in passage.pieces:
        if piece.field and text[piece.end - 1 : piece.end] in {",", ";"}:
            goes_on = text[piece.end : piece.end + 1] not in _STOPPING
            if goes_on or (piece.end == len(text) and passage.role == Role.BULLET):
                yield Flaw("dangling-comma", piece.end - 1, piece.end, "")
    found = _DANGLING.search(text) if passage.role not in _LISTS else None
    if found and text.count(" ") >= _SHORTEST - 1:
        yield Flaw("dangling-comma", found.start(), found.end(), ".")
