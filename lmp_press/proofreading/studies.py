"""What releases with the same words of the copy have in common, studied once for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.cache import remembered
from lmp_press.mould import Cast
from lmp_press.named_tuples import NamedTuple
from lmp_press.proofreading.glance import Shape, Slot, shape_of, words_if_good
from lmp_press.proofreading.passages import CheckedPassage, Flaw, Fragment, Passage, Time
from lmp_press.release import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lmp_press.proofreading.passages import Setting
    from lmp_press.release import Paragraph

REMEMBERED = 256  # copies


class Study(NamedTuple):
    """The paragraphs of a copy, studied: as they are with plain values, and those with values.

    `words` is how many the others have, and `fields` are those that are printed, in order.
    """

    plain: tuple[CheckedPassage, ...]
    with_values: tuple[tuple[int, Shape], ...]
    words: int
    fields: tuple[str, ...]


class Galley(NamedTuple):
    """A release as it was read, each passage as closely as it needs.

    `words` is how many it has, and `fields` are those that are printed, in order.
    """

    passages: list[CheckedPassage]
    words: int
    fields: tuple[str, ...]


class Studies:
    """The studies of one template's copies."""

    def __init__(self) -> None:
        """Start with none."""
        self._studies: dict[tuple[object, ...], Study] = {}
        self._shapes: dict[tuple[object, ...], Shape] = {}

    def read(self, paragraphs: Sequence[Paragraph], setting: Setting) -> Galley:
        """Read a release's paragraphs; only what a first look does not find good, closely."""
        study = self._study(paragraphs, setting)
        passages, size = [*study.plain], study.words
        for number, shape in study.with_values:
            words = words_if_good(shape, paragraphs[number].runs)
            if words is None:
                from lmp_press.proofreading.marks import mark  # most need no second look

                passages[number] = mark(paragraphs[number], setting)
                words = passages[number].words
            size += words
        return Galley(passages, size, study.fields)

    def _study(self, paragraphs: Sequence[Paragraph], setting: Setting) -> Study:
        """Return the study of a release, the same for those that were cast from one mould."""
        copy = (setting, *_copy_of(paragraphs))
        study = self._studies.get(copy)
        if study is None:
            if len(self._studies) >= REMEMBERED:
                self._studies.clear()
                self._shapes.clear()
            study = self._studies[copy] = self._studied(paragraphs, setting)
        return study

    def _studied(self, paragraphs: Sequence[Paragraph], setting: Setting) -> Study:
        shapes = remembered(
            "proof",
            [repr((setting, *map(_key, paragraphs)))],
            (Shape, Slot, CheckedPassage, Passage, Fragment, Flaw, Time, Role),
            lambda: tuple(self._shape(each, setting) for each in paragraphs),
        )
        fields = dict.fromkeys(field for shape in shapes for field in shape.plain.passage.fields)
        return Study(
            tuple(shape.plain for shape in shapes),
            tuple((number, shape) for number, shape in enumerate(shapes) if shape.slots != ()),
            sum(shape.plain.words for shape in shapes if shape.slots == ()),
            tuple(fields),
        )

    def _shape(self, paragraph: Paragraph, setting: Setting) -> Shape:
        """Return the shape of a paragraph; one without a value is read, and has no slots."""
        if not any(run.field for run in paragraph.runs):
            from lmp_press.proofreading.marks import mark_copy  # not for a copy that is known

            return Shape(mark_copy(paragraph, setting), ())
        key = (setting, _key(paragraph))
        if key not in self._shapes:
            self._shapes[key] = shape_of(paragraph, setting)
        return self._shapes[key]


def _copy_of(paragraphs: Sequence[Paragraph]) -> tuple[object, ...]:
    """Return what tells all words of the copy: a mould and its fields, or each paragraph's key.

    Words without a field are the copy's own, also where they fill a blank.
    """
    if not isinstance(paragraphs, Cast):
        return tuple(map(_key, paragraphs))
    blanks = zip(paragraphs.words, paragraphs.fields, strict=True)
    mould, links = paragraphs.mould, paragraphs.links
    own_links = [links[number] for number in mould.own_links]
    return (mould, *own_links, *[field or (words,) for words, field in blanks])


def _key(paragraph: Paragraph) -> tuple[object, ...]:
    """Return what the paragraphs of one shape have in common: the copy's words, and the fields."""
    runs = [(run.field,) if run.field else (run.text, run.link) for run in paragraph.runs]
    return (paragraph.role, *runs)
