"""A draft cannot pass for a release, nor a release for a draft."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from lmp_press.diagnostics import Location, Problem, report
from lmp_press.expressions import expression
from lmp_press.release import Role

if TYPE_CHECKING:
    from lmp_press.release import Release

MARK = "DRAFT"  # the word that every draft bears, on each page and in its title
_LINE = "{% if draft %}DRAFT — NOT FOR RELEASE{% else %}FOR IMMEDIATE RELEASE{% endif %}"
_FOR_RELEASE = expression(r"(?<!not )\bfor\s+immediate\s+release\b", re.IGNORECASE)
_SAYS_DRAFT = expression(rf"\b{MARK}\b", needs=(MARK,))
_IN_IMMEDIATE = "mmed"  # as it is in any capitals, which an `i` is not


def draft_problems(release: Release, template: str, copy: str, place: Location) -> list[Problem]:
    """Return why a release says of itself what its region does not; `place` is the region's.

    `template` is the name of its template, `copy` the path of the copy's file.
    """
    line = "\n".join(p.text for p in release.paragraphs if p.role == Role.RELEASE_LINE)
    facts = {"template": template, "copy": copy, "line": _LINE}
    if not release.draft:
        found = _SAYS_DRAFT.search(line)
        return [report("final-says-draft", place, found=found[0], **facts)] if found else []
    texts = [paragraph.text for paragraph in release.paragraphs]
    words = "\n".join(texts)
    if any(map(_may_be_for_release, texts)) and (found := _FOR_RELEASE.search(words)):
        return [report("draft-for-release", place, found=found[0], **facts)]
    return [] if _SAYS_DRAFT.search(words) else [report("silent-draft", place, **facts)]


@lru_cache(maxsize=512)  # most paragraphs are the copy's own, the same in every draft
def _may_be_for_release(text: str) -> bool:
    return _IN_IMMEDIATE in text.casefold()
