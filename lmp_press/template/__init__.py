"""A template folder: its copy, fields and letterhead, read, compiled and checked."""

from lmp_press.template.copy import COPY, Copy, Printed
from lmp_press.template.folder import LETTERHEAD, Template, load_template, packed, unpacked

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
