"""Takes the pictures of README.md and docs/pictures.md from the product itself.

Usage: .venv/bin/python -m tests.journeys.pictures
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.journeys.conftest import CHROMIUM, FLAGS
from tests.journeys.reporter import Reporter
from tests.journeys.servers import Site, free_port, serving

ROOT = Path(__file__).resolve().parents[2]
PLACE = ROOT / "docs" / "pictures"
DESK_SIZE = {"width": 1366, "height": 1000}
HOME_SIZE = {"width": 1024, "height": 900}
PUBLIC_SIZES = ({"width": 320, "height": 640}, {"width": 1366, "height": 768})
GUIDANCE = {"home": "/", "threats": "/young-people/threats"}


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
            for size in PUBLIC_SIZES:
                _public(browser, site, size)
        browser.close()


def _home(browser: Browser, site: Site) -> None:
    page = browser.new_page(viewport=HOME_SIZE)
    page.goto(site.url)
    _take(page, "home.png")


def _public(browser: Browser, site: Site, size: dict[str, int]) -> None:
    """A child's way through the public site, at one size of window."""
    context = browser.new_context(viewport=size, locale="en-GB")
    page, width = context.new_page(), size["width"]
    for name, path in GUIDANCE.items():
        page.goto(f"{site.url}{path}")
        _take(page, f"public-{name}-{width}.png")
    child = Reporter(page, site.url)
    child.starts_a_report()
    child.answers("Is anyone in danger right now?", "No")
    child.answers("Who is this about?", "Me")
    child.answers("How old are you?", "13 to 15")
    _take(page, f"public-question-{width}.png")
    _goes_on_to_the_end(child)
    expect(page.get_by_role("heading", name="We have your report")).to_be_visible()
    _take(page, f"public-done-{width}.png")
    child.keeps_reference_and_code()
    child.opens_replies(child.code)
    expect(page.get_by_role("heading", name="Your messages", exact=True)).to_be_visible()
    _take(page, f"public-replies-{width}.png")
    context.close()


def _goes_on_to_the_end(child: Reporter) -> None:
    """Every question left, answered with the first answer that lets it go on."""
    child.answers("What is going on?", "I am not sure")
    asked_for_name = child.page.get_by_role("radio", name="No, I will not give my name", exact=True)
    check = child.page.get_by_role("heading", name="Check your answers", exact=True)
    for _ in range(40):
        if check.is_visible():
            break
        if asked_for_name.is_visible():
            asked_for_name.check()
        child.carries_on()
    child.checks_and_sends()


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
    page.evaluate("window.scrollTo(0, 0)")
    page.screenshot(path=PLACE / name)


if __name__ == "__main__":
    main()
