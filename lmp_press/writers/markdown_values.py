"""Values that Markdown says as they are: the words around them stay as they would be without them.

It is told conservatively, so that a mould's pieces and its values, put together, are the very text
that would be written one paragraph at a time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.blanks import BLANK, index_of
from lmp_press.expressions import expression
from lmp_press.named_tuples import NamedTuple
from lmp_press.writers.markdown_signs import BARE_TARGET, ENTITY, SIGN_IN_LINK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lmp_press.mould import Cast, Mould
    from lmp_press.release import Paragraph

_VALUE = BLANK.pattern
_A_SIGN = r"\\`*_\[\]<>&~!#|"
_SIGNS = f"[{_A_SIGN}]"

# A sign of the copy that a value beside it can give another meaning.
_TOUCHED = expression(rf"{_SIGNS}{_VALUE}|{_VALUE}{_SIGNS}|&[#0-9A-Za-z]*{_VALUE}")
_OPENING = expression(rf"[^\W\d_]|[“‘(]|{_VALUE}|\Z")  # of a line, where no block can start

_ORDINARY = expression(rf"[^\W_](?:[^{_A_SIGN}\n]*(?:[^\W_]|[.,?%)”’]))?\Z")  # without any sign
_PLAIN = expression(r"[\w(“‘$](?:.*[\w.,?%)”’])?\Z")
_HALF_ENTITY = expression(r"&#?[0-9A-Za-z]+\Z")
_NUMBER = expression(r"\d{1,9}(?:[.)]|\Z)")  # which may open a list


class Exposed(NamedTuple):
    """The numbers of values that stand close to marks: at a line's start, and beside stars.

    Stars open and close by the letters beside them, so all values of their paragraph count.
    """

    opening: frozenset[int]
    starred: frozenset[int]


def exposed_in(mould: Mould, is_starred: Callable[[Paragraph], bool]) -> Exposed | None:
    """Return where a mould's values stand; None where not even plain ones may be put in."""
    texts = [paragraph.text for paragraph in mould.paragraphs]
    lines = [line for text in texts for line in text.split("\n") if BLANK.search(line)]
    if any(_TOUCHED.search(line) or not _OPENING.match(line) for line in lines):
        return None
    starred = [each.text for each in mould.paragraphs if is_starred(each)]
    return Exposed(_numbers(line[:1] for line in lines), _numbers(starred))


def are_plain(cast: Cast, exposed: Exposed) -> bool:
    """Tell whether all values of a cast are said as they are where they stand."""
    return (
        all(_ORDINARY.match(words) or _is_plain(words) for words in cast.words)
        and not any(_NUMBER.match(cast.words[number]) for number in exposed.opening)
        and all(_has_letters_at_its_ends(cast.words[number]) for number in exposed.starred)
        and all(BARE_TARGET.fullmatch(link) and not ENTITY.search(link) for link in cast.links)
    )


def _numbers(texts: Iterable[str]) -> frozenset[int]:
    return frozenset(index_of(one) for text in texts for one in BLANK.findall(text))


def _is_plain(words: str) -> bool:
    return bool(_PLAIN.match(words)) and not (
        SIGN_IN_LINK.search(words) or _HALF_ENTITY.search(words)
    )


def _has_letters_at_its_ends(words: str) -> bool:
    return words[0].isalnum() and words[-1].isalnum()
