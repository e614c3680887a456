from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lmp_press import press_style

PROSE = st.text(alphabet="abTWe9 .,?!…'\"“”‘’()-—", max_size=60)


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text)


@pytest.mark.parametrize(
    ("straight", "expected"),
    [
        ("", ""),
        ('"We can."', "“We can.”"),
        ("It's O'Brien's union", "It’s O’Brien’s union"),
        ("the workers' union", "the workers’ union"),
        ("the '90s and the 1990's", "the ’90s and the 1990’s"),
        ("the class of '17 and on", "the class of ’17 and on"),
        ("'til we tell 'em: 'tis done", "’til we tell ’em: ’tis done"),
        ("rock 'n' roll, rock-'n'-roll, rock'n'roll", "rock ’n’ roll, rock-’n’-roll, rock’n’roll"),
        ("'Rock 'n' roll' it is", "‘Rock ’n’ roll’ it is"),
        ("'cause we can, a 'cause' we share", "’cause we can, a ‘cause’ we share"),
        ("'Ewa Beach", "’Ewa Beach"),
        ("\"'What more can we do?'\"", "“‘What more can we do?’”"),
        ("'\"Yes,\" he said'", "‘“Yes,” he said’"),
        ('"In the \'90s"', "“In the ’90s”"),
        ("\"Our workers' 'can do'\"", "“Our workers’ ‘can do’”"),
        ('"Team of the Year"\'s win', "“Team of the Year”’s win"),
        ('("why") ["how"]', "(“why”) [“how”]"),
        ('he said—"now"—and-"then"', "he said—“now”—and-“then”"),
        ('"But I—" she said', "“But I—” she said"),
        ('"But I—", she said', "“But I—”, she said"),
        ('" spaced "', "“ spaced ”"),
        ("“kept” ‘as’ it’s", "“kept” ‘as’ it’s"),
        ("“'mixed' marks”", "“‘mixed’ marks”"),
        ("Kapaʻa *stars* <b> &amp; \\* 👍", "Kapaʻa *stars* <b> &amp; \\* 👍"),
    ],
)
def test_straight_marks_become_curly(straight: str, expected: str) -> None:
    assert press_style.curly(straight) == expected


@pytest.mark.parametrize(
    ("straight", "expected"),
    [
        ("The class of '17 and the nurses' union", "The class of ’17 and the nurses’ union"),
        ("In '17 we asked the nurses'.", "In ’17 we asked the nurses’."),
        ("the '90s bands' best", "the ’90s bands’ best"),
        ("'Tis the nurses' day", "’Tis the nurses’ day"),
        ("talkin' 'bout the nurses' day", "talkin’ ’bout the nurses’ day"),
        ("the class of '17's best", "the class of ’17’s best"),
        ("the nurses' 'can do' union", "the nurses’ ‘can do’ union"),
        ("our 'best practices' award", "our ‘best practices’ award"),
        ("the '17' on the door", "the ‘17’ on the door"),
        ("'17 was our best year,' she said", "‘17 was our best year,’ she said"),
        ("'The nurses' union won,' she said", "‘The nurses’ union won,’ she said"),
        (
            '"\'Tis time," she said, "for the nurses\' day."',
            "“’Tis time,” she said, “for the nurses’ day.”",
        ),
    ],
)
def test_a_single_mark_opens_only_when_another_closes_it(straight: str, expected: str) -> None:
    assert press_style.curly(straight) == expected


@pytest.mark.parametrize(
    ("straight", "expected"),
    [
        ('She said:"We will."', "She said:“We will.”"),
        ('She said,"We will."', "She said,“We will.”"),
        ('We can;"we will."', "We can;“we will.”"),
        ('We can."We will."', "We can.“We will.”"),
        ('Can we?"We will."', "Can we?“We will.”"),
        ('We can!"We will."', "We can!“We will.”"),
        ('We can…"we will."', "We can…“we will.”"),
        ('She (Ana)"will."', "She (Ana)“will.”"),
        ('She said"We will."', "She said“We will.”"),
        ("She said:'We will.'", "She said:‘We will.’"),
        ('"We will,"she said', "“We will,”she said"),
        ('"We said:"Yes.""', "“We said:“Yes.””"),
        ("the U.S.'s best", "the U.S.’s best"),
        ("Yahoo!'s page", "Yahoo!’s page"),
    ],
)
def test_a_mark_right_behind_punctuation_opens_when_none_is_open(
    straight: str, expected: str
) -> None:
    assert press_style.curly(straight) == expected


@pytest.mark.parametrize(
    ("typed", "inside"),
    [
        ('24" monitors', '24" monitors'),
        ("24” monitors", "24” monitors"),
        ('"The 24" monitors are here," we said', '‘The 24" monitors are here,’ we said'),
        ('"Our 24" and 30" monitors"', '‘Our 24" and 30" monitors’'),
        ('"We have 24""', '‘We have 24"’'),
        ("a 6' ladder, a 5'10\" door", "a 6' ladder, a 5'10\" door"),
        ('a 5½" pipe', 'a 5½" pipe'),
        ('a 24"x36" poster', 'a 24"x36" poster'),
        ('"We grew to 24" she said, "and more"', "‘We grew to 24’ she said, ‘and more’"),
        ('the "Class of 2017" and 24" monitors', 'the ‘Class of 2017’ and 24" monitors'),
        ('the "Class of 2017" and "Best of 2018"', "the ‘Class of 2017’ and ‘Best of 2018’"),
        ("'We hired 12'", "‘We hired 12’"),
        ("the 1990's", "the 1990’s"),
    ],
)
def test_marks_of_feet_and_inches_stay_inside_a_quotation(typed: str, inside: str) -> None:
    assert press_style.inside_quotation(typed) == inside


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a 24\" monitor and a 6' ladder", {'24"': "24 inches", "6'": "6 feet"}),
        ("a 5'10½\" door", {"5'10½\"": "5 feet 10½ inches"}),
        ("a 1' rule, a 1″ nail", {"1'": "1 foot", "1″": "1 inch"}),
        ("24” monitors", {"24”": "24 inches"}),
        ("the “Class of 2017” in the 1990's at https://x.example/24'", {}),
    ],
)
def test_a_measure_with_a_mark_is_found_and_spelled_out(text: str, found: dict[str, str]) -> None:
    assert {each: press_style.spelled_out(each) for each in press_style.measures(text)} == found


@pytest.mark.parametrize(
    "address",
    [
        "o'neill@x.example",
        "o'neill+press@mail.x.example",
        "x'y.o'neill@x.example",
        "mailto:o'neill@x.example",
        "https://x.example/it's",
        "http://x.example/?q='a'&b=c",
        "www.x.example/o'neill",
        "x.example/o'neill",
    ],
)
@pytest.mark.parametrize(
    "around", ["{}", "Write to {}.", "'{}'", '"Write to {}," she said', "({}), the nurses' page"]
)
def test_mail_and_web_addresses_stay_as_typed(address: str, around: str) -> None:
    text = around.format(address)
    for style in (press_style.curly, press_style.inside_quotation, press_style.capitalized):
        assert address in style(text)
    assert address in press_style.before_attribution(f"{text} Ask us.")
    assert address in press_style.inside_quotation(press_style.series([text, "b"]))
    assert not set(press_style.curly(text).replace(address, "")) & set("\"'")


@given(st.one_of(st.text(), PROSE))
def test_curly_changes_straight_marks_and_nothing_else(text: str) -> None:
    turned = press_style.curly(text)
    assert len(turned) == len(text)
    for before, after in zip(text, turned, strict=True):
        assert after in {'"': '"“”', "'": "'‘’"}.get(before, before)


@given(st.text(alphabet="abTWe .,?!…'\"“”‘’()-—", max_size=60))
def test_no_straight_mark_is_left_where_there_is_no_figure_and_no_address(text: str) -> None:
    assert not set(press_style.curly(text)) & set("\"'")


@given(st.one_of(st.text(), PROSE))
def test_styling_marks_twice_is_styling_them_once(text: str) -> None:
    for style in (press_style.curly, press_style.inside_quotation):
        assert style(style(text)) == style(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('We say "yes" daily.', "We say ‘yes’ daily."),
        ("“‘What more?’”", "‘‘What more?’’"),
        ("It's the workers'.", "It’s the workers’."),
    ],
)
def test_marks_inside_a_quotation_are_single(text: str, expected: str) -> None:
    assert press_style.inside_quotation(text) == expected


@pytest.mark.parametrize(
    ("quote", "before", "after"),
    [
        ("We can. We will.", "We can,", "We will."),
        ('"We can. We will."', "We can,", "We will."),
        (" “We can. We will.”\n", "We can,", "We will."),
        ("We can", "We can,", ""),
        ("We can,", "We can,", ""),
        ("We can; ", "We can,", ""),
        ("", "", ""),
        ('""', "", ""),
        ("Can we? Yes", "Can we?", "Yes."),
        ("We can! 'Yes,' we say", "We can!", "‘Yes,’ we say."),
        ("We can. All say 'yes'", "We can,", "All say ‘yes.’"),
        ("We can. Ask the workers'", "We can,", "Ask the workers’."),
        ("We can. We will,", "We can,", "We will."),
        ("We can. We will…", "We can,", "We will…"),
        ("We can. We will—", "We can,", "We will—"),
        ("We tried… Then we won.", "We tried…,", "Then we won."),
        ("We tried... and we won. Ask us.", "We tried... and we won,", "Ask us."),
        ("We tried ... Then we won.", "We tried ... Then we won,", ""),
        ("We tried.... Then we won.", "We tried...,", "Then we won."),
        ("But I—", "But I—", ""),
    ],
)
def test_an_attribution_falls_after_the_first_sentence(quote: str, before: str, after: str) -> None:
    assert press_style.before_attribution(quote) == before
    assert press_style.after_attribution(quote) == after


@pytest.mark.parametrize(
    ("quote", "before", "after"),
    [
        ("We say, 'we can.' Next one.", "We say, ‘we can,’", "Next one."),
        ('We say, "we can." Next one.', "We say, ‘we can,’", "Next one."),
        ('"We say, "we can." Next one."', "We say, ‘we can,’", "Next one."),
        ('We say "we can". Next one.', "We say ‘we can,’", "Next one."),
        ('We say "we can"', "We say ‘we can,’", ""),
        ('"We can," we say. "We will."', "‘We can,’ we say,", "‘We will.’"),
        ("‘Can we?’ we ask. Yes.", "‘Can we?’ we ask,", "Yes."),
        ("We ask, ‘can we?’ Yes.", "We ask, ‘can we?’", "Yes."),
        ("'What more can we do?'", "‘What more can we do?’", ""),
        ("'We can. We will,' they say. Next.", "‘We can. We will,’ they say,", "Next."),
        ("We can (all of us). Next.", "We can (all of us),", "Next."),
        ("In the ‘90s we began. Next.", "In the ‘90s we began,", "Next."),
        ("We back the workers'. Next.", "We back the workers’,", "Next."),
    ],
)
def test_a_quotation_within_a_quotation_stays_whole(quote: str, before: str, after: str) -> None:
    assert press_style.before_attribution(quote) == before
    assert press_style.after_attribution(quote) == after


@pytest.mark.parametrize(
    "sentence",
    [
        "Ask Dr. Ruiz, Mr. Lee, Mrs. Lee, Ms. An and Gov. Brown",
        "We met in St. Louis, Fresno, Calif. Hall and Salem, Ore. City",
        "We are No. 1 in the U.S. Senate's list, i.e. The list",
        "Henry J. Kaiser and J. R. Smith Jr. began on Jan. 5 at 9 a.m. Monday",
        "Costs fell by 3.5 percent, e.g. Tuesday vs. Monday",
        "Visit LMPartnership.org or Acme Inc. pages",
        "We asked 'why?' and heard 'yes!' from all",
        "The W.Va. Team, the N.Y. Team (Ph.D. Ruiz's)",
    ],
)
def test_a_full_stop_within_a_sentence_does_not_end_it(sentence: str) -> None:
    styled = press_style.curly(sentence)
    assert press_style.before_attribution(f"{sentence}. Next one.") == f"{styled},"
    assert press_style.after_attribution(f"{sentence}. Next one.") == "Next one."


@pytest.mark.parametrize(
    ("quote", "before", "after"),
    [
        ("We start at 9 a.m. We end at 5 p.m.", "We start at 9 a.m.,", "We end at 5 p.m."),
        ("We lead the U.S. It shows.", "We lead the U.S.,", "It shows."),
        (
            "We live in Portland, Ore. Our teams do too.",
            "We live in Portland, Ore.,",
            "Our teams do too.",
        ),
        ("No. We cannot.", "No,", "We cannot."),
        ("We chose plan B. It works.", "We chose plan B,", "It works."),
        ("We began in 2017. We grew.", "We began in 2017,", "We grew."),
        ("That is all, etc. We’re done.", "That is all, etc.,", "We’re done."),
    ],
)
def test_an_abbreviation_ends_a_sentence_when_a_plain_opener_follows(
    quote: str, before: str, after: str
) -> None:
    assert press_style.before_attribution(quote) == before
    assert press_style.after_attribution(quote) == after


@given(st.one_of(st.text(), PROSE))
def test_an_attribution_loses_no_word_of_the_quotation(quote: str) -> None:
    parts = press_style.before_attribution(quote), press_style.after_attribution(quote)
    assert words_of(" ".join(parts)) == words_of(quote)


@given(PROSE)
def test_both_parts_of_a_quotation_end_in_punctuation(quote: str) -> None:
    before, after = press_style.before_attribution(quote), press_style.after_attribution(quote)
    assert re.search(r"(\A|[,?!—][’)\]]*)\Z", before)
    assert re.search(r"(\A|[.?!…—][’)\]]*)\Z", after)
    assert not re.search("“|(?<![0-9])[\"'”]", before + after)  # inches and feet stay
