"""What stands out in a Word file: highlighted, shaded or odd-coloured words, hidden ones, gaps."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from lmp_press.adopt.manuscript import Marking
from lmp_press.adopt.values import kind_of_value
from lmp_press.placeholders.phrases import facts, opens_with_filling, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lmp_press.readers.docx.appearance import Appearance, RunFormat
    from lmp_press.release import Paragraph

    Looks = Sequence[RunFormat]  # one a character

ODD = 0x60  # how far a colour is from the others around it, in the part that differs most
LABEL = 40  # characters of a label such as `Contact:`
GAP = 3  # spaces that leave room for words when they are underlined or highlighted
_NO_COLOUR = {"", "FFFFFF"}
_LINKED = {"0000FF", "0563C1", "0000EE", "1155CC"}
_EDGES = ' \t\n\u00a0,;:.“”"—–-'
_LABEL_END = re.compile(r"[:.—–]\s*\Z")
_SENTENCE_END = re.compile(r"[.!?][”\")\]]*\s*\Z")
_SPEAKS = re.compile(
    r"(?i)\W*(?:please\b|note\b|insert\b|delete\b|remove\b|replace\b|edit\b|change\b|customi[sz]e\b"
    r"|fill in\b|choose\b|use (?:this|your|one)\b|add (?:a|an|the|your|more|any)\b|optional\b"
    r"|instructions?\b|todo\b|adapt\b|if (?:you|your|applicable)\b|this (?:paragraph|section|"
    r"sentence|release|template)\b.*\b(?:can|may|should|must|is for)\b)"
)
_OPENS, _CLOSES = "[({<«", "])}>»"
MOST = 0.5  # of a text that can be highlighted and still mean something


class Colours:
    """What stands out in the paragraphs of a text."""

    def __init__(self, appearance: Appearance, indexes: Iterable[int]) -> None:
        self._paragraphs = appearance.paragraphs
        self._styles = dict(appearance.styles)
        looks = [run for index in indexes for run in self._paragraphs[index].runs]
        size = sum(length for _, length in looks) or 1
        marked = sum(length for look, length in looks if look.highlight)
        shaded = sum(length for look, length in looks if look.shading not in _NO_COLOUR)
        self._means = {"highlight": marked < size * MOST, "shading": shaded < size * MOST}

    def marks(self, index: int, paragraph: Paragraph) -> Iterator[Marking]:
        """Yield the marks of a paragraph, those that go first."""
        text = paragraph.text
        looks = [look for look, length in self._paragraphs[index].runs for _ in range(length)]
        if len(looks) != len(text):  # Word makes a part of it
            return
        hidden = list(_spans(text, [bool(look.hidden) for look in looks]))
        for start, end in hidden:
            yield Marking(start, end, "it is hidden in Word", prevails=True, goes=True)
        for why, is_marked in self._looks(index, paragraph, looks).items():
            for start, end in _spans(text, is_marked):
                if mark := _mark(text, start, end, why):
                    yield mark
        yield from _gaps(text, looks, self._paragraphs[index].format.tabs)

    def _looks(self, index: int, paragraph: Paragraph, looks: Looks) -> dict[str, list[bool]]:
        """Return which characters stand out, by why they are taken for a blank."""
        style = self._styles[self._paragraphs[index].style].run
        found = {
            "it is highlighted": [
                bool(look.highlight) and look.highlight not in {style.highlight, "white"}
                for look in looks
            ]
        }
        if not self._means["highlight"]:
            found.clear()
        if self._means["shading"]:
            found["it is shaded"] = [
                look.shading not in {*_NO_COLOUR, style.shading} for look in looks
            ]
        found["its colour is odd in its paragraph"] = _odd(paragraph, looks, style.colour)
        return found


def _odd(paragraph: Paragraph, looks: Looks, styled: str) -> list[bool]:
    """Return which characters have another colour than their paragraph."""
    links = [bool(run.link) for run in paragraph.runs for _ in run.text]
    pairs = zip(looks, paragraph.text, strict=True)
    counted = Counter(look.colour for look, sign in pairs if sign.strip())
    usual = styled if styled in counted else next(iter(counted.most_common(1)), ("", 0))[0]
    far = {look for look in set(looks) if _is_far(look, usual)}
    odd = [look in far and not linked for look, linked in zip(looks, links, strict=True)]
    first = next((at for at, is_one in enumerate(odd) if not is_one), len(odd))
    label = paragraph.text[:first]
    if first == len(odd) or (len(label) <= LABEL and _LABEL_END.search(label.rstrip())):
        odd[:first] = [False] * first
    return odd


def _is_far(look: RunFormat, usual: str) -> bool:
    """Tell whether a colour is far from the usual one; that of a typed link is not odd."""
    if look.colour in {usual, "FFFFFF"} or (look.underline and look.colour in _LINKED):
        return False
    parts = [_parts(look.colour), _parts(usual)]
    furthest: int = max(abs(one - other) for one, other in zip(*parts, strict=True))
    return furthest >= ODD


def _parts(colour: str) -> tuple[int, ...]:
    plain = colour if re.fullmatch("[0-9A-F]{6}", colour) else "000000"
    return tuple(int(plain[at : at + 2], 16) for at in (0, 2, 4))


def _spans(text: str, is_marked: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Yield the stretches that are marked; one space between two does not part them."""
    steps = pairwise([False, *is_marked, False])
    edges = [at for at, (one, other) in enumerate(steps) if one != other]
    spans: list[tuple[int, int]] = []
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        if spans and text[spans[-1][1] : start] in {" ", "\u00a0"} and text[start:end].strip():
            spans[-1] = spans[-1][0], end
        else:
            spans.append((start, end))
    yield from spans


def _mark(text: str, start: int, end: int, why: str) -> Marking | None:
    """Return a marked stretch as a mark, without the signs at its edges; None for none."""
    words = text[start:end]
    if not words.strip():
        return Marking(start, end, why, asks="") if len(words) >= GAP else None
    if _is_sentence(text, start, end) and _SPEAKS.match(words):
        return Marking(start, end, "it speaks to the person who uses the release", goes=True)
    start += len(words) - len(words.lstrip(_EDGES))
    end -= len(words) - len(words.rstrip(_EDGES))
    if text[start - 1 : start] and text[start - 1] in _OPENS and text[end : end + 1] in _CLOSES:
        start, end = start - 1, end + len(text[end : end + 1])
    words = text[start:end].strip("[](){}<>«» ")
    if not re.search(r"\w", words):
        return None
    kind = kind_of_value(words)
    is_value = bool(kind) or not _asks(words)
    return Marking(start, end, why, kind, asks="" if is_value else None, is_value=is_value)


def _asks(words: str) -> bool:
    """Tell whether words name facts, or tell somebody to write, and are no example of an answer."""
    found = facts(words)
    return bool(opens_with_filling(words_of(words)) or (found and all(found)))


def _is_sentence(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch is a sentence, or all that its paragraph says."""
    before = text[:start].rstrip()
    words = text[start:end]
    opens = not before or bool(_SENTENCE_END.search(before))
    return opens and (bool(_SENTENCE_END.search(words)) or not text[end:].strip(_EDGES))


def _gaps(text: str, looks: Looks, tabs: str) -> Iterator[Marking]:
    """Yield the underlined spaces, and the tabs with a line, that leave room for words."""
    pairs = zip(looks, text, strict=True)
    is_gap = [bool(look.underline) and sign.isspace() for look, sign in pairs]
    for start, end in _spans(text, is_gap):
        if end - start >= GAP or "\t" in text[start:end]:
            yield Marking(start, end, "an underlined gap leaves room for words", asks="")
    if "underscore" in tabs:
        for tab in re.finditer(r"\t+", text):
            yield Marking(tab.start(), tab.end(), "a line leaves room for words", asks="")
