"""The frame of a page: its head, its controls, and the one style and script that it may run."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from lmp_press.review.page.text import plain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from lmp_press.review.report import Cause

_HERE = Path(__file__).parent


def frame(title: str, parts: Iterable[str]) -> bytes:
    """Return a page in UTF-8: the title, and what its body holds."""
    style, script = _asset("style.css"), _asset("script.js")
    policy = (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    page = [
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n',
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
        '<meta name="referrer" content="no-referrer">\n',
        f"<title>{plain(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n",
        *parts,
        f"<script>{script}</script>\n</body>\n</html>\n",
    ]
    return "".join(page).encode(errors="replace")


def controls(causes: Collection[Cause]) -> str:
    """Return the controls; the script shows those that do nothing without it.

    `causes` are those that a filter can choose from.
    """
    filters = "".join(
        f'<label class="{cause}"><input type="checkbox" name="cause" value="{cause}" checked> '
        f"{cause}</label>\n"
        for cause in causes
    )
    return _asset("controls.html").replace("<!-- filters -->\n", filters)


@cache
def _asset(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
