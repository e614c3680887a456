"""The problems of a region's values, one by one."""

from __future__ import annotations

from lmp_press.diagnostics.kinds import E, Rule, W

FIELDS = {
    "unknown-key": Rule(E, "`{key}` is not a key of {owner}", "{advice}"),
    "no-such-template": Rule(
        W,
        "no template here is called `{name}`, so the values below it are not used",
        "delete them, or write the name of a template",
    ),
    "missing-key": Rule(E, "{field} is missing", "{advice}"),
    "no-value": Rule(E, "{field} has no value", "{advice}"),
    "wrong-kind": Rule(E, "{field} must be {expected}, not {found}", "{advice}"),
    "not-a-number": Rule(E, "{field} must be a whole number, not `{found}`", "{advice}"),
    "not-true-or-false": Rule(E, "{field} must be true or false, not `{found}`", "{advice}"),
    "not-a-date": Rule(E, "{field} must be a date, not `{found}`", "{advice}"),
    "too-small": Rule(E, "{field} must be at least {least}, not `{found}`"),
    "too-great": Rule(E, "{field} must be at most {most}, not `{found}`"),
    "not-one-of": Rule(E, "{field} must be {allowed}, not `{found}`", "{advice}"),
    "too-few": Rule(E, "{field} needs at least {least}, and has {found}", "{advice}"),
    "too-many": Rule(E, "{field} takes at most {most}, and has {found}", "keep {most} of them"),
    "too-long": Rule(
        E, "{field} is {found} characters long, and must be at most {most}", "shorten it"
    ),
    "not-an-email": Rule(E, "{field} must be an email address, not `{found}`", "{advice}"),
    "not-a-web-address": Rule(E, "{field} must be a web address, not `{found}`", "{advice}"),
    "wrong-form": Rule(E, "{field} must be {expected}, not `{found}`", "{advice}"),
    "against-the-schema": Rule(E, "{owner} breaks a rule of the template's fields: {reason}"),
    "several-paragraphs": Rule(
        E, "{field} must be one paragraph, and has {found}", "join them, or keep the best one"
    ),
    "hole": Rule(E, "`{found}` is still to be filled in", "write the words that belong there"),
    "likely-hole": Rule(
        W,
        "`{found}` may be still to be filled in",
        "write the words that belong there, or name it under `x-allowed-words` if it is meant",
        id="hole",
    ),
    "damaged-character": Rule(
        E,
        "{field} holds U+FFFD, which stands for a letter that was lost",
        "type the word again",
    ),
    "misread-text": Rule(
        E,
        "`{found}` was read in the wrong encoding on its way here",
        "write `{better}`",
    ),
    "direction-override": Rule(
        E,
        "{field} holds a {name}, which makes letters stand in another order than they are read",
        "write `{better}`",
    ),
    "invisible-in-address": Rule(
        E, "{field} holds a {names}, and would lead nowhere", "write `{better}`"
    ),
    "invisible-character": Rule(
        W, "{field} holds a {names}, which nobody can see", "write `{better}`"
    ),
    "full-stop": Rule(
        W,
        "{field} ends in a full stop, and the sentence around it goes on",
        "delete the full stop: `{better}`",
    ),
    "separator": Rule(
        W,
        "{field} brings `{found}`, and the sentence around it has its own separators",
        "delete it: `{better}`",
    ),
    "unit-mark": Rule(
        W,
        "`{found}` has a mark of feet or inches, which press style spells out",
        "write `{better}`, or with a hyphen before a noun",
    ),
    "capital": Rule(
        W,
        "{field} starts with a capital in the middle of a sentence",
        "write `{better}`, unless it is a name",
    ),
    "opens-low": Rule(W, "{field} is a sentence, and opens with `{found}`", "{advice}"),
}
