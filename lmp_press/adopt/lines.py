"""The paragraphs of the copy: what each prints, and the words of the source that it stands for."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from lmp_press import markup
from lmp_press.adopt.escaping import escape_markdown, escape_text
from lmp_press.adopt.formatting import edges
from lmp_press.adopt.polishing import polished
from lmp_press.adopt.printing import Print, printed, proof_of
from lmp_press.blanks import BLANK, index_of, sign
from lmp_press.named_tuples import NamedTuple
from lmp_press.placeholders import Kind
from lmp_press.release import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lmp_press.adopt.decision import Decision
    from lmp_press.adopt.formatting import Edge
    from lmp_press.adopt.structure import Part

    Placed = tuple[int, str | Print]  # a piece, and where in the part's words it starts

_LEADS = {Role.HEADLINE: "# ", Role.HEADING: "## ", Role.BULLET: "- ", Role.QUOTE: "> "}
_HEADED = {Role.HEADLINE, Role.HEADING}
_CLOSING_HASHES = re.compile(r"(?<=\s)#+\Z")  # which Markdown takes for a part of the sign
_LISTED = {Role.BODY, Role.BULLET}  # what a list that stands alone makes bullets of


class Line(NamedTuple):
    """One paragraph of the copy: what it prints, and the words of the source that it stands for."""

    role: Role
    pieces: tuple[str | Print, ...]
    part: int
    is_markdown: bool = False
    condition: str = ""  # the field that says whether it is printed

    @property
    def code(self) -> str:
        """The paragraph as it stands in the copy, with the sign of its role."""
        lead = _LEADS.get(self.role, "")
        if self.condition:
            return f"{{% if {self.condition} %}}\n{lead}{self._inline()}\n{{% endif %}}"
        if not (alone := self._alone):
            return lead + self._inline()
        field = alone.decision.field  # type: ignore[union-attr]  # what stands alone is a blank
        if alone.is_optional:
            before, after = map(escape_text, alone.gap)
            code = f"{before}{{{{ {alone.expression} }}}}{after}"
            return f"{{% if {field} %}}\n{lead}{code}\n{{% endif %}}"
        return f"{{% for item in {field} %}}\n- {{{{ item }}}}\n{{% endfor %}}"

    @property
    def words(self) -> str:
        """The words that the source has here, the blanks' own among them."""
        return "".join(piece if isinstance(piece, str) else piece.words for piece in self.pieces)

    @property
    def proof(self) -> str:
        """The words that come back where each blank gives its own: of a choice, the first."""
        return "".join(map(proof_of, self.pieces))

    @property
    def listed(self) -> str:
        """The field of a list that is the whole paragraph, each entry of which becomes one."""
        alone = self._alone
        return alone.decision.field if alone and alone.decision and not alone.is_optional else ""

    @property
    def _alone(self) -> Print | None:
        """The blank that is a whole paragraph and comes as none, or as several."""
        only = self.pieces[0] if len(self.pieces) == 1 else ""
        if isinstance(only, str) or not only.decision:
            return None
        is_listed = only.decision.field_type == Kind.LIST and self.role in _LISTED
        return only if is_listed or only.is_optional else None

    @property
    def signed(self) -> str:
        """The words with a sign for each thing that is printed."""
        numbers = iter(range(len(self.pieces)))
        return "".join(p if isinstance(p, str) else sign(next(numbers)) for p in self.pieces)

    @property
    def sketch(self) -> str:
        """The paragraph as Markdown, with one character for each blank."""
        signs = (p for p in self.pieces if not isinstance(p, str))
        marks = [sign(0) if piece.signs or piece.shown else piece.code for piece in signs]
        return BLANK.sub(lambda found: marks[index_of(found[1])], self._escaped())

    def _inline(self) -> str:
        prints = [piece for piece in self.pieces if not isinstance(piece, str)]
        return BLANK.sub(lambda found: prints[index_of(found[1])].code, self._escaped())

    def _escaped(self) -> str:
        escape = escape_markdown if self.is_markdown else escape_text
        escaped = escape(self.signed, opens=True)
        return _CLOSING_HASHES.sub(r"\\\g<0>", escaped) if self.role in _HEADED else escaped


def lines(
    parts: Sequence[Part], blanks: Sequence[Decision], gone: Sequence[Decision], *, markdown: bool
) -> list[Line]:
    """Return the copy's paragraphs; a part of which nothing is left has none."""
    found = []
    for index, part in enumerate(parts):
        here = [blank for blank in blanks if blank.part == index]
        away = [each for each in gone if each.part == index]
        condition = next((blank.field for blank in here if blank.governs), "")
        shown = [blank for blank in here if not blank.governs]
        placed = _trimmed([*_pieces(part, shown, [*away, *(b for b in here if b.governs)])])
        if any(not isinstance(piece, str) or piece.strip() for _, piece in placed):
            pieces = polished(_joined([piece for _, piece in placed]))
            line = Line(part.role, tuple(pieces), index, markdown, condition)
            found.append(_formatted(line, placed, edges(part, shown, is_markdown=markdown)))
    return found


def _pieces(part: Part, blanks: Sequence[Decision], gone: Sequence[Decision]) -> Iterator[Placed]:
    """Yield what a part prints, from its first word to its last; instructions are gone."""
    at = 0
    for each in sorted([*blanks, *gone], key=lambda each: (each.start, each.end)):
        if each.start < at:
            continue
        yield at, part.typed[at : each.start]
        at = each.end
        if each in blanks:
            yield each.start, printed(each, part)
    yield at, part.typed[at:]


def _trimmed(placed: Sequence[Placed]) -> list[Placed]:
    """Return pieces without space at the ends, and with one space where something is gone."""
    result: list[Placed] = []
    for place, (start, piece) in enumerate(placed):
        if not isinstance(piece, str):
            result.append((start, piece))
            continue
        words = piece.rstrip() if place == len(placed) - 1 else piece
        before = result[-1][1] if result else " "
        if isinstance(before, str) and before.endswith(" "):
            words = words.lstrip() if not result else words.removeprefix(" ")
        if words:
            result.append((start + piece.index(words), words))
    return result


def _joined(pieces: Sequence[str | Print]) -> list[str | Print]:
    """Return pieces with one text between two blanks."""
    joined: list[str | Print] = []
    for piece in pieces:
        if isinstance(piece, str) and joined and isinstance(joined[-1], str):
            joined[-1] += piece
        else:
            joined.append(piece)
    return joined


def _formatted(line: Line, placed: Sequence[Placed], marks: Sequence[Edge]) -> Line:
    """Return a line with marks of Markdown in it, if it still says the same."""
    if not marks:
        return line
    formatted = line._replace(pieces=tuple(_with_marks(line.pieces, _origins(placed), marks)))
    said = [
        [paragraph.text for paragraph in markup.parse(each.sketch).paragraphs]
        for each in (line, formatted)
    ]
    return formatted if said[0] == said[1] else line


def _origins(placed: Sequence[Placed]) -> list[int]:
    """Return where each character of some pieces stands in the part."""
    sizes = ((start, piece if isinstance(piece, str) else piece.words) for start, piece in placed)
    return [start + at for start, words in sizes for at in range(len(words))]


def _with_marks(
    pieces: Sequence[str | Print], origins: Sequence[int], marks: Sequence[Edge]
) -> Iterator[str | Print]:
    """Yield the pieces, each mark before the character that it stands at, or beside a blank."""
    waiting = [(bisect_left(origins, edge.at), edge.mark) for edge in marks]
    start = 0
    for piece in pieces:
        words = piece if isinstance(piece, str) else piece.words
        cut = 0
        while waiting and waiting[0][0] < start + max(len(words), 1):
            place, mark = waiting.pop(0)
            if isinstance(piece, str) and place - start > cut:
                yield piece[cut : place - start]
                cut = place - start
            yield Print(mark, "", 0)
        yield piece[cut:] if isinstance(piece, str) else piece
        start += len(words)
    yield from (Print(mark, "", 0) for _, mark in waiting)
