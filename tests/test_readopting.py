from __future__ import annotations

import shlex
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from support.command_line import lmp_press
from support.workspace_files import file_tree

if TYPE_CHECKING:
    from pathlib import Path

NEWS = """\
FOR IMMEDIATE RELEASE

Open Day in [City]

Our [number] doors open on [date], says [name of mayor], [title]. In [City] all know [library].

We thank [List your sponsors].
"""
LATER = NEWS.replace("all know", "and in [name of county] all know").replace(
    "We thank", "We thank [name of donor] and"
)
DIFF = [
    "--- a/templates/news/release.md.j2",
    "+++ b/templates/news/release.md.j2",
    (
        '-Our {{ gate_count | number }} {{ gate_count | agree("door opens", "doors open") }} on '
        "{{ date | press_date }}, says {{ mayor }}, {{ title }}. In {{ town }} all know "
        "{{ library }}."
    ),
    (
        '+Our {{ gate_count | number }} {{ gate_count | agree("door opens", "doors open") }} on '
        "{{ date | press_date }}, says {{ mayor }}, {{ title }}. In {{ town }} and in "
        "{{ county_name }} all know {{ library }}."
    ),
    "-We thank {{ sponsors | series }}.",
    "+We thank {{ donor }} and {{ sponsors | series }}.",
]


def edited(folder: Path, *pairs: tuple[str, str]) -> None:
    """Change words in both files of the template, as a person would."""
    for name in ("release.md.j2", "fields.yaml"):
        path = folder / "templates" / "news" / name
        text = path.read_text()
        for before, after in pairs:
            text = text.replace(before, after)
        path.write_text(text)


@pytest.fixture
def adopted(tmp_path: Path) -> Path:
    """A workspace with a template whose fields a person renamed in its files."""
    file_tree(tmp_path, {"news.txt": NEWS})
    assert lmp_press("adopt", "news.txt", "--name", "2=gate_count", stand=tmp_path).status == 0
    edited(tmp_path, ("city_name", "town"), ("Press office", "Our desk"))
    return tmp_path


def test_the_same_source_again_changes_nothing_whatever_was_renamed(adopted: Path) -> None:
    done = lmp_press("adopt", "news.txt", stand=adopted)
    assert (done.status, done.stderr) == (
        *(0, "templates/news/ is what the file makes; nothing was written\n"),
    )


def test_a_changed_source_shows_what_would_change_and_keeps_the_names(adopted: Path) -> None:
    before = (adopted / "templates/news/release.md.j2").read_bytes()
    file_tree(adopted, {"news.txt": LATER})
    done = lmp_press("adopt", "news.txt", stand=adopted)
    assert done.status == 1
    lines = [line for line in done.stdout.decode().splitlines() if line[:1] in {"-", "+"}]
    assert lines[: len(DIFF)] == DIFF
    assert "Our desk" not in done.stdout.decode()
    assert (adopted / "templates/news/release.md.j2").read_bytes() == before
    assert done.stderr == (
        "templates/news/ would change, and is never written over; to take it over,\n"
        "  `lmp-press adopt news.txt --as news --name 1=town --name 2=gate_count --name 6=town"
        " | git apply` changes its files, or\n"
        "  `--as news-2` makes a new one beside it, and you delete the old\n"
    )
    assert lmp_press("adopt", "news.txt", "--dry-run", stand=adopted).status == 0


def test_the_diff_is_a_patch_and_the_command_makes_the_same_from_nothing(adopted: Path) -> None:
    file_tree(adopted, {"news.txt": LATER})
    done = lmp_press("adopt", "news.txt", stand=adopted)
    command = done.stderr.split("`")[1].split(" | ")[0]
    git = shutil.which("git") or "git"
    subprocess.run([git, "apply"], cwd=adopted, input=done.stdout, check=True)
    assert lmp_press("adopt", "news.txt", stand=adopted).status == 0
    patched = (adopted / "templates/news/release.md.j2").read_bytes()
    shutil.rmtree(adopted / "templates/news")
    assert lmp_press(*shlex.split(command)[1:], stand=adopted).status == 0
    assert (adopted / "templates/news/release.md.j2").read_bytes() == patched


def test_a_folder_that_is_no_template_is_left_alone(tmp_path: Path) -> None:
    file_tree(tmp_path, {"news.txt": NEWS, "templates/news/mine.txt": "mine"})
    done = lmp_press("adopt", "news.txt", stand=tmp_path)
    assert done.status == 2
    assert done.stderr == (
        "error: `templates/news` is already there, and is no template that can be read; "
        "name the new one with `--as`\n"
    )
    assert [path.name for path in (tmp_path / "templates/news").iterdir()] == ["mine.txt"]
