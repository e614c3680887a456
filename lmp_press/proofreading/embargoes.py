"""An embargo in a release that says FOR IMMEDIATE RELEASE."""

from __future__ import annotations

import re

IMMEDIATE = "FOR IMMEDIATE RELEASE"

EMBARGO = re.compile(
    r"\b(?:EMBARGO(?:ED)?|Embargoed|[Ee]mbargo(?:ed)? until|[Uu]nder embargo|Embargo:"
    r"|(?:hold|not) for (?:release|publication)|not for (?:release|publication) (?:before|until)"
    r"|HOLD FOR RELEASE)\b"
)
