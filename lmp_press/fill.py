"""A template and a region's values become a release."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from lmp_press import markup
from lmp_press.blanks import BLANK, Blank, index_of
from lmp_press.diagnostics import Location, Problem, ProblemsFoundError, report
from lmp_press.drafts import MARK
from lmp_press.expressions import expression
from lmp_press.fields import place_of_field, value_of
from lmp_press.fields.known_keys import DRAFT, REGION_NAME, RELEASE_DATE
from lmp_press.press_style.phones import country_of, dialled
from lmp_press.release import Paragraph, Properties, Release, Role, Run

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from lmp_press.fields import Fields, Group
    from lmp_press.template import Template

_UNSAFE = expression(r"[^A-Za-z0-9\-._~@+]")  # in a part of an address
_UNSAFE_IN_MAIL = expression(r"[^A-Za-z0-9\-._~@+!$'*]")  # RFC 6068, 2
_UNSAFE_WHOLE = expression(r"[^A-Za-z0-9\-._~@+:/?#&=%,;!$'()*\[\]]")  # in a whole one


def fill(template: Template, values: Group, epoch: dt.date | None = None) -> Release:
    """Return the finished release; ProblemsFoundError when the copy and the values do not meet.

    `epoch` is the date inside the file when the region gives no `release_date`.
    """
    printed = template.copy.print(values)
    shape = _shape_of(printed.copy)
    place = Location(f"{template.path}/release.md.j2")
    problems = [report(fault.kind, place, **fault.facts) for fault in shape.faults]
    problems = problems or list(_bad_links(shape.linked, printed.blanks, values, place))
    if problems:
        raise ProblemsFoundError(problems)
    country = country_of(template.fields.language)
    paragraphs = tuple(
        [
            _filled(paragraph, printed.blanks, country) if has_blanks else paragraph
            for paragraph, has_blanks in shape.paragraphs
        ]
    )
    properties = _properties(template.fields, values, paragraphs, epoch)
    draft = value_of(values, DRAFT) is True
    if draft:
        properties = properties._replace(title=f"{MARK} — {properties.title}")
    return Release(paragraphs, properties, template.letterhead, draft)


class CopyShape(NamedTuple):
    """Printed copy, parsed: its paragraphs, those with a blank marked, and runs with one in a link.

    All regions whose copy takes the same branches have it in common.
    """

    paragraphs: tuple[tuple[Paragraph, bool], ...]
    linked: tuple[Run, ...]
    faults: tuple[markup.Unsupported, ...]


@lru_cache(maxsize=256)
def _shape_of(copy: str) -> CopyShape:
    paragraphs, faults = markup.parse(copy)
    marked = tuple(
        (paragraph, any(BLANK.search(run.text + run.link) for run in paragraph.runs))
        for paragraph in paragraphs
    )
    runs = (run for paragraph in paragraphs for run in paragraph.runs)
    return CopyShape(marked, tuple(run for run in runs if BLANK.search(run.link)), faults)


def _filled(paragraph: Paragraph, blanks: Sequence[Blank], country: str) -> Paragraph:
    runs = tuple(_fill_run(run, blanks, country) for run in paragraph.runs)
    return paragraph._replace(runs=runs)


def _fill_run(run: Run, blanks: Sequence[Blank], country: str) -> Run:
    link = _address(run.link, blanks, country) if run.link else ""
    if not BLANK.match(run.text):
        return run._replace(link=link) if link else run
    words, field = blanks[index_of(run.text)]
    return Run(words, run.strong, run.emphasis, link, field)


def _address(link: str, blanks: Sequence[Blank], country: str = "") -> str:
    """Return a link's address, with what a URL cannot hold percent-encoded in its blanks."""
    unsafe = _UNSAFE_WHOLE if BLANK.fullmatch(link) else _UNSAFE
    if link.startswith("mailto:"):
        unsafe = _UNSAFE_IN_MAIL
    if link.startswith("tel:"):
        return dialled(_with_words(link[4:], blanks), country)
    return BLANK.sub(lambda found: _encoded(blanks[index_of(found[1])].words, unsafe), link)


def _with_words(text: str, blanks: Sequence[Blank]) -> str:
    return BLANK.sub(lambda found: blanks[index_of(found[1])].words, text)


def _encoded(words: str, unsafe: re.Pattern[str]) -> str:
    return unsafe.sub(lambda c: "".join(f"%{byte:02X}" for byte in c[0].encode()), words)


def _bad_links(
    linked: Sequence[Run], blanks: Sequence[Blank], values: Group, place: Location
) -> Iterator[Problem]:
    """Yield the links that a value leads astray, at that value's place when it is known."""
    for run in linked:
        if not markup.is_whole_address(link := _address(run.link, blanks)):
            (led, *_) = BLANK.findall(run.link)
            field = blanks[index_of(led)].field
            yield report("bad-link", place_of_field(values, field) or place, found=link)


def _properties(
    fields: Fields,
    values: Group,
    paragraphs: Sequence[Paragraph],
    epoch: dt.date | None,
) -> Properties:
    """Return the document properties; the title also names the region, as a file's title must."""
    headline = next((p.text for p in paragraphs if p.role == Role.HEADLINE), fields.subject)
    region = value_of(values, REGION_NAME)
    headline = " ".join(headline.split("\n"))
    title = f"{headline} — {region}" if region else headline
    given = value_of(values, RELEASE_DATE)
    issued = given if isinstance(given, dt.date) else epoch or fields.issued
    return Properties(
        title, fields.subject, fields.author, fields.keywords, fields.language, issued
    )
