from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from support.project_files import ROOT, read

import lmp_press

if TYPE_CHECKING:
    from pathlib import Path

EXAMPLES = re.findall(r"(?ms)^```python\n(.*?)^```$", read(ROOT / "docs" / "python.md"))


def test_every_example_of_the_page_gives_what_it_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("templates", "regions"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    for example in EXAMPLES:
        code, _, shown = example.rpartition("\n# ")
        tree = ast.parse(code)
        last = tree.body.pop()
        assert isinstance(last, ast.Expr)
        exec(compile(tree, "docs/python.md", "exec"), names)  # noqa: S102 - our own page
        asked = compile(ast.Expression(last.value), "docs/python.md", "eval")
        assert eval(asked, names) == ast.literal_eval(shown)  # noqa: S307 - likewise


def test_the_package_imports_nothing_before_it_is_used() -> None:
    code = "import sys, lmp_press; print([name for name in sys.modules if 'lmp_press' in name])"
    run = [sys.executable, "-c", code]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['lmp_press']"


@pytest.mark.parametrize("name", lmp_press.__all__)
def test_every_name_is_there_and_on_the_page(name: str) -> None:
    assert getattr(lmp_press, name).__doc__
    assert name in read(ROOT / "docs" / "python.md")


def test_a_name_that_is_not_there_is_told() -> None:
    with pytest.raises(AttributeError, match="no attribute `filled`"):
        getattr(lmp_press, "filled")  # noqa: B009 - the types say so too


@pytest.mark.parametrize(
    ("region", "template", "said"),
    [
        ("northwest", "tea", "no template `tea`: anniversary, reaffirmation"),
        ("atlantis", "anniversary", "no region `atlantis`: colorado"),
    ],
)
def test_what_is_not_in_the_workspace_is_told(region: str, template: str, said: str) -> None:
    with pytest.raises(LookupError, match=said):
        lmp_press.open(ROOT).fill(region, template)


def test_a_folder_without_a_workspace_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="holds templates/ and regions/"):
        lmp_press.open(tmp_path)


def test_another_format_or_kind_of_file_is_told(tmp_path: Path) -> None:
    release = lmp_press.open(ROOT).fill("northwest", "anniversary")
    with pytest.raises(LookupError, match="no format `rtf`: docx, md, html, txt"):
        lmp_press.write(release, "rtf")
    with pytest.raises(LookupError, match=r"no kind of file to read `\.rtf`"):
        lmp_press.read(tmp_path / "x.rtf")
    (tmp_path / "x.md").write_bytes(lmp_press.write(release, "md"))
    assert lmp_press.read(tmp_path / "x.md").paragraphs[0].text.startswith("DRAFT")
