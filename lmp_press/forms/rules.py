"""What Excel itself holds a sheet to: lengths, ranges, dates, choices; and empty cells in red."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lmp_press.diagnostics.cells import letters
from lmp_press.fields.forms import MOST
from lmp_press.forms.limits import limits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lmp_press.fields.schema import Field
    from lmp_press.forms.columns import SheetColumn

CHOICES = "choices"  # the sheet with what cannot stand in a rule itself
LONGEST_RULE = 255  # characters, as Excel has it
LONGEST_MESSAGE = 225

_FLAGS = ("TRUE", "FALSE")
_RED = "FFC7CE"


class SheetRules:
    """Gives the columns of a sheet their rules, from its second row to its last."""

    def __init__(self, book: Any, sheet: Any, last: int) -> None:
        self.book = book
        self.sheet = sheet
        self.last = last

    def limit(self, number: int, column: SheetColumn) -> None:
        """Let Excel refuse what a column's field does not take."""
        from openpyxl.worksheet.datavalidation import (
            DataValidation,
        )

        if rule := self._rule(column.field.field):
            checked = DataValidation(**rule, allow_blank=True, showErrorMessage=True)
            checked.errorTitle = column.header[:31]
            words = limits(column.field.field)
            checked.error = f"{words[:1].upper()}{words[1:]}"[:LONGEST_MESSAGE]
            checked.add(self._cells(number))
            self.sheet.add_data_validation(checked)

    def mark_while_empty(
        self, number: int, column: SheetColumn, columns: Sequence[SheetColumn]
    ) -> None:
        """Show a cell in red while a region has no value there, and must have one."""
        from openpyxl.formatting.rule import FormulaRule
        from openpyxl.styles import PatternFill

        if not column.needed:
            return
        conditions = ['$A2<>""', f"LEN(TRIM({letters(number)}2))=0"]
        conditions += [f"COUNTA({_range(owner, columns)})>0" for owner in column.within]
        fill = PatternFill("solid", bgColor=_RED, fgColor=_RED)
        rule = FormulaRule([f"AND({','.join(conditions)})"], fill=fill)
        self.sheet.conditional_formatting.add(self._cells(number), rule)

    def _cells(self, number: int) -> str:
        return f"{letters(number)}2:{letters(number)}{self.last}"

    def _rule(self, field: Field) -> dict[str, object] | None:
        """Return Excel's rule for a field; None for one that takes any text."""
        if field.allowed or field.kind == "boolean":
            return {"type": "list", "formula1": self._list(field.allowed or _FLAGS)}
        if field.kind == "integer":
            most = MOST if field.most is None else field.most
            bounds = {"formula1": str(field.least or 0), "formula2": str(most)}
            return {"type": "whole", "operator": "between", **bounds}
        if field.form == "date":
            return {"type": "date", "operator": "greaterThan", "formula1": "1"}
        if field.kind == "string" and field.most is not None:
            length = {"formula1": str(field.most)}
            return {"type": "textLength", "operator": "lessThanOrEqual", **length}
        return None

    def _list(self, words: Sequence[str]) -> str:
        """Return choices as a rule has them, or where they stand when it cannot."""
        inside = ",".join(words)
        if len(inside) < LONGEST_RULE and not any(set(word) & set(',"') for word in words):
            return f'"{inside}"'
        if CHOICES not in self.book.sheetnames:
            self.book.create_sheet(CHOICES).sheet_state = "hidden"
        sheet = self.book[CHOICES]
        number = sheet.max_column + 1 if sheet["A1"].value else 1
        for row, word in enumerate(words, 1):
            sheet.cell(row, number, word).data_type = "s"
        return f"{CHOICES}!${letters(number)}$1:${letters(number)}${len(words)}"


def _range(owner: str, columns: Sequence[SheetColumn]) -> str:
    """Return the cells of a row, with its second one for all, that belong to one group."""
    inside = [
        number
        for number, column in enumerate(columns, 2)
        if column.path.startswith((f"{owner}.", f"{owner}[")) or column.path == owner
    ]
    return f"${letters(inside[0])}2:${letters(inside[-1])}2"
