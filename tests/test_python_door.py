from __future__ import annotations

import ast
import json
import re
import shutil
import subprocess
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from support.bad_letterheads import DOCUMENT
from support.command_line import lmp_press as command
from support.docx_parts import parts_of, zipped
from support.project_files import ROOT, read

import lmp_press
from lmp_press.cli.showing import drawn
from lmp_press.readers import docx

if TYPE_CHECKING:
    from pathlib import Path

    from lmp_press.review.comparing.comparison import Comparison

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


def test_the_types_that_are_told_are_those_of_what_is_there() -> None:
    stub = ast.parse(read(ROOT / "lmp_press" / "__init__.pyi"))
    imports = [node for node in stub.body if isinstance(node, ast.ImportFrom)]
    told = {one.name: node.module for node in imports for one in node.names}
    assert sorted(told) == lmp_press.__all__
    for name, module in told.items():
        assert getattr(lmp_press, name) is getattr(import_module(str(module)), name)


def test_a_region_is_filled_by_its_name_its_file_or_its_values() -> None:
    desk = lmp_press.open(ROOT)
    path = ROOT / "regions" / "northwest.yaml"
    values = yaml.safe_load(path.read_text("utf-8"))
    releases = [desk.fill(each, "anniversary") for each in ("northwest", path, str(path), values)]
    assert releases == releases[:1] * 4


def test_a_name_that_is_not_there_is_told() -> None:
    with pytest.raises(AttributeError, match="no attribute `filled`"):
        getattr(lmp_press, "filled")  # noqa: B009 - the types say so too


@pytest.mark.parametrize(
    ("region", "template", "said"),
    [
        ("northwest", "tea", "no such template as `tea`; there is `anniversary` and `reaffirm"),
        ("hawai", "anniversary", "no such region as `hawai`; did you mean `hawaii`?"),
        ("../x.yaml", "anniversary", "no such file: `../x.yaml`"),
    ],
)
def test_what_is_not_in_the_workspace_is_told(region: str, template: str, said: str) -> None:
    with pytest.raises(lmp_press.RefusedError, match=re.escape(said)):
        lmp_press.open(ROOT).fill(region, template)


def test_a_folder_without_a_workspace_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="it holds no templates/ and regions/"):
        lmp_press.open(tmp_path)


def test_another_format_or_kind_of_file_is_told(tmp_path: Path) -> None:
    release = lmp_press.open(ROOT).fill("northwest", "anniversary")
    with pytest.raises(LookupError, match="no such format as `rtf`; there is `docx`, `md`, `html`"):
        lmp_press.write(release, "rtf")
    (tmp_path / "x.rtf").touch()
    with pytest.raises(ValueError, match=r"x\.rtf` is rich text: save it as a Word file"):
        lmp_press.read(tmp_path / "x.rtf")
    with pytest.raises(ValueError, match=r"x\.jpg` is no Word or Markdown file"):
        lmp_press.read(tmp_path / "x.jpg")
    (tmp_path / "x.md").write_bytes(lmp_press.write(release, "md"))
    assert lmp_press.read(tmp_path / "x.md").paragraphs[0].text.startswith("DRAFT")


def edit(text: str) -> str:
    return text.replace("9,500", "9,600")


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a release of the northwest in Word, in which somebody changed a number."""
    release = lmp_press.open(ROOT).fill("northwest", "anniversary")
    paragraphs = [
        one._replace(runs=tuple(run._replace(text=edit(run.text)) for run in one.runs))
        for one in release.paragraphs
    ]
    path = tmp_path_factory.mktemp("edited") / "northwest-anniversary.docx"
    path.write_bytes(lmp_press.write(release._replace(paragraphs=tuple(paragraphs)), "docx"))
    return path


def replaced(comparison: Comparison) -> list[tuple[str, str]]:
    """Return the words that took the place of others; all else must be equal."""
    pieces = [piece for change in comparison.changes for piece in change.pieces]
    assert {piece.kind for piece in pieces} <= {"equal", "replaced"}
    return [(one.old_text, one.new_text) for one in pieces if one.kind == "replaced"]


def test_a_release_and_a_word_file_are_compared_as_the_command_does(edited: Path) -> None:
    release = lmp_press.open(ROOT).fill("northwest", "anniversary")
    assert replaced(lmp_press.compare(release, edited)) == [("9,500", "9,600")]
    assert replaced(lmp_press.compare(release, lmp_press.read(edited))) == [("9,500", "9,600")]


def test_a_redline_gives_both_sides_whatever_they_are_named_by(edited: Path) -> None:
    release = lmp_press.open(ROOT).fill("northwest", "anniversary")
    for old in (release, lmp_press.write(release, "docx")):
        for new in (edited, str(edited), edited.read_bytes(), lmp_press.read(edited)):
            data = lmp_press.redline(old, new)
            assert docx.read(data).release == docx.read(edited.read_bytes()).release
            rejected = docx.read(data, revisions="reject").release
            assert rejected == docx.read(lmp_press.write(release, "docx")).release


def test_a_redline_is_the_one_that_the_command_writes(edited: Path) -> None:
    words = ["northwest", str(edited), "-t", "anniversary", "-f", "docx"]
    written = command("diff", *words, stand=ROOT)
    release = lmp_press.open(ROOT).fill("northwest", "anniversary")
    assert lmp_press.redline(release, edited) == written.stdout


def test_a_redline_also_marks_how_a_word_file_looks(edited: Path, tmp_path: Path) -> None:
    parts = parts_of(edited.read_bytes())
    marked = b'<w:r><w:rPr><w:highlight w:val="yellow"/></w:rPr><w:t>Here in the Northwest'
    parts[DOCUMENT] = parts[DOCUMENT].replace(b"<w:r><w:t>Here in the Northwest", marked)
    (tmp_path / "marked.docx").write_bytes(zipped(parts))
    for new in (edited, tmp_path / "marked.docx"):
        data = lmp_press.redline(edited, new)
        assert (b"w:highlight" in parts_of(data)[DOCUMENT]) == (new is not edited)


def test_a_redline_is_of_word_files(edited: Path, tmp_path: Path) -> None:
    release = lmp_press.open(ROOT).fill("northwest", "anniversary")
    text = tmp_path / "x.md"
    text.write_bytes(lmp_press.write(release, "md"))
    with pytest.raises(lmp_press.RefusedError, match="Markdown has no styles to compare"):
        lmp_press.redline(text, edited)
    with pytest.raises(ValueError, match="OLD was read from a Word file, and a release does not"):
        lmp_press.redline(lmp_press.read(edited), release)
    with pytest.raises(ValueError, match="`OLD` cannot be read as a release: it is not a ZIP"):
        lmp_press.redline(b"no Word file", release)


def test_a_review_is_the_one_that_the_command_shows(edited: Path) -> None:
    review = lmp_press.open(ROOT).review("northwest", edited, "anniversary")
    words = ["northwest", str(edited), "-t", "anniversary", "-f", "json"]
    done = command("diff", *words, stand=ROOT)
    assert drawn(review, "json") == done.stdout
    assert review.title == f"northwest → {edited}"


def said_by_check(*words: str, stand: Path) -> list[tuple[str, str]]:
    """Return the id and the sentence of each problem that `lmp-press check` says."""
    done = command("check", "--problems", "json", *words, stand=stand)
    return [(one["id"], one["message"]) for one in map(json.loads, done.stderr.splitlines())]


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ((), 2),
        (("northwest",), 1),
        (("northwest", "anniversary"), 1),
        (("northwest", "reaffirmation"), 0),
    ],
)
def test_a_check_says_what_the_command_says(
    asked: tuple[str, ...], number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("templates", "regions"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    for region in ("northwest", "hawaii"):
        path = tmp_path / "regions" / f"{region}.yaml"
        text = re.sub("team_count: .*", "team_count: many", path.read_text("utf-8"))
        path.write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    words = [*asked[:1], *(f"--template={name}" for name in asked[1:])]
    problems = lmp_press.open().check(*asked)
    assert [(one.id, one.message) for one in problems] == said_by_check(*words, stand=tmp_path)
    assert len(problems) == number


def test_a_check_returns_what_is_wrong_with_the_templates(tmp_path: Path) -> None:
    for folder in ("templates", "regions"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    (tmp_path / "templates" / "anniversary" / "fields.yaml").write_text("type: [", "utf-8")
    problems = lmp_press.open(tmp_path).check()
    assert [(one.id, one.message) for one in problems] == said_by_check(stand=tmp_path)
