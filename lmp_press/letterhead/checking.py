"""Whether a file can be a letterhead, said as problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.diagnostics import Location, Problem, report
from lmp_press.diagnostics.grammar import listing
from lmp_press.letterhead.letterhead import UnusableLetterheadError
from lmp_press.letterhead.opening import open_letterhead

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lmp_press.letterhead.letterhead import Letterhead


def check_letterhead(path: str, data: bytes) -> list[Problem]:
    """Return what is wrong with a letterhead file; `path` is how a problem names it.

    What is private in it stays behind, which is a warning.
    """
    try:
        _refuse_empty(data)
        letterhead = open_letterhead(data)
    except UnusableLetterheadError as error:
        name = path.replace("\\", "/").rpartition("/")[2]
        facts = {"name": name, "reason": error.reason, "advice": error.advice}
        return [report("bad-letterhead", Location(path), **facts)]
    return [*_made(letterhead, path), *_private(letterhead, path)]


def _refuse_empty(data: bytes) -> None:
    """Raise for an empty file, which is not the built-in letterhead."""
    if not data:
        from lmp_press.letterhead.reasons import Refusal

        raise UnusableLetterheadError(Refusal.EMPTY)


def _made(letterhead: Letterhead, path: str) -> Iterator[Problem]:
    if letterhead.made:
        names = listing(letterhead.made, "and")
        yield report("made-styles", Location(path), names=names, path=path)


def _private(letterhead: Letterhead, path: str) -> Iterator[Problem]:
    if letterhead.private:
        yield report("private-letterhead", Location(path), reason=", ".join(letterhead.private))
