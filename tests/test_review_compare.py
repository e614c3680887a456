from __future__ import annotations

import datetime as dt

import pytest
from support.drawn_comparisons import drawn, paragraph, release

from lmp_press.release import Paragraph, Properties, Release, Run
from lmp_press.review.comparing.compare import compare
from lmp_press.review.comparing.comparison import AttributeChange, ParagraphKind, PropertyChange

UNIONS = "Here in the Northwest, 11 unions represent 9,500 employees of Kaiser Permanente."
TEAMS = "More than 400 teams of managers, workers and physicians improve care every day."
SAVINGS = "Together they have cut lost work days by twelve percent since the partnership began."
CONTACT = "For more information write to the media desk in Oakland, which is open all week."


def changes(old: Release, new: Release) -> list[str]:
    return drawn(compare(old, new))


def row(number: int, *cells: str, table: int = 1) -> list[Paragraph]:
    return [
        paragraph(text, place=f"table {table} row {number} cell {cell}")
        for cell, text in enumerate(cells, start=1)
    ]


def test_equal_releases_are_the_same() -> None:
    comparison = compare(release(UNIONS, TEAMS, ""), release(UNIONS, TEAMS, ""))
    assert comparison.same
    assert comparison.changes == ()
    assert drawn(comparison) == [f"= {UNIONS}", f"= {TEAMS}", "= "]


def test_runs_cut_up_alike_are_the_same() -> None:
    whole = release("Words of |*strong letters")
    cut = release("Wor|ds of |*strong|* letters")
    assert compare(whole, cut).same


def test_the_field_that_words_came_from_is_no_difference() -> None:
    assert compare(release("the |#region=Northwest"), release("the Northwest")).same


def test_words_are_changed() -> None:
    assert changes(release(UNIONS, TEAMS), release(UNIONS.replace("11", "12"), TEAMS)) == [
        f"~ {UNIONS.replace('11', '[-11-]{+12+}')}",
        f"= {TEAMS}",
    ]


def test_a_paragraph_is_inserted_and_another_deleted() -> None:
    assert changes(release(UNIONS, TEAMS, CONTACT), release(SAVINGS, UNIONS, CONTACT)) == [
        f"+ {SAVINGS}",
        f"= {UNIONS}",
        f"- {TEAMS}",
        f"= {CONTACT}",
    ]


@pytest.mark.parametrize("texts", [(), ("",), (UNIONS, TEAMS)])
def test_one_side_can_be_empty(texts: tuple[str, ...]) -> None:
    assert changes(release(), release(*texts)) == [f"+ {text}" for text in texts]
    assert changes(release(*texts), release()) == [f"- {text}" for text in texts]


def test_releases_without_a_common_word_are_deleted_and_inserted_whole() -> None:
    assert changes(release("Alpha beta.", "Gamma."), release("Delta.", "Epsilon zeta.")) == [
        "- Alpha beta.",
        "- Gamma.",
        "+ Delta.",
        "+ Epsilon zeta.",
    ]


def test_a_paragraph_that_was_much_added_to_is_one_changed() -> None:
    old, new = "The partnership began in Oakland.", f"The partnership began in Oakland. {TEAMS}"
    assert changes(release(old), release(new)) == [f"~ {old}{{+ {TEAMS}+}}"]


def test_paragraphs_of_one_field_are_paired_whatever_they_say() -> None:
    old = release("#quotes[0]=Alpha beta gamma.", "#quotes[1]=Delta epsilon.")
    new = release("#quotes[0]=Zeta eta.", "#quotes[1]=Theta iota kappa.")
    assert changes(old, new) == [
        "~ [-Alpha beta gamma-]{+Zeta eta+}.",
        "~ [-Delta epsilon-]{+Theta iota kappa+}.",
    ]


def test_the_only_headlines_are_paired_whatever_they_say() -> None:
    old = release(paragraph("Partnership turns 20", "headline"), TEAMS)
    new = release(paragraph("A new accord", "headline"), TEAMS)
    assert changes(old, new)[0] == "~ [-Partnership turns 20-]{+A new accord+}"


def test_a_paragraph_is_moved() -> None:
    assert changes(release(UNIONS, TEAMS, SAVINGS), release(SAVINGS, UNIONS, TEAMS)) == [
        f">1 {SAVINGS}",
        f"= {UNIONS}",
        f"= {TEAMS}",
        f"<1 {SAVINGS}",
    ]


def test_a_paragraph_is_moved_and_changed() -> None:
    new = SAVINGS.replace("twelve", "14")
    comparison = compare(release(UNIONS, TEAMS, SAVINGS), release(new, UNIONS, TEAMS))
    shown = "Together they have cut lost work days by [-twelve-]{+14+} percent since the"
    assert drawn(comparison) == [
        f">1 {shown} partnership began.",
        f"= {UNIONS}",
        f"= {TEAMS}",
        f"<1 {shown} partnership began.",
    ]
    to, source = comparison.paragraphs[0], comparison.paragraphs[3]
    assert (to.old, to.new, to.pieces) == (source.old, source.new, source.pieces)
    assert (to.stands_in_old, to.stands_in_new) == (False, True)
    assert (source.stands_in_old, source.stands_in_new) == (True, False)


def test_the_shorter_of_two_swapped_paragraphs_is_the_one_that_moved() -> None:
    short = "Three short words."
    assert changes(release(short, UNIONS), release(UNIONS, short)) == [
        f"<1 {short}",
        f"= {UNIONS}",
        f">1 {short}",
    ]


def test_one_of_five_equal_paragraphs_is_moved() -> None:
    same = "The same paragraph."
    old = release(same, same, UNIONS, same, TEAMS, same, SAVINGS, same)
    new = release(same, UNIONS, same, TEAMS, same, same, SAVINGS, same)
    assert changes(old, new) == [
        f"= {same}",
        f"<1 {same}",
        f"= {UNIONS}",
        f"= {same}",
        f"= {TEAMS}",
        f"= {same}",
        f">1 {same}",
        f"= {SAVINGS}",
        f"= {same}",
    ]


def test_an_equal_paragraph_that_came_twice_and_went_once_is_not_said_to_have_moved() -> None:
    same = "The same paragraph."
    assert changes(release(same, UNIONS, TEAMS), release(UNIONS, same, TEAMS, same)) == [
        f"- {same}",
        f"= {UNIONS}",
        f"+ {same}",
        f"= {TEAMS}",
        f"+ {same}",
    ]


def test_a_word_or_two_are_not_said_to_have_moved() -> None:
    assert changes(release("Contact", UNIONS), release(UNIONS, "Contact")) == [
        "- Contact",
        f"= {UNIONS}",
        "+ Contact",
    ]


def test_a_changed_paragraph_with_two_possible_counterparts_is_not_said_to_have_moved() -> None:
    old = release(SAVINGS, UNIONS)
    new = release(UNIONS, SAVINGS.replace("they", "we"), CONTACT, SAVINGS.replace("cut", "shed"))
    assert [one[0] for one in changes(old, new)] == ["-", "=", "+", "+", "+"]


def test_a_paragraph_is_split() -> None:
    assert changes(release(TEAMS, f"{UNIONS} {SAVINGS}"), release(TEAMS, UNIONS, SAVINGS)) == [
        f"= {TEAMS}",
        f"/ {UNIONS}[- -]{{+¶+}}{SAVINGS}",
    ]


def test_two_paragraphs_are_merged() -> None:
    assert changes(release(UNIONS, SAVINGS, TEAMS), release(f"{UNIONS} {SAVINGS}", TEAMS)) == [
        f"& {UNIONS}{{+ +}}[-¶-]{SAVINGS}",
        f"= {TEAMS}",
    ]


def test_three_paragraphs_are_merged_and_changed() -> None:
    last = SAVINGS.replace("twelve", "14")
    comparison = compare(release(UNIONS, SAVINGS, TEAMS), release(f"{UNIONS} {last} {TEAMS}"))
    shown = SAVINGS.replace("twelve", "[-twelve-]{+14+}")
    assert drawn(comparison) == [f"& {UNIONS}{{+ +}}[-¶-]{shown}{{+ +}}[-¶-]{TEAMS}"]
    (change,) = comparison.paragraphs
    assert [one.number for one in change.old] == [0, 1, 2]
    assert [piece.old_start for piece in change.pieces if piece.old] == [0, 0, 41, 47, 0]


def test_paragraphs_of_the_same_words_in_another_order_are_no_split() -> None:
    whole = "Alpha beta gamma delta epsilon zeta eta theta iota kappa."
    parts = ["Zeta eta theta iota kappa.", "Alpha beta gamma delta epsilon."]
    assert "/" not in [one[0] for one in changes(release(whole), release(*parts))]


def test_a_list_item_is_added() -> None:
    items = ["cutting lost work days", "training new nurses", "saving on supplies"]
    old = release(*(paragraph(item, "bullet") for item in items[::2]))
    new = release(*(paragraph(item, "bullet") for item in items))
    assert changes(old, new) == [f"= {items[0]}", f"+ {items[1]}", f"= {items[2]}"]


def test_a_paragraph_becomes_a_deeper_list_item() -> None:
    comparison = compare(release(TEAMS), release(paragraph(TEAMS, "bullet", level=1)))
    assert drawn(comparison) == [f"~ {TEAMS} (role: body → bullet) (level: 0 → 1)"]
    assert comparison.paragraphs[0].attributes == (
        AttributeChange("role", "body", "bullet"),
        AttributeChange("level", "0", "1"),
    )


def test_the_header_is_changed() -> None:
    old = release(paragraph("Draft of May 3", place="header"), UNIONS)
    new = release(paragraph("Draft of May 10", place="header"), UNIONS)
    assert changes(old, new) == ["~ Draft of [-May 3-]{+May 10+}", f"= {UNIONS}"]


def test_header_and_body_are_not_paired() -> None:
    old, new = release(paragraph("Draft", place="header")), release("Draft")
    assert changes(old, new) == ["- Draft", "+ Draft"]


def test_a_paragraph_moved_to_the_footer_says_so() -> None:
    assert changes(release(UNIONS, TEAMS), release(TEAMS, paragraph(UNIONS, place="footer"))) == [
        f"<1 {UNIONS} (place: body → footer)",
        f"= {TEAMS}",
        f">1 {UNIONS} (place: body → footer)",
    ]


def test_a_row_is_added_and_the_rows_below_stay_in_their_place() -> None:
    old = release(*row(1, "Region", "Unions"), *row(2, "Georgia", "2"))
    new = release(*row(1, "Region", "Unions"), *row(2, "Hawaii", "3"), *row(3, "Georgia", "2"))
    assert changes(old, new) == [
        "= Region",
        "= Unions",
        "+ Hawaii",
        "+ 3",
        "= Georgia",
        "= 2",
    ]


def test_a_figure_in_a_cell_is_changed() -> None:
    old = release(*row(1, "Georgia", "2"), *row(2, "Hawaii", "3"))
    new = release(*row(1, "Georgia", "2"), *row(2, "Hawaii", "4"))
    assert changes(old, new) == ["= Georgia", "= 2", "= Hawaii", "~ [-3-]{+4+}"]


def test_a_column_is_removed() -> None:
    old = release(*row(1, "Georgia", "north", "2"), *row(2, "Hawaii", "south", "3"))
    new = release(*row(1, "Georgia", "2"), *row(2, "Hawaii", "3"))
    assert changes(old, new) == ["= Georgia", "- north", "= 2", "= Hawaii", "- south", "= 3"]


def test_a_cell_gains_a_paragraph() -> None:
    cell = paragraph("and more", place="table 1 row 1 cell 1")
    old, new = row(1, "Georgia", "2"), row(1, "Georgia", "3")
    assert changes(release(*old), release(new[0], cell, new[1])) == [
        "= Georgia",
        "+ and more",
        "~ [-2-]{+3+}",
    ]


def test_a_row_is_moved_whole() -> None:
    long, short = ["Southern California", "21 unions"], ["Mid-Atlantic States", "9 unions"]
    old = release(*row(1, *long), *row(2, *short))
    new = release(*row(1, *short), *row(2, *long))
    assert changes(old, new) == [
        ">1 Mid-Atlantic States",
        ">2 9 unions",
        "= Southern California",
        "= 21 unions",
        "<1 Mid-Atlantic States",
        "<2 9 unions",
    ]


def test_words_in_another_cell_are_in_another_place() -> None:
    old = release(paragraph("Georgia", place="table 1 row 1 cell 1"))
    new = release(paragraph("Georgia", place="table 1 row 1 cell 2"))
    assert changes(old, new) == ["~ Georgia (place: table 1 row 1 cell 1 → table 1 row 1 cell 2)"]


def test_blank_paragraphs_stay_with_their_neighbours() -> None:
    assert changes(release(UNIONS, "", TEAMS, ""), release("", UNIONS, "", TEAMS)) == [
        "+ ",
        f"= {UNIONS}",
        "= ",
        f"= {TEAMS}",
        "- ",
    ]


def test_properties_that_differ_are_said() -> None:
    issued = dt.date(2017, 10, 16)
    old = release(UNIONS)._replace(properties=Properties(title="Old", language="es"))
    new = release(UNIONS)._replace(properties=Properties(title="New", issued=issued))
    comparison = compare(old, new)
    assert not comparison.same
    assert comparison.properties == (
        PropertyChange("title", "Old", "New"),
        PropertyChange("language", "es", "en-US"),
        PropertyChange("issued", "", "2017-10-16"),
    )


def test_fates_are_counted() -> None:
    comparison = compare(release(UNIONS, TEAMS, SAVINGS), release(SAVINGS, UNIONS, CONTACT))
    assert comparison.counts == {
        ParagraphKind.EQUAL: 1,
        ParagraphKind.DELETED: 1,
        ParagraphKind.INSERTED: 1,
        ParagraphKind.MOVED_FROM: 1,
        ParagraphKind.MOVED_TO: 1,
    }


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            5000 * ["The same paragraph."],
            4999 * ["The same paragraph."],
            {"equal": 4999, "deleted": 1},
        ),
        (5000 * [""], 4990 * [""], {"equal": 4990, "deleted": 10}),
        (3000 * [UNIONS], 3000 * [SAVINGS], {"deleted": 3000, "inserted": 3000}),
        (["word " * 50_000], ["term " * 50_000], {"changed": 1}),
        ([TEAMS * 4000], [(TEAMS * 4000).replace("400", "500")], {"changed": 1}),
        (
            [f"Paragraph {number} of it." for number in range(3000)],
            [f"Paragraph {number} of it." for number in range(2999, -1, -1)],
            {"equal": 1, "moved from": 2999, "moved to": 2999},
        ),
    ],
    ids=["all equal", "all blank", "nothing common", "long words", "long paragraph", "reversed"],
)
def test_large_releases_are_compared_all_the_same(
    old: list[str], new: list[str], expected: dict[str, int]
) -> None:
    assert compare(release(*old), release(*new)).counts == expected


@pytest.mark.parametrize("at", range(5))
def test_among_identical_paragraphs_a_changed_word_is_one_word(at: int) -> None:
    same, changed = "The same words stand here.", "The same words stood here."
    old, new = [same] * 5, [same] * at + [changed] + [same] * (4 - at)
    word = "~ The same words [-stand-]{+stood+} here."
    assert drawn(compare(release(*old), release(*new))) == [
        word if number == at else f"= {same}" for number in range(5)
    ]
    assert drawn(compare(release(*new), release(*old)))[at] == (
        "~ The same words [-stood-]{+stand+} here."
    )


def test_past_so_many_characters_a_paragraph_has_one_change() -> None:
    old, new = release("We met in May. All came home."), release("We met in June. All went home.")
    assert drawn(compare(old, new)) == ["~ We met in [-May-]{+June+}. All [-came-]{+went+} home."]
    found = compare(old, new, largest=10)
    assert found.coarse
    assert drawn(found) == ["~ We met in [-May. All came -]{+June. All went +}home."]


def test_how_programs_spell_an_address_a_style_and_keywords_is_no_difference() -> None:
    old, new = (
        Release(
            (Paragraph(style, (Run("here", link=f"https://example.org{slash}"),)),),
            Properties(keywords=keywords),
        )
        for style, slash, keywords in [("Body text", "", "a, b"), ("Body Text", "/", "a b")]
    )
    assert compare(old, new).same
