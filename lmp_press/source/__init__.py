"""YAML text to located nodes: all strictness about YAML itself, nothing of what a value means."""

from lmp_press.source.compose import compose
from lmp_press.source.nodes import Mapping, Node, Scalar, Sequence, as_data, kind_of
from lmp_press.source.text import (
    SIZE_LIMIT,
    STANDARD_INPUT,
    Source,
    cannot_read,
    decode,
    place_of,
    read_bytes,
    read_source,
    read_standard_input,
)

__all__ = [
    "SIZE_LIMIT",
    "STANDARD_INPUT",
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "Source",
    "as_data",
    "cannot_read",
    "compose",
    "decode",
    "kind_of",
    "place_of",
    "read_bytes",
    "read_source",
    "read_standard_input",
]
