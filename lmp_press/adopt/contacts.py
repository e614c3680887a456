"""The people of a contact block: `media_contact`, with a name, a title and ways to reach them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.fields.known_keys import MEDIA_CONTACT
from lmp_press.placeholders import Kind
from lmp_press.placeholders.phrases import fact
from lmp_press.release import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lmp_press.adopt.decision import Decision
    from lmp_press.adopt.structure import Part

_BY_KIND: dict[str, str] = {
    Kind.NAME: "name",
    Kind.PHONE: "phone",
    Kind.EMAIL: "email",
    Kind.URL: "website",
}
_BY_NOUN = {"title": "title", "organization": "organization", "organisation": "organization"}


class ContactBlock:
    """Names what a contact block asks for; whoever is named anew is another person."""

    def __init__(self) -> None:
        self._people = 0
        self._given: set[str] = set()

    def field_of(self, part: Part, blank: Decision, words: Sequence[str]) -> str:
        """Return the field of a blank, '' where it is no fact about a contact."""
        if part.role != Role.CONTACT:
            return ""
        if blank.parts:
            return self._person() if "name" in blank.parts else ""
        asked = fact(words)
        known = _BY_KIND.get(blank.field_type) or _BY_NOUN.get(asked.noun if asked else "", "")
        if not known:
            return ""
        owner = self._person() if known == "name" else self._now()
        name = f"{owner}.{known}"
        if name in self._given and known != "name":
            return ""
        self._given.add(name)
        return name

    def _person(self) -> str:
        self._people += 1
        return self._now()

    def _now(self) -> str:
        return MEDIA_CONTACT if self._people <= 1 else f"{MEDIA_CONTACT}_{self._people}"
