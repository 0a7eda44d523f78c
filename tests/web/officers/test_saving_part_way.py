"""The questions saved part-way: what is kept, what stays open, and what is still refused."""

import re
from datetime import date

import pytest

from outcome21.casework.people import NewPerson
from outcome21.domain.policy import policy_in_force
from outcome21.domain.policy_order import decisive_order
from tests.web.officers.cases import a_crime, assessed
from tests.web.officers.desk import Page, answers

pytestmark = pytest.mark.django_db
POLICY = policy_in_force(date(2026, 11, 22))
LATER = {"later": "yes"}
SOME = {
    "coerced": "no",
    "coerced_basis": "assessment",
    "coerced_source": "school",
    "coerced_note": "Asked twice.",
    "gain": "not_known",
}


def open_ones(page: Page) -> list[str]:
    """The questions that the page lists as open, in its order."""
    listed = page.html.partition('class="govuk-list desk-open__list"')[2].partition("</ol>")[0]
    return re.findall(r'href="#question-(\w+)"', listed)


def test_what_is_answered_is_stored_and_what_is_left_open_is_not_asked_yet(asha):
    crime = a_crime(asha.by)
    page = asha.send_all(f"crimes/{crime}/assess", SOME | LATER)
    assert page.status == 200
    assert "Your answers were saved. What you left open counts as not known" in page.text
    assert f"{len(POLICY.questions) - 2} not asked yet and 1 not known." in page.text
    assert page.text.count("Not asked yet Nobody has said so far") == len(POLICY.questions) - 2
    assert "Assessment: the school" in page.text and "Asked twice." in page.text


def test_coming_back_shows_what_was_saved_and_how_many_are_open(asha):
    crime = a_crime(asha.by)
    asha.send_all(f"crimes/{crime}/assess", SOME | LATER)
    page = asha.open(f"crimes/{crime}/assess")
    assert page.value("coerced") == "no"
    assert page.value("coerced_basis") == "assessment"
    assert page.value("coerced_note") == "Asked twice."
    total = len(POLICY.questions)
    assert page.value("under_13") == "no"  # from the ages on record
    said = f"{total - 2} of {total} questions are still open: {total - 3} not asked yet and 1"
    assert said in page.text
    assert "coerced" not in open_ones(page) and len(open_ones(page)) == total - 2


def test_what_was_left_open_is_open_again_and_only_a_real_not_known_is_chosen(asha):
    crime = a_crime(asha.by)
    asha.send_all(f"crimes/{crime}/assess", SOME | LATER)
    page = asha.open(f"crimes/{crime}/assess")
    assert page.value("gain") == "not_known"
    left = [one.id for one in POLICY.questions if one.id not in ("coerced", "gain", "under_13")]
    assert {page.value(question) for question in left} == {""}


def test_what_was_left_open_cannot_be_stored_whole_without_being_asked(asha):
    crime = a_crime(asha.by)
    asha.send_all(f"crimes/{crime}/assess", SOME | LATER)
    names = re.findall(r'name="(\w+)"', asha.open(f"crimes/{crime}/assess").html)
    page = asha.open(f"crimes/{crime}/assess")
    filled = {name: page.value(name) for name in names if page.value(name)}
    again = asha.send_all(f"crimes/{crime}/assess", filled)
    left = {one.id for one in POLICY.questions} - {"coerced", "gain", "under_13"}
    assert (again.status, {field for field, _ in again.problems()}) == (422, left)


def test_the_own_view_is_reached_with_open_questions_and_says_how_many(asha):
    crime = a_crime(asha.by)
    asha.send_all(f"crimes/{crime}/assess", SOME | LATER)
    page = asha.open(f"crimes/{crime}/own-view")
    total = len(POLICY.questions)
    said = f"{total - 1} of {total} questions are still open ({total - 2} not asked yet and 1"
    assert said in page.text
    view = {"number": "1", "route": "find_out", "words": "More to ask."}
    assert "Your view was stored" in asha.send_all(f"crimes/{crime}/own-view", view).text
    page = asha.send(f"crimes/{crime}/recommendation", number="1")
    assert "The policy recommends: Find out more before deciding" in page.text


def test_the_crime_and_the_own_view_lead_back_to_what_is_open(asha):
    crime = a_crime(asha.by)
    asha.send_all(f"crimes/{crime}/assess", answers(gain="not_known"))
    for page in (asha.open(f"crimes/{crime}"), asha.open(f"crimes/{crime}/own-view")):
        assert f"1 of {len(POLICY.questions)} questions is still open" in page.text
        assert f'href="/officers/crimes/{crime}/assess"' in page.html
    assessed(asha.by, crime)
    assert "still open" not in asha.open(f"crimes/{crime}").text
    assert "Every question is answered yes or no" in asha.open(f"crimes/{crime}/assess").text


def test_the_open_ones_are_listed_in_the_order_most_worth_asking_and_lead_to_the_question(asha):
    page = asha.open(f"crimes/{a_crime(asha.by, people=(NewPerson('victim', False),))}/assess")
    assert open_ones(page) == list(decisive_order(POLICY))
    for question in open_ones(page):
        assert f'<div class="desk-question" id="question-{question}">' in page.html


def test_what_was_answered_changes_which_are_listed_and_never_their_order(asha):
    """An order that followed the answers would tell what the policy makes of them."""
    known = ("coerced", "shared_widely")
    for word in ("yes", "no"):
        crime = a_crime(asha.by)
        assessed(asha.by, crime, "not_known", **dict.fromkeys(known, word))
        listed = open_ones(asha.open(f"crimes/{crime}/assess"))
        assert listed == [one for one in decisive_order(POLICY) if one not in known]


def test_saved_part_way_a_yes_or_no_still_needs_its_source_and_nothing_is_lost(asha):
    typed = {"coerced": "yes", "gain_note": "Asked twice.", "deceived": "not_known"}
    crime = a_crime(asha.by)
    page = asha.send_all(f"crimes/{crime}/assess", typed | LATER)
    assert page.status == 422
    assert [field for field, _ in page.problems()] == ["coerced_basis", "coerced_source"]
    assert page.value("coerced") == "yes"
    assert page.value("gain_note") == "Asked twice."
    assert page.value("deceived") == "not_known"
    assert "The questions have not been answered yet" in asha.open(f"crimes/{crime}").text


def test_a_source_without_an_answer_is_asked_for_because_it_would_be_lost(asha):
    page = asha.send_all(
        f"crimes/{a_crime(asha.by)}/assess", SOME | LATER | {"exploited_source": "child"}
    )
    assert (page.status, [field for field, _ in page.problems()]) == (422, ["exploited"])
    assert page.value("exploited_source") == "child"


def test_a_note_at_an_open_question_is_kept(asha):
    crime = a_crime(asha.by)
    asha.send_all(f"crimes/{crime}/assess", {"gain_note": "Ask the school.", **LATER})
    assert asha.open(f"crimes/{crime}/assess").value("gain_note") == "Ask the school."


def test_with_nothing_answered_there_is_nothing_to_save(asha):
    crime = a_crime(asha.by)
    page = asha.send(f"crimes/{crime}/assess", **LATER)
    assert page.status == 422
    assert page.problems() == [
        ("questions", "Nothing is answered yet, so there is nothing to save.")
    ]
    assert 'id="questions"' in page.html


def test_what_came_by_a_code_answers_nothing_no_part_way_either(asha):
    typed = SOME | LATER | {"coerced_source": "code"}
    page = asha.send_all(f"crimes/{a_crime(asha.by)}/assess", typed)
    assert (page.status, [field for field, _ in page.problems()]) == (409, ["coerced_source"])


def test_every_question_answered_is_stored_whole_by_either_button(asha):
    page = asha.send_all(f"crimes/{a_crime(asha.by)}/assess", answers() | LATER)
    assert "The answers were stored. Next, give your own view" in page.text
    assert "counts as not known" not in page.text


def test_a_child_at_risk_is_shown_at_once_also_when_saved_part_way_and_on_the_questions(asha):
    crime = a_crime(asha.by)
    at_risk = {"immediate_risk": "yes", "immediate_risk_basis": "fact"}
    page = asha.send_all(f"crimes/{crime}/assess", at_risk | LATER)
    assert page.status == 422
    assert "You answered that a child is at risk now. Act now to keep the child safe" in page.text
    assert "Your answers are not stored yet" in page.text
    saved = at_risk | {"immediate_risk_source": "school"} | LATER
    assert "A child is at risk now. Act now" in asha.send_all(f"crimes/{crime}/assess", saved).text
    page = asha.open(f"crimes/{crime}/assess")
    assert "A child is at risk now. Act now to keep the child safe" in page.text
    assert "not stored yet" not in page.text
