"""Journey C, another way: Outcome 21 waits for a supervisor when an adult is found."""

from playwright.sync_api import expect

from tests.journeys.desk import Desk
from tests.journeys.reporter import Reporter
from tests.journeys.test_c_the_force_takes_control import a_child_reports_threats

CHILD = {"role": "Person involved", "name": "Robin", "born": "1/3/2012", "pictured": "yes"}
OUTCOME_21 = "Outcome 21: support, and no formal action"
INVESTIGATE = "Police take control and investigate"


def outcome_21_waits(officer: Desk, reference: str):
    """Everything pointed to two children, and the officer decided so."""
    officer.opens_report(reference)
    officer.press("I have read this")
    officer.records_a_crime("60/000013/26", CHILD)
    officer.follow("Answer the questions")
    officer.answers_every_question()
    officer.gives_own_view(OUTCOME_21, "Two friends, and a joke.")
    officer.sees_the_recommendation(OUTCOME_21)
    officer.tells("The child")
    officer.tells("A parent or carer")
    officer.chooses("21")
    officer.writes_every_reason()
    officer.records_the_decision()


def an_adult_is_found(officer: Desk):
    """New answers, and from there straight to the investigation."""
    officer.opens_crime()
    expect(officer.page.get_by_role("main")).to_contain_text("do not wait")
    officer.follow("answer the questions again")
    officer.answers_every_question(adult_involved="yes")
    officer.gives_own_view(INVESTIGATE, "A man of thirty wrote to her.")
    officer.sees_the_recommendation(INVESTIGATE)
    officer.follow("Decide to investigate")
    officer.seen(officer.page)
    expect(officer.page.get_by_role("main")).to_contain_text("closes it as overtaken")
    officer.writes_every_reason()
    officer.records_the_decision()
    expect(officer.page.locator(".desk-identity")).to_contain_text("Investigate: finish the steps")
    officer.seen(officer.page)


def the_supervisor_answers_too_late(supervisor: Desk):
    """The page was open, and the words are written: they are not lost."""
    supervisor.page.get_by_label("Your words").fill("I would ask the school once more.")
    supervisor.press("Answer")
    main = supervisor.page.get_by_role("main")
    expect(main).to_contain_text("Closed as overtaken: nothing is left to confirm or return")
    expect(main).to_contain_text("I would ask the school once more.")
    supervisor.seen(supervisor.page)
    supervisor.follow("decision 2, to investigate")
    supervisor.seen(supervisor.page)
    expect(main).to_contain_text("It was closed as overtaken")
    supervisor.page.locator("[name=result][value=confirmed]").check()
    supervisor.press("Answer")
    expect(main).to_contain_text("The decision was confirmed")


def test_an_adult_is_found_while_outcome_21_waits_and_nobody_waits_for_it(
    page, browser, live_site, seen
):
    reporter = Reporter(page, live_site.url, seen)
    a_child_reports_threats(reporter)
    officer = Desk(browser.new_page(), live_site, seen)
    officer.signs_in("officer")
    outcome_21_waits(officer, reporter.reference)
    supervisor = Desk(browser.new_page(), live_site, seen)
    supervisor.signs_in("supervisor")
    supervisor.crime = officer.crime
    supervisor.opens_crime()
    supervisor.follow("Confirm or return the decision")
    supervisor.page.locator("[name=result][value=confirmed]").check()

    an_adult_is_found(officer)
    the_supervisor_answers_too_late(supervisor)
