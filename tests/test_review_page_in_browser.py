from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from selenium.webdriver import Chrome, ChromeOptions, ChromeService
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from support.drawn_comparisons import release
from support.outside_tools import find_in_npm, find_tool
from support.sample_reviews import FOLDERS, WEEK, reviewed

from lmp_press.review import page
from lmp_press.review.report import FieldChange

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FLAGS = [
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
WIDE, NARROW = (1200, 800), (320, 640)

NUMBERS = [f"Paragraph number {number} says this and no more." for number in range(12)]
LONG = reviewed(release(*NUMBERS), release(*NUMBERS[:6], "A new one.", *NUMBERS[6:]))

HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(1)> \x1b[1m \u202e </style> ]]>'
ATTACK = reviewed(release("One"), release(HOSTILE))._replace(
    old=HOSTILE, notes=(HOSTILE,), fields=(FieldChange(HOSTILE, HOSTILE, ""),)
)

PAGES = {
    "week": page.write(WEEK),
    "folders": page.write_folder(FOLDERS),
    "long": page.write(LONG),
    "same": page.write(reviewed(release(*NUMBERS), release(*NUMBERS))),
    "attack": page.write(ATTACK),
}


class Browser(NamedTuple):
    """A browser, and the folder of the pages that it opens."""

    driver: Chrome
    folder: Path

    def open(self, name: str, *, anchor: str = "", size: tuple[int, int] = WIDE) -> None:
        """Open a page anew, on a screen of a size, by day."""
        self.command(
            "Emulation.setDeviceMetricsOverride",
            mobile=False,
            deviceScaleFactor=1,
            width=size[0],
            height=size[1],
        )
        self.look()
        self.driver.get("about:blank")
        self.driver.get((self.folder / f"{name}.html").as_uri() + anchor)

    def command(self, name: str, **parameters: Any) -> None:
        self.driver.execute_cdp_cmd(name, parameters)

    def look(self, media: str = "screen", scheme: str = "light") -> None:
        """Show the page as it is printed, or as it looks in the dark."""
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.command("Emulation.setEmulatedMedia", media=media, features=features)

    def press(self, keys: str) -> None:
        ActionChains(self.driver).send_keys(keys).perform()

    def click(self, selector: str) -> None:
        self.driver.find_element(By.CSS_SELECTOR, selector).click()

    def run(self, script: str) -> Any:
        return self.driver.execute_script(script)

    def shown(self, selector: str) -> list[str]:
        """Return the text of the elements that can be seen, white space made one."""
        found = self.driver.find_elements(By.CSS_SELECTOR, selector)
        return [" ".join(each.text.split()) for each in found if each.is_displayed()]

    @property
    def focus(self) -> str:
        """The id of the element that has the focus, which has to be in sight."""
        seen = self.run(
            "const {top, bottom} = document.activeElement.getBoundingClientRect();"
            "const bar = document.querySelector('.controls').getBoundingClientRect();"
            "return top >= Math.max(bar.bottom, 0) && bottom <= innerHeight;"
        )
        assert seen
        return str(self.driver.switch_to.active_element.get_attribute("id"))

    @property
    def position(self) -> str:
        (words,) = self.shown("#position")
        return words


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    options = ChromeOptions()
    options.binary_location = find_tool("chromium")
    profile = tmp_path_factory.mktemp("profile")
    for flag in [*FLAGS, f"--user-data-dir={profile}"]:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    folder = tmp_path_factory.mktemp("pages")
    for name, data in PAGES.items():
        (folder / f"{name}.html").write_bytes(data)
        start, end = data.index(b"<script>"), data.index(b"</script>\n</body>")
        (folder / f"{name}-without-script.html").write_bytes(data[:start] + data[end + 9 :])
    driver = Chrome(options, ChromeService(find_tool("chromedriver")))
    yield Browser(driver, folder)
    driver.quit()


@pytest.fixture
def browser(started: Browser) -> Iterator[Browser]:
    """Yield the browser; at the end its console must have nothing to say."""
    yield started
    said = started.driver.get_log("browser")  # type: ignore[no-untyped-call]  # it has no types
    assert said == []


def test_n_and_j_go_on_and_p_and_k_go_back_and_round(browser: Browser) -> None:
    browser.open("week")
    went = [browser.position]
    for key in "njjpkpp":
        browser.press(key)
        went.append(f"{key} {browser.focus} {browser.position}")
    assert went == [
        "9 paragraphs",
        "n inline-1-1 1 of 9",
        "j inline-1-2 2 of 9",
        "j inline-1-3 3 of 9",
        "p inline-1-2 2 of 9",
        "k inline-1-1 1 of 9",
        "p inline-1-9 9 of 9",
        "p inline-1-8 8 of 9",
    ]


def test_the_buttons_do_what_the_keys_do(browser: Browser) -> None:
    browser.open("week")
    browser.click("#previous")
    assert browser.focus == "inline-1-9"
    browser.click("#next")
    assert browser.focus == "inline-1-1"


def test_the_keys_go_from_file_to_file(browser: Browser) -> None:
    browser.open("folders")
    browser.press("nn")
    assert browser.focus == "inline-5-1"


def test_a_key_goes_on_from_where_the_reader_is(browser: Browser) -> None:
    browser.open("week")
    browser.click("#inline-1-4 .number")
    browser.press("n")
    assert browser.focus == "inline-1-5"


def test_keys_of_the_browser_stay_its_own_and_ours_can_be_switched_off(browser: Browser) -> None:
    browser.open("week")
    ActionChains(browser.driver).key_down(Keys.ALT).send_keys("n").key_up(Keys.ALT).perform()
    browser.click("#keys")
    browser.press("n")
    assert browser.position == "9 paragraphs"


def test_u_turns_to_the_other_view_and_stays_with_the_change(browser: Browser) -> None:
    browser.open("week")
    browser.press("nnnn")
    browser.press("u")
    assert (browser.focus, browser.position) == ("sides-1-4", "4 of 9")
    browser.press("nu")
    assert (browser.focus, browser.position) == ("inline-1-5", "5 of 9")


@pytest.mark.parametrize("name", ["week", "week-without-script"])
def test_both_views_can_be_reached_with_and_without_script(browser: Browser, name: str) -> None:
    browser.open(name)
    views = [(len(browser.shown(".inline")), len(browser.shown(".sides")))]
    for view in ("#sides", "#inline"):
        browser.click(view)
        views.append((len(browser.shown(".inline")), len(browser.shown(".sides"))))
    assert views == [(1, 0), (0, 1), (1, 0)]


def test_without_script_no_control_is_shown_that_does_nothing(browser: Browser) -> None:
    browser.open("week-without-script")
    assert browser.shown(".controls") == ["View Inline Side by side"]


def test_a_link_leads_to_a_change_in_the_view_that_it_names(browser: Browser) -> None:
    browser.open("week", anchor="#sides-1-2")
    assert browser.focus == "sides-1-2"
    browser.click("#sides-1-2 .move")
    assert browser.focus == "sides-1-1"


def test_a_filter_leaves_the_changes_of_a_cause_and_unmarks_the_others(browser: Browser) -> None:
    browser.open("week")
    browser.click("[value=hand]")
    assert browser.position == "1 paragraph"
    (line,) = browser.shown(".inline .change > :last-child")
    assert line.endswith("] data: union_count coalition unions work together.")
    browser.click("[value=hand]")
    assert browser.position == "9 paragraphs"


def test_a_filter_leaves_out_the_files_without_such_a_change(browser: Browser) -> None:
    browser.open("folders")
    browser.click("[value=data]")
    assert browser.shown(".file h2") == ["northwest.docx renamed"]


def test_unchanged_paragraphs_show_when_they_are_asked_for(browser: Browser) -> None:
    browser.open("long-without-script")
    assert browser.shown(".inline details p") == []
    browser.click(".inline summary")
    assert browser.shown(".inline details p") == NUMBERS[:5]


@pytest.mark.parametrize("view", ["#inline", "#sides"])
def test_on_paper_the_inline_view_is_unfolded_and_no_control_is_there(
    browser: Browser, view: str
) -> None:
    browser.open("long")
    browser.click(view)
    browser.look("print", "dark")
    assert browser.shown(".controls, .sides, summary") == []
    heights = browser.run(
        "return [...document.querySelectorAll('.inline details p')]"
        ".map((each) => each.checkVisibility({contentVisibilityAuto: true}) && each.offsetHeight)"
    )
    assert len(heights) == 10
    assert all(heights)
    assert browser.run("return getComputedStyle(document.body).backgroundColor") == (
        "rgb(255, 255, 255)"
    )


def test_a_mark_is_told_by_its_line_too(browser: Browser) -> None:
    browser.open("week")
    lines = browser.run(
        "return ['ins', 'del'].map((tag) => getComputedStyle("
        "document.querySelector(`.inline ${tag}`)).textDecorationLine)"
    )
    assert lines == ["underline", "line-through"]


@pytest.mark.parametrize("view", ["#inline", "#sides"])
@pytest.mark.parametrize("name", ["week", "folders", "attack"])
def test_nothing_is_wider_than_a_small_telephone(browser: Browser, name: str, view: str) -> None:
    browser.open(name, size=NARROW)
    browser.click(view)
    assert browser.run("return document.documentElement.scrollWidth") <= NARROW[0]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", ["#inline", "#sides"])
@pytest.mark.parametrize("name", list(PAGES))
def test_axe_finds_nothing_to_object_to(
    browser: Browser, name: str, view: str, scheme: str
) -> None:
    browser.open(name)
    browser.look(scheme=scheme)
    browser.click(view)
    for summary in browser.driver.find_elements(By.CSS_SELECTOR, "summary"):
        if summary.is_displayed():
            summary.click()
    browser.run(find_in_npm("axe-core/axe.min.js").read_text(encoding="utf-8"))
    found = browser.driver.execute_async_script("axe.run().then(arguments[0])")
    assert [f"{one['id']}: {one['nodes'][0]['html']}" for one in found["violations"]] == []
    assert "color-contrast" in {one["id"] for one in found["passes"]}


def test_hostile_text_runs_nothing_and_is_shown_as_text(browser: Browser) -> None:
    browser.open("attack")
    (line,) = browser.shown(".inline .change ins")
    assert line == (
        '[inserted: <script>alert(1)</script>"><img src=x onerror=alert(1)> [U+001B][1m '
        "right-to-left override </style> ]]> ]"
    )
    assert browser.run("return [document.scripts.length, document.images.length]") == [1, 0]
