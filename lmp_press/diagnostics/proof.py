"""The problems of a finished release's words, as a proofreader finds them.

An error is what no reading makes right; where taste decides, it is a warning.
"""

from __future__ import annotations

from lmp_press.diagnostics.kinds import E, Kind, W

PROOF = {
    "doubled-words": Kind(E, "`{found}` says the same twice, in `{sentence}`", "{advice}"),
    "colliding-marks": Kind(E, "the marks `{found}` collide, in `{sentence}`", "{advice}"),
    "dangling-comma": Kind(W, "`{found}` leads nowhere, in `{sentence}`", "{advice}"),
    "unpaired-mark": Kind(
        W, "`{found}` has no partner in {field}", "add the mark that goes with it, or delete it"
    ),
    "empty-quotation": Kind(E, "the quotation `{found}` says nothing, in `{sentence}`", "{advice}"),
    "no-words": Kind(E, "`{found}` is only punctuation", "{advice}"),
    "said-twice": Kind(
        E,
        "{field} says the same as line {first}: `{found}`",
        "write something else, or delete one of the two",
    ),
    "same-person": Kind(
        W,
        "{field} is the same person as on line {first}: `{found}`",
        "write the other one's name",
    ),
    "article": Kind(W, "`{found}` has the wrong article, in `{sentence}`", "{advice}"),
    "low-opening": Kind(W, "a sentence opens with `{found}`: `{sentence}`", "{advice}"),
    "two-spellings": Kind(
        W,
        "`{found}` is spelled `{other}` on line {first}",
        "spell the name in one way, unless they are two people",
    ),
    "title-in-capitals": Kind(
        W, "{field} has capitals where AP writes small letters: `{found}`", "write `{better}`"
    ),
    "phrase-form": Kind(
        W, "{field} does not go on from the words before it: `{found}`", "{advice}"
    ),
    "wrong-weekday": Kind(E, "`{found}` is not the weekday of `{sentence}`", "{advice}"),
    "impossible-day": Kind(E, "no calendar has `{found}`", "{advice}"),
    "far-year": Kind(
        W,
        "{field} is `{found}`, years from the template's own {year}",
        "check the year",
    ),
    "other-season": Kind(
        W,
        "{field} is `{date}`, and the copy says `{found}`",
        "write a date of that {time}, or have the copy changed",
    ),
    "embargo": Kind(E, "`{found}` stands in a release that says FOR IMMEDIATE RELEASE", "{advice}"),
    "impossible-phone": Kind(E, "nobody can call `{found}`: {reason}", "{advice}"),
    "impossible-mail": Kind(E, "nobody can write to `{found}`: {reason}", "{advice}"),
    "impossible-web": Kind(E, "nobody can open `{found}`: {reason}", "{advice}"),
    "long-headline": Kind(
        W, "the headline has {size} characters, and a line holds {most}", "{advice}"
    ),
    "long-release": Kind(
        W,
        "the release has {size} words, and editors read {most}",
        "shorten the longest values",
    ),
}
