from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from support.pressing import KNOWN, REGION, release_of, sample, template, written_and_read
from support.workspace_files import file_tree

from lmp_press.fill import fill
from lmp_press.preflight import inspect
from lmp_press.press_style.phones import dialled
from lmp_press.region import read_region, typed
from lmp_press.release import BODY, Paragraph, Properties, Release, Role, Run
from lmp_press.source import Source
from lmp_press.template import Template, load_template
from lmp_press.writers import WRITERS

GOLDEN = Path(__file__).with_name("golden")
NATIONAL = "LMPartnership.org"


def paragraph_with(words: str, release: Release) -> Paragraph:
    (found,) = [p for p in release.paragraphs if words in p.text]
    return found


def quoted_by(leader: str, quote: str) -> str:
    """Return the paragraph in which a leader says words of their own."""
    region = REGION.replace(f"name: {leader}", f"name: {leader}\n    quote: {quote}")
    return paragraph_with(f"says {leader}", release_of(region)).text


def dated(region: str, epoch: dt.date | None = None) -> dt.date | None:
    """Return the date inside the files of a region."""
    copy = template()
    values, _ = typed(read_region("x", Source("x.yaml", region)), copy.fields, KNOWN)
    return fill(copy, values, epoch).properties.issued


def small(folder: Path, copy: str) -> Template:
    fields = (
        "x-issued: 2017-10-01\nx-subject: Greetings\ntype: object\nproperties:\n"
        "  region_name: {type: string}\n  site: {type: string}\n"
        "  count: {type: integer}\n"
    )
    file_tree(folder / "t", {"release.md.j2": copy, "fields.yaml": fields})
    return load_template(folder / "t", "templates/t")


def links(folder: Path, copy: str, site: str) -> list[str]:
    region = f"region_name: Northwest\nsite: {site}\n"
    return [
        run.link
        for paragraph in release_of(region, small(folder, copy)).paragraphs
        for run in paragraph.runs
        if run.link
    ]


@pytest.mark.parametrize(
    ("copy", "printed"),
    [
        ("{% if count %}{{ count | number }} left{% else %}all gone{% endif %}", "zero left"),
        ("{% if not count %}none{% else %}{{ count }}{% endif %}", "0"),
        ("{{ count or region_name }}", "0"),
        ("{% if count and region_name %}{{ count }}{% endif %}", "0"),
        ("{{ region_name if count else site }}", "Northwest"),
        ("{% set n = count %}{% if n %}{{ n }}{% endif %}", "0"),
        ("{% if count == 0 %}none{% endif %}", "none"),
    ],
)
def test_a_count_of_nought_is_given(tmp_path: Path, copy: str, printed: str) -> None:
    unused = "{% if false %}{{ region_name }}{{ site }}{{ count }}{% endif %}"
    filled = release_of("region_name: Northwest\ncount: 0\n", small(tmp_path, copy + unused))
    assert [p.text for p in filled.paragraphs] == [printed]


def test_the_line_breaks_of_a_copy_are_in_every_file(tmp_path: Path) -> None:
    copy = "Rosa Muñoz  \n510-555-0144\\\n[{{ site }}]({{ site }})\n\n{{ region_name }}\\\nENDS\n"
    region = "region_name: Northwest\nsite: https://x.example/o'neill\n"
    release = release_of(region, small(tmp_path, copy))
    said = ["Rosa Muñoz\n510-555-0144\nhttps://x.example/o'neill", "Northwest\nENDS"]
    assert [p.text for p in release.paragraphs] == said
    for form in ("docx", "md"):
        read = written_and_read(release, form).paragraphs
        assert [p.text for p in read if p.place == BODY] == said
    documents = {form: WRITERS[form](release) for form in WRITERS}
    assert inspect(release, documents, "x") == []
    assert documents["txt"].decode() == "\n\n".join(said) + "\n"
    assert documents["html"].count(b"<br>") == 3


@pytest.mark.parametrize(
    ("region", "name"),
    [("northwest", "anniversary"), ("northern-california", "reaffirmation")],
)
def test_a_sample_is_filled_as_its_golden_file(region: str, name: str) -> None:
    golden = (GOLDEN / f"{region}-{name}.md").read_bytes()
    assert WRITERS["md"](release_of(sample(region), name)) == golden


def test_every_run_knows_the_field_it_came_from() -> None:
    release = release_of(REGION)
    runs = paragraph_with("Here in the", release).runs
    assert [(run.text, run.field) for run in runs if run.field] == [
        ("Northwest", "region_name"),
        ("11", "union_count"),
        ("unions represent", "union_count"),
        ("9,500", "employee_count"),
        ("employees", "employee_count"),
        ("Northwest", "region_name"),
        ("412", "team_count"),
        ("cutting lost work days by 12 percent", "local_achievements"),
    ]


def test_counts_of_one_take_the_singular_noun_and_verb() -> None:
    region = REGION.replace("11\n", "1\n").replace("9,500", "1").replace("412", "1")
    assert paragraph_with("Here in the", release_of(region)).text.startswith(
        "Here in the Northwest region, one coalition union represents one employee. "
    )


@pytest.mark.parametrize(
    ("achievements", "expected"),
    [
        (["cutting lost work days."], "for cutting lost work days.”"),
        (
            ["a", "opening a clinic in Washington, D.C."],
            "for a and opening a clinic in Washington, D.C.”",
        ),
        (["a", "b"], "for a and b.”"),
        (["a", "b", "c"], "for a, b and c.”"),
        (["a", "b and c", "d"], "for a, b and c, and d.”"),
        (['naming it "Best Place"', "b"], "for naming it ‘Best Place’ and b.”"),
    ],
)
def test_achievements_end_their_sentence_once(achievements: list[str], expected: str) -> None:
    items = "".join(f"  - '{item}'\n" for item in achievements)
    region = REGION.replace("  - cutting lost work days by 12 percent\n", items)
    assert paragraph_with("We credit", release_of(region)).text.endswith(expected)


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("We are proud.", "“We are proud,” says Ana Example of Kaiser Permanente."),
        (
            "Are we proud? We are.",
            "“Are we proud?” says Ana Example of Kaiser Permanente. “We are.”",
        ),
        (
            "'She said, \"We can.\" And we do.'",
            "“She said, ‘We can,’” says Ana Example of Kaiser Permanente. “And we do.”",
        ),
        ("We are proud", "“We are proud,” says Ana Example of Kaiser Permanente."),
    ],
)
def test_a_leaders_own_words_are_attributed_after_the_first_sentence(
    quote: str, expected: str
) -> None:
    assert quoted_by("Ana Example", quote) == expected


@pytest.mark.parametrize(
    ("organization", "title", "expected"),
    [
        ("KP", "", "Ana Example of Kaiser Permanente"),
        ("Coalition", "", "Ana Example of the Coalition of Kaiser Permanente Unions"),
        ("Med Group", "", "Ana Example of the Permanente Medical Group"),
        ("KP", "director", "Ana Example, director, Kaiser Permanente"),
    ],
)
def test_a_leader_is_named_with_title_and_organization(
    organization: str, title: str, expected: str
) -> None:
    whole = f"organization: {organization}" + (f"\n    title: {title}" if title else "")
    release = release_of(REGION.replace("organization: KP", whole))
    assert f"says {expected}. “From" in paragraph_with("We believe", release).text


@pytest.mark.parametrize(
    ("draft", "line"),
    [("true", "DRAFT — NOT FOR RELEASE"), ("false", "FOR IMMEDIATE RELEASE")],
)
def test_a_draft_says_so_in_its_first_line(draft: str, line: str) -> None:
    first = release_of(f"{REGION}draft: {draft}\n").paragraphs[0]
    assert first == Paragraph(Role.RELEASE_LINE, (Run(line),))


def test_what_a_region_does_not_give_is_not_there() -> None:
    roles = [paragraph.role for paragraph in release_of(REGION).paragraphs]
    assert {Role.DATE, Role.CONTACT} & set(roles) == set()
    assert (roles[0], roles[-1]) == (Role.RELEASE_LINE, Role.END_MARK)


def test_the_title_of_a_file_names_its_region() -> None:
    assert release_of(f"{REGION}release_date: 2017-10-16\n").properties == Properties(
        "Celebrating 20 years of our Labor Management Partnership — Northwest",
        "20 years of our Labor Management Partnership",
        "Labor Management Partnership",
        "Labor Management Partnership, Kaiser Permanente, Coalition of Kaiser Permanente Unions",
        "en-US",
        dt.date(2017, 10, 16),
    )


def test_a_release_without_a_headline_is_titled_by_its_subject(tmp_path: Path) -> None:
    release = release_of(
        "region_name: Northwest\n", small(tmp_path, "{{ region_name }}{{ site or '' }}")
    )
    assert release.properties.title == "Greetings — Northwest"


def test_the_date_inside_is_the_regions_then_the_epoch_then_the_templates() -> None:
    epoch = dt.date(2018, 2, 3)
    assert dated(f"{REGION}release_date: 2017-10-16\n", epoch) == dt.date(2017, 10, 16)
    assert dated(REGION, epoch) == epoch
    assert dated(REGION) == dt.date(2017, 10, 1)


def test_a_blank_in_a_link_is_percent_encoded(tmp_path: Path) -> None:
    copy = "[{{ region_name }}](https://x.org/{{ site }}?q=1)"
    assert links(tmp_path, copy, "'a b/é?&#)('") == [
        "https://x.org/a%20b%2F%C3%A9%3F%26%23%29%28?q=1"
    ]


def test_a_link_that_is_a_blank_keeps_the_address_it_was_given(tmp_path: Path) -> None:
    copy = "{{ region_name }} [site]({{ site }})"
    address = "https://x.org/a?b=1&c=(2)#d"
    assert links(tmp_path, copy, f"'{address}'") == [address]


@pytest.mark.parametrize(
    ("typed", "link"),
    [
        ("+1 (503) 555-0106 ext. 7", "tel:+15035550106;ext=7"),
        ("510-555-0144 ext. 12", "tel:+15105550144;ext=12"),
        ("510-555-0144 x12", "tel:+15105550144;ext=12"),
        ("510–555–0144, ext 12", "tel:+15105550144;ext=12"),
        ("510.555.0144", "tel:+15105550144"),
        ("1 (510) 555-0144", "tel:+15105550144"),
        ("+44 20 7946 0018", "tel:+442079460018"),
    ],
)
def test_a_phone_number_is_dialled_with_its_country_and_extension(typed: str, link: str) -> None:
    region = f"{REGION}media_contact:\n  name: Pat\n  phone: {typed}\n"
    runs = paragraph_with("Pat", release_of(region)).runs
    assert [(run.text, run.link) for run in runs if run.link] == [(typed, link)]


@pytest.mark.parametrize(
    ("typed", "country", "link"),
    [
        ("030 901820", "DE", "tel:+4930901820"),
        ("020 7946 0018", "GB", "tel:+442079460018"),
        ("03-3210-7000", "JP", "tel:+81332107000"),
        ("1-800-FLOWERS", "US", "tel:+18003569377"),
    ],
)
def test_a_number_is_dialled_from_the_country_of_its_language(
    typed: str, country: str, link: str
) -> None:
    assert dialled(typed, country) == link


@pytest.mark.parametrize(
    ("email", "link"),
    [
        ("pat+press@x.org", "mailto:pat+press@x.org"),
        ("o'neill@x.org", "mailto:o'neill@x.org"),
        ("a&b@x.org", "mailto:a%26b@x.org"),
    ],
)
def test_an_email_address_is_a_link_to_it(email: str, link: str) -> None:
    region = f"{REGION}media_contact:\n  name: Pat\n  email: {email}\n"
    runs = paragraph_with("Pat", release_of(region)).runs
    assert [(run.text, run.link) for run in runs if run.link] == [(email, link)]


def test_the_partnerships_site_is_a_link() -> None:
    runs = paragraph_with(NATIONAL, release_of(REGION)).runs
    assert [run.link for run in runs if run.text == NATIONAL] == ["https://www.lmpartnership.org"]
