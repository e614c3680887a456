"""Whose fault a flaw is: the value that brought it and how it should read, or the copy's words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lmp_press.diagnostics import Location
from lmp_press.fields import Group, Items, Text, place_of_field
from lmp_press.fields.values import steps_of
from lmp_press.named_tuples import NamedTuple
from lmp_press.press_style import curly, inside_quotation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lmp_press.fields import Value
    from lmp_press.proofreading.passages import Flaw, Fragment, Passage
    from lmp_press.source import Source

AROUND = 40  # characters of a passage that are shown on each side of a flaw
LONGEST_HELP = 70  # characters of a corrected value that is shown whole

_STRAIGHT = str.maketrans("“”‘’", "\"\"''")


class Occurrence(NamedTuple):
    """Where in a passage a value is printed, and the value; `text` is None for a count or date."""

    start: int
    end: int
    field: str
    text: Text | None = None


def value_at(values: Group, path: str) -> Value:
    """Return the value of a field, such as `leader_quotes[0].name`; None when there is none."""
    value: Value = values
    for step in steps_of(path):
        if isinstance(value, Group) and step in value:
            value = value[step]
        elif isinstance(value, Items) and step.isdigit() and int(step) < len(value):
            value = value[int(step)]
        else:
            return None
    return value


def texts_at(values: Group, path: str) -> list[Text]:
    """Return the text of a field, or those of a list's items."""
    value = value_at(values, path)
    items = value if isinstance(value, Items) else (value,)
    return [item for item in items if isinstance(item, Text)]


def culprit(values: Group, passage: Passage, flaw: Flaw) -> Occurrence | None:
    """Return the value that brought a flaw into a passage; None when the copy did.

    It is one that the flaw touches; of several, one that can be corrected so that the flaw goes.
    """
    touched = [
        occurrence
        for piece in passage.pieces
        if piece.field and piece.start <= flaw.end and flaw.start <= piece.end
        for occurrence in _occurrences(values, passage, piece)
        if occurrence.start <= flaw.end and flaw.start <= occurrence.end
    ]
    inside = [each for each in touched if each.start < flaw.end and flaw.start < each.end]
    curable = [each for each in inside if cured(passage, flaw, each) is not None]
    return next(
        iter([*curable, *inside, *(touched if _is_at_an_edge(passage, flaw) else [])]), None
    )


def cured(passage: Passage, flaw: Flaw, occurrence: Occurrence) -> str | None:
    """Return how a value should be printed so that the flaw goes; None when it alone cannot."""
    if flaw.better is None:
        return None
    text = passage.text
    right = text[: flaw.start] + flaw.better + text[flaw.end :]
    before, after = text[: occurrence.start], text[occurrence.end :]
    end = len(right) - len(after)
    if end < occurrence.start or not (right.startswith(before) and right.endswith(after)):
        return None
    return right[occurrence.start : end]


def whole(printed: str, before: str, occurrence: Occurrence) -> tuple[str, str]:
    """Return a corrected value, and the value as it was, where only a part of it is printed.

    The comma before an attribution is no part of a quotation.
    """
    text = inside_quotation(occurrence.text) if occurrence.text else before
    part = before if before in text else before[:-1]
    if part not in text:
        return printed, before
    right = printed if part == before else printed[:-1]
    return text.replace(part, right, 1), text


def place_in_region(
    values: Group, passage: Passage, flaw: Flaw, occurrence: Occurrence | None
) -> Location | None:
    """Return the place of a flaw's words in the region file; None when the copy brought them."""
    if not occurrence:
        return _place_of_address(values, flaw.address)
    if not occurrence.text or not occurrence.text.location:
        return place_of_field(values, occurrence.field)
    start, end = max(flaw.start, occurrence.start), min(flaw.end, occurrence.end)
    words = passage.text[start:end].strip()
    return place_within(occurrence.text.location, words, start - occurrence.start)


def _place_of_address(values: Group, address: str) -> Location | None:
    """Return the place of a value that is printed nowhere but in a link behind the copy's words."""
    inside = [text for text in _texts_in(values) if address and text in address]
    return max(inside, key=len).location if inside else None


def _texts_in(value: Value) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, Group):
        for key in value:
            yield from _texts_in(value[key])
    elif isinstance(value, Items):
        for item in value:
            yield from _texts_in(item)


def place_within(place: Location, words: str, offset: int = 0) -> Location:
    """Return the place of some words inside a value's place, when its line shows them."""
    line, wanted = place.excerpt.translate(_STRAIGHT), words.translate(_STRAIGHT)
    if not wanted:
        return place
    starts = [found.start() for found in re.finditer(re.escape(wanted), line)]
    inside = [start for start in starts if start >= place.column - 1]
    if not inside:
        return place
    nearest = min(inside, key=lambda start: abs(start - (place.column - 1 + offset)))
    return place._replace(column=nearest + 1, width=len(words))


def place_in_copy(sources: Iterable[Source], words: str) -> Location:
    """Return the line of the copy that holds some words, or as many of the first as it can."""
    sources = list(sources)
    for wanted in (words, *sorted(re.split(r"[\s\W]{2,}", words), key=len, reverse=True)):
        for source in sources:
            for number, line in enumerate(source.lines(), 1):
                if wanted and wanted in line:
                    column = line.index(wanted) + 1
                    return Location(source.path, number, column, len(wanted), line)
    return Location(sources[0].path)


def sentence_around(text: str, start: int, end: int) -> str:
    """Return the words around an occurrence in a text, whole ones."""
    first = text.rfind(" ", 0, max(0, start - AROUND) + 1) + 1 if start > AROUND else 0
    last = text.find(" ", end + AROUND) if end + AROUND < len(text) else -1
    last = last if last >= 0 else len(text)
    return f"{'…' * (first > 0)}{text[first:last]}{'…' * (last < len(text))}"


def shortened(words: str, like: str) -> str:
    """Return a corrected value, of a long one the part that is not like it was before."""
    if len(words) <= LONGEST_HELP:
        return words
    start = next((i for i, (a, b) in enumerate(zip(words, like, strict=False)) if a != b), 0)
    return sentence_around(words, max(0, start - 1), start)


def _occurrences(values: Group, passage: Passage, piece: Fragment) -> Iterator[Occurrence]:
    """Yield the values that a piece of a passage prints: one, or the items of a series."""
    words = passage.words_of(piece)
    texts = texts_at(values, piece.field)
    if len(texts) == 1 or not texts:
        yield Occurrence(piece.start, piece.end, piece.field, texts[0] if texts else None)
        return
    start = 0
    for text in texts:
        for printed in (curly(text), inside_quotation(text)):
            item = printed.strip().rstrip(".")
            if (at := words.find(item, start)) >= 0:
                start = at + len(item)
                yield Occurrence(piece.start + at, piece.start + start, text.path, text)
                break


def _is_at_an_edge(passage: Passage, flaw: Flaw) -> bool:
    return any(flaw.start <= edge <= flaw.end for edge in passage.edges)
