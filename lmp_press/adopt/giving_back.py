"""What a new template gives back, beside its source: paragraph by paragraph, link by link."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from lmp_press.adopt.escaping import DEFINITION
from lmp_press.adopt.printing import proof_of
from lmp_press.blanks import BLANK, index_of
from lmp_press.release import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lmp_press.adopt.lines import Line
    from lmp_press.adopt.printing import Print
    from lmp_press.blanks import Blank
    from lmp_press.release import Paragraph

_LINK = re.compile(r"!?\[(\[?[^\[\]]*\]?)\](?:\(([^()]*)\)|\[([^\[\]]*)\])")
_STRONG = re.compile(r"\*\*(.+?)\*\*|(?<!\w)_(\S(?:.*?\S)?)_(?!\w)|(?<!\*)\*([^*\s][^*]*)\*(?!\*)")
_FIELD = re.compile(r"\{\{ ([\w.\[\]]+)")


class WordsLostError(Exception):
    """The new template does not give back its source; the words say where."""


def compare(found: Sequence[Paragraph], blanks: Sequence[Blank], lines: Sequence[Line]) -> None:
    """Raise WordsLostError at the first paragraph that is not what the source has there."""
    addresses = _definitions(lines)
    for paragraph, line in beside(found, lines):
        source = folded(_plain(line, addresses)) if line else ""
        text = paragraph.text if paragraph else ""
        back = folded(with_own_words(text, blanks, line.pieces if line else ()))
        if source != back:
            message = f"the words `{source or back}` would come out as `{back if source else ''}`"
            raise WordsLostError(message)
        if paragraph and line and line.is_markdown:
            _compare_links(paragraph, blanks, line, addresses)


def beside(
    found: Sequence[Paragraph], lines: Sequence[Line]
) -> Iterator[tuple[Paragraph | None, Line | None]]:
    """Pair each paragraph that is printed with its line; what the source lacks has none."""
    expected = [line for line in lines if not _is_definition(line)]
    added = {Role.RELEASE_LINE, Role.HEADLINE} - {line.role for line in expected}
    return zip_longest([each for each in found if each.role not in added], expected)


def with_own_words(text: str, blanks: Sequence[Blank], pieces: Sequence[str | Print]) -> str:
    """Return a printed paragraph with the words of the source where the values stand."""
    signs = list(BLANK.finditer(text))
    prints = [piece for piece in pieces if not isinstance(piece, str) and piece.signs]
    result, at, used = "", 0, 0
    while used < len(signs):
        first, blank = signs[used], blanks[index_of(signs[used][1])]
        words, taken = blank.words, 1
        if blank.field:  # else it stands for words of the copy
            while prints and not _is_of(prints[0], blank.field):
                prints.pop(0)  # it stands in the address of a link
            if prints:
                piece = prints.pop(0)
                words, taken = piece.value, piece.signs
        last = signs[min(used + taken, len(signs)) - 1]
        result, at, used = result + text[at : first.start()] + words, last.end(), used + taken
    return result + text[at:]


def _is_of(piece: Print, field: str) -> bool:
    """Tell whether a piece prints a field, or an entry of it."""
    code = _FIELD.search(piece.code)
    names = {piece.decision.field if piece.decision else "", code[1] if code else ""} - {""}
    return any(field == name or field.startswith((f"{name}.", f"{name}[")) for name in names)


def _compare_links(
    paragraph: Paragraph, blanks: Sequence[Blank], line: Line, addresses: Mapping[str, str]
) -> None:
    """Raise WordsLostError at the first address of a link that is not there."""
    given = {
        BLANK.sub(lambda sign: blanks[index_of(sign[1])].words, run.link)
        for run in paragraph.runs
        if run.link
    }
    for target in _targets(line, addresses):
        pattern = "(.+)".join(map(re.escape, BLANK.split(target)[::2]))
        if not any(re.fullmatch(pattern, link) for link in given):
            message = f"the link to `{BLANK.sub('…', target)}` would be lost"
            raise WordsLostError(message)


def _targets(line: Line, addresses: Mapping[str, str]) -> Iterator[str]:
    """Yield the addresses of a line's links, each blank in them as a sign."""
    for found in _LINK.finditer(line.signed):
        label = found[3] or found[1]
        target = found[2] if found[2] is not None else addresses.get(label.lower(), "")
        if target and not found[0].startswith("!"):
            yield target


def _definitions(lines: Sequence[Line]) -> dict[str, str]:
    """Return the addresses of a Markdown file's links by their labels."""
    pairs = (line.signed.strip().partition("]:") for line in lines if _is_definition(line))
    return {label.removeprefix("[").lower(): address.strip() for label, _, address in pairs}


def _is_definition(line: Line) -> bool:
    return line.is_markdown and bool(DEFINITION.match(line.words))


def _plain(line: Line, addresses: Mapping[str, str]) -> str:
    """Return the words of a line, of Markdown those without its marks."""
    if not line.is_markdown:
        return line.proof
    words = line.signed
    for _ in range(3):
        words = _LINK.sub(lambda link: link[1] if _leads(link, addresses) else link[0], words)
    words = _STRONG.sub(lambda found: found[1] or found[2] or found[3], words)
    prints = [piece for piece in line.pieces if not isinstance(piece, str)]
    return BLANK.sub(lambda sign: proof_of(prints[index_of(sign[1])]), words)


def _leads(link: re.Match[str], addresses: Mapping[str, str]) -> bool:
    """Tell whether brackets are a link: their address is typed, or defined by its label."""
    is_defined = link[3] is None or (link[3] or link[1]).lower() in addresses
    return is_defined and not link[0].startswith("!")


def folded(words: str) -> str:
    """Return words with each white space one space."""
    return re.sub(r"\s+", " ", words).strip()
