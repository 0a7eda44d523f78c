"""Journey A. A child reads on a phone, at night, and leaves in one touch."""

import re

import pytest
from playwright.sync_api import Page, expect

from outcome21.guidance.pages import all_pages
from outcome21.web.public.feedback_limits import SOONEST
from tests.guidance.facts import AUDIENCES, FACTS
from tests.journeys.reporter import Reporter

LEAVING = "leaving.localhost"
OTHER_PAGES = ("/tell-us", "/tell-us/before", "/tell-us/form", "/replies", "/no-such-page")
BANNED = re.compile(r"sex|nude|indecent|image|abuse|outcome", re.IGNORECASE)


def public_pages() -> list[str]:
    """Every address of the public site that can simply be opened."""
    return [page.path for page in all_pages("en")] + list(OTHER_PAGES)


@pytest.fixture
def phone(page: Page) -> Page:
    """A phone held in one hand."""
    page.set_viewport_size({"width": 360, "height": 640})
    return page


@pytest.fixture
def site(live_site) -> str:
    """The live site under the host whose ordinary page is on this machine."""
    return live_site.url.replace("127.0.0.1", LEAVING)


def test_a_child_reads_the_guide_answers_two_questions_and_leaves(phone, site, landing):
    landing.visits.clear()
    phone.goto(site)
    expect(phone.get_by_role("heading", level=1)).to_contain_text("Worried about a nude picture")
    phone.get_by_role("link", name="I am under 18").click()
    main = phone.get_by_role("main")
    expect(main).to_contain_text("You are not in trouble for asking for help")
    phone.get_by_role("link", name="Yes").click()
    expect(phone.get_by_label("Yes", exact=True)).to_be_checked()
    phone.get_by_label("What best describes").select_option(label="I need help for myself")
    phone.wait_for_timeout(SOONEST.total_seconds() * 1000)  # who answers at once presses twice
    phone.get_by_role("button", name="Send feedback").click()
    expect(phone.get_by_role("heading", name="Thank you")).to_be_visible()
    expect(main).to_contain_text("Tell us what happened")

    phone.get_by_role("button", name="Leave site").click()
    phone.wait_for_url(landing.url)
    assert not {"Referer", "Cookie"} & set(landing.only_visit())
    assert phone.context.cookies() == []


def test_feedback_without_the_first_answer_says_what_to_do_and_keeps_the_second(phone, site):
    phone.goto(f"{site}/feedback/young-people")
    phone.get_by_label("What best describes").select_option(label="I need help for myself")
    phone.get_by_role("button", name="Send feedback").click()
    expect(phone.locator("#useful-error")).to_contain_text("Select yes if this page was useful")
    expect(phone.get_by_label("What best describes")).to_have_value("help_for_me")


@pytest.mark.parametrize("place", range(3), ids=list(AUDIENCES))
def test_the_guides_of_each_audience_carry_every_fact(phone, site, place):
    addresses = list(AUDIENCES.values())[place]
    texts = []
    for address in (one.path for one in all_pages() if one.path.startswith(addresses)):
        phone.goto(f"{site}{address}")
        texts.append(re.sub(r"\s+", " ", phone.get_by_role("main").text_content()))
    missing = [
        fact
        for fact, says in FACTS.items()
        if not any(re.search(says[place], text) for text in texts)
    ]
    assert missing == []


@pytest.mark.parametrize("path", public_pages())
def test_every_public_page_can_be_left_and_read(page, site, path, axe, looks_right):
    """EX-1, EX-2, EX-3, EX-15, EX-16; and axe, and nothing past the edge at three widths."""
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_viewport_size({"width": 320, "height": 256})
    page.goto(f"{site}{path}")
    leave = page.get_by_role("button", name="Leave site")

    after_skip_links = "a:not(.govuk-skip-link), button, main"
    first = page.evaluate("(what) => document.querySelector(what).textContent", after_skip_links)
    assert first.strip().endswith("Leave site")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Leave this site now")).to_be_focused()

    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    box = leave.bounding_box()
    assert box["height"] >= 44
    assert box["width"] >= 44
    assert 0 <= box["y"] <= 256 - box["height"]

    assert not BANNED.search(page.title()), page.title()
    assert not BANNED.search(path)
    assert {url.split("/")[2] for url in asked} == {site.split("/")[2]}
    page.set_viewport_size({"width": 1366, "height": 768})
    looks_right(page)
    assert axe(page) == []


def test_a_child_reports_with_five_answers(phone, site):
    """RP-1: nothing more than five questions has to be answered."""
    reporter = Reporter(phone, site)
    reporter.starts_a_report()
    reporter.answers("Is anyone in danger right now?", "No")
    reporter.answers("Who is this about?", "Me")
    reporter.answers("How old are you?", "10 to 12")
    reporter.answers("What is going on?", "I am not sure")
    while not phone.get_by_role("heading", name="Do you want to give your name?").is_visible():
        reporter.carries_on()
    reporter.answers("Do you want to give your name?", "No, I will not give my name")
    reporter.checks_and_sends()
    reporter.keeps_reference_and_code()
