from __future__ import annotations

import re

from support.drawn_comparisons import paragraph, release
from support.reviews import (
    CONTACT,
    HAND,
    SAVINGS,
    TEAMS,
    TEMPLATE,
    UNIONS,
    data,
    reviewed,
    with_reasons,
)

from lmp_press.release import Properties, Release
from lmp_press.review.report import FieldChange, FilePair, FolderReview, PairState
from lmp_press.review.views import terminal
from lmp_press.review.views.screen import Screen

PIPE = Screen()
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


def shown(old: Release, new: Release, screen: Screen = PIPE) -> list[str]:
    """Return the lines of a review after its summary."""
    return terminal.write(reviewed(old, new), screen).splitlines()[1:]


def words(old: str, new: str) -> str:
    """Return the one paragraph that changed."""
    return shown(release(old), release(new))[-1].removeprefix("  ")


def test_what_changed_stands_among_a_paragraph_of_context_and_the_rest_is_counted() -> None:
    old = release("one", "two", TEAMS, UNIONS, CONTACT, "eight", "nine", "ten")
    new = release("one", "two", TEAMS, UNIONS.replace("11", "12"), CONTACT, "eight", "nine", "ten")
    assert terminal.write(reviewed(old, new), PIPE).splitlines() == [
        "old.docx → new.docx: 1 change (1 unknown)",
        "",
        "⋯ 2 paragraphs the same",
        f"  {TEAMS}",
        "",
        "paragraph 4 changed · unknown",
        f"  {UNIONS.replace('11', '[-11-]{+12+}')}",
        f"  {CONTACT}",
        "⋯ 3 paragraphs the same",
    ]


def test_context_is_as_wide_as_asked() -> None:
    texts = ["one", "two", "three", TEAMS, "five", "six", "seven"]
    old, new = release(*texts), release(*texts[:3], f"{TEAMS} Truly.", *texts[4:])
    assert shown(old, new, Screen(context=0)) == [
        "",
        "⋯ 3 paragraphs the same",
        "",
        "paragraph 4 changed · unknown",
        f"  {TEAMS}{{+ Truly.+}}",
        "⋯ 3 paragraphs the same",
    ]
    assert shown(old, new, Screen(context=2))[1:4] == ["  one", "  two", "  three"]


def test_one_paragraph_between_two_that_are_shown_is_not_folded() -> None:
    texts = [TEAMS, "two", "three", "four", SAVINGS]
    lines = shown(release(*texts), release(f"{TEAMS}!", *texts[1:4], f"{SAVINGS}!"))
    assert [line for line in lines if line.strip() in texts] == ["  two", "  three", "  four"]


def test_long_context_is_cut_to_a_line() -> None:
    (context,) = shown(release(TEAMS * 3, "a"), release(TEAMS * 3, "a b"))[1:2]
    assert context == f"  {(TEAMS * 3)[:99]}…"


def test_paragraphs_come_and_go() -> None:
    assert shown(release(TEAMS, CONTACT), release(SAVINGS, CONTACT), Screen(context=0)) == [
        "",
        "paragraph 1 deleted · unknown",
        f"  [-{TEAMS}-]",
        "",
        "paragraph 1 inserted · unknown",
        f"  {{+{SAVINGS}+}}",
        "⋯ 1 paragraph the same",
    ]


def test_a_move_is_said_at_both_ends_and_its_words_once() -> None:
    old = release(UNIONS, TEAMS, SAVINGS)
    new = release(TEAMS, SAVINGS, UNIONS.replace("11", "12"))
    assert shown(old, new, Screen(context=0)) == [
        "",
        "paragraph 1 moved to paragraph 3 · unknown",
        "  [-Here in the Northwest, 11 unions represent 9,500 employees …-]",
        "⋯ 2 paragraphs the same",
        "",
        "paragraph 3 moved here from paragraph 1 · unknown",
        f"  {UNIONS.replace('11', '[-11-]{+12+}')}",
    ]


def test_a_paragraph_is_split_and_two_are_merged() -> None:
    apart, whole = release(TEAMS, SAVINGS), release(f"{TEAMS} {SAVINGS}")
    assert shown(whole, apart) == [
        "",
        "paragraphs 1 and 2 split from paragraph 1 · unknown",
        f"  {TEAMS}[- -]{{+¶+}}",
        f"  {SAVINGS}",
    ]
    assert shown(apart, whole) == [
        "",
        "paragraph 1 merged from paragraphs 1 and 2 · unknown",
        f"  {TEAMS}{{+ +}}[-¶-]",
        f"  {SAVINGS}",
    ]


def test_another_role_or_format_is_said_in_words() -> None:
    lines = shown(release(paragraph(TEAMS)), release(paragraph(TEAMS, role="quote")))
    assert lines[1:] == ["paragraph 1 changed, role: body → quote · unknown", f"  {TEAMS}"]
    assert words("a |*free|  toolkit", "a |_free|  toolkit") == (
        "a {=free=}‹no longer bold, now italic›  toolkit"
    )
    assert words("see |LMP", "see |@LMP") == "see {=LMP=}‹link added: https://example.org›"
    assert words("see |@LMP", "see |LMP") == "see {=LMP=}‹link removed: https://example.org›"


def test_a_place_that_is_not_the_body_is_said() -> None:
    old, new = (paragraph(text, place="table 1 row 2 cell 1") for text in (TEAMS, f"{TEAMS}!"))
    assert shown(release(old), release(new))[1] == (
        "paragraph 1 (table 1 row 2 cell 1) changed · unknown"
    )


def test_what_nobody_can_see_is_named() -> None:
    assert words("the 9,500 employees", "the 9,500\u00a0employees") == (
        "the 9,500[- -]{+\u00a0+}‹no-break space instead of space›employees"
    )
    assert words("it isn't so", "it isn’t so") == (
        "it [-isn't-]{+isn’t+}‹curly apostrophe instead of straight apostrophe› so"
    )


def test_reasons_are_said_at_the_head_or_where_there_are_several_beside_the_words() -> None:
    new = UNIONS.replace("11", "12").replace("9,500", "850")
    found = reviewed(release(UNIONS), release(new))
    one = with_reasons(found, {"12": data("union_count"), "850": data("union_count")})
    assert terminal.write(one, PIPE).splitlines()[2] == "paragraph 1 changed · data: union_count"
    two = with_reasons(found, {"12": data("union_count"), "850": data("employee_count")})
    assert terminal.write(two, PIPE).splitlines()[2:] == [
        "paragraph 1 changed · data",
        (
            "  Here in the Northwest, [-11-]{+12+}‹union_count› unions represent "
            "[-9,500-]{+850+}‹employee_count› employees of Kaiser Permanente."
        ),
    ]
    mixed = with_reasons(found, {"12": data("union_count"), "850": HAND})
    assert terminal.write(mixed, PIPE).splitlines()[2:] == [
        "paragraph 1 changed · data, hand",
        (
            "  Here in the Northwest, [-11-]{+12+}‹data: union_count› unions represent "
            "[-9,500-]{+850+}‹hand› employees of Kaiser Permanente."
        ),
    ]


def test_the_summary_counts_by_cause() -> None:
    old = release(UNIONS, TEAMS, SAVINGS)
    new = release(UNIONS.replace("11", "12"), TEAMS.replace("400", "412"), f"{SAVINGS}!", "end")
    reasons = {"12": data("n"), "412": data("n"), ".!": HAND, "!": HAND, "end": TEMPLATE}
    found = with_reasons(reviewed(old, new), reasons)
    assert terminal.write(found, PIPE).splitlines()[0] == (
        "old.docx → new.docx: 4 changes (2 data, 1 template, 1 hand)"
    )


def test_expected_differences_fold_into_a_table_of_fields_and_what_is_left_is_the_story() -> None:
    old = release("head", UNIONS, "between", "and", TEAMS)
    new = release("head", UNIONS.replace("11", "12"), "between", "and", TEAMS.replace("care", "it"))
    found = with_reasons(reviewed(old, new), {"12": data("union_count"), "it": HAND})
    fields = (FieldChange("union_count", "11", "12"), FieldChange("city", "", "OAKLAND"))
    assert terminal.write(found._replace(fields=fields), PIPE).splitlines() == [
        "old.docx → new.docx: 2 changes (1 data, 1 hand)",
        "",
        "fields",
        "  union_count  11 → 12",
        "  city         nothing → OAKLAND",
        "",
        "⋯ 2 paragraphs the same, 1 changed by data alone",
        "  and",
        "",
        "paragraph 5 changed · hand",
        f"  {TEAMS.replace('care', '[-care-]{+it+}')}",
    ]


def test_nothing_is_folded_into_the_table_when_data_is_what_was_asked_for() -> None:
    found = reviewed(release(UNIONS), release(UNIONS.replace("11", "12")))
    found = with_reasons(found, {"12": data("union_count")})
    found = found._replace(fields=(FieldChange("union_count", "11", "12"),))
    assert terminal.write(found, PIPE).splitlines()[-1] == "⋯ 1 changed by data alone"
    assert terminal.write(found, Screen(folded=False)).splitlines()[-2:] == [
        "paragraph 1 changed · data: union_count",
        f"  {UNIONS.replace('11', '[-11-]{+12+}')}",
    ]


def test_properties_and_notes_are_said_before_the_paragraphs() -> None:
    old = release(TEAMS)._replace(properties=Properties(title="Our year"))
    new = release(TEAMS)._replace(properties=Properties(title="Our month", author="Lee"))
    found = reviewed(old, new)._replace(notes=("new.docx has 1 comment",))
    assert terminal.write(found, PIPE).splitlines() == [
        "old.docx → new.docx: 2 properties",
        "note: new.docx has 1 comment",
        "",
        "properties",
        "  title   Our year → Our month",
        "  author  nothing → Lee",
    ]


def test_what_is_the_same_is_said_in_a_line() -> None:
    assert terminal.write(reviewed(release(TEAMS), release(TEAMS)), PIPE) == (
        "old.docx → new.docx: the same\n"
    )


def test_lines_are_wrapped_at_the_width_and_go_on_below_themselves() -> None:
    found = reviewed(release(TEAMS), release(TEAMS.replace("400", "412")))
    found = found._replace(fields=(FieldChange("team", "four hundred of them", "412 of them"),))
    lines = terminal.write(found, Screen(width=32)).splitlines()
    assert max(map(len, lines)) <= 32
    assert lines == [
        "old.docx → new.docx: 1 change (1",
        "unknown)",
        "",
        "fields",
        "  team  four hundred of them →",
        "        412 of them",
        "",
        "paragraph 1 changed · unknown",
        "  More than [-400-]{+412+} teams",
        "  of managers, workers and",
        "  physicians improve care every",
        "  day.",
    ]


def test_colour_adds_to_the_brackets_and_says_nothing_by_itself() -> None:
    old = release("one", UNIONS, "a |*b", "x", "y", "z")
    new = release("one", UNIONS.replace("11", "12"), "a |_b", "x", "y", "z", "new")
    coloured = terminal.write(reviewed(old, new), Screen(width=60, colour=True))
    assert "\x1b[31m[-11-]\x1b[0m\x1b[32m{+12+}\x1b[0m" in coloured
    assert ESCAPE.sub("", coloured) == terminal.write(reviewed(old, new), Screen(width=60))


def test_nothing_from_a_file_steers_the_terminal() -> None:
    evil = "\x1b[31mred\x07 \u202egnp.exe \x9b2J"
    for text in (evil, "[red]markup[/red] :smile: http://x"):
        old = release(text, f"a |*{text}")._replace(properties=Properties(title=text))
        found = reviewed(old, release(text + "!", f"{text} |a"))
        found = found._replace(
            old=text, notes=(text,), fields=(FieldChange(text, text, text + "b"),)
        )
        pairs = (FilePair(text, text + "2", PairState.RENAMED, found),)
        for screen in (Screen(), Screen(width=40, colour=True)):
            plain = ESCAPE.sub("", terminal.write_folder(FolderReview(text, "b", pairs), screen))
            assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", plain)
            assert "␛[31mred␇" in plain or "[red]markup[/red] :smile:" in plain


def test_wide_letters_fill_two_columns() -> None:
    text = "我们的劳资合作伙伴关系已经二十年了"
    lines = shown(release(text), release(f"{text}。"), Screen(width=22))
    assert lines[-2:] == ["  我们的劳资合作伙伴关", "  系已经二十年了{+。+}"]


def test_a_folder_has_a_line_for_each_file_and_then_its_changes() -> None:
    found = reviewed(release(TEAMS), release(TEAMS.replace("400", "412")))
    pairs = (
        FilePair("a.docx", "a.docx", PairState.SAME),
        FilePair("b.docx", "b.docx", PairState.CHANGED, found),
        FilePair("", "c.docx", PairState.NEW),
        FilePair("d.docx", "", PairState.GONE),
        FilePair("e.docx", "f.docx", PairState.RENAMED),
        FilePair("g.docx", "g.docx", PairState.UNREADABLE, trouble="it is not a ZIP file"),
    )
    assert terminal.write_folder(FolderReview("old", "new", pairs), PIPE).splitlines() == [
        "old → new: 1 changed, 1 new, 1 gone, 1 renamed, 1 unreadable, 1 the same",
        "",
        "changed     b.docx: 1 change (1 unknown)",
        "new         c.docx",
        "gone        d.docx",
        "renamed     e.docx → f.docx",
        "unreadable  g.docx: it is not a ZIP file",
        "same        a.docx",
        "",
        "",
        "old.docx → new.docx: 1 change (1 unknown)",
        "",
        "paragraph 1 changed · unknown",
        f"  {TEAMS.replace('400', '[-400-]{+412+}')}",
    ]
