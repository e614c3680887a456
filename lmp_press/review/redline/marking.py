"""The marking of a file: each story of the old side taken to its counterpart on the new one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lmp_press.ooxml import names
from lmp_press.release import BODY
from lmp_press.review.redline.boxes import delete_anchor, replace_box
from lmp_press.review.redline.counterparts import counterparts
from lmp_press.review.redline.desk import Desk
from lmp_press.review.redline.flows import mark_flow
from lmp_press.review.redline.formats import Formats
from lmp_press.review.redline.links import Links
from lmp_press.review.redline.looks import Looks
from lmp_press.review.redline.margins import add_margins
from lmp_press.review.redline.moves import find_moves
from lmp_press.review.redline.outline import Flow, TextBlock, numbers, outline
from lmp_press.review.redline.pen import Pen
from lmp_press.review.redline.reasons import UnprovenError
from lmp_press.review.redline.stepping import steps
from lmp_press.review.redline.steps import has_changes
from lmp_press.review.redline.stories import stories
from lmp_press.review.redline.stylesheet import Stylesheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lmp_press.ooxml.revising import RevisedFile
    from lmp_press.release import Paragraph
    from lmp_press.review.redline.outline import Part
    from lmp_press.review.redline.pairs import Pairs
    from lmp_press.review.redline.stories import Story


class Sides(NamedTuple):
    """The paragraphs of both releases, and which of them the comparison holds to be the same."""

    old: Sequence[Paragraph]
    new: Sequence[Paragraph]
    pairs: Pairs


class Signature(NamedTuple):
    """Whose redline it is, and its date as Word writes it."""

    author: str
    date: str


def mark(file: RevisedFile, sides: Sides, signature: Signature) -> list[int]:
    """Mark a file, which has the old side, as the redline to the new one.

    Return the numbers of new paragraphs in text boxes that were replaced whole. UnmarkableError
    if a change cannot be marked, UnprovenError if a whole story cannot.
    """
    marking = _Marking(file, sides, signature)
    marking.mark()
    return marking.replaced


class _Marking:
    def __init__(self, file: RevisedFile, sides: Sides, signature: Signature) -> None:
        self.replaced: list[int] = []
        self._file = file
        self._olds = stories(file)
        self._news = outline(sides.new)
        if add_margins(file, [place for place in self._news if place not in self._olds]):
            self._olds = stories(file)
        blocks = dict(_blocks(self._olds))
        if [block.text for block in blocks.values()] != [one.text for one in sides.old]:
            message = "OLD's words are not where its reading says"
            raise UnprovenError(message)
        self._parts = {story.part: Links(file, story.part) for story in self._olds.values()}
        sheet = Stylesheet(file)
        self._pairs = sides.pairs
        self._desk = Desk(
            Pen(*signature, map(file.tree, self._parts)),
            Looks(sheet.reading, sheet.link_style),
            Formats(sheet, sides.old, blocks),
            self._parts[file.main],
            find_moves(sides.pairs.moves, self._olds[BODY].flow, self._news.get(BODY, Flow())),
            blocks,
            sides.old,
            sides.new,
        )

    def mark(self) -> None:
        pairs = list(counterparts(self._olds, self._news, self._pairs))
        hanging = [(story, new) for story, new in pairs if new is None or _is_box(story)]
        for story, new in hanging:
            self._mark_hanging(story, new)
        for story, new in pairs:
            if new is not None and not _is_box(story):
                self._mark_story(story, new)
        for links in self._parts.values():
            links.tidy()

    def _mark_hanging(self, story: Story, new: Flow | None) -> None:
        """Mark what is marked where it hangs in the text: a box, or a note that goes."""
        desk = self._desk_for(story)
        if new is None:
            for anchor in story.anchors:
                delete_anchor(desk, anchor)
        elif has_changes(steps(story.flow, new, self._pairs)):
            replace_box(desk, story.anchors[0], new, next(numbers(story.flow), 0))
            self.replaced += numbers(new)
        else:
            return
        self._file.touch(self._part_of_anchor(story))

    def _mark_story(self, story: Story, new: Flow) -> None:
        found = steps(story.flow, new, self._pairs)
        if has_changes(found):
            mark_flow(self._desk_for(story), story.flow, found)
            self._file.touch(story.part)

    def _desk_for(self, story: Story) -> Desk:
        return self._desk._replace(links=self._parts[story.part])

    def _part_of_anchor(self, story: Story) -> str:
        return story.part if _is_box(story) else self._file.main


def _is_box(story: Story) -> bool:
    return any(anchor.tag == names.TEXT_BOX for anchor in story.anchors)


def _blocks(olds: Mapping[str, Story]) -> Iterator[tuple[int, TextBlock]]:
    """Yield the old paragraphs with words by number, in order."""
    found = [block for story in olds.values() for block in _text_blocks(story.flow)]
    numbered = [(block.number, block) for block in found if block.number is not None]
    yield from sorted(numbered, key=lambda pair: pair[0])


def _text_blocks(part: Part) -> Iterator[TextBlock]:
    if isinstance(part, TextBlock):
        yield part
    else:
        for inner in part.parts:
            yield from _text_blocks(inner)
