from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.drawn_comparisons import paragraph, release
from support.places import at
from support.read_pages import SCRIPT, STYLE, parsed, spoken, values
from support.sample_reviews import FOLDERS, WEEK, reviewed

from lmp_press.release import Paragraph, Release, Run
from lmp_press.review import page
from lmp_press.review.report import Cause, FieldChange, FilePair, FolderReview, PairState, Reason

HOSTILE = [
    "<script>alert(1)</script>",
    "]]>",
    '"><img src=x onerror=alert(1)>',
    "' onfocus='alert(1)",
    "\x1b[31mred\x1b[0m",
    "javascript:alert(1)",
    "\u202egnp.exe",
    "<!-- filters -->",
    "</style></script>",
]
texts = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=12))
runs = st.builds(Run, texts, st.booleans(), st.booleans(), texts, texts)
places = st.sampled_from(["body", "header 2", "table 1 row 2 cell 1", "footnote 1"]).map(at)
paragraphs = st.builds(
    Paragraph, texts, st.lists(runs, max_size=3).map(tuple), places, st.integers(0, 6)
)
releases = st.lists(paragraphs, max_size=4).map(lambda found: Release(tuple(found)))


def test_only_addresses_of_web_and_mail_can_be_clicked_and_all_are_shown() -> None:
    links = ["https://a.example", "HTTP://b", "mailto:c@d", "tel:1", "javascript:x", " https://e"]
    words = [Run(f"w{number} ", link=link) for number, link in enumerate(links)]
    same = Run("https://f", link="https://f"), Run("g@h", link="mailto:g@h")
    (view,) = parsed(
        page.write(reviewed(Release((paragraph("x"),)), Release((Paragraph("", (*words, *same)),))))
    ).find_class("inline")
    clickable = [each.get("href") for each in view.iter("a") if not each.get("class")]
    assert clickable == ["https://a.example", "HTTP://b", "mailto:c@d", "https://f", "mailto:g@h"]
    assert [spoken(each) for each in view.find_class("address")] == [f"({one})" for one in links]


@pytest.mark.parametrize("data", [page.write(WEEK), page.write_folder(FOLDERS)])
def test_every_link_within_the_page_leads_somewhere_and_every_id_is_there_once(
    data: bytes,
) -> None:
    document = parsed(data)
    ids = values(document, "id")
    targets = [href[1:] for href in values(document, "href") if href.startswith("#")]
    assert len(ids) == len(set(ids))
    assert set(targets) <= set(ids)
    assert set(values(document, "aria-labelledby")) <= set(ids)


def test_the_style_and_the_script_reach_for_nothing_outside_the_page() -> None:
    assert not re.search(r"url\(|@import|https?:|//[a-z]+\.", STYLE)
    assert not re.search(r"https?:|fetch|import|XMLHttp|innerHTML|eval|storage", SCRIPT)


@given(releases, releases, texts, texts)
def test_hostile_text_is_only_ever_text(old: Release, new: Release, one: str, two: str) -> None:
    review = reviewed(old, new, Reason(Cause.DATA, one))._replace(
        old=one, new=two, fields=(FieldChange(one, one, two),), notes=(two,)
    )
    pairs = (
        FilePair(one, two, PairState.RENAMED, review),
        FilePair(two, one, PairState.UNREADABLE, trouble=one),
    )
    for data in (page.write(review), page.write_folder(FolderReview(one, two, pairs))):
        body = data.decode().replace(STYLE, "").replace(SCRIPT, "")
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", body)
        document = parsed(body.encode())
        assert [each.text for each in document.iter("script", "style")] == [None, None]
        assert not list(document.iter("img", "iframe", "object", "embed", "link", "base", "form"))
        names = {str(name) for each in document.iter("*") for name in each.attrib}
        assert not [name for name in names if re.match("on|src|style", name)]
        links = [href for href in values(document, "href") if not href.startswith("#")]
        assert all(re.match(r"(?i)(https?://|mailto:)", href) for href in links)


def test_half_a_character_does_not_stop_the_page() -> None:
    assert b"a?b" in page.write(reviewed(release("x"), release("a\ud800b")))
