"""Shown: a release as it is printed for reading and for git, which compares it line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.release import Run, StoryKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lmp_press.release import Paragraph, Release


def shown(release: Release) -> Release:
    """Return a release with a label before what does not stand in its body.

    White space around a paragraph is left out: nobody sees it, and Markdown spells it as noise.
    """
    return release._replace(paragraphs=tuple(map(_shown, release.paragraphs)))


def _shown(paragraph: Paragraph) -> Paragraph:
    story = paragraph.place.story
    is_body = story.kind is StoryKind.BODY
    label = () if is_body else (Run(f"[{story}]", emphasis=True), Run(" "))
    return paragraph._replace(runs=(*label, *_trimmed(paragraph.runs)))


def _trimmed(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Return runs without the white space that they begin and end with."""
    from_start = tuple(_without_first_spaces(runs))
    reversed_runs = (run._replace(text=run.text[::-1]) for run in reversed(from_start))
    trimmed = [run._replace(text=run.text[::-1]) for run in _without_first_spaces(reversed_runs)]
    return tuple(reversed(trimmed))


def _without_first_spaces(runs: Iterable[Run]) -> Iterator[Run]:
    begun = False
    for run in runs:
        text = run.text if begun else run.text.lstrip()
        begun = begun or bool(text)
        if text:
            yield run._replace(text=text)
