"""A child takes a link out, says what they do not want, and later takes it back with the code."""

import pytest
from playwright.sync_api import expect

from tests.journeys.reporter import Reporter

LINK = "He sent https://example.org/x. I said no."


@pytest.fixture(params=["with JavaScript", "without JavaScript"])
def phone(request, page, page_without_js):
    """A phone held in one hand."""
    made = page if request.param == "with JavaScript" else page_without_js
    made.set_viewport_size({"width": 320, "height": 640})
    return made


def begins(reporter: Reporter, who: str, age: str):
    reporter.starts_a_report()
    reporter.answers("Is anyone in danger right now?", "No")
    reporter.answers("Who is this about?", who)
    reporter.answers(age, "13 to 15")
    reporter.answers("What is going on?", "I am not sure")


def goes_on_to(reporter: Reporter, question: str):
    main = reporter.page.get_by_role("main")
    while not main.get_by_role("heading", name=question, exact=True).is_visible():
        reporter.carries_on()


def test_a_child_says_what_they_do_not_want(phone, live_site, seen):
    """RP-2, RP-3, RP-7: every page of it, with JavaScript and without, at 320 pixels."""
    reporter, main = Reporter(phone, live_site.url, seen), phone.get_by_role("main")
    begins(reporter, "Me", "How old are you?")
    goes_on_to(reporter, "Tell us what happened, in your own words")
    reporter.answers("Tell us what happened, in your own words", account=LINK)
    if main.get_by_role("button", name="Take the link out").count():
        seen(phone)
        reporter._press("Take the link out")
    goes_on_to(reporter, "Is there something you do not want?")
    reporter.answers(
        "Is there something you do not want?",
        "I do not want my parents told",
        wish_why="My aunt is better.",
    )
    goes_on_to(reporter, "Do you want to give your name?")
    reporter.answers("Do you want to give your name?", "No, I will not give my name")
    reporter.checks_and_sends("My aunt is better.")
    take_out = main.get_by_role("button", name="Take the link out")
    arrived = main.get_by_role("heading", name="We have your report")
    expect(take_out.or_(arrived)).to_be_visible()
    if take_out.count():
        seen(phone)
        take_out.click()
        reporter.checks_and_sends("He sent. I said no.")
    reporter.keeps_reference_and_code()

    reporter.opens_replies(reporter.code.replace(" ", ""))
    words = phone.locator("[name=words]")
    words.fill("He wrote again,\nand then")
    reporter._press("Stop this code")
    expect(main).to_contain_text("You have not sent what you wrote.")
    seen(phone)
    reporter._press("No, go back")
    expect(phone.get_by_role("heading", name="Your messages", exact=True)).to_be_visible()
    expect(words).to_have_value("He wrote again,\nand then")
    reporter._press("I take it back")
    expect(main).to_contain_text("It does not delete what you told us.")
    seen(phone)
    words.fill("I got it wrong.")
    reporter._press("Send this")
    expect(main).to_contain_text("We have it. An officer will think about it.")
    expect(words).to_have_value("He wrote again,\nand then")
    expect(main).not_to_contain_text("I got it wrong.")
    seen(phone)


def test_somebody_at_work_gets_a_page_for_their_file(phone, live_site, seen):
    """RP-3: and nothing of what was told in words is on it."""
    reporter, main = Reporter(phone, live_site.url, seen), phone.get_by_role("main")
    begins(reporter, "A child I work with", "How old is the young person?")
    goes_on_to(reporter, "Tell us what happened, in your own words")
    reporter.answers("Tell us what happened, in your own words", account="She told her tutor.")
    goes_on_to(reporter, "Do you want to give your name?")
    reporter.answers("Do you want to give your name?", "No, I will not give my name")
    reporter.checks_and_sends("She told her tutor.")
    reporter.keeps_reference_and_code()
    reporter._press("Show the page for my file")
    expect(
        main.get_by_role("heading", name="For your file: a report to the police")
    ).to_be_visible()
    expect(main).to_contain_text("Not knowing is not a no")
    expect(main).not_to_contain_text("She told her tutor.")
    seen(phone)
