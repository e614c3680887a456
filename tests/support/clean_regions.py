"""Region files that an editor would send: real kinds of names, titles, places and achievements.

Each list holds what has made proofreaders cry wolf: doubled place names, abbreviations before a
comma, names in small letters, figures, acronyms, inches, brackets, quotations in quotations.
"""

from __future__ import annotations

import json
import random
from typing import Any

FIRST_NAMES = (
    *("Ana", "Siobhán", "Jean-Luc", "María José", "D’Andre", "Nguyễn", "Keʻala", "J. P.", "Ravi"),
    *("Aoife", "Thu", "Will", "May", "April", "Dr. Ruth", "Zoë", "Chukwuemeka", "Mary Ann", "Bo"),
    *("Xóchitl", "Björn", "Lupe", "Oluwaseun", "Hye-jin", "Ed", "Faye", "Ursula", "Yvonne"),
)
LAST_NAMES = (
    *("O’Neill", "O'Brien", "van der Berg", "de la Cruz", "Nguyễn", "Smith-Jones", "McDonald"),
    *("Kahōʻāluna", "García Márquez", "St. John", "Le", "Ng", "Mbeki", "Boutros Boutros-Ghali"),
    *("D’Angelo", "al-Rashid", "Ó Súilleabháin", "Okonkwo", "Sample Jr.", "Ruiz III", "Young"),
    *("Walker", "Mark", "Abara, M.D.", "Tran, RN", "Price", "Underwood", "Eubanks", "Hour"),
)
TITLES = (
    *("", "regional president", "vice president of nursing", "director of Research & Development"),
    *("CEO", "chief executive officer", "president of UFCW Local 555", "RN", "charge nurse, ICU"),
    *("chair of the sample council", "secretary-treasurer", "executive director, OFNHP/AFT"),
    *("medical director (interim)", "SEIU-UHW steward", "co-chair of the Women’s Council"),
    *("unit-based team co-lead", "interim regional president", "assistant to the president"),
    *("director, Office of the President", "Head Start liaison", "UBT consultant", "vice chair"),
    *("president of the Sacramento Executive Committee", "manager for Patient Access Inc."),
)
PLACES = (
    *("Northwest", "Walla Walla", "Mid-Atlantic States", "Hawaiʻi", "East Bay", "New York"),
    *("St. Louis", "D.C. Metro", "Coeur d’Alene", "San Juan", "Baden-Baden", "Pago Pago"),
    *(
        "Greater Washington, D.C.",
        "Northern California",
        "O’Fallon",
        "Winston-Salem",
        "Île-de-France",
    ),
)
CITIES = (
    *(
        "",
        "Portland, Ore.",
        "Walla Walla, WA",
        "New York, New York",
        "Washington, D.C.",
        "Honolulu",
    ),
    *(
        "Coeur d’Alene, Idaho",
        "Oakland, Calif.",
        "St. Louis, Mo.",
        "Winston-Salem, N.C.",
        "Atlanta",
    ),
    *("Pago Pago, American Samoa", "Port Washington, N.Y.", "Rockville, Md."),
)
ACHIEVEMENTS = (
    *("cutting lost work days by 12 percent", "reduced injuries", "12 percent fewer injuries"),
    *("opening an 80-bed hospital in Walla Walla", "a union hall that is open an hour longer"),
    *("improved patient outcomes", "halving waits for a one-on-one visit", "fewer falls"),
    *("a European-style training program", "an MRI suite in Pago Pago", "an $8 million grant"),
    *("hiring 300 apprentices (a third of them veterans)", "24/7 care", "our new clinics"),
    *('the "Safety First" program', "winning an FAQ award", "a U.S. record for flu shots"),
    *("keeping nine of 10 patients with high blood pressure in control", "dedicated 24-hour lines"),
    *("installing 24-inch monitors at every bedside", "shared decision-making", "a unique unit"),
    *("lower costs: $3.5 million a year", "work with Yahoo! and IBM", "an honest look at staffing"),
    *("bringing the vaccination rate to 97.5 percent, up from 88", "more than 1,000 flu shots"),
    *("expanded access, e.g. by phone", "training with Kaiser Foundation Health Plan Inc."),
    *("care by 9 a.m. and after 5 p.m.", "unmatched quality", "an 11-point gain in satisfaction"),
    *("IT systems that work", "on-the-job safety", "a historic drop in falls"),
)
QUOTES = (
    *("", "", "We did it."),
    "We are proud of what had had no name before. It works!",
    'When a nurse tells me, "We tried it, and it works," I listen. That that is so is no accident.',
    "What would you change if it were up to you? We ask that every day, and then we do it.",
    "At 9 a.m. the line is short. By 5 p.m. it is gone.",
    "Our people ... are the best there are. No one does more.",
    "Dr. Ruiz of St. Mary’s Hospital (Portland) called us “the model.” He was right.",
    "In 1997 we shook hands. 2017 is the proof.",
    "We knew—everyone knew—that it would take time. It did: 20 years.",
    "A 6-foot ladder, an hour a day, a one-time grant: That was it.",
    "The workers’ voice is heard. The ’90s taught us how.",
    "Is it perfect? No. Is it ours? Yes!",
    "Labor, management and physicians work side by side, day in and day out. It was what it was.",
)
CONTACTS = (
    *("503-555-0106", "(503) 555-0106", "+1 503 555 0106", "1-800-555-0199", "503.555.0106"),
    *("510-555-0144 ext. 12", "206 555 0100"),
)
EMAILS = ("press@northwest.example", "o'neill@x.example", "first.last+press@news.example.org")
DATES = ("", "2017-10-16", "2017-09-05", "2017-11-30")
PROCLAMATIONS = (
    ("Hawaii", "Hawaii Gov. Keʻala Kahōʻāluna", "Kahōʻāluna"),
    ("California", "California Gov. Jerry Brown", "Brown"),
    ("Washington", "Washington Lt. Gov. Siobhán O’Neill", "O’Neill"),
)


def clean_region(number: int) -> dict[str, Any]:
    """Return the values of the clean region of a number, the same in every run."""
    choose = random.Random(number)  # noqa: S311 - test data, not a secret
    place = choose.choice(PLACES)
    leaders = [_leader(choose, organization) for organization in ("KP", "Coalition")]
    if leaders[0]["name"] == leaders[1]["name"]:
        leaders[1]["name"] = "Lee Example"
    if leaders[0].get("quote") == leaders[1].get("quote"):
        leaders[1].pop("quote", None)
    region = {
        "release_date": choose.choice(DATES),
        "city": choose.choice(CITIES),
        "region_name": place,
        "region_in_text": choose.choice(["", f"the {place}", f"{place} and beyond"]),
        "union_count": choose.randint(1, 20),
        "employee_count": choose.randint(1, 90_000),
        "team_count": choose.randint(1, 2_000),
        "local_achievements": choose.sample(ACHIEVEMENTS, choose.randint(1, 3)),
        "leader_quotes": leaders,
        "media_contact": {
            "name": f"{choose.choice(FIRST_NAMES)} Specimen",
            "phone": choose.choice(CONTACTS),
            "email": choose.choice(EMAILS),
        },
    }
    if choose.random() < 1 / 3:
        state, official, surname = choose.choice(PROCLAMATIONS)
        quote = choose.choice(QUOTES[2:])
        region["proclamation"] = {
            "state": state,
            "official": official,
            "surname": surname,
            "quote": quote,
        }
    return {key: value for key, value in region.items() if value}


def as_yaml(region: dict[str, Any]) -> str:
    """Return a region's file: a key a line, and each entry of a list on lines of its own."""
    return "".join(_lines(region, ""))


def _lines(group: dict[str, Any], indent: str) -> list[str]:
    lines = []
    for key, value in group.items():
        if isinstance(value, dict):
            lines += [f"{indent}{key}:\n", *_lines(value, f"{indent}  ")]
        elif isinstance(value, list):
            lines += [f"{indent}{key}:\n", *(_entry(item, f"{indent}  ") for item in value)]
        else:
            lines.append(f"{indent}{key}: {json.dumps(value, ensure_ascii=False)}\n")
    return lines


def _entry(item: Any, indent: str) -> str:
    if isinstance(item, dict):
        first, *others = _lines(item, f"{indent}  ")
        return f"{indent}- {first.lstrip()}{''.join(others)}"
    return f"{indent}- {json.dumps(item, ensure_ascii=False)}\n"


def _leader(choose: random.Random, organization: str) -> dict[str, Any]:
    leader = {
        "name": f"{choose.choice(FIRST_NAMES)} {choose.choice(LAST_NAMES)}",
        "title": choose.choice(TITLES),
        "organization": organization,
        "quote": choose.choice(QUOTES),
    }
    return {key: value for key, value in leader.items() if value}
