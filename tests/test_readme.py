from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, NamedTuple

import click
import pytest
import yaml
from support.command_line import lmp_press
from support.guide_pages import EXAMPLE, GUIDE, assert_prints, with_line, workspace
from support.project_files import ROOT, read, told
from support.workspace_files import file_tree

from lmp_press.blanks import BLANK, index_of
from lmp_press.cli import COMMANDS
from lmp_press.cli import lmp_press as front_door
from lmp_press.diagnostics.catalogue import KINDS
from lmp_press.fields import Group
from lmp_press.fields.keywords import KEYWORDS
from lmp_press.press_style import inside_quotation
from lmp_press.source import Source
from lmp_press.template.compiling import compiled
from lmp_press.template.filters import FILTERS
from lmp_press.template.printing import Printing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

README = ROOT / "README.md"
TEMPLATES = read(ROOT / "docs" / "templates.md")
REGION_FILES = read(ROOT / "docs" / "region-files.md")
SAMPLE = read(ROOT / "regions" / "northwest.yaml")
PAGES = [README, *sorted(ROOT.glob("docs/*.md"))]
LARGEST_PICTURE = 200_000  # bytes
PICTURES_TOOL = ROOT / "tools" / "pictures.py"
PICTURES = re.compile(r'(?m)^    "([\w-]+\.(?:png|svg))": ')
TESTS_OWN_KEYWORDS = {"$schema", "$id", "$comment", "title", "default"}  # need no explaining

# A block of commands, and before it, unseen on the page, the line of a file that it needs.
_CONSOLE = re.compile(
    r"(?ms)(?:^<!-- with (?P<file>\S+): (?P<line>[^\n]+) -->\n+)?"
    r"^(?P<indent> *)```console\n(?P<block>.*?)^(?P=indent)```$"
)
_CELL = re.compile(r"(?<!\\)\|")

TYPED: Mapping[type, Callable[[str], object]] = {
    int: int,
    tuple: lambda words: tuple(words.split(", ")),
    str: str,
    dt.date: dt.date.fromisoformat,
}


class Example(NamedTuple):
    """A command of a page, what the page says comes of it, and the line of a file it needs."""

    command: str
    shown: str
    file: str
    line: str


def examples(page: Path) -> Iterator[Example]:
    for found in _CONSOLE.finditer(read(page)):
        block = re.sub(rf"(?m)^{found['indent']}", "", found["block"])
        for command, shown in EXAMPLE.findall(block):
            yield Example(command, shown, found["file"] or "", found["line"] or "")


def all_examples() -> list[object]:
    return [
        pytest.param(example, id=f"{page.stem}: {example.command}")
        for page in PAGES
        if page not in GUIDE
        for example in examples(page)
    ]


def rows(page: str) -> Iterator[list[str]]:
    """Yield the rows of a page's tables, each as its cells without their space."""
    for line in page.splitlines():
        if line.startswith("| "):
            yield [cell.strip().replace("\\|", "|") for cell in _CELL.split(line)[1:-1]]


def filter_rows() -> list[list[str]]:
    _, after = TEMPLATES.split("## Press style\n")
    return [row for row in rows(after.split("\n## ")[0]) if row[0].startswith("`")]


def commands() -> dict[str, click.Command]:
    context = click.Context(front_door)
    found = {name: front_door.get_command(context, name) for name in COMMANDS}
    return {name: command for name, command in found.items() if command}


def options(command: click.Command) -> list[click.Option]:
    parameters = command.get_params(click.Context(command))
    return [parameter for parameter in parameters if isinstance(parameter, click.Option)]


def field_names(schema: object) -> Iterator[str]:
    """Yield the names of all fields of a schema, at any depth."""
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        schema = list(schema.values())
    if isinstance(schema, list):
        for part in schema:
            yield from field_names(part)


def schemas() -> list[object]:
    return [yaml.safe_load(read(path)) for path in sorted(ROOT.glob("templates/*/fields.yaml"))]


def with_keys(region: str, lines: str) -> str:
    """Return a region file's text with some lines in the place of those that have their keys."""
    for key in re.findall(r"(?m)^\w+(?=:)", lines):
        region = re.sub(rf"(?ms)^{key}:.*?(?=^\S|\Z)", "", region)
    return region + lines


def in_press_style(copy: str, value: object) -> str:
    """Return what a template's copy prints for a field `n` of a value."""
    values = Group({"n": value}, "", None)  # type: ignore[dict-item]  # as a test has it
    printing = Printing(compiled({"n": Source("n", copy)}), values)
    printing.file("n", {})
    words = [blank.words for blank in printing.impression.blanks]
    return BLANK.sub(lambda sign: words[index_of(sign[1])], "".join(printing.copy))


@pytest.mark.parametrize("example", all_examples())
def test_an_example_prints_what_its_page_shows(example: Example, tmp_path: Path) -> None:
    workspace(tmp_path)
    if example.file:
        changed = with_line(read(tmp_path / example.file), example.line)
        file_tree(tmp_path, {example.file: changed})
    assert_prints(example.command, example.shown, tmp_path)


def test_every_picture_of_a_page_is_there_and_drawn_by_make_pictures() -> None:
    shown = {
        (page.parent / path).resolve()
        for page in PAGES
        for path in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", read(page))
    }
    drawn = {ROOT / "docs" / "images" / name for name in PICTURES.findall(read(PICTURES_TOOL))}
    assert shown == drawn == set((ROOT / "docs" / "images").iterdir())


def test_every_picture_is_one_that_a_page_loads_at_once() -> None:
    heavy = [
        path
        for path in (ROOT / "docs" / "images").iterdir()
        if path.stat().st_size > LARGEST_PICTURE
    ]
    assert not heavy


def test_the_readme_shows_a_sample_region_as_it_is() -> None:
    (shown,) = re.findall(r"(?ms)^```yaml\n(.*?)^```$", read(README))
    assert shown == SAMPLE


@pytest.mark.parametrize(
    "lines",
    re.findall(r"(?ms)^```yaml\n(.*?)^```$", REGION_FILES),
    ids=lambda lines: lines.partition(":")[0],
)
def test_lines_of_the_page_of_region_files_fit_into_one(lines: str) -> None:
    checked = lmp_press("check", "-", stand=ROOT, data=with_keys(SAMPLE, lines).encode())
    assert checked.status == 0, checked.stderr


@pytest.mark.parametrize("line", re.findall(r"`(title: ['\"].+?)`", REGION_FILES))
def test_a_value_that_the_page_of_region_files_quotes_is_whole(line: str) -> None:
    region = with_line(SAMPLE, line.rjust(len(line) + 4)).encode()
    shown = lmp_press("show", "-", "-t", "anniversary", stand=ROOT, data=region)
    title = inside_quotation(yaml.safe_load(line)["title"])
    assert f"Ana Example, {title}, Kaiser" in inside_quotation(shown.stdout.decode()), shown.stderr


def test_every_make_target_of_the_readme_is_there() -> None:
    told_of = set(re.findall(r"(?m)^make (\w+)", read(README)))
    assert told_of == {"fill", "test"}
    assert told_of <= set(re.findall(r"(?m)^\.PHONY: (\w+)", read(ROOT / "Makefile")))


def test_every_command_has_its_row_in_the_readme_in_the_order_of_the_help() -> None:
    told_of = re.findall(r"(?m)^\| `lmp-press (\w+)", read(README))
    assert told_of == list(COMMANDS)


def test_every_command_has_help_with_an_example_that_names_it() -> None:
    for name, command in commands().items():
        assert command.help, name
        assert re.match(rf"Example: lmp-press\b.* {name}\b", command.epilog or ""), name


def test_every_option_says_what_it_is_for() -> None:
    silent = [
        f"{name} {option.opts[-1]}"
        for name, command in {"lmp-press": front_door, **commands()}.items()
        for option in options(command)
        if not option.help
    ]
    assert not silent, told("these have no help:", silent)


def test_every_option_that_a_page_names_is_there() -> None:
    known = {
        word
        for command in [front_door, *commands().values()]
        for option in options(command)
        for word in [*option.opts, *option.secondary_opts]
    }
    named = {
        f"{page.name}: {option}": option
        for page in PAGES
        for option in re.findall(r"(?<=`)--[a-z][a-z-]+", read(page))
    }
    unknown = [place for place, option in named.items() if option not in known]
    assert not unknown, told("no command has these:", unknown)


def test_every_problem_is_on_its_page_as_severe_as_it_is() -> None:
    page = rows(read(ROOT / "docs" / "problems.md"))
    told_of = [(cells[0].strip("`"), cells[1]) for cells in page if cells[0].startswith("`")]
    assert told_of == [(kind.id or name, str(kind.severity)) for name, kind in KINDS.items()]


def test_every_field_of_a_template_is_on_the_page_of_region_files() -> None:
    told_of = {cells[0].strip("`") for cells in rows(REGION_FILES)}
    told_of |= {"phone", "email"}  # which a sentence tells of
    missing = {name for schema in schemas() for name in field_names(schema)} - told_of
    assert not missing, told("docs/region-files.md does not tell of:", sorted(missing))


def test_every_keyword_of_the_fields_is_on_the_page_of_templates() -> None:
    told_of = {word for cells in rows(TEMPLATES) for word in re.findall(r"`([^`:]+)", cells[0])}
    used = {key for schema in schemas() for key in dict(schema) if key.startswith("x-")}  # type: ignore[call-overload]  # a schema is a mapping
    missing = (used | KEYWORDS.keys()) - told_of - TESTS_OWN_KEYWORDS
    assert not missing, told("docs/templates.md does not tell of:", sorted(missing))


def test_every_filter_is_on_the_page_of_templates() -> None:
    assert [row[0].strip("`") for row in filter_rows()] == list(FILTERS)


@pytest.mark.parametrize("row", filter_rows(), ids=lambda row: row[0])
def test_a_filter_does_what_its_row_says(row: list[str]) -> None:
    name, _, copy, value, printed = row
    typed = TYPED[FILTERS[name.strip("`")][1]](value)
    assert in_press_style(copy.strip("`"), typed) == printed


def test_the_small_template_of_its_page_is_whole_and_makes_the_release_that_is_shown(
    tmp_path: Path,
) -> None:
    page = TEMPLATES.split("\n## A small one, whole\n")[1].split("\n## ")[0]
    files = dict(re.findall(r"(?ms)`(\S+)`:\n\n```\w+\n(.*?)^```$", page))
    (shown,) = re.findall(r"(?ms)^```markdown\n(.*?)^```$", page)
    file_tree(tmp_path, files)
    assert lmp_press("check", stand=tmp_path) == (
        *(0, b""),
        "1 region and 1 template checked, no problem found\n",
    )
    assert lmp_press("show", "east-bay", stand=tmp_path).stdout.decode() == shown
    assert lmp_press("fill", "-q", stand=tmp_path).status == 0
