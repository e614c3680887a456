"""A browser without a window, which is asked what a person sees and what it has to object to."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from selenium.webdriver import Chrome, ChromeOptions, ChromeService
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By

from support.outside_tools import find_in_npm, find_tool

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FLAGS = [
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
WIDE, NARROW = (1200, 900), (320, 640)


class Browser(NamedTuple):
    """A browser, driven from outside."""

    driver: Chrome

    def open(self, address: str, *, size: tuple[int, int] = WIDE, scheme: str = "light") -> None:
        """Open a page anew, on a screen of a size."""
        width, height = size
        self.command(
            "Emulation.setDeviceMetricsOverride",
            mobile=False,
            deviceScaleFactor=1,
            width=width,
            height=height,
        )
        self.look(scheme)
        self.driver.get("about:blank")
        self.driver.get(address)

    def look(self, scheme: str = "light", media: str = "screen") -> None:
        """Show the page by day or by night, on a screen or as it is printed."""
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.command("Emulation.setEmulatedMedia", media=media, features=features)

    def command(self, name: str, **parameters: Any) -> None:
        self.driver.execute_cdp_cmd(name, parameters)

    def run(self, script: str) -> Any:
        return self.driver.execute_script(script)

    def press(self, *keys: str) -> None:
        ActionChains(self.driver).send_keys(*keys).perform()

    def shown(self, selector: str) -> list[str]:
        """Return the text of the elements that can be seen, white space made one."""
        found = self.driver.find_elements(By.CSS_SELECTOR, selector)
        return [" ".join(each.text.split()) for each in found if each.is_displayed()]

    @property
    def is_wider_than_the_screen(self) -> bool:
        """Whether somebody has to scroll sideways."""
        return bool(self.run("return document.documentElement.scrollWidth > innerWidth"))

    def objections(self) -> list[str]:
        """Return what axe finds wrong with the page for people who cannot see or point."""
        self.run(find_in_npm("axe-core/axe.min.js").read_text(encoding="utf-8"))
        found = self.driver.execute_async_script("axe.run().then(arguments[0])")
        assert "color-contrast" in {one["id"] for one in found["passes"]}
        return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found["violations"]]

    def said(self) -> list[str]:
        """Return what was said on the console since this was last asked."""
        log = self.driver.get_log("browser")  # type: ignore[no-untyped-call]  # it has no types
        return [one["message"] for one in log]


@contextmanager
def started(profile: Path, *flags: str) -> Iterator[Browser]:
    """Start a browser with a profile folder of its own; without one the test is skipped."""
    options = ChromeOptions()
    options.binary_location = find_tool("chromium")
    for flag in [*FLAGS, *flags, f"--user-data-dir={profile}"]:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = Chrome(options, ChromeService(find_tool("chromedriver")))
    try:
        yield Browser(driver)
    finally:
        driver.quit()
