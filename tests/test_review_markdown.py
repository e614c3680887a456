from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from support.drawn_comparisons import paragraph, release
from support.reviews import CONTACT, HAND, SAVINGS, TEAMS, UNIONS, data, reviewed, with_reasons

from lmp_press.readers import markdown
from lmp_press.review.report import FieldChange, FilePair, FolderReview, PairState
from lmp_press.review.views import critic_markup

if TYPE_CHECKING:
    from lmp_press.release import Release

MARK = re.compile(r"\{(--|\+\+|==|>>)(.*?)(?:--|\+\+|==|<<)\}", re.DOTALL)


def written(old: Release, new: Release) -> str:
    """Return what follows the summary."""
    return critic_markup.write(reviewed(old, new)).decode().partition("\n\n")[2].rstrip("\n")


def resolved(text: str, kept: str) -> list[str]:
    """Return the paragraphs of a text whose marks of one kind are accepted, the others dropped."""
    plain = MARK.sub(lambda mark: mark[2] if mark[1] in {kept, "=="} else "", text)
    return [one.text for one in markdown.read(plain).paragraphs]


def test_the_whole_release_is_there_with_its_changes_marked() -> None:
    old = release(paragraph("Our year", role="headline"), TEAMS, UNIONS, SAVINGS)
    new = release(
        paragraph("Our year", role="headline"),
        paragraph("better care", role="bullet"),
        UNIONS.replace("11", "12"),
        SAVINGS,
    )
    assert critic_markup.write(reviewed(old, new)).decode() == (
        "{>>old.docx → new.docx: 3 changes (3 unknown)<<}\n"
        "\n"
        "# Our year\n"
        "\n"
        f"{{--{TEAMS}--}}\n"
        "\n"
        "- {++better care++}\n"
        "\n"
        f"{UNIONS.replace('11', '{--11--}{++12++}')}\n"
        "\n"
        f"{SAVINGS}\n"
    )


def test_reasons_fields_notes_and_properties_are_remarks() -> None:
    old, new = release(UNIONS), release(UNIONS.replace("11", "12").replace("9,500", "850"))
    found = with_reasons(reviewed(old, new), {"12": data("union_count"), "850": HAND})
    found = found._replace(fields=(FieldChange("union_count", "11", "12"),), notes=("a note",))
    assert critic_markup.write(found).decode().split("\n\n") == [
        "{>>old.docx → new.docx: 2 changes (1 data, 1 hand)<<}",
        "{>>a note<<}",
        "{>>union_count: 11 → 12<<}",
        (
            "Here in the Northwest, {--11--}{++12++}{>>data: union_count<<} unions represent "
            "{--9,500--}{++850++}{>>hand<<} employees of Kaiser Permanente.\n"
        ),
    ]


def test_a_move_is_marked_at_both_ends() -> None:
    old = release(UNIONS, TEAMS, SAVINGS)
    new = release(TEAMS, SAVINGS, UNIONS.replace("11", "12"))
    assert written(old, new).split("\n\n") == [
        f"{{--{UNIONS}--}}{{>>moved to paragraph 3<<}}",
        TEAMS,
        SAVINGS,
        f"{{++{UNIONS.replace('11', '12')}++}}{{>>moved here from paragraph 1<<}}",
    ]


def test_a_split_and_a_merge_are_marked_breaks() -> None:
    apart, whole = release(TEAMS, SAVINGS), release(f"{TEAMS} {SAVINGS}")
    assert written(whole, apart) == (
        f"{TEAMS}{{-- --}}{{++\n\n++}}{SAVINGS}{{>>split from paragraph 1<<}}"
    )
    bullets = [paragraph(text, role="bullet") for text in (TEAMS, SAVINGS)]
    one = paragraph(f"{TEAMS} {SAVINGS}", role="bullet")
    assert resolved(written(release(one), release(*bullets)), "++") == [TEAMS, SAVINGS]


def test_formats_are_marked_and_told() -> None:
    assert written(release("a |free| kit"), release("a |*free| kit")) == (
        "a {==**free**==}{>>now bold<<} kit"
    )
    assert written(release(paragraph(TEAMS)), release(paragraph(TEAMS, role="quote"))) == (
        f"> {TEAMS}{{>>changed, role: body → quote<<}}"
    )


def test_words_that_look_like_marks_are_none() -> None:
    text = "{--no--} {++no++} {~~a~>b~~} {==no==} {>>no<<} \ufdd0"
    assert written(release(text), release(f"{text} so")) == (
        r"{\--no--\} {\++no++\} {\~\~a\~>b\~\~} {\==no==\} {\>>no<<\} �{++ so++}"
    )


def test_markup_and_control_characters_stay_text() -> None:
    evil = "<script>x</script> [a](javascript:x) \x1b[31m"
    text = critic_markup.write(reviewed(release("a", CONTACT), release(evil, CONTACT))).decode()
    assert r"\<script>x\</script> [a\](javascript:x) ␛[31m" in text
    assert "\x1b" not in text


def test_a_folder_lists_what_differs_and_then_shows_it() -> None:
    found = reviewed(release("a b"), release("a c"))
    pairs = (
        FilePair("a.docx", "a.docx", PairState.SAME),
        FilePair("b.docx", "b.docx", PairState.CHANGED, found),
        FilePair("c.docx", "d.docx", PairState.RENAMED),
    )
    assert critic_markup.write_folder(FolderReview("old", "new", pairs)).decode().split("\n\n") == [
        "{>>old → new: 1 changed, 1 renamed, 1 the same<<}",
        "- changed: b.docx\n- renamed: c.docx → d.docx",
        "## b.docx",
        "{>>old.docx → new.docx: 1 change (1 unknown)<<}",
        "a {--b--}{++c++}\n",
    ]


WORDS = st.sampled_from(
    ["care", "11", "12,000", "“so,”", "{++", "--}", "it’s", "2*3", "a_b", "+", "-"]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)
ROLES = st.sampled_from(["body", "bullet", "headline", "quote"])
RELEASES = st.lists(st.builds(paragraph, TEXTS, ROLES), max_size=4).map(lambda all_: release(*all_))


@given(RELEASES, RELEASES)
def test_accepting_the_marks_gives_the_new_words_and_rejecting_them_the_old(
    old: Release, new: Release
) -> None:
    text = written(old, new)
    assert resolved(text, "++") == [one.text for one in new.paragraphs]
    assert resolved(text, "--") == [one.text for one in old.paragraphs]
