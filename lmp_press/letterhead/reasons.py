"""Why a file cannot be a letterhead, in plain words, and what to do in Word about it."""

from __future__ import annotations

from contextlib import contextmanager
from enum import Enum
from typing import TYPE_CHECKING

from lmp_press.letterhead.letterhead import UnusableLetterheadError
from lmp_press.ooxml.faults import Fault, PackageError

if TYPE_CHECKING:
    from collections.abc import Iterator

SAVE_AGAIN = "open it in Word and save it as Word Document (.docx)"


class Refusal(Enum):
    """A clause about the file, and advice that starts with a verb; `{name}` stands for a fact."""

    EMPTY = ("it is empty", "save a letterhead there, or delete the file for the built-in one")
    OLD_WORD = ("it is a Word 97–2003 document (.doc)", SAVE_AGAIN)
    LOCKED = ("it is protected with a password", "remove the password in Word and save it again")
    NOT_WORD = ("it is not a Word document", SAVE_AGAIN)
    STRICT = (
        "it is saved as Strict Open XML, which few programs read",
        "save it as Word Document (.docx), not as Strict Open XML Document",
    )
    MACROS = ("it holds macros", "save it as Word Document (.docx), which has none")
    TOO_LARGE = ("it is over {limit} MB", "compress its pictures in Word")
    UNPACKS_TOO_LARGE = (
        "it unpacks to more than {limit} MB",
        "take the large pictures out, or start from another letterhead",
    )
    TOO_MUCH_XML = (
        "its text and styles unpack to more than {limit} MB",
        "start from another letterhead",
    )
    TOO_MUCH_MARKUP = (
        "its part `{part}` holds far more markup than a letterhead",
        "start from another letterhead",
    )
    TOO_MANY_PARTS = ("it has more than {limit} parts", SAVE_AGAIN)
    FOREIGN_METHOD = ("it is packed in a way that Word does not know", SAVE_AGAIN)
    DAMAGED = ("it is damaged", SAVE_AGAIN)
    DAMAGED_PART = ("its part `{part}` is damaged", SAVE_AGAIN)
    MISSING_PART = ("its part `{part}` is missing", SAVE_AGAIN)
    ENTITIES = (
        "its part `{part}` declares XML entities, which Word never writes",
        SAVE_AGAIN,
    )
    NO_SECTION = (
        "it has no section properties, so no page size and no margins",
        "set its margins in Word and save it again",
    )
    TRACKED = (
        "its {story} holds tracked changes",
        "accept or reject all changes in Word, and save it again",
    )
    COMMENTS = ("its {story} holds comments", "delete all comments in Word")
    HIDDEN = (
        "its {story} holds hidden words, `{found}`",
        "show them in Word (Font, Hidden), or delete them",
    )
    HIDING_STYLE = (
        "its style `{found}` hides the words in it",
        "clear Hidden in the style's font in Word",
    )
    BLANK = ("its {story} still holds the blank `{found}`", "write the words that belong there")
    PROMPT = (
        "its {story} still holds a placeholder, `{found}`",
        "fill in or delete the content control in Word",
    )
    FIELD = (
        "its {story} holds the field `{found}`, which Word would change or ask about",
        "type the words, or use PAGE, NUMPAGES, TITLE or STYLEREF",
    )
    FOREIGN = (
        "its header or footer holds more than text, pictures and links: {found}",
        "delete it in Word, or put a picture in its place",
    )
    LINKED_FILE = (
        "it shows a file from elsewhere, `{found}`",
        "insert the picture into the document, not as a link",
    )
    PICTURE = (
        "it holds a picture of the kind `{found}`",
        "insert the picture again as PNG, JPEG or SVG",
    )
    ADDRESS = (
        "its {story} holds the address `{found}` (`{where}`), which Word would follow by itself",
        "delete it in Word, or insert the picture into the document",
    )
    NO_PICTURE = ("its part `{part}` is no picture of its kind", "insert the picture again")
    SVG = (
        "its picture `{part}` holds {found}",
        "save it without, or insert it as PNG",
    )
    LINK = (
        "it links to `{found}`, which is not a web, mail or phone address",
        "mend or remove the link in Word",
    )


_OF_FAULT = {
    Fault.NOT_ZIP: Refusal.NOT_WORD,
    Fault.NO_DOCUMENT: Refusal.NOT_WORD,
    Fault.DOUBLED: Refusal.DAMAGED,
    Fault.TOO_MUCH_TEXT: Refusal.TOO_MUCH_XML,
}


@contextmanager
def plain_reasons() -> Iterator[None]:
    """Raise UnusableLetterheadError for whatever is wrong with the package of a letterhead."""
    try:
        yield
    except PackageError as error:
        reason = _OF_FAULT.get(error.fault) or Refusal[error.fault.name]
        raise UnusableLetterheadError(reason, **error.facts) from None
