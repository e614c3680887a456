"""Marked-up copy to paragraphs and runs: CommonMark without HTML, and `::: role` divisions.

The blanks in it are single characters still; each comes out as a run of its own.
"""

from __future__ import annotations

from collections import Counter
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from lmp_press.blanks import BLANK
from lmp_press.cache import remembered
from lmp_press.diagnostics.grammar import listing, nearest
from lmp_press.expressions import expression
from lmp_press.named_tuples import NamedTuple
from lmp_press.release import (
    END_MARKS,
    CellPlace,
    Paragraph,
    Place,
    Role,
    Run,
    StoryKind,
    StoryPlace,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

HEADINGS = {"h1": Role.HEADLINE, "h2": Role.HEADING}
DIVISIONS = {role.value.replace(" ", "-"): role for role in Role}

# Tokens that have no place in a release, in a reader's words.
REFUSED = {
    "table_open": "a table",
    "ordered_list_open": "a numbered list",
    "code_block": "an indented block of code",
    "fence": "a block of code",
    "code_inline": "code",
    "hr": "a rule",
    "image": "a picture",
}


_ADDRESS = expression(
    r"(?:https?://[^\s/?#]+[^\s]*|mailto:[^\s@]+@[^\s@]+|tel:\+?[\d.()-]+(?:;[\w=+.-]+)*)\Z"
)


class Unsupported(NamedTuple):
    """Something in the copy that a release cannot hold: a problem's id, the line and the facts."""

    kind: str
    line: int
    facts: dict[str, str]


class Parsed(NamedTuple):
    """The paragraphs of a copy, and what in it cannot be one."""

    paragraphs: tuple[Paragraph, ...]
    faults: tuple[Unsupported, ...]


@lru_cache(maxsize=256)
def parse(copy: str) -> Parsed:
    """Parse marked-up copy; one shape of copy is parsed once however many regions fill it."""
    types = (Parsed, Unsupported, Paragraph, Run, Role, Place, StoryPlace, StoryKind, CellPlace)
    return remembered("markup", [copy], types, lambda: read(copy))


def read(copy: str) -> Parsed:
    """Parse marked-up copy that is asked for once, so that nothing remembers it."""
    reader = _BlockReader(copy.split("\n"))
    for token in _parser().parse(copy):
        reader.take(token)
    return Parsed(tuple(reader.paragraphs), tuple(reader.faults))


def is_whole_address(link: str) -> bool:
    """Tell whether a link is a web, mail or phone address with all its parts."""
    return bool(_ADDRESS.match(link))


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.container import container_plugin

    parser = MarkdownIt("commonmark").enable("table")
    parser.use(container_plugin, "role", validate=lambda *_: True)
    # An address is kept as typed: what stands for a blank in it must not be percent-encoded,
    # and whether it is a web, mail or phone address is judged when it is whole.
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]  # the documented hook
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005 - likewise
    return parser


class _BlockReader:
    """Takes the parser's block tokens one by one."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.paragraphs: list[Paragraph] = []
        self.faults: list[Unsupported] = []
        self.division: Role | None = None
        self.heading: Role | None = None
        self.depth = Counter[str]()  # of open lists (ul) and block quotations
        self.line = 1

    def take(self, token: Token) -> None:
        """Take one token; what opens a block says what the paragraphs in it are."""
        self.line = token.map[0] + 1 if token.map else self.line
        match token.type:
            case "heading_open" | "heading_close":
                self.heading = self._heading(token) if token.nesting > 0 else None
            case "container_role_open" | "container_role_close":
                self.division = self._division(token) if token.nesting > 0 else None
            case "bullet_list_open" | "bullet_list_close" | "blockquote_open" | "blockquote_close":
                self.depth[token.tag] += token.nesting
            case "inline" if self.heading is Role.END_MARK:
                self.paragraphs.append(Paragraph(Role.END_MARK, (Run(self._source(token)),)))
            case "inline":
                self._paragraph(token.children or [])
            case "html_block":
                self._fault("raw-html", found=token.content.strip().split("\n")[0])
            case refused if refused in REFUSED:
                self._fault("not-for-release", found=REFUSED[refused])

    def _paragraph(self, children: list[Token]) -> None:
        runs = tuple(_runs(self._pieces(children)))
        if any(run.text.strip() for run in runs):
            paragraph = Paragraph(self._role(), runs, level=max(0, self.depth["ul"] - 1))
            if paragraph.role is Role.BODY and paragraph.text in END_MARKS:
                paragraph = paragraph._replace(role=Role.END_MARK)
            self.paragraphs.append(paragraph)

    def _source(self, token: Token) -> str:
        """Return the line that a block starts on, as typed."""
        return self.lines[token.map[0]].strip() if token.map else ""

    def _role(self) -> Role:
        if self.heading:
            return self.heading
        if self.depth["ul"]:
            return Role.BULLET
        return Role.QUOTE if self.depth["blockquote"] else self.division or Role.BODY

    def _heading(self, token: Token) -> Role:
        if self._source(token) in END_MARKS:
            return Role.END_MARK
        if token.tag not in HEADINGS:
            self._fault("not-for-release", found=f"a heading of level {token.tag[1:]}")
        return HEADINGS.get(token.tag, Role.HEADING)

    def _division(self, token: Token) -> Role:
        name = token.info.strip()
        end = token.map[1] if token.map else len(self.lines)
        if self.division:
            self._fault("not-for-release", found="a division inside a division")
        if not name:
            self._fault("loose-division", found=token.markup)
        elif not any(line.strip() for line in self.lines[end:]):
            self._fault("unclosed-division", name=name)
        elif name not in DIVISIONS:
            meant = nearest(name, DIVISIONS)
            advice = f"write `{meant}`" if meant else f"use {listing(list(DIVISIONS))}"
            self._fault("unknown-role", name=name, advice=advice)
        return DIVISIONS.get(name, Role.BODY)

    def _pieces(self, children: Iterable[Token]) -> Iterator[Run]:
        """Yield a paragraph's words with how they look and where they lead."""
        depth = Counter[str]()
        link = ""
        for token in children:
            match token.type:
                case "text" | "text_special":
                    yield Run(token.content, depth["strong"] > 0, depth["em"] > 0, link)
                case "softbreak" | "hardbreak":
                    self.line += 1
                    words = "\n" if token.type == "hardbreak" else " "
                    yield Run(words, depth["strong"] > 0, depth["em"] > 0, link)
                case "strong_open" | "strong_close" | "em_open" | "em_close":
                    depth[token.tag] += token.nesting
                case "link_open" | "link_close":
                    link = self._link(token)
                case "html_inline":
                    self._fault("raw-html", found=token.content)
                case other:
                    self._fault("not-for-release", found=REFUSED.get(other, other))

    def _link(self, token: Token) -> str:
        """Return the address that a link's first token has, and '' for its last."""
        link = str(token.attrs.get("href", ""))
        if token.nesting > 0 and not (is_whole_address(link) or BLANK.search(link)):
            self._fault("bad-link", found=link)
        return link

    def _fault(self, kind: str, **facts: str) -> None:
        self.faults.append(Unsupported(kind, self.line, facts))


def _runs(pieces: Iterable[Run]) -> Iterator[Run]:
    """Yield runs of words that look alike, joined, and each blank as a run of its own."""
    joined: Run | None = None
    for piece in pieces:
        if joined and joined[1:] == piece[1:]:
            joined = joined._replace(text=joined.text + piece.text)
        else:
            if joined:
                yield from _cut(joined)
            joined = piece
    if joined:
        yield from _cut(joined)


def _cut(run: Run) -> Iterator[Run]:
    for text in BLANK.split(run.text):
        if text:
            yield run._replace(text=text)
