"""A release read back from CommonMark, without losing a word of it."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from lmp_press.expressions import expression
from lmp_press.readers.plain_markdown import read_plain
from lmp_press.release import END_MARKS, Paragraph, Properties, Release, Role, Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

REMEMBERED_BLOCKS = 512  # most blocks of a batch are the copy's own, the same in every release

_LINE_END = expression(r"\r\n?")
_INDENTS = (" ", "\t")
_BLANK_LINES = expression(r"\n\n+")

# What lets one block change how another is read: a fence, a link's definition, an opening space.
_ENTANGLING = ("```", "~~~", "]:")

_BREAKS = {"softbreak": " ", "hardbreak": "\n"}
_CONTAINERS = {"li": Role.BULLET, "blockquote": Role.QUOTE}

_RELEASE_LINE = expression(r"FOR (?:IMMEDIATE )?RELEASE\b|EMBARGOED\b|DRAFT\b.*\bNOT FOR RELEASE")


def read(text: str) -> Release:
    """Return the release that a Markdown text says; its title is its headline."""
    lines = _LINE_END.sub("\n", text.removeprefix("\ufeff"))
    paragraphs = tuple(_in_roles(_paragraphs(lines)))
    titles = [paragraph.text for paragraph in paragraphs if paragraph.role == Role.HEADLINE]
    return Release(paragraphs, Properties(title="".join(titles).replace("\n", " ")))


def read_words(text: str) -> list[str]:
    """Return the words of each paragraph of a text that was just written, and no more of it."""
    return [words for block in _blocks(text) for words in _remembered_words(block)]


def _paragraphs(text: str) -> Sequence[Paragraph]:
    """Return the text's paragraphs, block by block where no block depends on another."""
    return [paragraph for block in _blocks(text) for paragraph in _remembered(block)]


def _blocks(text: str) -> list[str]:
    """Return the blocks of a text, the whole as one where a block depends on another."""
    blocks = _BLANK_LINES.split(text.strip("\n"))
    if any(block[:1] in _INDENTS for block in blocks):
        return [text]
    return [text] if any(sign in text for sign in _ENTANGLING) else blocks


def _parsed(text: str) -> tuple[Paragraph, ...]:
    plain = read_plain(text)
    return tuple(_walked(_commonmark().parse(text))) if plain is None else plain


_remembered = lru_cache(REMEMBERED_BLOCKS)(_parsed)


@lru_cache(REMEMBERED_BLOCKS)
def _remembered_words(block: str) -> tuple[str, ...]:
    return tuple([paragraph.text for paragraph in _parsed(block)])


@cache
def _commonmark() -> MarkdownIt:
    from markdown_it import MarkdownIt

    class Faithful(MarkdownIt):
        """CommonMark whose links keep the address that was written."""

        def normalizeLink(self, url: str) -> str:  # noqa: N802 - the name is markdown-it's
            return url

        def normalizeLinkText(self, link: str) -> str:  # noqa: N802 - the name is markdown-it's
            return link

    return Faithful("commonmark", {"html": False})


def _walked(tokens: Iterable[Token]) -> Iterator[Paragraph]:
    """Yield the paragraphs of a token stream, each with the role of what it stands in."""
    around: list[str] = []  # the tags that are open
    for token in tokens:
        if token.nesting > 0:
            around.append(token.tag)
        elif token.nesting < 0:
            around.pop()
        elif runs := _runs(token):
            yield Paragraph(_role(around), runs, level=_level(around))
            if around[-2:] == ["li", "p"]:
                around[-2] = ""  # an item's later paragraphs have no bullet


def _role(around: Sequence[str]) -> Role:
    *containers, last = around or [""]
    if last == "h1":
        return Role.HEADLINE
    if last.startswith("h"):
        return Role.HEADING
    return _CONTAINERS.get(containers[-1], Role.BODY) if containers else Role.BODY


def _level(around: Sequence[str]) -> int:
    if around[-2:] != ["li", "p"]:
        return 0
    return around.count("ul") + around.count("ol") - 1


def _runs(token: Token) -> tuple[Run, ...]:
    """Return the words of a leaf block, neighbours of one look joined."""
    looks = _looks(token.children) if token.children else [Run(_words(token))]
    joined = [
        Run("".join([run.text for run in equal]), *look)
        for look, equal in groupby(looks, lambda run: run[1:])
    ]
    return tuple([run for run in joined if run.text])


def _looks(inline: Iterable[Token]) -> Iterator[Run]:
    depth = {"strong": 0, "em": 0}
    link = ""
    for token in inline:
        if token.tag == "a":
            link = str(token.attrs.get("href", ""))  # a closing tag has none
        elif token.nesting:
            depth[token.tag] += token.nesting
        else:
            yield Run(_words(token), depth["strong"] > 0, depth["em"] > 0, link)


def _words(token: Token) -> str:
    if token.children:  # a picture's description
        return "".join(map(_words, token.children))
    return _BREAKS.get(token.type) or token.content.strip("\n").replace("\n", " ")


def _in_roles(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Yield the paragraphs with the roles that Markdown has no sign for."""
    before = ""  # the role of the paragraph before
    headline_seen = False
    for paragraph in paragraphs:
        found = _in_role(paragraph, before, headline_seen=headline_seen)
        before = found.role
        headline_seen |= before == Role.HEADLINE
        yield found


def _in_role(paragraph: Paragraph, before: str, *, headline_seen: bool) -> Paragraph:
    role, runs = paragraph.role, paragraph.runs
    if role == Role.HEADLINE and headline_seen:
        return paragraph._replace(role=Role.HEADING)
    if role != Role.BODY:
        return paragraph
    if paragraph.text in END_MARKS:
        return paragraph._replace(role=Role.END_MARK)
    if not before and _RELEASE_LINE.match(paragraph.text):
        plain = tuple([run._replace(strong=False) for run in runs])
        return paragraph._replace(role=Role.RELEASE_LINE, runs=plain)
    if before == Role.HEADLINE and all(run.emphasis for run in runs):
        plain = tuple([run._replace(emphasis=False) for run in runs])
        return paragraph._replace(role=Role.SUBHEADLINE, runs=plain)
    return paragraph
