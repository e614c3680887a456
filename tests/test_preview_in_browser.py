from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from support.browser import NARROW, WIDE, Browser, started
from support.previews import Preview, previewed, until
from support.project_files import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NORTHWEST = (ROOT / "regions" / "northwest.yaml").read_text(encoding="utf-8")
WRONG = NORTHWEST.replace("9,500", "about 9500").replace("team_count: 412\n", "")
SHEET = "document.getElementById('paper').shadowRoot"
STRANGE_HOST = "evil.example"


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    folder = tmp_path_factory.mktemp("workspace")
    for name in ("templates", "regions"):
        shutil.copytree(ROOT / name, folder / name)
    with previewed(folder, "northwest") as one:
        yield one


@pytest.fixture(scope="module")
def started_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with started(tmp_path_factory.mktemp("profile")) as one:
        yield one


@pytest.fixture
def browser(started_once: Browser, preview: Preview) -> Iterator[Browser]:
    """Yield the browser; at the end its console must have nothing to say."""
    save(preview, NORTHWEST)
    yield started_once
    assert started_once.said() == []


def save(preview: Preview, words: str) -> None:
    """Save the region's file as an editor does: under another name, then in its place."""
    file = preview.folder / "regions" / "northwest.yaml"
    other = file.with_name(".northwest.yaml.tmp")
    other.write_text(words, encoding="utf-8")
    os.replace(other, file)  # noqa: PTH105 - likewise


def state(browser: Browser) -> str:
    return str(browser.run("return document.getElementById('state').textContent"))


def blank(browser: Browser, field: str) -> str:
    """Return what a blank says, '' when it is not there."""
    script = f"return {SHEET}?.querySelector('[data-field=\"{field}\"]')?.textContent ?? ''"
    return str(browser.run(script))


def open_page(
    browser: Browser,
    preview: Preview,
    query: str = "",
    *,
    size: tuple[int, int] = WIDE,
    scheme: str = "light",
) -> None:
    browser.open(preview.address + query, size=size, scheme=scheme)
    until(lambda: state(browser))


def test_a_save_shows_at_once_glows_and_keeps_the_place(browser: Browser, preview: Preview) -> None:
    open_page(browser, preview, size=(1000, 400))
    browser.run("scrollTo(0, 300)")
    assert blank(browser, "employee_count") == "9,500"
    browser.run(
        "window.lit = []; new MutationObserver((all) => all.forEach(({target}) =>"
        " target.classList.contains('glow') && lit.push(target.textContent)))"
        f".observe({SHEET}, {{subtree: true, attributes: true}})"
    )
    save(preview, NORTHWEST.replace("9,500", "9,712"))
    until(lambda: blank(browser, "employee_count") == "9,712")
    assert until(lambda: browser.run("return lit")) == ["9,712"]
    assert browser.run("return scrollY") == 300
    until(lambda: not browser.run(f"return {SHEET}.querySelector('.glow')"))


def test_a_blank_says_what_it_is_and_copies_its_place(browser: Browser, preview: Preview) -> None:
    open_page(browser, preview)
    browser.run(f"{SHEET}.querySelector('[data-field=\"union_count\"]').focus()")
    about = "How many coalition unions represent employees in the region."
    assert browser.shown("#tip") == [f"union_count {about} regions/northwest.yaml:7"]
    browser.press("\ue007")  # Enter
    assert until(lambda: browser.shown("#toast")) in (
        ["Copied regions/northwest.yaml:7"],
        ["regions/northwest.yaml:7"],  # where the clipboard is closed to pages
    )
    browser.press("\ue00c")  # Escape
    assert browser.shown("#tip") == []


def test_problems_stand_beside_their_sentences_and_are_reached_by_keys(
    browser: Browser, preview: Preview
) -> None:
    save(preview, WRONG)
    open_page(browser, preview, size=(1500, 900))
    assert state(browser) == "Draft · 2 errors"
    wrong = "employee_count must be a whole number, not about 9500 write employee_count: 9500"
    assert browser.shown("#problems li") == [
        f"error: {wrong} regions/northwest.yaml:8",
        "error: team_count is missing add a line such as team_count: 96 regions/northwest.yaml:1",
    ]
    gap = browser.run(
        f"const blank = {SHEET}.querySelector('[data-field=\"employee_count\"]');"
        "const item = document.querySelector('#problems li');"
        "return item.getBoundingClientRect().top - blank.getBoundingClientRect().top"
    )
    assert abs(gap) < 4
    assert blank(browser, "employee_count") == "[employee count]"
    browser.press("n")
    assert browser.run(f"return {SHEET}.querySelector('.here').textContent") == "[employee count]"
    browser.press("n")
    assert browser.run("return document.activeElement.textContent").startswith("error: team_count")
    save(preview, NORTHWEST)
    until(lambda: state(browser) == "Draft · Nothing is wrong")
    assert browser.shown("#notes") == []


def test_a_file_that_cannot_be_read_leaves_the_page_and_says_so(
    browser: Browser, preview: Preview
) -> None:
    open_page(browser, preview)
    file = preview.folder / "regions" / "northwest.yaml"
    file.unlink()
    until(lambda: state(browser).endswith("what you see is from before"))
    assert blank(browser, "employee_count") == "9,500"
    save(preview, NORTHWEST.replace("9,500", "9,800"))
    until(lambda: blank(browser, "employee_count") == "9,800")
    save(preview, "? [")
    until(lambda: state(browser).endswith("what you see is from before"))
    assert blank(browser, "employee_count") == "9,800"


def test_another_region_release_and_form_are_a_choice_away(
    browser: Browser, preview: Preview
) -> None:
    open_page(browser, preview)
    browser.run(
        "const choose = (id, value) => {const one = document.getElementById(id); one.value = value;"
        "one.dispatchEvent(new Event('change', {bubbles: true}))};"
        "choose('region', 'hawaii')"
    )
    until(lambda: browser.driver.title == "hawaii – anniversary")
    browser.driver.find_element("css selector", "[value=md]").send_keys(" ")
    until(lambda: browser.shown("#text"))
    assert browser.shown("#text")[0].startswith("**DRAFT — NOT FOR RELEASE**")
    browser.driver.back()
    until(lambda: browser.shown("#paper"))
    assert browser.driver.title == "hawaii – anniversary"


def test_all_regions_are_on_one_page_that_leads_to_each(browser: Browser, preview: Preview) -> None:
    save(preview, WRONG)
    open_page(browser, preview, "?form=regions")
    until(lambda: state(browser) == "8 regions: 15 drafts, 1 with errors")
    assert "northwest 2 errors, draft draft" in browser.shown("#states tr")
    browser.driver.find_element("css selector", "#find").send_keys("west")
    assert browser.shown("#states tbody tr") == ["northwest 2 errors, draft draft"]
    browser.driver.find_element("css selector", "#states tr:not([hidden]) td a").click()
    until(lambda: state(browser) == "Draft · 2 errors")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW])
@pytest.mark.parametrize("query", ["", "?form=txt", "?form=regions"])
def test_the_page_can_be_used_by_everybody(
    browser: Browser, preview: Preview, query: str, size: tuple[int, int], scheme: str
) -> None:
    save(preview, WRONG)
    open_page(browser, preview, query, size=size, scheme=scheme)
    until(lambda: "errors" in state(browser))
    assert browser.objections() == []
    assert not browser.is_wider_than_the_screen


def test_a_host_that_was_bound_to_this_machine_meanwhile_gets_nothing(
    preview: Preview, tmp_path: Path
) -> None:
    rule = f"--host-resolver-rules=MAP {STRANGE_HOST} 127.0.0.1"
    with started(tmp_path, rule) as one:
        one.open(preview.address.replace("127.0.0.1", STRANGE_HOST))
        assert one.shown("body") == ["this page is for the machine it runs on"]
        one.open("data:text/html,<p>elsewhere</p>")
        one.run(
            f"const news = new EventSource('{preview.address}news');"
            "news.onmessage = () => document.title = 'news';"
            "news.onerror = () => document.title = 'refused';"
        )
        until(lambda: one.driver.title == "refused")
