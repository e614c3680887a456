"""A release as plain text for the wire: 72 columns, no marks but a bullet's hyphen."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING
from urllib.parse import unquote

from lmp_press.expressions import expression
from lmp_press.named_tuples import NamedTuple
from lmp_press.release import Role, is_address
from lmp_press.writers.lines import columns_of, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lmp_press.release import Paragraph, Release, Run

WIDTH = 72  # columns


class Layout(NamedTuple):
    """How a role's lines open, and whether they are centred, or close to neighbours of the role."""

    first: str = ""
    rest: str = ""
    centred: bool = False
    close: bool = False


LAYOUTS: Mapping[str, Layout] = {
    Role.RELEASE_LINE: Layout(),
    Role.DATE: Layout(),
    Role.HEADLINE: Layout(),
    Role.SUBHEADLINE: Layout(),
    Role.HEADING: Layout(),
    Role.BODY: Layout(),
    Role.BULLET: Layout("- ", "  ", close=True),
    Role.QUOTE: Layout("    ", "    "),
    Role.BOILERPLATE: Layout(),
    Role.CONTACT: Layout(close=True),
    Role.END_MARK: Layout(centred=True),
}

_LINE_END = expression(r"\r\n?|\n")
_SCHEME = expression(r"(?i:mailto:|tel:)")
_UNSAID = expression(r"(?i:https?://)?(?i:www\.)?")  # what people leave out of an address


def write(release: Release) -> bytes:
    """Return the release as UTF-8 text with a blank line between paragraphs."""
    printed = [paragraph for paragraph in release.paragraphs if paragraph.text.strip()]
    parts = [
        _lines(left) + ("\n" if _are_close(left, right) else "\n\n")
        for left, right in pairwise(printed)
    ]
    return "".join([*parts, *map(_lines, printed[-1:]), "\n"]).encode()


def _layout(paragraph: Paragraph) -> Layout:
    return LAYOUTS.get(paragraph.role, LAYOUTS[Role.BODY])


def _are_close(left: Paragraph, right: Paragraph) -> bool:
    return left.role == right.role and _layout(left).close


def _lines(paragraph: Paragraph) -> str:
    first, rest, centred, _ = _layout(paragraph)
    indent = "  " * paragraph.level
    words = "".join(_addressed(paragraph.runs)).strip(" \n")
    width = WIDTH - len(indent + first)
    lines = [line for part in words.split("\n") for line in wrapped(part.strip(" "), width)]
    if centred:
        return "\n".join([" " * ((WIDTH - columns_of(line)) // 2) + line for line in lines])
    return indent + first + f"\n{indent}{rest}".join(lines)


def _addressed(runs: Iterable[Run]) -> Iterator[str]:
    """Yield the words, each link that does not show its own address followed by it."""
    for target, group in groupby(runs, lambda run: run.link):
        words = _LINE_END.sub("\n", "".join([run.text for run in group]))
        yield words
        if is_address(target) and not _shows(words, target):
            yield f" <{_spoken(target)}>"


def _spoken(target: str) -> str:
    """Return an address as people write it: a mail address without what a link has to encode."""
    bare = _SCHEME.sub("", target, 1)
    return unquote(bare) if target[:7].lower() == "mailto:" else bare


def _shows(words: str, target: str) -> bool:
    """Tell whether a link's words are its address, as people write addresses and numbers."""
    if target[:4].lower() == "tel:":
        return any(character.isdigit() for character in words)
    return _plain(words) in {_plain(target), _plain(unquote(target))}


def _plain(address: str) -> str:
    bare = _SCHEME.sub("", address.strip(), 1)
    return _UNSAID.sub("", bare, 1).rstrip("/").casefold()
