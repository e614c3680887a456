"""Finished releases read back, one format a file: text or bytes → Release."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# Which module here reads a file, by the end of its name; a command imports only what it reads.
READERS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys((".docx", ".docm", ".dotx", ".dotm", ".doc"), "docx"),
        **dict.fromkeys((".md", ".markdown"), "markdown"),
    }
)
