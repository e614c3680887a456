"""What each paragraph is for, by its own shape: headline, contact, dateline, bullet, end mark."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lmp_press.adopt.instructions import is_paragraph_instruction
from lmp_press.named_tuples import NamedTuple
from lmp_press.placeholders import find
from lmp_press.release import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lmp_press.adopt.manuscript import Manuscript, Marking, TypedFormat, TypedLine

_HEADLINES = {Role.HEADLINE, Role.SUBHEADLINE}
LONGEST_LINE = 140  # characters of a headline or a line of a contact block
_RELEASE_LINE = re.compile(
    r"(?i)\W*(?:for (?:immediate )?release|(?:news|press|media) release|embargo(?:ed)?\b|"
    r"not for release|hold for release|(?:media|press|news) (?:advisory|alert)"
    r"|[^.!?]{0,60}\b(?:news|press|media) (?:release|advisory)\W*\Z)"
)
_TITLED = re.compile(r"(?i)(?P<sub>sub)?(?:headline|head|title|heading)\s*:\s+(?=\S)")
_ASKED_FOR = re.compile(
    r"(?i)[\[({<][^\])}>]{0,20}\b(?P<sub>sub)?(?:headline|title of (?:the )?release)\b"
)
_LABELLED = re.compile(
    r"(?i)(?:who|what|when|where|why|how|rsvp|note|time|date|place)\b[^:]{0,12}:"
)
_ABOUT_AND_MORE = re.compile(r"\W*\*\*[^*]+\*\*\s*\S")
_END_MARK = re.compile(r"(?i)\W*(?:#+|30|ends?|# # #)\W*\Z|[#\s]+\Z|(?:\*\s*){3}\Z")
_CONTACT = re.compile(
    r"(?i)\W*(?:(?:media|press|for more) )?contacts?(?: information)?\b.{0,3}(?::|\Z)"
)
_DATE = re.compile(
    r"(?i)\W*(?:date\b|dated\b|(?:mon|tues|wednes|thurs|fri|satur|sun)day,|day, month|"
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"(?:jan|feb|aug|sept|oct|nov|dec)\.) [\dX_]{1,2})"
)
_BULLET = re.compile(r"\s*(?:[-*•·–▪◦‣]|\d+[.)])[ \t]+")
_HASHES = re.compile(r"\s*(#{1,6})[ \t]+(?=[^#\s])")
_QUOTED = re.compile(r"\s*>[ \t]?")
_ABOUT = re.compile(r"(?i)\W*about (?:the |our |us\b|[A-Z\[(_])")
_END_OF_ADDRESS = re.compile(r"\d{4}\s*\Z|\S@\S+\.\w+\s*\Z")
_SENTENCE_END = re.compile(r"[.!?][”\"')\]]*\s*\Z")
_BREAKS = dict.fromkeys(map(ord, "\n\t"), " ")
_SPACES = dict.fromkeys(map(ord, "\n\t\u00a0\u2002\u2003\u2007\u2009\u202f"), " ")


def plain(words: str) -> str:
    """Return words of the same length in which each space is an ordinary one."""
    return words.translate(_SPACES)


class Part(NamedTuple):
    """A piece and its role; `lead` is what was typed before its words, such as a bullet's sign."""

    piece: TypedLine
    role: Role
    lead: str = ""

    @property
    def typed(self) -> str:
        """Its words as typed, a line break or a tab a space."""
        return self.piece.text[len(self.lead) :].translate(_BREAKS)

    @property
    def words(self) -> str:
        """Its words for looking closer: as typed, each space of whatever kind an ordinary one."""
        return plain(self.typed)

    @property
    def marks(self) -> list[Marking]:
        """What the file itself marks in its words."""
        moved = [mark.moved(-len(self.lead)) for mark in self.piece.marks]
        return [mark for mark in moved if mark.start >= 0]

    @property
    def formats(self) -> list[TypedFormat]:
        """Which of its words are bold, italic or a link."""
        moved = [each.moved(-len(self.lead)) for each in self.piece.formats]
        return [each._replace(start=max(0, each.start)) for each in moved if each.end > 0]

    @property
    def start(self) -> int:
        """Where in its paragraph its words start."""
        return self.piece.offset + len(self.lead)


def structure(source: Manuscript) -> list[Part]:
    """Return the parts of a release in order, each with its role."""
    return _under_release_line(list(_Newsroom(source.pieces).parts()))


def _under_release_line(parts: list[Part]) -> list[Part]:
    """Return the parts, their headline under the release line where there is a line for it.

    What stands above is the name of an office.
    """
    roles = [part.role for part in parts]
    if Role.RELEASE_LINE not in roles:
        return parts
    top = roles.index(Role.RELEASE_LINE)
    below = [at for at, role in enumerate(roles) if at > top and role in _HEADLINES]
    above = [at for at, role in enumerate(roles) if at < top and role in _HEADLINES]
    if not above or not below or parts[above[0]].lead:
        return parts
    for at in above:
        parts[at] = parts[at]._replace(role=Role.BODY)
    parts[below[0]] = parts[below[0]]._replace(role=Role.HEADLINE)
    return parts


class _Newsroom:
    """Reads a release from the top: what may still come depends on what was there."""

    def __init__(self, pieces: Sequence[TypedLine]) -> None:
        self.pieces = pieces
        self.has_headline = self.has_subheadline = False
        self.in_body = self.in_contact = self.in_boilerplate = False

    def parts(self) -> Iterator[Part]:
        for index, piece in enumerate(self.pieces):
            yield self._part(piece, index)

    def _part(self, piece: TypedLine, index: int) -> Part:
        text = plain(piece.text)
        if (match := _HASHES.match(text)) and not text.rstrip().endswith("#"):
            self.in_contact = False
            level, self.has_headline = len(match[1]), True
            return Part(piece, Role.HEADLINE if level == 1 else Role.HEADING, match[0])
        for pattern, role in ((_BULLET, Role.BULLET), (_QUOTED, Role.QUOTE)):
            if (match := pattern.match(text)) and not _END_MARK.match(text):
                self.in_contact = False
                return Part(piece, role, match[0])
        return Part(piece, self._styled(piece) or self._role(text.strip(), index))

    def _styled(self, piece: TypedLine) -> Role | None:
        """Return the role that a style gives; a title that says when to print is no headline."""
        text = plain(piece.text).strip()
        is_told = bool(_RELEASE_LINE.match(text) or _END_MARK.match(text))
        if not piece.style or (is_told and piece.style in {*_HEADLINES, Role.HEADING}):
            return None
        if piece.style == Role.HEADLINE and self.has_headline:
            return Role.SUBHEADLINE if not self.in_body else Role.HEADING
        self.has_headline |= piece.style == Role.HEADLINE
        return Role(piece.style)

    def _role(self, text: str, index: int) -> Role:
        if _END_MARK.match(text):
            return Role.END_MARK
        if is_paragraph_instruction(text, anywhere=not self.in_body) and not find(text):
            return Role.BODY
        is_line = len(text) <= LONGEST_LINE and not _SENTENCE_END.search(text)
        if role := self._block(text, index, is_line=is_line):
            return role
        self.in_contact = False
        return self._prose(text, index, is_line=is_line)

    def _block(self, text: str, index: int, *, is_line: bool) -> Role | None:
        """Return the role of a line that says when, or whom to ask."""
        if is_line and not self.in_body and _RELEASE_LINE.match(text) and len(text) < LONGEST_LINE:
            self.has_headline = self.has_subheadline = False  # what stood above is an office
            return Role.RELEASE_LINE
        if _CONTACT.match(text) and len(text) <= LONGEST_LINE:
            self.in_contact = True
            return Role.CONTACT
        if is_line and not self.in_body and _DATE.match(text) and not re.search(r" [–—-]", text):
            return Role.DATE
        return Role.CONTACT if self.in_contact and is_line and self._is_near(index) else None

    def _is_near(self, index: int) -> bool:
        """Tell whether a line goes on in a contact block: it is short, or nothing but blanks."""
        text = plain(self.pieces[index].text)
        if _END_OF_ADDRESS.search(text):
            return True
        words = re.sub(r"[\[\](){}<>]", "", text)
        asked = sum(len(found.text) for found in find(text, is_copy=True, guesses=True))
        is_short = len(words) < len("a name, a title and a phone")
        if self.pieces[index].is_apart:
            return asked > len(text) * 0.9
        return is_short or asked > len(text) / 2

    def _prose(self, text: str, index: int, *, is_line: bool) -> Role:
        if not self.in_body and (role := self._headline(text, is_line=is_line)):
            return role
        if is_line and _ABOUT.match(text) and index + 1 < len(self.pieces):
            self.in_boilerplate = True
            return Role.BOILERPLATE if _ABOUT_AND_MORE.match(text) else Role.HEADING
        ends = bool(_SENTENCE_END.search(text)) and len(text) > LONGEST_LINE / 2
        self.in_body = self.in_body or len(text) > LONGEST_LINE or ends
        return Role.BOILERPLATE if self.in_boilerplate else Role.BODY

    def _headline(self, text: str, *, is_line: bool) -> Role | None:
        """Return the role of a line above the copy that can be a headline, or one below it."""
        if told := _TITLED.match(text) or _ASKED_FOR.match(text):
            return self._subheadline() if told["sub"] or self.has_headline else self._taken()
        if not is_line or text[:1] in "“\"'‘" or _is_blank_alone(text) or _LABELLED.match(text):
            return None
        return self._subheadline() if self.has_headline else self._taken()

    def _taken(self) -> Role:
        self.has_headline = True
        return Role.HEADLINE

    def _subheadline(self) -> Role | None:
        """Return the role of a line below the headline, which has one such line."""
        if self.has_subheadline:
            return None
        self.has_subheadline = True
        return Role.SUBHEADLINE


def headline_label(part: Part) -> int:
    """Return how many characters of a headline only say that it is one: `Title: `."""
    found = _TITLED.match(part.words) if part.role in _HEADLINES else None
    return found.end() if found else 0


def _is_blank_alone(text: str) -> bool:
    return any(found.text == text for found in find(text)) and len(text) > len("[Name of the org]")
