"""Hidden words: nobody sees them in Word, and every release would carry them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.letterhead.letterhead import UnusableLetterheadError
from lmp_press.letterhead.reasons import Refusal
from lmp_press.ooxml import names
from lmp_press.ooxml.xml import first, toggle, value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

LONGEST_CHAIN = 20  # styles based on one another


class HidingStyles:
    """Which styles of a letterhead hide the words in them, themselves or by what they are of."""

    def __init__(self, root: _Element) -> None:
        self._styles = {one.get(names.STYLE_ID, ""): one for one in root.iter(names.STYLE)}
        defaults = root.iterfind(f"{names.DOCUMENT_DEFAULTS}/*/{names.RUN_PROPERTIES}")
        self._otherwise = any(_hides(one) for one in defaults)

    def hide(self, identity: str) -> bool | None:
        """Tell whether a style hides its words; None where it says nothing."""
        for _ in range(LONGEST_CHAIN):
            style = self._styles.get(identity)
            if style is None:
                break
            said = _hides(first(style, names.RUN_PROPERTIES))
            if said is not None:
                return said
            identity = value(first(style, names.BASED_ON))
        return None

    def hides(self, run: _Element) -> bool:
        """Tell whether nobody sees the words of a run."""
        for row in run.iterancestors(names.ROW):
            properties = first(row, names.ROW_PROPERTIES)
            if properties is not None and toggle(first(properties, names.ROW_HIDDEN)):
                return True
        properties = first(run, names.RUN_PROPERTIES)
        said = _hides(properties)
        if said is None:
            said = self.hide(_style(properties, names.CHARACTER_STYLE))
        if said is None:
            paragraph = next(run.iterancestors(names.PARAGRAPH), run)
            own = first(paragraph, names.PARAGRAPH_PROPERTIES)
            said = self.hide(_style(own, names.PARAGRAPH_STYLE))
        return self._otherwise if said is None else said


def refuse_hidden_words(root: _Element, story: str, styles: HidingStyles) -> None:
    """Raise UnusableLetterheadError when nobody sees some of a header's or footer's words."""
    for run in root.iter(names.RUN):
        text = "".join([one.text or "" for one in run.iterchildren(names.TEXT)])
        if text.strip() and styles.hides(run):
            raise UnusableLetterheadError(Refusal.HIDDEN, story=story, found=text.strip())


def refuse_hiding_styles(styles: HidingStyles, ids: Iterable[tuple[str, str]]) -> None:
    """Raise UnusableLetterheadError when a style, of these ids and names, hides the release."""
    for identity, name in ids:
        if styles.hide(identity):
            raise UnusableLetterheadError(Refusal.HIDING_STYLE, found=name)


def _hides(properties: _Element | None) -> bool | None:
    return None if properties is None else toggle(first(properties, names.VANISH))


def _style(properties: _Element | None, tag: str) -> str:
    return "" if properties is None else value(first(properties, tag))
