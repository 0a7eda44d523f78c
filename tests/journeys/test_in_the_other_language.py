"""Somebody begins in English, goes on in Welsh and comes back, and nothing is lost on the way."""

import pytest
from playwright.sync_api import expect

from tests.journeys.reporter import Reporter

WORDS = "It was passed round my class."
NAMED = "Robin"


@pytest.fixture(params=["with JavaScript", "without JavaScript"])
def phone(request, page, page_without_js):
    """A phone held in one hand."""
    made = page if request.param == "with JavaScript" else page_without_js
    made.set_viewport_size({"width": 320, "height": 640})
    return made


def begins(reporter: Reporter) -> None:
    reporter.starts_a_report()
    reporter.answers("Is anyone in danger right now?", "No")
    reporter.answers("Who is this about?", "Me")
    reporter.answers("How old are you?", "13 to 15")
    reporter.answers("What is going on?", "I am not sure")


def goes_on_to(reporter: Reporter, field: str):
    """The question with that box, and the box."""
    box = reporter.page.locator(f"[name={field}]").first
    while not box.is_visible():
        reporter.carries_on()
    return box


def press_language(page, name: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).click()


def test_the_question_and_what_was_written_stay(phone, live_site, seen):
    """RP-19: with JavaScript and without, at 320 pixels."""
    reporter = Reporter(phone, live_site.url)
    begins(reporter)
    goes_on_to(reporter, "account").fill(WORDS)
    press_language(phone, "Cymraeg")
    expect(phone.locator("html")).to_have_attribute("lang", "cy")
    expect(phone.locator("[name=account]")).to_be_visible()
    expect(phone.locator("[name=account]")).to_have_value(WORDS)
    expect(phone.locator(".govuk-error-summary")).to_have_count(0)
    seen(phone)
    press_language(phone, "English")
    expect(phone.locator("[name=account]")).to_have_value(WORDS)
    goes_on_to(reporter, "named")
    assert phone.context.cookies() == []


def test_enter_in_a_box_goes_on_and_never_changes_the_language(phone, live_site):
    """The button stands before the form in the page, and is still not what Enter presses."""
    reporter = Reporter(phone, live_site.url)
    begins(reporter)
    goes_on_to(reporter, "named")
    phone.locator("[name=named][value=yes]").check()
    box = goes_on_to(reporter, "name")
    box.fill(NAMED)
    box.press("Enter")
    expect(box).not_to_be_visible()
    expect(phone.locator("html")).to_have_attribute("lang", "en")


def test_the_whole_report_can_be_sent_in_welsh(phone, live_site):
    """RP-19, RP-1: five answers, a reference and a code."""
    phone.goto(f"{live_site.url}/cy/tell-us/before")
    phone.locator("main form button, main a.govuk-button").locator("visible=true").click()
    answers = {"danger": "no", "who": "child", "age": "13_15", "going_on": "not_known"}
    answers |= {"named": "no"}
    send = phone.get_by_role("main").get_by_role("button", name="Anfon", exact=True)
    while not send.is_visible():
        for name, value in answers.items():
            choice = phone.locator(f'[name={name}][value="{value}"]')
            if choice.is_visible():
                choice.check()
        phone.get_by_role("button", name="Parhau", exact=True).locator("visible=true").last.click()
    send.click()
    expect(phone.locator(".report-reference")).to_be_visible()
    expect(phone.locator("html")).to_have_attribute("lang", "cy")
