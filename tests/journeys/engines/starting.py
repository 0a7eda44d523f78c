"""The three engines by their names, and what every one of them is asked about Leave site."""

from playwright.sync_api import Browser

from tests.journeys.engines.chromium import Chromium
from tests.journeys.engines.engine import Engine
from tests.journeys.engines.firefox import Firefox
from tests.journeys.engines.webkit import WebKit

ENGINES = ("Chromium", "Firefox", "WebKit")
BUTTON = ".govuk-exit-this-page__button"
READY = "!!document.querySelector('.govuk-exit-this-page__indicator')"
FOCUS = "document.activeElement.textContent.trim()"


def started(name: str, browser: Browser, *, scripts: bool) -> Engine:
    """The engine of this name, ready for its first page."""
    if name == "Chromium":
        return Chromium(browser, scripts=scripts)
    return {"Firefox": Firefox, "WebKit": WebKit}[name](scripts=scripts)
