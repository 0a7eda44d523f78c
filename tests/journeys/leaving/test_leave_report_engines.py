"""Leaving the report, in three engines: what Back, the browser's memory and a restored tab show."""

import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from tests.journeys.engines.between import CARELESS, Between, between
from tests.journeys.engines.chromium import Remembering
from tests.journeys.engines.engine import ENTER, Engine, wait_until
from tests.journeys.engines.reopening import Reopening, ReopeningChromium, ReopeningFirefox
from tests.journeys.engines.starting import BUTTON, ENGINES, READY, started
from tests.journeys.servers import Site

WORDS = "robin told them"
START, BEFORE, FORM = "/tell-us", "/tell-us/before", "/tell-us/form"
REPLIES, DOORS, OTHER = "/replies", "/which-door", "/staying-safe-online"
FIRST = {"danger": "no", "who": "child", "age": "13_15", "going_on": "something_else"}
PATH = "location.pathname"
STEP = "document.querySelector('[data-current]')?.dataset.step ?? 'check'"
SHOWN = "document.body.innerText"
HELD = "document.documentElement.textContent"
GIVEN = """[...document.querySelectorAll('main form input:not([type=hidden]), main form textarea')]
  .filter(field => /radio|checkbox/.test(field.type) ? field.checked : field.value)
  .map(field => field.name)"""
CODE = "[...document.querySelectorAll('.report-words li')].map(one => one.textContent.trim())"
REOPENING = {"Chromium": ReopeningChromium, "Firefox": ReopeningFirefox}
NOTE = f"""void addEventListener('pageshow', shown => {{
  sessionStorage.shown = [shown.persisted, {HELD}];
}})"""
WATCH = "void addEventListener('pageshow', event => { window.was = event.persisted })"


@pytest.fixture(scope="module")
def way_there(live_site: Site) -> Iterator[Between]:
    """The product itself, as every engine reaches it."""
    with between(live_site.url) as place:
        yield place


@pytest.fixture(scope="module", params=ENGINES)
def engine(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Engine]:
    """Each engine in turn, with the memory for whole pages that an ordinary one has."""
    if request.param == "Chromium":
        made: Engine = Remembering(browser)
    else:
        made = started(request.param, browser, scripts=True)
    yield made
    made.close()


def opens(engine: Engine, site: Between, path: str) -> None:
    engine.open(site.url + path)
    engine.shows(READY)


def tells(engine: Engine, site: Between) -> None:
    """A child who has come as far as their own words, and has written some."""
    opens(engine, site, FORM)
    engine.shows(STEP, "danger")
    for name, code in FIRST.items():
        engine.click(f"[data-current] [name={name}][value='{code}']")
        goes_on(engine)
    while engine.evaluate(STEP) != "account":
        goes_on(engine)
    engine.click("[name=account]")
    engine.type(WORDS)
    engine.shows("document.querySelector('[name=account]').value", WORDS)


def goes_on(engine: Engine) -> None:
    """Presses Continue, and once more where a page that moved let the first press miss it."""
    before = engine.evaluate(STEP)
    engine.click("[data-go=next]")
    until = time.monotonic() + 3
    while engine.evaluate(STEP) == before and time.monotonic() < until:
        time.sleep(0.05)
    if engine.evaluate(STEP) == before:
        engine.click("[data-go=next]")
    engine.shows(f"({STEP}) !== '{before}'")


def checks(engine: Engine) -> None:
    """From there to the check page, where the words stand as text."""
    while engine.evaluate(STEP) != "check":
        if engine.evaluate(STEP) == "named":
            engine.click("[data-current] [name=named][value=no]")
        goes_on(engine)
    assert WORDS in engine.evaluate(SHOWN)


def test_back_does_not_return_to_a_report_that_was_left(engine, site, landing):
    """EX-13: the whole form had one place in the history, which the ordinary page has taken."""
    opens(engine, site, BEFORE)
    tells(engine, site)
    engine.click(BUTTON)
    engine.arrives(landing.url)
    engine.back()
    engine.shows(PATH, BEFORE)
    assert WORDS not in engine.evaluate(HELD)


def test_back_does_not_return_to_guidance_that_was_left(engine, site, landing):
    """EX-13: nor to a page of words, when the one before it comes back from the memory."""
    site.may_be_kept = True
    opens(engine, site, OTHER)
    engine.evaluate(WATCH)
    opens(engine, site, DOORS)
    engine.click(BUTTON)
    engine.arrives(landing.url)
    engine.back()
    engine.shows(PATH, OTHER)
    engine.shows("window.was", True)


@pytest.mark.parametrize(
    ("path", "box", "words"), [(DOORS, "[name=want][value=talk]", ""), (REPLIES, "#code", "cello")]
)
def test_a_page_kept_in_the_browsers_memory_comes_back_empty(engine, site, path, box, words):
    """EX-14: guidance with its question about the page, and where the seven words are typed."""
    site.may_be_kept = True
    opens(engine, site, path)
    engine.click(box)
    engine.type(words)
    assert engine.evaluate(GIVEN)
    engine.evaluate(WATCH)
    opens(engine, site, OTHER)
    engine.back()
    engine.shows("window.was", True)
    assert engine.evaluate(GIVEN) == []


def test_a_report_kept_in_the_browsers_memory_has_no_word_in_it(engine, site):
    """EX-13, EX-14: not even until it is there anew, which it asks for as soon as it is shown.

    What it held when it was shown is noted by the test, where that outlasts the page.
    """
    site.may_be_kept = True
    tells(engine, site)
    checks(engine)
    engine.evaluate(NOTE)
    opens(engine, site, OTHER)
    engine.back()
    engine.shows(f"{PATH} === '{FORM}' && sessionStorage.shown?.startsWith('true,')")
    assert WORDS not in engine.evaluate("sessionStorage.shown")
    engine.evaluate("sessionStorage.clear()")
    engine.shows(f"!!document.querySelector('[data-current]') && ({READY})")
    assert engine.evaluate(GIVEN) == []


def test_a_report_gone_from_comes_back_empty(engine, site):
    """EX-14: Back, forward and reload, as the site itself says how its pages may be kept."""
    tells(engine, site)
    opens(engine, site, OTHER)
    comes_back_empty(engine, engine.back)
    engine.click("[data-current] [name=danger][value=no]")
    comes_back_empty(engine, engine.reload)
    opens(engine, site, OTHER)
    engine.back()
    engine.forward()
    comes_back_empty(engine, engine.back)


def comes_back_empty(engine: Engine, turn: Callable[[], None]) -> None:
    turn()
    engine.shows(PATH, FORM)
    engine.shows(READY)
    engine.shows(STEP, "danger")
    assert engine.evaluate(GIVEN) == []


@pytest.mark.parametrize("may_be_kept", [False, True])
def test_back_finds_neither_the_code_nor_a_message(engine, site, may_be_kept):
    """EX-13: what a form brought is not brought again: Back finds the page that it began at."""
    site.may_be_kept = may_be_kept
    tells(engine, site)
    checks(engine)
    engine.click(".report-send button")
    engine.shows(f"{PATH}.endsWith('/send') && ({READY})")
    code = engine.evaluate(CODE)
    opens(engine, site, OTHER)
    engine.back()
    engine.shows(f"{PATH} === '{START}' && ({READY})")
    held = engine.evaluate(HELD)  # which may well have one of seven words of its own
    assert not all(word in held for word in code)
    opens(engine, site, REPLIES)
    engine.click("#code")
    engine.type(" ".join(code))
    engine.press(ENTER)
    engine.shows(f"!!document.querySelector('#write') && ({READY})")
    opens(engine, site, OTHER)
    engine.back()
    engine.shows(f"!!document.querySelector('#ask') && ({READY})")
    assert engine.evaluate(GIVEN) == []
    assert not engine.evaluate("!!document.querySelector('#write')")


TOLD = "document.querySelector('main .govuk-error-summary')?.innerText ?? ''"


def test_over_a_dead_line_the_words_stay_and_are_sent_later(engine, site):
    """The browser thinks that it is online: EX-14 would empty a page that makes way for nothing."""
    tells(engine, site)
    checks(engine)
    site.dead = True
    engine.click(".report-send button")
    engine.shows(f"({TOLD}).includes('Nothing was sent')")
    assert WORDS in engine.evaluate(SHOWN)
    site.well()
    time.sleep(1.1)  # later than a double tap
    engine.click(".report-send button")
    engine.shows(f"{PATH}.endsWith('/send') && ({READY})")
    assert engine.evaluate(CODE)


PUT_AWAY = """(unsent) => {
  const form = document.querySelector("main form");
  form.toggleAttribute("data-unsent", unsent);
  form.addEventListener("submit", (event) => event.preventDefault());
  HTMLFormElement.prototype.requestSubmit.call(form);
  window.dispatchEvent(new PageTransitionEvent("pagehide"));
  return document.querySelector("main form") !== null;
}"""


@pytest.mark.parametrize("unsent", [True, False])
def test_words_that_could_not_be_stored_stay_while_they_are_tried_again(page, live_site, unsent):
    """They are only in their page: if the line is dead as well, Back must find them there."""
    page.goto(live_site.url + FORM)
    page.wait_for_function(READY)
    assert page.evaluate(PUT_AWAY, unsent) is unsent


@pytest.mark.parametrize("name", ["Chromium", "Firefox"])
def test_without_javascript_back_finds_an_empty_form(name, browser, site, landing):
    """EX-13, EX-14: where the browser heeds that the page is not to be kept.

    Chromium's memory and WebKit may keep it whole all the same: staying-safe-online.md says so.
    """
    engine = started(name, browser, scripts=False)
    try:
        engine.open(site.url + FORM)
        types(engine, "[name=account]", WORDS)
        assert engine.evaluate(GIVEN)
        engine.click(BUTTON)
        engine.arrives(landing.url)
        engine.back()
        engine.shows(f"{PATH} === '{FORM}' && document.readyState", "complete")
        assert engine.evaluate(GIVEN) == []
    finally:
        engine.close()


@pytest.fixture(
    params=[("Chromium", True), ("Chromium", False), ("Firefox", True), ("Firefox", False)], ids=str
)
def phone(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Reopening]:
    """A browser that opens its tab again by itself, with its scripts and without."""
    name, scripts = request.param
    made = REOPENING[name](browser, scripts)
    yield made
    made.close()


def test_a_tab_that_the_browser_opens_again_has_nothing_typed(phone, site):
    """EX-14: ended by the phone and started again. A box that takes no care shows what could be."""
    site.careless = True
    if phone.scripts:
        tells(phone, site)
    else:
        phone.open(site.url + FORM)
        phone.evaluate("document.querySelector('[name=going_on]').click()")
        types(phone, "[name=account]", WORDS)
    assert phone.evaluate(GIVEN)
    types(phone, f"#{CARELESS}", "anything else")
    wait_until(lambda: phone.has_noted("anything else"), lambda: f"{phone.name} noted nothing")
    assert not phone.has_noted(WORDS)
    phone.reopens(site.url + FORM)
    phone.shows(f"document.querySelector('#{CARELESS}').value", "anything else")
    assert phone.evaluate(GIVEN) == []


def types(engine: Engine, box: str, words: str) -> None:
    engine.evaluate(f"document.querySelector('{box}').focus()")
    engine.type(words)
