from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from support.approved_samples import ON, change, samples
from support.command_line import lmp_press
from support.project_files import PACKAGE, lines_that_match, python_files, read
from support.workspace_files import file_tree

from lmp_press import today
from lmp_press.approvals import Approval
from lmp_press.approvals.quotation import fingerprint
from lmp_press.approvals.reading import approvals_in
from lmp_press.approvals.recording import as_yaml
from lmp_press.diagnostics.drawing import visible
from lmp_press.readers import docx
from lmp_press.source import Source

if TYPE_CHECKING:
    from pathlib import Path

FIELDS = """\
x-issued: 2017-10-01
type: object
additionalProperties: false
properties:
  region_name:
    type: string
  endorsements:
    type: array
    items:
      type: string
      x-approval: speaker
  leader:
    type: object
    x-approval: speaker
    properties:
      name:
        type: string
      title:
        type: string
"""
COPY = """\
# Hello, {{ region_name }}

{% if leader %}
“We are proud,” says {{ leader.name }}.

Call {{ leader.name }}.

{% endif %}
{% if endorsements %}
{% for words in endorsements %}
> “{{ words }}”

{% endfor %}
{% endif %}
"""
REGION = """\
region_name: Northwest
leader:
  name: Ana Example
  title: president
"""

words = st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), min_size=1, max_size=300)
names = words.filter(lambda text: bool(visible(text).strip()) and text not in {"~", "null"})


def small(folder: Path, region: str = REGION, copy: str = COPY) -> Path:
    return file_tree(
        folder,
        {
            "templates/greeting/fields.yaml": FIELDS,
            "templates/greeting/release.md.j2": copy,
            "regions/northwest.yaml": region,
        },
    )


def entries(folder: Path, region: str = "northwest") -> list[dict[str, object]]:
    loaded = yaml.safe_load(read(folder / "approvals" / f"{region}.yaml"))
    approvals: list[dict[str, object]] = loaded["approvals"]
    return approvals


def test_an_approval_has_an_entry_for_each_quotation_as_it_is_printed(tmp_path: Path) -> None:
    samples(tmp_path, "northwest")
    done = lmp_press("approve", "northwest", *ON, stand=tmp_path)
    assert (done.status, done.stderr) == (0, "approvals/northwest.yaml: 2 quotations approved\n")
    printed = lmp_press("show", "northwest", "-t", "anniversary", stand=tmp_path).stdout.decode()
    found = entries(tmp_path)
    assert [(one["speaker"], one.get("title")) for one in found] == [
        ("Ana Example", "regional president"),
        ("Lee Example", None),
    ]
    for one in found:
        assert f"\n{one['words']}\n" in printed
        assert one["approved_by"] == one["speaker"]
        assert one["approved_on"] == dt.date(2017, 10, 10)


def test_the_same_yes_is_the_same_file_and_is_not_recorded_twice(tmp_path: Path) -> None:
    samples(tmp_path, "northwest")
    lmp_press("approve", "northwest", *ON, stand=tmp_path)
    first = read(tmp_path / "approvals" / "northwest.yaml")
    again = lmp_press("approve", "northwest", "--on", "2017-10-11", stand=tmp_path)
    assert again.stderr == "2 quotations, all approved\n"
    assert read(tmp_path / "approvals" / "northwest.yaml") == first


def test_each_speaker_can_say_yes_on_a_day_of_their_own(tmp_path: Path) -> None:
    samples(tmp_path, "northwest")
    one = ("approve", "northwest", "--speaker")
    assert lmp_press(*one, "Lee Example", "--by", "Kim Example", *ON, stand=tmp_path).status == 0
    assert [(each["speaker"], each["approved_by"]) for each in entries(tmp_path)] == [
        ("Lee Example", "Kim Example")
    ]
    warned = lmp_press("check", "-q", "northwest", stand=tmp_path).stderr
    assert re.findall(r"\[(.*)\]", warned) == ["not-approved"]
    assert "`Ana Example` has not agreed yet" in warned
    assert lmp_press(*one, "Ana Example", "--on", "2017-10-12", stand=tmp_path).status == 0
    assert [str(each["approved_on"]) for each in entries(tmp_path)] == ["2017-10-12", "2017-10-10"]
    assert lmp_press("check", "-q", "northwest", stand=tmp_path) == (0, b"", "")


def test_a_region_in_which_nobody_was_asked_is_not_reminded(tmp_path: Path) -> None:
    samples(tmp_path, "northwest")
    assert lmp_press("check", "-q", "northwest", stand=tmp_path) == (0, b"", "")


def test_a_fill_of_what_did_not_change_sees_that_an_approval_came_or_went(tmp_path: Path) -> None:
    samples(tmp_path, "northwest")
    lmp_press("approve", "northwest", *ON, stand=tmp_path)
    assert lmp_press("fill", "-q", "northwest", stand=tmp_path) == (0, b"", "")
    path = tmp_path / "approvals" / "northwest.yaml"
    path.write_text("approvals: []\n", encoding="utf-8")
    assert lmp_press("fill", "-q", "northwest", stand=tmp_path).stderr.count("[not-approved]") == 2
    lmp_press("approve", "northwest", *ON, stand=tmp_path)
    assert lmp_press("fill", "-q", "northwest", stand=tmp_path) == (0, b"", "")


def test_old_words_stand_beside_new_ones_until_somebody_agrees_again(tmp_path: Path) -> None:
    samples(tmp_path, "northwest")
    lmp_press("approve", "northwest", *ON, stand=tmp_path)
    copy = tmp_path / "templates" / "anniversary" / "release.md.j2"
    copy.write_text(read(copy).replace("offer some of", "offer most of"), encoding="utf-8")
    shown = lmp_press("approve", "northwest", *ON, "--speaker", "Ana Example", stand=tmp_path)
    assert (
        shown.stdout.decode()
        == """\
Ana Example, regional president (anniversary)
  agreed on 2017-10-10 to other words:
    “We believe the people who do the job every day offer some of the best
    solutions to improve quality, service and affordability for Kaiser
    Permanente’s members and patients,” says Ana Example, regional president,
    Kaiser Permanente. “From our team members who answer the phones, to our
    nurses, couriers and managers, partnership guides much of our work at KP.”
  the release now says:
    “We believe the people who do the job every day offer most of the best
    solutions to improve quality, service and affordability for Kaiser
    Permanente’s members and patients,” says Ana Example, regional president,
    Kaiser Permanente. “From our team members who answer the phones, to our
    nurses, couriers and managers, partnership guides much of our work at KP.”
"""
    )
    assert len(entries(tmp_path)) == 2
    assert lmp_press("check", "-q", "northwest", stand=tmp_path) == (0, b"", "")


def test_a_region_that_changes_what_is_no_quotation_keeps_its_approvals(tmp_path: Path) -> None:
    samples(tmp_path, "northwest")
    lmp_press("approve", "northwest", *ON, stand=tmp_path)
    region = tmp_path / "regions" / "northwest.yaml"
    region.write_text(read(region).replace("9,500", "9,700"), encoding="utf-8")
    assert lmp_press("check", "-q", "northwest", stand=tmp_path) == (0, b"", "")


def test_a_marked_group_speaks_where_it_is_quoted_and_a_marked_entry_is_one_quotation(
    tmp_path: Path,
) -> None:
    small(tmp_path, REGION + "endorsements:\n  - This is good.\n  - So is that.\n")
    assert lmp_press("approve", "northwest", *ON, stand=tmp_path).status == 0
    assert [(one["quotation"], one["speaker"], one["words"]) for one in entries(tmp_path)] == [
        ("endorsements[0]", "the speaker", "“This is good.”"),
        ("endorsements[1]", "the speaker", "“So is that.”"),
        ("leader", "Ana Example", "“We are proud,” says Ana Example."),
    ]


def test_a_title_that_is_not_printed_beside_the_words_is_agreed_to_as_well(tmp_path: Path) -> None:
    small(tmp_path)
    lmp_press("approve", "northwest", *ON, stand=tmp_path)
    small(tmp_path, REGION.replace("president", "vice president"))
    warned = lmp_press("check", "-q", "northwest", stand=tmp_path).stderr
    assert "`Ana Example, president` on 2017-10-10" in warned
    assert "the release says `Ana Example, vice president` [approval-lapsed]" in warned


def test_a_template_that_marks_nothing_asks_nobody(tmp_path: Path) -> None:
    small(tmp_path, "region_name: Northwest\n")
    done = lmp_press("approve", "northwest", stand=tmp_path)
    assert done == (0, b"", "no quotation here needs anybody's approval\n")
    assert not (tmp_path / "approvals").exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--on", "10/12/2017"], "`--on` must be a date, such as 2017-10-18, not `10/12/2017`"),
        (["--speaker", "Ann Example"], "nobody is quoted as `Ann Example`; did you mean `Ana"),
        (["--by", "Ana\x1b[2J"], "`--by` must be a name, of at most 200 characters"),
    ],
)
def test_what_cannot_be_recorded_is_said_and_nothing_is(
    options: list[str], said: str, tmp_path: Path
) -> None:
    small(tmp_path)
    done = lmp_press("approve", "northwest", *options, stand=tmp_path)
    assert done.status == 2
    assert done.stderr.startswith(f"error: {said}")
    assert not (tmp_path / "approvals").exists()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "x-issued: 2017-10-01",
            "x-issued: 2017-10-01\nx-approval: speaker",
            "`x-approval` belongs to a quotation, or to the group of who says it",
        ),
        (
            "    x-approval: speaker\n    properties",
            "    x-approval: everybody\n    properties",
            "`x-approval` must be `speaker`, not `everybody`",
        ),
    ],
)
def test_a_template_can_only_ask_whoever_speaks(
    old: str, new: str, said: str, tmp_path: Path
) -> None:
    small(tmp_path)
    change(tmp_path / "templates" / "greeting" / "fields.yaml", old, new)
    done = lmp_press("check", "-q", stand=tmp_path)
    assert done.status == 1
    assert said in done.stderr


def test_a_region_with_a_mistake_has_nothing_to_agree_to(tmp_path: Path) -> None:
    small(tmp_path, REGION + "union_count: 3\n")
    done = lmp_press("approve", "northwest", *ON, stand=tmp_path)
    assert (done.status, done.stdout) == (1, b"")
    assert "[unknown-key]" in done.stderr
    assert not (tmp_path / "approvals").exists()


def test_a_clock_that_cannot_be_right_is_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small(tmp_path)
    monkeypatch.setattr(today, "EARLIEST", dt.date(9999, 1, 1))
    done = lmp_press("approve", "northwest", stand=tmp_path)
    assert done.status == 2
    assert re.fullmatch(
        r"error: this computer's clock says \d{4}-\d\d-\d\d: name the day with `--on`\n",
        done.stderr,
    )
    assert lmp_press("approve", "northwest", *ON, stand=tmp_path).status == 0


def test_the_day_of_a_yes_is_that_of_the_person_s_own_calendar(tmp_path: Path) -> None:
    small(tmp_path)
    before = dt.datetime.now().astimezone().date()
    lmp_press("approve", "northwest", stand=tmp_path)
    assert before <= entries(tmp_path)[0]["approved_on"] <= dt.datetime.now().astimezone().date()  # type: ignore[operator]  # YAML's date


def test_a_clock_is_read_in_one_place() -> None:
    paths = python_files(PACKAGE)
    readers = lines_that_match(r"datetime\.now|date\.today|time\.time\(|utcnow|localtime", paths)
    assert {line.partition(":")[0] for line in readers} == {"lmp_press/today.py"}


def test_a_sheet_has_the_words_what_stands_around_them_and_lines_to_sign(tmp_path: Path) -> None:
    samples(tmp_path, "northwest")
    done = lmp_press("approve", "northwest", "--sheet", stand=tmp_path)
    assert done.stdout.decode() == (
        "sign-off/northwest-ana-example.docx\nsign-off/northwest-lee-example.docx\n"
    )
    assert done.stderr == "2 people to be asked\n"
    page = docx.read((tmp_path / "sign-off" / "northwest-lee-example.docx").read_bytes())
    texts = [paragraph.text for paragraph in page.release.paragraphs]
    assert texts[0] == "For Lee Example: your words, before they are released"
    assert texts[3].startswith("Before it stands: Here in the Northwest region, 11 coalition")
    assert texts[4] == (
        "“We always ask,” says Lee Example of the Coalition of Kaiser Permanente Unions, “‘what "
        "more can we do to deliver the best possible care and to make this the absolute best "
        "place to work?’”"
    )
    assert texts[5] == "After it stands: About our Labor Management Partnership"
    assert re.fullmatch(r"The fingerprint of these words: [0-9a-f]{64}", texts[6])
    assert [text.strip() for text in texts[7:]] == [
        *("Your answer", "I agree to these words:", "I would change:"),
        *("Lee Example, signed:", "Date:"),
    ]
    assert not (tmp_path / "approvals").exists()


def test_a_sheet_is_the_same_file_each_time_and_one_that_was_signed_is_kept(
    tmp_path: Path,
) -> None:
    small(tmp_path)
    lmp_press("approve", "northwest", "--sheet", stand=tmp_path)
    path = tmp_path / "sign-off" / "northwest-ana-example.docx"
    first = path.read_bytes()
    lmp_press("approve", "northwest", "--sheet", stand=tmp_path)
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    path.write_bytes(b"signed")
    lmp_press("approve", "northwest", "--sheet", stand=tmp_path)
    assert path.read_bytes() == first
    assert path.with_name("northwest-ana-example.edited-1.docx").read_bytes() == b"signed"


def test_whoever_agreed_already_gets_no_sheet(tmp_path: Path) -> None:
    small(tmp_path)
    lmp_press("approve", "northwest", *ON, stand=tmp_path)
    done = lmp_press("approve", "northwest", "--sheet", stand=tmp_path)
    assert done.stderr == "1 quotation, all approved\n"
    assert not (tmp_path / "sign-off").exists()


def test_a_folder_of_approvals_that_is_a_link_is_not_written_through(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    small(tmp_path / "kit")
    (tmp_path / "kit" / "approvals").symlink_to(outside)
    done = lmp_press("approve", "northwest", *ON, stand=tmp_path / "kit")
    assert done.status == 1
    assert done.stderr == (
        "approvals/northwest.yaml:1:1: error: `approvals/northwest.yaml` cannot be written: "
        "its folder is a symbolic link [cannot-write]\n"
    )
    assert list(outside.iterdir()) == []


def test_a_link_in_the_place_of_an_approvals_file_is_replaced_and_not_followed(
    tmp_path: Path,
) -> None:
    small(tmp_path)
    aim = tmp_path / "regions" / "other.txt"
    aim.write_text("approvals: []\n", encoding="utf-8")
    (tmp_path / "approvals").mkdir()
    (tmp_path / "approvals" / "northwest.yaml").symlink_to(aim)
    assert lmp_press("approve", "northwest", *ON, stand=tmp_path).status == 0
    assert read(aim) == "approvals: []\n"
    assert not (tmp_path / "approvals" / "northwest.yaml").is_symlink()


@given(names, names, words, names)
def test_any_words_come_back_from_the_file_as_they_were_agreed_to(
    speaker: str, title: str, said: str, by: str
) -> None:
    day = dt.date(2017, 10, 10)
    mark = fingerprint("northwest", "greeting", speaker, title, said)
    approval = Approval("greeting", "leader.quote", speaker, title, said, by, day, mark)
    source = Source("approvals/northwest.yaml", as_yaml([approval]))
    (found,) = approvals_in(source, "northwest", ["greeting"]).entries
    assert found._replace(location=None) == approval
