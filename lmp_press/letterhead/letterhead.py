"""A letterhead: the finished front of a ZIP file, and what a release is put into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lmp_press.letterhead.reasons import Refusal
    from lmp_press.ooxml.archive import Archive

LONGEST_FACT = 60  # characters of a file's own words that a reason repeats


class UnusableLetterheadError(ValueError):
    """A file cannot be a letterhead; `reason` is a clause, `advice` starts with a verb."""

    def __init__(self, why: Refusal, **facts: object) -> None:
        shown = {name: str(fact)[:LONGEST_FACT] for name, fact in facts.items()}
        self.reason, self.advice = (words.format_map(shown) for words in why.value)
        super().__init__(self.reason)


class Letterhead(NamedTuple):
    """A letterhead, ready for a release to become a Word file; the texts are XML.

    `archive` lacks `word/document.xml`, its relationships and `docProps/core.xml`. `opening` and
    `closing` stand around the paragraphs, `relationships` is a `.rels` part that is not closed
    yet, with ids rId1 to rId<used_ids>. `styles` holds style ids by role (a role is absent when
    its style is), `numbering` the numId of the bullets, `language` the words' own. `made` are the
    styles that it lacked, `private` is what stays behind because it is nobody's business.
    """

    archive: Archive
    opening: str
    closing: str
    relationships: str
    used_ids: int
    styles: Mapping[str, str]
    hyperlink: str
    numbering: str
    language: str
    made: tuple[str, ...] = ()
    private: tuple[str, ...] = ()
