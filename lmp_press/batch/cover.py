"""The cover of final releases, for whoever sends them: what is ready, whose words, who agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.batch.papers import COVERS
from lmp_press.diagnostics.drawing import visible
from lmp_press.diagnostics.grammar import count
from lmp_press.press_style import press_date
from lmp_press.release import Paragraph, Properties, Release, Role, Run

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from lmp_press.approvals import Judged
    from lmp_press.batch.finals import Final
    from lmp_press.diagnostics import Problem


def covers(finals: Sequence[Final], accepted: Collection[Problem]) -> dict[str, bytes]:
    """Return the cover in each of its formats, by the names of its files."""
    title = f"Ready to be sent: {count(len(finals), 'release')}"
    paragraphs = (_paragraph(Role.HEADLINE, title), *_body(finals, accepted))
    cover = Release(paragraphs, Properties(title, "What goes out, and who agreed to it"))
    from lmp_press.writers import html, text  # only a release with a cover pays for them

    return dict(zip(COVERS, (html.write_bare(cover), text.write(cover)), strict=True))


def _body(finals: Sequence[Final], accepted: Collection[Problem]) -> Iterator[Paragraph]:
    yield _paragraph(
        Role.BODY,
        "The digests of all files are in SHA256SUMS beside this page. `lmp-press verify` proves "
        "each file against the templates and region files that it is made from.",
    )
    for final in finals:
        yield from _final(final)
    yield _paragraph(Role.HEADING, "Warnings that were accepted")
    for problem in accepted:
        place = f"{problem.location.path}:{problem.location.line}"
        yield _paragraph(Role.BULLET, f"{place}: {problem.message} [{problem.id}]")
    if not accepted:
        yield _paragraph(Role.BODY, "None.")


def _final(final: Final) -> Iterator[Paragraph]:
    yield _paragraph(Role.HEADING, f"{final.title} ({final.template})")
    if final.issued:
        yield _paragraph(Role.BODY, f"For release on {press_date(final.issued)}:")
    for path, _ in final.files:
        yield _paragraph(Role.BULLET, path)
    for judged in final.quotations:
        yield from _quotation(judged)
    if not final.quotations:
        yield _paragraph(Role.BODY, "Nobody had to agree to words of this release.")


def _quotation(judged: Judged) -> Iterator[Paragraph]:
    """Yield the words that somebody agreed to, and who did, and when."""
    said, approval = judged
    for paragraph in said.words.split("\n"):
        yield _paragraph(Role.QUOTE, paragraph)
    who = ", ".join(filter(None, (said.speaker, said.title)))
    if approval:
        instead = approval.approved_by != said.speaker
        by = f"{approval.approved_by}, for {who}," if instead else f"{who}{',' * bool(said.title)}"
        day = press_date(approval.approved_on)
        yield _paragraph(Role.BODY, f"{by} agreed to these words on {day}.")


def _paragraph(role: Role, text: str) -> Paragraph:
    return Paragraph(role, (Run(visible(text)),))
