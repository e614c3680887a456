"""A new workspace: templates and samples, and what a team needs around them."""

from lmp_press.setup.laying import TakenError, lay_down

__all__ = ["TakenError", "lay_down"]
