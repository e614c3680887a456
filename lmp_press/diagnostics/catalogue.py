"""Every problem the program can report: its id, its severity and its words.

A room raises facts, `report("too-small", place, field="union_count", found="0", least=1)`; the
sentence is here. Lower case, no full stop, the user's words in backticks, what was found against
what was expected, and a help line that starts with a verb.
"""

from __future__ import annotations

from lmp_press.diagnostics.adopting import ADOPTING
from lmp_press.diagnostics.approval import APPROVAL, SENDING
from lmp_press.diagnostics.kinds import E, Rule, W
from lmp_press.diagnostics.proof import PROOF
from lmp_press.diagnostics.run import COUNTED, OUTPUT, RETURNED
from lmp_press.diagnostics.sheet import SHEET
from lmp_press.diagnostics.source import SOURCE
from lmp_press.diagnostics.template import TEMPLATE
from lmp_press.diagnostics.values import FIELDS

ACROSS_REGIONS = {
    "same-in-two-regions": Rule(
        W, "{field} is the same as in {where}: `{found}`", "change one of them, if it was copied"
    ),
    "same-leader": Rule(
        W,
        "`{found}` is quoted in {where} too",
        "name this region's own leader, if the file was copied",
    ),
    "two-titles": Rule(
        W,
        "`{found}` has the title `{one}` here and `{two}` in {where}",
        "use one title, or two names",
    ),
    "same-counts": Rule(
        W, "{fields} are all the same as in {where}", "change them, if the file was copied"
    ),
    "unfinished-copy": Rule(
        E,
        "{field} is `{found}`, the region of {where}, and this file is `{name}`",
        "write this region's own name and facts, or delete the file",
    ),
    "names-another-region": Rule(
        W,
        "{field} names the region `{found}` of {where}",
        "write this region's own name, if the file was copied",
    ),
}

WORKSPACE = {
    "region-file-name": Rule(
        E,
        "`{name}` is not read: {reason}",
        "{advice}",
    ),
    "same-name": Rule(
        E,
        "`{name}` would write the same files as {other}{where}",
        "rename one of the two",
    ),
    "no-regions": Rule(E, "there is no region file here", "run `lmp-press new east-bay`"),
    "no-templates": Rule(E, "there is no template here", "add a folder with `release.md.j2`"),
}

VALUES = FIELDS | TEMPLATE | PROOF | ACROSS_REGIONS | APPROVAL
KINDS = SOURCE | VALUES | ADOPTING | WORKSPACE | COUNTED | OUTPUT | RETURNED | SENDING
KINDS |= SHEET
WARNINGS = {rule.id or name for name, rule in KINDS.items() if rule.severity is W}
