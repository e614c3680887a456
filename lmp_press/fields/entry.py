"""A value on its way from the file to its field: what was typed, where, and how it is corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmp_press.diagnostics import FieldName, Location, Problem, report
from lmp_press.expressions import expression
from lmp_press.named_tuples import NamedTuple

if TYPE_CHECKING:
    from lmp_press.fields.named import NamedField
    from lmp_press.fields.schema import Field
    from lmp_press.source import Scalar

LONGEST_LINE = 500  # characters of a corrected line that a help line shows
_REMARK = expression(r"\s+#(?: .*)?\Z")


class Meant(NamedTuple):
    """The value that was probably meant, as YAML has it; `sure` when nothing else can be."""

    typed: str
    sure: bool = True
    words: str = ""  # what a reader checks it by, such as `Oct. 16, 2017`


class Entry(NamedTuple):
    """One value that is to be read: its field and name, its node, and phrases that may stand."""

    named: NamedField
    node: Scalar
    allowed_words: tuple[str, ...] = ()

    @property
    def field(self) -> Field:
        """The field that it is of."""
        return self.named.field

    @property
    def name(self) -> FieldName:
        """The name of the field, and of the value."""
        return self.named.name

    @property
    def typed(self) -> str:
        """The text that was typed, without the white space around it."""
        return self.node.text.strip()

    def problem(
        self,
        kind: str,
        meant: Meant | None = None,
        *,
        otherwise: str = "",
        place: Location | None = None,
        **facts: object,
    ) -> Problem:
        """Return a problem with this value; its help is the corrected line, or `otherwise`."""
        from lmp_press.source.quoting import with_value

        where = place or self.node.location
        line = with_value(self.node.place_to_correct, meant.typed) if meant else ""
        advice = to_type(line) if line else otherwise
        if line and meant and meant.words:
            advice += f" for {meant.words}"
        correction = (line,) if line and meant and meant.sure else ()
        facts = {"advice": advice, "field": self.name, **facts}
        return report(kind, where, **facts)._replace(correction=correction)

    def within(self, words: str) -> Location:
        """Return the place of some words inside the value, when its line shows them."""
        place = self.node.location
        start = place.excerpt.find(words, place.column - 1)
        return place if start < 0 else place._replace(column=start + 1, width=len(words))


def to_type(line: str) -> str:
    """Return the advice to write a line in the place of the one that is wrong."""
    shown = _REMARK.sub("", line).strip()
    return f"write `{shown}`" if len(shown) <= LONGEST_LINE else ""
