"""A release as a Word file can hold it: what a reader of the finished file would find."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import quote

from lmp_press.review.redline.reasons import UnprovenError

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from lmp_press.release import Paragraph, Run

SCHEMES = ("http://", "https://", "mailto:", "tel:", "#")
IN_AN_ADDRESS = "!#$%&'()*+,/:;=?@[]~"  # characters that are not percent-encoded
DEEPEST_LEVEL = 8  # Word has nine

_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def wordable(paragraphs: Iterable[Paragraph], known_links: Container[str]) -> tuple[Paragraph, ...]:
    """Return the paragraphs that have words, with runs that look alike made one, without fields.

    A link that is not known, and is no web, mail or phone address, is left out. UnprovenError for
    a character that no Word file can hold.
    """
    found = []
    for paragraph in paragraphs:
        runs = tuple(_joined([_plain(run, known_links) for run in paragraph.runs if run.text]))
        level = max(0, min(paragraph.level, DEEPEST_LEVEL))
        if runs:
            found.append(paragraph._replace(runs=runs, level=level))
    return tuple(found)


def _plain(run: Run, known_links: Container[str]) -> Run:
    if _NOT_XML.search(run.text):
        message = "NEW holds a character that no Word file can hold"
        raise UnprovenError(message)
    link = run.link
    if link and link not in known_links:
        safe = link.lower().startswith(SCHEMES)
        link = quote(link, IN_AN_ADDRESS) if safe else ""
    return run._replace(link=link, field="")


def _joined(runs: list[Run]) -> Iterable[Run]:
    for look, alike in groupby(runs, key=lambda run: run._replace(text="")):
        yield look._replace(text="".join([run.text for run in alike]))
