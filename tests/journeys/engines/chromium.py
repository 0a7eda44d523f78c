"""Chromium, by Playwright."""

import os
from typing import Any

from playwright.sync_api import Browser, Error

from tests.journeys.conftest import CHROMIUM, FLAGS
from tests.journeys.engines.engine import Engine

PROGRAM = str(CHROMIUM)
ALONE = [*FLAGS, "--no-sandbox"] if os.geteuid() == 0 else FLAGS


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


class Remembering(Chromium):
    """One that keeps pages whole in its memory for Back, which Playwright forbids unless told."""

    def __init__(self, browser: Browser, *, scripts: bool = True) -> None:
        forbidden = ["--disable-back-forward-cache"]
        self._own = browser.browser_type.launch(
            executable_path=PROGRAM, args=ALONE, ignore_default_args=forbidden
        )
        super().__init__(self._own, scripts=scripts)

    def back(self) -> None:
        self._turn("back")

    def forward(self) -> None:
        self._turn("forward")

    def close(self) -> None:
        super().close()
        self._own.close()

    def _turn(self, way: str) -> None:
        # Playwright never hears that a page is back from the memory, and would wait for it.
        before = self.url
        self.evaluate(f"void history.{way}()")
        self.shows(f"location.href !== {before!r} && document.readyState", "complete")
