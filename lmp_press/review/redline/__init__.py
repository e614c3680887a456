"""A redline: OLD's Word file with tracked changes that give NEW, which proves itself first."""

from lmp_press.review.redline.comments import with_causes
from lmp_press.review.redline.errors import UnprovenError
from lmp_press.review.redline.redlining import Redline, redline

__all__ = ["Redline", "UnprovenError", "redline", "with_causes"]
