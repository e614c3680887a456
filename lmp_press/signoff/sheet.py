"""A sign-off page for each speaker: the words as they will be printed, and a line to sign."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from lmp_press.release import Paragraph, Properties, Release, Role, Run
from lmp_press.signoff.signable import ANSWER, signable
from lmp_press.store.files import FileState, find, keep_beside
from lmp_press.store.folder import made
from lmp_press.store.opened import open_output
from lmp_press.store.replacing import create_file
from lmp_press.workspace import region_name_from
from lmp_press.writers import DOCX, PDF, WRITERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from lmp_press.fields import Fields
    from lmp_press.signoff.approving import Request

SUBJECT = "Words to be agreed to before they are released"


def sheets(region: str, asked: Sequence[Request], fields: Fields) -> dict[str, Release]:
    """Return a page for each speaker of a region, by the name of its file without an ending.

    `fields` are those of a template: they say who writes, in which language.
    """
    by_speaker = sorted(asked, key=lambda each: each.quotation.speaker)
    pages: dict[str, Release] = {}
    for speaker, group in groupby(by_speaker, key=lambda each: each.quotation.speaker):
        name = f"{region}-{region_name_from(speaker) or 'speaker'}"
        while name in pages:  # two names that are the same in small plain letters
            name += "-2"
        title = f"For {speaker}: your words, before they are released"
        about = Properties(
            title, SUBJECT, fields.author, fields.keywords, fields.language, fields.issued
        )
        body = _body(region, speaker, [*group])
        pages[name] = Release((_paragraph(Role.HEADLINE, title), *body), about)
    return pages


def write_sheets(
    folder: Path, pages: Mapping[str, Release], formats: Sequence[str], *, is_named: bool
) -> list[str]:
    """Write pages into a folder, and return the names of their files; OSError when it fails.

    One that somebody changed, or signed, is kept beside the new one.
    """
    files = dict(_files(pages, formats))
    with made(folder), open_output(folder, is_named=is_named) as directory:
        for name, data in files.items():
            if find(directory, name, "", data).state is FileState.SAME:
                continue
            if directory.status(name):
                keep_beside(directory, name)
            create_file(directory, name, data)
    return [*files]


def _files(pages: Mapping[str, Release], formats: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the bytes of each page in each format, by the name of its file."""
    documents = {name: signable(WRITERS[DOCX](page)) for name, page in pages.items()}
    if DOCX in formats:
        yield from ((f"{name}.{DOCX}", data) for name, data in documents.items())
    if PDF in formats:
        from lmp_press.writers.pdf import write_all  # only who wants a PDF waits for it

        printed = write_all(documents, {name: page.properties for name, page in pages.items()})
        yield from ((f"{name}.{PDF}", data) for name, data in printed.items())


def _body(region: str, speaker: str, asked: Sequence[Request]) -> Iterator[Paragraph]:
    yield _paragraph(
        Role.BODY,
        "You are quoted in what follows exactly as it will be printed. Please read it, your name "
        "and your title too, and say whether you agree. If a letter of it changes afterwards, you "
        "will be asked again.",
    )
    for each in asked:
        yield from _quotation(region, each)
    yield _paragraph(Role.HEADING, ANSWER)
    for line in ("I agree to these words", "I would change", f"{speaker}, signed", "Date"):
        yield _paragraph(Role.BODY, f"{line}:")


def _quotation(region: str, asked: Request) -> Iterator[Paragraph]:
    """Yield a quotation between the paragraphs that stand around it."""
    said = asked.quotation
    yield _paragraph(Role.HEADING, f"In the release {asked.release} of {region}")
    if said.before:
        yield _paragraph(Role.BODY, f"Before it stands: {said.before}")
    for paragraph in said.words.split("\n"):
        yield _paragraph(Role.QUOTE, paragraph)
    if said.after:
        yield _paragraph(Role.BODY, f"After it stands: {said.after}")
    mark = said.fingerprint(region, asked.release)
    yield _paragraph(Role.BOILERPLATE, f"The fingerprint of these words: {mark}")


def _paragraph(role: Role, text: str) -> Paragraph:
    return Paragraph(role, (Run(text),))
