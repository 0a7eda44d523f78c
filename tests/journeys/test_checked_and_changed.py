"""With the script: what the check page shows is what is sent, and Change leads back to it."""

import pytest
from playwright.sync_api import expect

from tests.journeys.reporter import Reporter

TURNED = "He said \u202eneht \u2066stop\u2069 now\u200b."
SEEN = "He said neht stop now."
KEPT = "می\u200cخواهم 👨\u200d👩\u200d👧 cafe\u0301"


@pytest.fixture
def phone(page):
    """A phone held in one hand."""
    page.set_viewport_size({"width": 320, "height": 640})
    return page


def to_the_check_page(phone, site: str, **written: str) -> Reporter:
    """The five answers and those words, every other question left out."""
    reporter = Reporter(phone, site)
    reporter.starts_a_report()
    reporter.answers("Is anyone in danger right now?", "No")
    reporter.answers("Who is this about?", "Me")
    reporter.answers("How old are you?", "13 to 15")
    reporter.answers("What is going on?", "I am not sure")
    check = phone.get_by_role("heading", name="Check your answers", exact=True)
    nameless = phone.get_by_role("radio", name="No, I will not give my name", exact=True)
    while not check.is_visible():
        for name, words in written.items():
            box = phone.locator(f"[name={name}]")
            if box.is_visible():
                box.fill(words)
        if nameless.is_visible():
            nameless.check()
        reporter.carries_on()
    return reporter


def change(phone, short: str) -> None:
    phone.get_by_role("button", name=f"Change {short}", exact=True).click()


def press_language(phone, name: str) -> None:
    with phone.expect_navigation():
        phone.get_by_role("button", name=name, exact=True).click()


def test_what_cannot_be_seen_is_gone_when_the_answers_are_checked(phone, live_site):
    """WCAG 3.3.4: a mark that turns words round must not hide what is sent."""
    to_the_check_page(phone, live_site.url, account=TURNED)
    expect(phone.locator(".report-value", has_text="He said")).to_have_text(SEEN)
    assert phone.locator("[name=account]").input_value() == SEEN


def test_joiners_that_words_need_stay(phone, live_site):
    to_the_check_page(phone, live_site.url, account=KEPT)
    expected = "می\u200cخواهم 👨\u200d👩\u200d👧 café"
    assert phone.locator("[name=account]").input_value() == expected


def test_what_was_typed_in_the_other_language_is_clean_on_the_check_page_too(phone, live_site):
    reporter = to_the_check_page(phone, live_site.url)
    change(phone, "What happened")
    phone.locator("[name=account]").fill(TURNED)
    press_language(phone, "Cymraeg")
    press_language(phone, "English")
    reporter.carries_on()
    expect(phone.locator(".report-value", has_text="He said")).to_have_text(SEEN)


def test_a_change_of_language_within_a_change_still_leads_back_to_the_check_page(phone, live_site):
    """They came from Change on the check page: they are not walked through every question again."""
    reporter = to_the_check_page(phone, live_site.url)
    change(phone, "Age")
    press_language(phone, "Cymraeg")
    press_language(phone, "English")
    reporter.answers("How old are you?", "16 or 17")
    expect(phone.get_by_role("heading", name="Check your answers", exact=True)).to_be_visible()
    expect(phone.locator(".report-value", has_text="16 or 17")).to_be_visible()
    change(phone, "Age")
    press_language(phone, "Cymraeg")
    press_language(phone, "English")
    phone.get_by_role("button", name="Back", exact=True).click()
    expect(phone.get_by_role("heading", name="Check your answers", exact=True)).to_be_visible()


def test_questions_that_a_change_opened_are_asked_once_in_either_language(phone, live_site):
    reporter = to_the_check_page(phone, live_site.url)
    change(phone, "Name given")
    reporter.answers("Do you want to give your name?", "Yes, I will give my name")
    reporter.answers("Your name and area", name="Robin")
    press_language(phone, "Cymraeg")
    press_language(phone, "English")
    reporter.answers("Is it safe for us to contact you?", "No, I will check my code")
    expect(phone.get_by_role("heading", name="Check your answers", exact=True)).to_be_visible()
    expect(phone.get_by_role("main")).to_contain_text("Robin")


def test_the_check_page_itself_stays_the_check_page(phone, live_site):
    reporter = to_the_check_page(phone, live_site.url, account="One thing.")
    press_language(phone, "Cymraeg")
    press_language(phone, "English")
    reporter.checks_and_sends("One thing.")
    reporter.keeps_reference_and_code()
