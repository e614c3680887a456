"""Mail and web addresses: they are no prose, and stay as typed."""

from __future__ import annotations

from lmp_press.expressions import expression

# RFC 5322, 3.2.3: a mail address may hold an apostrophe; it neither opens nor closes with one.
_ATEXT = r"\w!#$%&'*+/=?^`{|}~-"
_DOMAIN = r"\w(?:[\w-]*\w)?(?:\.\w(?:[\w-]*\w)?)+"
_ADDRESS = expression(
    rf"(?:mailto:)?[\w!#$%&*+/=?^{{|}}~-][{_ATEXT}]*(?:\.[{_ATEXT}]+)*@{_DOMAIN}"
    r"|(?:https?://|www\.)[^\s<>“”\"]+"
    rf"|(?<![\w@.]){_DOMAIN}/[^\s<>“”\"]*"
)
_NOT_ITS_OWN = expression(r"(?:[.,:;!?…'’]|(?<!\()\))+\Z")  # what a sentence puts behind it


def addresses(text: str) -> list[tuple[int, int]]:
    """Return where the mail and web addresses of a text start and end.

    >>> addresses("Write to o'neill@x.example, today.")
    [(9, 26)]
    """
    if "@" not in text and "/" not in text and "www." not in text:
        return []
    spans = [found.span() for found in _ADDRESS.finditer(text)]
    return [(start, _end(text[start:end]) + start) for start, end in spans]


def opens_with_address(text: str) -> bool:
    """Tell whether a text's first word is a mail or web address."""
    return any(not text[:start].strip("“”‘’\"'([ ") for start, _ in addresses(text)[:1])


def _end(address: str) -> int:
    return len(_NOT_ITS_OWN.sub("", address))
