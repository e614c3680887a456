"""What a returned file was generated from: kept beside the manifest of the output folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.diagnostics import ProblemsFoundError
from lmp_press.named_tuples import NamedTuple
from lmp_press.template import unpacked

if TYPE_CHECKING:
    from lmp_press.store.written import WrittenFolder
    from lmp_press.template import Template

FORMS = ("docx", "md", "pdf", "html", "txt")  # any of them tells what the release was made from


class Generated(NamedTuple):
    """The text of a region's file and the template, as they were when a release was written."""

    text: str
    template: Template


def generated_from(folder: WrittenFolder, region: str, template: str) -> Generated | None:
    """Return what a region's release was last written from; None when no copy of it is there."""
    outputs = (folder.known(region, f"{region}-{template}.{form}") for form in FORMS)
    output = next((one for one in outputs if one), None)
    if output is None:
        return None
    text = folder.source(output.region)
    packed, look = folder.source(output.template), folder.source(output.letterhead)
    if text is None or packed is None or look is None:
        return None
    try:
        return Generated(text.decode(), unpacked(packed, look))
    except (ProblemsFoundError, ValueError):  # this version of the program reads it no more
        return None
