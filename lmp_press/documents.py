"""Documents: the finished files of a region, what each is called, and where it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple
from lmp_press.writers import PDF

if TYPE_CHECKING:
    from lmp_press.release import Properties


def document_path(region: str, template: str, form: str) -> str:
    """Return where a document goes in the output folder; its name explains itself alone."""
    return f"{region}/{region}-{template}.{form}"


class Document(NamedTuple):
    """A finished file: whose it is, and its bytes."""

    region: str
    template: str
    form: str
    data: bytes

    @property
    def key(self) -> str:
        """The file's name among those of its region: `anniversary.docx`."""
        return f"{self.template}.{self.form}"

    @property
    def path(self) -> str:
        """Where it goes in the output folder, with `/`."""
        return document_path(self.region, self.template, self.form)


class Unprinted(NamedTuple):
    """A release that waits for its PDF: whose it is, its Word file, and what describes it.

    `letterhead` is the path of the letterhead as a problem names it.
    """

    region: str
    template: str
    docx: bytes
    properties: Properties
    letterhead: str

    @property
    def path(self) -> str:
        """Where the PDF goes in the output folder, with `/`."""
        return document_path(self.region, self.template, PDF)
