"""WebKit, by the driver and the small browser that Debian packages, on a screen nobody sees."""

import os
import shutil
import subprocess
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from tests.journeys.engines.engine import ENTER, SHIFT, TAB, Engine, wait_until

DRIVER = "WebKitWebDriver"
BROWSERS = "usr/lib/*/webkit2gtk-4.*/MiniBrowser"
KEYS = {SHIFT: Keys.SHIFT, TAB: Keys.TAB, ENTER: Keys.ENTER}
KEYS |= {"ArrowRight": Keys.ARROW_RIGHT, "ArrowDown": Keys.ARROW_DOWN}


def programs() -> tuple[str, str]:
    """The driver and the browser; fails with the command that installs them."""
    driver = shutil.which(DRIVER)
    browser = next(Path("/").glob(BROWSERS), None)
    said = "These tests need WebKit: apt-get install webkit2gtk-driver xvfb"
    assert driver and browser and shutil.which("Xvfb"), said
    return driver, str(browser)


class Screen:
    """A screen in memory alone, for a browser that has no way to run without one."""

    def __init__(self) -> None:
        ours, theirs = os.pipe()
        command = ["Xvfb", "-displayfd", str(theirs), "-screen", "0", "1366x768x24"]
        command += ["-nolisten", "tcp"]
        quiet = subprocess.DEVNULL
        self.process = subprocess.Popen(  # noqa: S603
            command, pass_fds=[theirs], stdout=quiet, stderr=quiet
        )
        os.close(theirs)
        with os.fdopen(ours) as said:
            self.name = f":{said.readline().strip()}"

    def close(self) -> None:
        """Takes it down."""
        self.process.terminate()
        self.process.wait()


class WebKit(Engine):
    """A WebKit of its own."""

    name = "WebKit"
    going = (WebDriverException,)

    def __init__(self, *, scripts: bool = True) -> None:
        super().__init__(scripts=scripts)
        driver, browser = programs()
        self._screen = Screen()
        options = Options()
        options.binary_location = browser
        options.add_argument("--automation")
        # Its driver never says that a page kept in memory is back: these verbs wait themselves.
        options.page_load_strategy = "none"
        if not scripts:
            options.add_argument("--enable-javascript=false")
        service = Service(executable_path=driver, env={**os.environ, "DISPLAY": self._screen.name})
        try:
            with warnings.catch_warnings():
                # Selenium calls parts of itself in a way that it has declared old.
                warnings.simplefilter("ignore", DeprecationWarning)
                self.driver = webdriver.WebKitGTK(options=options, service=service)
        except BaseException:
            self._screen.close()
            raise

    def open(self, url: str) -> None:
        self.evaluate("window.gone = false")
        self.driver.get(url)
        self.arrives(url)
        self.shows("window.gone === undefined && document.readyState === 'complete'")

    @property
    def url(self) -> str:
        return self.driver.current_url

    def evaluate(self, expression: str) -> Any:
        return self.driver.execute_script(f"return ({expression})")

    def resize(self, width: int, height: int) -> None:
        for _ in range(2):  # by as much as the window's own edges take, at the second time
            inner = self.evaluate("[innerWidth, innerHeight]")
            outer = self.driver.get_window_size()
            self.driver.set_window_size(
                outer["width"] + width - inner[0], outer["height"] + height - inner[1]
            )

    def press(self, key: str, holding: str | None = None) -> None:
        acts = ActionChains(self.driver, duration=0)
        if holding:
            acts.key_down(KEYS[holding])
        acts.key_down(KEYS.get(key, key)).key_up(KEYS.get(key, key))
        if holding:
            acts.key_up(KEYS[holding])
        acts.perform()

    def click(self, selector: str, holding: str | None = None) -> None:
        self.bring(selector)
        part = self.driver.find_element(By.CSS_SELECTOR, selector)
        acts = ActionChains(self.driver, duration=0)
        if holding:
            acts.key_down(KEYS[holding])
        acts.click(part)
        if holding:
            acts.key_up(KEYS[holding])
        acts.perform()

    def back(self) -> None:
        self._turn(self.driver.back)

    def forward(self) -> None:
        self._turn(self.driver.forward)

    def reload(self) -> None:
        self.evaluate("window.gone = false")
        self.driver.refresh()
        self.shows("window.gone === undefined && document.readyState === 'complete'")

    def _turn(self, way: Callable[[], None]) -> None:
        """Goes one page on or back, and waits until that page is shown.

        The driver names an address as soon as it is on its way there; the page, once it is there.
        """
        before = self.url
        way()
        wait_until(lambda: self.url != before, lambda: f"WebKit is still at {before}")
        wait_until(self._is_there, lambda: f"WebKit is still on its way to {self.url}")

    def _is_there(self) -> bool:
        shown = self._now("[location.href, document.readyState]")
        return bool(shown == [self.url, "complete"])

    def close(self) -> None:
        try:
            self.driver.quit()
        finally:
            self._screen.close()
