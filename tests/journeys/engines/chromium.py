"""Chromium, by Playwright."""

from typing import Any

from playwright.sync_api import Browser, Error

from tests.journeys.engines.engine import Engine


class Chromium(Engine):
    """A window of its own in the Chromium that the other journeys use."""

    name = "Chromium"
    going = (Error,)

    def __init__(self, browser: Browser, *, scripts: bool = True) -> None:
        super().__init__(scripts=scripts)
        self._window = browser.new_context(java_script_enabled=scripts, locale="en-GB")
        self._page = self._window.new_page()

    def open(self, url: str) -> None:
        self._page.goto(url)

    @property
    def url(self) -> str:
        # Playwright learns of a new address only while it is listening.
        self._page.wait_for_timeout(1)
        return self._page.url

    def evaluate(self, expression: str) -> Any:
        return self._page.evaluate(expression)

    def resize(self, width: int, height: int) -> None:
        self._page.set_viewport_size({"width": width, "height": height})

    def press(self, key: str, holding: str | None = None) -> None:
        self._page.keyboard.press(f"{holding}+{key}" if holding else key)

    def click(self, selector: str, holding: str | None = None) -> None:
        if holding:
            self._page.keyboard.down(holding)
        self._page.locator(selector).first.click(no_wait_after=True)
        if holding:
            self._page.keyboard.up(holding)

    def back(self) -> None:
        self._page.go_back()

    def forward(self) -> None:
        self._page.go_forward()

    def reload(self) -> None:
        self._page.reload()

    def close(self) -> None:
        self._window.close()
