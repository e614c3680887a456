"""The signs by which a text needs a closer look; whoever looks closer is imported only then."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|March|Mar\.|April|Apr\.|May|June|July|Aug(?:ust|\.)?"
    r"|Sept(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)

BRACKET: Callable[[str], re.Match[str] | None] = re.compile(r"[\[({<«‹⟨【]").search

RUN: Callable[[str], re.Match[str] | None] = re.compile(
    r"__|[Xx]{2}|[$€£]\s?[Xx_#?]|//[/ ]|[—–]{2}|---|\?\?|: \?|#{1,4}(?:[ \u00a0%]|percent)"
    r"|\b[XxNn]\s?(?:per ?cent|%|million|billion|thousand|hundred|dollars|years?|[ap]\.m\.)"
    r"|YYY|ZZZ|NN\b|\b20\d[Xx?]|20\?\?|[yY]{4}|\bX (?:un|em|te|me|pe|wo|nu|co)|HH:MM"
    r"|[Dd]{1,2}[/.-][Mm]|[Mm]{1,2}[/.-][Dd]"
    rf"|{MONTH}[ \u00a0][Xx_#]"
).search

WORDS: Callable[[str], re.Match[str] | None] = re.compile(
    r"\bT[KB]|tktk|tb[ad]\b|(?i:to be [cda]|lorem|sit amet|to come|to follow)|None|undefined|NaN|"
    r"\bYour [A-Z]|"
    r"[A-Z]{4}|[“‘]\s*[”’“]|\"\s*\"|[{<]%|\$\{|\{\{|%[A-Z]|@@|\[obj|#[NRVD]"
).search
