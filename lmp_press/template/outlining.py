"""The outline of a template: its copy in every way, cut into paragraphs and parsed."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeAlias

from lmp_press import markup
from lmp_press.blanks import BLANK, Blank, index_of, sign
from lmp_press.diagnostics import Location, ProblemsFoundError, report
from lmp_press.letterhead.opening import BUILT_IN
from lmp_press.named_tuples import NamedTuple
from lmp_press.outline import Condition, Open, Outline, Position, Variant
from lmp_press.template.copy import COPY
from lmp_press.template.variants import MOST_PARTS, Branch, TooManyWaysError, variants

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lmp_press.release import Paragraph, Run
    from lmp_press.template.folder import Template
    from lmp_press.template.variants import Part

MOST_WAYS = 256  # of one paragraph
MOST_CHARACTERS = 1_000_000  # of all paragraphs in all ways

_PARAGRAPH_END = re.compile(r"\n[ \t]*\n\s*")
_OPENS_ON_A_BREAK = re.compile(r"[ \t]*\n")
_FENCE = re.compile(r"^:::+[ \t]*([\w-]*)", re.MULTILINE)


def outline(template: Template) -> Outline:
    """Return a template's paragraphs, all branches of its copy taken.

    ProblemsFoundError for a copy that can be printed in more ways than anybody can look through.
    """
    try:
        positions = tuple(_outlined(variants(template)))
    except TooManyWaysError:
        place = Location(f"{template.path}/{COPY}")
        facts = {"limit": f"{MOST_PARTS:,} pieces in all the ways to print it", "region": ""}
        raise ProblemsFoundError([report("over-budget", place, **facts)]) from None
    return Outline(template.name, positions, template.letterhead or BUILT_IN.read_bytes())


def _outlined(parts: Iterable[Part]) -> Iterator[Position]:
    division = ""
    characters = 0
    for chunk in _chunks(parts, ()):
        printed = []
        for way in islice(_expanded(chunk.parts), MOST_WAYS):
            printed.append(_print(way))
            characters += len(printed[-1].copy)
            if characters > MOST_CHARACTERS:
                raise TooManyWaysError
        yield from _positions([_parsed(one, division, chunk.conditions) for one in printed])
        for fence in _FENCE.findall(printed[0].copy if printed else ""):
            division = fence


class _Chunk(NamedTuple):
    """What stands between two empty lines of the copy, and the conditions that it stands under."""

    parts: tuple[Part, ...]
    conditions: tuple[Condition, ...]


def _chunks(parts: Iterable[Part], conditions: tuple[Condition, ...]) -> Iterator[_Chunk]:
    """Yield what stands between empty lines; a branch that has some in it is taken apart."""
    chunk: list[Part] = []
    for part in parts:
        if isinstance(part, Branch) and _spans_paragraphs(part):
            yield _Chunk(tuple(chunk), conditions)
            chunk = []
            for option in part.options:
                yield from _chunks(option.parts, (*conditions, *option.conditions))
        elif isinstance(part, str):
            *before, last = _cut(part, after_line=bool(chunk) and _ends_line(chunk[-1]))
            for words in before:
                yield _Chunk((*chunk, words), conditions)
                chunk = []
            chunk.append(last)
        else:
            chunk.append(part)
    yield _Chunk(tuple(chunk), conditions)


def _cut(words: str, *, after_line: bool) -> list[str]:
    """Return words cut at empty lines, of which the first may begin before them."""
    opened = ["", words] if after_line and _OPENS_ON_A_BREAK.match(words) else [words]
    return [*opened[:-1], *_PARAGRAPH_END.split(opened[-1])]


def _spans_paragraphs(part: Part) -> bool:
    """Tell whether there is an empty line in what is printed."""
    if isinstance(part, Branch):
        return any(_spans_paragraphs(one) for option in part.options for one in option.parts)
    return isinstance(part, str) and bool(_PARAGRAPH_END.search(part))


def _ends_line(part: Part) -> bool:
    """Tell whether a part ends with a line's end, whichever of its options is printed."""
    if isinstance(part, Branch):
        return all(not option.parts or _ends_line(option.parts[-1]) for option in part.options)
    return isinstance(part, str) and part.endswith("\n")


class _Expanded(NamedTuple):
    """Parts without a branch, and the answers that lead to them."""

    parts: tuple[str | Blank | Open, ...]
    answers: Mapping[str, Condition]


class _Link(NamedTuple):
    """A chain of parts, so that ways that go the same way for a while have it in common."""

    part: Part
    rest: _Link | None


# Parts that are taken, the last first; parts that are still to be taken; the answers so far.
_Unfinished: TypeAlias = "tuple[_Link | None, _Link | None, Mapping[str, Condition]]"


def _expanded(parts: Sequence[Part]) -> Iterator[_Expanded]:
    """Yield every way through the branches; one question has one answer in each."""
    waiting: list[_Unfinished] = [(None, _linked(parts, None), {})]
    while waiting:
        taken, rest, answers = waiting.pop()
        while rest and not isinstance(rest.part, Branch):
            taken, rest = _Link(rest.part, taken), rest.rest
        if rest is None or not isinstance(rest.part, Branch):
            yield _Expanded(tuple(_backwards(taken)), answers)
            continue
        for option in reversed(rest.part.options):
            if all(answers.get(one.asked, one) == one for one in option.conditions):
                given = {**answers, **{one.asked: one for one in option.conditions}}
                waiting.append((taken, _linked(option.parts, rest.rest), given))


def _linked(parts: Sequence[Part], rest: _Link | None) -> _Link | None:
    for part in reversed(parts):
        rest = _Link(part, rest)
    return rest


def _backwards(link: _Link | None) -> list[Any]:
    parts = []
    while link:
        parts.append(link.part)
        link = link.rest
    return parts[::-1]


class _Printed(NamedTuple):
    copy: str
    blanks: tuple[Blank | Open, ...]
    conditions: frozenset[Condition]


def _print(way: _Expanded) -> _Printed:
    """Return the marked-up copy of a way, with a sign for each value."""
    copy: list[str] = []
    blanks: list[Blank | Open] = []
    for part in way.parts:
        if isinstance(part, str):
            copy.append(part)
        else:
            copy.append(sign(len(blanks)))
            blanks.append(part)
    return _Printed("".join(copy), tuple(blanks), frozenset(way.answers.values()))


def _parsed(printed: _Printed, division: str, conditions: Iterable[Condition]) -> list[Variant]:
    """Return the paragraphs of one way to print a chunk that stands in a division."""
    opening = f"::: {division}\n\n" if division else ""
    return [
        _way(paragraph, printed.blanks, printed.conditions.union(conditions))
        for paragraph in markup.parse(opening + printed.copy).paragraphs
    ]


def _way(
    paragraph: Paragraph, blanks: Sequence[Blank | Open], conditions: frozenset[Condition]
) -> Variant:
    runs: list[Run] = []
    opened: list[Open] = []
    for run in paragraph.runs:
        blank = blanks[index_of(run.text)] if BLANK.match(run.text) else None
        if isinstance(blank, Open):
            runs.append(run._replace(text=sign(len(opened))))
            opened.append(blank)
        else:
            runs.append(run._replace(text=blank.words, field=blank.field) if blank else run)
    paragraph = paragraph._replace(runs=tuple(runs))
    return Variant(paragraph, paragraph.text, tuple(opened), conditions)


def _positions(printed: Sequence[Sequence[Variant]]) -> Iterator[Position]:
    """Yield the paragraphs of a chunk, the ways to print each together.

    Of two ways with the same words, only what they have in common is a condition.
    """
    for number in range(max(map(len, printed), default=0)):
        found: dict[tuple[Paragraph, tuple[Open, ...]], Variant] = {}
        for way in (one[number] for one in printed if number < len(one)):
            like = found.setdefault((way.paragraph, way.blanks), way)
            shared = like.conditions & way.conditions
            found[way.paragraph, way.blanks] = like._replace(conditions=shared)
        yield Position(tuple(found.values()))
