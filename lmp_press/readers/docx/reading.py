"""A Word file as a release: its tree flattened, its properties, and what a reader is told of it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from lmp_press.named_tuples import NamedTuple
from lmp_press.ooxml import names
from lmp_press.ooxml.document import WordFile
from lmp_press.readers.docx.appearance import Appearance
from lmp_press.readers.docx.errors import LIMITS, plain_reasons
from lmp_press.readers.docx.forms import WordForm
from lmp_press.readers.docx.parts import story_parts
from lmp_press.readers.docx.revisions import RevisionCount, count_revisions, resolve
from lmp_press.readers.docx.runs import shown
from lmp_press.readers.docx.story import read_tree, styles_of
from lmp_press.release import Properties, Release

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from lmp_press.readers.docx.revisions import Revisions
    from lmp_press.readers.docx.tree import Tree
    from lmp_press.release import Paragraph

_DC = "{http://purl.org/dc/elements/1.1/}"
_CREATED = "{http://purl.org/dc/terms/}created"
_KEYWORDS = f"{{{names.PACKAGE}metadata/core-properties}}keywords"


class Reading(NamedTuple):
    """A release as a Word file shows it, and what a reader of it should be told.

    What layout or the clock makes, such as a page number, is a run whose field is its name,
    `‹page›`, and hidden words are runs of the field `‹hidden›`; `named` gives the release as it is
    compared, `printed` as it is read on paper.

    `revisions` are the tracked changes of all stories by author, resolved in the release;
    `comments` is the number of comments, whose words are not part of it; `appearance` and `forms`
    are empty unless they were asked for.
    """

    release: Release
    revisions: tuple[RevisionCount, ...] = ()
    comments: int = 0
    appearance: Appearance = Appearance()
    forms: WordForm = WordForm()


def read(
    data: bytes,
    *,
    revisions: Revisions = "accept",
    authors: Collection[str] = (),
    appearance: bool = False,
    forms: bool = False,
) -> Reading:
    """Return what a DOCX file's bytes say, with its tracked changes accepted or rejected.

    With `authors`, those of anybody else meet the opposite fate. Paragraphs without a word are
    left out. `appearance` also asks how it looks, `forms` what it has for somebody to fill in.
    UnreadableError for whatever cannot be read whole.
    """
    with plain_reasons():
        file = WordFile(data, LIMITS)
        tracked = count_revisions(map(file.tree, story_parts(file)))
        resolve(file, revisions, authors)
        tree = read_tree(file)
        release = Release(tuple(_shown(tree)), _properties(file), draft=bool(tree.marks))
        reading = Reading(release, tracked, _comments(file))
        if forms:
            from lmp_press.readers.docx.forms import forms_of

            reading = reading._replace(forms=forms_of(file, tree))
        return reading._replace(appearance=_appearance(file, tree)) if appearance else reading


def accepted(data: bytes) -> bytes:
    """Return a DOCX file with its tracked changes accepted, and all else as it lies there."""
    from lmp_press.ooxml.revising import RevisedFile  # for whoever adopts the file

    with plain_reasons():
        file = RevisedFile(data, LIMITS)
        for name in resolve(file, "accept"):
            file.touch(name)
        return file.finish() if file.is_changed else data


def _appearance(file: WordFile, tree: Tree) -> Appearance:
    from lmp_press.readers.docx.resolving import resolved  # for whoever asks

    return resolved(file, tree)


def _shown(tree: Tree) -> Iterator[Paragraph]:
    for paragraph, block in zip(tree.paragraphs, tree.blocks, strict=True):
        if any(said.made is not None or said.look.hidden for said in block.said):
            yield paragraph._replace(runs=shown(block.said))
        else:
            yield paragraph


def _comments(file: WordFile) -> int:
    name = file.named("comments")
    return sum(1 for _ in file.tree(name).iter(names.COMMENT)) if name else 0


def _properties(file: WordFile) -> Properties:
    """Return the properties that a file states; `issued` is the day it was created (UTC)."""
    stated = file.of_package.values()
    name = next((part.target for part in stated if part.kind == "core-properties"), "")
    said = {child.tag: child.text or "" for child in file.tree(name)} if name else {}
    language = styles_of(file).language or said.get(_DC + "language")
    return Properties(
        title=said.get(_DC + "title", ""),
        subject=said.get(_DC + "subject", ""),
        author=said.get(_DC + "creator", ""),
        keywords=said.get(_KEYWORDS, ""),
        language=language or Properties().language,
        issued=_day(said.get(_CREATED, "")),
    )


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text.strip()[:10])
    except ValueError:
        return None
