"""Mail and web addresses that lead nowhere, whatever the internet holds."""

from __future__ import annotations

from lmp_press.expressions import expression

LONGEST_LOCAL_PART = 64  # characters before the @ (RFC 5321)

_SIGN = r"[^\x00-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f]"  # a letter of any script, or a digit
_LABEL = rf"{_SIGN}(?:(?:{_SIGN}|[-_])*{_SIGN})?"
_HOST = expression(rf"(?:{_LABEL}\.)+(?!\d+\Z)(?=..){_LABEL}\Z")
_LOCAL = expression(r"[\w!#$%&'’*+/=?^`{|}~-]+(?:\.[\w!#$%&'’*+/=?^`{|}~-]+)*\Z")
_WEB = expression(r"https?://(?:[^/@?#]*@)?([^/:?#]*)(?::\d+)?(?:[/?#].*)?\Z")
_NUMBERS = expression(r"(?:\d{1,3}\.){3}\d{1,3}\Z|localhost\Z|\[[0-9a-fA-F:]+\]\Z")


def why_no_mail(address: str) -> str:
    """Return why nobody can write to a mail address, as a clause; '' when somebody can.

    >>> why_no_mail("press@northwest..example"), why_no_mail("press@northwest.example")
    ('`northwest..example` is no domain', '')
    """
    local, at, host = address.rpartition("@")
    is_local = local.isalnum() or _LOCAL.match(local)
    if not at or not is_local or len(local) > LONGEST_LOCAL_PART:
        return f"`{local}` cannot stand before the `@`"
    return "" if _is_plain_host(host) or _HOST.match(host) else f"`{host}` is no domain"


def _is_plain_host(host: str) -> bool:
    """Tell, at once, that a host is two words or more with a full stop between them."""
    *labels, last = host.split(".")
    return bool(labels) and all(map(str.isalnum, labels)) and last.isalpha() and len(last) > 1


def why_no_page(address: str) -> str:
    """Return why a web address leads nowhere, as a clause; '' when it may lead somewhere."""
    found = _WEB.match(address)
    host = found[1] if found else address
    if found and (_HOST.match(host) or _NUMBERS.match(host)):
        return ""
    return f"`{host}` is no domain"
