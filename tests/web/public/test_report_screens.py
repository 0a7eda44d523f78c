"""What the screens of the report form say to whoever reads them, with the script and without."""

import re

import pytest

from outcome21.guidance.only_if import SAID, only_if
from outcome21.guidance.pages import include
from outcome21.guidance.report_questions import FIELDS, STEPS, step
from tests.guidance.reading import blame_words, grade, longest_sentence
from tests.web.public.reporting import (
    BOTH_WAYS,
    FIVE,
    answer,
    begin,
    heading,
    only_report,
    walk,
)

pytestmark = pytest.mark.django_db
FIRST = "What to do first"


def main_of(visitor):
    return visitor.text.partition("<main")[2].partition("</main>")[0]


def panel_of(visitor, step_id):
    """One step of the one document."""
    return visitor.text.partition(f'id="step-{step_id}"')[2].partition('class="report-step"')[0]


# Danger


@pytest.mark.parametrize("sure", ["yes", "not_known"])
def test_whoever_is_not_sure_of_danger_is_shown_the_help_too(visitor, sure):
    """RP-8: only for who said yes is it true that we mark it as urgent."""
    answer(begin(visitor), danger=sure)
    assert heading(visitor) == "Get help now"
    said = main_of(visitor)
    assert ("We will mark what you send as urgent" in said) == (sure == "yes")
    assert ("If someone could be hurt today" in said) == (sure == "not_known")
    assert 'href="tel:999"' in said and "we may not read it straight away." in said.lower()


def test_the_one_document_keeps_urgent_for_whoever_says_yes(visitor):
    panel = panel_of(visitor.get("/tell-us/form"), "danger-help")
    assert 'class="report-sure report-urgent">We will mark what you send as urgent' in panel
    assert re.search(r'class="report-unsure">If someone could be hurt today', panel)


@BOTH_WAYS
def test_not_sure_of_danger_is_kept_as_it_was_said(visitor, way):
    """Never no, and not urgent: the officer asks."""
    way(visitor, danger="not_known")
    report = only_report()
    assert (report.coded["danger"], report.urgent) == ("not_known", False)


@pytest.mark.parametrize("prefix", ["", "/cy"])
def test_what_is_not_urgent_does_not_stand_under_call_999_now(visitor, prefix):
    panel = panel_of(visitor.get(f"{prefix}/tell-us/form"), "danger-help")
    assert "tel:101" not in panel and panel.count("<li>") == panel.count("</li>") == 6
    assert "tel:08001111" in panel
    assert "tel:101" in visitor.text.partition("</main>")[2]


# Threats


@pytest.mark.parametrize("prefix", ["", "/cy"])
def test_help_in_the_form_does_not_lead_out_of_it_to_its_start(visitor, prefix):
    assert f'href="{prefix}/tell-us"' in main_of(visitor.get(f"{prefix}/now"))
    panel = panel_of(visitor.get(f"{prefix}/tell-us/form"), "threat-help")
    assert f'href="{prefix}/tell-us"' not in panel
    assert panel.count("carry on here" if not prefix else "parhau yma") >= 2


@pytest.mark.parametrize("who", ["child", "rather_not_say", "parent", "professional", "other"])
def test_the_help_against_threats_speaks_to_whoever_reads(visitor, who):
    walk(begin(visitor), FIVE | {"who": who, "going_on": ["threats"]}, until=FIRST)
    said = main_of(visitor)
    for_self = who in ("child", "rather_not_say")
    assert ("You have done nothing wrong by being threatened." in said) == for_self
    assert ("The young person has done nothing wrong by being threatened." in said) != for_self
    assert ("Help them to stop replying" in said) != for_self
    assert ("Someone is doing this to you." in said) == for_self


def test_the_one_document_has_the_help_for_both(visitor):
    panel = panel_of(visitor.get("/tell-us/form"), "threat-help")
    you, _, they = panel.partition('<div class="report-they">')
    assert "Stop replying" in you and "Help them to stop replying" in they


def test_the_steps_for_others_are_easy_and_in_the_same_order():
    words = include("threats-for-others").words
    assert grade(words) <= 5
    assert longest_sentence(words) <= 20
    assert blame_words(words) == []
    steps = ["stop replying", "not to pay", "Do not delete", "block", "tell someone now", "taken d"]
    places = [words.find(said) for said in steps]
    assert -1 not in places and places == sorted(places)


# For whom


def test_every_condition_of_a_question_has_its_words():
    conditions = {condition for one in STEPS for condition in one.asked_if}
    assert conditions == set(SAID)
    assert all(bool(only_if(one)) == bool(one.asked_if) for one in STEPS)


def test_what_the_condition_needs_itself_is_not_said_again():
    said = [str(words) for words in only_if(step("contact"))]
    assert said == ["Only if it is safe for us to contact you."]
    assert len(only_if(step("work"))) == 2


def test_the_long_document_says_for_whom_a_question_is(visitor):
    visitor.get("/tell-us/form")
    for one in STEPS:
        before = panel_of(visitor, one.id).partition("data-heading")[0]
        shown = re.findall(r'<p class="govuk-body report-long">(.*?)</p>', before)
        assert shown == ([" ".join(map(str, only_if(one)))] if one.asked_if else [])


def test_one_question_a_page_does_not_say_for_whom(visitor):
    answer(begin(visitor), danger="yes")
    assert "report-long" not in visitor.text


# Words


def test_no_question_left_out_tells_anybody_which_answer_to_choose():
    """A frightened child does what "Select yes" says, and presses Yes."""
    for field in FIELDS.values():
        assert not re.search(
            r"\b(?:select|choose) (?:yes|no)\b", str(field.required), re.IGNORECASE
        )


def test_whoever_got_or_passed_on_a_picture_is_not_called_the_other_person():
    assert str(step("other-person").helps.you).startswith("This is anyone else who is part of it.")


def test_nothing_is_promised_about_contact_that_other_pages_take_back():
    assert "nothing else" not in str(step("contact").helps.you)


def test_the_first_page_lists_the_five_answers(visitor):
    visitor.get("/tell-us")
    listed = main_of(visitor).partition("What we ask</h2>")[2].partition("</ul>")[0]
    assert listed.count("<li>") == 5
    assert "You can skip the rest: press Continue." in main_of(visitor)


# How far


def test_the_line_above_each_question_says_which_it_is(visitor):
    """It counts what was shown so far, as the tab does; how many come depends on the answers."""
    begin(visitor)
    for number, given in enumerate([{"danger": "yes"}, {}, {"who": "child"}], start=1):
        before = main_of(visitor).partition("<h1")[0]
        assert re.search(rf"report-name--small\">[^<]* – Question {number}</p>", before)
        assert " of " not in before.rpartition("<p")[2]
        answer(visitor, **given)
