"""What a person chose, laid over what was decided: names, no blanks, and blanks after all."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from lmp_press.adopt.deciding import Decided, renumbered, stated
from lmp_press.adopt.familiar import familiar_blanks, familiar_name, known_schema
from lmp_press.adopt.naming import name_blanks
from lmp_press.adopt.readopting import earlier_fields
from lmp_press.adopt.uniting import ChoiceError, fits, united
from lmp_press.diagnostics.grammar import count
from lmp_press.named_tuples import NamedTuple
from lmp_press.placeholders import Certainty

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lmp_press.adopt.decision import Decision
    from lmp_press.adopt.structure import Part
    from lmp_press.template import Template

FIELD_NAME = re.compile(r"[a-z_]\w*(?:\[\d+\])?(?:\.[a-z_]\w*)*\Z")


class Choices(NamedTuple):
    """What a person said: names and no-blanks by the number of a blank, and words that are one."""

    names: Mapping[int, str] = {}
    kept: frozenset[int] = frozenset()
    blanks: tuple[str, ...] = ()

    def named(self, number: int, field: str) -> Choices:
        """Return these choices, and a name."""
        return self._replace(names={**self.names, number: field})

    def keeping(self, number: int) -> Choices:
        """Return these choices, and a blank that is none."""
        return self._replace(kept=self.kept | {number})

    def stating(self, words: str) -> Choices:
        """Return these choices, and words that are a blank."""
        return self if words in self.blanks else self._replace(blanks=(*self.blanks, words))

    def as_options(self) -> Iterator[str]:
        """Yield the words of a command line that say the same."""
        for number, field in sorted(self.names.items()):
            yield from ("--name", f"{number}={field}")
        for number in sorted(self.kept):
            yield from ("--keep", str(number))
        for words in self.blanks:
            yield from ("--blank", words)


NO_CHOICES = Choices()


class Chosen(NamedTuple):
    """The blanks with their numbers and fields, what stays, and all choices that led there."""

    blanks: list[tuple[int, Decision]]
    kept: list[Decision]
    choices: Choices


def chosen(
    parts: Sequence[Part],
    decided: Decided,
    choices: Choices,
    templates: Sequence[Template],
    earlier: Template | None = None,
) -> Chosen:
    """Return what comes of the decisions and a person's choices.

    The names of an `earlier` template of the source are choices too. ChoiceError when one is
    about what the release does not have, or cannot be.
    """
    found = renumbered(decided.blanks)
    numbered = list(enumerate([*found, *_stated(parts, found, choices.blanks)], 1))
    _check_numbers(choices, len(numbered))
    why = "you said that it stays"
    stay = [
        blank._replace(certainty=Certainty.SURE, why=why)
        for number, blank in numbered
        if number in choices.kept
    ]
    left = sorted((pair for pair in numbered if pair[0] not in choices.kept), key=_place)
    kept = [each for each in decided.kept if not any(_overlap(each, blank) for _, blank in left)]
    blanks = _united(_named(parts, left, choices, templates), choices, templates)
    if earlier:
        for number, field in _renamed(parts, blanks, earlier).items():
            choices = choices if number in choices.names else choices.named(number, field)
        named = [(number, _called(blank, number, choices)) for number, blank in blanks]
        blanks = _united(named, choices, [earlier, *templates])
    return Chosen(blanks, renumbered([*kept, *stay]), choices)


def _united(
    named: list[tuple[int, Decision]], choices: Choices, templates: Sequence[Template]
) -> list[tuple[int, Decision]]:
    known, taken = partial(known_schema, templates), {each.name for each in templates}
    return united(named, choices.names.keys(), known, taken)


def _renamed(
    parts: Sequence[Part], blanks: Sequence[tuple[int, Decision]], earlier: Template
) -> dict[int, str]:
    """Return the names that an earlier template has for blanks, where they are others.

    A field of another type is taken over if no other blank is that field.
    """
    known = partial(known_schema, [earlier])
    names = earlier_fields(earlier, parts, blanks)
    found = {n: names[n] for n, blank in blanks if names.get(n, blank.field) != blank.field}
    exact = {n for n, blank in blanks if n in found and fits(blank, found[n], known, exactly=True)}
    held = {found[n] if n in exact else blank.field for n, blank in blanks}
    return {
        n: found[n]
        for n, blank in blanks
        if n in exact or (n in found and found[n] not in held and fits(blank, found[n], known))
    }


def _called(blank: Decision, number: int, choices: Choices) -> Decision:
    """Return a blank with the name that was chosen for it, if one was."""
    if number not in choices.names:
        return blank
    return blank._replace(field=choices.names[number], follows="")


def _place(pair: tuple[int, Decision]) -> tuple[int, int]:
    return pair[1].part, pair[1].start


def _named(
    parts: Sequence[Part],
    numbered: Sequence[tuple[int, Decision]],
    choices: Choices,
    templates: Sequence[Template],
) -> list[tuple[int, Decision]]:
    named = name_blanks(parts, [blank for _, blank in numbered])
    named = _familiar(parts, named, templates)
    pairs = zip(numbered, named, strict=True)
    return [(number, _called(blank, number, choices)) for (number, _), blank in pairs]


def _familiar(
    parts: Sequence[Part], blanks: Sequence[Decision], templates: Sequence[Template]
) -> list[Decision]:
    """Return the blanks with the names that they have in other templates, all of a field alike."""
    known = familiar_blanks(templates)
    names: dict[str, str] = {}
    for blank in blanks:
        if name := familiar_name(parts, blank, known):
            names.setdefault(blank.field, name)
    return [blank._replace(field=names.get(blank.field, blank.field)) for blank in blanks]


def _stated(
    parts: Sequence[Part], found: Sequence[Decision], texts: Sequence[str]
) -> list[Decision]:
    """Return the blanks that a person named by their words, wherever these stand."""
    result: list[Decision] = []
    for text in texts:
        fresh = [
            blank
            for index, part in enumerate(parts)
            for blank in stated(part, index, text)
            if not any(_overlap(blank, other) for other in (*found, *result))
        ]
        if not fresh:
            message = f"`--blank {text}` is not in the release, or is a blank already"
            raise ChoiceError(message)
        result += fresh
    return result


def _overlap(one: Decision, other: Decision) -> bool:
    return one.part == other.part and one.start < other.end and other.start < one.end


def _check_numbers(choices: Choices, size: int) -> None:
    if strange := sorted(n for n in {*choices.names, *choices.kept} if not 1 <= n <= size):
        message = f"there is no blank {strange[0]}: the release has {count(size, 'blank')}"
        raise ChoiceError(message)
