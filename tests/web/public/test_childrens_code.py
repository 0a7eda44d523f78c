"""The fifteen standards of the Children's Code, as far as a program can see them.

1 (best interests) and 2 (the impact assessment) are signed by people: docs/to-confirm.md.
4 and 8 are also held by tests/guidance/test_what_we_keep.py.
"""

import re
from pathlib import Path

import pytest

import outcome21.web.public as public_site
from outcome21.casework.models import Report
from outcome21.guidance.pages import all_pages, find
from outcome21.guidance.questions_reaching_you import NAMED, SAFEST
from outcome21.guidance.report_questions import STEPS
from outcome21.web.shared import pages as shared
from tests.guidance.reading import grade
from tests.repository.loaded import register_every_act
from tests.web.public.reporting import FIVE, whole

pytestmark = pytest.mark.django_db
each_page = pytest.mark.parametrize("page", all_pages(), ids=lambda page: page.id)
PROGRAMS = sorted(Path(public_site.__file__).parent.glob("*.py"))
SCRIPTS = [
    Path(shared.__file__).resolve().parents[1] / "static" / name
    for name in ("public.js", "report.js", "leave.js", "enabled.js")
]


def main_of(visitor):
    """What stands between the header and the footer."""
    return re.search(r"<main.*?</main>", visitor.text, re.DOTALL)[0]


@each_page
def test_nobody_is_asked_an_age_before_they_may_read(visitor, page):
    """Children's Code 3: no age gate; every page opens at once, for every visitor alike."""
    visitor.look(page.path)
    assert visitor.page.status_code == 200
    assert 'name="age"' not in visitor.text
    assert 'http-equiv="refresh"' not in visitor.text


def test_an_age_only_chooses_the_wording_and_not_knowing_is_an_answer():
    """Children's Code 3: the band is what the visitor says it is."""
    [age] = [field for step in STEPS for field in step.fields if field.id == "age"]
    assert {"under_10", "18_over", "not_known"} <= {option.code for option in age.options}


@pytest.mark.parametrize("step", [one for one in STEPS if one.fields], ids=lambda one: one.id)
def test_every_question_says_why_it_is_asked(step):
    """Children's Code 4: a line at the question itself, in both ways of putting it."""
    for said in (step.helps.you, step.helps.they):
        reasons = [str(said), *(str(field.helps.you) for field in step.fields)]
        assert "We ask" in " ".join(reasons) or "Nobody should" in " ".join(reasons), step.id


def test_the_notice_for_a_child_is_one_that_a_child_can_read():
    """Children's Code 4: grade 5 or easier."""
    assert grade(find("/privacy/young-people").words) <= 5


def test_the_table_of_what_is_kept_stands_on_the_page(visitor):
    """Children's Code 4: the table that a test holds to the database is the one shown."""
    main = main_of(visitor.get("/privacy"))
    assert main.count("<table") == 4
    assert "What you wrote in your own words" in main
    assert "It is locked." in main


@each_page
def test_nothing_is_sent_to_anybody_else(visitor, page):
    """Children's Code 5: no advertisement, no measuring, no other company's script or picture."""
    text = visitor.look(page.path).text
    assert not re.search(r'<(?:script|img|iframe|link)\b[^>]*(?:src|href)="(?:https?:)?//', text)
    assert "connect-src 'none'" in visitor.page["Content-Security-Policy"] or (
        "default-src 'none'" in visitor.page["Content-Security-Policy"]
        and "connect-src" not in visitor.page["Content-Security-Policy"]
    )


def test_the_notice_says_what_reports_are_not_used_for():
    """Children's Code 5: not sold, no adverts, no research, no training of computers."""
    words = find("/privacy").words
    for said in ("do not sell", "adverts", "for research", "to train computers"):
        assert said in words, said


@each_page
def test_no_page_promises_a_time_that_nobody_set(page):
    """Children's Code 6: what is published is what is done."""
    promise = r"\bwithin (?:\d+|a|one|two|a few) (?:minute|hour|working|day|week)"
    others = r"rules ask|platforms?|Code|Independent Monitor"
    ours = [line for line in page.words.splitlines() if not re.search(others, line)]
    assert not re.search(promise, "\n".join(ours), re.IGNORECASE), page.file


def test_nothing_is_ticked_before_the_visitor_ticks_it(visitor):
    """Children's Code 7 and 13: every form opens empty."""
    for address in ("/tell-us/form", "/which-door", "/feedback/home", "/replies"):
        html = visitor.get(address).text
        assert not re.search(r"<(?:input|option)[^>]*\s(?:checked|selected)", html), address


def test_what_is_left_out_means_the_safest():
    """Children's Code 7: no voicemail, our number hidden, nothing said to others."""
    assert SAFEST == {"if_answered": "say_nothing", "voicemail": "no", "hide_number": "yes"}
    assert not {"email", "phone", "voicemail"} & set(FIVE)


def test_a_report_with_five_answers_keeps_nothing_more(visitor):
    """Children's Code 8: what a child did not say is not worked out."""
    whole(visitor, account="")
    report = Report.objects.get()
    assert set(report.coded) <= set(FIVE)
    assert not report.named
    assert report.identity is None
    assert report.contact is None


def test_what_is_told_to_others_is_logged_as_that():
    """Children's Code 9: each sharing is an act of its own, of the kind called disclosure."""
    acts = register_every_act()
    assert {acts[name].kind for name in ("refer", "tell")} == {"disclosure"}
    assert "Each time is written down, with the reason" in find("/privacy").words


@each_page
def test_no_page_may_ask_where_somebody_is(visitor, page):
    """Children's Code 10: place, camera, microphone and the rest are off for every page."""
    policy = visitor.look(page.path).page["Permissions-Policy"]
    for device in ("geolocation", "camera", "microphone"):
        assert f"{device}=()" in policy


def test_visitors_are_told_who_might_see_the_visit_and_parents_are_not_told_of_it():
    """Children's Code 11: filters at school and at home are named; the site tells no parent."""
    words = find("/staying-safe-online").words
    assert "school wifi" in words
    assert "family safety app" in words
    assert "Nothing on this site tells a parent that you came here" in find("/privacy").words


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda file: file.name)
def test_the_public_site_judges_nobody(program):
    """Children's Code 12: no profile, no score; the policy's advice is not worked out here."""
    assert not re.search(r"\b(?:recommend|score|profile)\w*\(", program.read_text("utf-8"))


def test_a_name_and_no_name_weigh_the_same(visitor):
    """Children's Code 13: both are choices of one question, made alike."""
    assert [option.code for option in NAMED.fields[0].options] == ["no", "yes"]
    text = visitor.get("/tell-us/form").text
    classes = re.findall(r'<input class="([^"]*)"[^>]*name="named"', text)
    assert len(classes) == 2
    assert len(set(classes)) == 1


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda file: file.name)
def test_no_script_holds_a_visitor_back(script):
    """Children's Code 13: no "are you sure", no countdown, no pop-up."""
    code = script.read_text("utf-8")
    assert not re.search(r"beforeunload|\bconfirm\(|\balert\(|\bprompt\(|showModal", code)


def test_it_is_said_that_there_is_nothing_for_toys():
    """Children's Code 14: does not apply, and that is stated."""
    assert "nothing for toys or other devices" in find("/about").words


@each_page
def test_a_child_finds_what_they_can_ask_for_in_two_clicks(visitor, page):
    """Children's Code 15: any page, then what we keep, then the page for young people."""
    assert re.search(r'href="/privacy(?:/young-people)?"', visitor.look(page.path).text)


def test_a_child_is_told_what_they_can_ask_for_and_how():
    """Children's Code 15: what is held, put right, taken out, who was told, whom to ask."""
    words = find("/privacy/young-people").words
    for said in ("what we hold", "put it right", "take it out", "who we have told", "101"):
        assert said in words, said
