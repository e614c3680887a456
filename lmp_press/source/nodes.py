"""Located nodes: what YAML text says, each value still the text that was typed."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, Any, TypeAlias

from lmp_press.expressions import expression
from lmp_press.named_tuples import NamedTuple

if TYPE_CHECKING:
    from lmp_press.diagnostics import Location

LONGEST_NUMBER = 18  # characters of a number that everybody reads alike; a longer one is text
UNREAD = "\ue0ff"  # stands for a value that cannot be read; no file holds a private-use character

_PLAIN = {"": None, "~": None, "null": None, "true": True, "false": False}
_UNSEEN = expression(  # white space, and what looks like nothing at all
    r"[\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u2069\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0]+"
)
_INTEGER = expression(r"[-+]?(?:0|[1-9][0-9]*)\Z")
_FLOAT = expression(r"[-+]?[0-9]+\.[0-9]+(?:[eE][-+]?[0-9]+)?\Z")


class Scalar(NamedTuple):
    """A value as typed; `style` is '' for a plain one, else YAML's sign: ' " | or >.

    It is UNREAD for one that could not be read, of which no more is to be said. `mended` is where
    the value stands in its line as that would be right, for a line with a mistake in it.
    """

    text: str
    location: Location
    style: str = ""
    mended: Location | None = None

    @property
    def place_to_correct(self) -> Location:
        """Where a correction of the value starts from: its line, or what is right in its place."""
        return self.mended or self.location

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was given: no text at all, or YAML's own word for nothing."""
        text = self.text
        if text.isascii() and text[:1] > " ":  # a sign that is seen
            return text in {"~", "null"} and not self.style
        return not text.strip() or not (text.isascii() or _UNSEEN.sub("", text))

    @property
    def is_unread(self) -> bool:
        """Whether the value could not be read."""
        return self.style == UNREAD


class Sequence(NamedTuple):
    """A list; its location is that of its first sign."""

    items: list[Node]
    location: Location


class Mapping(NamedTuple):
    """Keys and values in the order of the file."""

    entries: dict[str, tuple[Scalar, Node]]
    location: Location


Node: TypeAlias = Scalar | Sequence | Mapping


def kind_of(node: Node) -> str:
    """Return what a person would call the node."""
    if isinstance(node, Scalar):
        return "no value" if node.is_empty else "text"
    return "a list" if isinstance(node, Sequence) else "a group of keys"


def as_data(node: Node) -> Any:
    """Return plain data, with plain scalars by YAML's core rules.

    For a template's own files, where a number must be a number; a region's values never pass here.
    """
    if isinstance(node, Mapping):
        return {key: as_data(value) for key, (_, value) in node.entries.items()}
    if isinstance(node, Sequence):
        return [as_data(item) for item in node.items]
    return node.text if node.style else _core(node.text)


def _core(text: str) -> Any:
    if text in _PLAIN:
        return _PLAIN[text]
    if len(text) > LONGEST_NUMBER:
        return text
    if _INTEGER.match(text):
        return int(text)
    return float(text) if _FLOAT.match(text) and isfinite(float(text)) else text
