"""PDFs: made by LibreOffice of our own Word files, settled, read back, and held by other tools."""

from __future__ import annotations

import io
import os
import re
import subprocess
from typing import TYPE_CHECKING

import docx
import pytest
from docx.shared import Inches
from support.command_line import lmp_press
from support.outside_tools import find_tool, go_without
from support.project_files import ROOT
from support.small_workspace import NAMES, output, region, workspace

from lmp_press.printing import misprints
from lmp_press.release import Paragraph, Properties, Release, Role, Run
from lmp_press.writers import WRITERS
from lmp_press.writers.pdf import libreoffice, write_all

if TYPE_CHECKING:
    from pathlib import Path

SHORT = 400  # characters; a longer paragraph may go on behind the footer of a page
SAMPLES = ("anniversary", "reaffirmation")


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the PDF and Word releases of two sample regions."""
    find_tool("soffice")
    out = tmp_path_factory.mktemp("samples")
    done = lmp_press(
        "fill", "northwest", "hawaii", "-f", "pdf", "-f", "docx", "-o", str(out), stand=ROOT
    )
    assert done.status == 0, done.stderr
    return out


@pytest.fixture(scope="module")
def greeting(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small workspace whose PDFs were made in one run."""
    find_tool("soffice")
    folder = workspace(tmp_path_factory.mktemp("greeting"))
    done = lmp_press("fill", "-f", "pdf", stand=folder)
    assert without_time(done.stderr) == "4 written, 0 unchanged, 0 refused, in out\n"
    return folder


def words_of_pdf(path: Path) -> str:
    """Return the words of a PDF's text as Poppler reads them, without spaces and page furniture."""
    return "".join(said_by(find_tool("pdftotext"), "-raw", str(path), "-").split())


def without_time(said: str) -> str:
    """Return a closing line without how long the run took."""
    return re.sub(r" \(\d+\.\d s\)", "", said)


def said_by(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("name", SAMPLES)
def test_a_pdf_says_every_word_of_its_word_file(samples: Path, name: str) -> None:
    path = samples / "northwest" / f"northwest-{name}"
    words = docx.Document(str(path.with_suffix(".docx")))
    found = words_of_pdf(path.with_suffix(".pdf"))
    said = ["".join(each.text.split()) for each in words.paragraphs]
    assert [text for text in said if len(text) < SHORT and text not in found] == []
    assert sum(map(len, said)) <= len(found)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_pdf_is_tagged_and_has_the_release_s_title_language_and_date(
    samples: Path, name: str
) -> None:
    path = samples / "hawaii" / f"hawaii-{name}.pdf"
    said = said_by(find_tool("pdfinfo"), str(path))
    facts = dict(line.split(":", 1) for line in said.splitlines())
    core = docx.Document(str(path.with_suffix(".docx"))).core_properties
    assert facts["Title"].strip() == core.title
    assert facts["Keywords"].strip() == core.keywords
    assert facts["Tagged"].strip() == "yes"
    assert core.created is not None
    assert f"{core.created:%b %d}".replace(" 0", "  ") in facts["CreationDate"]
    assert f"{core.created:%Y}" in facts["CreationDate"]
    assert b"/Lang(en-US)" in path.read_bytes().replace(b"/Lang (", b"/Lang(")


@pytest.mark.parametrize("name", SAMPLES)
def test_a_pdf_is_sound_and_carries_its_fonts(samples: Path, name: str) -> None:
    path = str(samples / "northwest" / f"northwest-{name}.pdf")
    checked = said_by(find_tool("qpdf"), "--check", path)
    assert "No syntax or stream encoding errors found" in checked
    _, _, *fonts = said_by(find_tool("pdffonts"), path).splitlines()
    assert fonts
    assert [line.split()[-5] for line in fonts] == ["yes"] * len(fonts)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_pdf_reads_well_without_eyes(samples: Path, name: str) -> None:
    program = ROOT / ".ci" / "tools" / "pdf" / "bin" / "outloud"
    if not program.exists():
        go_without("outloud was not installed by .ci/run")
    path = str(samples / "northwest" / f"northwest-{name}.pdf")
    done = subprocess.run([program, path], capture_output=True, text=True, check=False)
    assert "0 error(s), 0 warning(s)" in done.stdout, done.stdout


def test_the_same_release_gives_the_same_pdf_alone_and_among_others(greeting: Path) -> None:
    together = output(greeting / "out")
    done = lmp_press("fill", "hawaii", "-f", "pdf", "-o", "-", stand=greeting)
    assert done == (0, together["hawaii/hawaii-greeting.pdf"], "")


def test_a_second_run_makes_no_pdf(greeting: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = output(greeting / "out")
    office = program(greeting / "bin", "exit 1")
    monkeypatch.setenv("PATH", str(office.parent))
    done = lmp_press("fill", "-f", "pdf", stand=greeting)
    assert (done.status, done.stderr) == (0, "0 written, 4 unchanged, 0 refused\n")
    assert output(greeting / "out") == before


HARD_TEXTS = (
    "Kauaʻi & Oʻahu <b>",
    "office efficiency, fjord and ﬂuid",
    "a line-\u00adbreak\u200b and a no-break\u00a0space",
    "שלום לכולם",
    "Ελλάδα, Україна, 東京",
)


def test_a_pdf_is_read_back_whatever_a_value_is_written_in(tmp_path: Path) -> None:
    find_tool("soffice")
    places = [f"place-{number}" for number, _ in enumerate(HARD_TEXTS)]
    folder = workspace(tmp_path, places)
    for number, text in enumerate(HARD_TEXTS):
        path = folder / "regions" / f"place-{number}.yaml"
        path.write_text(region(f"place-{number}", number + 1, achievement=f'"{text}"'))
    done = lmp_press("fill", "-k", "-f", "pdf", stand=folder)
    refused = [line for line in done.stderr.splitlines() if "words-differ" in line]
    assert refused == []
    assert len(output(folder / "out")) == len(HARD_TEXTS) + 1


def made(*texts: str, letterhead: bytes = b"") -> bytes:
    """Return a release of ours with a paragraph for each text."""
    paragraphs = tuple(Paragraph(Role.BODY, (Run(text),)) for text in texts)
    return WRITERS["docx"](Release(paragraphs, letterhead=letterhead))


def beyond_the_edge() -> bytes:
    """Return a letterhead whose text stands to the right of the paper."""
    document = docx.Document()
    usual = document.styles["Normal"].paragraph_format
    usual.left_indent, usual.right_indent = Inches(7), Inches(-7)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def test_a_pdf_with_other_words_is_refused_with_where_they_part() -> None:
    find_tool("soffice")
    files = {
        "as it was written": made("Eleven unions", "greet you."),
        "a word less": made("Eleven", "greet you."),
        "the end is gone": made("Eleven unions"),
        "beyond the edge": made("Eleven unions", "greet you.", letterhead=beyond_the_edge()),
    }
    pdfs = printed(files)
    said = {
        name: [problem.message for problem in misprints(pdf, files["as it was written"], "a.pdf")]
        for name, pdf in pdfs.items()
    }
    assert said == {
        "as it was written": [],
        "a word less": [
            (
                "`a.pdf` came out with other words than were written: "
                "`greet you.`, not `unions greet you.`"
            )
        ],
        "the end is gone": [
            "`a.pdf` came out with other words than were written: ``, not `greet you.`"
        ],
        "beyond the edge": ["`a.pdf` has words beyond the edge of the page: `Eleven unions`"],
    }


def printed(files: dict[str, bytes]) -> dict[str, bytes]:
    return write_all(files, dict.fromkeys(files, Properties()))


def program(folder: Path, script: str) -> Path:
    """Write a program called `soffice`."""
    folder.mkdir(exist_ok=True)
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


LAYS_OUT = """\
while [ "$1" != --outdir ]; do shift; done
made=$2; shift 2; mkdir -p "$made"
for path in "$@"; do
  case "$path" in */00000002.docx) %s;; esac
  cp "$path" "$made/$(basename "$path" .docx).pdf"
done
"""


@pytest.mark.parametrize("failing", ["exit 134", "sleep 60"])
def test_a_file_on_which_libreoffice_ends_or_hangs_is_missing_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    office = program(tmp_path / "bin", LAYS_OUT % failing)
    monkeypatch.setenv("PATH", str(office.parent), prepend=os.pathsep)
    monkeypatch.setattr(libreoffice, "PATIENCE", 1)
    files = {name: name.encode() for name in ("colorado", "georgia", "hawaii", "northwest")}
    made = libreoffice.laid_out(files)
    assert made == {name: data for name, data in files.items() if name != "georgia"}


def test_when_libreoffice_makes_nothing_at_all_the_run_ends_soon(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = program(tmp_path / "bin", 'echo x >> "$(dirname "$0")/calls"; exit 1')
    monkeypatch.setenv("PATH", str(office.parent), prepend=os.pathsep)
    folder = workspace(tmp_path, [f"site-{number}" for number in range(20)])
    done = lmp_press("fill", "-f", "pdf", stand=folder)
    assert (done.status, done.stderr.count("[no-pdf]")) == (1, 20)
    assert len((tmp_path / "bin" / "calls").read_text().splitlines()) == libreoffice.MOST_FAILURES


def test_without_libreoffice_it_is_said_where_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    done = lmp_press("fill", "-f", "pdf", stand=workspace(tmp_path))
    words = (
        "error: a PDF is made by LibreOffice, which is not on this machine: install it (it is "
        "free, from libreoffice.org, or your system's package `libreoffice-writer`), or fill "
        "without `-f pdf`\n"
    )
    assert done == (2, b"", words)


def test_a_font_that_the_machine_lacks_is_said_once(tmp_path: Path) -> None:
    find_tool("soffice")
    document = docx.Document()
    for name in ("Normal", "Heading 1"):
        document.styles[name].font.name = "Nowhere Grotesk"
    saved = io.BytesIO()
    document.save(saved)
    folder = workspace(tmp_path, NAMES[:2])
    (folder / "templates" / "greeting" / "letterhead.docx").write_bytes(saved.getvalue())
    done = lmp_press("fill", "-f", "pdf", stand=folder)
    said = [line for line in done.stderr.splitlines() if "[font-replaced]" in line]
    pattern = (
        r"templates/greeting/letterhead\.docx:1:1: warning: the PDF is set in [\w ]+, since this "
        r"machine has no Nowhere Grotesk \[font-replaced\]"
    )
    assert len(said) == 1
    assert re.fullmatch(pattern, said[0])
    assert done.status == 0
