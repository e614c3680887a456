"""The states, as AP's datelines write them, and the cities that need none."""

from __future__ import annotations

from lmp_press.named_tuples import NamedTuple


class State(NamedTuple):
    """A state: its name, postal code, what a dateline says, and what else people write."""

    name: str
    code: str
    short: str
    others: tuple[str, ...] = ()

    @property
    def forms(self) -> tuple[str, ...]:
        """All that stands for it."""
        return (self.name, self.code, self.short, *self.others)


# AP never cuts eight of the names.
STATES = (
    State("Alabama", "AL", "Ala."),
    State("Alaska", "AK", "Alaska"),
    State("Arizona", "AZ", "Ariz."),
    State("Arkansas", "AR", "Ark."),
    State("California", "CA", "Calif.", ("Cal.", "Calif")),
    State("Colorado", "CO", "Colo.", ("Col.",)),
    State("Connecticut", "CT", "Conn.", ("Ct.",)),
    State("Delaware", "DE", "Del.", ("Dela.",)),
    State("District of Columbia", "DC", "D.C."),
    State("Florida", "FL", "Fla.", ("Flor.",)),
    State("Georgia", "GA", "Ga."),
    State("Hawaii", "HI", "Hawaii", ("Haw.",)),
    State("Idaho", "ID", "Idaho", ("Ida.",)),
    State("Illinois", "IL", "Ill.", ("Ills.",)),
    State("Indiana", "IN", "Ind."),
    State("Iowa", "IA", "Iowa", ("Ia.",)),
    State("Kansas", "KS", "Kan.", ("Kans.", "Kas.")),
    State("Kentucky", "KY", "Ky."),
    State("Louisiana", "LA", "La."),
    State("Maine", "ME", "Maine"),
    State("Maryland", "MD", "Md."),
    State("Massachusetts", "MA", "Mass."),
    State("Michigan", "MI", "Mich."),
    State("Minnesota", "MN", "Minn."),
    State("Mississippi", "MS", "Miss."),
    State("Missouri", "MO", "Mo."),
    State("Montana", "MT", "Mont."),
    State("Nebraska", "NE", "Neb.", ("Nebr.",)),
    State("Nevada", "NV", "Nev."),
    State("New Hampshire", "NH", "N.H."),
    State("New Jersey", "NJ", "N.J."),
    State("New Mexico", "NM", "N.M.", ("N. Mex.",)),
    State("New York", "NY", "N.Y."),
    State("North Carolina", "NC", "N.C.", ("N. Car.",)),
    State("North Dakota", "ND", "N.D.", ("N. Dak.", "No. Dak.")),
    State("Ohio", "OH", "Ohio", ("O.",)),
    State("Oklahoma", "OK", "Okla."),
    State("Oregon", "OR", "Ore.", ("Oreg.",)),
    State("Pennsylvania", "PA", "Pa.", ("Penn.", "Penna.")),
    State("Rhode Island", "RI", "R.I."),
    State("South Carolina", "SC", "S.C.", ("S. Car.",)),
    State("South Dakota", "SD", "S.D.", ("S. Dak.", "So. Dak.")),
    State("Tennessee", "TN", "Tenn."),
    State("Texas", "TX", "Texas", ("Tex.",)),
    State("Utah", "UT", "Utah"),
    State("Vermont", "VT", "Vt."),
    State("Virginia", "VA", "Va.", ("Virg.",)),
    State("Washington", "WA", "Wash.", ("Wn.",)),
    State("West Virginia", "WV", "W.Va.", ("W. Virg.",)),
    State("Wisconsin", "WI", "Wis.", ("Wisc.",)),
    State("Wyoming", "WY", "Wyo."),
    State("Puerto Rico", "PR", "Puerto Rico", ("P.R.",)),
    State("Guam", "GU", "Guam"),
    State("U.S. Virgin Islands", "VI", "U.S. Virgin Islands", ("Virgin Islands", "V.I.", "USVI")),
)

# The city alone is enough, but only in this state: there is a Las Vegas in New Mexico too.
STANDS_ALONE = {
    "ATLANTA": "Ga.",
    "BALTIMORE": "Md.",
    "BOSTON": "Mass.",
    "CHICAGO": "Ill.",
    "CINCINNATI": "Ohio",
    "CLEVELAND": "Ohio",
    "DALLAS": "Texas",
    "DENVER": "Colo.",
    "DETROIT": "Mich.",
    "HONOLULU": "Hawaii",
    "HOUSTON": "Texas",
    "INDIANAPOLIS": "Ind.",
    "LAS VEGAS": "Nev.",
    "LOS ANGELES": "Calif.",
    "MIAMI": "Fla.",
    "MILWAUKEE": "Wis.",
    "MINNEAPOLIS": "Minn.",
    "NEW ORLEANS": "La.",
    "NEW YORK": "N.Y.",
    "OKLAHOMA CITY": "Okla.",
    "PHILADELPHIA": "Pa.",
    "PHOENIX": "Ariz.",
    "PITTSBURGH": "Pa.",
    "SALT LAKE CITY": "Utah",
    "SAN ANTONIO": "Texas",
    "SAN DIEGO": "Calif.",
    "SAN FRANCISCO": "Calif.",
    "SEATTLE": "Wash.",
    "ST. LOUIS": "Mo.",
    "WASHINGTON": "D.C.",
}
