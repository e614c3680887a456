"""The tree of a Word file: its stories, their paragraphs and tables, and which element says what.

A Release is this tree flattened, and a redline marks it. The outline that a Release without a file
has of itself is of the same shape, without XML.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.etree import _Element

    from lmp_press.release import Paragraph, StoryPlace


class CharacterFormat(NamedTuple):
    """The format of characters that a Run carries: bold, italic, where they link to."""

    strong: bool = False
    emphasis: bool = False
    link: str = ""
    hidden: bool = False


class Said(NamedTuple):
    """An element, the characters that it says, and how they look.

    What layout or the clock makes is said by its name, `‹page›`; `made` is what the file shows.
    """

    element: _Element
    text: str
    look: CharacterFormat = CharacterFormat()
    made: str | None = None


@dataclass(eq=False)
class TextBlock:
    """A paragraph: its number in its release (None without words) and, in a file, its XML."""

    number: int | None
    element: _Element | None = None
    said: list[Said] = field(default_factory=list)

    @property
    def xml(self) -> _Element:
        """Its XML, which it has in a file."""
        return _there(self.element)


@dataclass(eq=False)
class Flow:
    """Paragraphs and tables that follow one another in a cell or a whole story."""

    blocks: list[TextBlock | Table] = field(default_factory=list)
    element: _Element | None = None

    @property
    def parts(self) -> Sequence[TreeNode]:
        """Its parts."""
        return self.blocks

    @property
    def tables(self) -> list[Table]:
        """The tables among its blocks."""
        return [block for block in self.blocks if isinstance(block, Table)]

    @property
    def xml(self) -> _Element:
        """Its XML, which it has in a file."""
        return _there(self.element)


@dataclass(eq=False)
class Row:
    """A table's row; `whole` says that all its cells are known, those without words too."""

    cells: list[Flow] = field(default_factory=list)
    element: _Element | None = None
    whole: bool = False

    @property
    def parts(self) -> Sequence[TreeNode]:
        """Its parts."""
        return self.cells

    @property
    def xml(self) -> _Element:
        """Its XML, which it has in a file."""
        return _there(self.element)


@dataclass(eq=False)
class Table:
    """A table among paragraphs."""

    rows: list[Row] = field(default_factory=list)
    element: _Element | None = None

    @property
    def parts(self) -> Sequence[TreeNode]:
        """Its parts."""
        return self.rows


TreeNode = TextBlock | Flow | Row | Table


class Story(NamedTuple):
    """One story: the part it is in, its paragraphs and tables, and what it hangs on in the text.

    `anchors` are a text box or the references of a note; other stories hang on nothing.
    """

    part: str
    flow: Flow
    anchors: tuple[_Element, ...] = ()


class Tree(NamedTuple):
    """A file's stories by place, in the order of reading, and its paragraphs with words.

    `paragraphs` and `blocks` go together, by the numbers of the blocks. `marks` say DRAFT above a
    header, and are no words of the release.
    """

    stories: dict[StoryPlace, Story]
    paragraphs: list[Paragraph]
    blocks: list[TextBlock]
    marks: list[TextBlock]


def numbers(part: TreeNode) -> Iterator[int]:
    """Yield the numbers of all paragraphs with words in a part of a tree."""
    if isinstance(part, TextBlock):
        if part.number is not None:
            yield part.number
        return
    for inner in part.parts:
        yield from numbers(inner)


def has_words(part: TreeNode) -> bool:
    """Tell whether there is a word in a part of a tree."""
    return next(numbers(part), None) is not None


def outline(paragraphs: Iterable[Paragraph]) -> dict[StoryPlace, Flow]:
    """Return the stories of a release by their place, as its paragraphs name them.

    Tables, rows and cells that only the numbers of others tell of are there, without words.
    """
    stories: dict[StoryPlace, Flow] = {}
    for number, paragraph in enumerate(paragraphs):
        flow = stories.setdefault(paragraph.place.story, Flow())
        for cell in paragraph.place.cells:
            flow = _cell(flow, *cell)
        flow.blocks.append(TextBlock(number))
    return stories


def _cell(flow: Flow, table: int, row: int, cell: int) -> Flow:
    while len(flow.tables) < table:
        flow.blocks.append(Table())
    rows = flow.tables[table - 1].rows
    rows += [Row() for _ in range(row - len(rows))]
    cells = rows[row - 1].cells
    cells += [Flow() for _ in range(cell - len(cells))]
    return cells[cell - 1]


def _there(element: _Element | None) -> _Element:
    if element is None:
        message = "only a file has XML"
        raise ValueError(message)
    return element
