"""Journey C. An adult threatened the child: the force takes control; later the facts change."""

import os
import subprocess
import sys

from playwright.sync_api import expect

from tests.journeys.desk import Desk
from tests.journeys.reporter import Reporter
from tests.journeys.servers import ROOT, Site

CHILD = {"role": "Victim", "name": "Robin", "born": "1/3/2012", "pictured": "yes"}
# What the check page would send, from a page that never offers it.
SEND_AS_IF_CHECKED = """() => {
  const form = document.querySelector("main form[action*='/decide/21']");
  const save = Object.assign(document.createElement("input"),
    { type: "hidden", name: "save", value: "yes" });
  form.append(save);
  form.submit();
}"""
THREATENED = {"coerced": "yes", "adult_involved": "yes", "stranger": "yes"}


def a_child_reports_threats(reporter: Reporter):
    """Five answers and no name."""
    reporter.starts_a_report()
    reporter.answers("Is anyone in danger right now?", "I am not sure")
    reporter.leaves_out("Get help now")
    reporter.answers("Who is this about?", "Me")
    reporter.answers("How old are you?", "13 to 15")
    reporter.answers("What is going on?", "Someone is making threats, or wants money")
    expect(reporter.page.get_by_role("main")).to_contain_text("Do not pay")
    reporter.leaves_out("What to do first", "Did anyone push, trick, scare or pay you?")
    reporter.leaves_out("The other person", "Where did it happen?", "When did it happen?")
    reporter.leaves_out(
        "Tell us what happened, in your own words",
        "Is a picture still online, or being passed on?",
        "Who else knows, or is helping?",
        "Is there something you do not want?",
        "What would help you to talk with us?",
    )
    reporter.answers("Do you want to give your name?", "No, I will not give my name")
    reporter.checks_and_sends()
    reporter.keeps_reference_and_code()


def an_investigation_opens(officer: Desk, reference: str, crime_reference: str):
    """Recorded, assessed, and taken into control because a child was threatened."""
    officer.opens_report(reference)
    officer.press("I have read this")
    officer.records_a_crime(crime_reference, CHILD)
    officer.follow("Answer the questions")
    officer.answers_every_question(**THREATENED)
    officer.gives_own_view("Police take control and investigate", "The child is threatened.")
    officer.sees_the_recommendation("Police take control and investigate")


def outcome_21_is_closed(desk: Desk):
    """The page does not offer it and says why; the act refuses whoever goes on all the same."""
    desk.page.goto(f"{desk.site.url}/officers/crimes/{desk.crime}/decide")
    desk.seen(desk.page)
    main = desk.page.get_by_role("main")
    expect(main).to_contain_text("Outcome 21 is closed to everybody")
    expect(main).to_contain_text("pressured, threatened or blackmailed")
    expect(desk.page.locator("[name=choice][value='21']")).to_have_count(0)

    desk.page.goto(f"{desk.site.url}/officers/crimes/{desk.crime}/decide/21")
    desk.seen(desk.page)
    desk.writes_every_reason()
    desk.page.evaluate(SEND_AS_IF_CHECKED)
    expect(main).to_contain_text("Outcome 21 is closed to everybody")
    expect(desk.page.locator(".desk-identity")).not_to_contain_text("Supervisor to confirm")


def every_step_is_done(officer: Desk):
    """Each first step has somebody who does it and a time; each is marked with what came of it."""
    officer.opens_crime()
    steps = officer.page.locator("section .desk-step", has=officer.page.locator("details"))
    expect(steps.first).to_contain_text("due in")
    expect(steps.first).to_contain_text("Asha Pryce")
    for _ in range(steps.count()):
        officer.opens_crime()
        officer.page.get_by_text("Mark as done").locator("visible=true").first.click()
        box = officer.page.locator("[name=note]").locator("visible=true").first
        box.fill("Done; the child is safe.")
        officer.press_first("Done")
    officer.opens_crime()


def the_investigation_ends(officer: Desk, finding: str):
    officer.follow("End the investigation")
    officer.seen(officer.page)
    officer.page.locator("[name=finding]").fill(finding)
    officer.page.locator("[name=social_care]").fill("They will support the family.")
    officer.press("End the investigation")


def test_an_adult_threatened_the_child_and_the_force_takes_control(page, browser, live_site, seen):
    reporter = Reporter(page, live_site.url, seen)
    a_child_reports_threats(reporter)
    officer = Desk(browser.new_page(), live_site, seen)
    officer.signs_in("officer")
    an_investigation_opens(officer, reporter.reference, "60/000011/26")
    outcome_21_is_closed(officer)
    supervisor = Desk(browser.new_page(), live_site, seen)
    supervisor.signs_in("supervisor")
    supervisor.crime = officer.crime
    outcome_21_is_closed(supervisor)

    officer.chooses("investigate")
    officer.writes_every_reason()
    officer.records_the_decision()
    every_step_is_done(officer)
    the_investigation_ends(officer, "The adult is known and will be dealt with.")
    officer.page.goto(f"{live_site.url}/officers/crimes/{officer.crime}/decide")
    officer.chooses_shown("16")
    officer.writes_every_reason()
    officer.records_the_decision()
    supervisor.opens_crime()
    supervisor.answers_the_decision("confirmed", "As the investigation found.")
    expect(supervisor.page.locator(".desk-identity")).to_contain_text("Outcome 16")


def test_after_new_information_outcome_21_opens(page, browser, live_site, seen):
    """The twin: the same start, then every floor question is answered no, with its source."""
    reporter = Reporter(page, live_site.url, seen)
    a_child_reports_threats(reporter)
    officer = Desk(browser.new_page(), live_site, seen)
    officer.signs_in("officer")
    an_investigation_opens(officer, reporter.reference, "60/000012/26")
    officer.chooses("investigate")
    officer.writes_every_reason()
    officer.records_the_decision()
    every_step_is_done(officer)
    the_investigation_ends(officer, "It was a friend's joke; no adult, no threat, no gain.")

    officer.follow("Answer the questions again")
    officer.answers_every_question()
    officer.gives_own_view(
        "Outcome 21: support, and no formal action", "A joke, and they are sorry."
    )
    officer.sees_the_recommendation("Outcome 21: support, and no formal action")
    officer.tells("The child")
    officer.tells("A parent or carer")
    officer.becomes_person_involved()
    officer.chooses("21")
    officer.writes_every_reason()
    officer.records_the_decision()
    supervisor = Desk(browser.new_page(), live_site, seen)
    supervisor.signs_in("supervisor")
    supervisor.crime = officer.crime
    supervisor.opens_crime()
    expect(supervisor.page.get_by_role("main")).to_contain_text("2 assessments were made")
    supervisor.answers_the_decision("confirmed", "New facts, each with its source.")
    expect(supervisor.page.locator(".desk-identity")).to_contain_text("Outcome 21")


def test_outcome_21_is_closed_at_the_command_line_with_the_same_words(tmp_path, live_site: Site):
    facts = tmp_path / "facts.yaml"
    facts.write_text("answers: {coerced: yes, adult_involved: yes}\n")
    command = [sys.executable, "-m", "outcome21.config.command", "policy", "assess"]
    told = subprocess.run(  # noqa: S603
        [*command, "--facts", str(facts), "--outcome", "21"],
        cwd=ROOT,
        env=dict(os.environ),
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 1
    assert "Outcome 21 is closed to everybody" in told.stderr
    assert "pressured, threatened or blackmailed" in told.stderr
