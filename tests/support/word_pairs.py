"""The pairs of real Word files beside the project, before and after an edit, both ways round."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parents[3] / "shared" / "word-files" / "pairs"
OLD_SIDES = ("Before", "Before2", "Unmodified")


def pairs() -> list[tuple[Path, Path]]:
    """Return each old side with each of its new ones; an old one is named so, or has the stem."""
    groups: dict[str, list[Path]] = {}
    for path in sorted(FOLDER.glob("*.docx")):
        groups.setdefault(path.name[:5], []).append(path)
    return [
        (old, new)
        for group in groups.values()
        for old in _old_sides(group)
        for new in group
        if new not in _old_sides(group)
    ]


def _old_sides(group: list[Path]) -> list[Path]:
    named = [path for path in group if path.stem.endswith(OLD_SIDES)]
    return named or [min(group, key=lambda path: len(path.stem))]
