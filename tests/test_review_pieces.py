from __future__ import annotations

import pytest
from support.drawn_comparisons import draw_pieces, paragraph, worded

from lmp_press.release import Run
from lmp_press.review.comparing.cleanup import slid_to_boundaries
from lmp_press.review.comparing.comparison import Piece, PieceKind
from lmp_press.review.comparing.pieces import pieces
from lmp_press.review.comparing.sequences import Hunk
from lmp_press.review.comparing.tokens import tokens


def between(old: str, new: str) -> tuple[Piece, ...]:
    return pieces([paragraph(old)], [paragraph(new)], 1000)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", ""),
        ("", "New.", "{+New.+}"),
        ("Old.", "", "[-Old.-]"),
        ("The cat sat.", "The dog sat.", "The [-cat-]{+dog+} sat."),
        ("The big dog.", "The dog.", "The [-big -]dog."),
        ("The dog.", "The big dog.", "The {+big +}dog."),
        ("It barks.", "It barks loudly.", "It barks{+ loudly+}."),
        # nothing is normalised
        ("The Region", "the Region", "[-The-]{+the+} Region"),
        ("isn't it", "isn’t it", "[-isn't-]{+isn’t+} it"),
        ("9 500 of us", "9\u00a0500 of us", "[-9 500-]{+9\u00a0500+} of us"),
        ("a b c", "a\u00a0b c", "a[- -]{+\u00a0+}b c"),
        ("caf\u00e9 au lait", "cafe\u0301 au lait", "[-caf\u00e9-]{+cafe\u0301+} au lait"),
        ("two  spaces", "two spaces", "two[-  -]{+ +}spaces"),
        # tokens are whole
        (
            "cost £1,250,000 in all",
            "cost £1,350,000 in all",
            "cost [-£1,250,000-]{+£1,350,000+} in all",
        ),
        ("at 10:30 a.m. on", "at 11:30 a.m. on", "at [-10:30 a.m.-]{+11:30 a.m.+} on"),
        (
            "on Oct. 16, 2017, we",
            "on Oct. 23, 2017, we",
            "on [-Oct. 16, 2017-]{+Oct. 23, 2017+}, we",
        ),
        ("call 503-555-0100.", "call 503-555-0101.", "call [-503-555-0100-]{+503-555-0101+}."),
        ("東京都の人", "京都の人々", "[-東-]京都の人{+々+}"),
        ("👩‍👩‍👧 here", "👩‍👩‍👦 here", "[-👩‍👩‍👧-]{+👩‍👩‍👦+} here"),
        ("שלום עולם", "שלום לכם", "שלום [-עולם-]{+לכם+}"),
        # a replaced phrase is one change
        (
            "We have the big old house in town.",
            "We have a small cottage by sea.",
            "We have [-the big old house in town-]{+a small cottage by sea+}.",
        ),
        (
            "It was an extraordinary year of our union here.",
            "It was held throughout our region here.",
            "It was [-an extraordinary year of our union-]{+held throughout our region+} here.",
        ),
        # but two changes with words between them are two
        (
            "by 12 percent since May 12",
            "by 14 percent since May 19",
            "by [-12-]{+14+} percent since [-May 12-]{+May 19+}",
        ),
        ("cats and dogs", "cows and pigs", "[-cats-]{+cows+} and [-dogs-]{+pigs+}"),
        ("the", "under the bridge", "{+under +}the{+ bridge+}"),
        # and each figure of a phrase is one
        (
            "11 unions represent 9,500 people",
            "one union represents 850 people",
            "[-11 unions represent-]{+one union represents+} [-9,500-]{+850+} people",
        ),
        ("12 items", "14 things", "[-12-]{+14+} [-items-]{+things+}"),
        # at the ends of words, of clauses and of sentences
        (
            "A. Here is one. There is two.",
            "A. Here is one. Here is more. There is two.",
            "A. Here is one. {+Here is more. +}There is two.",
        ),
        (
            "“Here is one.” Here is two.",
            "“Here is one.” “Here is more.” Here is two.",
            "“Here is one.” {+“Here is more.” +}Here is two.",
        ),
        ("Here is one.", "Here is one. Here is more.", "Here is one.{+ Here is more.+}"),
        ("Here is one.", "Here is more. Here is one.", "{+Here is more. +}Here is one."),
        ("see to it", "see the end to it to it", "see {+the end to it +}to it"),
        ("see the end to it to it", "see to it", "see [-the end to it -]to it"),
        ("a b c b d e f", "c b d f", "[-a b -]c b d [-e -]f"),
        ("x y z y", "y z y y", "[-x -]y z y{+ y+}"),
        ("Leeds, London", "Leeds, York, London", "Leeds, {+York, +}London"),
        ("Leeds, York and", "Leeds, York, Bath and", "Leeds, York{+, Bath+} and"),
        ("a b a b a b", "a b a b", "[-a b -]a b a b"),
    ],
)
def test_a_change_reads_well(old: str, new: str, expected: str) -> None:
    assert worded(old, new) == expected


def test_other_formatting_of_the_same_words_is_said_run_by_run() -> None:
    assert between("a bold |*and|_ plain", "a |*bold and| plain") == (
        Piece(PieceKind.EQUAL, (Run("a "),), (Run("a "),), 0, 0),
        Piece(PieceKind.FORMATTED, (Run("bold "),), (Run("bold ", strong=True),), 2, 2),
        Piece(PieceKind.EQUAL, (Run("and", strong=True),), (Run("and", strong=True),), 7, 7),
        Piece(PieceKind.FORMATTED, (Run(" plain", emphasis=True),), (Run(" plain"),), 10, 10),
    )


def test_another_link_target_is_other_formatting() -> None:
    assert draw_pieces(between("Visit |@our site|.", "Visit our site.")) == "Visit <our site>."


def test_formatting_can_change_within_a_word_and_beside_a_changed_one() -> None:
    found = between("half|*way there", "halfway |*here")
    assert draw_pieces(found) == "half<way >[-there-]{+here+}"
    assert found[-1].new == (Run("here", strong=True),)


def test_changes_of_different_fields_stay_apart() -> None:
    found = between(
        "#name=Ana Example|, |#title=president|, KP", "#name=Lee Other|, |#title=chair|, HQ"
    )
    assert draw_pieces(found) == (
        "[-Ana Example-]{+Lee Other+}, [-president-]{+chair+}, [-KP-]{+HQ+}"
    )
    assert [piece.fields for piece in found] == [("name",), (), ("title",), (), ()]


def test_a_field_side_by_side_with_changed_words_stays_apart() -> None:
    found = between("The old |#region=Northwest| met", "Our new |#region=Mid-Atlantic| met")
    assert draw_pieces(found) == ("[-The old-]{+Our new+} [-Northwest-]{+Mid-Atlantic+} met")


def test_a_word_of_which_a_part_came_from_a_field_carries_both() -> None:
    (piece, _) = between("#region=Northwest|’s people", "#region=Georgia|’s people")
    assert piece.old == (Run("Northwest", field="region"), Run("’s"))
    assert (piece.fields, piece.old_text, piece.new_text) == (
        ("region",),
        "Northwest’s",
        "Georgia’s",
    )


def test_a_break_is_a_piece_of_its_own_and_starts_count_anew_after_it() -> None:
    parts = [paragraph("One more."), paragraph("Then two.")]
    assert pieces([paragraph("One. Two.")], parts, 1000) == (
        Piece(PieceKind.EQUAL, (Run("One"),), (Run("One"),), 0, 0),
        Piece(PieceKind.INSERTED, (), (Run(" more"),), 3, 3),
        Piece(PieceKind.EQUAL, (Run("."),), (Run("."),), 3, 8),
        Piece(PieceKind.DELETED, (Run(" "),), (), 4, 9),
        Piece(PieceKind.BREAK_INSERTED, (), (), 5, 9),
        Piece(PieceKind.REPLACED, (Run("Two"),), (Run("Then two"),), 5, 0),
        Piece(PieceKind.EQUAL, (Run("."),), (Run("."),), 8, 8),
    )


@pytest.mark.parametrize("start", range(1, 5))
def test_an_insertion_is_slid_to_the_end_of_a_sentence_from_wherever_it_is(start: int) -> None:
    old, new = tokens("One. Two. Three."), tokens("One. Two. Two. Three.")
    found = Hunk(start, start, start, start + 3)
    assert slid_to_boundaries([found], old, new) == [Hunk(3, 3, 3, 6)]
