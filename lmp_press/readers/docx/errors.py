"""Why a Word file cannot be read, in plain words."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from lmp_press.ooxml.faults import Fault, PackageError
from lmp_press.ooxml.package import Limits

if TYPE_CHECKING:
    from collections.abc import Iterator

LIMITS = Limits(file=64, unpacked=64, text=16, parts=500)

_REASONS = {
    Fault.EMPTY: "it is empty",
    Fault.OLD_WORD: "it is an old Word document (.doc) or is password-protected",
    Fault.LOCKED: "it is password-protected",
    Fault.NOT_ZIP: "it is not a ZIP file",
    Fault.DAMAGED: "it is cut short or damaged",
    Fault.DOUBLED: "it holds two parts of the same name",
    Fault.FOREIGN_METHOD: "it is packed in a way that Word does not know",
    Fault.TOO_LARGE: "it is over {limit} MB",
    Fault.UNPACKS_TOO_LARGE: "it would unpack to more than {limit} MB",
    Fault.TOO_MUCH_TEXT: "it holds more than {limit} MB of text",
    Fault.TOO_MANY_PARTS: "it holds more than {limit} parts",
    Fault.MISSING_PART: "a part is missing: {part}",
    Fault.DAMAGED_PART: "a part is damaged: {part}",
    Fault.ENTITIES: "a part declares entities or a document type: {part}",
    Fault.TOO_MUCH_MARKUP: "a part is too large: {part}",
    Fault.NO_DOCUMENT: "it has no {part}",
}


_SIZES = frozenset(
    [Fault.TOO_LARGE, Fault.UNPACKS_TOO_LARGE, Fault.TOO_MUCH_TEXT, Fault.TOO_MUCH_MARKUP]
)


class UnreadableError(ValueError):
    """A file cannot be read; the message is the plain reason, one clause without a full stop.

    `oversize` says that there is too much of it.
    """

    def __init__(self, reason: str, *, oversize: bool = False) -> None:
        self.oversize = oversize
        super().__init__("".join([sign if sign.isprintable() else "\ufffd" for sign in reason]))


@contextmanager
def plain_reasons() -> Iterator[None]:
    """Raise UnreadableError for whatever is wrong with the package of a file."""
    try:
        yield
    except PackageError as error:
        reason = _REASONS[error.fault].format_map(error.facts)
        raise UnreadableError(reason, oversize=error.fault in _SIZES) from None
