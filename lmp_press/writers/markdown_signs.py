"""Where a sign of a text could mean more to Markdown than itself, and a backslash stops it."""

from __future__ import annotations

from lmp_press.expressions import expression

BARE_TARGET = expression(r"[^\s\x00-\x20\x7f<>()\\]+")
_ENTITY = r"&(?=#?[0-9A-Za-z]+;)"
ENTITY = expression(_ENTITY, needs="&")
UNSAFE_IN_TARGET = expression(rf"[<>\\]|{_ENTITY}")

# `~` is strikethrough on some hosts.
_SIGN = (
    r"\\(?=[!-/:-@\[-`{-~\n]|\Z)"
    r"|`"
    r"|\*(?<! \*)|\*(?! )"
    r"|_(?<![^\W_]_)|_(?![^\W_])"
    r"|\](?=\()"
    r"|<(?=[A-Za-z/!?])"
    rf"|{_ENTITY}"
    r"|~(?<=[^ ]~)"
)
SIGN = expression(_SIGN, needs="\\`*_]<&~")
SIGN_IN_LINK = expression(rf"{_SIGN}|[\[\]]", needs="\\`*_[]<&~")

# The place in a line's opening where a backslash stops it from opening a block; at the top of a
# paragraph, also from defining a link; below another line, also from making that one a heading.
_BLOCK = (
    r"\A(?=(?:#{1,6}|[-+])(?:[ \t]|\Z)|>|\||:::|-(?:[ \t]*-){2,}[ \t]*\Z)"
    r"|\A[0-9]{1,9}(?=[.)](?:[ \t]|\Z))"
)
OPENS_BLOCK = frozenset("#+->|:[0123456789")  # what a match of the next one begins with
BLOCK_START = expression(rf"{_BLOCK}|\A(?=\[)")
LINE_START = expression(rf"{_BLOCK}|\A(?==+[ \t]*\Z|-+[ \t]*\Z)")
CLOSING_HASHES = expression(r"(?:(?<=[ \t])|\A)(?=#+\Z)", needs="#")

ESCAPED = r"\\\g<0>"
