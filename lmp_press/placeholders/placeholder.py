"""A placeholder: words that stand where a fact is still to be written."""

from __future__ import annotations

from enum import StrEnum

from lmp_press.named_tuples import NamedTuple


class Certainty(StrEnum):
    """How sure it is that something is still to be written.

    What is likely may be meant as it stands; a guess is worth a question, and no warning.
    """

    SURE = "sure"
    LIKELY = "likely"
    GUESS = "guess"


class Kind(StrEnum):
    """The kind of fact that a placeholder asks for."""

    TEXT = "text"
    COUNT = "count"
    DATE = "date"
    NAME = "name"
    LIST = "list"
    CHOICE = "choice"
    PHONE = "phone"
    EMAIL = "email"
    URL = "url"


class Placeholder(NamedTuple):
    """A stretch of a text that stands for something else, and why it is taken for that."""

    text: str
    start: int
    certainty: Certainty
    kind: Kind
    why: str

    @property
    def end(self) -> int:
        """Where in the text it ends."""
        return self.start + len(self.text)


def word_set(words: str) -> frozenset[str]:
    """Return the words of a table."""
    return frozenset(words.split())


class Verdict(NamedTuple):
    """The reading of some words as a placeholder or not, and why."""

    certainty: Certainty
    why: str


SURE, LIKELY, GUESS = Certainty
