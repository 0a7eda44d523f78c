"""Leaving in one touch, in three engines: each line is told once, and each browser must keep it."""

import time
from collections.abc import Iterator

import pytest

from tests.journeys.engines.between import Between, between
from tests.journeys.engines.engine import ENTER, SHIFT, TAB, Engine
from tests.journeys.engines.starting import BUTTON, ENGINES, FOCUS, READY, started
from tests.journeys.servers import Landing, Site

STATUS = "document.querySelector('.govuk-exit-this-page [role=status]').textContent"
TYPED = "[...document.querySelectorAll('#words, #name')].map(field => field.value)"
SHOWN = """[...document.querySelectorAll('body *')]
  .filter(part => part.getClientRects().length).map(part => part.className)"""
WATCH = """(() => {
  addEventListener('click', () => { window.touched = performance.now(); }, true);
  new MutationObserver(() => {
    if (!document.querySelector('.govuk-exit-this-page-overlay')) return;
    window.waited ??= performance.now() - window.touched;
  }).observe(document.body, {childList: true});
})()"""


@pytest.fixture
def first_visit(shell_site: Site, landing: Landing) -> Iterator[Between]:
    """The site at an address that no engine has been to: nothing of it is kept yet."""
    landing.visits.clear()
    with between(shell_site.url) as place:
        yield place


@pytest.fixture
def reading(engine: Engine, site: Between) -> Engine:
    """A child on a long page, with a box to type in."""
    engine.open(site.url + "/long")
    engine.shows(READY)
    return engine


def stays(engine: Engine, site: Between) -> None:
    time.sleep(0.3)
    assert engine.url == site.url + "/long"
    assert engine.evaluate("!document.querySelector('.govuk-exit-this-page-overlay')")
    assert "/exit" not in site.asked


def leave_by_touch(engine: Engine) -> None:
    engine.click(BUTTON)


def leave_by_shift(engine: Engine) -> None:
    for _ in range(3):
        engine.press(SHIFT)


def leave_by_second_link(engine: Engine) -> None:
    engine.press(TAB)
    engine.press(TAB)
    engine.shows(FOCUS, "Leave this site now")
    engine.press(ENTER)


@pytest.mark.parametrize("leave", [leave_by_touch, leave_by_shift, leave_by_second_link])
def test_every_way_of_leaving_reaches_the_ordinary_page_and_says_nothing(
    reading, site, landing, leave
):
    """EX-5, EX-12: the ordinary page is reached once, and is not told from where."""
    leave(reading)
    reading.arrives(landing.url)
    assert not {"Referer", "Cookie"} & set(landing.only_visit())


def test_nothing_is_left_behind_in_the_browser(reading, site, landing):
    """EX-11: neither a cookie nor anything stored, before leaving and after coming again."""
    kept = "[document.cookie, localStorage.length, sessionStorage.length].join()"
    assert reading.evaluate(kept) == ",0,0"
    leave_by_touch(reading)
    reading.arrives(landing.url)
    reading.open(site.url + "/")
    assert reading.evaluate(kept) == ",0,0"


def test_shift_used_for_anything_else_never_leaves(reading, site):
    """EX-6: capitals, Shift+Tab, Shift+arrows, and clicking with Shift held."""
    reading.click("#name")
    reading.type("ROBIN")
    assert "ROBIN" in reading.evaluate(TYPED)[1]
    for key in (TAB, TAB, TAB, "ArrowRight", "ArrowRight", "ArrowDown"):
        reading.press(key, holding=SHIFT)
    for _ in range(3):
        reading.click("h1", holding=SHIFT)
    stays(reading, site)


def test_a_press_that_came_too_late_starts_the_count_again(reading, site):
    """EX-6, EX-8: six seconds after the second press the third is a first; each step is said."""
    reading.press(SHIFT)
    reading.shows(STATUS, "Shift, press 2 more times to leave.")
    reading.press(SHIFT)
    reading.shows(STATUS, "Shift, press 1 more time to leave.")
    time.sleep(5.2)
    reading.shows(STATUS, "Leave site: the count has started again.")
    reading.press(SHIFT)
    reading.shows(STATUS, "Shift, press 2 more times to leave.")
    stays(reading, site)


def test_the_screen_is_blank_before_the_browser_goes_anywhere(reading, site):
    """EX-7, EX-8: within a tenth of a second all that can be read, or heard, is "Loading."."""
    site.exit_stays = True
    reading.evaluate(WATCH)
    reading.click("#name")
    reading.type("robin")
    reading.click(BUTTON)
    reading.shows("document.querySelector('[role=alert]')?.textContent", "Loading.")
    assert reading.evaluate(SHOWN) == ["govuk-exit-this-page-overlay"]
    assert reading.evaluate("window.waited") < 100
    assert reading.evaluate(TYPED) == ["", ""]


def test_back_does_not_return_to_the_page_that_was_left(engine, site, landing):
    """EX-13: the page's place in the history went to the ordinary page."""
    engine.open(site.url + "/")
    engine.open(site.url + "/long")
    engine.shows(READY)
    leave_by_touch(engine)
    engine.arrives(landing.url)
    engine.back()
    assert engine.url == site.url + "/"


def test_typed_words_are_gone_after_back_forward_and_reload(reading, site):
    """EX-14: nothing typed is left in the boxes, however the page comes back."""

    def fill() -> None:
        reading.click("#name")
        reading.type("robin")
        assert "robin" in reading.evaluate(TYPED)[1]

    fill()
    reading.open(site.url + "/")
    reading.back()
    reading.shows(READY)
    assert "robin" not in reading.evaluate(TYPED)[1]
    fill()
    reading.reload()
    reading.shows(READY)
    assert "robin" not in reading.evaluate(TYPED)[1]
    reading.open(site.url + "/")
    reading.back()
    reading.forward()
    reading.back()
    reading.shows(READY)
    assert "robin" not in reading.evaluate(TYPED)[1]


def test_leaving_is_a_plain_link_when_the_script_is_missing(engine, first_visit, landing):
    """EX-9: the script could not be fetched."""
    first_visit.scripts_missing = True
    engine.open(first_visit.url + "/")
    assert engine.evaluate(READY) is False
    engine.click(BUTTON)
    engine.arrives(landing.url)
    assert "Referer" not in landing.only_visit()


def test_nothing_is_asked_of_the_site_that_it_does_not_need(engine, first_visit):
    """EX-15, EX-11: the page and its own parts; neither a worker nor a manifest is looked for."""
    engine.open(first_visit.url + "/long")
    engine.shows(READY)
    parts = [path for path in first_visit.asked if path != "/long"]
    assert parts and all(path.startswith("/s/") for path in parts), parts
    assert not [path for path in parts if "worker" in path or "manifest" in path]


@pytest.mark.parametrize("name", ENGINES)
def test_leaving_is_a_plain_link_without_javascript(name, browser, site, landing):
    """EX-9, EX-12: a browser that runs no scripts leaves by touch, and says nothing either."""
    engine = started(name, browser, scripts=False)
    try:
        engine.open(site.url + "/")
        engine.click(BUTTON)
        engine.arrives(landing.url)
    finally:
        engine.close()
    assert "Referer" not in landing.only_visit()
