"""Journey B. A school reports; nothing aggravated; Outcome 21, support, and a reply."""

import pytest
from playwright.sync_api import expect

from tests.journeys.desk import Desk
from tests.journeys.reporter import Reporter

ACCOUNT = "Two pupils of Year 10 each sent the other a picture. Nobody passed anything on."
REPLY = "Thank you for telling us. Both families have been spoken to and will get support."
ROBIN = {"role": "Person involved", "name": "Robin", "born": "1/3/2012", "pictured": "yes"}
SAM = {"role": "Person involved", "name": "Sam", "born": "4/9/2011", "pictured": "no"}


@pytest.fixture(params=["with JavaScript", "without JavaScript"])
def reporting_page(request, page, page_without_js):
    """The page that the school uses."""
    return page if request.param == "with JavaScript" else page_without_js


def a_school_reports(reporter: Reporter):
    reporter.starts_a_report()
    reporter.answers("Is anyone in danger right now?", "No")
    reporter.answers("Who is this about?", "A child I work with")
    reporter.answers("How old is the young person?", "13 to 15")
    reporter.answers("What is going on?", "Someone has a nude picture or video of them")
    reporter.answers("Did anyone push, trick, scare or pay them?", "No")
    reporter.leaves_out("The other person", "Where did it happen?", "When did it happen?")
    reporter.answers("Tell us what happened, in your own words", account=ACCOUNT)
    reporter.leaves_out(
        "Is a picture still online, or being passed on?",
        "Who else knows, or is helping?",
        "What has been done so far",
        "What would help you to talk with us?",
    )
    reporter.answers("Do you want to give your name?", "Yes, I will give my name")
    reporter.answers("Your name, and the young person’s area", name="J Example", area="Valeford")
    reporter.answers(
        "Your work",
        work_place="Vale Lane School",
        work_role="Safeguarding lead",
        work_phone="01632 960111",
        work_email="safeguarding@example.org",
    )
    reporter.checks_and_sends(ACCOUNT, "Vale Lane School")
    reporter.keeps_reference_and_code()


def test_a_school_reports_and_it_ends_with_outcome_21(
    reporting_page, browser, live_site, seen, request
):
    js = "without" not in request.node.name
    reporter = Reporter(reporting_page, live_site.url, seen)
    a_school_reports(reporter)

    officer = Desk(browser.new_page(), live_site, seen)
    officer.signs_in("officer")
    officer.opens_report(reporter.reference)
    expect(officer.page.get_by_role("main")).to_contain_text(ACCOUNT)
    expect(officer.page.get_by_role("main")).not_to_contain_text("01632 960111")
    officer.press("I have read this")
    expect(officer.page.get_by_role("main")).to_contain_text("01632 960111")
    officer.records_a_crime(f"60/00000{1 if js else 2}/26", ROBIN, SAM)
    officer.follow("Answer the questions")
    officer.answers_every_question()
    officer.gives_own_view(
        "Outcome 21: support, and no formal action", "Two children, no harm meant."
    )
    officer.sees_the_recommendation("Outcome 21: support, and no formal action")

    # Not ready: the page says what is missing, one by one, and nothing typed is lost.
    officer.chooses("21")
    officer.writes_every_reason()
    expect(officer.page.get_by_role("main")).to_contain_text("does not say that the child was told")
    officer.tells("The child")
    officer.tells("A parent or carer")
    officer.chooses("21")
    officer.writes_every_reason()
    officer.records_the_decision()
    expect(officer.page.get_by_role("main")).to_contain_text("A different person, a supervisor")
    officer.opens_crime()
    expect(officer.page.locator(".desk-identity")).not_to_contain_text("Outcome 21")

    supervisor = Desk(browser.new_page(), live_site, seen)
    supervisor.signs_in("supervisor")
    supervisor.crime = officer.crime
    supervisor.opens_crime()
    supervisor.answers_the_decision("confirmed", "The right checks; both families heard.")
    expect(supervisor.page.locator(".desk-identity")).to_contain_text("Outcome 21")

    officer.opens_crime()
    officer.follow("Refer to support")
    seen(officer.page)
    officer.page.get_by_label("School nurse", exact=False).check()
    officer.page.get_by_label("The family agreed").check()
    officer.page.locator("textarea").fill("The family would like somebody to talk to.")
    officer.press("Store this referral")
    officer.page.goto(f"{live_site.url}/officers/reports/{reporter.reference}")
    officer.page.get_by_label("Write to the code").fill(REPLY)
    officer.press("Send")
    expect(officer.page.get_by_role("main")).to_contain_text(REPLY)

    reporter.opens_replies(reporter.code)
    main = reporting_page.get_by_role("main")
    expect(main).to_contain_text(REPLY)
    expect(main).not_to_contain_text(ACCOUNT)
    seen(reporting_page)
    reporter._press("I have read this")
    expect(main).not_to_contain_text(REPLY)
    assert reporting_page.context.cookies(f"{live_site.url}/replies") == []
