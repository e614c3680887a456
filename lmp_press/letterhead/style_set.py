"""The styles of a letterhead, by name, each with what it inherits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.ooxml.names import (
    BASED_ON,
    DOCUMENT_DEFAULTS,
    IS_DEFAULT,
    NAME,
    STYLE,
    STYLE_ID,
    TYPE,
    W,
)
from lmp_press.ooxml.xml import first, is_on, value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

CHAIN_LIMIT = 32  # styles based on styles; more is a circle
WORDS_OWN_SIZE = 20  # half-points of text that nothing gives a size


class StyleSet:
    """The styles of a part; the part's tree may be changed, and is never read twice."""

    def __init__(self, styles: _Element) -> None:
        self.element = styles
        self._by_id: dict[str, _Element] = {}
        self._by_name: dict[tuple[str, str], _Element] = {}
        self.normal: _Element | None = None
        for style in styles.iterchildren(STYLE):
            self._know(style)

    def add(self, style: _Element) -> None:
        """Add a style."""
        self.element.append(style)
        self._know(style)

    def named(self, name: str, kind: str = "paragraph") -> _Element | None:
        """Return the style of a name, in capitals or not."""
        return self._by_name.get((kind, name.lower()))

    def free_id(self, name: str) -> str:
        """Return an id for a new style."""
        plain = name.title().replace(" ", "")
        number = ""
        while f"{plain}{number}" in self._by_id:
            number = str(int(number or 0) + 1)
        return f"{plain}{number}"

    def property(self, style: _Element | None, path: str) -> _Element | None:
        """Return a property that a style has or inherits, such as `pPr/keepNext`, or None."""
        whole = "/".join(f"{W}{step}" for step in path.split("/"))
        found = (each.find(whole) for each in self._chain(style))
        return next((each for each in found if each is not None), self._default(path))

    def size(self, style: _Element | None) -> int:
        """Return the size of a style's text in half-points."""
        size = value(self.property(style, "rPr/sz"))
        return int(size) if size.isdecimal() and int(size) else WORDS_OWN_SIZE

    def _know(self, style: _Element) -> None:
        kind = style.get(TYPE, "")
        self._by_id.setdefault(style.get(STYLE_ID, ""), style)
        self._by_name.setdefault((kind, value(first(style, NAME)).lower()), style)
        if kind == "paragraph" and is_on(style.get(IS_DEFAULT, "0")):
            self.normal = style

    def _chain(self, style: _Element | None) -> Iterator[_Element]:
        for _ in range(CHAIN_LIMIT):
            if style is None:
                return
            yield style
            style = self._by_id.get(value(first(style, BASED_ON)))

    def _default(self, path: str) -> _Element | None:
        kind, _, rest = path.partition("/")
        whole = f"{DOCUMENT_DEFAULTS}/{W}{kind}Default/{W}{kind}/{W}{rest}"
        return self.element.find(whole)
