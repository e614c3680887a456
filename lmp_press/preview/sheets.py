"""A proof as the browser gets it: the sheet with its blanks dressed, and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lmp_press.diagnostics.drawing import visible
from lmp_press.preview.stand_ins import is_gap
from lmp_press.writers import WRITERS
from lmp_press.writers.html import blocks, escaped, paper_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lmp_press.diagnostics import Problem
    from lmp_press.fields.schema import Field, Fields
    from lmp_press.preview.proofs import Proof
    from lmp_press.release import Paragraph, Release, Run

PAGE = "html"
FORMS = {PAGE: "Page", "md": "Markdown", "txt": "Text"}


def drawn(proof: Proof, fields: Fields, form: str) -> dict[str, Any]:
    """Return what the browser shows of a proof in a form; nothing where nothing can be shown."""
    release = proof.release
    if release is None:
        return {}
    if form != PAGE:
        return {"text": WRITERS[form](release).decode(), "draft": release.draft}
    paper = paper_of(release.letterhead, release.properties.language, draft=release.draft)
    return {
        "sheet": f'<div class="sheet">\n{paper.head}<div class="text">\n<article>\n'
        f"{''.join(_blocks(release, proof, fields))}</article>\n</div>\n{paper.foot}</div>\n",
        "style": paper.style,
        "language": release.properties.language,
        "draft": release.draft,
        "page": {"height": paper.height, "bottom": paper.bottom, "body": paper.body},
    }


def _blocks(release: Release, proof: Proof, fields: Fields) -> Iterator[str]:
    """Yield the paragraphs, in which each blank can be pointed at and reached with the keyboard."""
    notes = fields_at(proof.problems, proof.places)

    def dress(run: Run, words: str) -> str:
        if not run.field:
            return words
        kinds = ["blank", *["gap"] * is_gap(run, proof.gaps), *["wrong"] * (run.field in notes)]
        about = escaped(f"{run.field}\n{_about(fields.root, run.field)}".rstrip())
        place = escaped(visible(proof.places.get(run.field, "")))
        return (
            f'<span class="{" ".join(kinds)}" role="button" tabindex="0" '
            f'data-field="{escaped(run.field)}" data-place="{place}" data-about="{about}">'
            f"{words}</span>"
        )

    return blocks(map(_without_links, release.paragraphs), dress)


def _without_links(paragraph: Paragraph) -> Paragraph:
    """Return a paragraph whose blanks lead nowhere: a click on them says where they come from."""
    runs = tuple(run._replace(link="") if run.field else run for run in paragraph.runs)
    return paragraph._replace(runs=runs)


def fields_at(problems: tuple[Problem, ...], places: Mapping[str, str]) -> dict[str, list[int]]:
    """Return which problems each field of a release has, by their numbers from 0."""
    found: dict[str, list[int]] = {}
    for number, problem in enumerate(problems):
        for field, place in places.items():
            is_own = bool(problem.field) and _meets(problem.field, field)
            if is_own or (not problem.field and str(problem.location) == place):
                found.setdefault(field, []).append(number)
    return found


def _meets(one: str, other: str) -> bool:
    """Tell whether a path is that of another field, or of what it is in or has in it."""
    short, long = sorted((one, other), key=len)
    return long == short or long.startswith((f"{short}.", f"{short}["))


def listed(proof: Proof) -> list[dict[str, Any]]:
    """Return the problems of a proof for the list beside it, each with its field in the text."""
    fields: dict[int, str] = {}
    for field, numbers in fields_at(proof.problems, proof.places).items():
        for number in numbers:
            fields.setdefault(number, field)
    return [
        problem_of(one, fields.get(number) or _beside(one.field, proof.places))
        for number, one in enumerate(proof.problems)
    ]


def _beside(field: str, places: Mapping[str, str]) -> str:
    """Return a field of the text from the same group as one that chooses words, or ''."""
    owner = f"{field.rpartition('.')[0]}."
    return next((one for one in places if one.startswith(owner)), "") if owner != "." else ""


def problem_of(problem: Problem, field: str = "") -> dict[str, Any]:
    """Return a problem as the browser lists it."""
    return {
        "severity": str(problem.severity),
        "message": visible(problem.message),
        "help": visible(problem.help),
        "id": problem.id,
        "place": visible(str(problem.location)),
        "field": field,
    }


def _about(root: Field, path: str) -> str:
    """Return what a field is for, in the template's words."""
    field = root
    for step in path.replace("[", ".[").split("."):
        inner = field.items if step.startswith("[") else field.properties.get(step)
        if inner is None:
            return ""
        field = inner
    return field.description
