"""The marking of a file: each story of the old side taken to its counterpart on the new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple
from lmp_press.ooxml import names
from lmp_press.ooxml.xml import first, make
from lmp_press.readers.docx.parts import story_parts
from lmp_press.readers.docx.story import read_tree
from lmp_press.readers.docx.tree import Flow, numbers, outline
from lmp_press.release import BODY
from lmp_press.review.redline.also.comments import carry_comments
from lmp_press.review.redline.also.marking import AlsoMarking
from lmp_press.review.redline.also.notes import Notes
from lmp_press.review.redline.also.objects import Objects
from lmp_press.review.redline.also.sections import TITLE_PAGE, change_section
from lmp_press.review.redline.blocks import mark_flow
from lmp_press.review.redline.boxes import delete_anchor, replace_box
from lmp_press.review.redline.links import Links
from lmp_press.review.redline.marker import Marker, Signature, Standing, free_numbers
from lmp_press.review.redline.moves import find_moves
from lmp_press.review.redline.paragraph_formats import ParagraphFormats
from lmp_press.review.redline.planning import steps, with_shape
from lmp_press.review.redline.run_formats import RunFormats
from lmp_press.review.redline.steps import has_changes
from lmp_press.review.redline.stories import (
    add_margins,
    keep_margins,
    last_section,
    paired_stories,
)
from lmp_press.review.redline.stylesheet import Stylesheet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.etree import _Element

    from lmp_press.ooxml.revising import RevisedFile
    from lmp_press.readers.docx.tree import Story, Tree
    from lmp_press.release import Paragraph, StoryPlace
    from lmp_press.review.redline.also.source import Original
    from lmp_press.review.redline.steps import Pairs


class OpenFile(NamedTuple):
    """A file without tracked changes, which may be marked, and its tree."""

    file: RevisedFile
    tree: Tree


class Sides(NamedTuple):
    """The paragraphs of both releases, and which of them the comparison holds to be the same.

    `made` is what layout or the clock made of fields on the new side, by the fields' names;
    `source` is the new side's own file, if it is to give what a release cannot tell.
    """

    old: Sequence[Paragraph]
    new: Sequence[Paragraph]
    pairs: Pairs
    made: Mapping[str, str]
    source: Original | None = None


def mark(opened: OpenFile, sides: Sides, signed: tuple[str, str]) -> list[int]:
    """Mark a file, which has the old side, as the redline to the new one.

    `signed` are an author, and a date as Word writes it, such as 2018-01-23T00:00:00Z. Return the
    numbers of new paragraphs
    in text boxes that were replaced whole. UnmarkableError if a change cannot be marked,
    UnprovenError if a whole story cannot.
    """
    marking = _Marking(opened, sides, signed)
    marking.mark()
    return marking.replaced


class _Marking:
    def __init__(self, opened: OpenFile, sides: Sides, signed: tuple[str, str]) -> None:
        self.replaced: list[int] = []
        self._file, tree = opened
        self._news = outline(sides.new)
        for place, flow in self._news.items() if sides.source else ():
            known = sides.source.tree.stories.get(place) if sides.source else None
            if known:
                with_shape(flow, known.flow)
        missing = [place for place in self._news if place not in tree.stories]
        self._margins = add_margins(self._file, missing)
        if self._margins:
            tree = read_tree(self._file)
        self._olds = tree.stories
        self._parts = {name: Links(self._file, name) for name in story_parts(self._file)}
        sheet = Stylesheet(self._file)
        self._pairs = sides.pairs
        self._marker = Marker(
            Signature(*signed, free_numbers(map(self._file.tree, self._parts))),
            RunFormats(sheet.reading, sheet.link_style, sides.made),
            ParagraphFormats(sheet, sides.old, tree.blocks),
            self._parts[self._file.main],
            find_moves(
                sides.pairs.moves, self._olds[BODY.story].flow, self._news.get(BODY.story, Flow())
            ),
            tree.blocks,
            sides.old,
            sides.new,
            {},
            sides.source is not None,
        )
        self._source = sides.source
        self._blocks = tree.blocks
        self._added: list[Story] = []
        self._stories: list[tuple[Story, Flow | None]] = []

    def mark(self) -> None:
        pairs = list(paired_stories(self._olds, self._news, self._pairs, self._hangs))
        self._stories = pairs
        hanging = [(story, new) for story, new in pairs if new is None or _is_box(story)]
        for story, new in hanging:
            self._mark_hanging(story, new)
        for story, new in pairs:
            if new is not None and not _is_box(story):
                self._mark_story(story, new)
        self._give_first_page_its_own()
        if self._source:
            self._carry(self._source)
        keep_margins(self._file)
        for links in self._parts.values():
            links.tidy()

    def _give_first_page_its_own(self) -> None:
        """Have the first page show its own header or footer where one was added, as in NEW."""
        section = last_section(self._file)
        new = last_section(self._source.file) if self._source else None
        wanted = new is None or first(new, TITLE_PAGE) is not None
        added = any(place.pages == "first" for place in self._margins)
        if added and wanted and section is not None and first(section, TITLE_PAGE) is None:
            change_section(self._marker, section, [], [make(TITLE_PAGE)])

    def _hangs(self, place: StoryPlace) -> bool:
        """Tell whether NEW's file shows where in the text a box or note of a place hangs."""
        story = self._source.tree.stories.get(place) if self._source else None
        if story is None or not story.anchors:
            return False
        self._added.append(story)
        return True

    def _carry(self, source: Original) -> None:
        """Carry over what NEW's file shows beyond its words."""
        standing = self._marker.standing
        for story in self._olds.values():
            for number in () if _is_box(story) else numbers(story.flow):
                pair = self._pairs.by_old.get(number)
                if pair and len(pair.olds) == len(pair.news) == 1:
                    kept = Standing(self._blocks[number].xml, story.part)
                    standing.setdefault(pair.news[0], kept)
        boxes = frozenset(story.anchors[0] for story in self._added if _is_box(story))
        objects = Objects(
            self._file,
            source,
            self._marker,
            Notes(self._file, self._marker),
            boxes,
            self._same_notes(source),
        )
        also = AlsoMarking(self._file, source, self._marker, objects)
        also.carry_words(standing)
        for place, story in self._olds.items():
            new = source.tree.stories.get(place)
            if new and not story.anchors:
                also.carry_wordless(story, new)
        also.carry_controls(standing)
        also.carry_sections()
        carry_comments(self._file, source, self._marker, standing)

    def _same_notes(self, source: Original) -> dict[_Element, int]:
        """Return a number for each reference to a note, equal for the same note of both sides."""
        places = {id(flow): place for place, flow in self._news.items()}
        found: dict[_Element, int] = {}
        for number, (story, new) in enumerate(self._stories):
            place = places.get(id(new))
            other = source.tree.stories.get(place) if place else None
            for anchor in (*story.anchors, *(other.anchors if other else ())):
                found[anchor] = number
        return found

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
