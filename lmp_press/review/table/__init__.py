"""All regions on one page: each blank in its sentence as a row, each region a column."""

from lmp_press.review.table.building import Regional, build
from lmp_press.review.table.value import Cell, Column, FieldRow, Mark, Oddity, RegionTable

__all__ = ["Cell", "Column", "FieldRow", "Mark", "Oddity", "RegionTable", "Regional", "build"]
