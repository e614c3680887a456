"""An embargo in a release that says FOR IMMEDIATE RELEASE."""

from __future__ import annotations

from lmp_press.expressions import expression

IMMEDIATE = "FOR IMMEDIATE RELEASE"

EMBARGO = expression(
    r"\b(?:EMBARGO(?:ED)?|Embargoed|[Ee]mbargo(?:ed)? until|[Uu]nder embargo|Embargo:"
    r"|(?:hold|not) for (?:release|publication)|not for (?:release|publication) (?:before|until)"
    r"|HOLD FOR RELEASE)\b"
)
