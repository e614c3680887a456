"""Adopting: a release with blanks as people type them becomes a template that proves itself."""

from lmp_press.adopt.adopting import Adopted, adopt
from lmp_press.adopt.as_json import as_data
from lmp_press.adopt.choosing import FIELD_NAME, Choices
from lmp_press.adopt.decision import Decision
from lmp_press.adopt.folder import put_in_place, template_name
from lmp_press.adopt.giving_back import WordsLostError
from lmp_press.adopt.manuscript import Manuscript, UnreadableReleaseError
from lmp_press.adopt.questions import NO_BLANK, Inquiry, inquiries, is_answer
from lmp_press.adopt.reading import read_source_file
from lmp_press.adopt.readopting import changes
from lmp_press.adopt.sentences import in_sentence
from lmp_press.adopt.uniting import ChoiceError
from lmp_press.placeholders import Certainty

__all__ = [
    "FIELD_NAME",
    "NO_BLANK",
    "Adopted",
    "Certainty",
    "ChoiceError",
    "Choices",
    "Decision",
    "Inquiry",
    "Manuscript",
    "UnreadableReleaseError",
    "WordsLostError",
    "adopt",
    "as_data",
    "changes",
    "in_sentence",
    "inquiries",
    "is_answer",
    "put_in_place",
    "read_source_file",
    "template_name",
]
