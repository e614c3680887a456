"""Comparable: two versions cut down, or raised, to what both of them carry."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple
from lmp_press.release import Properties
from lmp_press.review.comparing.runs import FormattedText
from lmp_press.review.version import Form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lmp_press.readers.docx.appearance import Appearance
    from lmp_press.release import Paragraph, Release, Run
    from lmp_press.review.version import Version

WITHOUT_MARKDOWN = "headers, footers, styles and properties are not compared: Markdown has none"


class Comparable(NamedTuple):
    """The parts of two versions that are compared, and a sentence on the rest ('': there is none).

    `looks` are how both look, where both are known.
    """

    old: Release
    new: Release
    note: str = ""
    looks: tuple[Appearance, Appearance] | None = None


def comparable(old: Version, new: Version) -> Comparable:
    """Return what is compared of two versions.

    Markdown has no margins, no places and few roles: beside it, both are as Markdown has them.
    A region has the margins that its Word file would have; beside another region it has none, and
    no title and date either, which only repeat its words.
    """
    old, new = _with_names(old), _with_names(new)
    forms = {old.form, new.form}
    if Form.MARKDOWN in forms:
        note = WITHOUT_MARKDOWN if len(forms) > 1 else ""
        return Comparable(_as_markdown(old), _as_markdown(new), note)
    if forms == {Form.REGION}:
        return Comparable(_without_copies(old.release), _without_copies(new.release))
    before, old_looks = _as_word_file(old)
    after, new_looks = _as_word_file(new)
    looks = (old_looks, new_looks) if old_looks and new_looks else None
    return Comparable(before, after, looks=looks)


def _with_names(version: Version) -> Version:
    """Return a version with the names of what layout or the clock makes, such as page numbers."""
    if version.form is not Form.WORD:
        return version
    from lmp_press.readers.docx import named  # whoever compares no Word file goes without it

    return version._replace(release=named(version.release))


def _as_markdown(version: Version) -> Release:
    """Return what Markdown keeps of a version; its words still know their fields."""
    from lmp_press.readers import markdown  # what is no Markdown goes without it

    release = version.release._replace(properties=Properties())
    if version.form is Form.MARKDOWN:
        return release
    from lmp_press.writers.markdown import write

    body = tuple(one for one in release.paragraphs if not one.place.is_margin)
    kept = markdown.read(write(release._replace(paragraphs=body)).decode()).paragraphs
    printed = [one for one in body if one.text.strip()]
    if len(kept) == len(printed):
        kept = tuple(map(_with_fields, kept, printed))
    return release._replace(paragraphs=kept)


def _with_fields(paragraph: Paragraph, origin: Paragraph) -> Paragraph:
    """Return a paragraph that was read back, with the fields that its words came from."""
    known = any(run.field for run in origin.runs) and paragraph.text == origin.text
    return paragraph._replace(runs=tuple(_runs(paragraph, origin))) if known else paragraph


def _runs(paragraph: Paragraph, origin: Paragraph) -> Iterator[Run]:
    line = FormattedText([paragraph.runs])
    edges = accumulate((len(run.text) for run in origin.runs), initial=0)
    for run, (start, stop) in zip(origin.runs, pairwise(edges), strict=True):
        yield from (part._replace(field=run.field) for part in line.between(start, stop))


def _as_word_file(version: Version) -> tuple[Release, Appearance | None]:
    """Return a version as its Word file has it, or would have, with its margins and looks."""
    release = version.release
    if version.form is not Form.REGION:
        return release, version.appearance
    from lmp_press.readers import docx  # two regions go without them
    from lmp_press.writers.docx import write

    printed = docx.read(write(release), appearance=True)
    read_back = docx.named(printed.release).paragraphs
    margins = tuple(one for one in read_back if one.place.is_margin)
    body = tuple(one for one in release.paragraphs if one.text)
    whole = release._replace(paragraphs=body + margins)
    as_read = len(whole.paragraphs) == len(printed.release.paragraphs)
    return whole, printed.appearance if as_read else None


def _without_copies(release: Release) -> Release:
    return release._replace(properties=release.properties._replace(title="", issued=None))
