"""An approval: what somebody agreed to, and the fingerprint that holds them to these words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.approvals.quotation import fingerprint
from lmp_press.named_tuples import NamedTuple

if TYPE_CHECKING:
    import datetime as dt

    from lmp_press.approvals.quotation import Quotation
    from lmp_press.diagnostics import Location, Problem


class Approval(NamedTuple):
    """One entry of an approvals file; `location` is where it stands there."""

    release: str
    quotation: str
    speaker: str
    title: str
    words: str
    approved_by: str
    approved_on: dt.date
    fingerprint: str
    location: Location | None = None

    def is_of(self, quotation: Quotation) -> bool:
        """Tell whether it was given for a quotation, whatever that says by now."""
        return self.quotation == quotation.field or self.speaker == quotation.speaker

    def expected_fingerprint(self, region: str) -> str:
        """Return the fingerprint that the entry has when nobody touched it."""
        return fingerprint(region, self.release, self.speaker, self.title, self.words)


class Approvals(NamedTuple):
    """A region's approvals file; `digest` is that of its text, '' when there is none.

    `problems` are the warnings about it. It is `required` of a release that is to go out; before
    that, a region in which nobody was asked yet is not reminded of it.
    """

    region: str
    path: str
    entries: tuple[Approval, ...] = ()
    digest: str = ""
    problems: tuple[Problem, ...] = ()
    required: bool = False

    @property
    def are_awaited(self) -> bool:
        """Tell whether a quotation without one is worth a word."""
        return self.required or self.digest != ""

    def given_for(self, release: str, quotation: Quotation) -> Approval | None:
        """Return the approval of exactly these words; None without one."""
        if not self.entries:
            return None
        wanted = quotation.fingerprint(self.region, release)
        return next((one for one in self.entries if one.fingerprint == wanted), None)

    def given_before(self, release: str, quotation: Quotation) -> Approval | None:
        """Return an approval of what the quotation once said; None without one."""
        same = [one for one in self.entries if one.release == release and one.is_of(quotation)]
        by_field = [one for one in same if one.quotation == quotation.field]
        return next(iter([*by_field, *same]), None)
