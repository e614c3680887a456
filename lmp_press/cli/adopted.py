"""How the decisions about an adopted release are shown on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.table import Table as Grid
from rich.text import Text

from lmp_press.adopt import Certainty, in_sentence
from lmp_press.diagnostics.drawing import visible
from lmp_press.diagnostics.grammar import count, cut
from lmp_press.review.views.screen import EMPTY, NO_LEAD, Screen, ScreenLine, drawn, printed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lmp_press.adopt import Adopted, Decision

MANY = 12  # blanks from which on the least certain stand first
WIDE = 100  # columns from which on the blanks stand in a grid
BLANK, FIELD, QUIET, UNSURE, TITLE = "bold cyan", "bold", "dim", "yellow", "bold"
_ORDER = [Certainty.GUESS, Certainty.LIKELY, Certainty.SURE]


def shown(adopted: Adopted, screen: Screen) -> str:
    """Return the decisions as a table, then what goes, what is added and what stays.

    In a grid where it is wide, else a few lines for each blank; a pipe gets lines of any length.
    """
    blanks = in_order(adopted)
    beside = printed(_beside(adopted), screen)
    if not blanks:
        return beside
    head = ScreenLine(NO_LEAD, _title(adopted))
    if screen.width and screen.width >= WIDE:
        return printed([head], screen) + drawn(_grid(adopted, blanks), screen) + beside
    return printed([head, EMPTY, *_list(adopted, blanks)], screen) + beside


def in_order(adopted: Adopted) -> list[tuple[int, Decision]]:
    """Return the blanks in the order of the text; of many, the least certain first."""
    blanks = sorted(adopted.blanks, key=lambda pair: (pair[1].part, pair[1].start))
    if len(blanks) < MANY:
        return blanks
    return sorted(blanks, key=lambda pair: _ORDER.index(Certainty(pair[1].certainty)))


def sentence(adopted: Adopted, decision: Decision) -> Text:
    """Return the sentence of a decision, its words marked."""
    inside = in_sentence(adopted.parts, decision)
    marked = (f"»{visible(inside.words)}«", BLANK)
    return Text.assemble(visible(inside.before), marked, visible(inside.after))


def _title(adopted: Adopted) -> Text:
    unsure = sum(blank.certainty != Certainty.SURE for _, blank in adopted.blanks)
    size = f": {count(len(adopted.blanks), 'blank')} in {count(adopted.source.size, 'paragraph')}"
    return Text.assemble(
        (adopted.template, TITLE), size, f", {unsure} of them not sure" if unsure else ""
    )


def _list(adopted: Adopted, blanks: Sequence[tuple[int, Decision]]) -> Iterator[ScreenLine]:
    """Yield each blank's decision, and below it its sentence and why."""
    width = len(str(max(number for number, _ in blanks)))
    margin = Text(" " * (width + 2))
    for number, blank in blanks:
        decided = Text.assemble((blank.field, FIELD), f": {_kind(blank)}")
        yield ScreenLine(Text(f"{number:>{width}}  "), decided)
        yield ScreenLine(margin, sentence(adopted, blank))
        yield ScreenLine(margin, _certainty(blank))
        yield EMPTY


def _grid(adopted: Adopted, blanks: Sequence[tuple[int, Decision]]) -> Grid:
    grid = Grid(box=box.SIMPLE_HEAD, show_lines=True, pad_edge=False, expand=False)
    grid.add_column("", justify="right")
    grid.add_column("blank", ratio=5)
    grid.add_column("field", ratio=2, overflow="fold")
    grid.add_column("type", ratio=2)
    grid.add_column("how sure, and why", ratio=3)
    for number, blank in blanks:
        field, kind = Text(blank.field, FIELD), Text(_kind(blank))
        grid.add_row(str(number), sentence(adopted, blank), field, kind, _certainty(blank))
    return grid


def _kind(blank: Decision) -> str:
    facts = ", ".join(blank.options or blank.parts)
    return visible(f"{blank.field_type} ({facts})" if facts else blank.field_type)


def _certainty(blank: Decision) -> Text:
    """Return how sure a decision is, and why."""
    look = "" if blank.certainty == Certainty.SURE else UNSURE
    return Text.assemble((blank.certainty, look), (f": {visible(blank.why)}", QUIET))


def _beside(adopted: Adopted) -> Iterator[ScreenLine]:
    """Yield what is no blank and was decided too."""
    for said, decisions in (("goes", adopted.removed), ("stays as it is", adopted.kept)):
        for each in decisions:
            words = cut(" ".join(each.text.split()))
            yield _line(f"{said}: ", words, f", paragraph {_paragraph(adopted, each)}: {each.why}")
    for added in adopted.added:
        yield _line("is added: ", added.text, f": {added.why}")


def _line(said: str, words: str, rest: str) -> ScreenLine:
    text = Text.assemble(said, (f"“{visible(words)}”", FIELD), (visible(rest), QUIET))
    return ScreenLine(NO_LEAD, text)


def _paragraph(adopted: Adopted, decision: Decision) -> int:
    return adopted.parts[decision.part].piece.number
