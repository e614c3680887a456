"""The copy of the new template: each part a paragraph, each blank an expression in press style."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lmp_press import markup
from lmp_press.adopt.additions import RELEASE_LINE
from lmp_press.adopt.deciding import OPTIONAL
from lmp_press.adopt.escaping import escape_markdown, escape_text
from lmp_press.adopt.formatting import edges
from lmp_press.blanks import BLANK, index_of, sign
from lmp_press.fields.known_keys import CITY
from lmp_press.placeholders import Kind
from lmp_press.placeholders.phrases import singular
from lmp_press.release import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from lmp_press.adopt.deciding import Decision
    from lmp_press.adopt.formatting import Edge
    from lmp_press.adopt.structure import Part

DRAFT_LINE = "DRAFT — NOT FOR RELEASE"
_DIVISIONS = {
    Role.RELEASE_LINE: "release-line",
    Role.DATE: "date",
    Role.SUBHEADLINE: "subheadline",
    Role.CONTACT: "contact",
    Role.BOILERPLATE: "boilerplate",
    Role.END_MARK: "end-mark",
}
_LEADS = {Role.HEADLINE: "# ", Role.HEADING: "## ", Role.BULLET: "- ", Role.QUOTE: "> "}
_PLURAL = re.compile(r"( (?:[a-z-]+ )??)([a-z-]{3,}(?<!s)(?<!u)s|people|children)(?![\w’'])")
_VERBS = {
    "are": "is", "were": "was", "have": "has", "represent": "represents", "serve": "serves",
    "work": "works", "live": "lives", "need": "needs", "receive": "receives", "use": "uses",
    "belong": "belongs", "take": "takes", "make": "makes", "help": "helps", "join": "joins",
}  # fmt: skip
_VERB_AFTER = re.compile(rf" ({'|'.join(_VERBS)})\b")
_ADDRESSES: dict[str, str] = {Kind.PHONE: "tel:", Kind.EMAIL: "mailto:", Kind.URL: "https://"}
_ONE = {"people": "person", "children": "child"}


class Print(NamedTuple):
    """Something that the copy prints for a blank: its expression, and the words that stood there.

    `signs` is how many values the expression prints; a word that agrees with a count has no blank.
    """

    code: str
    words: str
    blank: int | None
    signs: int = 1


def _sign_of_markdown(mark: str) -> Print:
    return Print(mark, "", None, 0)


class Line(NamedTuple):
    """One paragraph of the copy: what it prints, and the words of the source that it stands for."""

    role: Role
    pieces: tuple[str | Print, ...]
    part: int
    is_markdown: bool = False

    @property
    def code(self) -> str:
        """The paragraph as it stands in the copy."""
        return self._code(lambda printed: printed.code)

    @property
    def sketch(self) -> str:
        """The paragraph as Markdown, with one character for each blank."""
        return self._code(lambda printed: printed.code if not printed.signs else sign(0))

    def _code(self, shown: Callable[[Print], str]) -> str:
        escape = escape_markdown if self.is_markdown else escape_text
        prints = [piece for piece in self.pieces if not isinstance(piece, str)]
        numbers = iter(range(len(prints)))
        signed = [p if isinstance(p, str) else sign(next(numbers)) for p in self.pieces]
        escaped = escape("".join(signed), opens=True)
        return BLANK.sub(lambda found: shown(prints[index_of(found[1])]), escaped)

    @property
    def words(self) -> str:
        """The words that the source has here, the blanks' own among them."""
        return "".join(piece if isinstance(piece, str) else piece.words for piece in self.pieces)


def lines(
    parts: Sequence[Part], blanks: Sequence[Decision], gone: Sequence[Decision], *, markdown: bool
) -> list[Line]:
    """Return the copy's paragraphs; a part of which nothing is left has none."""
    found = []
    for index, part in enumerate(parts):
        here = [(n, blank) for n, blank in enumerate(blanks) if blank.part == index]
        away = [each for each in gone if each.part == index]
        placed = list(_pieces(part, here, away))
        pieces = [piece for _, piece in placed]
        if not any(not isinstance(piece, str) or piece.strip() for piece in pieces):
            continue
        line = Line(part.role, _stripped(pieces), index, markdown)
        marks = edges(part, [blank for _, blank in here], is_markdown=markdown)
        found.append(_formatted(line, placed, marks) if marks else line)
    return found


def _formatted(
    line: Line, placed: Sequence[tuple[int, str | Print]], marks: Sequence[Edge]
) -> Line:
    """Return a line with marks of Markdown in it, if it still says the same."""
    formatted = line._replace(pieces=_stripped(list(_with_marks(placed, marks))))
    said = [
        [paragraph.text for paragraph in markup.parse(each.sketch).paragraphs]
        for each in (line, formatted)
    ]
    return formatted if said[0] == said[1] else line


def _with_marks(
    placed: Sequence[tuple[int, str | Print]], marks: Sequence[Edge]
) -> Iterator[str | Print]:
    waiting = list(marks)
    for start, piece in placed:
        at = start
        size = len(piece if isinstance(piece, str) else piece.words)
        while waiting and waiting[0].at < start + max(size, 1):
            edge = waiting.pop(0)
            if isinstance(piece, str) and edge.at > at:
                yield piece[at - start : edge.at - start]
                at = edge.at
            yield _sign_of_markdown(edge.mark)
        yield piece[at - start :] if isinstance(piece, str) else piece
    for edge in waiting:
        yield _sign_of_markdown(edge.mark)


def _stripped(found: Sequence[str | Print]) -> tuple[str | Print, ...]:
    pieces = tuple(found)
    first, last = pieces[0], pieces[-1]
    if isinstance(first, str):
        pieces = (first.lstrip(), *pieces[1:])
    if isinstance(last, str):
        pieces = (*pieces[:-1], pieces[-1].rstrip() if isinstance(pieces[-1], str) else pieces[-1])
    return tuple(piece for piece in pieces if piece != "")


def _pieces(
    part: Part, blanks: Sequence[tuple[int, Decision]], gone: Sequence[Decision]
) -> Iterator[tuple[int, str | Print]]:
    """Yield what a part prints and where it stands there, from its first word to its last."""
    words, typed, at = part.words, part.typed, 0
    spans = sorted(
        [(b.start, b.end, n, b) for n, b in blanks] + [(g.start, g.end, -1, g) for g in gone]
    )
    for start, end, number, each in spans:
        if start < at:
            continue
        before, at, literal = at, end, typed[at:start]
        if number >= 0:
            printed = _print(number, each, part, words[:start])
            if each.field_type == OPTIONAL and literal.endswith(" "):  # it goes with its space
                literal, printed = literal[:-1], _after_space(printed)
            yield before, literal
            yield before + len(literal), printed
            if each.field_type == Kind.COUNT and "number" in printed.code:
                for piece in _agreeing(each, words[end:]):
                    yield at, piece
                    at += len(piece if isinstance(piece, str) else piece.words)
        else:
            yield before, literal
    yield at, typed[at:]


def _agreeing(blank: Decision, after: str) -> Iterator[str | Print]:
    """Yield the noun, and the verb, that go with a count, so that one of a thing reads well."""
    if not (noun := _PLURAL.match(after)):
        return
    plural, one = noun[2], _ONE.get(noun[2], singular(noun[2]))
    if verb := _VERB_AFTER.match(after, noun.end()):
        plural, one = f"{plural} {verb[1]}", f"{one} {_VERBS[verb[1]]}"
    yield noun[1]
    yield Print(f'{{{{ {blank.field} | agree("{one}", "{plural}") }}}}', plural, None)


def _print(number: int, blank: Decision, part: Part, before: str) -> Print:
    """Return the expression for a blank."""
    name, quoted = blank.field, before.count("“") > before.count("”")
    inside = " | inside_quotation" if quoted else ""
    if blank.parts:
        facts = [f"{{{{ {name}.{fact} }}}}" for fact in blank.parts]
        return Print(", ".join(facts), blank.text, number, len(facts))
    if blank.field_type == OPTIONAL:
        return Print(f"{{% if {name} %}}{{{{ {name}{inside} }}}}{{% endif %}}", blank.text, number)
    code = {
        Kind.COUNT: f"{name} | {_figure(blank, before)}",
        Kind.DATE: f"{name} | press_date",
        Kind.LIST: f"{name} | series{inside}",
        Kind.TEXT: f"{name}{_capital(part, before)}{inside}",
    }.get(Kind(blank.field_type), name)
    if _is_dateline_city(blank, part):
        code = f"{name} | dateline"
    address = "" if _in_link(part, blank) else _ADDRESSES.get(blank.field_type, "")
    if address:
        return Print(f"[{{{{ {code} }}}}]({address}{{{{ {code} }}}})", blank.text, number)
    return Print(f"{{{{ {code} }}}}", blank.text, number)


def _in_link(part: Part, blank: Decision) -> bool:
    """Tell whether a blank stands in an address, or in the words of a link."""
    before, after = part.words[: blank.start], part.words[blank.end :]
    return bool(re.search(r"[/:@(\[]\Z", before.rstrip("[")) or after.startswith(("](", "/", "]")))


def _capital(part: Part, before: str) -> str:
    """Return the filter for a blank that opens a sentence of the body."""
    opens = not before.strip(" *_") or re.search(r"[.!?][”’\"]?\s+\Z", before)
    return " | capitalized" if opens and part.role in {Role.BODY, Role.BOILERPLATE} else ""


def _after_space(printed: Print) -> Print:
    opening, _, rest = printed.code.partition("%}")
    return printed._replace(code=f"{opening}%}} {rest}", words=f" {printed.words}")


def _figure(blank: Decision, before: str) -> str:
    if blank.field == "age":
        return "figure"
    opens = not before.strip() or re.search(r"[.!?][”’\"]?\s*\Z|[“\"]\Z", before)
    return "opening_number" if opens else "number"


def _is_dateline_city(blank: Decision, part: Part) -> bool:
    after = part.words[blank.end :]
    return (
        blank.field == CITY
        and part.role == Role.BODY
        and not part.words[: blank.start].strip(" *")
        and bool(re.match(r"\**\s*[–—-]", after))
    )


def copy(written: Sequence[Line], headline: str, *, has_release_line: bool) -> str:
    """Return the whole `release.md.j2`."""
    blocks: list[str] = []
    if not has_release_line:
        blocks.append(_release_line(RELEASE_LINE))
    if headline and not has_release_line:
        blocks.append(f"# {escape_text(headline)}")
    open_division = ""
    drafted = not has_release_line
    for line in written:
        code, division = line.code, _DIVISIONS.get(line.role, "")
        if line.role == Role.RELEASE_LINE and not drafted:
            code, drafted = _draft(code), True
        if open_division and division != open_division:
            blocks[-1] += "\n:::"
        if division and division != open_division:
            code = f"::: {division}\n{code}"
        open_division = division
        blocks.append(_LEADS.get(line.role, "") + code)
        if headline and has_release_line and line.role == Role.RELEASE_LINE and drafted:
            blocks[-1] += "\n:::"
            blocks.append(f"# {escape_text(headline)}")
            open_division, headline = "", ""
    closing = "\n:::\n" if open_division else "\n"
    return _joined(blocks) + closing


def _release_line(words: str) -> str:
    return f"::: release-line\n{_draft(words)}\n:::"


def _draft(code: str) -> str:
    return f"{{% if draft %}}{DRAFT_LINE}{{% else %}}{code}{{% endif %}}"


def _joined(blocks: Sequence[str]) -> str:
    """Return blocks with an empty line between, but between two bullets."""
    text = ""
    for block in blocks:
        tight = block.startswith("- ") and text.rpartition("\n")[2].startswith("- ")
        text += ("\n" if tight else "\n\n") * bool(text) + block
    return text
