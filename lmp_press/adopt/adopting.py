"""One release with blanks in, one template folder out: structure, blanks, names, copy, fields."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING, Any

from lmp_press.adopt.additions import Addition, additions, date_of, title
from lmp_press.adopt.asking import Asked, allowing, as_yaml, schema
from lmp_press.adopt.choosing import NO_CHOICES, Choices, chosen
from lmp_press.adopt.copywriting import copy
from lmp_press.adopt.deciding import decide
from lmp_press.adopt.familiar import known_schema
from lmp_press.adopt.flaws import TypedFlaw, typed_flaws
from lmp_press.adopt.lines import Line, lines
from lmp_press.adopt.printing import Print
from lmp_press.adopt.proving import held_words, prove
from lmp_press.adopt.readopting import head_of
from lmp_press.adopt.structure import Part, structure
from lmp_press.adopt.uniting import refuse_name
from lmp_press.diagnostics import ProblemsFoundError
from lmp_press.named_tuples import NamedTuple
from lmp_press.placeholders import Certainty
from lmp_press.release import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lmp_press.adopt.decision import Decision
    from lmp_press.adopt.lines import Line
    from lmp_press.adopt.manuscript import Manuscript
    from lmp_press.template import Template


class Adopted(NamedTuple):
    """A template that was made of a release, and what was decided on the way.

    `blanks` pairs each blank with the number that stays its own, whatever a person says.
    """

    template: str
    source: Manuscript
    parts: list[Part]
    blanks: list[tuple[int, Decision]]
    removed: list[Decision]
    kept: list[Decision]
    added: list[Addition]
    files: dict[str, bytes]
    choices: Choices
    loaded: Template | None = None


def adopt(
    name: str,
    source: Manuscript,
    choices: Choices = NO_CHOICES,
    templates: Sequence[Template] = (),
    today: dt.date = dt.date(2000, 1, 1),
) -> Adopted:
    """Make a template of a release; nothing is written.

    WordsLostError when the template would not give back the source; ProblemsFoundError when it
    has a problem; ChoiceError when a choice is about what is not there. `today` dates a source
    that bears no full date. Where one of the templates has the name, its own names stay.
    """
    parts = structure(source)
    decided = decide(parts)
    earlier = next((each for each in templates if each.name == name), None)
    others = [each for each in templates if each is not earlier]
    made = chosen(parts, decided, choices, others, earlier)
    known = partial(known_schema, [earlier, *others] if earlier else others)
    refuse_name(name, made.blanks, partial(known_schema, others))
    blanks = [blank for _, blank in made.blanks]
    written = lines(parts, blanks, decided.removed, markdown=source.is_markdown)
    roles, dated = {line.role for line in written}, date_of(source)
    added = [*additions(roles, title(name), None if dated else today)]
    headline = "" if Role.HEADLINE in roles else title(name)
    text = copy(written, headline, has_release_line=Role.RELEASE_LINE in roles)
    asked = Asked(
        blanks,
        known,
        [each.text for each in made.kept if each.certainty != Certainty.GUESS],
        head_of(earlier) if earlier else {},
    )
    files = {"release.md.j2": text.encode()}
    files |= {"letterhead.docx": source.letterhead} if source.letterhead else {}
    fields = schema(title(name), dated or today, asked)
    files, loaded, flaws = _proven(name, files, written, fields)
    source = _remarked(source, parts, flaws)
    decisions = (parts, made.blanks, decided.removed, made.kept, added)
    return Adopted(name, source, *decisions, files, made.choices, loaded)


def _remarked(source: Manuscript, parts: Sequence[Part], flaws: Sequence[TypedFlaw]) -> Manuscript:
    """Return a source with what is said of its own words."""
    problems = [flaw.problem(source.name, parts) for flaw in flaws]
    return source._replace(
        remarks=(*source.remarks, *_remarks(parts)), problems=(*source.problems, *problems)
    )


def _remarks(parts: Sequence[Part]) -> Iterator[str]:
    """Yield what a release has no place for, and what became of it."""
    if any(part.lead.strip()[:1].isdigit() for part in parts):
        yield "numbered lines became bullets: a release has no numbered list"


def _proven(
    name: str, files: dict[str, bytes], written: Sequence[Line], asked: dict[str, Any]
) -> tuple[dict[str, bytes], Template | None, list[TypedFlaw]]:
    """Return all files of the template, itself, proven, and the flaws of its own words.

    It has no problem, and no warning. Words of the copy that look like a blank beside one, such as
    `CITY OF`, and flaws that were typed are allowed to stay.
    """
    files |= {"fields.yaml": as_yaml(asked).encode()}
    if not any(isinstance(piece, Print) for line in written for piece in line.pieces):
        return files, None, []
    loaded, values, printed = prove(files, name, written)
    flaws = [*typed_flaws(loaded, values, printed)]
    words = [held_words(each) for each in loaded.problems if each.id == "hole"]
    if words := [*words, *(flaw.phrase for flaw in flaws)]:
        files |= {"fields.yaml": as_yaml(allowing(asked, words)).encode()}
        loaded, *_ = prove(files, name, written)
    if loaded.problems:
        raise ProblemsFoundError(loaded.problems)
    return files, loaded, flaws
