from __future__ import annotations

import pytest
from support.filled_samples import (
    as_markdown,
    as_word,
    edited,
    filled,
    outlined,
    outlines,
    template,
)

from lmp_press.release import BODY, Paragraph, Release, Run
from lmp_press.review.causes.provenance import origin_of
from lmp_press.review.causes.why import explain, fields_of, unexplained
from lmp_press.review.comparing.compare import compare
from lmp_press.review.comparing.comparison import PieceKind
from lmp_press.review.report import Reason, ReviewedChange

OLDER = (
    ("make KP more affordable", "make KP affordable"),
    ("Here in the {{ region_name }} region, ", "In {{ region_name }}, "),
    ("\n## About our Labor Management Partnership\n", "\n"),
)
OWN_QUOTE = "organization: KP\n    quote: We did it. We are proud of what our teams have done."


def told(old: Release, new: Release, *, older: bool = False) -> list[str]:
    """Return each change in a line: its reason, the old words and the new ones."""
    return [line for change in reviewed(old, new, older=older) for line in drawn(change)]


def reviewed(old: Release, new: Release, *, older: bool = False) -> tuple[ReviewedChange, ...]:
    olds = [outlined("anniversary", OLDER)] if older else outlines()
    return explain(compare(old, new), origin_of(old, olds), origin_of(new, outlines()))


def drawn(change: ReviewedChange) -> list[str]:
    lines = [f"{change.reason}: {change.change.kind}"] if change.reason else []
    kinds = {PieceKind.DELETED, PieceKind.INSERTED, PieceKind.REPLACED, PieceKind.FORMATTED}
    return lines + [
        f"{reason}: {piece.old_text} → {piece.new_text}"
        for piece, reason in change.pieces
        if reason and piece.kind in kinds
    ]


def fields(old: Release, new: Release) -> list[str]:
    origins = origin_of(old, outlines()), origin_of(new, outlines())
    table = fields_of(explain(compare(old, new), *origins), *origins)
    return [f"{field}: {before} → {after}" for field, before, after in table]


def body(release: Release) -> Release:
    kept = [one for one in release.paragraphs if one.place == BODY]
    return release._replace(paragraphs=tuple(kept))


@pytest.fixture
def word() -> Release:
    return as_word(filled("northwest"))


def test_a_file_says_what_its_region_says_and_nothing_is_to_be_explained(word: Release) -> None:
    assert told(filled("northwest"), body(word)) == []
    assert told(word, word) == []


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("guides much of", "guides some of", "hand: much → some"),
        ("lasting improvements", "improvements", "hand: lasting  → "),
        ("lasting improvements", "very lasting improvements", "hand:  → very "),
        ("have 412", "have more than 412", "hand:  → more than "),
        (
            "unions represent 9,500",
            "union represents 9,500",
            "hand: unions represent → union represents",
        ),
        ("This fall", "this fall", "hand: This → this"),
        ("Example, regional", "Example regional", "hand: , → "),
        ("’s members", "'s members", "hand: Permanente’s → Permanente's"),
    ],
)
def test_words_of_the_copy_that_were_changed_are_by_hand(
    word: Release, old: str, new: str, line: str
) -> None:
    assert told(filled("northwest"), edited(body(word), (old, new))) == [line]
    assert told(word, edited(word, (old, new))) == [line]


def test_a_value_that_was_changed_in_a_blank_is_data(word: Release) -> None:
    changed = edited(word, ("412", "415"), ("Ana Example", "Ada Example"))
    assert told(word, changed) == [
        "data: leader_quotes[0].name: Ana → Ada",
        "data: team_count: 412 → 415",
    ]
    assert fields(word, changed) == [
        "leader_quotes[0].name: Ana Example → Ada Example",
        "team_count: 412 → 415",
    ]


def test_last_week_against_this_week_is_data_whatever_the_format() -> None:
    old = filled("northwest")
    new = filled(
        "northwest",
        ("draft: true", "draft: false"),
        ("city: Portland, Ore.\n", ""),
        ("union_count: 11", "union_count: 1"),
        ("9,500", "9,600"),
    )
    expected = [
        "data: draft: DRAFT — NOT FOR  → FOR IMMEDIATE ",
        "data: city: PORTLAND, Ore. —  → ",
        "data: union_count: 11 → one",
        "data: union_count: unions represent → union represents",
        "data: employee_count: 9,500 → 9,600",
    ]
    assert told(old, new) == expected
    assert told(as_word(old), as_word(new)) == expected
    assert told(as_markdown(old), as_markdown(new)) == expected
    table = [
        "draft: DRAFT — NOT FOR RELEASE → FOR IMMEDIATE RELEASE",
        "city: PORTLAND, Ore. → ",
        "union_count: 11 → one",
        "employee_count: 9,500 → 9,600",
    ]
    assert fields(old, new) == fields(as_word(old), as_markdown(new))[-4:] == table


def test_another_branch_of_the_copy_is_data_of_the_field_that_chose_it() -> None:
    old = filled("northwest")
    new = filled("northwest", ("organization: KP", OWN_QUOTE))
    assert {str(one.reason) for one in reviewed(old, new) if one.reason} == {
        "data: leader_quotes[0].quote"
    }
    assert fields(as_word(old), as_word(new)) == [
        "leader_quotes[0].quote:  → We did it, … We are proud of what our teams have done."
    ]
    made = template("reaffirmation")
    old, new = (filled(name, of=made) for name in ("northwest", "southern-california"))
    assert [str(one.reason) for one in reviewed(old, new) if one.reason] == [
        *["data: proclamation"] * 3,
    ]


def test_two_regions_differ_by_data_alone_and_their_table_has_all_of_it() -> None:
    members, pharmacy = "answering members' messages within a day", "making the sample pharmacy's"
    fewer = (members, "screening for colds"), (f"  - {pharmacy} lines shorter\n", "")
    old, new = filled("northwest"), as_word(filled("washington", *fewer))
    reasons = {str(why.cause) for one in reviewed(old, body(new)) for why in one.reasons}
    assert reasons == {"data"}
    assert fields(old, body(new)) == [
        "release_date: Oct. 16, 2017 → ",
        "city: PORTLAND, Ore. → ",
        "leader_quotes[0].name: Ana Example → Logan Sample",
        "region_name: Northwest → Washington",
        "union_count: 11 → four",
        "employee_count: 9,500 → 7,080",
        "region_in_text: the Northwest → ",
        "team_count: 412 → one",
        "local_achievements: cutting lost work days by 12 percent → screening for colds",
        "leader_quotes[1].name: Lee Example → Parker Placeholder",
        "media_contact.name: Pat Example → ",
        "media_contact.phone: 503-555-0106 → ",
        "media_contact.email: press@northwest.example → ",
    ]


def test_one_sentence_by_hand_stands_out_from_two_regions_data() -> None:
    new = edited(as_word(filled("colorado")), ("nurses, couriers", "nurses, drivers"))
    found = told(as_word(filled("georgia")), new)
    assert [line for line in found if not line.startswith("data")] == ["hand: couriers → drivers"]


def test_where_both_follow_their_templates_and_those_differ_it_is_template() -> None:
    old = filled("northwest", of=template("anniversary", OLDER))
    expected = [
        "template:  → more ",
        "template: In → Here in the",
        "template:  →  region",
        "template: inserted",
        "template:  → About our Labor Management Partnership",
    ]
    assert told(old, filled("northwest"), older=True) == expected
    new = edited(as_word(filled("northwest")), ("9,500", "9,700"), ("couriers", "drivers"))
    assert sorted(told(as_word(old), new, older=True)) == sorted(
        [*expected, "data: employee_count: 9,500 → 9,700", "hand: couriers → drivers"]
    )


def test_data_stays_data_when_the_template_changed_elsewhere() -> None:
    old = filled("northwest", of=template("anniversary", OLDER))
    new = filled("northwest", ("draft: true", "draft: false"), ("organization: KP", OWN_QUOTE))
    reasons = [str(one.reason) for one in reviewed(old, new, older=True) if one.reason]
    assert reasons == [*["data: leader_quotes[0].quote"] * 2, "template"]
    assert "data: draft: DRAFT — NOT FOR  → FOR IMMEDIATE " in told(old, new, older=True)


@pytest.mark.parametrize("form", [as_word, as_markdown])
def test_a_paragraph_that_was_added_dropped_moved_or_split_is_by_hand(form: object) -> None:
    release = form(filled("northwest"))  # type: ignore[operator]  # a function of the two above
    ones = release.paragraphs
    at = next(i for i, one in enumerate(ones) if one.text.startswith("The national agreement"))
    added = Paragraph("body", (Run("Somebody wrote this sentence in Word this morning."),))
    first, rest = ones[at].text.split(" includes ")[0][:60], ones[at].text[60:]
    halves = tuple(ones[at]._replace(runs=(Run(text),)) for text in (first, rest))
    others = ones[:at] + ones[at + 1 :]
    for new in (
        (*ones[:at], added, *ones[at:]),
        others,
        (*others[:3], ones[at], *others[3:]),
        (*ones[:at], *halves, *ones[at + 1 :]),
    ):
        changes = reviewed(release, release._replace(paragraphs=new))
        assert {why for one in changes for why in one.reasons} == {Reason("hand")}  # type: ignore[arg-type]  # equal to its text


def test_bold_or_another_style_in_a_file_is_by_hand(word: Release) -> None:
    def with_first_body(**changes: object) -> Release:
        at = next(i for i, one in enumerate(word.paragraphs) if one.role == "body")
        ones = list(word.paragraphs)
        ones[at] = ones[at]._replace(**changes)  # type: ignore[arg-type]  # named by the callers
        return word._replace(paragraphs=tuple(ones))

    runs = next(one for one in word.paragraphs if one.role == "body").runs
    bold = tuple(run._replace(strong=True) for run in runs)
    assert told(word, with_first_body(runs=bold))[0].startswith("hand: PORTLAND")
    assert told(word, with_first_body(role="quote")) == ["hand: changed"]


def test_part_of_a_section_is_missing_by_hand_and_all_of_it_for_want_of_data(word: Release) -> None:
    def without(*texts: str) -> Release:
        kept = [one for one in word.paragraphs if not one.text.startswith(texts)]
        return word._replace(paragraphs=tuple(kept))

    assert told(word, without("Media contact"))[0] == "hand: deleted"
    assert told(word, without("Pat Example"))[0] == "hand: deleted"
    both = told(word, without("Media contact", "Pat Example"))
    assert both[0] == both[2] == "data: media_contact: deleted"


def test_a_margin_is_the_letterheads_or_by_hand(word: Release) -> None:
    ones = list(word.paragraphs)
    at = next(i for i, one in enumerate(ones) if str(one.place) == "footer")
    ones[at] = ones[at]._replace(runs=(Run("LMP.example"),))
    new = word._replace(paragraphs=tuple(ones))
    assert {str(why) for one in reviewed(word, new) for why in one.reasons} == {"hand"}


def test_without_a_template_of_both_sides_it_is_unknown(word: Release) -> None:
    other = Release((Paragraph("body", (Run("We sell shoes, and have for 80 years."),)),))
    comparison = compare(other, word)
    found = explain(comparison, origin_of(other, outlines()), origin_of(word, outlines()))
    assert found == unexplained(comparison)
    assert {str(why) for one in found for why in one.reasons} == {"unknown"}
    assert fields(other, word) == []


def test_releases_of_two_templates_have_no_fields_in_common(word: Release) -> None:
    other = filled("northwest", of=template("reaffirmation"))
    causes = {str(why.cause) for one in reviewed(other, body(word)) for why in one.reasons}
    assert causes <= {"template", "data"}
    assert fields(other, word) == []


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("- make KP more affordable", "- **make KP more affordable**", "template: make KP more"),
        ("The national agreement", "> The national agreement", "template: changed"),
        (
            "for our members and patients. Thanks",
            "for our members and patients.\n\nThanks",
            "template: split",
        ),
        ("- make KP more affordable\n", "", "template: deleted"),
    ],
)
def test_what_headquarters_did_to_a_paragraph_is_template(old: str, new: str, line: str) -> None:
    made = template("anniversary", ((old, new),))
    origins = (
        origin_of(filled("northwest"), outlines(), "anniversary"),
        origin_of(filled("northwest", of=made), [outlined("anniversary", ((old, new),))]),
    )
    comparison = compare(filled("northwest"), filled("northwest", of=made))
    lines = [one for change in explain(comparison, *origins) for one in drawn(change)]
    assert lines[0].startswith(line)
    assert all(one.startswith("template") for one in lines)


def test_a_paragraph_that_headquarters_moved_is_template() -> None:
    agreement = template().copy.sources["release.md.j2"].text.split("\n\n")
    moved = next(one for one in agreement if one.startswith("The national agreement"))
    about = "## About our Labor Management Partnership"
    changes = ((f"{moved}\n\n", ""), (about, f"{moved}\n\n{about}"))
    new = filled("northwest", of=template("anniversary", changes))
    origins = (
        origin_of(filled("northwest"), outlines()),
        origin_of(new, [outlined("anniversary", changes)]),
    )
    found = explain(compare(filled("northwest"), new), *origins)
    assert [str(one.reason) for one in found if one.reason] == ["template", "template"]
