"""Where a sign of a text could mean more to Markdown than itself, and a backslash stops it."""

from __future__ import annotations

from lmp_press.expressions import expression

BARE_TARGET = expression(r"[^\s\x00-\x20\x7f<>()\\]+")
ENTITY = expression(r"&(?=#?[0-9A-Za-z]+;)")
UNSAFE_IN_TARGET = expression(r"[<>\\]|" + ENTITY.pattern)

# `~` is strikethrough on some hosts.
SIGN = expression(
    r"\\(?=[!-/:-@\[-`{-~\n]|\Z)"
    r"|`"
    r"|\*(?<! \*)|\*(?! )"
    r"|_(?<![^\W_]_)|_(?![^\W_])"
    r"|\](?=\()"
    r"|<(?=[A-Za-z/!?])"
    r"|&(?=#?[0-9A-Za-z]+;)"
    r"|~(?<=[^ ]~)"
)
SIGN_IN_LINK = expression(SIGN.pattern + r"|[\[\]]")

# The place in a line's opening where a backslash stops it from opening a block; at the top of a
# paragraph, also from defining a link; below another line, also from making that one a heading.
_BLOCK = (
    r"\A(?=(?:#{1,6}|[-+])(?:[ \t]|\Z)|>|\||:::|-(?:[ \t]*-){2,}[ \t]*\Z)"
    r"|\A[0-9]{1,9}(?=[.)](?:[ \t]|\Z))"
)
BLOCK_START = expression(rf"{_BLOCK}|\A(?=\[)")
LINE_START = expression(rf"{_BLOCK}|\A(?==+[ \t]*\Z|-+[ \t]*\Z)")
CLOSING_HASHES = expression(r"(?:(?<=[ \t])|\A)(?=#+\Z)")

ESCAPED = r"\\\g<0>"
