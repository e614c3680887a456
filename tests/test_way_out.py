"""The whole way of one release, as three people go it: from a draft to a correction."""

from __future__ import annotations

import io
import shutil
import zipfile
from typing import TYPE_CHECKING

from support.approved_samples import change, samples
from support.command_line import lmp_press
from support.outside_tools import find_tool
from support.project_files import read

if TYPE_CHECKING:
    from pathlib import Path

REGION = "regions/northwest.yaml"
WORD_FILE = "out/northwest/northwest-anniversary.docx"


def edited_in_word(path: Path, old: bytes, new: bytes) -> None:
    """Change words of a Word file that stand there once, as somebody would in Word."""
    made = io.BytesIO()
    with zipfile.ZipFile(path) as whole, zipfile.ZipFile(made, "w") as archive:
        for name in whole.namelist():
            part = whole.read(name)
            if name == "word/document.xml":
                assert part.count(old) == 1
                part = part.replace(old, new)
            archive.writestr(name, part)
    path.write_bytes(made.getvalue())


def stage(folder: Path) -> str:
    """Return how the anniversary release stands."""
    return shown(folder).split("  ")[2]


def shown(folder: Path) -> str:
    """Return the line of the anniversary release."""
    return lmp_press("status", "-q", "-t", "anniversary", stand=folder).stdout.decode()


def test_a_release_goes_from_a_draft_to_the_wire_and_is_corrected_a_day_later(
    tmp_path: Path,
) -> None:
    def run(*words: str, status: int = 0) -> str:
        done = lmp_press(*words, stand=tmp_path)
        assert done.status == status, done.stderr
        return done.stdout.decode() + done.stderr

    samples(tmp_path, "northwest")
    change(tmp_path / REGION, "city: ", "draft: true\ncity: ")

    # The lead writes a draft, and somebody edits it in Word: the edit goes home.
    run("fill")
    assert stage(tmp_path) == "draft"
    edited_in_word(tmp_path / WORD_FILE, b"9,500", b"9,700")
    assert stage(tmp_path) == "edited by hand"
    run("pull", WORD_FILE, status=1)
    run("pull", WORD_FILE, "--write")
    assert "employee_count: 9,700" in read(tmp_path / REGION)
    run("fill", "--force")

    # The speakers agree; a changed title makes the yes lapse, and they are asked again.
    run("approve", "northwest", "--on", "2017-10-10")
    change(tmp_path / REGION, "draft: true\n", "")
    change(tmp_path / REGION, "title: regional president", "title: president")
    assert "[approval-lapsed]" in run("fill", "--final", status=1)
    assert "[approval-lapsed]" in run("fill")
    assert stage(tmp_path) == "not approved (1 quotation)"
    asked = run("approve", "northwest", "--on", "2017-10-12")
    assert "agreed on 2017-10-10 to other words:" in asked

    # What is final is proven, and sent.
    run("fill", "--final")
    assert stage(tmp_path) == "final"
    assert run("status", "--ready", "-t", "anniversary").splitlines()[0] == WORD_FILE
    run("status", "--sent", WORD_FILE)
    assert stage(tmp_path) == "sent"

    kept = tmp_path / "out" / "northwest" / "northwest-anniversary.edited-1.docx"
    assert "[not-made]" in run("verify", status=1)
    kept.unlink()
    run("verify")

    # A day later a figure turns out to be wrong.
    shutil.copytree(tmp_path / "out", tmp_path / "sent")
    change(tmp_path / REGION, "employee_count: 9,700", "employee_count: 9,800")
    assert stage(tmp_path) == "out of date, and sent before"
    run("fill", "--final")
    done = lmp_press("correct", "sent", "out", "-o", "corrections", stand=tmp_path)
    assert "the number of employees is 9,800, not 9,700." in done.stdout.decode()
    assert stage(tmp_path) == "final, and sent before"


def test_the_pdfs_of_final_releases_are_listed_proven_and_held_to_their_words(
    tmp_path: Path,
) -> None:
    find_tool("soffice")
    formats = ("-f", "docx", "-f", "pdf")

    def run(*words: str, status: int = 0) -> str:
        done = lmp_press(*words, stand=tmp_path)
        assert done.status == status, done.stderr
        return done.stdout.decode() + done.stderr

    # The speakers sign on paper.
    samples(tmp_path, "northwest")
    sheets = ["northwest-ana-example.pdf", "northwest-lee-example.pdf"]
    run("approve", "northwest", "--sheet", "-f", "pdf")
    assert sorted(path.name for path in (tmp_path / "sign-off").iterdir()) == sheets
    run("approve", "northwest", "--on", "2017-10-10")

    # What is final is listed, covered and proven, PDFs as well.
    run("fill", "--final", "-t", "anniversary", *formats)
    out = tmp_path / "out"
    listed = [line.split()[1] for line in read(out / "SHA256SUMS").splitlines()]
    assert listed[2:] == [f"northwest/northwest-anniversary.{form}" for form in ("docx", "pdf")]
    assert "- northwest/northwest-anniversary.pdf" in read(out / "cover.txt")
    assert stage(tmp_path) == "final"
    assert "2 files are what" in run("verify")

    # A figure changes: the PDF is out of date, and is made anew with the formats that status names.
    kept = (out / "northwest" / "northwest-anniversary.pdf").read_bytes()
    change(tmp_path / REGION, "employee_count: 9,500", "employee_count: 9,700")
    words = "northwest -f docx -f pdf`"
    assert f"out of date  the sender: run `lmp-press fill {words}" in shown(tmp_path)
    run("fill", "--final", "-t", "anniversary", *formats)
    assert stage(tmp_path) == "final"

    # The PDF of last week comes back, and then something that is none.
    pdf = out / "northwest" / "northwest-anniversary.pdf"
    pdf.write_bytes(kept)
    assert f"make the PDF anew with `lmp-press fill --force {words}" in shown(tmp_path)
    said = run("verify", status=1)
    assert "9,500" in said
    assert "9,700" in said
    assert "it was changed since it was written [other-words]" in said
    pdf.write_bytes(b"no PDF")
    said = run("verify", status=1)
    assert "the file says `what is no PDF`, and would say `FOR IMMEDIATE RELEASE`" in said
