"""The problems of a template: its copy, its fields, its letterhead, and what it makes of drafts."""

from __future__ import annotations

from lmp_press.diagnostics.kinds import E, Rule, W

TEMPLATE = {
    "no-such-file": Rule(E, "the template has no `{name}`", "{advice}"),
    "bad-schema": Rule(E, "the fields cannot be read: {reason}", "{advice}"),
    "bad-copy": Rule(E, "the copy cannot be read: {reason}", "{advice}"),
    "not-for-copy": Rule(
        E, "{found} is not part of the template language", "keep to blanks, `if`, `for` and `set`"
    ),
    "unknown-filter": Rule(E, "`{name}` is not a filter of press style", "{advice}"),
    "unknown-blank": Rule(E, "the blank `{name}` is not in fields.yaml", "{advice}"),
    "unused-field": Rule(
        W, "no blank in the copy uses the field `{name}`", "use it, or delete the field"
    ),
    "outside-folder": Rule(
        E,
        "`{name}` is not a file of this template's folder",
        "keep what the copy includes beside it",
    ),
    "raw-html": Rule(E, "HTML is not part of the copy: `{found}`", "write it as Markdown"),
    "not-for-release": Rule(
        E, "{found} has no place in a release", "keep to headings, paragraphs, bullets and links"
    ),
    "unclosed-division": Rule(
        E, "the division `{name}` is never closed", "close it with a line `:::`"
    ),
    "loose-division": Rule(
        E, "`:::` closes no division", "delete it, or open one above it, such as `::: contact`"
    ),
    "unknown-role": Rule(E, "`{name}` is not a role of a paragraph", "{advice}"),
    "misfit": Rule(E, "`{name}` is {kind}, and {user} takes {expected}"),
    "filter-words": Rule(
        E, "the filter `{name}` takes {expected} beside its value, and is given {found}"
    ),
    "empty-blank": Rule(
        E, "the blank {names} is printed, and `{region}` leaves it empty", "wrap it in `if`"
    ),
    "cannot-fill": Rule(E, "the copy cannot be filled with `{region}`: {reason}"),
    "over-budget": Rule(
        E,
        "the copy takes more than {limit}{region}",
        "shorten its loops, or split the release",
    ),
    "bad-link": Rule(
        E, "the address `{found}` is not a web, mail or phone address", "start it with `https://`"
    ),
    "silent-draft": Rule(
        E,
        "the region is a draft, and the copy of `{template}` cannot say so",
        "add three lines to `{copy}`: `::: release-line`, `{line}`, `:::`",
    ),
    "draft-for-release": Rule(
        E,
        "the region is a draft, and the copy of `{template}` prints `{found}` all the same",
        "let `{copy}` ask: `{line}`",
    ),
    "final-says-draft": Rule(
        E,
        "the region is no draft, and the copy of `{template}` prints `{found}` all the same",
        "let `{copy}` ask: `{line}`",
    ),
    "name-of-a-field": Rule(
        E,
        "`{name}` is a field, and also the name of a template",
        "rename one of the two: a region file keeps a template's own values under its name",
    ),
    "bad-letterhead": Rule(E, "`{name}` cannot be used as a letterhead: {reason}", "{advice}"),
    "made-styles": Rule(
        W,
        "the letterhead lacks styles that a release needs, and they are made from its own: {names}",
        "to change them in Word, run `lmp-press letterhead {path} -o {path}`",
    ),
    "private-letterhead": Rule(
        W, "the letterhead's {reason} stay behind", "take them out in Word (Inspect Document)"
    ),
}
