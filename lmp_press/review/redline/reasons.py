"""Why there is no redline."""

from __future__ import annotations


class UnprovenError(ValueError):
    """No redline can be made that gives both sides; the message is one clause about the reason."""
