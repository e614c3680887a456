"""The problems of a template: its copy, its fields, its letterhead, and what it makes of drafts."""

from __future__ import annotations

from lmp_press.diagnostics.kinds import E, Kind, W

TEMPLATE = {
    "no-such-file": Kind(E, "the template has no `{name}`", "{advice}"),
    "bad-schema": Kind(E, "the fields cannot be read: {reason}", "{advice}"),
    "bad-copy": Kind(E, "the copy cannot be read: {reason}", "{advice}"),
    "not-for-copy": Kind(
        E, "{found} is not part of the template language", "keep to blanks, `if`, `for` and `set`"
    ),
    "unknown-filter": Kind(E, "`{name}` is not a filter of press style", "{advice}"),
    "unknown-blank": Kind(E, "the blank `{name}` is not in fields.yaml", "{advice}"),
    "unused-field": Kind(
        W, "no blank in the copy uses the field `{name}`", "use it, or delete the field"
    ),
    "outside-folder": Kind(
        E,
        "`{name}` is not a file of this template's folder",
        "keep what the copy includes beside it",
    ),
    "raw-html": Kind(E, "HTML is not part of the copy: `{found}`", "write it as Markdown"),
    "not-for-release": Kind(
        E, "{found} has no place in a release", "keep to headings, paragraphs, bullets and links"
    ),
    "unclosed-division": Kind(
        E, "the division `{name}` is never closed", "close it with a line `:::`"
    ),
    "loose-division": Kind(
        E, "`:::` closes no division", "delete it, or open one above it, such as `::: contact`"
    ),
    "unknown-role": Kind(E, "`{name}` is not a role of a paragraph", "{advice}"),
    "misfit": Kind(E, "`{name}` is {kind}, and {user} takes {expected}"),
    "filter-words": Kind(
        E, "the filter `{name}` takes {expected} beside its value, and is given {found}"
    ),
    "empty-blank": Kind(
        E, "the blank {names} is printed, and `{region}` leaves it empty", "wrap it in `if`"
    ),
    "cannot-fill": Kind(E, "the copy cannot be filled with `{region}`: {reason}"),
    "over-budget": Kind(
        E,
        "the copy takes more than {limit}{region}",
        "shorten its loops, or split the release",
    ),
    "bad-link": Kind(
        E, "the address `{found}` is not a web, mail or phone address", "start it with `https://`"
    ),
    "silent-draft": Kind(
        E,
        "the region is a draft, and the copy of `{template}` cannot say so",
        "add three lines to `{copy}`: `::: release-line`, `{line}`, `:::`",
    ),
    "draft-for-release": Kind(
        E,
        "the region is a draft, and the copy of `{template}` prints `{found}` all the same",
        "let `{copy}` ask: `{line}`",
    ),
    "final-says-draft": Kind(
        E,
        "the region is no draft, and the copy of `{template}` prints `{found}` all the same",
        "let `{copy}` ask: `{line}`",
    ),
    "name-of-a-field": Kind(
        E,
        "`{name}` is a field, and also the name of a template",
        "rename one of the two: a region file keeps a template's own values under its name",
    ),
    "bad-letterhead": Kind(E, "`{name}` cannot be used as a letterhead: {reason}", "{advice}"),
    "made-styles": Kind(
        W,
        "the letterhead lacks styles that a release needs, and they are made from its own: {names}",
        "to change them in Word, run `lmp-press letterhead {path} -o {path}`",
    ),
    "private-letterhead": Kind(
        W, "the letterhead's {reason} stay behind", "take them out in Word (Inspect Document)"
    ),
}
