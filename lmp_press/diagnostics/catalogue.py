"""Every problem the program can report: its id, its severity and its words.

A room raises facts, `report("too-small", place, field="union_count", found="0", least=1)`; the
sentence is here. Lower case, no full stop, the user's words in backticks, what was found against
what was expected, and a help line that starts with a verb.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.diagnostics.drawing import visible
from lmp_press.diagnostics.grammar import LONGEST_FACT, cut
from lmp_press.diagnostics.kinds import E, Kind, W
from lmp_press.diagnostics.problem import Problem
from lmp_press.diagnostics.run import COUNTED, OUTPUT
from lmp_press.diagnostics.template import TEMPLATE
from lmp_press.diagnostics.values import FIELDS

if TYPE_CHECKING:
    from lmp_press.diagnostics.problem import Location

LONGEST_CLAUSE = 600  # characters of what is made of several words, such as advice
CLAUSES = {"advice", "better", "line", "reason", "sentence"}

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
    "not-yaml": Kind(E, "the file is not YAML: {reason}", "{advice}"),
    "tab-indent": Kind(E, "a tab stands where only spaces can", "use spaces instead"),
    "remark": Kind(
        W,
        "`{found}` starts a remark, and is not printed",
        "put the whole value in quotation marks, or a space after the `#`",
    ),
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
        "delete the tag, or put the whole value in quotation marks",
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

ACROSS_REGIONS = {
    "same-in-two-regions": Kind(
        W, "`{field}` is the same as in {where}: `{found}`", "change one of them, if it was copied"
    ),
    "two-titles": Kind(
        W,
        "`{found}` has the title `{one}` here and `{two}` in {where}",
        "use one title, or two names",
    ),
    "same-counts": Kind(
        W, "{field} are all the same as in {where}", "change them, if the file was copied"
    ),
    "names-another-region": Kind(
        W,
        "`{field}` names the region `{found}` of {where}",
        "write this region's own name, if the file was copied",
    ),
}

WORKSPACE = {
    "region-file-name": Kind(
        E,
        "`{name}` is not read: a region file is named with letters, digits and hyphens, and .yaml",
        "rename it, such as `northwest.yaml`",
    ),
    "same-name": Kind(
        E,
        "`{name}` would write the same files as {other}{where}",
        "rename one of the two",
    ),
    "no-regions": Kind(E, "there is no region file here", "add one, such as `northwest.yaml`"),
    "no-templates": Kind(E, "there is no template here", "add a folder with `release.md.j2`"),
}

KINDS = SOURCE | FIELDS | TEMPLATE | ACROSS_REGIONS | WORKSPACE | COUNTED | OUTPUT


def report(kind: str, location: Location, /, **facts: object) -> Problem:
    """Return the problem `kind` at a place, worded with its facts (KeyError: a missing fact)."""
    known = KINDS[kind]
    shown = {name: _shown(name, fact) for name, fact in facts.items()}
    message, help_line = known.message.format_map(shown), known.help.format_map(shown)
    return Problem(location, known.severity, known.id or kind, message, help_line)


def _shown(name: str, fact: object) -> str:
    text = visible(f"{fact:,}" if isinstance(fact, int) else str(fact))
    return cut(text, LONGEST_CLAUSE if name in CLAUSES else LONGEST_FACT)
