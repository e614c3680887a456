"""One release with blanks in, one template folder out: structure, blanks, names, copy, fields."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from lmp_press.adopt.asking import Asked, as_yaml, schema
from lmp_press.adopt.copywriting import copy, lines
from lmp_press.adopt.deciding import Decided, Decision, decide, renumbered, stated
from lmp_press.adopt.familiar import familiar_blanks, familiar_name, known_schema
from lmp_press.adopt.naming import name_blanks
from lmp_press.adopt.proving import prove
from lmp_press.adopt.structure import Part, structure
from lmp_press.diagnostics import has_errors
from lmp_press.letterhead import check_letterhead
from lmp_press.release import Role
from lmp_press.writers.docx import write_letterhead

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lmp_press.adopt.reading import Manuscript
    from lmp_press.template import Template

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_FULL_DATE = re.compile(rf"\b({'|'.join(_MONTHS)}) (\d{{1,2}}), (\d{{4}})\b")
_GAP = re.compile(r"\[[^\]]*\]?|[({<«‹][^)}>»›]{0,80}[)}>»›]|_{2,}")
LONGEST_SENTENCE = 120  # characters of a blank's sentence that a field's help repeats


class Choices(NamedTuple):
    """What a person said: names and no-blanks by the number of a blank, and words that are one."""

    names: Mapping[int, str] = {}
    kept: frozenset[int] = frozenset()
    blanks: tuple[str, ...] = ()


NO_CHOICES = Choices()


class Addition(NamedTuple):
    """What the source lacks and a release needs."""

    text: str
    why: str


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
    has a problem. `today` dates a source that bears no full date.
    """
    parts = structure(source)
    decided = decide(parts)
    numbered = _chosen(parts, decided, choices, templates)
    blanks = [blank for _, blank in sorted(numbered, key=lambda pair: pair[1][:2])]
    roles = {part.role for part in parts}
    title = _title(name)
    added = list(_additions(roles, title))
    issued = _date_of(source) or today
    if not _date_of(source):
        added.append(Addition(f"x-issued: {issued}", "the source bears no full date"))
    asked = Asked(
        [(blank, _sentence(parts, blank)) for blank in blanks],
        known_schema(templates, [blank.field for blank in blanks]),
        [each.text for each in decided.kept if each.certainty != "guess"],
    )
    written = lines(parts, blanks, decided.removed, markdown=source.is_markdown)
    headline = "" if Role.HEADLINE in roles else title
    text = copy(written, headline, has_release_line=Role.RELEASE_LINE in roles)
    fields = as_yaml(schema(title, issued, asked))
    files = {"release.md.j2": text.encode(), "fields.yaml": fields.encode()}
    if source.letterhead and not has_errors(check_letterhead("source", source.letterhead)):
        files["letterhead.docx"] = write_letterhead(source.letterhead)
    loaded = prove(files, name, written) if blanks else None
    return Adopted(
        name, source, parts, numbered, decided.removed, decided.kept, added, files, loaded
    )


def _chosen(
    parts: Sequence[Part], decided: Decided, choices: Choices, templates: Sequence[Template]
) -> list[tuple[int, Decision]]:
    """Return the blanks with their numbers and fields, as a person chose."""
    found = renumbered(decided.blanks)
    stated_ones = list(_stated(parts, found, choices.blanks))
    numbered = list(enumerate([*found, *stated_ones], 1))
    decided.kept.extend(
        blank._replace(certainty="sure", why="you said that it stays")
        for number, blank in numbered
        if number in choices.kept
    )
    left = sorted(
        (pair for pair in numbered if pair[0] not in choices.kept), key=lambda pair: pair[1][:2]
    )
    named = name_blanks(parts, [blank for _, blank in left])
    named = _familiar(parts, named, templates)
    return [
        (number, blank._replace(field=choices.names.get(number, blank.field)))
        for (number, _), blank in zip(left, named, strict=True)
    ]


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
    """Return the blanks that a person named by their words."""
    result = []
    for text in texts:
        for index, part in enumerate(parts):
            blank = stated(part, index, text)
            if blank and not any(_overlap(blank, other) for other in found):
                result.append(blank)
    return result


def _overlap(one: Decision, other: Decision) -> bool:
    return one.part == other.part and one.start < other.end and other.start < one.end


def _additions(roles: set[Role], title: str) -> list[Addition]:
    added = []
    if Role.RELEASE_LINE not in roles:
        added.append(Addition("FOR IMMEDIATE RELEASE", "a release says when it may be printed"))
    if Role.HEADLINE not in roles:
        added.append(Addition(title, "a release has a headline; this is the file's name"))
    return added


def _title(name: str) -> str:
    """Return a template's name as a title."""
    plain = name.replace("-", " ").replace("_", " ")
    return plain[:1].upper() + plain[1:]


def _date_of(source: Manuscript) -> dt.date | None:
    for piece in source.pieces:
        if found := _FULL_DATE.search(piece.text):
            try:
                return dt.date(int(found[3]), _MONTHS.index(found[1]) + 1, int(found[2]))
            except ValueError:
                continue
    return None


def _sentence(parts: Sequence[Part], blank: Decision) -> str:
    """Return the sentence that a blank stands in, with a gap in its place."""
    words = parts[blank.part].words
    before = _GAP.sub("…", re.split(r"(?<=[.!?])\s", words[: blank.start])[-1])
    after = _GAP.sub("…", re.split(r"(?<=[.!?])\s", words[blank.end :])[0])
    half = LONGEST_SENTENCE // 2
    sentence = (
        f"{before[-half:].partition(' ')[2] if len(before) > half else before}…{after[:half]}"
    )
    return re.sub(r"\s+", " ", re.sub(r"[\[\]{}<>]", "", sentence)).strip(' “”".,:;')


def as_data(adopted: Adopted) -> dict[str, Any]:
    """Return the decisions as plain data, in the order of the text."""
    parts = adopted.parts

    def place(each: Decision) -> dict[str, Any]:
        part = parts[each.part]
        return {
            "text": part.piece.text[len(part.lead) :][each.start : each.end],
            "paragraph": part.piece.number,
            "start": part.start + each.start,
            "end": part.start + each.end,
        }

    return {
        "template": adopted.template,
        "paragraphs": adopted.source.size,
        "blanks": [
            {
                "n": number,
                **place(blank),
                "field": blank.field or None,
                "type": str(blank.field_type),
                "options": list(blank.options),
                "parts": list(blank.parts),
                "certainty": str(blank.certainty),
                "why": blank.why,
            }
            for number, blank in sorted(adopted.blanks, key=lambda pair: pair[1][:2])
        ],
        "removed": [place(each) | {"why": each.why} for each in adopted.removed],
        "added": [{"text": each.text, "why": each.why} for each in adopted.added],
        "kept": [place(each) | {"why": each.why} for each in adopted.kept],
    }
