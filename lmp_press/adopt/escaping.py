"""Words as they stand in a copy, where signs of Markdown and of its blanks mean something."""

from __future__ import annotations

import re

_SIGNS = re.compile(
    r"[\\`*_<>~|]|\[(?=[^\[\]]*\]+[(\[:])|&(?=#?\w+;)|!(?=\[)|\{(?=[{%#])|(?<=\{)[{%#]"
)
_BLOCK = re.compile(r"\A(?:([+\-#>=:])|(\d+)([.)]))")
_MARKDOWN = re.compile(
    r"!(?=\[)|(?<=!)\[|(?<!\])\[(?!\[?[^\[\]]*\]?\](?:\(|\[))|<|`|\{(?=[{%#])|(?<=\{)[{%#]"
)
DEFINITION = re.compile(r"\[[^\]^]+\]:\s*\S+\s*\Z")


def escape_text(words: str, *, opens: bool = False) -> str:
    """Return plain words so that no sign of Markdown or of the template language is one."""
    escaped = _SIGNS.sub(lambda sign: _literal(sign[0]), re.sub(" {2,}", " ", words))
    return _open_escaped(escaped) if opens else escaped


def escape_markdown(words: str, *, opens: bool = False) -> str:
    """Return Markdown with the signs escaped that a release cannot hold."""
    if DEFINITION.match(words):
        return " ".join(words.split())
    escaped = _MARKDOWN.sub(lambda sign: _literal(sign[0]), words)
    return escaped if not opens or escaped[:1] in "*_[" else _open_escaped(escaped)


def _literal(sign: str) -> str:
    return f'{{{{ "{sign}" }}}}' if sign in "{%#" else f"\\{sign}"


def _open_escaped(words: str) -> str:
    return _BLOCK.sub(lambda m: f"\\{m[1]}" if m[1] else f"{m[2]}\\{m[3]}", words)
