from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lmp_press.linear import found_in
from lmp_press.placeholders import Certainty, Kind, find, may_hold, signs
from lmp_press.placeholders.asking import asking_brackets
from lmp_press.placeholders.bare import bare_words
from lmp_press.placeholders.finding import RELEASE_LINES
from lmp_press.placeholders.runs import runs
from lmp_press.placeholders.whole import whole_value

ASKING = """
[insert name of leader here] · [jnsert name] · (fill in the name) · (insert #) · [CITY]
[Name of hospital] · [CENTER OR COMMUNTIY] · [day of week, date] · (City, State)
(name, title, phone number) · (phone number) · {School} · <date> · «Name» · ‹Name› · [[name]]
((name)) · (community’s name) · (YOUR LIBRARY) · (NAME, TITLE) · [number of participants]
[Optional: quote from mayor] · [If applicable: add sponsor] · (list local activities)
(add local information here) · [he/she] · (his/her) · (S/he) · [a/an] · [joining/starting]
[XX percent] · [date TBD] · [quote about the importance of libraries]
[your library’s phone number] · (name of your town) · [street address] · ____ · XXX-XXX-XXXX
(XXX) XXX-XXXX · 20XX · October XX · October XX, 2031 · XX:XX a.m. · $X million · ///// · 336———
??? · xx percent · XX,XXX · MM/DD/YYYY · XXXX · YOUR COMMUNITY · YOUR TOWN · SPOKESPERSON · TBD
TKTK · quote TK · lorem ipsum dolor sit amet · {{ name }} · ${name} · %NAME% · [City]’s
{first_name} · (to come)
"""
SAYING = """
[sic] · reported,[1] and [2, 3] · [a] · [our site](https://example.org/a) · [the study][study]
[^1] · [ ] · [x] · (a third of them nonprofit) · (503) 555-0106 · 503-555-0106 (cell) · (LCA/VI)
Title XX · Super Bowl XXX · size XXL · XX chromosomes · Generation X · Malcolm X · X-ray
Local #5 · the #1 team · # # # · ### · (she/her) · (24/7) · And Then There Were None
Patricia None · an undefined role · TK Anderson · Tkachuk · (formerly the state plan)
(pop. 12,000) · (12 percent) · (see page 4) · (list price) · (name withheld) · (if any)
(city of Portland) · (state of the art) · (year to date) · (last year) · (City Hall)
(Ohio State) · (Labor Day) · (Kansas City, Mo.) · (the hospital) · (nurses) · (president)
(Spanish/English) · (CBO/NGO) · (AFL-CIO) · (Ret.) · <b>bold</b> · me <press@example.org>
snake_case · __init__ · a_b · { x } · “What? Really??” · No!? · a — b · in the years to come
He said "yes," "no," and "maybe." · How to Apply These Terms to Your New Programs
are to be confirmed by the state · KNOW YOUR RIGHTS · It’s TIME to act · CONTACT: Pat Example
FOR IMMEDIATE RELEASE · MEDIA CONTACT · NEW YORK CITY, N.Y. · Your hospital matters
the Know Your City Club
"""
EDITING = """
[the partnership] · [at the pools] · [everyone] · [Laughs.] · [Brown] · [was] · [T]he · [...]
[our members] · [sic]
"""


def phrases(table: str) -> list[str]:
    return [phrase for line in table.strip().splitlines() for phrase in line.split(" · ")]


@pytest.mark.parametrize("phrase", phrases(ASKING))
def test_words_that_ask_for_a_fact_are_found_in_a_sentence_and_in_a_quotation(phrase: str) -> None:
    for text in (
        f"The release says {phrase}.",
        f"“We are proud of {phrase} and of all,” she said.",
    ):
        (found,) = find(text)
        assert found.certainty is Certainty.SURE
        assert found.text in phrase
        assert text[found.start : found.end] == found.text


@pytest.mark.parametrize("phrase", phrases(SAYING))
def test_words_that_say_something_are_read(phrase: str) -> None:
    for text in (f"The release says {phrase} and more.", f"The release says {phrase}", phrase):
        assert find(text) == []


@pytest.mark.parametrize("phrase", phrases(EDITING))
def test_an_editors_words_in_a_quotation_are_read_and_worth_a_question(phrase: str) -> None:
    text = f"“We are proud of {phrase} and of all,” she said."
    assert find(text) == []
    assert find(f"We are proud of {phrase} and of all.", quoted=True) == []
    assert {found.certainty for found in find(text, guesses=True)} <= {Certainty.GUESS}


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("[insert phone #]", Kind.PHONE),
        ("[name of library]", Kind.TEXT),
        ("[last name of spokesperson]", Kind.NAME),
        ("(name, title)", Kind.TEXT),
        ("[number of teams]", Kind.COUNT),
        ("[insert 1-3 local achievements here]", Kind.LIST),
        ("[give examples of programs]", Kind.LIST),
        ("[a/an]", Kind.CHOICE),
        ("[City/Town/Province]", Kind.TEXT),
        ("[date]", Kind.DATE),
        ("[your email]", Kind.EMAIL),
        ("[website]", Kind.URL),
        ("October XX, 2031", Kind.DATE),
        ("XXX-XXX-XXXX", Kind.PHONE),
    ],
)
def test_a_placeholder_says_what_kind_of_fact_it_asks_for(words: str, kind: Kind) -> None:
    assert [found.kind for found in find(f"It says {words}.")] == [kind]


VALUES = """
TBD · tbc · TK · TKTK · to be confirmed · To be confirmed. · to come · pending · n/a · N/A · none
None · unknown · same · - · -- · — · . · ... · ? · example · [ ] · XX · Your Name · Phone Number
City, State · City · NAME, TITLE · Name of hospital · your hospital · lorem ipsum dolor · Jane Doe
region name
"""
REAL = """
Ana Example · Jordan Placeholder · Same Sample · Tk · Kim Ho · Li · Union City · Kansas City, Mo.
State College · regional president · president · spokesperson · company spokesperson
Title IX coordinator · Page · Jordan Day · Rowan & Specimen Communications · City of Hope
Town and Country · Media City · The City · Number One · Will Follow · giving examples of care
listing events by date · chair · Pending Smith · 503-555-0106 · the Northwest · --- · x
"""


@pytest.mark.parametrize("words", phrases(VALUES))
def test_a_value_that_nobody_filled_in_is_known_as_a_whole(words: str) -> None:
    assert whole_value(words, key="region_name")


@pytest.mark.parametrize("words", phrases(REAL))
def test_a_real_value_is_one(words: str) -> None:
    assert (whole_value(words, key="region_name"), find(words)) == (None, [])


def test_what_a_field_is_described_by_is_no_answer() -> None:
    description = "A phrase that follows “our partnership for”. It is short."
    for words in (description, "a phrase that follows “our partnership for”"):
        assert whole_value(words, [description])
    assert whole_value("A phrase that follows", [description]) is None


def test_none_opens_a_sentence() -> None:
    assert find("None of us left. “None of us knew.” None did.") == []


def test_an_allowed_phrase_allows_what_is_inside_it_only() -> None:
    allowed = ["the XX factor"]
    assert find("It has the XX factor.", allowed) == []
    assert [found.start for found in find("The XX factor, XX, the XX factory", allowed)] == [
        *(4, 15, 23),
    ]


@pytest.mark.parametrize("line", sorted(RELEASE_LINES))
def test_the_lines_that_releases_begin_with_ask_for_nothing(line: str) -> None:
    assert find(line) == []
    assert [*bare_words(line), *runs(line), *asking_brackets(line, quoted=False)] == []


def test_a_rule_and_a_signature_line_belong_to_a_copy_and_to_no_value() -> None:
    for line in ("____________", "Agreed by branch secretary: ________", "* * *", "Signed: ______"):
        assert find(line, is_copy=True) == []
    assert find("____________")
    assert find("Contact: ________", is_copy=True)


def test_only_curly_and_straight_quotation_marks_make_a_quotation() -> None:
    assert find('She said "we [were] [hospital] first".') != []
    assert find('"We [were] first," he said. "And [they] knew."') == []


def test_brackets_may_be_nested_unclosed_or_of_two_shapes() -> None:
    text = "says (insert details (such as a flat) here) and [insert name of leader. Then more."
    assert [found.text for found in find(text)] == [
        "(insert details (such as a flat) here)",
        "[insert name of leader.",
    ]
    assert [found.text for found in find("says [insert name) of it")] == ["[insert name)"]


@given(st.text(alphabet="[](){}<>%_XinsertTK “”/?#\n", max_size=80), st.text(max_size=5))
def test_placeholders_are_parts_of_the_text_in_order_and_apart(text: str, allowed: str) -> None:
    last = 0
    for found in find(text, [allowed]):
        assert text[found.start :].startswith(found.text)
        assert found.text
        assert found.start >= last
        last = found.end


SIGNS = [
    *("[", "{{", "${", "__", "xx", "XX", "X", "n", "x", "$", "£", "//", "—", "–", "---", "??"),
    *(": ?", "#", "%", "per cent", "years", "YYY", "ZZZ", "NN", "20", "201", "٣", "x?", "HH:MM"),
    *("d/m", "M", "Sept.", "May", "Month", "D", "TK", "TB", "tba", "to BE c", "Lorem", "to follow"),
    *("None", "NaN", "Your", "A", "ABC", "“", "”", "‘", "’", '"', "@@", "é", "労", " ", "\u00a0"),
    *("\u2003", "\n", "."),
]


@pytest.mark.parametrize("sign", SIGNS)
def test_a_hundred_thousand_letters_of_one_sign_are_searched_in_one_pass(sign: str) -> None:
    assert len(find(sign * (100_000 // len(sign)))) <= 50_000


SIGNS = [
    *(
        "[",
        "{{",
        "${",
        "__",
        "xx",
        "XX",
        "X",
        "n",
        "x",
        "$",
        "£",
        "//",
        "—",
        "–",
        "---",
        "??",
        ": ?",
    ),
    *(
        "#",
        "%",
        "per cent",
        "years",
        "YYY",
        "ZZZ",
        "NN",
        "20",
        "201",
        "٣",
        "x?",
        "HH:MM",
        "d/m",
        "M",
    ),
    *(
        "Sept.",
        "May",
        "Month",
        "D",
        "TK",
        "TB",
        "tba",
        "to BE c",
        "Lorem",
        "to follow",
        "None",
        "NaN",
    ),
    *(
        "Your",
        "A",
        "ABC",
        "“",
        "”",
        "‘",
        "’",
        '"',
        "@@",
        "é",
        "労",
        " ",
        "\u00a0",
        "\u2003",
        "\n",
        ".",
    ),
]


@given(st.lists(st.sampled_from(SIGNS) | st.text(max_size=2), max_size=8).map("".join))
def test_one_pass_over_a_text_misses_no_sign(text: str) -> None:
    if signs.has_bracket(text) or signs.has_words(text) or signs.has_run(text):
        assert found_in(signs.in_one_pass(), text)


def test_a_text_without_a_sign_needs_no_closer_look_however_many_there_have_been() -> None:
    texts = ["We cut it by 12 percent in May 2017.", "Call Pat Example, 503-555-0106.", "quote TK"]
    assert {tuple(map(may_hold, texts)) for _ in range(signs.SWIFT_AFTER)} == {(False, False, True)}
