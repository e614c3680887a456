"""A mould: the paragraphs that all releases of one shape have in common, with blanks for values.

Whoever makes something of releases makes it of their mould once, and cuts it where values stand;
after that a release is pieces and values, put together. Which values can stand there as they are is
for the maker to say: with one that would change what is around it, a release is made the plain way.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from lmp_press.blanks import BLANK, Blank, index_of
from lmp_press.expressions import expression
from lmp_press.named_tuples import NamedTuple
from lmp_press.release import Paragraph, Run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

WORTH_CUTTING = 2  # casts of a mould, from which on it is cheaper to cut what is made of it

# What stands for a value, and for a link, while something is made of a mould.
_SPECIMEN, _HOST = "Zq{}qZ", "https://specimen.example/"
_SPECIMENS = expression(rf"(?:{re.escape(_HOST)})?Zq(\d+)qZ")


class Mould:
    """Paragraphs with a sign for each value; `links` are the addresses in them, each once.

    No two moulds are equal: each is made once, and much is remembered of it.
    """

    def __init__(self, paragraphs: Iterable[Paragraph]) -> None:
        self.paragraphs = tuple(paragraphs)
        self.links = tuple(dict.fromkeys(run.link for run in self._runs if run.link))
        self.casts = 0
        self._varying = [
            (number, paragraph, [(run, _number(run)) for run in paragraph.runs])
            for number, paragraph in enumerate(self.paragraphs)
            if any(run.link or _number(run) is not None for run in paragraph.runs)
        ]

    @cached_property
    def signs(self) -> list[int]:
        """The numbers of the values in the paragraphs' words, in order."""
        return [index_of(one) for run in self._runs for one in BLANK.findall(run.text)]

    @cached_property
    def own_links(self) -> list[int]:
        """The numbers of the links that lead from words of the copy to where a value says."""
        own = [run.link for run in self._runs if run.link and _number(run) is None]
        return [self.links.index(link) for link in dict.fromkeys(own) if BLANK.search(link)]

    @cached_property
    def copy(self) -> str:
        """All its words and addresses, with a sign for each value; a line is a paragraph."""
        lines = ["".join([run.text for run in each.runs]) for each in self.paragraphs]
        return "\n".join([*lines, *self.links])

    @property
    def _runs(self) -> Iterator[Run]:
        return (run for paragraph in self.paragraphs for run in paragraph.runs)

    def cast(self, blanks: Sequence[Blank], links: Sequence[str]) -> Cast:
        """Return the paragraphs with values in their blanks; `links` are whole addresses."""
        self.casts += 1
        address = dict(zip(self.links, links, strict=True))
        paragraphs = [*self.paragraphs]
        for at, (role, _, place, level), runs in self._varying:
            filled = tuple([_filled(run, number, blanks, address) for run, number in runs])
            paragraphs[at] = Paragraph(role, filled, place, level)
        words, fields = zip(*blanks, strict=True) if blanks else ((), ())
        return Cast.of(paragraphs, self, words, links, fields)

    def specimen(self) -> Cast | None:
        """Return a cast in which each value can be told from all other words; None for none."""
        if _HOST in self.copy or _SPECIMENS.search(self.copy):
            return None
        first = len(self.links)
        last = first + max(self.signs, default=-1)
        words = [Blank(_SPECIMEN.format(number), "") for number in range(first, last + 1)]
        links = [_HOST + _SPECIMEN.format(number) for number in range(first)]
        return self.cast(words, links)


class Cast(tuple[Paragraph, ...]):  # noqa: SLOT001 - a tuple takes no slots beside its items
    """A release's paragraphs, and what they were cast from: a mould, its words and its links.

    `fields` are those that the words come from, '' for words of the copy.
    """

    mould: Mould
    words: Sequence[str]
    links: Sequence[str]
    fields: tuple[str, ...]

    @classmethod
    def of(
        cls,
        paragraphs: Iterable[Paragraph],
        mould: Mould,
        words: Sequence[str],
        links: Sequence[str],
        fields: tuple[str, ...],
    ) -> Cast:
        """Return paragraphs that were cast from a mould."""
        it = cls(paragraphs)
        it.mould, it.words, it.links, it.fields = mould, words, links, fields
        return it


def cast_in(paragraphs: tuple[Paragraph, ...]) -> Cast | None:
    """Return paragraphs as what was cast from a mould that is worth cutting; None for others.

    Links that lead to the same address may become one, and so do not keep to their mould.
    """
    if not isinstance(paragraphs, Cast) or paragraphs.mould.casts < WORTH_CUTTING:
        return None
    return paragraphs if len({*paragraphs.links}) == len(paragraphs.links) else None


class Pieces(NamedTuple):
    """What was made of a mould, cut where values stand: `texts` are one more than `values`.

    `values` are numbers: those of the links come first, then those of the words.
    """

    texts: tuple[str, ...]
    values: tuple[int, ...]

    def joined(self, links: Sequence[str], words: Sequence[str]) -> str:
        """Return what is made of a cast with these links and words, all of which stand so."""
        values = [*links, *words]
        parts = [""] * (len(self.texts) + len(self.values))
        parts[::2] = self.texts
        parts[1::2] = [values[number] for number in self.values]
        return "".join(parts)


def cut(mould: Mould, made: Callable[[Cast], str]) -> Pieces | None:
    """Return the pieces of what is made of a mould; None where not each value is found in it."""
    specimen = mould.specimen()
    if specimen is None:
        return None
    texts = _SPECIMENS.split(made(specimen))
    values = tuple(map(int, texts[1::2]))
    first = len(specimen.links)
    if [number - first for number in values if number >= first] != mould.signs:
        return None
    return Pieces(tuple(texts[::2]), values)


def _number(run: Run) -> int | None:
    """Return the number of the value that a run of a mould stands for; None for its own words."""
    return index_of(run.text) if BLANK.match(run.text) else None


def _filled(run: Run, number: int | None, blanks: Sequence[Blank], address: dict[str, str]) -> Run:
    text, strong, emphasis, link, field = run
    if number is not None:
        text, field = blanks[number]
    elif not link:
        return run
    return Run(text, strong, emphasis, address[link] if link else "", field)
