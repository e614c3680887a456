"""The page a reviewer opens: one self-contained, accessible HTML file of a review or a folder's."""

from lmp_press.review.page.folder import write_folder
from lmp_press.review.page.single import write

__all__ = ["write", "write_folder"]
