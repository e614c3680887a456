from __future__ import annotations

import datetime as dt
import subprocess
import sys
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from support.clean_regions import as_yaml, clean_region
from support.planted_faults import FAULTS, Fault, planted
from support.pressing import KNOWN, REGION, template
from support.project_files import told
from support.workspace_files import file_tree

from lmp_press.diagnostics import Location, Problem, ProblemsFoundError, proof
from lmp_press.diagnostics.drawing import draw
from lmp_press.fill import fill
from lmp_press.mould import Cast
from lmp_press.press_style.phones import why_impossible
from lmp_press.proofreading import Proofreader
from lmp_press.proofreading.glance import look_at, shape_of, words_if_good
from lmp_press.proofreading.marks import mark
from lmp_press.proofreading.passages import Setting
from lmp_press.proofreading.phrases import going_on
from lmp_press.proofreading.seasons import is_in
from lmp_press.proofreading.speech import article_before
from lmp_press.proofreading.spellings import are_one_name
from lmp_press.proofreading.titles import in_small_letters
from lmp_press.region import read_region, typed
from lmp_press.release import Paragraph, Role, Run
from lmp_press.source import decode
from lmp_press.template import load_template

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

TEMPLATES = ("anniversary", "reaffirmation")
CLEAN = 500
SPOILED = 20  # regions that each fault is planted in


@cache
def proofreader(name: str) -> Proofreader:
    copy = template(name)
    return Proofreader(copy.fields, [*copy.copy.sources.values()])


def said(region: str, name: str = "anniversary") -> list[Problem]:
    """Return what is said about a region file, read and proofread through a template."""
    copy = template(name)
    read = read_region("test", decode(region.encode(), "test.yaml"))
    try:
        values, problems = typed(read, copy.fields, KNOWN)
        return [*problems, *proofreader(name).read(fill(copy, values), values)]
    except ProblemsFoundError as found:
        return list(found.problems)


def drawn(problems: Iterable[Problem]) -> list[str]:
    return [draw(problem) for problem in problems]


def pointed_at(problem: Problem) -> str:
    """Return the words that stand over a problem's caret."""
    place = problem.location
    return place.excerpt[place.column - 1 :][: place.width]


@pytest.mark.parametrize("name", TEMPLATES)
def test_five_hundred_clean_regions_are_not_remarked_upon(name: str) -> None:
    for number in range(CLEAN):
        region = as_yaml(clean_region(number))
        problems = drawn(said(region, name))
        assert not problems, told(f"region {number} is clean:\n{region}", problems)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.kind}: {fault.value}")
def test_a_planted_fault_is_named_at_its_place_and_nothing_else(fault: Fault) -> None:
    for number in range(SPOILED):
        region = as_yaml(planted(clean_region(number), fault))
        problems = said(region, fault.template)
        assert [each.id for each in problems] == [fault.kind], told(region, drawn(problems))
        (problem,) = problems
        key = next(step for step in reversed(fault.path) if isinstance(step, str))
        if fault.words:
            assert pointed_at(problem) == fault.words
        else:
            assert fault.value in problem.location.excerpt, key
        assert problem.help


def test_every_kind_that_a_proofreader_knows_is_planted_or_has_a_case() -> None:
    in_the_copy_or_a_list = {"said-twice", "same-person", "two-spellings", "empty-quotation"}
    elsewhere = {"impossible-web", "long-headline", "long-release"}
    kinds = {fault.kind for fault in FAULTS} | in_the_copy_or_a_list | elsewhere
    assert kinds == proof.PROOF.keys()


def test_the_first_look_lets_nothing_pass_that_the_second_finds() -> None:
    missed = [
        f"{number}: {fault}"
        for number in range(3)
        for fault in FAULTS
        if fault.kind not in {each.id for each in said(_spoiled(number, fault), fault.template)}
    ]
    assert not missed
    for text in ("a hour", "the the", "done,,", "“ so", "Feb. 30", "under embargo", ". and", " a"):
        assert look_at(f"We say {text} here") is None or text == ". and"


def _spoiled(number: int, fault: Fault) -> str:
    return as_yaml(planted(clean_region(number + 1000), fault))


def test_an_ordinary_region_needs_no_second_look() -> None:
    copy = template()
    values, _ = typed(read_region("test", decode(REGION.encode(), "x")), copy.fields, KNOWN)
    filled = [each for each in fill(copy, values).paragraphs if any(r.field for r in each.runs)]
    setting = Setting(None, "US")
    sizes = [words_if_good(shape_of(each, setting), each.runs) for each in filled]
    assert sizes == [len(each.text.split()) for each in filled]


def test_casts_of_one_mould_are_read_as_if_each_were_the_only_one() -> None:
    copy = template()
    known = proofreader("anniversary")
    faults = [fault for fault in FAULTS if fault.template == "anniversary"]
    regions = [*map(clean_region, range(60)), *(planted(clean_region(0), each) for each in faults)]
    for region in regions:
        read = read_region("test", decode(as_yaml(region).encode(), "test.yaml"))
        values, _ = typed(read, copy.fields, KNOWN)
        release = fill(copy, values)
        apart = release._replace(paragraphs=(*release.paragraphs,))
        alone = Proofreader(copy.fields, [*copy.copy.sources.values()])
        assert known.read(release, values) == alone.read(apart, values)


MOULDED = """\
# Hello

We call it {{ "a" if kind == "good" else "an" }} {{ "day" if kind == "good" else "union" }} here.

[Write to us](mailto:{{ mail }}), or call.
"""


def test_what_two_casts_of_one_mould_say_without_a_field_is_read_for_each(tmp_path: Path) -> None:
    fields = (
        "x-issued: 2017-10-01\ntype: object\nproperties:\n"
        "  kind: {type: string}\n  mail: {type: string}\n"
    )
    file_tree(tmp_path / "t", {"release.md.j2": MOULDED, "fields.yaml": fields})
    copy = load_template(tmp_path / "t", "templates/t")
    reader = Proofreader(copy.fields, [*copy.copy.sources.values()])
    moulds, found = set(), []
    mails = ("a@x.example", "a@x.example", "a..b@x.example")
    for kind, mail in zip(("good", "bad", "good"), mails, strict=True):
        region = f"kind: {kind}\nmail: {mail}\n"
        values, _ = typed(read_region("x", decode(region.encode(), "x")), copy.fields, KNOWN)
        release = fill(copy, values)
        assert isinstance(release.paragraphs, Cast)
        moulds.add(release.paragraphs.mould)
        found.append([problem.id for problem in reader.read(release, values)])
    assert len(moulds) == 1
    assert found == [[], ["article"], ["impossible-mail"]]


@pytest.mark.parametrize(
    ("words", "article"),
    [
        *(("hour", "an"), ("honest", "an"), ("heir", "an"), ("union", "a"), ("unit-based", "a")),
        *(("uninsured", "an"), ("unimportant", "an"), ("unidentified", "an"), ("use", "a")),
        *(("usual", "a"), ("utility", "a"), ("umbrella", "an"), ("one-time", "a"), ("once", "a")),
        *(("onerous", "an"), ("European", "a"), ("eulogy", "a"), ("80-bed", "an"), ("8", "an")),
        *(
            ("11", "an"),
            ("18th", "an"),
            ("110", "a"),
            ("180", "a"),
            ("8,000", "an"),
            ("1,800", "a"),
        ),
        *(
            ("11,000", "an"),
            ("1800", ""),
            ("2017", "a"),
            ("$8", "an"),
            ("$11.5", "an"),
            ("$1", "a"),
        ),
        *(("FAQ", "an"), ("HMO", "an"), ("LMP", "an"), ("RN", "an"), ("UFCW", "a"), ("U.S.", "a")),
        *(("KP", "a"), ("AFL-CIO", "an"), ("NASA", ""), ("FEMA", ""), ("X-ray", "an")),
        *(("U-turn", "a"), ("F", "an"), ("B", "a"), ("historic", ""), ("hospital", "a")),
        *(("herb", ""), ("O’Neill", "an"), ("Nguyễn", ""), ("Oakland", "an"), ("Uber", "")),
        *(("Ukrainian", "a"), ("Kaiser", "a"), ("apple", "an"), ("year", "a"), ("ouija", "a")),
    ],
)
def test_an_article_goes_by_the_sound(words: str, article: str) -> None:
    assert article_before(words) == article


@pytest.mark.parametrize(
    ("phrase", "better"),
    [
        ("opened two clinics", "opening two clinics"),
        ("successfully planned the first clinic", "successfully planning the first clinic"),
        ("set up a hotline", "setting up a hotline"),
        ("studied our data", "studying our data"),
        ("guaranteed every nurse a break", "guaranteeing every nurse a break"),
        ("they won an award", "winning an award"),
        ("we are the best", None),
        ("reduced injuries", "reduced injuries"),
        ("dedicated 24-hour lines", "dedicated 24-hour lines"),
        ("shared decision-making", "shared decision-making"),
        ("kindred spirits", "kindred spirits"),
        ("IT systems", "IT systems"),
        ("cut flowers", "cut flowers"),
        ("one hundred new jobs", "one hundred new jobs"),
    ],
)
def test_a_phrase_goes_on_after_for(phrase: str, better: str | None) -> None:
    assert going_on(phrase) == better


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Siobhán O’Neill", "Siobhan ONeill"),
        ("Jon Ruiz", "John Ruiz"),
        ("Ann Example", "Anne Example"),
        ("Lee Exmaple", "Lee Example"),
        ("Philip Young", "Phillip Young"),
        ("Mcdonald", "McDonald"),
        ("Erik Ruiz", "Eric Ruiz"),
        ("Ana Smyth", "Ana Smith"),
    ],
)
def test_a_name_that_is_spelled_in_two_ways_is_one(name: str, other: str) -> None:
    assert are_one_name(name, other)
    assert are_one_name(other, name)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Ana Ruiz", "Ana Ruiz"),
        ("Maria Ruiz", "Mario Ruiz"),
        ("Ana Ruiz", "Eva Ruiz"),
        ("Ana Ruiz", "Ana María Ruiz"),
        ("Jean Lee", "Joan Lee"),
        ("Nguyễn Thu", "Nguyễn Thi"),
        ("Northern California", "Southern California"),
    ],
)
def test_two_people_are_two(name: str, other: str) -> None:
    assert not are_one_name(name, other)


def test_a_season_has_every_day_that_somebody_counts_to_it() -> None:
    assert is_in(dt.date(2017, 9, 1), "fall")
    assert is_in(dt.date(2017, 12, 20), "Fall")
    assert not is_in(dt.date(2017, 8, 31), "autumn")
    assert is_in(dt.date(2018, 1, 23), "winter")
    assert is_in(dt.date(2018, 1, 23), "summer", "en-AU")
    assert is_in(dt.date(2018, 1, 23), "January")
    assert not is_in(dt.date(2018, 1, 23), "Oct.")


@pytest.mark.parametrize(
    ("number", "country", "reason"),
    [
        ("503-555-0106", "US", ""),
        ("(503) 555-0106 ext. 12", "US", ""),
        ("1-800-555-0199", "US", ""),
        ("503–555–0106", "US", ""),
        ("555-0106", "US", "it has too few digits"),
        ("503-555-01066", "US", "it has too many digits"),
        ("000-555-0106", "US", "no area code is `000`"),
        ("+1 103 555 0106", "US", "no area code is `103`"),
        ("+44 20 7946 0018", "US", ""),
        ("020 7946 0018", "GB", ""),
        ("020 79", "GB", "its area code is missing"),
        ("+999 12345678", "US", "it is no phone number of any country"),
    ],
)
def test_a_phone_number_can_be_dialled_or_it_is_said_why_not(
    number: str, country: str, reason: str
) -> None:
    assert why_impossible(number, country) == reason


def test_ordinary_numbers_do_without_the_numbering_plans_of_the_world() -> None:
    code = (
        "import sys; from lmp_press.press_style.phones import why_impossible;"
        "why_impossible('503-555-0106 ext. 7', 'US'); why_impossible('503-555', 'US');"
        "sys.exit('phonenumbers' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("title", "better"),
    [
        ("Regional President", "regional president"),
        ("VP and Director of Nursing", "VP and director of nursing"),
        ("SECRETARY-TREASURER", "secretary-treasurer"),
        ("CEO", "CEO"),
        ("RN, BSN", "RN, BSN"),
        ("Kaiser Permanente regional president", "Kaiser Permanente regional president"),
        ("director, Office of the President", "director, Office of the President"),
    ],
)
def test_a_title_has_small_letters_but_for_names(title: str, better: str) -> None:
    assert in_small_letters(title) == better


def test_a_release_of_more_than_eight_hundred_words_is_long() -> None:
    words = "We go on and we go in as we do it so it is to be, or not to be, as it is. " * 15
    leaders = "".join(
        f"  - name: {name} Example\n    organization: KP\n    quote: {name} says. {words}\n"
        for name in ("Ana", "Lee")
    )
    region = REGION.partition("leader_quotes:")[0] + f"leader_quotes:\n{leaders}"
    copy = template()
    values, _ = typed(read_region("test", decode(region.encode(), "x")), copy.fields, KNOWN)
    size = sum(len(paragraph.text.split()) for paragraph in fill(copy, values).paragraphs)
    (long,) = (one for one in said(region) if one.id == "long-release")
    assert long.message == f"the release has {size} words, and editors read 800"
    assert (pointed_at(long)[:10], size > 900) == ("Ana says. ", True)


def test_words_that_the_template_allows_are_not_marked() -> None:
    copy = template()
    fields = copy.fields._replace(allowed_words=("Sing the the Song",))
    region = REGION.replace("cutting lost", "our “Sing the the Song” and cutting lost")
    values, _ = typed(read_region("test", decode(region.encode(), "x")), fields, KNOWN)
    sources = [*copy.copy.sources.values()]
    assert [p.id for p in Proofreader(copy.fields, sources).read(fill(copy, values), values)] == [
        "doubled-words"
    ]
    assert Proofreader(fields, sources).read(fill(copy, values), values) == []


def flaws(text: str, role: Role = Role.BODY, **run: Any) -> list[tuple[str, str]]:
    """Return the flaws of a paragraph of the copy: the kind of each, and its words."""
    marked = mark(Paragraph(role, (Run(text, **run),)), Setting(dt.date(2017, 10, 16), "US"))
    return [(flaw.kind, text[flaw.start : flaw.end]) for flaw in marked.flaws]


@pytest.mark.parametrize(
    "text",
    [
        "We waited . . . and then we went.",
        "It costs .5 percent, or less .... Ask at www.example.org.",
        "Vitamin A is good. Plan A or Plan B: a) first, b) then.",
        "“Are you sure?” asked the nurse. “Yes!” she said. “… well, almost.”",
        "The workers’ hall, est. 1997, is open Mon.–Fri., 9 a.m. to 5 p.m., e.g. for you.",
        "New York, New York; Walla Walla, Wash.; he had had it.",
        "Mr. Obama, U.S. president, and the Nos. 1 and 2. The 2017 team won.",
        "On Monday, Oct. 16, 2017, and on Friday, Nov. 10, we met; on Jan. 1 also.",
        "In March 40 nurses met. May 5 of them return?",
        "She said, “It is ‘the best’ (they say) [sic].”",
    ],
)
def test_what_english_allows_is_not_marked(text: str) -> None:
    assert flaws(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We are,, well.", ("colliding-marks", ",,")),
        ("We are well?.", ("colliding-marks", "?.")),
        ("“We are ” well.", ("colliding-marks", " ”")),
        ("“We are well.”.", ("colliding-marks", ".”.")),
        ("We are well . . Yes.", ("colliding-marks", ". .")),
        ("We thank all of the the nurses.", ("doubled-words", "the the")),
        ("We meet on June 31 and again.", ("impossible-day", "June 31")),
        ("We meet on Tuesday, Oct. 16.", ("wrong-weekday", "Tuesday")),
        ("We all thank our many friends,", ("dangling-comma", ",")),
        ("It is an unique chance for us.", ("article", "an unique")),
    ],
)
def test_a_slip_of_the_copy_itself_is_marked(text: str, found: tuple[str, str]) -> None:
    assert found in flaws(text)


def test_a_link_that_says_no_number_is_judged_by_the_one_that_it_dials() -> None:
    assert flaws("Call us", link="tel:+15035550106") == []
    assert flaws("Call us", link="tel:+1503555010") == [("impossible-phone", "Call us")]


def test_a_bullet_and_a_quotation_without_a_word_are_marked() -> None:
    assert flaws("…", Role.BULLET) == [("no-words", "…")]
    assert flaws("“, ” he said, and left at once.") == [
        ("colliding-marks", " ”"),
        ("empty-quotation", "“, ”"),
    ]


def test_a_slip_in_the_copy_is_placed_in_the_copy() -> None:
    copy = template()
    values, _ = typed(read_region("test", decode(REGION.encode(), "x")), copy.fields, KNOWN)
    release = fill(copy, values)
    spoiled = release._replace(
        paragraphs=(*release.paragraphs, Paragraph(Role.BODY, (Run("make KP more KP more"),)))
    )
    assert [one.location for one in proofreader("anniversary").read(spoiled, values)] == []
    spoiled = release._replace(
        paragraphs=(Paragraph(Role.BODY, (Run("make KP more affordable,, so we say"),)),)
    )
    (problem,) = proofreader("anniversary").read(spoiled, values)
    assert problem.location == Location("templates/anniversary/release.md.j2")
