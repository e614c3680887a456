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
from support.project_files import ROOT

from lmp_press.release import BODY, Paragraph, Release, Run
from lmp_press.review.causes.provenance import Origin, origin_of
from lmp_press.review.causes.tracing import Provenance

REGIONS = sorted(path.stem for path in (ROOT / "regions").glob("*.yaml"))


def drawn(release: Release, origin: Origin, start: str) -> str:
    """Return the paragraph that starts so: `{field=value}`, `<field=chosen>`, `[-by hand-]`."""
    for paragraph, trace in zip(release.paragraphs, origin.traces, strict=True):
        if paragraph.text.startswith(start):
            return "".join(
                {
                    Provenance.COPY: paragraph.text[span.start : span.stop],
                    Provenance.VALUE: f"{{{span.field}={paragraph.text[span.start : span.stop]}}}",
                    Provenance.CHOSEN: f"<{paragraph.text[span.start : span.stop]}>",
                    Provenance.HAND: f"[-{paragraph.text[span.start : span.stop]}-]",
                }[span.source]
                for span in trace.spans
            )
    raise AssertionError(start)


@pytest.mark.parametrize("name", ["anniversary", "reaffirmation"])
@pytest.mark.parametrize("region", REGIONS)
def test_a_file_gets_every_field_again_that_it_was_filled_from(region: str, name: str) -> None:
    release = filled(region, of=template(name))
    known = origin_of(release, outlines(), name)
    for file in (as_word(release), as_markdown(release)):
        found = origin_of(file, outlines())
        assert found.template == name
        assert found.values == known.values
        assert not any(trace.departs for trace in found.traces)


def test_each_word_of_a_file_is_the_copys_a_value_or_chosen_by_one() -> None:
    file = as_word(filled("northwest"))
    found = drawn(file, origin_of(file, outlines()), "Here in")
    assert found == (
        "Here in the {region_name=Northwest} region, {union_count=11} coalition "
        "<unions represent> {employee_count=9,500} <employees>. The partnership also serves as a "
        "road map and a resource for tools and training to improve our work. “Nationally, KP has "
        "over 3,500 self-directed teams and here in {region_in_text=the Northwest} we have "
        "{team_count=412}. We credit the team structure and our partnership for "
        "{local_achievements=cutting lost work days by 12 percent}.”"
    )


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("road map", "compass", "serves as a[- compass -]and a resource"),
        ("also serves", "also truly serves", "partnership also[- truly -]serves"),
        ("also serves", "serves", "The partnership[- -]serves"),
        ("have 412", "have about 412", "we have [-about -]{team_count=412}."),
        ("have 412", "have many", "we have [-many-]."),
        ("11 coalition", "12 coalition", "region, {union_count=12} coalition"),
        ("11 coalition", "one coalition", "coalition [-unions represent-] {employee"),
    ],
)
def test_what_departs_from_the_copy_is_by_hand(old: str, new: str, shown: str) -> None:
    file = edited(as_word(filled("northwest")), (old, new))
    assert shown in drawn(file, origin_of(file, outlines()), "Here in")


def test_national_words_that_were_edited_are_not_taken_for_a_leaders_own() -> None:
    file = edited(as_word(filled("northwest")), ("offer some of the best", "have the best"))
    found = drawn(file, origin_of(file, outlines()), "“We believe")
    assert found.startswith("“We believe the people who do the job every day[- have -]the best")
    assert "{leader_quotes[0].name=Ana Example}" in found


def test_a_files_name_names_its_template_and_else_the_best_fit_does() -> None:
    file = as_word(filled("northwest"))
    assert origin_of(file, outlines(), "northwest-anniversary").template == "anniversary"
    assert origin_of(file, outlines(), "northwest-anniversary (final)").template == "anniversary"
    assert origin_of(file, outlines(), "northwest-reaffirmation").template == "anniversary"
    assert origin_of(file, [outlined("reaffirmation")]).template == ""


def test_a_release_of_no_template_is_of_unknown_origin() -> None:
    other = Release((Paragraph("body", (Run("We sell shoes, and have for 80 years."),)),))
    for release in (other, Release(())):
        found = origin_of(release, outlines(), "shoes-anniversary")
        assert (found.template, found.traces, found.values) == ("", (), {})


def test_a_paragraph_of_its_own_is_by_hand_also_beside_a_blank_that_could_be_anything() -> None:
    file = as_word(filled("washington"))
    added = Paragraph("body", (Run("Call us any time."),))
    ones = [one for one in file.paragraphs if one.place == BODY]
    new = file._replace(paragraphs=(*ones[:-1], added, ones[-1]))
    assert drawn(new, origin_of(new, outlines()), "Call") == "[-Call us any time.-]"


def test_in_a_release_of_thousands_of_paragraphs_those_of_the_template_are_known() -> None:
    file = as_word(filled("northwest"))
    many = [Paragraph("body", (Run("+"),))] * 2000
    long = file._replace(paragraphs=(*many[:1000], *file.paragraphs, *many[1000:]))
    found = origin_of(long, [outlined()], "northwest-anniversary")
    assert drawn(long, found, "+") == "[-+-]"
    assert found.values["team_count"] == "412"
