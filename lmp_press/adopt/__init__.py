"""Adopting: a release with blanks as people type them becomes a template that proves itself."""

from lmp_press.adopt.adopting import Adopted, Choices, adopt, as_data
from lmp_press.adopt.folder import put_in_place, template_name
from lmp_press.adopt.proving import WordsLostError
from lmp_press.adopt.reading import Manuscript, UnreadableReleaseError, read_source_file

__all__ = [
    "Adopted",
    "Choices",
    "Manuscript",
    "UnreadableReleaseError",
    "WordsLostError",
    "adopt",
    "as_data",
    "put_in_place",
    "read_source_file",
    "template_name",
]
