"""Region files with mistakes in their YAML: all are found, none is made up, each help works."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.broken_files import ENTRIES, Break, breaks, errors_of, followed, problems_of
from support.project_files import ROOT

from lmp_press.diagnostics import ProblemsFoundError, has_errors
from lmp_press.press import load_kit
from lmp_press.source import Source, compose
from lmp_press.workspace import Workspace

KIT = load_kit(Workspace(ROOT, ROOT), ["anniversary"], ["md"])
GOOD = "".join(ENTRIES)

QUOTE = "    quote: >-\n      We did it together.\n      Ask anyone.\n"
ITEM, ITEMS = "  - cutting lost work days by 12 percent", "".join(ENTRIES[6])
TITLE = "    title: regional president"

# A mistake: the good lines, what stands in their place, the line to blame, and what helps there.
ADVICE = {
    "no space after a colon": ("draft: true", "draft:true", 6, "write `draft: true`"),
    "no space in a line above a good one": (
        *("region_name: Northwest", "region_name:Northwest", 1, "write `region_name: Northwest`"),
    ),
    "one space too many before a key": (
        *("team_count: 412", " team_count: 412", 4, "put no space before it: `team_count: 412`"),
    ),
    "one space too many before a leader's key": (
        *(TITLE, f" {TITLE}", 12, f"put 4 spaces before it: `{TITLE}`"),
    ),
    "an organization that is indented by six": (
        "    organization: KP\n",
        "      organization: KP\n",
        13,
        "put 4 spaces before it: `    organization: KP`",
    ),
    "a no-break space after a key": (
        *("union_count: 11", "union_count:\u00a011", 2, "write `union_count: 11`"),
    ),
    "a no-break space before the colon": (
        *("union_count: 11", "union_count\u00a0: 11", 2, "write `union_count: 11`"),
    ),
    "a wide colon": ("union_count: 11", "union_count：11", 2, "write `union_count: 11`"),
    "no-break spaces as indentation": (
        *(TITLE, TITLE.replace(" ", "\u00a0", 4), 12, f"put 4 spaces before it: `{TITLE}`"),
    ),
    "a no-break space behind a hyphen": (
        *(ITEM, ITEM.replace("- ", "-\u00a0"), 8, f"write `{ITEM.strip()}`"),
    ),
    "words in quotation marks at the start": (
        *(ITEM, '  - "Best in class" awards', 8, "write `- '\"Best in class\" awards'`"),
    ),
    "a quotation, a speaker and a quotation": (
        TITLE,
        '    title: "We did it," she said. "Together."',
        12,
        'write `title: \'"We did it," she said. "Together."\'`',
    ),
    "an apostrophe at the start": (
        *(ITEM, "  - 'Tis the season", 8, 'write `- "\'Tis the season"`'),
    ),
    "an apostrophe at the start, and another mark later": (
        ITEMS,
        "local_achievements:\n  - 'round-the-clock care\n  - listening to nurses'\n",
        8,
        'write `- "\'round-the-clock care"`',
    ),
    "a word in brackets at the start": (ITEM, "  - [five] more", 8, 'write `- "[five] more"`'),
    "words in brackets": (ITEM, "  - [five]", 8, 'write `- "[five]"`'),
    "a path": ("Portland, Ore.", '"C:\\Users"', 5, "write `city: 'C:\\Users'`"),
    "a path with a letter that YAML knows": (
        *("Portland, Ore.", '"C:\\temp"', 5, "write `city: 'C:\\temp'`"),
    ),
    "a hyphen before a value": ("Portland, Ore.", "- five", 5, 'write `city: "- five"`'),
    "a hyphen before a count": (
        "union_count: 11",
        "union_count: - 11",
        2,
        "write `union_count: 11`",
    ),
    "a list beside its key": (
        ITEMS,
        "local_achievements: - five\n  - six\n",
        7,
        "write `local_achievements:` and below it `  - five`",
    ),
    "an entry with a colon": (ITEM, "  - note: this", 8, 'write `- "note: this"`'),
    "a star for a hyphen": (ITEM, "  * one", 8, "write `- one`"),
    "a star in an entry": (ITEM, "  - * one", 8, 'write `- "* one"`'),
    "a bullet for a hyphen": (ITEM, "  • one", 8, "write `- one`"),
    "no hyphen": (ITEMS, "local_achievements:\n  one\n", 8, "write `- one`"),
    "a hyphen without a space": (ITEMS, "local_achievements:\n  -one\n", 8, "write `- one`"),
    "an entry that is indented further": (
        "  - opening three clinics\n",
        "    - opening three clinics\n",
        9,
        "put 2 spaces before it: `  - opening three clinics`",
    ),
    "a line that is indented further inside >": (
        "      Ask anyone.",
        "        Ask anyone.",
        16,
        "put 6 spaces before it: `      Ask anyone.`",
    ),
    "a line that is indented less inside >": (
        *(
            "      Ask anyone.",
            "    Ask anyone.",
            16,
            "put 6 spaces before it: `      Ask anyone.`",
        ),
    ),
    "the halves of a sign": (
        *(TITLE, '    title: "\\ud83d\\ude00 chief"', 12, 'write `title: "😀 chief"`'),
    ),
    "a colon in a title": (TITLE, "    title: VP: Labor", 12, 'write `title: "VP: Labor"`'),
    "a colon below the first line": (
        f"{TITLE}\n",
        "    title: head of these\n      units: three\n",
        12,
        "write `title: >-` and below it `      head of these`",
    ),
    "a number sign at the start": (TITLE, "    title: #1", 12, 'write `title: "#1"`'),
    "a number sign in a title": (
        TITLE,
        "    title: head of Local #5",
        12,
        'write `title: "head of Local #5"`, or put a space after the `#`',
    ),
    "curly marks around a colon": (
        *(TITLE, "    title: “VP: Labor”", 12, 'write `title: "VP: Labor"`'),
    ),
    "a mark that is not closed": (
        *("  name: Pat Example", '  name: "Pat Example', 20, 'write `name: "Pat Example"`'),
    ),
    "an apostrophe inside single marks": (
        *(TITLE, "    title: 'the members' choice'", 12, 'write `title: "the members\' choice"`'),
    ),
    "a quotation of two lines with words behind": (
        f"{TITLE}\n",
        '    title: "head," she said,\n      "of three units"\n',
        12,
        'write `title: >-` and below it `      "head," she said,`',
    ),
    "a group whose keys are not indented": (
        *(
            "  name: Pat Example",
            "name: Pat Example",
            20,
            "put 2 spaces before it: `  name: Pat Example`",
        ),
    ),
    "a line that goes on at the margin": (
        f"{TITLE}\n",
        f"{TITLE}\nand more\n",
        13,
        "put 6 spaces before it: `      and more`",
    ),
    "a list in brackets that is not closed": (
        ITEMS,
        "local_achievements: [one, two\n",
        7,
        "write `local_achievements: [one, two]`",
    ),
    "an ampersand": ("Portland, Ore.", "&Co Portland", 5, 'write `city: "&Co Portland"`'),
    "a star at both ends": ("Portland, Ore.", "*star*", 5, 'write `city: "*star*"`'),
    "a star": ("Portland, Ore.", "*star", 5, 'write `city: "*star"`'),
    "an exclamation mark": ("Portland, Ore.", "!important", 5, 'write `city: "!important"`'),
    "a type of YAML": ("union_count: 11", "union_count: !!int 11", 2, "write `union_count: 11`"),
    "a tab": (ITEM, ITEM.replace("  ", "\t", 1), 8, f"put 2 spaces before it: `{ITEM}`"),
    "an equals sign": ("union_count: 11", "union_count = 11", 2, "write `union_count: 11`"),
    "no colon": ("union_count: 11", "union_count 11", 2, "write `union_count: 11`"),
    "no hyphen before the second leader": (
        "  - name: Lee Example",
        "    name: Lee Example",
        17,
        "put 2 spaces before it: `  - name: Lee Example`",
    ),
    "no hyphen before the first leader": (
        "  - name: Ana Example",
        "    name: Ana Example",
        11,
        "put 2 spaces before it: `  - name: Ana Example`",
    ),
    "two colons": ("union_count: 11", "union_count:: 11", 2, "write `union_count: 11`"),
    "two keys on a line": (
        "union_count: 11\nemployee_count",
        "union_count: 11 employee_count",
        2,
        "write `union_count: 11` and below it `employee_count: 9,500`",
    ),
    "words behind a >-": (
        f"{TITLE}\n",
        "    title: >- head\n      of three units\n",
        12,
        "write `title: >-` and below it `      head`",
    ),
    "a date as Americans write it": (
        "draft: true",
        "release_date: 10/16/2017",
        6,
        "write `release_date: 2017-10-16` for Oct. 16, 2017",
    ),
    "a short thousand": ("9,500", "9.5k", 3, "write `employee_count: 9500`"),
    "a misspelled key": ("team_count", "teem_count", 4, "write `team_count: 412`"),
}


def test_nothing_is_said_of_the_good_file() -> None:
    assert problems_of(GOOD, KIT) == []


@pytest.mark.parametrize("name", ADVICE)
def test_whoever_follows_the_help_is_done(name: str) -> None:
    good, bad, line, advice = ADVICE[name]
    assert GOOD.count(good) == 1
    broken = GOOD.replace(good, bad)
    first = problems_of(broken, KIT)[0]
    assert (first.location.line, first.help) == (line, advice)
    mended = followed(broken, first)
    while problems := errors_of(mended, KIT, name):
        before, mended = mended, followed(mended, problems[0])
        assert len(errors_of(mended, KIT, name)) < len(problems), before


ALL = [(entry, each) for entry in ENTRIES for each in breaks(entry)]


@pytest.mark.parametrize(
    ("entry", "broken"),
    [pytest.param(*each, id=each[0].split(":")[0] + ": " + each[1].name) for each in ALL],
)
def test_one_mistake_is_one_problem_on_its_line_and_its_help_works(
    entry: str, broken: Break
) -> None:
    text = GOOD.replace(entry, broken.text)
    line = GOOD[: GOOD.index(entry)].count("\n") + 1 + broken.line
    problem = problems_of(text, KIT)[0]
    assert errors_of(text, KIT, broken.name) == [problem] or problem.id == "remark"
    assert problem.location.line == line
    assert errors_of(followed(text, problem), KIT, broken.name) == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_mistakes_under_several_keys_are_all_said_and_nothing_else(data: st.DataObject) -> None:
    picked = data.draw(st.sets(st.sampled_from(ENTRIES), min_size=1, max_size=5))
    text, lines = "", []
    for entry in ENTRIES:
        broken = data.draw(st.sampled_from(breaks(entry))) if entry in picked else None
        if broken:
            lines.append(text.count("\n") + 1 + broken.line)
        text += broken.text if broken else entry
    assert [problem.location.line for problem in errors_of(text, KIT)] == lines


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_whatever_is_typed_somewhere_is_read_or_said_and_never_a_crash(data: st.DataObject) -> None:
    signs = st.text("\"'-:#>|&*!%@`[]{},? \t\u00a0“”：\nab\\", min_size=1, max_size=6)
    text = GOOD
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text)))
        text = text[:at] + data.draw(signs) + text[at + data.draw(st.integers(0, 3)) :]
    for expected in (KIT.expected, None):
        try:
            _, problems = compose(Source("region.yaml", text), expected)
        except ProblemsFoundError as found:
            problems = list(found.problems)
            assert has_errors(problems)
        lines = Source("region.yaml", text).lines()
        for problem in problems:
            assert problem.location.excerpt in {"", lines[problem.location.line - 1]}


def test_a_value_that_takes_in_a_line_of_its_own_names_both_lines() -> None:
    text = GOOD.replace("  name: Pat Example", '  name: "Pat Example')
    problem, _ = problems_of(text.replace("0106\n", '0106"\n'), KIT)
    assert (problem.location.line, problem.message) == (
        20,
        "the line cannot be read: the quotation mark is not closed before line 21, `phone:`",
    )


@pytest.mark.parametrize("opening", ["Remember: we", "- we", "We: all"])
def test_prose_that_looks_like_a_key_is_prose_where_no_template_knows_it(opening: str) -> None:
    text = GOOD.replace(QUOTE, f'    quote: "We did it.\n      {opening} stand together."\n')
    assert bool(problems_of(text, KIT)) == (opening == "- we")


def test_a_remark_inside_a_text_is_printed_and_warned_of() -> None:
    text = GOOD.replace(
        "      Ask anyone.", "      # TODO ask Ana\n      Ask #1 or anyone. # check"
    )
    assert [(p.location[1:4], str(p.severity), p.message) for p in problems_of(text, KIT)] == [
        ((16, 7, 14), "warning", "`# TODO ask Ana` is inside a value, and is printed"),
        ((17, 25, 7), "warning", "`# check` is inside a value, and is printed"),
    ]


def test_keys_from_another_place_are_refused() -> None:
    text = GOOD.replace(
        ENTRIES[8], "media_contact: &c\n  name: Pat Example\nproclamation:\n  <<: *c\n"
    )
    assert "merge-key" in [problem.id for problem in problems_of(text, KIT)]


def test_a_file_without_an_end_of_mistakes_is_not_tried_without_end() -> None:
    text = "".join(f"key{n}: [{{\n" for n in range(2000))
    with pytest.raises(ProblemsFoundError) as caught:
        compose(Source("region.yaml", text))
    assert has_errors(caught.value.problems)


@pytest.mark.parametrize(
    ("good", "bad", "field"),
    [
        (TITLE, "    title: VP: Labor", "leader_quotes[0].title"),
        (
            "    organization: Coalition",
            "    organization:Coalition",
            "leader_quotes[1].organization",
        ),
        ("  - opening", "  - @opening", "local_achievements[1]"),
        ("  phone: 503", "   phone: 503", "media_contact.phone"),
        ("      Ask", "        Ask", "leader_quotes[0].quote"),
        ("Portland, Ore.", "&Co Portland", "city"),
        ("    title: reg", "    name: Ann\n    title: reg", "leader_quotes[0].name"),
        ("team_count: 412", "team_count: many", "team_count"),
    ],
)
def test_a_problem_names_the_path_of_its_field_to_machines(good: str, bad: str, field: str) -> None:
    assert [problem.field for problem in errors_of(GOOD.replace(good, bad, 1), KIT)] == [field]
