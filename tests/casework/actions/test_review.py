"""A different person confirms a decision, or returns it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from outcome21.casework.actions import (
    assess,
    consult_crime,
    decide,
    record_intervention,
    review,
)
from outcome21.casework.models import Outcome, Review, Told
from outcome21.domain.outcomes import framework_digest
from tests.acts import keeps_to_its_own, refusal, subjects_of
from tests.casework.story import (
    NOON,
    a_crime,
    answers,
    decided,
    end_of_investigation,
    investigating,
    shown,
    to_outcome,
    told,
)
from tests.people import ASHA, BRYN, without

pytestmark = pytest.mark.django_db


@pytest.fixture
def crime():
    made = a_crime()
    decided(made)
    return made


def request(crime, **changes):
    answer = {"decision": 1, "result": "confirmed", "words": "I agree."}
    return {"by": BRYN, "at": NOON, "crime": crime} | answer | changes


def test_confirming_sets_the_outcome_from_the_framework_of_the_day(crime):
    review(**request(crime))
    outcome = Outcome.objects.get()
    assert (outcome.code, outcome.set_by, outcome.set_at) == ("21", "staff:bryn", NOON)
    assert outcome.framework_digest == framework_digest()
    assert outcome.ended_at is None


def test_returning_sets_nothing_and_says_what_to_look_at(crime):
    review(**request(crime, result="returned", words="Ask the school."))
    found = consult_crime(by=ASHA, at=NOON, reference=crime)
    assert (found.outcome, found.next_step) == (None, "decide")
    assert found.decisions[0].review.words == "Ask the school."
    assert decide(by=ASHA, at=NOON, crime=crime, number=1, choice=to_outcome("21")) == 2


def test_nobody_answers_their_own_decision():
    crime = a_crime(by=BRYN)
    decided(crime, by=BRYN)
    for result in ("confirmed", "returned"):
        assert refusal(review, **request(crime, result=result)) == "own_decision"
    assert not Outcome.objects.exists()


def test_a_decision_is_answered_once(crime):
    review(**request(crime, result="returned"))
    assert refusal(review, **request(crime)) == "reviewed_already"


def test_the_answer_is_one_of_two_and_a_return_has_its_reason(crime):
    assert refusal(review, **request(crime, result="maybe")) == "result_missing"
    asked = request(crime, result="returned", words=" ")
    assert refusal(review, **asked) == "return_reason_missing"
    assert not Review.objects.exists()


def test_what_the_outcome_needs_is_checked_again(crime):
    Told.objects.all().delete()
    assert refusal(review, **request(crime)) == "child_told"
    assert not Outcome.objects.exists()


def test_a_decision_on_answers_that_were_replaced_is_not_confirmed(crime):
    assess(by=ASHA, at=NOON, crime=crime, answers=answers(coerced="yes"), after=1)
    assert refusal(review, **request(crime)) == "assessment_replaced"
    review(**request(crime, result="returned", words="The answers changed."))
    assert not Outcome.objects.exists()


def test_a_departure_needs_somebody_who_may_confirm_departures():
    crime = a_crime()
    investigating(crime, answers(under_13="yes"))
    end_of_investigation(crime)
    number = shown(crime, answers(under_13="yes"))
    told(crime)
    choice = to_outcome("21", "The risk was dealt with.")
    decide(by=ASHA, at=NOON, crime=crime, number=number, choice=choice)
    asked = request(crime, decision=2)
    bryn_may_not = asked | {"by": without(BRYN, "confirm_departure")}
    assert refusal(review, **bryn_may_not) == "not_permitted"
    review(**asked)
    assert Outcome.objects.get().code == "21"


def test_a_later_outcome_ends_the_earlier_one_which_stays_readable(crime):
    review(**request(crime))
    record_intervention(
        by=ASHA,
        at=NOON,
        crime=crime,
        service="demo-education-session",
        starts_on=NOON.date(),
        completed_on=NOON.date(),
        words="",
    )
    decide(by=ASHA, at=NOON, crime=crime, number=1, choice=to_outcome("22"))
    later = NOON + timedelta(days=1)
    review(**request(crime, decision=2, at=later))
    found = consult_crime(by=ASHA, at=later, reference=crime)
    assert found.outcome.code == "22"
    assert [(old.code, old.ended_at) for old in found.earlier_outcomes] == [("21", later)]


def test_an_unknown_decision_is_not_here(crime):
    assert refusal(review, **request(crime, decision=7)) == "not_here"


def test_its_words_are_sealed_and_its_entry_names_the_crime(crime):
    review(**request(crime))
    assert b"agree" not in bytes(Review.objects.get().words)
    assert subjects_of("review") == {crime}


def test_it_stays_with_its_own_force_and_those_who_may(crime):
    keeps_to_its_own(review, "review", **request(crime))
    assert refusal(review, **request(crime, by=ASHA)) == "not_permitted"
