"""One fault of each kind that a proofreader finds, planted into a region's values.

A fault is the path of its value, what the value becomes, the words that are pointed at, and the
problem that it is.
"""

from __future__ import annotations

from typing import Any, NamedTuple


class Fault(NamedTuple):
    """A fault of a kind, in the value of a field; `words` are those that a caret stands under."""

    kind: str
    template: str
    path: tuple[str | int, ...]
    value: str
    words: str = ""


ACHIEVEMENT = ("local_achievements", 0)
LEADER, OTHER = ("leader_quotes", 0), ("leader_quotes", 1)
ANNIVERSARY, REAFFIRMATION = "anniversary", "reaffirmation"
CITED = ("proclamation", "quote")

FAULTS = (
    Fault("doubled-words", ANNIVERSARY, ("region_name",), "Rogue Valley region", "region"),
    Fault("doubled-words", ANNIVERSARY, ("region_in_text",), "in Rogue Valley", "in"),
    Fault(
        "doubled-words",
        ANNIVERSARY,
        ACHIEVEMENT,
        "our partnership for lower costs",
        "our partnership for",
    ),
    Fault("doubled-words", ANNIVERSARY, ACHIEVEMENT, "safety in the the clinics", "the the"),
    Fault(
        "doubled-words",
        ANNIVERSARY,
        (*LEADER, "title"),
        "president, Kaiser Permanente",
        "Kaiser Permanente",
    ),
    Fault("doubled-words", REAFFIRMATION, CITED, "It was good for for us all.", "for for"),
    Fault("colliding-marks", ANNIVERSARY, ACHIEVEMENT, "new clinics,, new hours", ",,"),
    Fault("colliding-marks", ANNIVERSARY, (*LEADER, "title"), "regional president,", ","),
    Fault("colliding-marks", ANNIVERSARY, (*LEADER, "title"), "regional president.", "."),
    Fault("colliding-marks", ANNIVERSARY, (*OTHER, "quote"), "We did it .. and well.", ".."),
    Fault("colliding-marks", ANNIVERSARY, ACHIEVEMENT, "new clinics ()", "()"),
    Fault("colliding-marks", ANNIVERSARY, ACHIEVEMENT, "new clinics , new hours", ","),
    Fault("colliding-marks", REAFFIRMATION, CITED, "It was good;, it was ours.", ";,"),
    Fault("dangling-comma", ANNIVERSARY, ("region_name",), "Rogue Valley,", ","),
    Fault("unpaired-mark", ANNIVERSARY, ACHIEVEMENT, "new clinics (three of them", "("),
    Fault("unpaired-mark", ANNIVERSARY, ACHIEVEMENT, "new clinics, three of them)", ")"),
    Fault("unpaired-mark", REAFFIRMATION, CITED, "We call it “the model, and it is.", "“"),
    Fault("no-words", ANNIVERSARY, ACHIEVEMENT, "( ! )"),
    Fault("article", ANNIVERSARY, ACHIEVEMENT, "opening a 80-bed hospital", "a 80-bed"),
    Fault("article", ANNIVERSARY, ACHIEVEMENT, "opening an union hall", "an union"),
    Fault("article", REAFFIRMATION, CITED, "It took a hour of us all.", "a hour"),
    Fault("low-opening", ANNIVERSARY, (*LEADER, "quote"), "We did that. now we go on.", "now"),
    Fault("low-opening", REAFFIRMATION, CITED, "We did that. 300 people came.", "300"),
    Fault("title-in-capitals", ANNIVERSARY, (*LEADER, "title"), "Regional President"),
    Fault("title-in-capitals", ANNIVERSARY, (*OTHER, "title"), "CHIEF OF STAFF"),
    Fault("phrase-form", ANNIVERSARY, ACHIEVEMENT, "opened two clinics"),
    Fault("phrase-form", ANNIVERSARY, ACHIEVEMENT, "we cut waiting times"),
    Fault("wrong-weekday", REAFFIRMATION, CITED, "On Friday, Oct. 16, 2017, we met.", "Friday"),
    Fault("impossible-day", REAFFIRMATION, CITED, "On Feb. 30 we all met.", "Feb. 30"),
    Fault("far-year", REAFFIRMATION, ("release_date",), "2071-01-23"),
    Fault("other-season", ANNIVERSARY, ("release_date",), "2018-04-16"),
    Fault("embargo", ANNIVERSARY, ACHIEVEMENT, "care (under embargo)", "under embargo"),
    Fault("impossible-phone", ANNIVERSARY, ("media_contact", "phone"), "503-555-01067"),
    Fault("impossible-phone", ANNIVERSARY, ("media_contact", "phone"), "000-555-0106"),
    Fault("impossible-mail", REAFFIRMATION, ("media_contact", "email"), "press@north..example"),
)


def planted(region: dict[str, Any], fault: Fault) -> dict[str, Any]:
    """Return a region with the fault, which has a value to put it in."""
    spoiled = {
        "region_name": "Rogue Valley",
        **region,
        "proclamation": region.get("proclamation")
        or {
            "state": "Ohio",
            "official": "Ohio Gov. Ann Brown",
            "surname": "Brown",
            "quote": "We thank them.",
        },
    }
    _set(spoiled, fault.path, fault.value)
    return spoiled


def _set(values: Any, path: tuple[str | int, ...], value: str) -> None:
    *steps, last = path
    for step in steps:
        values = values[step]
    values[last] = value
