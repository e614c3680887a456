"""Shown: a release as it is printed for reading and for git, which compares it line by line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lmp_press.release import Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lmp_press.release import Paragraph, Release

_OUTSIDE = re.compile(
    r"(?:first |even )?(?:header|footer)\b[ \d]*|(?:footnote|endnote|text box) \d+"
)


def shown(release: Release) -> Release:
    """Return a release with a label before what does not stand in its body.

    White space around a paragraph is left out: nobody sees it, and Markdown spells it as noise.
    """
    return release._replace(paragraphs=tuple(map(_shown, release.paragraphs)))


def _shown(paragraph: Paragraph) -> Paragraph:
    outside = _OUTSIDE.match(str(paragraph.place))
    label = (Run(f"[{outside[0].strip()}]", emphasis=True), Run(" ")) if outside else ()
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
