"""Browsers that a phone ends for want of room, and that open their tab again by themselves.

WebKit's small browser has no part here: it opens its tab again, but writes down no field of any
page, so that it could not tell a careful page from a careless one.
"""

import json
import shutil
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from playwright.sync_api import Browser, Page
from playwright.sync_api import TimeoutError as TookTooLong

from tests.journeys.engines.bidi import plain
from tests.journeys.engines.chromium import ALONE, PROGRAM, Chromium
from tests.journeys.engines.engine import Engine, wait_until
from tests.journeys.engines.firefox import Firefox

TRIES = 8
ASKED_FOR = {
    # What somebody chooses who wants their tabs back, and nothing on top of them.
    "browser.startup.page": 3,
    "browser.sessionstore.resume_from_crash": True,
    "browser.sessionstore.max_resumed_crashes": -1,
    "toolkit.startup.max_resumed_crashes": -1,
    "browser.aboutwelcome.enabled": False,
    "browser.startup.homepage_override.mstone": "ignore",
}
NOTE_NOW = """(async () => {
  const from = name => ChromeUtils.importESModule(`resource:///modules/sessionstore/${name}.sys.mjs`);
  await from("TabStateFlusher").TabStateFlusher.flushWindow(window);
  await from("SessionSaver").SessionSaver.run();
  return SessionStore.getBrowserState();
})()"""


class ReopeningChromium(Chromium):
    """A Chromium of its own, with a profile."""

    def __init__(self, browser: Browser, scripts: bool) -> None:
        Engine.__init__(self, scripts=scripts)
        self._kind = browser.browser_type
        self._folder = Path(tempfile.mkdtemp(prefix="o21chromium"))
        (self._folder / "First Run").touch()
        (self._folder / "Default").mkdir()
        scripts_run = {"default_content_setting_values": {"javascript": 1 if scripts else 2}}
        asked_for = {"session": {"restore_on_startup": 1}, "profile": scripts_run}
        (self._folder / "Default" / "Preferences").write_text(json.dumps(asked_for), "utf-8")
        self._start()

    def has_noted(self, words: str) -> bool:
        """Whether the words are in what is kept for the next start."""
        files = (self._folder / "Default" / "Sessions").glob("Session_*")
        sought = (words.encode("utf-8"), words.encode("utf-16-le"))
        return any(one in file.read_bytes() for file in files for one in sought)

    def reopens(self, url: str) -> None:
        """It is ended without a word, and started again with the tab that it had."""
        self._end()
        self._start()
        wait_until(lambda: bool(self._tabs(url)), lambda: f"Chromium did not open {url} again")
        (self._page,) = self._tabs(url)

    def close(self) -> None:
        self._end()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _start(self) -> None:
        port = self._folder / "DevToolsActivePort"
        port.unlink(missing_ok=True)
        command = [PROGRAM, "--headless=new", *ALONE, f"--user-data-dir={self._folder}"]
        command += ["--remote-debugging-port=0", "--restore-last-session"]
        quiet = subprocess.DEVNULL
        self._process = subprocess.Popen(command, stdout=quiet, stderr=quiet)  # noqa: S603
        wait_until(lambda: port.exists() and "\n" in port.read_text(), lambda: "no Chromium")
        where = f"http://127.0.0.1:{port.read_text().split()[0]}"
        try:
            self._browser = self._connected(where)
        except BaseException:
            self._process.kill()
            self._process.wait()
            raise
        self._page = self._browser.contexts[0].pages[0]

    def _connected(self, where: str) -> Browser:
        # A tab that is being opened while Playwright looks round is waited for without end.
        for _ in range(TRIES):
            wait_until(lambda: _has_a_tab(where), lambda: "Chromium has no tab")
            with suppress(TookTooLong):
                return self._kind.connect_over_cdp(where, timeout=4_000)
        raise AssertionError("Chromium cannot be spoken to")

    def _tabs(self, url: str) -> list[Page]:
        pages = self._browser.contexts[0].pages
        pages[0].wait_for_timeout(1)  # Playwright learns of a tab only while it is listening
        return [one for one in pages if one.url == url]

    def _end(self) -> None:
        self._process.kill()
        self._process.wait()
        self._browser.close()


def _has_a_tab(where: str) -> bool:
    with urlopen(f"{where}/json/list") as answer:  # noqa: S310 (this machine's own address)
        return any(one["type"] == "page" for one in json.load(answer))


class ReopeningFirefox(Firefox):
    """A Firefox that may be asked what it has noted, which only its own window knows."""

    flags = ("--remote-allow-system-access",)

    def __init__(self, _: Browser, scripts: bool) -> None:
        super().__init__(scripts=scripts, more=ASKED_FOR)

    def has_noted(self, words: str) -> bool:
        """Whether the words are in what is kept for the next start, which is written at once."""
        windows = self.bidi.ask("browsingContext.getTree", maxDepth=0, **{"moz:scope": "chrome"})
        its_own = {"context": windows["contexts"][0]["context"]}
        asked = {"expression": NOTE_NOW, "target": its_own, "awaitPromise": True}
        return words in plain(self.bidi.ask("script.evaluate", **asked)["result"])

    def reopens(self, url: str) -> None:
        """It is ended without a word, and started again with the tab that it had."""
        self.process.kill()
        self.process.wait()
        self.bidi.close()
        self.start()
        wait_until(lambda: bool(self._tabs(url)), lambda: f"Firefox did not open {url} again")
        (self.tab,) = self._tabs(url)

    def _tabs(self, url: str) -> list[Any]:
        tree = self.bidi.ask("browsingContext.getTree", maxDepth=0)
        return [one["context"] for one in tree["contexts"] if one["url"] == url]


Reopening = ReopeningChromium | ReopeningFirefox
