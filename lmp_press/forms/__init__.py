"""How a region file comes to be: one description of its fields, for a file, a sheet, a dialogue."""

from lmp_press.forms.describing import describe
from lmp_press.forms.form import FormField, leaves, needed_leaves
from lmp_press.forms.starting import start

__all__ = ["FormField", "describe", "leaves", "needed_leaves", "start"]
