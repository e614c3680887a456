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

SENDING = {
    "approvals-of-no-region": Rule(
        W,
        "no region here is called `{name}`, so nobody can agree to its words",
        "rename the file as its region's, or delete it",
    ),
    "not-a-release": Rule(
        E,
        "`{name}` is no release of this workspace",
        "name a file that `lmp-press status --ready` prints",
    ),
    "not-final": Rule(
        E,
        "`{name}` is not final but {stage}, so it is not recorded as sent",
        "write it with `lmp-press fill --final` first",
    ),
    "not-made": Rule(
        E,
        "no region and template of this workspace make this file",
        "keep it elsewhere, or stand in the workspace that it comes from",
    ),
    "other-words": Rule(
        E,
        "the file says `{found}`, and would say `{expected}`: {reason}",
        "run `lmp-press fill`, which says what it would replace",
    ),
    "other-bytes": Rule(
        E,
        "the words are the right ones, and the bytes are not: {reason}",
        "run `lmp-press fill`, which says what it would replace",
    ),
    "cannot-be-made": Rule(
        E,
        "there is nothing to compare the file with: {reason}",
        "mend what `lmp-press check` says",
    ),
    "not-as-listed": Rule(
        E,
        "`{name}` is not the file that `SHA256SUMS` lists",
        "run `lmp-press fill --final` again, if it is to be sent",
    ),
    "not-there": Rule(
        E,
        "`{name}` is listed in `SHA256SUMS`, and is not there",
        "run `lmp-press fill --final` again, if it is to be sent",
    ),
    "not-a-list": Rule(
        E,
        "the file is no list of digests that this program wrote",
        "delete it, and run `lmp-press fill --final` again",
    ),
}
