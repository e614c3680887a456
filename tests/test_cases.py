from __future__ import annotations

import os
import re
import shlex
from typing import TYPE_CHECKING

import pytest
from support.case_files import CASES, Case, cases, pages, rewritten
from support.command_line import lmp_press

from lmp_press.diagnostics import approval, catalogue, proof, source, template, values

if TYPE_CHECKING:
    from pathlib import Path

REWRITE = "LMP_PRESS_REWRITE_CASES"  # set, after which the difference is for a person to review
PAGES = pages()
ALL = [
    pytest.param(case, id=f"{name}: {case.title}")
    for name, page in PAGES.items()
    for case in cases(page)
]

# What one file of a user can cause. What two regions do, or the output folder, has its own tests.
KINDS = source.SOURCE | values.FIELDS | template.TEMPLATE | catalogue.WORKSPACE
KINDS |= proof.PROOF | approval.APPROVAL


def said(case: Case, folder: Path) -> str:
    """Return what a case's command says, and its exit status."""
    command, _, standard_input = case.command.partition(" < ")
    data = (folder / standard_input).read_bytes() if standard_input else b""
    done = lmp_press("--quiet", *shlex.split(command)[1:], stand=folder, data=data)
    assert done.stdout == b""
    return f"{done.stderr}exit status {done.status}\n"


def tree(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


@pytest.mark.parametrize("case", ALL)
def test_a_case_says_what_its_page_says(case: Case, tmp_path: Path) -> None:
    case.lay_down(tmp_path)
    assert said(case, tmp_path) == case.said


@pytest.mark.parametrize("case", ALL)
def test_fill_says_what_check_says_and_writes_nothing_beside_an_error(
    case: Case, tmp_path: Path
) -> None:
    filled = case._replace(command=case.command.replace(" check", " fill", 1))
    case.lay_down(tmp_path)
    before = tree(tmp_path)
    assert said(filled, tmp_path) == case.said
    assert (tree(tmp_path) == before) == ("exit status 0" not in case.said)


def test_every_kind_of_problem_has_a_case() -> None:
    said = r"(?m)^\S+:\d+:\d+: (?:error|warning): .* \[([a-z-]+)\]$"
    shown = set(re.findall(said, "\n".join(PAGES.values())))
    known = {kind.id or name for name, kind in KINDS.items()}
    assert shown | {"long-release"} == known | {"hole-in-release"}


@pytest.mark.parametrize("name", PAGES)
def test_no_two_cases_of_a_page_have_one_title(name: str) -> None:
    titles = [case.title for case in cases(PAGES[name])]
    assert sorted(set(titles)) == sorted(titles)


if REWRITE in os.environ:

    @pytest.mark.parametrize("name", PAGES)
    def test_the_page_is_written_anew(name: str, tmp_path: Path) -> None:
        now = {}
        for number, case in enumerate(cases(PAGES[name])):
            folder = tmp_path / str(number)
            case.lay_down(folder)
            now[case.title] = said(case, folder)
        (CASES / f"{name}.md").write_text(rewritten(PAGES[name], now), encoding="utf-8")
