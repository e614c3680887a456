from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING

import pytest
from support.drawn_comparisons import paragraph, release
from support.read_pages import SCRIPT, STYLE, lines, parsed, spoken, values
from support.sample_reviews import FOLDERS, LAST_WEEK, SMALL, WEEK, reviewed

from lmp_press.release import Paragraph, Properties
from lmp_press.review import page
from lmp_press.review.report import Cause, FieldChange, FilePair, FolderReview, PairState

if TYPE_CHECKING:
    from lmp_press.review.report import Review


def digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


SMALL_PAGE = f"""\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
style-src '{digest(STYLE)}'; script-src '{digest(SCRIPT)}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>old.docx → new.docx</title>
<style>{STYLE}</style>
</head>
<body>
<header class="page">
<h1><span class="eyebrow">Review<span class="said">:</span></span> \
<span class="old"><bdi>old.docx</bdi></span> \
<span class="new">→&nbsp;<bdi>new.docx</bdi></span></h1>
<ul class="tally">
<li class="data"><b>1</b> data <span class="meaning">a region’s facts</span></li>
<li class="template none"><b>0</b> template <span class="meaning">headquarters’ copy</span></li>
<li class="hand none"><b>0</b> hand <span class="meaning">edited by hand</span></li>
<li class="unknown none"><b>0</b> unknown <span class="meaning">no template to tell by</span></li>
</ul>
<p class="verdict">1 change; paragraphs: 1 changed, 1 unchanged.</p>
</header>
<div class="controls" role="region" aria-label="Controls">
<fieldset class="views">
<legend class="said">View</legend>
<label><input type="radio" name="view" value="inline" id="inline" checked> Inline</label>
<label><input type="radio" name="view" value="sides" id="sides"> Side by side</label>
<kbd hidden>u</kbd>
</fieldset>
<fieldset class="causes" hidden>
<legend>Show</legend>
<label class="data"><input type="checkbox" name="cause" value="data" checked> data</label>
</fieldset>
<div class="steps" hidden>
<button type="button" id="previous">Previous <kbd>p</kbd></button>
<span id="position"></span>
<button type="button" id="next">Next <kbd>n</kbd></button>
<label><input type="checkbox" id="keys" checked> Shortcut keys</label>
</div>
</div>
<main>
<h2>The release</h2>
<div class="inline">
<p class="body" dir="auto">One</p>
<div class="change changed" id="inline-1-1" role="group" tabindex="-1" \
aria-labelledby="inline-1-1-about" data-causes="data">
<p class="about" id="inline-1-1-about"><a class="number" href="#inline-1-1">\
<span class="said">Change </span>1</a> <span class="happened">Changed</span> \
<span class="where">paragraph 2</span> <span class="badge data">data: n</span></p>
<p class="body" dir="auto">\
<del class="data"><span class="said">[deleted: </span>11<span class="said">]</span></del>\
<ins class="data"><span class="said">[inserted: </span>12<span class="said">]</span></ins>\
 unions</p>
</div>
</div>
<table class="sides">
<caption class="said">Side by side</caption>
<thead><tr><th scope="col"><bdi>old.docx</bdi></th>\
<th scope="col"><bdi>new.docx</bdi></th></tr></thead>
<tbody><tr><td><p class="body" dir="auto">One</p>
</td><td><p class="body" dir="auto">One</p>
</td></tr></tbody>
<tbody class="change changed" id="sides-1-1" tabindex="-1" \
aria-labelledby="sides-1-1-about" data-causes="data">
<tr><th class="about" id="sides-1-1-about" colspan="2" scope="rowgroup">\
<a class="number" href="#sides-1-1"><span class="said">Change </span>1</a> \
<span class="happened">Changed</span> <span class="where">paragraph 2</span> \
<span class="badge data">data: n</span></th></tr>
<tr><td><p class="body" dir="auto">\
<del class="data"><span class="said">[deleted: </span>11<span class="said">]</span></del> unions</p>
</td><td><p class="body" dir="auto">\
<ins class="data"><span class="said">[inserted: </span>12<span class="said">]</span></ins>\
 unions</p>
</td></tr></tbody>
</table>
</main>
<script>{SCRIPT}</script>
</body>
</html>
"""

WEEK_IN_LINE = """\
release-line: FOR IMMEDIATE RELEASE
headline: Celebrating 20 years of our Labor Management Partnership
body: This fall marks 20 years of partnership.
Change 1 Moved away to change 2 bullet, was paragraph 4 <hand>
bullet: [deleted: deliver high quality care and service to members and patients]
bullet: continuously improve performance in every department
bullet: involve unions and workers in decision-making at all levels
bullet: preserve and improve upon industry-leading wages and benefits
Change 2 Moved here from change 1 bullet, paragraph 7 <hand>
bullet: deliver high quality care and service to members and patients
Change 3 Changed paragraph 8 <hand>
body: “We believe the people who do the job [deleted: offer some of][inserted: know] the best \
solutions,” says Ana Example.
Change 4 Changed paragraph 9
body: Here in the Northwest region, [deleted: 11][inserted: 12]<data: union_count> coalition \
unions work{now bold}<hand> together.
Change 5 Split into 2 paragraphs paragraphs 10 to 11 <hand>
body: Our Labor Management Partnership has delivered measurable results for our patients.\
[deleted: ‹space› ][inserted: ¶‹paragraph break›]
body: These teams also improve working conditions, resulting in fewer injuries at work.
Change 6 Deleted was paragraph 11 <hand>
body: [deleted: Nationally, we have over 3,500 self-directed teams.]
Change 7 Inserted subheadline, paragraph 12 <hand>
subheadline: [inserted: Eleven unions, one promise]
Change 8 Formatted role: heading → subheadline subheadline, paragraph 13 <hand>
subheadline: About our Partnership
Change 9 Changed boilerplate, paragraph 14 <hand>
boilerplate: For a[deleted:  ][inserted: \u00a0]{no-break space instead of space}toolkit, visit \
our site{link: https://example.org → https://example.com} and have a look at it.
end-mark: -30-"""


OLD_COLUMN = """\
release-line: FOR IMMEDIATE RELEASE
headline: Celebrating 20 years of our Labor Management Partnership
body: This fall marks 20 years of partnership.
bullet: [deleted: deliver high quality care and service to members and patients]
bullet: continuously improve performance in every department
bullet: involve unions and workers in decision-making at all levels
bullet: preserve and improve upon industry-leading wages and benefits
body: “We believe the people who do the job [deleted: offer some of] the best solutions,” says \
Ana Example.
body: Here in the Northwest region, [deleted: 11] coalition unions work together.
body: Our Labor Management Partnership has delivered measurable results for our patients.\
[deleted: ‹space› ]These teams also improve working conditions, resulting in fewer injuries at work.
body: [deleted: Nationally, we have over 3,500 self-directed teams.]
heading: About our Partnership
boilerplate: For a[deleted:  ]toolkit, visit our site and have a look at it.
end-mark: -30-"""

NEW_COLUMN = """\
release-line: FOR IMMEDIATE RELEASE
headline: Celebrating 20 years of our Labor Management Partnership
body: This fall marks 20 years of partnership.
bullet: continuously improve performance in every department
bullet: involve unions and workers in decision-making at all levels
bullet: preserve and improve upon industry-leading wages and benefits
bullet: deliver high quality care and service to members and patients
body: “We believe the people who do the job [inserted: know] the best solutions,” says \
Ana Example.
body: Here in the Northwest region, [inserted: 12]<data: union_count> coalition unions \
work{now bold}<hand> together.
body: Our Labor Management Partnership has delivered measurable results for our patients.\
[inserted: ¶‹paragraph break›]
body: These teams also improve working conditions, resulting in fewer injuries at work.
subheadline: [inserted: Eleven unions, one promise]
subheadline: About our Partnership
boilerplate: For a[inserted: \u00a0]{no-break space instead of space}toolkit, visit our \
site{link: https://example.org → https://example.com} and have a look at it.
end-mark: -30-"""


def inline(review: Review) -> str:
    return lines(parsed(page.write(review)).find_class("inline")[0])


def of_two(old: str | Paragraph, new: str | Paragraph) -> str:
    """Return what the inline view says, below its caption, of one paragraph against another."""
    return inline(reviewed(release(old), release(new))).partition("\n")[2]


def columns(review: Review) -> tuple[str, str]:
    """Return both columns of the side-by-side view."""
    (table,) = parsed(page.write(review)).find_class("sides")
    rows = [[lines(cell) for cell in row.iter("td")] for row in table.iter("tr")]
    old, new = zip(*filter(None, rows), strict=True)
    return "\n".join(filter(None, old)), "\n".join(filter(None, new))


def test_a_small_review_is_this_page() -> None:
    assert page.write(SMALL).decode() == SMALL_PAGE


def test_a_week_of_changes_reads_like_this_from_top_to_bottom() -> None:
    assert inline(WEEK) == WEEK_IN_LINE


def test_side_by_side_each_column_is_its_release() -> None:
    assert columns(WEEK) == (OLD_COLUMN, NEW_COLUMN)


def test_a_merge_says_which_break_went() -> None:
    halves = "We marched to the hall.", "We sang until the morning came."
    review = reviewed(release(*halves), release(" ".join(halves)))
    assert inline(review) == (
        "Change 1 2 paragraphs merged paragraph 1 <hand>\n"
        "body: We marched to the hall.[inserted: ‹space› ][deleted: ¶‹paragraph break›]"
        "We sang until the morning came."
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("a *b", "a |*b", "body: a [deleted: *]b{now bold}"),
        ("plain|*strong", "*plain|strong", "body: plain{now bold}strong{no longer bold}"),
        ("plain|_lean", "_plain|lean", "body: plain{now italic}lean{no longer italic}"),
        ("here", "@here", "body: here{link added: https://example.org}"),
        ("@here", "here", "body: here{link removed: https://example.org}"),
        (
            "Khan",
            "Khаn",
            "body: [deleted: Khan][inserted: Khаn]{Cyrillic а instead of Latin a}",
        ),
        ("a b", "a  b", "body: a[deleted: ‹space› ][inserted: ‹2 spaces›  ]b"),
        ("a b", "a new\u200bword b", "body: a [inserted: new‹zero-width space›\u200bword ]b"),
        ("one", "one\ttwo\nthree", "body: one[inserted: ‹tab›\ttwo‹line break›\nthree]"),
        (
            "a b",
            "a \u202eb\u202c b",
            "body: a [inserted: ‹right-to-left override›b‹end of direction› ]b",
        ),
        ("a b", "a Moscоw b", "body: a [inserted: Mosc‹Cyrillic о›оw ]b"),
        ("a b", "a Москва b", "body: a [inserted: Москва ]b"),
        ("a b", "a 👩‍👧 b", "body: a [inserted: 👩‍👧 ]b"),
        ("a b", "a \x1b[1m b", "body: a [inserted: [U+001B][1m ]b"),
    ],
)
def test_a_change_is_said_in_words(old: str, new: str, expected: str) -> None:
    assert of_two(paragraph(old), paragraph(new)) == expected


def test_words_that_did_not_change_keep_their_unseen_characters_unnamed() -> None:
    assert of_two("9\u00a0500 \u2067x\u2069 old", "9\u00a0500 \u2067x\u2069 new") == (
        "body: 9\u00a0500 ‹right-to-left isolate›x‹end of isolate› [deleted: old][inserted: new]"
    )


def test_an_inserted_paragraph_without_words_can_be_seen() -> None:
    review = reviewed(release("One"), release("One", ""))
    assert inline(review).splitlines()[1:] == [
        "Change 1 Inserted paragraph 2 <hand>",
        "body: ‹empty paragraph›",
    ]


def test_a_place_that_is_not_the_body_is_said() -> None:
    cell = "table 1 row 2 cell 1"
    assert inline(reviewed(release(), release(paragraph("x", "Table Text", cell)))) == (
        "Change 1 Inserted Table Text, table 1 row 2 cell 1, paragraph 1 <hand>\n"
        "body: [inserted: x]"
    )


def test_a_list_item_says_that_its_level_changed_and_stands_on_the_new_one() -> None:
    old, new = (paragraph("care", "bullet", level=level) for level in (0, 7))
    assert inline(reviewed(release(old), release(new))) == (
        "Change 1 Formatted level: 0 → 7 bullet, paragraph 1 <hand>\nbullet level-4: care"
    )


def test_long_runs_of_unchanged_paragraphs_are_folded_but_for_one_beside_each_change() -> None:
    numbers = [f"Paragraph number {number} says this." for number in range(9)]
    review = reviewed(release(*numbers), release(*numbers[:4], "A new one.", *numbers[4:]))
    assert (
        inline(review)
        == """\
3 unchanged paragraphs paragraphs 1 to 3
body: Paragraph number 0 says this.
body: Paragraph number 1 says this.
body: Paragraph number 2 says this.
body: Paragraph number 3 says this.
Change 1 Inserted paragraph 5 <hand>
body: [inserted: A new one.]
body: Paragraph number 4 says this.
4 unchanged paragraphs paragraphs 7 to 10
body: Paragraph number 5 says this.
body: Paragraph number 6 says this.
body: Paragraph number 7 says this.
body: Paragraph number 8 says this."""
    )


def test_equal_releases_say_so_and_are_folded_whole() -> None:
    document = parsed(page.write(reviewed(LAST_WEEK, LAST_WEEK)))
    assert spoken(document.find_class("verdict")[0]) == (
        "The two releases are the same, word for word and format for format."
    )
    assert not document.find_class("change")
    assert [spoken(each) for each in document.iter("summary")] == [
        "14 unchanged paragraphs paragraphs 1 to 14"
    ] * 2


def test_properties_fields_and_notes_stand_in_the_summary() -> None:
    new = LAST_WEEK._replace(properties=Properties(title="A\u00a0title"))
    review = reviewed(LAST_WEEK, new)._replace(
        fields=(FieldChange("leader_quotes[0].name", "Ana Example", "Ana\u00a0Example"),),
        notes=("`old.docx` had 2 tracked changes",),
    )
    (header,) = parsed(page.write(review)).find_class("page")
    rows = [[spoken(cell) for cell in row] for row in header.iter("tr")]
    assert spoken(header.find_class("verdict")[0]) == "Only the document’s properties differ."
    assert [spoken(each) for each in header.iter("h2")] == [
        "Fields that differ",
        "Document properties",
    ]
    assert spoken(header.find_class("notes")[0]).strip() == "`old.docx` had 2 tracked changes"
    assert rows == [
        ["Field", "old.docx", "new.docx"],
        [
            "leader_quotes[0].name",
            "Ana Example",
            "Ana\u00a0Example {no-break space instead of space}",
        ],
        ["Property", "old.docx", "new.docx"],
        ["title", "—", "A‹no-break space›\u00a0title"],
    ]


def test_two_folders_are_one_table_and_a_section_for_each_file_that_differs() -> None:
    document = parsed(page.write_folder(FOLDERS))
    (table,) = document.find_class("files")
    assert spoken(document.find_class("verdict")[0]) == (
        "Releases: 1 changed, 1 new, 1 gone, 1 renamed, 1 unreadable, 1 the same."
    )
    assert [[spoken(cell) for cell in row] for row in table.iter("tr")] == [
        ["Release", "State", "data", "template", "hand", "unknown"],
        ["colorado.docx", "changed", "1", "–", "–", "–"],
        ["hawaii.docx", "gone", "–", "–", "–", "–"],
        ["ohio.docx it is not a Word file", "unreadable", "–", "–", "–", "–"],
        ["northwest.docx was nw.docx", "renamed", "1", "–", str(WEEK.counts[Cause.HAND]), "–"],
        ["washington.docx", "new", "–", "–", "–", "–"],
    ]
    (same,) = document.find_class("same")
    assert spoken(same).split() == ["1", "the", "same", "georgia.docx"]
    assert [each.get("href") for each in table.iter("a")] == ["#file-1", "#file-5"]
    sections = {each.get("id"): spoken(each.find("h2")) for each in document.iter("section")}
    assert sections == {"file-1": "colorado.docx changed", "file-5": "northwest.docx renamed"}
    assert document.get_element_by_id("sides-5-9").get("class") == "change changed"


def test_folders_without_a_difference_say_so() -> None:
    same = reviewed(LAST_WEEK, LAST_WEEK)
    pair = FilePair("a.docx", "a.docx", PairState.SAME, same)
    document = parsed(page.write_folder(FolderReview("old", "new", (pair,))))
    assert spoken(document.find_class("verdict")[0]) == (
        "All releases are the same, word for word and format for format."
    )
    assert not list(document.iter("section"))


def test_a_filter_is_offered_for_each_cause_that_there_is() -> None:
    document = parsed(page.write(WEEK))
    assert values(document.find_class("causes")[0], "value") == ["data", "hand"]


def test_a_hundred_regions_make_a_page_of_at_most_two_megabytes() -> None:
    pairs = FOLDERS.pairs[4:5] * 100
    assert len(page.write_folder(FOLDERS._replace(pairs=pairs))) < 2_000_000
