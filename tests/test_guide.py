from __future__ import annotations

import io
import re
import shlex
import shutil
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from docx import Document
from support.guide_pages import EXAMPLE, GUIDE, HEADQUARTERS, assert_prints, with_line, workspace
from support.headquarters import release_with_blanks
from support.project_files import read
from support.workspace_files import file_tree

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

# A step of a page: a line of a file that changes, a whole file, what somebody types into the
# sheet, or commands.
_STEP = re.compile(
    r"(?ms)^<!-- with (?P<file>\S+): (?P<line>[^\n]+) -->$"
    r"|^<!-- (?P<whole>\S+) -->\n+```yaml\n(?P<content>.*?)^```$"
    r"|^<!-- in (?P<sheet>\S+): (?P<deed>[^\n]+) -->$"
    r"|^```console\n(?P<block>.*?)^```$"
)

ROWS = """\
region file|region name *|regional leader *|leader *|union count *|employee count *|team count *|\
local achievement 1 *|local achievement 2
colorado|Colorado|Kim Park|Jo Lind|5|6,300|210|opening two clinics
georgia|Georgia|Ed Moss|Ann Fry|1|2,950|88|answering calls within a minute|cutting waste by a fifth
hawaii|Hawaii|Lani Kealoha|Sam Ito|3|1960|64|ending paper charts
mid-atlantic|Mid-Atlantic States|Pat Roy|Lee Day|4|7100|190|halving waits
northern-california|Northern California|Ana Ruiz|Tom Sun|14|62,000|1480|cutting falls by a third
northwest|Northwest|Robin Vale|Max Orr|11|9,500|412|cutting lost work days by 12 percent
southern-california|Southern California|Sue Bell|Al Quan|12|58,400|1,205|sharing “what works”
washington|Washington|Di Holm|Bo Nash|6|8,050|1|keeping hands clean
"""


@pytest.mark.parametrize("page", [page for page in GUIDE if page != HEADQUARTERS])
def test_a_page_of_the_guide_works_from_top_to_bottom(page: Path, tmp_path: Path) -> None:
    workspace(tmp_path)
    follow(page, tmp_path)


def test_from_a_word_file_and_a_sheet_of_eight_rows_to_sixteen_good_releases(
    tmp_path: Path,
) -> None:
    file_tree(tmp_path, {"partnership.docx": release_with_blanks()})
    follow(HEADQUARTERS, tmp_path)
    out = tmp_path / "our-kit" / "out"
    releases = sorted(path for path in out.rglob("*-partnership.*"))
    assert [path.name for path in releases] == [
        f"{row.partition('|')[0]}-partnership.{kind}"
        for row in ROWS.splitlines()[1:]
        for kind in ("docx", "md")
    ]
    word_file = Document(str(out / "hawaii" / "hawaii-partnership.docx"))
    assert [one.text for one in word_file.paragraphs if one.text] == typed_release(
        ("[jnsert name of regional KP/Coalition/Med Group leader here]", "Lani Kealoha"),
        ("___________ region, __ coalition unions", "Hawaii region, three coalition unions"),
        ("represent ______ employees", "represent 1,960 employees"),
        ("in ______ we have ___.", "in Hawaii we have 97."),
        ("[insert 1-3 local achievements here]", "ending paper charts"),
        ("[insert name of KP/Coalition/Med Group leader here]", "Sam Ito"),
    )
    markdown = read(out / "georgia" / "georgia-partnership.md")
    assert re.findall(r"(?m)^(?:# |- |\*\*)?(.+?)(?:\*\*)?$", markdown) == typed_release(
        ("[jnsert name of regional KP/Coalition/Med Group leader here]", "Ed Moss"),
        ("___________ region, __ coalition unions", "Georgia region, one coalition union"),
        ("represent ______ employees", "represents 2,950 employees"),
        ("in ______ we have ___.", "in Georgia we have 88."),
        (
            "[insert 1-3 local achievements here]",
            "answering calls within a minute and cutting waste by a fifth",
        ),
        ("[insert name of KP/Coalition/Med Group leader here]", "Ann Fry"),
    )


def typed_release(*facts: tuple[str, str]) -> list[str]:
    """Return the paragraphs that headquarters typed, each blank in its place as a fact."""
    document = Document(io.BytesIO(release_with_blanks()))
    words = "\n".join(one.text for one in document.paragraphs)
    for blank, fact in facts:
        assert words.count(blank) == 1, blank
        words = words.replace(blank, fact)
    return words.split("\n")


def follow(page: Path, stand: Path) -> None:
    """Do what a page says from top to bottom, from a folder on."""
    for step in _STEP.finditer(read(page)):
        if step["file"]:
            changed = with_line(read(stand / step["file"]), step["line"])
            file_tree(stand, {step["file"]: changed})
        elif step["whole"]:
            file_tree(stand, {step["whole"]: step["content"]})
        elif step["sheet"]:
            in_sheet(stand / step["sheet"], DEEDS[step["deed"]])
        for command, shown in EXAMPLE.findall(step["block"] or ""):
            stand = typed(command, shown, stand)


def typed(command: str, shown: str, stand: Path) -> Path:
    """Type a command of a page in a folder, and return the folder that one stands in then."""
    match shlex.split(command):
        case ["cd", folder]:
            return stand / folder
        case ["cp", "-r", old, new]:
            shutil.copytree(stand / old, stand / new)
        case _:
            assert_prints(command, shown, stand)
    return stand


def in_sheet(path: Path, deed: Callable[[Any, list[str]], None]) -> None:
    """Open an Excel file, type something into it, and save it."""
    book = openpyxl.load_workbook(path)
    deed(book.active, [str(cell.value) for cell in book.active[1]])
    book.save(path)


def eight_rows(sheet: Any, headers: list[str]) -> None:
    columns, *rows = (row.split("|") for row in ROWS.splitlines())
    for number, row in enumerate(rows, 2):
        for header, value in zip(columns, row, strict=False):
            is_number = value.isdecimal()
            sheet.cell(number, headers.index(header) + 1, int(value) if is_number else value)


def teams_of_hawaii(sheet: Any, headers: list[str]) -> None:
    sheet.cell(4, headers.index("team count *") + 1, 97)


def no_draft(sheet: Any, headers: list[str]) -> None:
    for row in range(2, 10):
        sheet.cell(row, headers.index("draft") + 1, value=False)


DEEDS: Mapping[str, Callable[[Any, list[str]], None]] = {
    "eight rows are filled in": eight_rows,
    "Hawaii has 97 teams": teams_of_hawaii,
    "no row is a draft": no_draft,
}
