"""What headquarters has: the release with its blanks, typed in Word."""

from __future__ import annotations

import io

from docx import Document

from support.project_files import ROOT

HEADLINE = "Celebrating 20 years of our Labor Management Partnership"


def release_with_blanks() -> bytes:
    """Return the anniversary release as a Word file, its blanks as they were typed."""
    document = Document()
    document.add_paragraph("FOR IMMEDIATE RELEASE")
    document.add_heading(HEADLINE, 1)
    text = (ROOT / "tests" / "seeds" / "anniversary.txt").read_text(encoding="utf-8")
    for words in filter(None, map(str.strip, text.replace("‘what \n", "‘what ").splitlines())):
        style = "List Bullet" if words.startswith("•") else None
        document.add_paragraph(words.lstrip("•\t "), style)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()
