from __future__ import annotations

from lmp_press.diagnostics.drawing import draw
from lmp_press.preflight import inspect
from lmp_press.release import Paragraph, Properties, Release, Role, Run
from lmp_press.writers import WRITERS


def release_that_says(*texts: str) -> Release:
    return Release(
        tuple([Paragraph(Role.BODY, (Run(text),)) for text in texts]), Properties(title="A title")
    )


def said_of(release: Release, *formats: str, written: Release | None = None) -> list[str]:
    """Return what is said about the files of a release, or about files of another one."""
    documents = {form: WRITERS[form](written or release) for form in formats}
    return [draw(problem) for problem in inspect(release, documents, "west/west-news")]


def test_a_release_that_says_what_was_written_is_fit_to_go_out() -> None:
    assert said_of(release_that_says("Hello.", "*Good* day."), "docx", "md", "html", "txt") == []


def test_a_hole_is_said_once_with_the_sentence_that_it_stands_in() -> None:
    release = release_that_says("First. Here in ____ we have many. Last.")
    assert said_of(release, "docx", "md") == [
        (
            "west/west-news.docx:1:1: error: `west/west-news.docx` holds `____` "
            "in the sentence `Here in ____ we have many.` [hole-in-release]\n"
            "  help: write the words that belong there, in the region file or in the copy"
        )
    ]


def test_a_hole_is_found_before_a_format_that_is_not_read_back() -> None:
    (said,) = said_of(release_that_says("To be TBD"), "html", "txt")
    assert said.startswith("west/west-news:1:1: error: `west/west-news` holds `TBD`")


def test_a_long_sentence_is_cut_around_its_hole() -> None:
    (said,) = said_of(release_that_says(f"{'before ' * 30}TBD{' after' * 30}"), "md")
    sentence = said.partition("sentence `")[2].partition("`")[0]
    assert sentence == f"…{('before ' * 30)[-80:]}TBD{(' after' * 30)[:77]}…"


def test_other_words_than_were_written_are_a_fault_of_the_program() -> None:
    release, other = release_that_says("Hello, Ana."), release_that_says("Hello, Bob.")
    assert said_of(release, "md", written=other) == [
        (
            "west/west-news.md:1:1: error: `west/west-news.md` came out with other words than were "
            "written: `Hello, Bob.`, not `Hello, Ana.` [words-differ]\n"
            "  help: report this as a fault of the program; the file was not written"
        )
    ]


def test_a_paragraph_too_few_or_too_many_is_a_difference() -> None:
    one, two = release_that_says("A."), release_that_says("A.", "B.")
    for written, expected in ((one, two), (two, one)):
        assert [
            said.count("[words-differ]")
            for said in said_of(expected, "docx", "md", written=written)
        ] == [1, 1]


def test_words_that_a_template_allows_are_no_hole() -> None:
    release = release_that_says("At Super Bowl XX.")
    documents = {"md": WRITERS["md"](release)}
    assert inspect(release, documents, "x", ("Super Bowl XX",)) == []
