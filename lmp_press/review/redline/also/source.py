"""NEW's own Word file, where there is one: what its release cannot tell is taken from it."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple
from lmp_press.ooxml import names
from lmp_press.ooxml.document import WordFile
from lmp_press.readers.docx.errors import LIMITS
from lmp_press.readers.docx.parts import NOTES, story_parts
from lmp_press.readers.docx.revisions import SIDES, resolve
from lmp_press.readers.docx.story import read_tree

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from lxml.etree import _Element

    from lmp_press.ooxml.revising import RevisedFile
    from lmp_press.readers.docx.tree import Tree
    from lmp_press.release import Paragraph, StoryPlace


class Original(NamedTuple):
    """A file without tracked changes, and its tree, whose numbers are those of NEW."""

    file: WordFile
    tree: Tree

    def part_of(self, element: _Element) -> str:
        """Return the name of the part that an element stands in."""
        root = element.getroottree().getroot()
        return next(name for name in story_parts(self.file) if self.file.tree(name) is root)


def open_source(data: bytes, wanted: Sequence[Paragraph]) -> Original | None:
    """Open NEW's file as the side of its tracked changes that was read; None if it is neither."""
    for side in SIDES if data else ():
        file = WordFile(data, LIMITS)
        resolve(file, side)
        tree = read_tree(file)
        if [one.text for one in tree.paragraphs] == [one.text for one in wanted]:
            return Original(file, tree)
    return None


def unplaced(source: Original, known: Container[StoryPlace]) -> frozenset[StoryPlace]:
    """Return the stories of NEW's file that a file with the known ones may have no place for.

    They are the notes that nothing refers to, none of which Word shows, and the headers and footers
    of more sections: Word has no mark for one that comes.
    """
    return frozenset(
        place
        for place, story in source.tree.stories.items()
        if (place.kind in NOTES.values() and not story.anchors)
        or (place.is_margin and place.number > 1 and place not in known)
    )


def without(source: Original, places: Iterable[StoryPlace]) -> Original:
    """Return a file whose stories of some places are emptied."""
    for place in places:
        source.tree.stories[place].flow.xml[:] = []
    return Original(source.file, read_tree(source.file))


def imported(
    element: _Element, source: Original, part: str, into: RevisedFile, to: str
) -> _Element:
    """Return a copy of an element whose pictures and links work in a part of another file.

    KeyError for what cannot be taken along, such as a chart.
    """
    copy = deepcopy(element)
    copy.tail = None
    links = source.file.links(part)
    for one in copy.iter():
        for name, identity in [(str(key), str(text)) for key, text in one.attrib.items()]:
            if name.startswith(names.R):
                target = links[identity]
                if target.kind == "image" and not target.external:
                    member = source.file.package.member(target.target)
                    one.set(name, into.add_picture(to, member))
                elif target.kind == "hyperlink":
                    one.set(name, into.relate(to, "hyperlink", target.target, outside=True))
                else:
                    raise KeyError(target.kind)
    return copy
