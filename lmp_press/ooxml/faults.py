"""Faults of a package, as facts; each door that opens one has its own words for them."""

from __future__ import annotations

from enum import Enum, auto


class Fault(Enum):
    """Why a package cannot be opened, or a part of it not be read, and the fact that goes with it.

    A limit is in megabytes, but for the parts, which are counted.
    """

    EMPTY = auto()
    OLD_WORD = auto()  # .doc, of Word 97 to 2003
    LOCKED = auto()  # behind a password
    NOT_ZIP = auto()
    DAMAGED = auto()
    DOUBLED = auto()  # two parts of the same name
    FOREIGN_METHOD = auto()  # packed in a way that Word does not know
    TOO_LARGE = auto()  # limit
    UNPACKS_TOO_LARGE = auto()  # limit
    TOO_MUCH_TEXT = auto()  # limit
    TOO_MANY_PARTS = auto()  # limit
    MISSING_PART = auto()  # part
    DAMAGED_PART = auto()  # part
    ENTITIES = auto()  # part
    TOO_MUCH_MARKUP = auto()  # part
    NO_DOCUMENT = auto()  # part


class PackageError(ValueError):
    """A package is at fault; `facts` are its `limit` or its `part`."""

    def __init__(self, fault: Fault, **facts: str | int) -> None:
        super().__init__(fault.name)
        self.fault = fault
        self.facts = facts
