"""The problems of a file and of its YAML, one by one."""

from __future__ import annotations

from lmp_press.diagnostics.kinds import E, Kind, W

SOURCE = {
    "cannot-read": Kind(E, "`{name}` cannot be read: {reason}"),
    "not-a-file": Kind(E, "`{name}` is {found}, not a file"),
    "leads-outside": Kind(
        E,
        "`{name}` is a link to a file outside of the workspace",
        "copy the file in, or name it on the command line if it is a region's",
    ),
    "too-large": Kind(
        E,
        "the file is over {limit}, which is too large for what it is",
        "check that this is the right file",
    ),
    "not-text": Kind(
        E,
        "the byte {found} is not UTF-8 text",
        "save the file again as UTF-8, or as UTF-16 with a byte order mark",
    ),
    "control-character": Kind(
        E, "the control character {code} cannot be printed", "delete it, or type the words again"
    ),
    "private-use-character": Kind(
        E,
        "the private-use character {code} has no agreed shape",
        "delete it, or type the sign it stands for",
    ),
    "empty-file": Kind(
        E, "the file is empty", "write a key, a colon and its value on each line, or copy a sample"
    ),
    "not-yaml": Kind(E, "the line cannot be read: {reason}", "{advice}"),
    "tab-indent": Kind(E, "a tab stands where only spaces can", "{advice}"),
    "lost-backslash": Kind(
        E, "`{found}` in double quotation marks is no backslash and is not printed", "{advice}"
    ),
    "swallowed-line": Kind(
        E,
        "the value takes in line {line}, which starts with `{found}`",
        "end the value before that line, or join that line to the one above it",
    ),
    "printed-remark": Kind(
        W,
        "`{found}` is inside a value, and is printed",
        "move it above the key, or delete it",
    ),
    "unused-anchor": Kind(E, "`{found}` names a value for YAML, and is not printed", "{advice}"),
    "merge-key": Kind(E, "`<<` takes keys from another place", "write the keys out"),
    "remark": Kind(W, "`{found}` starts a remark, and is not printed", "{advice}"),
    "second-document": Kind(
        E, "a second document starts here, after the one on line {first}", "delete the line `---`"
    ),
    "not-a-mapping": Kind(
        E,
        "the file holds {found}, not `key: value` lines",
        "start each line with a key and a colon",
    ),
    "key-not-text": Kind(E, "a key must be one word or phrase, not {found}"),
    "duplicate-key": Kind(E, "`{key}` is already set on line {first}", "keep one of the two lines"),
    "tag-not-allowed": Kind(
        E,
        "the tag `{tag}` is not allowed: a value is what was typed",
        "{advice}",
    ),
    "alias-cycle": Kind(E, "the alias `*{anchor}` contains itself", "write the value out"),
    "too-many-aliases": Kind(
        E, "the aliases repeat more than {limit} values", "write the values out"
    ),
    "too-many-values": Kind(
        E,
        "the file holds more than {limit} values",
        "check that this is the right file",
    ),
    "too-deep": Kind(E, "the values are nested more than {limit} deep"),
}
