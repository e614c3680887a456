"""The problems of a finished release's words, as a proofreader finds them.

An error is what no reading makes right; where taste decides, it is a warning.
"""

from __future__ import annotations

from lmp_press.diagnostics.kinds import E, Rule, W

PROOF = {
    "doubled-words": Rule(E, "`{found}` says the same twice, in `{sentence}`", "{advice}"),
    "colliding-marks": Rule(E, "the marks `{found}` collide, in `{sentence}`", "{advice}"),
    "dangling-comma": Rule(W, "`{found}` leads nowhere, in `{sentence}`", "{advice}"),
    "unpaired-mark": Rule(
        W, "`{found}` has no partner in {field}", "add the mark that goes with it, or delete it"
    ),
    "empty-quotation": Rule(E, "the quotation `{found}` says nothing, in `{sentence}`", "{advice}"),
    "no-words": Rule(E, "`{found}` is only punctuation", "{advice}"),
    "said-twice": Rule(
        E,
        "{field} says the same as line {first}: `{found}`",
        "write something else, or delete one of the two",
    ),
    "same-person": Rule(
        W,
        "{field} is the same person as on line {first}: `{found}`",
        "write the other one's name",
    ),
    "article": Rule(W, "`{found}` has the wrong article, in `{sentence}`", "{advice}"),
    "low-opening": Rule(W, "a sentence opens with `{found}`: `{sentence}`", "{advice}"),
    "two-spellings": Rule(
        W,
        "`{found}` is spelled `{other}` on line {first}",
        "spell the name in one way, unless they are two people",
    ),
    "title-in-capitals": Rule(
        W, "{field} has capitals where AP writes small letters: `{found}`", "write `{better}`"
    ),
    "phrase-form": Rule(
        W, "{field} does not go on from the words before it: `{found}`", "{advice}"
    ),
    "wrong-weekday": Rule(E, "`{found}` is not the weekday of `{sentence}`", "{advice}"),
    "impossible-day": Rule(E, "no calendar has `{found}`", "{advice}"),
    "far-year": Rule(
        W,
        "{field} is `{found}`, years from the template's own {year}",
        "check the year",
    ),
    "other-season": Rule(
        W,
        "{field} is `{date}`, and the copy says `{found}`",
        "write a date of that {time}, or have the copy changed",
    ),
    "embargo": Rule(E, "`{found}` stands in a release that says FOR IMMEDIATE RELEASE", "{advice}"),
    "impossible-phone": Rule(E, "nobody can call `{found}`: {reason}", "{advice}"),
    "impossible-mail": Rule(E, "nobody can write to `{found}`: {reason}", "{advice}"),
    "impossible-web": Rule(E, "nobody can open `{found}`: {reason}", "{advice}"),
    "long-headline": Rule(
        W, "the headline has {size} characters, and a line holds {most}", "{advice}"
    ),
    "long-release": Rule(
        W,
        "the release has {size} words, and editors read {most}",
        "shorten the longest values",
    ),
}
