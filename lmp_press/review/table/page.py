"""The table as one self-contained, accessible HTML page without a script."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from lmp_press.diagnostics.grammar import count
from lmp_press.review.page.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lmp_press.review.table.value import Cell, Column, Row, Table

LONG = 60  # characters from which on a value has a wider column
SIGN = "▲"  # before whatever is odd, beside the colour


def write(tables: Sequence[Table]) -> bytes:
    """Return the page in UTF-8, a table for each template."""
    style = _style()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    title = f"The blanks of {' and '.join(table.template for table in tables)}, by region"
    parts = [
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n',
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
        f"<title>{plain(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n",
        f"<header>\n<h1>{plain(title)}</h1>\n",
        f"<p>Each row is a blank in its sentence, each column a region. {SIGN} marks an odd one ",
        "out: empty, the same as another region, or far from the others.</p>\n</header>\n<main>\n",
        *(part for table in tables for part in _section(table)),
        "</main>\n</body>\n</html>\n",
    ]
    return "".join(parts).encode(errors="replace")


@cache
def _style() -> str:
    return Path(__file__).with_name("style.css").read_text(encoding="utf-8")


def _section(table: Table) -> Iterator[str]:
    name = plain(table.template)
    yield f'<section aria-labelledby="{name}">\n<h2 id="{name}">{name}</h2>\n'
    yield from _odd_ones(table)
    yield f'<div class="around" role="region" aria-labelledby="{name}-caption" tabindex="0">\n'
    blanks, regions = count(len(table.rows), "blank"), count(len(table.columns), "region")
    yield f'<table>\n<caption id="{name}-caption">{name}: {blanks} by {regions}</caption>\n'
    yield '<thead>\n<tr>\n<th scope="col">blank</th>\n'
    yield from map(_header, table.columns)
    yield "</tr>\n</thead>\n<tbody>\n"
    for row in table.rows:
        yield f'<tr>\n<th scope="row">{_sentence(row)}</th>\n'
        for column, cell in zip(table.columns, row.cells, strict=True):
            yield _cell(cell, _id(table, row, column))
        yield "</tr>\n"
    yield "</tbody>\n</table>\n</div>\n</section>\n"


def _odd_ones(table: Table) -> Iterator[str]:
    """Yield the list of the odd ones out, each a link to its cell."""
    found = table.odd_ones
    if not found:
        yield "<p>No odd one out.</p>\n"
        return
    yield f"<details open>\n<summary>{count(len(found), 'odd one')} out</summary>\n<ul>\n"
    for row, column, mark in found:
        link = f'<a href="#{_id(table, row, column)}">{plain(column.region)}</a>'
        yield f"<li>{link}: <code>{plain(row.field)}</code> is {plain(mark.words)}</li>\n"
    yield "</ul>\n</details>\n"


def _id(table: Table, row: Row, column: Column) -> str:
    return plain(f"{table.template}.{row.field}.{column.region}")


def _header(column: Column) -> str:
    if not column.errors:
        return f'<th scope="col">{plain(column.region)}</th>\n'
    told = f"{SIGN} {count(column.errors, 'error')}; what has one is left empty"
    mark = f'<span class="mark">{told}</span>'
    return f'<th scope="col" class="odd">{plain(column.region)} {mark}</th>\n'


def _sentence(row: Row) -> str:
    name = f"<code>{plain(row.field)}</code>"
    if not row.printed:
        return f'{name} <span class="sentence">chooses: {plain(row.before)}</span>'
    blank = f'<span class="blank">[{plain(row.field)}]</span>'
    return f'{name} <span class="sentence">{plain(row.before)}{blank}{plain(row.after)}</span>'


def _cell(cell: Cell, anchor: str) -> str:
    words = f"<bdi>{plain(cell.words)}</bdi>" if cell.words else '<span class="empty">empty</span>'
    marks = "".join(f' <span class="mark">{SIGN} {plain(one.words)}</span>' for one in cell.marks)
    names = " ".join(["odd"] * bool(marks) + ["long"] * (len(cell.words) > LONG))
    css = f' class="{names}"' if names else ""
    return f'<td{css} id="{anchor}">{words}{marks}</td>\n'
