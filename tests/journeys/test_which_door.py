"""Somebody who does not know whom to tell: three questions, who fits, and nothing left behind."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.engines.between import Between, between
from tests.journeys.engines.engine import Engine
from tests.journeys.engines.starting import BUTTON, ENGINES, READY, started
from tests.journeys.servers import Landing, Site

ADDRESS = "/which-door"
PICKED = "document.querySelectorAll('#answers input:checked').length"


@pytest.fixture(params=["with JavaScript", "without JavaScript"])
def phone(request, page, page_without_js):
    """A phone held in one hand."""
    made = page if request.param == "with JavaScript" else page_without_js
    made.set_viewport_size({"width": 320, "height": 640})
    return made


def pick(page: Page, question: str, *labels: str) -> None:
    group = page.get_by_role("group", name=question)
    for label in labels:
        one = group.get_by_role("radio", name=label, exact=True)
        one.or_(group.get_by_role("checkbox", name=label, exact=True)).check()


def test_three_answers_lead_to_whom_to_tell(phone, live_site, seen):
    """From the home page, an answer left out and mended, to the doors and back to the questions."""
    asked = []
    phone.on("request", lambda request: asked.append(request.url))
    phone.goto(live_site.url)
    phone.get_by_role("link", name="Three questions, and who would find out").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Who could I tell?")
    seen(phone)
    pick(phone, "Does any of this fit?", "Someone is scaring me, or wants money")
    phone.get_by_role("button", name="Continue", exact=True).locator("visible=true").last.click()
    expect(phone.get_by_role("alert")).to_contain_text("Say if someone is in danger.")
    assert phone.title().startswith("Error: ")
    seen(phone)
    scared = phone.get_by_role("checkbox", name="Someone is scaring me, or wants money")
    expect(scared).to_be_checked()
    pick(phone, "Is someone in danger right now?", "I am not sure")
    pick(phone, "What do you want most?", "To tell the police")
    phone.get_by_role("button", name="Continue", exact=True).locator("visible=true").last.click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Who you could tell")
    found = phone.locator("article .guide-part h2").all_inner_texts()
    assert len(found) > 3 and "999" in found[0]
    expect(phone.get_by_role("main")).to_contain_text("Do this first.")
    seen(phone)
    assert phone.url == f"{live_site.url}{ADDRESS}"
    assert not [url for url in asked if "?" in url and ADDRESS in url], "no answer in an address"
    phone.get_by_role("link", name="Answer again").click()
    expect(phone.locator("#answers input:checked")).to_have_count(0)
    assert phone.context.cookies() == []


@pytest.fixture(scope="module")
def way_there(live_site: Site) -> Iterator[Between]:
    """The site as every engine reaches it."""
    with between(live_site.url) as place:
        yield place


@pytest.fixture(params=[(name, how) for name in ENGINES for how in (True, False)], ids=str)
def engine(request, browser: Browser) -> Iterator[Engine]:
    """Each engine, with its scripts and without."""
    name, scripts = request.param
    made = started(name, browser, scripts=scripts)
    yield made
    made.close()


def answers(engine: Engine, **picked: str) -> None:
    if engine.scripts:
        engine.shows(READY)  # the script moves to what is wrong, and the page under the pointer
    for name, value in picked.items():
        engine.click(f"#answers [name={name}][value={value}]")
    engine.click("#answers .govuk-button")


def test_every_engine_finds_the_doors_and_leaves_them(
    engine: Engine, way_there: Between, landing: Landing
):
    """EX-5, EX-9, EX-12: with scripts and without, the answers stay out of every address."""
    way_there.well()
    landing.visits.clear()
    engine.open(way_there.url + ADDRESS)
    answers(engine)
    engine.says("[role=alert]", "Say if someone is in danger.")
    answers(engine, danger="no", want="take_down", fits="no_name")
    engine.says("h1", "Who you could tell")
    first, *others = engine.texts("article .guide-part h2")
    assert "Report Remove" in first
    assert others and not [one for one in others if "CEOP" in one]
    assert engine.url == way_there.url + ADDRESS
    assert {path for path in way_there.asked if not path.startswith("/s/")} == {ADDRESS}
    engine.click(BUTTON)
    engine.arrives(landing.url)
    assert not {"Referer", "Cookie"} & set(landing.only_visit())


@pytest.mark.parametrize("engine", [(name, True) for name in ENGINES], ids=str, indirect=True)
def test_what_was_picked_is_gone_after_back(engine: Engine, way_there: Between, landing: Landing):
    """EX-13, EX-14: neither the doors nor what was picked come back, where scripts run.

    Without scripts a browser shows what it likes: staying-safe-online.md says so.
    """
    way_there.well()
    landing.visits.clear()
    engine.open(way_there.url + ADDRESS)
    answers(engine, danger="no", want="talk", fits="threats")
    engine.says("h1", "Who you could tell")
    engine.shows(READY)
    engine.click(BUTTON)
    engine.arrives(landing.url)
    engine.back()
    engine.says("h1", "Who could I tell?")
    engine.shows(READY)
    assert engine.evaluate(PICKED) == 0
