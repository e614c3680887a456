from __future__ import annotations

from support.drawn_comparisons import draw_pieces, paragraph, release
from support.sample_reviews import reviewed

from lmp_press.release import Properties
from lmp_press.review.comparing.also import AlsoDiffers
from lmp_press.review.folders.releases import as_releases, titled, words_of_slug
from lmp_press.review.folders.shared import with_shared
from lmp_press.review.report import FilePair, FolderReview, PairState, Review
from lmp_press.review.views import terminal
from lmp_press.review.views.screen import Screen

CITIES = {"colorado": "DENVER", "hawaii": "HONOLULU", "ohio": "COLUMBUS"}
LEAD = "{} — This {} marks 20 years of partnership between Kaiser Permanente and the unions."
SAID_ABOVE = "Colorado · anniversary, Hawaii · anniversary and Ohio · anniversary"


def pair(region: str, review: Review, suffix: str = "docx") -> FilePair:
    name = f"{region}/{region}-anniversary.{suffix}"
    state = PairState.SAME if review.same else PairState.CHANGED
    return titled(FilePair(name, name, state, review), words_of_slug)


def season(city: str, *more: str) -> Review:
    old, new = (release(LEAD.format(city, one), "We go on.") for one in ("fall", "autumn"))
    return reviewed(old, new._replace(paragraphs=(*new.paragraphs, *map(paragraph, more))))


def folder(*pairs: FilePair) -> FolderReview:
    return with_shared(FolderReview("last", "now", tuple(as_releases(pairs))))


def shown(found: FolderReview) -> list[str]:
    return terminal.write_folder(found, Screen()).splitlines()


def test_a_change_that_all_releases_share_is_told_once() -> None:
    assert shown(folder(*(pair(region, season(city)) for region, city in CITIES.items()))) == [
        "last → now: 3 changed",
        "",
        "in all 3 anniversary releases · hand",
        "  … This [-fall-]{+autumn+} marks 20 years of partnership between …",
        "",
        "changed     as said above: " + SAID_ABOVE,
    ]


def test_what_else_changed_in_one_of_them_is_told_of_it_alone() -> None:
    same = reviewed(release("One"), release("One"))
    found = folder(
        pair("colorado", season("DENVER")),
        pair("hawaii", season("HONOLULU", "Aloha to all.")),
        pair("ohio", same),
    )
    assert [one.where for one in found.shared] == ["in 2 of 3 anniversary releases"]
    assert shown(found)[5:] == [
        "changed     Hawaii · anniversary: 2 changes (2 hand)",
        "changed     as said above: Colorado · anniversary",
        "same        Ohio · anniversary",
        "",
        "",
        "Hawaii · anniversary: 2 changes (2 hand)",
        "",
        "⋯ 1 changed as said above",
        "  We go on.",
        "",
        "paragraph 3 inserted · hand",
        "  {+Aloha to all.+}",
    ]


def test_the_same_word_beside_other_words_is_another_change() -> None:
    other = reviewed(release("In the fall we met."), release("In the autumn we met."))
    found = folder(pair("colorado", season("DENVER")), pair("hawaii", other))
    assert not found.shared
    assert not any(one.told for one in found.pairs)


def test_a_style_that_is_new_everywhere_is_told_once() -> None:
    looks = reviewed(release("One"), release("One"))._replace(
        also=(AlsoDiffers("style heading", 1, "the style heading (size)"),)
    )
    found = folder(pair("colorado", looks), pair("hawaii", looks))
    assert [(one.where, one.also) for one in found.shared] == [
        ("in all 2 anniversary releases", "the style heading (size)")
    ]


def test_a_release_in_word_and_markdown_is_one_where_they_agree() -> None:
    agreeing = season("DENVER")
    found = folder(pair("colorado", agreeing), pair("colorado", agreeing, "md"))
    assert [(one.title, one.formats) for one in found.pairs] == [
        ("Colorado · anniversary", ("docx", "md"))
    ]
    edited = season("DENVER", "By hand.")
    apart = folder(pair("colorado", edited), pair("colorado", agreeing, "md"))
    assert [one.title for one in apart.pairs] == [
        "Colorado · anniversary (Word)",
        "Colorado · anniversary (Markdown)",
    ]


def test_an_excerpt_has_only_the_words_that_all_have_beside_the_change() -> None:
    found = folder(*(pair(region, season(city)) for region, city in CITIES.items()))
    (shared,) = found.shared
    assert shared.change
    assert draw_pieces(one.piece for one in shared.change.pieces) == (
        "… This [-fall-]{+autumn+} marks 20 years of partnership between …"
    )


def test_properties_of_a_release_are_its_own() -> None:
    old, new = release("One"), release("One")._replace(properties=Properties(title="New"))
    found = folder(pair("colorado", reviewed(old, new)), pair("hawaii", season("HONOLULU")))
    assert [one.told_whole for one in found.pairs] == [False, False]
