"""Takes the README's pictures from the product itself.

Usage: .venv/bin/python -m tests.journeys.pictures
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.journeys.conftest import CHROMIUM, FLAGS
from tests.journeys.servers import Site, free_port, serving

ROOT = Path(__file__).resolve().parents[2]
PLACE = ROOT / "docs" / "pictures"
DESK_SIZE = {"width": 1366, "height": 1000}
HOME_SIZE = {"width": 1024, "height": 900}


def main() -> None:
    """Serves a fresh demo, takes the pictures, and stops it."""
    PLACE.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        flags = [*FLAGS, "--no-sandbox"] if os.geteuid() == 0 else FLAGS
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=flags)
        command = [str(ROOT / ".venv" / "bin" / "outcome21"), "demo", "run"]
        with serving(command, Path(folder) / "home", free_port()) as site:
            _home(browser, site)
            _case(browser, site)
        browser.close()


def _home(browser: Browser, site: Site) -> None:
    page = browser.new_page(viewport=HOME_SIZE)
    page.goto(site.url)
    _take(page, "home.png")


def _case(browser: Browser, site: Site) -> None:
    page = browser.new_page(viewport=DESK_SIZE)
    page.goto(f"{site.url}/officers/sign-in")
    page.get_by_label("Name for signing in").fill("officer")
    page.get_by_label("Password", exact=True).fill(site.sign_in_of("officer"))
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("link", name="60/004713/26").first.click()
    _take(page, "case.png")


def _take(page: Page, name: str) -> None:
    page.wait_for_load_state("networkidle")
    page.screenshot(path=PLACE / name)


if __name__ == "__main__":
    main()
