"""A release as one self-contained, accessible HTML page that looks like its page in Word.

It has no script and loads nothing; a letterhead's pictures are in the page itself.
"""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING

from lmp_press.release import Role
from lmp_press.writers.html.blocks import ELEMENTS, blocks
from lmp_press.writers.html.escaping import escaped
from lmp_press.writers.html.paper import Paper, paper_of

if TYPE_CHECKING:
    from lmp_press.release import Release

__all__ = [
    "ELEMENTS",
    "Paper",
    "blocks",
    "digest_of",
    "escaped",
    "paper_of",
    "write",
    "write_bare",
]

_HEAD = """\
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '{digest}'; \
img-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
"""


def write(release: Release) -> bytes:
    """Return the release as an HTML page in UTF-8; its title is the properties' or the headline."""
    language = release.properties.language
    return _written(release, paper_of(release.letterhead, language, draft=release.draft))


def write_bare(release: Release) -> bytes:
    """Return a page in the same looks without a letterhead, for what is no press release."""
    paper = paper_of(b"", release.properties.language, draft=False)
    return _written(release, paper._replace(head="", foot=""))


def _written(release: Release, paper: Paper) -> bytes:
    about = release.properties
    head = _HEAD.format(digest=digest_of(paper.style))
    parts = [
        f'<!doctype html>\n<html lang="{escaped(about.language)}">\n<head>\n{head}',
        f"<title>{escaped(about.title or _headline(release))}</title>\n",
        f'<meta name="description" content="{escaped(about.subject)}">\n' if about.subject else "",
        f"<style>{paper.style}</style>\n",
        f'</head>\n<body>\n<div class="sheet">\n{paper.head}<main class="text">\n<article>\n',
        *blocks(release.paragraphs),
        f"</article>\n</main>\n{paper.foot}</div>\n</body>\n</html>\n",
    ]
    return "".join(parts).encode()


def digest_of(style: str) -> str:
    """Return the digest by which a page's policy allows a style."""
    return f"sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}"


def _headline(release: Release) -> str:
    said = [paragraph.text for paragraph in release.paragraphs if paragraph.role == Role.HEADLINE]
    return said[0].replace("\n", " ") if said else "Press release"
