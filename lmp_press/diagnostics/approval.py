"""The problems of what somebody has to agree to before it goes out."""

from __future__ import annotations

from lmp_press.diagnostics.kinds import E, Rule, W

APPROVAL = {
    "not-approved": Rule(
        W,
        "`{name}` has not agreed yet to be quoted with `{found}`",
        "ask, and record the yes with `lmp-press approve {region}`",
    ),
    "approval-lapsed": Rule(
        W,
        "`{name}` agreed to `{agreed}` on {date}, and the release says `{found}`",
        "read both with `lmp-press approve {region} --dry-run`, ask again, and record the yes with "
        "`lmp-press approve {region}`",
    ),
    "wrong-fingerprint": Rule(
        E,
        "the fingerprint is not that of these words of `{name}` in this release of `{region}`: the "
        "entry was changed by hand, or belongs to another release",
        "delete the entry, and have `lmp-press approve {region}` record it again",
    ),
    "approved-twice": Rule(
        E,
        "{field} has an entry for this release already, on line {first}",
        "delete the older one of the two",
    ),
    "approval-of-no-release": Rule(
        E,
        "no template here is called `{name}`, so nothing can be approved for it",
        "delete the entry, or bring the template back",
    ),
}
