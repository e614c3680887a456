"""The problems of a region's values, one by one."""

from __future__ import annotations

from lmp_press.diagnostics.kinds import E, Kind, W

FIELDS = {
    "unknown-key": Kind(E, "`{key}` is not a key of {owner}", "{advice}"),
    "no-such-template": Kind(
        W,
        "no template here is called `{name}`, so the values below it are not used",
        "delete them, or write the name of a template",
    ),
    "missing-key": Kind(E, "{field} is missing", "{advice}"),
    "no-value": Kind(E, "{field} has no value", "{advice}"),
    "wrong-kind": Kind(E, "{field} must be {expected}, not {found}", "{advice}"),
    "not-a-number": Kind(E, "{field} must be a whole number, not `{found}`", "{advice}"),
    "not-true-or-false": Kind(E, "{field} must be true or false, not `{found}`", "{advice}"),
    "not-a-date": Kind(E, "{field} must be a date, not `{found}`", "{advice}"),
    "too-small": Kind(E, "{field} must be at least {least}, not `{found}`"),
    "too-great": Kind(E, "{field} must be at most {most}, not `{found}`"),
    "not-one-of": Kind(E, "{field} must be {allowed}, not `{found}`", "{advice}"),
    "too-few": Kind(E, "{field} needs at least {least}, and has {found}", "{advice}"),
    "too-many": Kind(E, "{field} takes at most {most}, and has {found}", "keep {most} of them"),
    "too-long": Kind(
        E, "{field} is {found} characters long, and must be at most {most}", "shorten it"
    ),
    "not-an-email": Kind(E, "{field} must be an email address, not `{found}`", "{advice}"),
    "not-a-web-address": Kind(E, "{field} must be a web address, not `{found}`", "{advice}"),
    "wrong-form": Kind(E, "{field} must be {expected}, not `{found}`", "{advice}"),
    "against-the-schema": Kind(E, "{owner} breaks a rule of the template's fields: {reason}"),
    "several-paragraphs": Kind(
        E, "{field} must be one paragraph, and has {found}", "join them, or keep the best one"
    ),
    "hole": Kind(E, "`{found}` is still to be filled in", "write the words that belong there"),
    "likely-hole": Kind(
        W,
        "`{found}` may be still to be filled in",
        "write the words that belong there, or name it under `x-allowed-words` if it is meant",
        id="hole",
    ),
    "damaged-character": Kind(
        E,
        "{field} holds U+FFFD, which stands for a letter that was lost",
        "type the word again",
    ),
    "misread-text": Kind(
        E,
        "`{found}` was read in the wrong encoding on its way here",
        "write `{better}`",
    ),
    "direction-override": Kind(
        E,
        "{field} holds a {name}, which makes letters stand in another order than they are read",
        "write `{better}`",
    ),
    "invisible-in-address": Kind(
        E, "{field} holds a {names}, and would lead nowhere", "write `{better}`"
    ),
    "invisible-character": Kind(
        W, "{field} holds a {names}, which nobody can see", "write `{better}`"
    ),
    "full-stop": Kind(
        W,
        "{field} ends in a full stop, and the sentence around it goes on",
        "delete the full stop: `{better}`",
    ),
    "separator": Kind(
        W,
        "{field} brings `{found}`, and the sentence around it has its own separators",
        "delete it: `{better}`",
    ),
    "unit-mark": Kind(
        W,
        "`{found}` has a mark of feet or inches, which press style spells out",
        "write `{better}`, or with a hyphen before a noun",
    ),
    "capital": Kind(
        W,
        "{field} starts with a capital in the middle of a sentence",
        "write `{better}`, unless it is a name",
    ),
    "opens-low": Kind(W, "{field} is a sentence, and opens with `{found}`", "{advice}"),
}
