"""The marking of a file: each story of the old side taken to its counterpart on the new one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lmp_press.ooxml import names
from lmp_press.readers.docx.parts import story_parts
from lmp_press.readers.docx.story import read_tree
from lmp_press.readers.docx.tree import Flow, numbers, outline
from lmp_press.release import BODY
from lmp_press.review.redline.blocks import mark_flow
from lmp_press.review.redline.boxes import delete_anchor, replace_box
from lmp_press.review.redline.counterparts import add_margins, counterparts
from lmp_press.review.redline.links import Links
from lmp_press.review.redline.marker import Marker, Signature, free_numbers
from lmp_press.review.redline.moves import find_moves
from lmp_press.review.redline.paragraph_formats import ParagraphFormats
from lmp_press.review.redline.planning import steps
from lmp_press.review.redline.run_formats import RunFormats
from lmp_press.review.redline.steps import has_changes
from lmp_press.review.redline.stylesheet import Stylesheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lmp_press.ooxml.revising import RevisedFile
    from lmp_press.readers.docx.tree import Story, Tree
    from lmp_press.release import Paragraph
    from lmp_press.review.redline.steps import Pairs


class OpenFile(NamedTuple):
    """A file without tracked changes, which may be marked, and its tree."""

    file: RevisedFile
    tree: Tree


class Sides(NamedTuple):
    """The paragraphs of both releases, and which of them the comparison holds to be the same."""

    old: Sequence[Paragraph]
    new: Sequence[Paragraph]
    pairs: Pairs


def mark(opened: OpenFile, sides: Sides, author: str, date: str) -> list[int]:
    """Mark a file, which has the old side, as the redline to the new one.

    `date` is as Word writes it, such as 2018-01-23T00:00:00Z. Return the numbers of new paragraphs
    in text boxes that were replaced whole. UnmarkableError if a change cannot be marked,
    UnprovenError if a whole story cannot.
    """
    marking = _Marking(opened, sides, author, date)
    marking.mark()
    return marking.replaced


class _Marking:
    def __init__(self, opened: OpenFile, sides: Sides, author: str, date: str) -> None:
        self.replaced: list[int] = []
        self._file, tree = opened
        self._news = outline(sides.new)
        if add_margins(self._file, [place for place in self._news if place not in tree.stories]):
            tree = read_tree(self._file)
        self._olds = tree.stories
        self._parts = {name: Links(self._file, name) for name in story_parts(self._file)}
        sheet = Stylesheet(self._file)
        self._pairs = sides.pairs
        self._marker = Marker(
            Signature(author, date, free_numbers(map(self._file.tree, self._parts))),
            RunFormats(sheet.reading, sheet.link_style),
            ParagraphFormats(sheet, sides.old, tree.blocks),
            self._parts[self._file.main],
            find_moves(sides.pairs.moves, self._olds[BODY].flow, self._news.get(BODY, Flow())),
            tree.blocks,
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
        marker = self._marker_for(story)
        if new is None:
            for anchor in story.anchors:
                delete_anchor(marker, anchor)
        elif has_changes(steps(story.flow, new, self._pairs)):
            replace_box(marker, story.anchors[0], new, next(numbers(story.flow), 0))
            self.replaced += numbers(new)
        else:
            return
        self._file.touch(story.part if _is_box(story) else self._file.main)

    def _mark_story(self, story: Story, new: Flow) -> None:
        found = steps(story.flow, new, self._pairs)
        if has_changes(found):
            mark_flow(self._marker_for(story), story.flow, found)
            self._file.touch(story.part)

    def _marker_for(self, story: Story) -> Marker:
        return self._marker._replace(links=self._parts[story.part])


def _is_box(story: Story) -> bool:
    return any(anchor.tag == names.TEXT_BOX for anchor in story.anchors)
