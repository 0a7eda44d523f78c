"""What is written, and the code, stay on the page when something is sent without a line."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.journeys.reporter import Reporter

KEPT = "Nothing was sent, and nothing here is lost. Try again when you are online."
NO_NAME = "No, I will not give my name"


@pytest.fixture
def reporter(page: Page, live_site) -> Reporter:
    """Somebody at the check page, whose phone loses its line."""
    page.set_viewport_size({"width": 320, "height": 640})
    somebody = Reporter(page, live_site.url)
    somebody.starts_a_report()
    somebody.answers("Is anyone in danger right now?", "No")
    somebody.answers("Who is this about?", "Me")
    somebody.answers("How old are you?", "13 to 15")
    somebody.answers("What is going on?", "I am not sure")
    main = page.get_by_role("main")
    while not main.get_by_role("heading", name="Do you want to give your name?").is_visible():
        box = main.locator("[name=account]")
        if box.is_visible():
            box.fill("Robin told them.")
        somebody.carries_on()
    somebody.answers("Do you want to give your name?", NO_NAME)
    return somebody


def is_told(page: Page) -> None:
    """One summary, which has the focus."""
    summary = page.locator("main .govuk-error-summary")
    expect(summary).to_have_count(1)
    expect(summary).to_contain_text("You are not online")
    expect(summary).to_contain_text(KEPT)
    expect(summary).to_be_focused()


def test_a_report_waits_for_the_line(reporter: Reporter, seen):
    page = reporter.page
    page.context.set_offline(True)
    reporter.checks_and_sends("Robin told them.")
    is_told(page)
    page.wait_for_timeout(1100)  # later than a double tap
    reporter.checks_and_sends("Robin told them.")
    is_told(page)
    seen(page)
    page.wait_for_timeout(1100)
    page.context.set_offline(False)
    reporter.checks_and_sends("Robin told them.")
    expect(page.get_by_role("heading", name="We have your report")).to_be_visible()


def test_moving_on_without_a_line_takes_the_summary_away(reporter: Reporter):
    """The questions need no line: only sending does."""
    page = reporter.page
    page.context.set_offline(True)
    reporter.checks_and_sends()
    is_told(page)
    page.locator(".report-check .report-change").nth(2).click()
    expect(page.locator("main .govuk-error-summary")).to_have_count(0)
    reporter.carries_on()
    expect(page.get_by_role("heading", name="Check your answers")).to_be_visible()


def test_the_code_and_a_message_wait_for_the_line(reporter: Reporter):
    page = reporter.page
    reporter.checks_and_sends()
    page.get_by_text("Show my code").click()
    code = " ".join(page.locator(".report-words li").all_inner_texts())
    page.context.set_offline(True)
    page.get_by_role("button", name="I have it, or I do not want it").click()
    is_told(page)
    assert " ".join(page.locator(".report-words li").all_inner_texts()) == code
    page.context.set_offline(False)
    reporter.opens_replies(code)
    page.locator("[name=words]").fill("They wrote again.")
    page.context.set_offline(True)
    page.get_by_role("button", name="Send").click()
    is_told(page)
    expect(page.locator("[name=words]")).to_have_value("They wrote again.")


def test_a_page_that_came_although_the_browser_knows_of_no_line_sends(page: Page, live_site):
    """A demo on a machine without a network: its browser is wrong about this site."""
    page.add_init_script("Object.defineProperty(navigator, 'onLine', {get: () => false})")
    page.goto(f"{live_site.url}/replies")
    page.locator("[name=code]").fill("none")
    page.get_by_role("main").locator("form button").first.click()
    expect(page).to_have_title(re.compile("^Error"))
    expect(page.locator("main .govuk-error-summary")).not_to_contain_text("You are not online")


# ---- A line that is dead, though the phone believes in it ---------------------------------------

SHEET = re.compile(r"/s/line\.\w+\.css\?")


def dies(page: Page) -> None:
    """From now on nothing that the page asks for comes."""
    page.route("**/*", lambda route: route.abort("connectionreset"))


def lives(page: Page) -> None:
    page.unroute("**/*")


def test_a_report_waits_for_a_line_that_only_seems_to_be_there(reporter: Reporter, seen):
    page = reporter.page
    dies(page)
    reporter.checks_and_sends("Robin told them.")
    is_told(page)
    seen(page)
    page.wait_for_timeout(1100)  # later than a double tap
    lives(page)
    reporter.checks_and_sends("Robin told them.")
    expect(page.get_by_role("heading", name="We have your report")).to_be_visible()


def test_the_code_and_a_message_wait_for_a_line_that_only_seems_to_be_there(reporter: Reporter):
    page = reporter.page
    reporter.checks_and_sends()
    page.get_by_text("Show my code").click()
    code = " ".join(page.locator(".report-words li").all_inner_texts())
    dies(page)
    page.get_by_role("button", name="I have it, or I do not want it").click()
    is_told(page)
    assert " ".join(page.locator(".report-words li").all_inner_texts()) == code
    lives(page)
    reporter.opens_replies(code)
    page.locator("[name=words]").fill("They wrote again.")
    dies(page)
    page.get_by_role("button", name="Send").click()
    is_told(page)
    expect(page.locator("[name=words]")).to_have_value("They wrote again.")
    page.wait_for_timeout(1100)
    lives(page)
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("main")).to_contain_text("We have your message.")


def held(page: Page) -> list[Route]:
    """The questions whether the line is alive, as they come; none is answered."""
    asked: list[Route] = []
    page.route(SHEET, lambda route: asked.append(route))
    return asked


def test_on_a_slow_line_they_are_asked_to_wait_and_it_is_sent_once(reporter: Reporter):
    page, sent = reporter.page, []
    page.on("request", lambda one: one.method == "POST" and sent.append(one.url))
    asked = held(page)
    reporter.checks_and_sends("Robin told them.")
    expect(page.get_by_role("status").filter(has_text="One moment.")).to_be_visible()
    reporter.checks_and_sends("Robin told them.")  # impatient
    page.wait_for_timeout(200)
    assert len(asked) == 1 and sent == []
    asked[0].continue_()
    expect(page.get_by_role("heading", name="We have your report")).to_be_visible()
    assert len(sent) == 1


def test_who_presses_a_link_while_the_line_is_slow_has_sent_nothing(reporter: Reporter):
    page, sent = reporter.page, []
    page.on("request", lambda one: one.method == "POST" and sent.append(one.url))
    asked = held(page)
    page.route("**/privacy*", lambda route: route.fulfill(status=204))  # the page stays
    reporter.checks_and_sends("Robin told them.")
    page.wait_for_timeout(200)
    page.locator("footer a[href*=privacy]").first.click()
    asked[0].continue_()
    page.wait_for_timeout(300)
    assert sent == []


def test_who_changes_an_answer_while_the_line_is_slow_has_sent_nothing(reporter: Reporter):
    page, sent = reporter.page, []
    page.on("request", lambda one: one.method == "POST" and sent.append(one.url))
    asked = held(page)
    reporter.checks_and_sends("Robin told them.")
    page.wait_for_timeout(200)
    page.get_by_role("button", name="Change Age", exact=True).click()
    asked[0].continue_()
    page.wait_for_timeout(300)
    expect(page.get_by_role("heading", name="How old are you?")).to_be_visible()
    assert sent == []
    page.wait_for_timeout(1100)  # later than a double tap
    reporter.carries_on()
    reporter.checks_and_sends()
    page.wait_for_timeout(200)
    asked[1].continue_()
    expect(page.get_by_role("heading", name="We have your report")).to_be_visible()


@pytest.mark.parametrize("leave", ["button", "keys"])
def test_who_leaves_while_the_line_is_slow_is_gone(reporter: Reporter, leave):
    page, sent = reporter.page, []
    page.on("request", lambda one: one.method == "POST" and sent.append(one.url))
    asked = held(page)
    page.route("**/exit", lambda route: route.fulfill(status=204))  # the page stays, blank
    reporter.checks_and_sends("Robin told them.")
    page.wait_for_timeout(200)
    if leave == "button":
        page.get_by_role("button", name="Leave site").first.click()
    else:
        for _ in range(3):
            page.keyboard.press("Shift")
    expect(page.locator("main")).not_to_be_visible()
    asked[0].continue_()
    page.wait_for_timeout(300)
    assert sent == []


def test_a_page_whose_sheet_never_came_sends_as_ever(page: Page, live_site):
    page.route("**/line.*.css*", lambda route: route.abort())
    page.goto(f"{live_site.url}/replies")
    page.locator("[name=code]").fill("none")
    page.get_by_role("main").locator("form button").first.click()
    expect(page).to_have_title(re.compile("^Error"))
    expect(page.locator("main .govuk-error-summary")).not_to_contain_text("You are not online")


def test_leave_site_never_waits_for_the_line(reporter: Reporter):
    page = reporter.page
    page.context.set_offline(True)
    page.get_by_role("button", name="Leave site").first.click()
    expect(page.locator("main")).not_to_be_visible()
