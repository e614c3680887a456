"""A correction of what went out: the release again, and the note that says what was wrong in it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import docx
import pytest
from support.bad_letterheads import DOCUMENT, header_that_uses, parts_of, zipped
from support.command_line import lmp_press
from support.project_files import ROOT
from support.workspace_files import file_tree

from lmp_press.signoff.wording import subject

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "CORRECTION: Celebrating 20 years of our Labor Management Partnership — Northwest"


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    """Return a workspace whose last week's releases, without DRAFT, are in `sent`."""
    shutil.copytree(ROOT / "templates" / "anniversary", tmp_path / "templates" / "anniversary")
    for name in ("northwest", "hawaii"):
        text = (ROOT / "regions" / f"{name}.yaml").read_text().partition("reaffirmation:")[0]
        file_tree(tmp_path, {f"regions/{name}.yaml": text.replace("draft: true\n", "")})
    assert lmp_press("fill", "-o", str(tmp_path / "sent"), stand=tmp_path).status == 0
    return tmp_path


def corrected(sent: Path, name: str, *changes: tuple[str, str]) -> None:
    """Change a file of the workspace, and fill anew."""
    path = sent / name
    text = path.read_text()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text)
    assert lmp_press("fill", stand=sent).status == 0


def note(sent: Path, *words: str) -> str:
    done = lmp_press("correct", str(sent / "sent"), str(sent / "out"), *words, stand=sent)
    assert done.status == 0, done.stderr
    return done.stdout.decode()


def test_a_fact_is_named_with_its_paragraph_and_both_values(sent: Path) -> None:
    corrected(
        sent,
        "regions/northwest.yaml",
        ("9,500", "9,700"),
        ("2017-10-16", "2017-10-18"),
        ("Ana Example", "Anna Example"),
    )
    assert note(sent) == (
        f"{TITLE}\n"
        "\n"
        "In the date line, the release date is Oct. 18, 2017, not Oct. 16, 2017.\n"
        "In the fourth paragraph, the name in the first leader quote is “Anna Example”, not “Ana "
        "Example”.\n"
        "In the sixth paragraph, the number of employees is 9,700, not 9,500.\n"
    )


def test_words_of_the_copy_are_corrected_in_all_releases_at_once(sent: Path) -> None:
    corrected(
        sent,
        "templates/anniversary/release.md.j2",
        ("This fall marks", "This autumn marks"),
        ("a better way to work, and", "a better way to work and"),
        ("- make KP more affordable\n", ""),
    )
    said = note(sent)
    assert said.count("In the first paragraph, “fall” should read “autumn”.\n") == 2
    assert said.count("In the first paragraph, “work, and” should read “work and”.\n") == 2
    assert said.count("The bullet “make KP more affordable” is gone.\n") == 2


def test_the_corrected_release_opens_with_what_was_wrong_in_word_and_markdown(sent: Path) -> None:
    corrected(sent, "regions/northwest.yaml", ("9,500", "9,700"))
    note(sent, "-o", str(sent / "corrections"))
    folder = sent / "corrections" / "northwest"
    assert sorted(path.name for path in folder.iterdir()) == [
        f"northwest-anniversary-correction.{form}" for form in ("docx", "md", "txt")
    ]
    document = docx.Document(str(folder / "northwest-anniversary-correction.docx"))
    assert [each.text for each in document.paragraphs[:3]] == [
        "CORRECTION",
        "In the sixth paragraph, the number of employees is 9,700, not 9,500.",
        "FOR IMMEDIATE RELEASE",
    ]
    assert document.core_properties.title == TITLE
    markdown = (folder / "northwest-anniversary-correction.md").read_text()
    assert markdown.startswith(
        "**CORRECTION**\n\nIn the sixth paragraph, the number of employees is 9,700, not 9,500.\n"
    )


def test_one_release_is_corrected_against_its_region(sent: Path) -> None:
    path = sent / "regions" / "northwest.yaml"
    path.write_text(path.read_text().replace("9,500", "9,700"))
    old = sent / "sent" / "northwest" / "northwest-anniversary.docx"
    done = lmp_press("correct", str(old), "northwest", stand=sent)
    said = "In the sixth paragraph, the number of employees is 9,700, not 9,500.\n"
    assert (done.status, done.stdout.decode()) == (0, f"{TITLE}\n\n{said}")


def test_what_is_the_same_needs_no_correction(sent: Path) -> None:
    assert lmp_press("fill", stand=sent).status == 0
    done = lmp_press("correct", str(sent / "sent"), str(sent / "out"), stand=sent)
    assert done == (0, b"", "nothing is to be corrected: the releases say the same\n")


def test_a_word_file_that_cannot_be_paper_again_is_said_and_nothing_written(sent: Path) -> None:
    parts = parts_of((sent / "sent" / "northwest" / "northwest-anniversary.docx").read_bytes())
    elsewhere = header_that_uses("image", "https://example.org/logo.png", ' TargetMode="External"')
    parts |= {name: elsewhere[name] for name in elsewhere if "header2" in name}
    parts[DOCUMENT] = parts[DOCUMENT].replace(b"9,500", b"9,600")
    (sent / "right.docx").write_bytes(zipped(parts))
    done = lmp_press("correct", "northwest", "right.docx", "-o", "corrections", stand=sent)
    assert done.status == 1
    assert done.stderr.startswith(
        "right.docx:1:1: error: `right.docx` cannot be used as a letterhead: it shows a file from "
        "elsewhere, `https://example.org/logo.png` [bad-letterhead]\n"
    )
    assert not (sent / "corrections").exists()


def test_a_release_and_a_folder_cannot_be_compared(sent: Path) -> None:
    done = lmp_press("correct", str(sent / "sent"), "northwest", stand=sent)
    words = "error: a correction is of two releases, or of two folders of them\n"
    assert done == (2, b"", words)


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("library_count", "the number of libraries"),
        ("release_date", "the release date"),
        ("media_contact.phone", "the phone in the media contact"),
        ("local_achievements[1]", "the second of the local achievements"),
        ("leader_quotes[0].title", "the title in the first leader quote"),
    ],
)
def test_a_field_is_named_in_words(field: str, words: str) -> None:
    assert subject(field) == words


OURS = "northwest/northwest-anniversary.md"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "## Media contact",
            "## Press contact",
            "In the heading “Press contact”, “Media” should read “Press”.",
        ),
        (
            "https://www.lmpartnership.org",
            "https://lmpartnership.example/kit",
            (
                "In the eighth paragraph, the link “LMPartnership.org” leads to "
                "https://lmpartnership.example/kit, not to https://www.lmpartnership.org."
            ),
        ),
        (
            "make KP more affordable",
            "make KP much more affordable",
            "In the fourth bullet, “KP more” should read “KP much more”.",
        ),
        (
            "- make KP more affordable",
            "- make KP more affordable\n- be kind",
            "The fifth bullet is new: “be kind”.",
        ),
        (
            "The national agreement",
            "“We agree,” say all.\n\nThe national agreement",
            "The third paragraph is new: “‘We agree,’ say all.”",
        ),
        ("FOR IMMEDIATE RELEASE", "DRAFT — NOT FOR RELEASE", ""),
        ("\\###", "-30-", ""),
    ],
)
def test_markdown_is_counted_as_an_editor_counts(sent: Path, old: str, new: str, said: str) -> None:
    text = (sent / "sent" / OURS).read_text()
    assert text.count(old) == 1
    path = sent / "edited.md"
    path.write_text(text.replace(old, new))
    done = lmp_press("correct", str(sent / "sent" / OURS), str(path), stand=sent)
    assert done.stdout.decode().partition("\n\n")[2] == (f"{said}\n" if said else "")


def test_a_contact_and_a_series_read_well_in_word_and_markdown(sent: Path) -> None:
    corrected(
        sent,
        "regions/northwest.yaml",
        ("503-555-0106", "503-555-0199"),
        ("press@northwest.example", "news@northwest.example"),
        ("by 12 percent\n", "by 12 percent\n  - opening a clinic\n"),
        ("region_in_text: the Northwest", "region_in_text: the Pacific Northwest"),
    )
    told = (
        "In the sixth paragraph, “the Northwest” should read “the Pacific Northwest”.\n"
        "In the sixth paragraph, the local achievements are “cutting lost work days by 12 percent "
        "and opening a clinic”, not “cutting lost work days by 12 percent”.\n"
        "In the contact, the phone in the media contact is 503-555-0199, not 503-555-0106.\n"
        "In the contact, the email in the media contact is “news@northwest.example”, not "
        "“press@northwest.example”.\n"
    )
    for form in ("docx", "md"):
        name = f"northwest/northwest-anniversary.{form}"
        old, new = (str(sent / folder / name) for folder in ("sent", "out"))
        done = lmp_press("correct", old, new, stand=sent)
        assert done.stdout.decode().partition("\n\n")[2] == told, form
