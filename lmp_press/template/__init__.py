"""A template folder: its copy, fields and letterhead, read, compiled and checked."""

from lmp_press.template.copy import COPY, Copy
from lmp_press.template.folder import LETTERHEAD, Template, load_template, packed, unpacked
from lmp_press.template.standing import Printed

__all__ = [
    "COPY",
    "LETTERHEAD",
    "Copy",
    "Printed",
    "Template",
    "load_template",
    "packed",
    "unpacked",
]
