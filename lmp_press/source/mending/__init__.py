"""Mistakes in a file's YAML: each found with the line that would be right, so that reading goes on.

Only a file that YAML cannot read, or that reads as something unexpected, comes here.
"""

from lmp_press.source.mending.mistake import Mistake, as_problem
from lmp_press.source.mending.walk import mistakes_in

__all__ = ["Mistake", "as_problem", "mistakes_in"]
