"""Rendering: pages in HTML from Jinja templates, in which text is only ever text.

A page is one file: it may run its own style and script, known by their digests, and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from lmp_press.review.invisibles import UNSEEN

_HERE = Path(__file__).parent

# What turns the direction of the text after it is never printed, only named.
TURNS = {chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}
_SIGNS = {code: f"[U+{code:04X}]" for code in (*range(0x20), *range(0x7F, 0xA0))}
_SIGNS |= {ord(one): one for one in "\t\n"}
_SIGNS |= {ord(one): f"[{UNSEEN[one]}]" for one in TURNS}


def rendered(template: str, **values: Any) -> bytes:
    """Return a template's page in UTF-8; `template` is its path in this folder.

    The `style.css` beside it is its style, and a `script.js` there its script.
    """
    folder = Path(template).parent
    style, script = (_asset(folder / name) for name in ("style.css", "script.js"))
    digests = {"style_digest": _digest(style), "script_digest": _digest(script)}
    page = _environment().get_template(template)
    text = page.render(**values, **digests, style=style, script=script)
    return text.encode(errors="replace")


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        finalize=_legible,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _legible(value: Any) -> Any:
    """Return text with its control characters named, and those that turn its direction."""
    printed = isinstance(value, str) and not isinstance(value, Markup)
    return value.translate(_SIGNS) if printed else value


@cache
def _asset(path: Path) -> Markup:
    """Return a style or script of ours as it is; '' for one that a page does without."""
    asset = _HERE / path
    return Markup(asset.read_text(encoding="utf-8")) if asset.exists() else Markup()  # noqa: S704 - a file of our own package


def _digest(text: str) -> str:
    """Return what a Content-Security-Policy knows a text by."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
