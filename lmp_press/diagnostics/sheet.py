"""The problems of a sheet that region files are made from, cell by cell."""

from __future__ import annotations

from lmp_press.diagnostics.kinds import E, Rule, W

SHEET = {
    "not-a-sheet": Rule(E, "`{name}` cannot be read as a sheet: {reason}", "{advice}"),
    "no-region-column": Rule(
        E,
        "no column says which region a row is about",
        "write `region file` at the head of that column",
    ),
    "no-rows": Rule(W, "the sheet has no region in it", "write one row for each region"),
    "unknown-column": Rule(E, "`{found}` is not a field of any template", "{advice}"),
    "same-column": Rule(E, "`{found}` means the same field as {where}", "delete one of the two"),
    "no-header": Rule(
        E, "the column has values and no header", "write the field's name at its head"
    ),
    "no-region": Rule(
        E, "the row has values and no region", "write the region's name here, or empty the row"
    ),
    "region-name": Rule(E, "`{found}` cannot name a region file", "{advice}"),
    "same-region": Rule(
        E, "the row is about the region `{found}`, as {where} is", "keep one row for each region"
    ),
    "formula-error": Rule(
        E, "the formula of the cell ends in `{found}`", "mend the formula, or write the value"
    ),
    "no-result": Rule(
        E,
        "the cell has a formula whose result is not in the file",
        "open the sheet in Excel and save it, or write the value",
    ),
    "changed-by-sheet": Rule(
        E,
        "{field} was typed as text, and the sheet has made {kind} of it: `{found}`",
        "give the cell the format Text, and type it again",
    ),
    "merged-columns": Rule(
        E, "the cell goes over several columns, and has one value", "unmerge it"
    ),
    "still-empty": Rule(W, "{field} is still empty{more}", "write it here, or later in its file"),
    "emptied": Rule(
        E,
        "{field} is empty here, and `{found}` in {where}",
        "write it here, or delete the column: the release cannot do without it",
    ),
    "not-editable": Rule(
        E, "{field} cannot be changed as `{where}` is written", "write `{found}` there by hand"
    ),
}
