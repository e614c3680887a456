"""A template and a region's values become a release."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import TYPE_CHECKING

from lmp_press import markup
from lmp_press.blanks import BLANK, index_of
from lmp_press.diagnostics import Location, Problem, ProblemsFoundError, report
from lmp_press.drafts import MARK
from lmp_press.expressions import expression
from lmp_press.fields import place_of_field, value_of
from lmp_press.fields.known_keys import DRAFT, REGION_NAME, RELEASE_DATE
from lmp_press.mould import Mould
from lmp_press.named_tuples import NamedTuple
from lmp_press.press_style.phones import country_of, dialled
from lmp_press.release import Properties, Release, Role
from lmp_press.template.copy import COPY

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from lmp_press.blanks import Blank
    from lmp_press.fields import Fields, Group
    from lmp_press.mould import Cast
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
    place = Location(f"{template.path}/{COPY}")
    problems = [report(fault.kind, place, **fault.facts) for fault in shape.faults]
    links = [_address(link, printed.blanks, template.fields) for link in shape.mould.links]
    problems = problems or list(_bad_links(shape.mould.links, links, printed.blanks, values, place))
    if problems:
        raise ProblemsFoundError(problems)
    paragraphs = shape.mould.cast(printed.blanks, links)
    properties = _properties(template.fields, values, paragraphs, epoch)
    draft = value_of(values, DRAFT) is True
    if draft:
        properties = properties._replace(title=f"{MARK} — {properties.title}")
    return Release(paragraphs, properties, template.letterhead, draft)


class CopyShape(NamedTuple):
    """Printed copy, parsed: its mould, and what no release can hold.

    All regions whose copy takes the same branches have it in common.
    """

    mould: Mould
    faults: tuple[markup.Unsupported, ...]


@lru_cache(maxsize=256)
def _shape_of(copy: str) -> CopyShape:
    paragraphs, faults = markup.parse(copy)
    return CopyShape(Mould(paragraphs), faults)


def _address(link: str, blanks: Sequence[Blank], fields: Fields) -> str:
    """Return a link's address, with what a URL cannot hold percent-encoded in its blanks."""
    unsafe = _UNSAFE_WHOLE if BLANK.fullmatch(link) else _UNSAFE
    if link.startswith("mailto:"):
        unsafe = _UNSAFE_IN_MAIL
    if link.startswith("tel:"):
        return dialled(_with_words(link[4:], blanks), country_of(fields.language))
    return BLANK.sub(lambda found: _encoded(blanks[index_of(found[1])].words, unsafe), link)


def _with_words(text: str, blanks: Sequence[Blank]) -> str:
    return BLANK.sub(lambda found: blanks[index_of(found[1])].words, text)


def _encoded(words: str, unsafe: re.Pattern[str]) -> str:
    return unsafe.sub(lambda c: "".join(f"%{byte:02X}" for byte in c[0].encode()), words)


def _bad_links(
    links: Sequence[str],
    addresses: Sequence[str],
    blanks: Sequence[Blank],
    values: Group,
    place: Location,
) -> Iterator[Problem]:
    """Yield the links that a value leads astray, at that value's place when it is known."""
    for link, address in zip(links, addresses, strict=True):
        if BLANK.search(link) and not markup.is_whole_address(address):
            field = blanks[index_of(BLANK.findall(link)[0])].field
            yield report("bad-link", place_of_field(values, field) or place, found=address)


def _properties(
    fields: Fields,
    values: Group,
    paragraphs: Cast,
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
