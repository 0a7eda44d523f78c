"""Firefox, by WebDriver BiDi on its own remote debugging port."""

import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.journeys.engines.bidi import Bidi, Refused, plain
from tests.journeys.engines.engine import ENTER, SECONDS, SHIFT, TAB, Engine

PROGRAMS = ("firefox-esr", "firefox")
KEYS = {SHIFT: "\ue008", TAB: "\ue004", ENTER: "\ue007", "ArrowRight": "\ue014"}
KEYS |= {"ArrowDown": "\ue015"}
QUIET: Mapping[str, Any] = {
    # Nothing but the pages themselves: no look for updates, no lists, no reports home.
    "app.update.enabled": False,
    "app.normandy.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.search.update": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "browser.newtabpage.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "http://127.0.0.1:9/",
    "toolkit.telemetry.enabled": False,
    "remote.prefs.recommended": True,
    # As a visitor has it; automation alone would turn it off.
    "fission.bfcacheInParent": True,
    "browser.sessionhistory.max_total_viewers": 8,
}


def program() -> str:
    """Where Firefox is; fails with the command that installs it."""
    found = next(filter(None, map(shutil.which, PROGRAMS)), None)
    assert found, "These tests need Firefox: apt-get install firefox-esr"
    return found


class Firefox(Engine):
    """A Firefox of its own, with a profile that goes with it."""

    name = "Firefox"
    going = (Refused,)
    flags: tuple[str, ...] = ("about:blank",)

    def __init__(self, *, scripts: bool = True, more: Mapping[str, Any] | None = None) -> None:
        super().__init__(scripts=scripts)
        self.folder = Path(tempfile.mkdtemp(prefix="o21firefox"))
        told = {**QUIET, "javascript.enabled": scripts, **(more or {})}
        lines = (f"user_pref({_js(name)}, {_js(value)});\n" for name, value in told.items())
        (self.folder / "user.js").write_text("".join(lines), "utf-8")
        self.start()

    def start(self) -> None:
        """Starts it over its profile."""
        said = self.folder / "said"
        command = [program(), "--headless", "--no-remote", "--profile", str(self.folder)]
        command += ["--remote-debugging-port", "0", *self.flags]
        env = {**os.environ, "HOME": str(self.folder), "MOZ_CRASHREPORTER_DISABLE": "1"}
        with said.open("wb") as out:
            self.process = subprocess.Popen(command, stdout=out, stderr=out, env=env)  # noqa: S603
        try:
            self.bidi = Bidi(f"{_address(said, self.process)}/session")
        except BaseException:
            self.end()
            raise
        tree = self.bidi.ask("browsingContext.getTree", maxDepth=0)
        self.tab = tree["contexts"][0]["context"]

    def come_to_the_front(self) -> None:
        """Goes on in a new tab: the first one is not in front, and so shows no focus."""
        self.tab = self.bidi.ask("browsingContext.create", type="tab")["context"]

    def open(self, url: str) -> None:
        self._go("navigate", url=url, wait="complete")

    @property
    def url(self) -> str:
        return self.bidi.ask("browsingContext.getTree", root=self.tab)["contexts"][0]["url"]

    def evaluate(self, expression: str) -> Any:
        asked = self.bidi.ask(
            "script.evaluate",
            expression=expression,
            target={"context": self.tab},
            awaitPromise=True,
        )
        assert asked["type"] == "success", asked
        return plain(asked["result"])

    def resize(self, width: int, height: int) -> None:
        size = {"width": width, "height": height}
        self.bidi.ask("browsingContext.setViewport", context=self.tab, viewport=size)

    def press(self, key: str, holding: str | None = None) -> None:
        self._act(keys=[*_held(holding, [*_both("key", _value(key))])])

    def click(self, selector: str, holding: str | None = None) -> None:
        self.bring(selector)
        found = self.bidi.ask(
            "browsingContext.locateNodes",
            context=self.tab,
            locator={"type": "css", "value": selector},
            maxNodeCount=1,
        )
        part = {"type": "element", "element": {"sharedId": found["nodes"][0]["sharedId"]}}
        move = {"type": "pointerMove", "x": 0, "y": 0, "origin": part}
        if holding:
            self._act(keys=[{"type": "keyDown", "value": _value(holding)}])
        self._act(pointer=[move, *_both("pointer", 0)])
        if holding:
            self._act(keys=[{"type": "keyUp", "value": _value(holding)}])

    def back(self) -> None:
        self._turn(-1)

    def forward(self) -> None:
        self._turn(1)

    def reload(self) -> None:
        self._go("reload", wait="complete")

    def close(self) -> None:
        self.bidi.close()
        self.end()
        shutil.rmtree(self.folder, ignore_errors=True)

    def end(self) -> None:
        """Ends the process, at once if it does not end by itself."""
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def _turn(self, by: int) -> None:
        before = self.url
        self._go("traverseHistory", delta=by)
        until = time.monotonic() + SECONDS
        while self.url == before and time.monotonic() < until:
            time.sleep(0.02)

    def _go(self, how: str, **parameters: Any) -> None:
        self.bidi.ask(f"browsingContext.{how}", context=self.tab, **parameters)

    def _act(self, keys: list | None = None, pointer: list | None = None) -> None:
        sources = []
        if keys:
            sources.append({"type": "key", "id": "keys", "actions": keys})
        if pointer:
            mouse = {"pointerType": "mouse"}
            sources.append(
                {"type": "pointer", "id": "mouse", "parameters": mouse, "actions": pointer}
            )
        self.bidi.ask("input.performActions", context=self.tab, actions=sources)


def _both(kind: str, what: str | int) -> list[dict[str, Any]]:
    name = "button" if kind == "pointer" else "value"
    return [{"type": f"{kind}Down", name: what}, {"type": f"{kind}Up", name: what}]


def _held(holding: str | None, actions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    if holding is None:
        return actions
    down, up = _both("key", _value(holding))
    return [down, *actions, up]


def _value(key: str) -> str:
    return KEYS.get(key, key)


def _js(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int) else f'"{value}"'


def _address(said: Path, process: subprocess.Popen) -> str:
    until = time.monotonic() + 4 * SECONDS
    while time.monotonic() < until and process.poll() is None:
        found = re.search(r"ws://\S+", said.read_text("utf-8", "replace"))
        if found:
            return found[0].rstrip("/")
        time.sleep(0.05)
    raise AssertionError(f"Firefox did not start:\n{said.read_text('utf-8', 'replace')}")
