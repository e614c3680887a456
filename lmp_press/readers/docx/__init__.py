"""Word files → Release, straight from their XML: tracked changes, controls, boxes and all.

What the model has no word for is not read: pictures, breaks of page and column, the bold that a
paragraph or table style gives (its name says that), numbers that Word makes up (lists, note marks).
"""

from lmp_press.readers.docx.package import UnreadableError
from lmp_press.readers.docx.reading import Reading, read
from lmp_press.readers.docx.revisions import RevisionCount

__all__ = ["Reading", "RevisionCount", "UnreadableError", "read"]
