"""Redlines of small Word files, shown as the XML that a person would check."""

from __future__ import annotations

import re

from lmp_press.readers.docx import read
from lmp_press.review.redline import redline
from support.docx_parts import STYLES, parts_of, word_file

LINKS = {"r1": "hyperlink https://one.example", "r2": "hyperlink https://two.example"}
SHOWN_LESS = [' w:author="lmp-press" w:date="1980-01-01T00:00:00Z"', ' xml:space="preserve"']
BODY = re.compile(r"<w:body>(.*)</w:body>", re.DOTALL)
ROOT = re.compile(r"<w:\w+ xmlns[^>]*>(.*)</w:\w+>$", re.DOTALL)
BREAKS = re.compile(r"(?<=</w:p>)(?=<)|(?<=</w:tr>)(?=<)|(?<=</w:del>)(?=<w:(?:ins|hyper))")


def body_of(data: bytes, part: str = "document") -> str:
    """Return what a part's root or body holds, in lines, without signatures."""
    text = parts_of(data)[f"word/{part}.xml"].decode()
    found = BODY.search(text) or ROOT.search(text)
    assert found
    shown = found[1]
    for often in SHOWN_LESS:
        shown = shown.replace(often, "")
    return BREAKS.sub("\n", shown)


def lines(*expected: str) -> str:
    """Return what is expected, each argument a line."""
    return "\n".join(expected)


def file(body: str, **parts: str) -> bytes:
    """Return a Word file with styles and two links, r1 and r2."""
    return word_file(body, LINKS, **{"styles": STYLES, **parts})


def redlined(old: str, new: str) -> str:
    """Return the body of the redline between two bodies."""
    return body_of(redline(file(old), read(file(new)).release).data)


def para(*runs: str, style: str = "", properties: str = "") -> str:
    """Return a paragraph of runs, or of their texts."""
    said = "".join(one if one.startswith("<") else run(one) for one in runs)
    inside = (f'<w:pStyle w:val="{style}"/>' if style else "") + properties
    return f"<w:p>{inside and f'<w:pPr>{inside}</w:pPr>'}{said}</w:p>"


def run(text: str, properties: str = "") -> str:
    return f"<w:r>{properties and f'<w:rPr>{properties}</w:rPr>'}<w:t>{text}</w:t></w:r>"


def inserted(number: int, text: str, properties: str = "") -> str:
    return f'<w:ins w:id="{number}">{run(text, properties)}</w:ins>'


def deleted(number: int, text: str, properties: str = "") -> str:
    gone = run(text, properties).replace("w:t>", "w:delText>")
    return f'<w:del w:id="{number}">{gone}</w:del>'


def link(identity: str, *runs: str) -> str:
    said = "".join(one if one.startswith("<") else run(one) for one in runs)
    return f'<w:hyperlink r:id="{identity}">{said}</w:hyperlink>'


def mark(kind: str, number: int) -> str:
    """Return a paragraph mark's flag."""
    return f'<w:rPr><w:{kind} w:id="{number}"/></w:rPr>'


def formerly(number: int, properties: str = "") -> str:
    """Return what a paragraph's format was."""
    old = f"<w:pPr>{properties}</w:pPr>" if properties else "<w:pPr/>"
    return f'<w:pPrChange w:id="{number}">{old}</w:pPrChange>'


def table(*rows: tuple[str, ...]) -> str:
    cells = ["".join(f"<w:tc>{para(text)}</w:tc>" for text in row) for row in rows]
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl><w:p/>"
