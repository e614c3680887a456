"""The problems of a file and of its YAML, one by one."""

from __future__ import annotations

from lmp_press.diagnostics.kinds import E, Rule, W

SOURCE = {
    "cannot-read": Rule(E, "`{name}` cannot be read: {reason}"),
    "not-a-file": Rule(E, "`{name}` is {found}, not a file"),
    "leads-outside": Rule(
        E,
        "`{name}` is a link to a file outside of the workspace",
        "copy the file in, or name it on the command line if it is a region's",
    ),
    "too-large": Rule(
        E,
        "the file is over {limit}, which is too large for what it is",
        "check that this is the right file",
    ),
    "not-text": Rule(
        E,
        "the byte {found} is not UTF-8 text",
        "save the file again as UTF-8, or as UTF-16 with a byte order mark",
    ),
    "control-character": Rule(
        E, "the control character {code} cannot be printed", "delete it, or type the words again"
    ),
    "private-use-character": Rule(
        E,
        "the private-use character {code} has no agreed shape",
        "delete it, or type the sign it stands for",
    ),
    "empty-file": Rule(
        E, "the file is empty", "write a key, a colon and its value on each line, or copy a sample"
    ),
    "merge-conflict": Rule(
        E,
        "both sides of a merge stand in the file, from here to line {last}",
        "keep one of the two, and delete the lines of git's marks",
    ),
    "not-yaml": Rule(E, "the line cannot be read: {reason}", "{advice}"),
    "tab-indent": Rule(E, "a tab stands where only spaces can", "{advice}"),
    "lost-backslash": Rule(
        E, "`{found}` in double quotation marks is no backslash and is not printed", "{advice}"
    ),
    "swallowed-line": Rule(
        E,
        "the value takes in line {line}, which starts with `{found}`",
        "end the value before that line, or join that line to the one above it",
    ),
    "printed-remark": Rule(
        W,
        "`{found}` is inside a value, and is printed",
        "move it above the key, or delete it",
    ),
    "unused-anchor": Rule(E, "`{found}` names a value for YAML, and is not printed", "{advice}"),
    "merge-key": Rule(E, "`<<` takes keys from another place", "write the keys out"),
    "remark": Rule(W, "`{found}` starts a remark, and is not printed", "{advice}"),
    "second-document": Rule(
        E, "a second document starts here, after the one on line {first}", "delete the line `---`"
    ),
    "not-a-mapping": Rule(
        E,
        "the file holds {found}, not `key: value` lines",
        "start each line with a key and a colon",
    ),
    "key-not-text": Rule(E, "a key must be one word or phrase, not {found}"),
    "duplicate-key": Rule(E, "`{key}` is already set on line {first}", "keep one of the two lines"),
    "tag-not-allowed": Rule(
        E,
        "the tag `{tag}` is not allowed: a value is what was typed",
        "{advice}",
    ),
    "alias-cycle": Rule(E, "the alias `*{anchor}` contains itself", "write the value out"),
    "too-many-aliases": Rule(
        E, "the aliases repeat more than {limit} values", "write the values out"
    ),
    "too-many-values": Rule(
        E,
        "the file holds more than {limit} values",
        "check that this is the right file",
    ),
    "too-deep": Rule(E, "the values are nested more than {limit} deep"),
}
