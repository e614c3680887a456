"""One release with blanks in, one template folder out: structure, blanks, names, copy, fields."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from lmp_press.adopt.additions import Addition, additions, date_of, title
from lmp_press.adopt.asking import Asked, as_yaml, schema
from lmp_press.adopt.choosing import NO_CHOICES, Choices, chosen
from lmp_press.adopt.copywriting import copy, lines
from lmp_press.adopt.deciding import Decision, decide
from lmp_press.adopt.familiar import known_schema
from lmp_press.adopt.proving import prove
from lmp_press.adopt.sentences import completed, in_sentence
from lmp_press.adopt.structure import Part, structure
from lmp_press.placeholders import Certainty
from lmp_press.release import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    that bears no full date.
    """
    parts = structure(source)
    decided = decide(parts)
    numbered, kept = chosen(parts, decided, choices, templates)
    blanks = [blank for _, blank in numbered]
    roles, dated = {part.role for part in parts}, date_of(source)
    written = lines(parts, blanks, decided.removed, markdown=source.is_markdown)
    headline = "" if Role.HEADLINE in roles else title(name)
    text = copy(written, headline, has_release_line=Role.RELEASE_LINE in roles)
    asked = Asked(
        [(blank, completed(in_sentence(parts, blank))) for blank in blanks],
        known_schema(templates, [blank.field for blank in blanks]),
        [each.text for each in kept if each.certainty != Certainty.GUESS],
    )
    fields = as_yaml(schema(title(name), dated or today, asked))
    files = {"release.md.j2": text.encode(), "fields.yaml": fields.encode()}
    files |= {"letterhead.docx": source.letterhead} if source.letterhead else {}
    loaded = prove(files, name, written) if blanks else None
    added = [*additions(roles, title(name), None if dated else today)]
    return Adopted(name, source, parts, numbered, decided.removed, kept, added, files, loaded)
