"""How much of a copy may stand in each other: as much as can be read, and compiled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import TemplateSyntaxError
from jinja2.ext import Extension

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jinja2.lexer import Token, TokenStream

MOST_INSIDE = 12  # statements, or brackets, that stand in each other
MOST_CHAINED = 10  # macros and files of which each uses the next
MOST_SIGNS = 100  # names and signs of one blank or statement

_OPENING = {"lparen", "lbracket", "lbrace"}
_CLOSING = {"rparen", "rbracket", "rbrace"}
_STARTING = {"data", "variable_begin", "block_begin"}
_BLOCKS = {"if", "for", "macro", "with", "call", "filter", "block", "autoescape"}


class TooNestedError(TemplateSyntaxError):
    """Too much stands in each other, or in one blank, for anybody to read."""


class Bounds(Extension):
    """Stops a copy's reading at the first sign that goes too deep."""

    def filter_stream(self, stream: TokenStream) -> Iterable[Token]:
        """Yield the tokens of a copy; TooNestedError at the first that is too much."""
        blocks = brackets = signs = 0
        opens = False
        for token in stream:
            signs = 0 if token.type in _STARTING else signs + 1
            brackets += (token.type in _OPENING) - (token.type in _CLOSING)
            if opens:
                blocks += _opened(token.value)
            opens = token.type == "block_begin"
            if max(blocks, brackets) > MOST_INSIDE:
                message = f"more than {MOST_INSIDE} statements or brackets stand in each other"
                raise TooNestedError(message, token.lineno)
            if signs > MOST_SIGNS:
                message = f"a blank or statement has more than {MOST_SIGNS} names and signs"
                raise TooNestedError(message, token.lineno)
            yield token


def _opened(statement: str) -> int:
    """Return 1 for a statement that another one closes, -1 for the one that closes it, else 0."""
    return (statement in _BLOCKS) - (statement.removeprefix("end") in _BLOCKS - {statement})
