"""A blank that was left as it stood, `[insert name here]` or `{{ name }}`, is text to a person.

YAML takes its first bracket for a list or a group of keys. So the signs inside such a blank are
hidden from YAML behind private-use characters, one for one, and every place stays where it is.
"""

from __future__ import annotations

from lmp_press.expressions import expression

_BLANK = expression(r"\[\s*[ij]nsert\b[^\]\n]*\]?|\{\{[^{}\n]*\}\}|\{%[^{}%\n]*%\}|\{\{|\{%")
_SIGNS = "[]{}%#:,&*!|>'\"`@?"
_HIDE = {ord(sign): 0xE000 + index for index, sign in enumerate(_SIGNS)}
_REVEAL = {hidden: sign for sign, hidden in _HIDE.items()}


def hide(text: str) -> str:
    """Return the text with the signs of each leftover blank hidden; same length."""
    return _BLANK.sub(lambda blank: blank[0].translate(_HIDE), text)


def reveal(text: str) -> str:
    """Return a value with its signs back."""
    return text.translate(_REVEAL)
