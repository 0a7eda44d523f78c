"""What a visitor does with a browser: the verbs that every engine is driven by."""

import json
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any

SECONDS = 15
SHIFT, TAB, ENTER = "Shift", "Tab", "Enter"


class Engine(ABC):
    """One browser with one tab. `scripts` says whether it runs a page's scripts at all."""

    name: str
    going: tuple[type[Exception], ...]
    """What asking a page raises while the browser goes from it to another."""

    def __init__(self, *, scripts: bool = True) -> None:
        self.scripts = scripts

    @abstractmethod
    def open(self, url: str) -> None:
        """Goes there as by typing the address, and waits until the page is there."""

    @property
    @abstractmethod
    def url(self) -> str:
        """The address of the page that is shown."""

    @abstractmethod
    def evaluate(self, expression: str) -> Any:
        """What a JavaScript expression gives in the page; also where its own scripts do not run."""

    @abstractmethod
    def resize(self, width: int, height: int) -> None:
        """Gives the page this much room."""

    @abstractmethod
    def press(self, key: str, holding: str | None = None) -> None:
        """Presses and lets go one key, while another may be held."""

    @abstractmethod
    def click(self, selector: str, holding: str | None = None) -> None:
        """Clicks the middle of the first part that matches, while a key may be held."""

    @abstractmethod
    def back(self) -> None:
        """The browser's own Back."""

    @abstractmethod
    def forward(self) -> None:
        """The browser's own Forward."""

    @abstractmethod
    def reload(self) -> None:
        """The browser's own Reload."""

    @abstractmethod
    def close(self) -> None:
        """Ends the browser, and whatever was started for it."""

    def type(self, words: str) -> None:
        """Types into whatever has the focus; capitals with Shift held, as fingers do."""
        for letter in words:
            self.press(letter, holding=SHIFT if letter.isupper() else None)

    def arrives(self, url: str) -> None:
        """Waits until the page shown is this one."""
        wait_until(lambda: self.url == url, lambda: f"{self.name} is at {self.url}, not at {url}")

    def texts(self, selector: str) -> list[str]:
        """The words of each part that matches; none while one page makes way for another."""
        return self._now(f"[...{_every(selector)}].map(part => part.innerText)") or []

    def says(self, selector: str, words: str) -> None:
        """Waits until a part that matches has these words."""
        wait_until(
            lambda: words in " ".join(self.texts(selector)),
            lambda: f"{self.name}: {selector} is {self.texts(selector)!r}, without {words!r}",
        )

    def bring(self, selector: str) -> None:
        """Scrolls to the first part that matches, if it is out of sight or at an edge."""
        self.evaluate(f"""(part => {{
          const {{ top, bottom }} = part.getBoundingClientRect();
          if (top < 0 || bottom > innerHeight) part.scrollIntoView({{ block: "center" }});
        }})({_every(selector)}[0])""")

    def shows(self, expression: str, wanted: Any = True) -> None:
        """Waits until the expression gives what is wanted."""
        wait_until(
            lambda: self._now(expression) == wanted,
            lambda: f"{self.name}: {expression} is {self._now(expression)!r}, not {wanted!r}",
        )

    def _now(self, expression: str) -> Any:
        """What it gives; None while one page makes way for another."""
        try:
            return self.evaluate(expression)
        except self.going:
            return None


def _every(selector: str) -> str:
    return f"document.querySelectorAll({json.dumps(selector)})"


def wait_until(holds: Callable[[], bool], otherwise: Callable[[], str]) -> None:
    """Returns as soon as it holds; fails with what is said otherwise after a while."""
    until = time.monotonic() + SECONDS
    while not holds():
        assert time.monotonic() < until, otherwise()
        time.sleep(0.02)
