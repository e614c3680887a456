from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from lxml import etree
from support.command_line import lmp_press
from support.docx_parts import BY_ANA, BY_LEE, p, parts_of, r, said, word_file, zipped
from support.outside_tools import find_tool
from support.project_files import ROOT, read
from support.workspace_files import file_tree

if TYPE_CHECKING:
    from pathlib import Path

    from support.command_line import Done

NAMES = ("anniversary", "reaffirmation")
REGIONS = sorted(path.stem for path in (ROOT / "regions").glob("*.yaml"))


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a workspace of the samples, filled."""
    folder = tmp_path_factory.mktemp("samples")
    for name in ("templates", "regions"):
        shutil.copytree(ROOT / name, folder / name)
    filled = lmp_press("fill", "-j", "1", stand=folder)
    assert filled.status == 0, filled.stderr
    return folder


def diff(folder: Path, *words: str, data: bytes = b"") -> Done:
    return lmp_press("diff", *words, stand=folder, data=data)


def out(region: str, template: str, form: str) -> str:
    return f"out/{region}/{region}-{template}.{form}"


def edited(folder: Path, word: str, other: str, name: str = "edited.docx") -> str:
    """Lay down Northwest's release as somebody edited it in Word, its runs cut up."""
    parts = parts_of((folder / out("northwest", "anniversary", "docx")).read_bytes())
    parts["word/document.xml"] = parts["word/document.xml"].replace(word.encode(), other.encode())
    (folder / name).write_bytes(zipped(parts))
    return name


def cut_up(data: bytes) -> bytes:
    """Return a file as Word saves it again: runs cut up, proofing marks, other order and level."""
    parts = parts_of(data)
    document = parts["word/document.xml"].decode()
    document = re.sub(
        r"<w:r>((?:<w:rPr>.*?</w:rPr>)?)<w:t(?: [^>]*)?>([^<&]{2})([^<&]+)</w:t></w:r>",
        r'<w:proofErr w:type="spellStart"/><w:r w:rsidR="00A1">\1<w:t>\2</w:t></w:r>'
        r'<w:proofErr w:type="spellEnd"/><w:bookmarkStart w:id="77" w:name="_Go"/>'
        r'<w:bookmarkEnd w:id="77"/><w:r>\1<w:t xml:space="preserve">\3</w:t></w:r>',
        document,
    ).replace("<w:t>", '<w:t xml:space="preserve">')
    assert "proofErr" in document
    parts["word/document.xml"] = document.encode()
    return zipped(dict(reversed(parts.items())))


@pytest.mark.parametrize("template", NAMES)
@pytest.mark.parametrize("region", REGIONS)
def test_what_was_filled_is_the_same_in_every_form(
    samples: Path, region: str, template: str
) -> None:
    word, markdown = out(region, template, "docx"), out(region, template, "md")
    named = region, "-t", template
    for words in [(*named, word), (word, *named), (*named, markdown), (markdown, word)]:
        done = diff(samples, *words)
        assert (done.status, done.stdout) == (0, b""), done


def test_a_file_that_word_saved_again_is_the_same(samples: Path) -> None:
    for region in REGIONS:
        word = out(region, "anniversary", "docx")
        data = cut_up((samples / word).read_bytes())
        assert data != (samples / word).read_bytes()
        (samples / "saved.docx").write_bytes(data)
        assert diff(samples, word, "saved.docx") == (
            0,
            b"",
            f"{word} and saved.docx are the same\n",
        )


def test_a_number_that_was_edited_by_hand_is_shown_in_its_paragraph(samples: Path) -> None:
    name = edited(samples, "9,500", "9,600")
    done = diff(samples, out("northwest", "anniversary", "docx"), name, "--context", "0")
    assert done.status == 1
    assert (
        "represent [-9,500-]{+9,600+} employees"
        in diff(
            samples, out("northwest", "anniversary", "docx"), name, "--only", "data"
        ).stdout.decode()
    )


def test_a_release_and_its_edited_copy_are_called_by_their_names(samples: Path) -> None:
    written = out("northwest", "anniversary", "docx")
    (samples / "edited").mkdir()
    copy = edited(samples, "9,500", "9,600", "edited/northwest-anniversary.docx")
    said = diff(samples, written, copy).stdout.decode().splitlines()[0]
    assert said == "Northwest · anniversary: as generated → as edited: 1 change (1 data)"
    page = diff(samples, copy, written, "-f", "html").stdout.decode()
    assert "<title>Northwest · anniversary: as edited → as generated</title>" in page
    renamed = edited(samples, "9,500", "9,600")
    said = diff(samples, written, renamed).stdout.decode().splitlines()[0]
    assert said == f"{written} → edited.docx: 1 change (1 data)"


def test_a_header_that_was_edited_by_hand_is_found_beside_the_region(samples: Path) -> None:
    parts = parts_of((samples / out("northwest", "anniversary", "docx")).read_bytes())
    header = parts["word/header1.xml"].replace(b"Management Partnership", b"Management Alliance")
    parts["word/header1.xml"] = header
    (samples / "header.docx").write_bytes(zipped(parts))
    done = diff(samples, "northwest", "header.docx", "-t", "anniversary", "--context", "0")
    assert done.status == 1
    assert "(first header) changed · hand" in done.stdout.decode()


def test_what_markdown_cannot_carry_is_no_difference_and_that_is_said(samples: Path) -> None:
    done = diff(samples, out("hawaii", "anniversary", "md"), "hawaii", "-t", "anniversary")
    assert done.stderr.startswith(
        "note: headers, footers, styles and properties are not compared: Markdown has none\n"
    )


def test_two_regions_differ_in_a_table_of_fields_and_nothing_else(samples: Path) -> None:
    done = diff(samples, "northwest", "hawaii", "-t", "anniversary")
    lines = done.stdout.decode().splitlines()
    assert done.status == 1
    assert re.fullmatch(r"northwest → hawaii: \d+ changes \(\d+ data\)", lines[0])
    assert "  employee_count          9,500 → 1,960" in lines
    assert re.fullmatch(r"⋯ \d+ paragraphs the same, \d+ changed by data alone", lines[-1])


def test_a_region_without_a_template_is_compared_through_all_of_them(samples: Path) -> None:
    done = diff(samples, "northwest", "hawaii")
    assert done.stdout.decode().splitlines()[0] == "northwest → hawaii: 2 changed"
    assert diff(samples, "hawaii", "hawaii").status == 0


def test_a_file_is_compared_with_the_template_that_it_is_most_like(samples: Path) -> None:
    word = out("northwest", "reaffirmation", "docx")
    assert diff(samples, "northwest", word).stderr == (
        f"note: northwest (reaffirmation) is compared, since {word} is most like it\n"
        f"northwest (reaffirmation) and {word} are the same\n"
    )


def test_only_one_cause_is_shown_and_decides_the_exit_status(samples: Path) -> None:
    words = "northwest", "hawaii", "-t", "anniversary", "--only"
    assert diff(samples, *words, "hand").status == 0
    done = diff(samples, *words, "data")
    assert done.status == 1
    assert "Here in the [-Northwest-]{+Hawaii+}" in done.stdout.decode()
    assert diff(samples, *words, "hand", "--only", "data") == done


def test_what_is_not_asked_for_is_shown_as_the_new_side_has_it(samples: Path) -> None:
    word = "coalition unions represent"
    name = edited(samples, word, "coalition guilds represent")
    words = out("washington", "anniversary", "docx"), name
    done = diff(samples, *words, "--only", "hand", "--context", "0")
    text = done.stdout.decode()
    assert "Here in the Northwest region, 11 coalition" in text
    assert "[-unions-]{+guilds+}" in text
    assert "(1 hand)" in text


def test_an_older_workspace_has_the_templates_and_regions_of_the_old_side(
    samples: Path, tmp_path: Path
) -> None:
    older = tmp_path / "older"
    shutil.copytree(samples, older)
    copy = older / "templates" / "anniversary" / "release.md.j2"
    copy.write_text(read(copy).replace("This fall marks", "This year marks"), "utf-8")
    words = "northwest", "northwest", "-t", "anniversary", "--old-workspace", str(older)
    done = diff(samples, *words, "--context", "0")
    assert done.status == 1
    assert done.stdout.decode().splitlines()[0] == "northwest → northwest: 1 change (1 template)"
    assert "This [-year-]{+fall+} marks" in done.stdout.decode()
    assert diff(samples, "regions", "regions", *words[2:]).status == 1
    assert diff(samples, "regions", "regions", *words[2:4]).status == 0
    assert diff(samples, *words[:4], "--old-workspace", str(tmp_path)).stderr == (
        f"error: no workspace in `{tmp_path}`: it holds no templates/ and regions/\n"
    )


def test_a_template_of_one_side_only_is_new_or_gone(samples: Path, tmp_path: Path) -> None:
    older = tmp_path / "older"
    shutil.copytree(samples, older)
    shutil.rmtree(older / "templates" / "reaffirmation")
    copy = older / "templates" / "anniversary"
    shutil.copytree(copy, older / "templates" / "farewell")
    done = diff(samples, "hawaii", "hawaii", "--old-workspace", str(older))
    assert done.status == 1
    assert done.stdout.decode().splitlines() == [
        "hawaii → hawaii: 1 new, 1 gone, 1 the same",
        "",
        "gone        hawaii (farewell)",
        "new         hawaii (reaffirmation)",
        "same        hawaii (anniversary)",
    ]


def test_tracked_changes_are_read_as_asked_and_said_with_their_authors(tmp_path: Path) -> None:
    inserted = f"<w:ins {BY_ANA}>{r('new ')}</w:ins>"
    deleted = f"<w:del {BY_LEE}><w:r><w:delText>old </w:delText></w:r></w:del>"
    tracked = word_file(f"<w:p>{r('a ')}{inserted}{deleted}{r('b')}</w:p>")
    plain = word_file(p("a new b"))
    file_tree(tmp_path, {"tracked.docx": tracked, "plain.docx": plain})

    accepted = diff(tmp_path, "plain.docx", "tracked.docx")
    assert accepted == (
        0,
        b"",
        (
            "note: the tracked changes of tracked.docx are read as accepted: "
            "1 insertion by Ana; 1 deletion by Lee\n"
            "plain.docx and tracked.docx are the same\n"
        ),
    )
    rejected = diff(tmp_path, "plain.docx", "tracked.docx", "--revisions", "reject")
    assert rejected.status == 1
    assert rejected.stdout.decode().splitlines() == [
        "plain.docx → tracked.docx: 1 change (1 unknown)",
        (
            "note: the tracked changes of tracked.docx are read as rejected: "
            "1 insertion by Ana; 1 deletion by Lee"
        ),
        "",
        "paragraph 1 changed · unknown",
        "  a [-new-]{+old+} b",
    ]


def test_comments_that_came_or_went_are_told(tmp_path: Path) -> None:
    data = word_file(p("a"), comments='<w:comment w:id="0"/><w:comment w:id="1"/>')
    file_tree(tmp_path, {"a.docx": data, "b.docx": word_file(p("a"))})
    done = diff(tmp_path, "a.docx", "b.docx")
    assert (done.status, done.stdout.decode().splitlines()) == (
        1,
        ["a.docx → b.docx: 2 changes of looks", "also differs: 2 comments removed"],
    )
    assert diff(tmp_path, "a.docx", "b.docx", "--words").status == 0


def test_files_are_compared_where_there_is_no_workspace(tmp_path: Path) -> None:
    file_tree(tmp_path, {"a.md": "# one\n", "b.md": "# two\n", "c.docx": word_file(p("two"))})
    assert diff(tmp_path, "a.md", "b.md").stdout.decode().splitlines() == [
        "a.md → b.md: 1 change (1 unknown)",
        "",
        "paragraph 1 changed · unknown",
        "  [-one-]{+two+}",
    ]
    assert diff(tmp_path, "b.md", "c.docx").status == 1  # a headline is no body text


def test_one_side_may_be_empty(tmp_path: Path) -> None:
    file_tree(tmp_path, {"empty.md": "", "b.md": "one\n\ntwo\n"})
    done = diff(tmp_path, "empty.md", "b.md")
    assert (done.status, done.stdout.decode().splitlines()[-1]) == (1, "  {+two+}")
    assert diff(tmp_path, "b.md", "empty.md").status == 1
    assert diff(tmp_path, "empty.md", "empty.md").status == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("a.md", "no.docx"), "`no.docx` cannot be read: no such file or directory"),
        (("a.md", "not.docx"), "`not.docx` cannot be read as a release: …"),
        (("a.md", "no.yaml"), "no such file: `no.yaml`"),
        (("northwset", "a.md"), "no such region as `northwset`; did you mean `northwest`?"),
        (("a.md", "folder"), "`folder` is a folder, and `a.md` is none"),
        (("a.md", "a.md", "-f", "json", "-o", "no/such"), "cannot write `no/such`: …"),
        (("a.md", "a.md", "-f", "json", "-o", "folder"), "cannot write `folder`: is a directory"),
    ],
)
def test_what_cannot_be_compared_is_said_in_a_line(
    tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    region = {"regions/northwest.yaml": "region_name: Northwest\n"}
    copy = {"templates/t/release.md.j2": "a\n", "templates/t/fields.yaml": "type: object\n"}
    files = {"a.md": "a\n", "not.docx": "a", "folder/b.md": "b\n"}
    file_tree(tmp_path, {**region, **copy, **files})
    done = diff(tmp_path, *words)
    assert done.status == 2
    assert done.stdout == b""
    pattern = re.escape(f"error: {said}\n").replace("…", ".*")
    assert re.fullmatch(pattern, done.stderr), done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        ["a.md", "not.docx", "folder", "regions", "templates"]
    )


def test_the_problems_of_a_region_are_said_and_nothing_is_compared(samples: Path) -> None:
    file_tree(samples, {"bad.yaml": "region_name: x\nunion_count: many\n"})
    done = diff(samples, "bad.yaml", "hawaii")
    assert (done.status, done.stdout) == (2, b"")
    assert "bad.yaml:2:14: error: `union_count` must be a whole number" in done.stderr
    (samples / "bad.yaml").unlink()


def test_a_review_is_written_as_json_and_as_markdown_to_a_file_or_a_pipe(tmp_path: Path) -> None:
    file_tree(tmp_path, {"a.md": "one two\n", "b.md": "one three\n"})
    piped = diff(tmp_path, "a.md", "b.md", "-f", "json")
    assert json.loads(piped.stdout)["counts"]["unknown"] == 1
    filed = diff(tmp_path, "a.md", "b.md", "-f", "json", "-o", str(tmp_path / "c.json"))
    assert (filed.status, filed.stdout) == (1, b"")
    assert (tmp_path / "c.json").read_bytes() == piped.stdout
    assert diff(tmp_path, "a.md", "b.md", "-f", "markdown").stdout.decode() == (
        "{>>a.md → b.md: 1 change (1 unknown)<<}\n\none {--two--}{++three++}\n"
    )
    same = diff(tmp_path, "a.md", "a.md", "-f", "json", "-o", "-")
    assert same.status == 0
    assert json.loads(same.stdout)["same"]


def test_a_redline_of_two_regions_gives_both_of_them(samples: Path) -> None:
    words = "northwest", "hawaii", "-t", "anniversary", "-f", "docx", "-o", "redline.docx"
    signed = diff(samples, *words, "--author", "Lee", "--date", "2017-10-16")
    assert (signed.status, signed.stdout) == (1, b"")
    document = parts_of((samples / "redline.docx").read_bytes())["word/document.xml"]
    assert b'w:author="Lee" w:date="2017-10-16T00:00:00Z"' in document
    rejected = diff(samples, "redline.docx", "northwest", "-t", "anniversary", "--revisions=reject")
    assert rejected.status == 0
    accepted = diff(samples, "redline.docx", "hawaii", "-t", "anniversary", "--only", "hand")
    assert accepted.status == 0
    again = diff(samples, "redline.docx", "redline.docx", "-f", "docx", "--revisions", "reject")
    assert again.stderr == (
        "error: a redline accepts the tracked changes of `redline.docx`: reject them in Word\n"
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("northwest", "hawaii"), "a redline is of two releases: name one template with `-t`"),
        (
            (out("hawaii", "anniversary", "md"), out("hawaii", "anniversary", "docx")),
            "a redline is of Word files and regions: Markdown has no styles to compare",
        ),
    ],
)
def test_what_can_have_no_redline_is_said(samples: Path, words: tuple[str, ...], said: str) -> None:
    assert diff(samples, *words, "-f", "docx") == (2, b"", f"error: {said}\n")


def test_a_page_is_written_for_releases_and_for_folders(samples: Path) -> None:
    for words in (("northwest", "hawaii", "-t", "anniversary"), ("out/georgia", "out/hawaii")):
        done = diff(samples, *words, "-f", "html")
        assert done.status == 1
        assert done.stdout.startswith(b"<!doctype html>")


def test_folders_are_compared_file_by_file(samples: Path, tmp_path: Path) -> None:
    older = tmp_path / "older"
    shutil.copytree(samples / "out", older)
    (older / "hawaii" / "hawaii-anniversary.docx").unlink()
    (older / "georgia").rename(older / "dixie")
    (older / "northwest" / "northwest-anniversary.md").write_text("# other\n", "utf-8")
    (older / "washington" / "washington-anniversary.docx").write_bytes(b"PK")
    done = diff(samples, str(older), "out")
    lines = done.stdout.decode().splitlines()
    assert done.status == 2  # since one cannot be read
    assert lines[0] == f"{older} → out: 1 changed, 1 new, 2 renamed, 1 unreadable, 14 the same"
    assert "new         Hawaii · anniversary (Word)" in lines
    assert "renamed     dixie/georgia-anniversary.docx → georgia/georgia-anniversary.docx" in lines
    assert any(line.startswith("unreadable  Washington · anniversary (Word): ") for line in lines)
    assert diff(samples, "out", "out/") == (0, b"", "out and out are the same\n")


def test_a_folder_of_regions_is_filled_and_compared(samples: Path, tmp_path: Path) -> None:
    shutil.copytree(samples / "regions", tmp_path / "last-week")
    hawaii = tmp_path / "last-week" / "hawaii.yaml"
    hawaii.write_text(read(hawaii).replace("union_count: 1\n", "union_count: 2\n"), "utf-8")
    file_tree(tmp_path, {"last-week/idaho.yaml": "region_name: Idaho\n"})
    words = str(tmp_path / "last-week"), "regions", "-t", "anniversary"
    done = diff(samples, *words)
    assert done.status == 1
    lines = done.stdout.decode().splitlines()
    assert lines[0].endswith(f"1 changed, 1 gone, {len(REGIONS) - 1} the same")
    assert "  union_count  two → one" in lines
    narrowed = diff(samples, *words, "--only", "hand").stdout.decode().splitlines()
    assert narrowed[0].endswith(f": 1 gone, {len(REGIONS)} the same")

    hawaii.write_text(read(hawaii).replace("union_count: 2", "union_count: many"), "utf-8")
    done = diff(samples, *words)
    assert done.status == 2
    assert "error: `union_count` must be a whole number" in done.stdout.decode()


def test_a_region_is_not_taken_for_a_folder_of_its_name(samples: Path, tmp_path: Path) -> None:
    shutil.copytree(samples, tmp_path / "w")
    file_tree(tmp_path / "w", {"hawaii/a.md": "a\n", "georgia/a.md": "b\n"})
    lines = diff(tmp_path / "w", "hawaii/", "georgia/").stdout.decode().splitlines()
    assert lines[0] == "hawaii → georgia: 1 changed"
    lines = diff(tmp_path / "w", "hawaii", "georgia").stdout.decode().splitlines()
    assert lines[0] == "hawaii → georgia: 2 changed"


def test_a_pipe_gets_no_escape_and_a_terminal_gets_colour_unless_told_not_to(
    tmp_path: Path,
) -> None:
    pty = pytest.importorskip("pty")
    file_tree(tmp_path, {"a.md": "one two\n", "b.md": "one three\n"})
    command = [sys.executable, "-m", "lmp_press", "diff", "a.md", "b.md"]

    def on_terminal(**environment: str) -> bytes:
        ours, theirs = pty.openpty()
        here = {**os.environ, "TERM": "xterm", "PYTHONPATH": str(ROOT), **environment}
        subprocess.run(command, cwd=tmp_path, env=here, stdout=theirs, check=False)
        os.close(theirs)
        with os.fdopen(ours, "rb") as terminal:
            return terminal.read1(65536)

    assert b"\x1b[31m[-two-]\x1b[0m\x1b[32m{+three+}\x1b[0m" in on_terminal(NO_COLOR="")
    for plain in (on_terminal(NO_COLOR="1"), on_terminal(TERM="dumb", NO_COLOR="")):
        assert b"one [-two-]{+three+}" in plain
        assert b"\x1b" not in plain
    assert b"\x1b" not in diff(tmp_path, "a.md", "b.md").stdout


def test_two_word_files_are_compared_without_the_templates_libraries(samples: Path) -> None:
    word = out("hawaii", "anniversary", "docx")
    (samples / "again.docx").write_bytes(cut_up((samples / word).read_bytes()))
    code = (
        "import sys; from lmp_press.cli import lmp_press\n"
        f"lmp_press(['diff', '-q', '{word}', 'again.docx'], standalone_mode=False)\n"
    )
    watched = f"try:\n  exec({code!r})\nfinally:\n  print(*sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", f"import sys\n{watched}"],
        cwd=samples,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert not {"jinja2", "rich", "markdown_it", "docx"} & set(done.stdout.split()), done.stderr


def test_git_shows_a_word_file_as_text(samples: Path, tmp_path: Path) -> None:
    git = find_tool("git")
    (configuration,) = re.findall(r"(?ms)^```sh\n(.*?)^```$", read(ROOT / "docs" / "review.md"))
    ours = f'"{sys.executable}" -m lmp_press'
    here = {**os.environ, "HOME": str(tmp_path), "PYTHONPATH": str(ROOT), "GIT_PAGER": "cat"}

    def run(*words: str) -> str:
        done = subprocess.run(
            [git, *words], cwd=tmp_path, env=here, capture_output=True, encoding="utf-8", check=True
        )
        return done.stdout

    run("init", "--quiet")
    for line in configuration.splitlines():
        run(*(word.replace("lmp-press show", f"{ours} show") for word in shlex.split(line)[1:]))
    run("config", "user.name", "Ana")
    run("config", "user.email", "ana@example.org")
    name = "release.docx"
    shutil.copy(ROOT / ".gitattributes", tmp_path)
    shutil.copy(samples / out("northwest", "anniversary", "docx"), tmp_path / name)
    run("add", ".")
    run("commit", "--quiet", "-m", "first")
    shutil.copy(samples / edited(samples, "9,500", "9,600"), tmp_path / name)
    assert "11 coalition unions represent 9,600 employees." in run("diff")
    words = run("diff", "--word-diff")
    assert "represent [-9,500-]{+9,600+} employees" in words
    run("commit", "--quiet", "-am", "second")
    assert "+# Celebrating 20 years" in run("log", "-p")
    assert "9,600 employees" in run("show")


def test_two_folders_have_a_redline_of_each_release_that_differs(
    samples: Path, tmp_path: Path
) -> None:
    older = tmp_path / "older"
    shutil.copytree(samples / "out", older)
    changed = older / "hawaii" / "hawaii-anniversary.docx"
    parts = parts_of(changed.read_bytes())
    document = parts["word/document.xml"].replace(b"lasting improvements", b"lasting gains")
    changed.write_bytes(zipped(parts | {"word/document.xml": document}))
    done = diff(samples, str(older), "out", "-f", "docx", "-o", str(tmp_path / "redlines"))
    assert (done.status, done.stdout) == (1, b"")
    assert done.stderr.splitlines()[-1] == f"1 redline written into {tmp_path / 'redlines'}"
    (made,) = (tmp_path / "redlines").rglob("*.docx")
    assert made.relative_to(tmp_path).as_posix() == "redlines/hawaii/hawaii-anniversary.docx"
    assert said(made.read_bytes(), "reject") == said(changed.read_bytes())
    new = samples / "out" / "hawaii" / "hawaii-anniversary.docx"
    assert said(made.read_bytes()) == said(new.read_bytes())
    done = diff(samples, str(older), "out", "-f", "docx")
    assert done.status == 2
    assert done.stderr == "error: redlines of two folders go into a folder: name one with `-o`\n"


def test_a_redline_of_a_folder_that_cannot_be_made_is_said_and_the_others_are_written(
    samples: Path, tmp_path: Path
) -> None:
    older = tmp_path / "older"
    for region in ("hawaii", "northwest"):
        shutil.copytree(samples / "out" / region, older / region)
    for path in older.rglob("*.docx"):
        parts = parts_of(path.read_bytes())
        document = parts["word/document.xml"].replace(b"lasting improvements", b"lasting gains")
        path.write_bytes(zipped(parts | {"word/document.xml": document}))
    tracked = older / "hawaii" / "hawaii-anniversary.docx"
    words = str(tracked), "hawaii", "-t", "anniversary", "-f", "docx", "-o", str(tracked)
    assert diff(samples, *words).status == 1
    folder = tmp_path / "redlines"
    into = "-f", "docx", "-o", str(folder), "--revisions", "reject"
    done = diff(samples, str(older), "out", *into)
    assert (done.status, done.stdout) == (2, b"")
    first, *_, last = done.stderr.splitlines()
    assert first == (
        f"Hawaii · anniversary (Word): a redline accepts the tracked changes of `{tracked}`: "
        "reject them in Word"
    )
    assert last == f"1 redline written into {folder}"
    assert [path.name for path in folder.rglob("*.docx")] == ["northwest-anniversary.docx"]


def test_a_comment_beside_each_tracked_change_says_why(samples: Path, tmp_path: Path) -> None:
    old = samples / "out" / "northwest" / "northwest-anniversary.docx"
    parts = parts_of(old.read_bytes())
    document = parts["word/document.xml"].replace(b"lasting improvements", b"lasting gains")
    document = document.replace(b"11 coalition unions", b"12 coalition unions")
    file_tree(tmp_path, {"new.docx": zipped(parts | {"word/document.xml": document})})
    made, new = tmp_path / "redline.docx", tmp_path / "new.docx"
    done = diff(samples, str(old), str(new), "-f", "docx", "--causes", "comment", "-o", str(made))
    assert (done.status, done.stderr) == (1, "")
    written = parts_of(made.read_bytes())
    comments = etree.fromstring(written["word/comments1.xml"])
    assert ["".join(map(str, one.itertext())) for one in comments] == ["hand", "data: union_count"]
    assert said(made.read_bytes(), "reject") == said(old.read_bytes())
    assert said(made.read_bytes()) == said(new.read_bytes())
    marks = re.findall(rb"<w:commentRangeStart[^>]*/><w:(\w+)", written["word/document.xml"])
    assert marks == [b"del", b"del"]
