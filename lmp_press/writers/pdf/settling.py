"""A PDF without what LibreOffice leaves to chance or to the clock.

What a screen reader would trip over is put right on the way.
"""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pikepdf import ContentStreamInlineImage, ContentStreamInstruction, Page, Pdf

    Instruction = ContentStreamInlineImage | ContentStreamInstruction

    from lmp_press.release import Properties

UNDATED = dt.date(1980, 1, 1)  # for a release without a date of its own
PRINTED = 4  # the flag of an annotation that is printed, too
DRAWS = frozenset({"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "n"})  # ends a path
BEGINS = frozenset({"m", "re"})
OPENS, CLOSES = frozenset({"BDC", "BMC"}), "EMC"


def settle(data: bytes, properties: Properties) -> bytes:
    """Return a PDF whose bytes depend on its content alone; `properties` are the release's."""
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as pdf:
        _date(pdf, properties.issued or UNDATED)
        _name_keywords(pdf, properties.keywords)
        for page in pdf.pages:
            _put_links_in_order(page)
            _mark_decoration(pdf, page)
        for name in {"/DocChecksum", "/ID"} & {*pdf.trailer.keys()}:
            del pdf.trailer[name]
        settled = io.BytesIO()
        pdf.save(settled, deterministic_id=True)
    return settled.getvalue()


def _date(pdf: Pdf, day: dt.date) -> None:
    """Give the file the release's date, as its Word file has it."""
    pdf.docinfo["/CreationDate"] = pdf.docinfo["/ModDate"] = f"D:{day:%Y%m%d}000000Z"
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        for key in ("xmp:CreateDate", "xmp:ModifyDate"):
            metadata[key] = f"{day.isoformat()}T00:00:00Z"


def _name_keywords(pdf: Pdf, keywords: str) -> None:
    """Say the keywords as they were given: LibreOffice makes one of each word."""
    if not keywords:
        return
    pdf.docinfo["/Keywords"] = keywords
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["pdf:Keywords"] = keywords


def _put_links_in_order(page: Page) -> None:
    """Let the tab key go from link to link as the text has them.

    A link of the header or footer stands in no structure, where none may be: its words stay.
    """
    import pikepdf

    annotations = page.get("/Annots")
    if annotations is None:
        return
    kept = [each for each in annotations if "/StructParent" in each]
    for each in kept:
        each["/F"] = int(each.get("/F", 0)) | PRINTED
    page["/Annots"] = pikepdf.Array(kept)
    page["/Tabs"] = pikepdf.Name("/S")


def _mark_decoration(pdf: Pdf, page: Page) -> None:
    """Mark lines that stand outside of all tags, such as a rule, as decoration."""
    import pikepdf

    instructions = pikepdf.parse_content_stream(page)
    marked = [*_with_decoration(instructions)]
    if len(marked) > len(instructions):
        page["/Contents"] = pdf.make_stream(pikepdf.unparse_content_stream(marked))


def _with_decoration(instructions: Sequence[Instruction]) -> list[Instruction]:
    """Return instructions with each path that stands outside of all tags in a tag of its own."""
    import pikepdf

    begin = pikepdf.ContentStreamInstruction([pikepdf.Name("/Artifact")], pikepdf.Operator("BMC"))
    end = pikepdf.ContentStreamInstruction([], pikepdf.Operator(CLOSES))
    depth, is_path = 0, False
    marked: list[Instruction] = []
    for each in instructions:
        name = str(each.operator)
        depth += (name in OPENS) - (name == CLOSES)
        if not depth and not is_path and name in BEGINS:
            is_path = True
            marked.append(begin)
        marked.append(each)
        if is_path and name in DRAWS:
            is_path = False
            marked.append(end)
    return marked
