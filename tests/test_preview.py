from __future__ import annotations

import json
import re
import shutil
import socket
from typing import TYPE_CHECKING, Any

import pytest
from support.command_line import lmp_press
from support.previews import previewed
from support.project_files import ROOT
from support.small_workspace import region, workspace
from support.workspace_files import file_tree

from lmp_press.preview import Bench
from lmp_press.preview.bench import Query
from lmp_press.workspace import RegionFile, Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from support.previews import Preview

ALL = Query(form="regions")


def bench_of(folder: Path, named: RegionFile | None = None) -> Bench:
    return Bench(Workspace(folder, folder), named=named)


def text_of(view: dict[str, Any]) -> str:
    """Return the words of the release that a view shows, its letterhead left out."""
    article = view["sheet"].partition("<article>")[2].partition("</article>")[0]
    return re.sub(r"<[^>]+>", "", article).strip()


def said(view: dict[str, Any]) -> list[str]:
    """Return the problems of a view, each with its place and the field it stands at."""
    return [f"{one['place']} {one['id']} {one['field']}".rstrip() for one in view["problems"]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return workspace(tmp_path)


def test_a_region_is_shown_as_its_release_with_where_each_value_stands(folder: Path) -> None:
    view = bench_of(folder).view(Query("hawaii"))
    assert text_of(view) == (
        "Greetings from Hawaii\nThe three unions of 103 people greet you.\n"
        "Yours, Ana 3 Example, president"
    )
    assert (
        '<span class="blank" role="button" tabindex="0" data-field="employee_count" '
        'data-place="regions/hawaii.yaml:3" data-about="employee_count">103</span>'
    ) in view["sheet"]
    assert (view["region"], view["template"], view["form"]) == ("hawaii", "greeting", "html")
    assert view["problems"] == []


def test_a_region_that_has_just_been_started_is_shown_with_a_gap_for_each_value(
    folder: Path,
) -> None:
    (folder / "regions/hawaii.yaml").write_text("region_name:\nunion_count:\n", encoding="utf-8")
    view = bench_of(folder).view(Query("hawaii"))
    assert text_of(view) == (
        "Greetings from [region name]\nThe [union count] of [employee count] people greet you "
        "and are proud of [achievement].\n"
        "Yours, [leader name], [leader title], [email]"
    )
    assert said(view) == [
        "regions/hawaii.yaml:1 missing-key employee_count",
        "regions/hawaii.yaml:1 missing-key leader.name",
        "regions/hawaii.yaml:1 no-value region_name",
        "regions/hawaii.yaml:2 no-value union_count",
    ]


def test_a_gap_that_is_dialled_or_listed_is_a_gap_all_the_same(folder: Path) -> None:
    template = folder / "templates/greeting"
    copy = "# Call {{ name }}\n\n[{{ phone }}](tel:{{ phone }}) and {{ things | series }}\n"
    (template / "release.md.j2").write_text(copy, encoding="utf-8")
    fields = (template / "fields.yaml").read_text(encoding="utf-8").partition("required:")[0]
    things = "{type: array, items: {type: string, examples: [this and that]}}"
    listed = f"  name: {{type: string}}\n  phone: {{type: string}}\n  things: {things}\n"
    asked = f"{fields}required: [name, phone, things]\nproperties:\n{listed}"
    (template / "fields.yaml").write_text(asked, encoding="utf-8")
    (folder / "regions/hawaii.yaml").write_text("name: Ana\n", encoding="utf-8")
    view = bench_of(folder).view(Query("hawaii"))
    assert text_of(view) == "Call Ana\n[phone] and [things 1]"


def test_a_wrong_value_is_a_gap_beside_the_words_that_it_chooses(tmp_path: Path) -> None:
    for name in ("templates", "regions"):
        shutil.copytree(ROOT / name, tmp_path / name)
    file = tmp_path / "regions" / "northwest.yaml"
    words = file.read_text(encoding="utf-8").replace("9,500", "about 9500")
    file.write_text(
        words.replace("Lee Example", "").replace("Coalition", "Union"), encoding="utf-8"
    )
    view = bench_of(tmp_path).view(Query("northwest"))
    text = text_of(view)
    assert "11 coalition unions represent [employee count] employees." in text
    assert "“We always ask,” says [leader 2 name] of [leader 2 organization], “‘what" in text
    assert "says Ana Example, regional president, Kaiser Permanente." in text
    assert said(view) == [
        "regions/northwest.yaml:8 not-a-number employee_count",
        "regions/northwest.yaml:16 no-value leader_quotes[1].name",
        "regions/northwest.yaml:17 not-one-of leader_quotes[1].organization",
    ]


def test_a_choice_that_nobody_made_is_a_gap_wherever_it_prints_words(tmp_path: Path) -> None:
    source = (
        "FOR IMMEDIATE RELEASE\n\nA new mayor for [town]\n\n"
        "Mayor [name of mayor] said that [he/she] would move into [his/her] office on Monday. "
        "The office is in [town], and [he/she] likes it.\n\n"
        "The street is [Main/Side] Street, not Main Road.\n"
    )
    file_tree(tmp_path, {"m.txt": source, "templates/.keep": "", "regions/a.yaml": "town: Rome\n"})
    lmp_press("adopt", "m.txt", "-q", stand=tmp_path)
    assert text_of(bench_of(tmp_path).view(Query("a", "m"))).splitlines()[-3:] == [
        "A new mayor for Rome",
        (
            "Mayor [mayor] said that [mayor pronoun] would move into [mayor pronoun] office on "
            "Monday. The office is in Rome, and [mayor pronoun] likes it."
        ),
        "The street is [main or side] Street, not Main Road.",
    ]


def test_paragraphs_that_hang_on_a_choice_are_a_gap_each(folder: Path) -> None:
    copy = (
        "# Open\n\n{% if kind == 'a' %}\nOne of the first kind.\n\nAnd another.\n\n"
        "{% elif kind == 'b' %}\nOne.\n\n{% endif %}\n{% if shut %}\nIt is shut.\n\n{% endif %}\n"
        "Bye.\n"
    )
    fields = (
        "x-issued: 2017-10-01\ntype: object\nrequired: [kind, shut]\nproperties:\n"
        "  kind: {type: string, enum: [a, b, c]}\n  shut: {type: boolean}\n"
    )
    names = ("release.md.j2", "fields.yaml")
    file_tree(folder / "templates/greeting", dict(zip(names, (copy, fields), strict=True)))
    file_tree(folder, {"regions/hawaii.yaml": "draft: false\n"})
    view = bench_of(folder).view(Query("hawaii"))
    assert text_of(view).splitlines() == ["Open", "[kind]", "[kind]", "[shut]", "Bye."]


def test_what_a_save_changes_is_seen_at_the_next_look(folder: Path) -> None:
    bench = bench_of(folder)
    assert "Hawaii" in text_of(bench.view(Query("hawaii")))
    (folder / "regions/hawaii.yaml").write_text(region("maui"), encoding="utf-8")
    assert "Greetings from Maui" in text_of(bench.view(Query("hawaii")))
    copy = folder / "templates/greeting/release.md.j2"
    copy.write_text(copy.read_text(encoding="utf-8").replace("Yours", "Truly"), encoding="utf-8")
    assert "Truly, Ana 1 Example" in text_of(bench.view(Query("hawaii")))


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("? [", id="that is no YAML"),
        pytest.param("- a list", id="that is no region"),
        pytest.param(None, id="that is gone"),
    ],
)
def test_a_file_that_cannot_be_read_is_said_and_the_page_stays_as_it_is(
    folder: Path, content: str | None
) -> None:
    bench, file = bench_of(folder), folder / "regions/hawaii.yaml"
    before = bench.view(Query("hawaii"))
    kept = file.read_text(encoding="utf-8")
    if content is None:
        file.unlink()
    else:
        file.write_text(content, encoding="utf-8")
    view = bench.view(Query("hawaii"))
    assert "sheet" not in view
    assert [one["place"].partition(":")[0] for one in view["problems"]] == ["regions/hawaii.yaml"]
    file.write_text(kept, encoding="utf-8")
    assert bench.view(Query("hawaii")) == before


def test_a_template_that_is_broken_is_said_and_mended_by_the_next_save(folder: Path) -> None:
    bench, copy = bench_of(folder), folder / "templates/greeting/release.md.j2"
    before, words = bench.view(Query("hawaii")), copy.read_text(encoding="utf-8")
    copy.write_text(words + "{{ nobody }}\n", encoding="utf-8")
    view = bench.view(Query("hawaii"))
    assert said(view) == ["templates/greeting/release.md.j2:9 unknown-blank"]
    assert "sheet" not in view
    assert not bench.look_on(ALL)
    copy.write_text(words, encoding="utf-8")
    assert bench.view(Query("hawaii")) == before


def test_all_regions_are_looked_at_a_few_at_a_time_and_then_compared(folder: Path) -> None:
    (folder / "regions/georgia.yaml").write_text("region_name: Georgia\n", encoding="utf-8")
    twin = region("northwest", 3, leader="{name: Bo Example}")
    (folder / "regions/northwest.yaml").write_text(twin, encoding="utf-8")
    bench = bench_of(folder)
    assert bench.view(ALL)["states"] == []
    while bench.look_on(ALL):
        pass
    states = bench.view(ALL)["states"]
    found = {one["region"]: one["releases"] for one in states}
    assert found["colorado"] == [
        {"template": "greeting", "errors": 0, "warnings": 0, "draft": False}
    ]
    assert found["georgia"][0]["errors"] == 3
    beside = said(bench.view(Query("northwest")))
    assert beside == ["regions/northwest.yaml:2 same-counts union_count"]
    assert lmp_press("check", stand=folder).stderr.count("[same-counts]") == 1


def test_a_file_that_lies_elsewhere_is_shown_first(folder: Path, tmp_path: Path) -> None:
    file = file_tree(tmp_path / "desk", {"maui.yaml": region("maui", 9)}) / "maui.yaml"
    bench = bench_of(folder, RegionFile("maui", str(file), "desk/maui.yaml"))
    view = bench.view(Query())
    assert view["regions"] == ["maui", "colorado", "georgia", "hawaii", "northwest"]
    assert "Greetings from Maui" in text_of(view)
    assert bench.elsewhere == file.parent


def test_markdown_and_text_are_what_fill_writes(folder: Path) -> None:
    bench = bench_of(folder)
    shown = {form: bench.view(Query("hawaii", form=form))["text"] for form in ("md", "txt")}
    lmp_press("fill", "hawaii", "-f", "md", "-f", "txt", stand=folder)
    written = {
        form: (folder / f"out/hawaii/hawaii-greeting.{form}").read_text(encoding="utf-8")
        for form in shown
    }
    assert shown == written


def test_words_of_a_file_are_only_words(folder: Path) -> None:
    hostile = region("hawaii", achievement='"<img src=x onerror=alert(1)> [a](javascript:b)"')
    (folder / "regions/hawaii.yaml").write_text(hostile, encoding="utf-8")
    sheet = bench_of(folder).view(Query("hawaii"))["sheet"]
    assert "<img" not in sheet
    assert "&lt;img src=x onerror=alert(1)&gt; [a](javascript:b)" in sheet


def test_a_region_of_another_name_leads_to_no_other_file(folder: Path) -> None:
    secret = file_tree(folder, {"secret.yaml": region("secret")})
    view = bench_of(secret).view(Query("../secret"))
    assert view["region"] == "colorado"


def test_standard_input_and_a_region_that_is_not_there_are_refused(folder: Path) -> None:
    first = lmp_press("preview", "-", stand=folder, data=b"region_name: Maui")
    second = lmp_press("preview", "hawai", stand=folder)
    assert (first.status, first.stderr) == (
        2,
        "error: a preview follows a file: save what is on standard input and name that\n",
    )
    assert (second.status, second.stderr) == (
        2,
        "error: no such region as `hawai`; did you mean `hawaii`?\n",
    )


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    with previewed(workspace(tmp_path_factory.mktemp("workspace")), "hawaii") as one:
        yield one


def test_the_address_has_a_token_and_answers_with_the_page(preview: Preview) -> None:
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/[\w-]{24}/", preview.address)
    assert preview.answer(preview.path) == (200, "")
    assert next(preview.news())["region"] == "hawaii"


FOREIGN = "this page answers to itself alone\n"
NOTHING = "there is nothing here: use the whole address that was printed\n"


@pytest.mark.parametrize("path", ["", "news"])
@pytest.mark.parametrize(
    ("headers", "answer"),
    [
        ({"Host": "evil.example:8200"}, (403, "this page is for the machine it runs on\n")),
        ({"Host": "127.0.0.1"}, (403, "this page is for the machine it runs on\n")),
        ({"Origin": "http://evil.example"}, (403, FOREIGN)),
        ({"Origin": "null"}, (403, FOREIGN)),
        ({"Sec_Fetch_Site": "cross-site"}, (403, FOREIGN)),
        ({"Sec_Fetch_Site": "same-site"}, (403, FOREIGN)),
        ({"method": "POST"}, (405, "this page only shows\n")),
    ],
)
def test_a_request_from_elsewhere_is_refused(
    preview: Preview, path: str, headers: dict[str, str], answer: tuple[int, str]
) -> None:
    assert preview.answer(preview.path + path, **headers) == answer


def test_nothing_but_the_page_and_its_news_is_served(preview: Preview) -> None:
    own = preview.path
    assert preview.answer("/") == (404, NOTHING)
    guess = "y" if own[1] == "x" else "x"
    assert preview.answer(f"/{guess}{own[2:]}") == (404, NOTHING)
    for path in ("../regions/hawaii.yaml", "regions/hawaii.yaml", "%2e%2e/", "style.css", "news/"):
        assert preview.answer(own + path)[0] == 404


def test_an_attempt_to_speak_another_protocol_gets_no_further(preview: Preview) -> None:
    headers = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec_WebSocket_Version": "13"}
    key = {"Sec_WebSocket_Key": "dGhlIHNhbXBsZSBub25jZQ==", "Origin": "http://evil.example"}
    assert preview.answer(preview.path + "news", **headers, **key)[0] == 403


def test_a_port_that_somebody_has_is_passed_over_and_a_silent_disk_is_looked_at(
    folder: Path,
) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        with previewed(folder, "--port", str(taken), "--poll") as one:
            assert taken < one.port < taken + 100
            news = one.news()
            assert "Greetings from Colorado" in text_of(next(news))
            file = folder / "regions/colorado.yaml"
            file.write_text(region("denver", 7), encoding="utf-8")
            assert "Greetings from Denver" in text_of(next(news))
            news.close()


def test_two_hundred_fields_and_words_that_look_like_code_are_shown_as_they_are(
    folder: Path,
) -> None:
    names = [f"field_{number}" for number in range(200)]
    label = "\"Who: says 'no'?\" <b> & {{ x }}"
    fields = "".join(f"  {name}: {{type: string, title: {json.dumps(label)}}}\n" for name in names)
    copy = "# All of them\n\n" + "\n\n".join(f"{{{{ {name} }}}}" for name in names)
    head = (folder / "templates/greeting/fields.yaml").read_text(encoding="utf-8")
    head = head.partition("required:")[0].partition("x-once")[0]
    required = f"type: object\nrequired: [{', '.join(names)}]\nproperties:\n"
    file_tree(
        folder,
        {
            "templates/greeting/fields.yaml": head + required + fields,
            "templates/greeting/release.md.j2": copy,
            "regions/hawaii.yaml": "field_7: seven\n",
        },
    )
    view = bench_of(folder).view(Query("hawaii"))
    assert text_of(view).count("&quot;Who: says") == 199
    assert "<b>" not in view["sheet"]
    assert len(view["problems"]) == 101  # a hundred, and how many more
