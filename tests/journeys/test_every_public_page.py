"""Every public page, error states too, against what table 5.2 of the specification asks for."""

import re
from pathlib import Path

import pytest
from django.http import HttpResponse
from playwright.sync_api import Page

from outcome21.guidance.front_matter import TELLING
from tests.journeys.looks import CUT_OFF, cut_off, violations
from tests.journeys.public_cases import (
    BY_SCRIPT,
    CASES,
    FORMS,
    GUIDANCE,
    MISSING,
    Answered,
)
from tests.web.components import differences
from tests.web.public.every_answer import AFTER_A_FORM, IN_WELSH, every_answer

NEEDS = Path(__file__).with_name("reader_needs.js").read_text("utf-8")
WINDOWS = ({"width": 320, "height": 256}, {"width": 1280, "height": 600})
REFLOW = {"width": 320, "height": 256}
"""1,280 by 1,024 pixels at 400 %."""

_ANSWERS: dict[str, HttpResponse] = {}
PHONE = {"width": 320, "height": 640}
WIDE = {"width": 1280, "height": 800}
EITHER = [name + language for language in ("", IN_WELSH) for name in AFTER_A_FORM]
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


@pytest.fixture
def answered(db):
    """Every page that the site can answer with, in every state; made once."""
    if not _ANSWERS:
        _ANSWERS.update(every_answer())
        _ANSWERS.update({f"{name}{IN_WELSH}": one for name, one in every_answer("cy").items()})
    return _ANSWERS


@pytest.fixture(scope="module")
def shown(page):
    """The same page, to show in it what was answered."""
    return Answered(page)


def at_ease(page: Page) -> Page:
    """The page in a wide window on a screen, as most are."""
    page.emulate_media(media="screen", forced_colors="none", reduced_motion="no-preference")
    page.set_viewport_size(WIDE)
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


def shuts_somebody_out(page: Page) -> list[str]:
    """What stands in somebody's way: axe, every size, the finger, colours, motion and paper."""
    found = violations(page) + cut_off(page) + with_larger_text(page)
    return found + under_the_finger(page) + in_other_media(page)


@pytest.mark.parametrize("case", CASES, **named)
def test_a_page_shuts_nobody_out_and_nothing_of_it_is_cut_off_or_covered(page, live_site, case):
    """WCAG 1.4.4, 1.4.10, 1.4.12, 2.4.11, 2.5.8, 2.3.3; EX-3 (44 pixels), EX-4; RP-3.

    Table 5.2, print; table 5.2, forced colours.
    """
    case.open(at_ease(page), live_site.url)
    found = shuts_somebody_out(page)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("name", EITHER)
def test_a_page_after_a_form_or_a_failure_shuts_nobody_out_either(page, shown, answered, name):
    """The same lines: WCAG 1.4.4, 1.4.10, 1.4.12, 2.4.11, 2.5.8, 2.3.3; EX-3, EX-4; RP-3."""
    at_ease(page)
    shown.shows(answered[name])
    found = shuts_somebody_out(page)
    assert not found, "\n".join(found)


def test_no_page_after_a_form_is_left_out(answered):
    assert {name for name in answered if not name.startswith("/")} == set(EITHER)


@pytest.mark.parametrize("case", BY_SCRIPT, **named)
def test_what_the_script_adds_is_what_the_macros_give(page, live_site, case):
    """An error in place, the summary of them, and the check page's lines."""
    case.open(at_ease(page), live_site.url)
    made = {"error-message", "error-summary", "summary-list"}
    assert any(page.locator(f".govuk-{one}").locator("visible=true").count() for one in made)
    assert differences(page.content(), made) == []


def test_a_page_after_a_form_reads_well_without_style_or_script(plain, answered):
    """EX-1, EX-9, 3.2.6: leaving first, help last."""
    shown = Answered(plain, bare=True)
    for name in EITHER:
        shown.shows(answered[name])
        order, leaving, heading, _ = plain.evaluate(f"{NEEDS.strip()}.read()")
        assert leaving < heading, name
        assert order == ["MAIN", "help", "FOOTER"], name


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


def test_only_the_first_page_has_boxes_to_choose_from(page, live_site):
    """Elsewhere ten boxes would be a wall: a line each, as high as a thumb needs (see `small`)."""
    at_ease(page)
    boxed = "(one) => getComputedStyle(one).borderLeftWidth"
    found = {}
    for path in ("/", "/young-people", "/young-people/stories", "/easy-read"):
        page.goto(f"{live_site.url}{path}")
        found[path] = page.locator(".guide-part--choose li a").first.evaluate(boxed)
    assert found == dict.fromkeys(found, "0px") | {"/": "2px"}


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
