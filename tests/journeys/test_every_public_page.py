"""Every public page, error states too, against what table 5.2 of the specification asks for."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from outcome21.guidance.front_matter import TELLING
from tests.journeys.looks import CUT_OFF, cut_off, violations
from tests.journeys.public_cases import CASES, FORMS, GUIDANCE, MISSING

NEEDS = Path(__file__).with_name("reader_needs.js").read_text("utf-8")
WINDOWS = ({"width": 320, "height": 256}, {"width": 1280, "height": 600})
REFLOW = {"width": 320, "height": 256}
"""1,280 by 1,024 pixels at 400 %."""

PHONE = {"width": 320, "height": 640}
WIDE = {"width": 1280, "height": 800}
named = {"ids": lambda case: case.name}


@pytest.fixture(scope="module")
def page(browser):
    """One page for all of them: nothing is kept from one to the next, and that is tested too."""
    context = browser.new_context(locale="en-GB", timezone_id="Europe/London")
    made, errors = context.new_page(), []
    made.on("pageerror", lambda error: errors.append(str(error)))
    yield made
    assert context.cookies() == []
    assert errors == []
    context.close()


@pytest.fixture(scope="module")
def plain(browser):
    """A browser that loads no script and no style sheet."""
    context = browser.new_context(java_script_enabled=False, locale="en-GB")
    context.route(re.compile(r"\.(css|js)$"), lambda route: route.abort())
    yield context.new_page()
    context.close()


@pytest.fixture(params=CASES, **named)
def shown(request, page, live_site):
    """The page in that state, in a wide window."""
    page.emulate_media(media="screen", forced_colors="none", reduced_motion="no-preference")
    page.set_viewport_size(WIDE)
    request.param.open(page, live_site.url)
    return page


def ask(page: Page, need: str, given: bool | None = None) -> list[str]:
    """What one function of reader_needs.js says of the page."""
    said: list[str] = page.evaluate(f"(given) => {NEEDS.strip()}.{need}(given)", given)
    return [f"{need}: {line}" for line in said or []]


def cut_off_at(page: Page, size: dict[str, int], how: str) -> list[str]:
    """What cannot be seen in a window of that size."""
    page.set_viewport_size(size)
    return [f"{how}: {line}" for line in page.evaluate(CUT_OFF)]


def with_larger_text(page: Page) -> list[str]:
    """What is cut off at 400 %, with text spaced out, and with text twice as large."""
    found = cut_off_at(page, REFLOW, "400 %")
    ask(page, "space", True)
    found += cut_off_at(page, REFLOW, "spaced")
    ask(page, "space", False)
    ask(page, "enlarge", True)
    found += cut_off_at(page, WIDE, "200 % text")
    ask(page, "enlarge", False)
    return found


def under_the_finger(page: Page) -> list[str]:
    """What is covered when focused, and what is too small to hit."""
    found = []
    for size in WINDOWS:
        page.set_viewport_size(size)
        found += ask(page, "covered")
    page.set_viewport_size(PHONE)
    return found + ask(page, "small")


def in_other_media(page: Page) -> list[str]:
    """Forced colours, reduced motion, and paper."""
    page.emulate_media(forced_colors="active")
    found = ask(page, "borderless")
    page.emulate_media(forced_colors="none", reduced_motion="reduce")
    found += ask(page, "moving")
    page.emulate_media(media="print", reduced_motion="no-preference")
    found += ask(page, "printed")
    page.emulate_media(media="screen")
    return found


def test_a_page_shuts_nobody_out_and_nothing_of_it_is_cut_off_or_covered(shown):
    """WCAG 1.4.4, 1.4.10, 1.4.12, 2.4.11, 2.5.8, 2.3.3; EX-3 (44 pixels), EX-4; RP-3; print."""
    found = violations(shown) + cut_off(shown) + with_larger_text(shown)
    found += under_the_finger(shown) + in_other_media(shown)
    assert not found, "\n".join(found)


def test_every_page_reads_well_without_style_or_script(plain, live_site):
    """EX-1, EX-9, 2.4.2, EX-16, 3.2.6: leaving first, help last, a neutral title of its own."""
    titles = {}
    for case in (*GUIDANCE, *FORMS):
        case.open(plain, live_site.url)
        titles[case.name] = plain.title()
        order, leaving, heading, words = plain.evaluate(f"{NEEDS.strip()}.read()")
        assert leaving < heading, case.name
        assert words > 60, case.name
        assert order == ["MAIN", "help", "FOOTER"], case.name
    doubled = {title for title in titles.values() if list(titles.values()).count(title) > 1}
    assert not doubled, {name: title for name, title in titles.items() if title in doubled}
    assert not [title for title in titles.values() if TELLING.search(title)]


def test_tab_reaches_what_the_check_of_focus_looks_at(page, live_site):
    """2.4.11: pressing Tab through the home page meets the same parts in the same order."""
    page.set_viewport_size(REFLOW)
    page.goto(f"{live_site.url}/")
    wanted = page.evaluate(
        """() => [...document.querySelectorAll("a[href], button, summary")]
          .filter((one) => one.checkVisibility()).map((one) => one.outerHTML)"""
    )
    met = []
    for _ in wanted:
        page.keyboard.press("Tab")
        met.append(page.evaluate("document.activeElement.outerHTML"))
    assert met == wanted


def test_the_checks_find_what_is_wrong(page, live_site):
    """Each check, on a page spoiled in the way that it is there for."""
    page.emulate_media(media="screen", forced_colors="none", reduced_motion="no-preference")
    page.set_viewport_size(REFLOW)
    page.goto(f"{live_site.url}{MISSING}")
    ask(page, "spoil")
    assert all(ask(page, need) for need in ("covered", "small", "borderless", "moving", "printed"))
