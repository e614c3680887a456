"""Word files → Release, straight from their XML: tracked changes, controls, boxes and all.

A line break is read as a line feed, a tab as a tab; paragraphs without a word are left out. What
the model has no word for is not read: pictures, breaks of page and column, the bold that a style of
paragraph or table gives (its name says that), numbers that Word makes up (of lists and notes).
"""

from lmp_press.readers.docx.errors import UnreadableError
from lmp_press.readers.docx.fields import named, printed
from lmp_press.readers.docx.reading import Reading, accepted, read
from lmp_press.readers.docx.revisions import RevisionCount

__all__ = ["Reading", "RevisionCount", "UnreadableError", "accepted", "named", "printed", "read"]
