"""The one thing that a crime waits for."""

from __future__ import annotations

import pytest

from outcome21.casework.actions import (
    assess,
    decide,
    give_own_view,
    review,
    show_recommendation,
    tell,
)
from outcome21.casework.models import Crime
from outcome21.casework.next_steps import next_step
from tests.casework.story import (
    NOON,
    a_crime,
    answers,
    confirmed,
    decided,
    end_of_investigation,
    investigating,
    shown,
    to_outcome,
)
from tests.people import ASHA, BRYN

pytestmark = pytest.mark.django_db


def step(crime):
    return next_step(Crime.objects.get(reference=crime))


def told(crime, who, result):
    tell(by=ASHA, at=NOON, crime=crime, who=who, result=result, words="Because.")


def test_a_crime_waits_for_one_thing_after_another():
    crime = a_crime()
    done = {"by": ASHA, "at": NOON, "crime": crime}
    assert step(crime) == "assess"
    assess(**done, answers=answers())
    assert step(crime) == "give_own_view"
    give_own_view(**done, number=1, route="outcome_21", words="No harm meant.")
    assert step(crime) == "show_recommendation"
    show_recommendation(**done, number=1)
    assert step(crime) == "decide"
    told(crime, "child", "told")
    told(crime, "parent", "not_yet")
    decide(**done, number=1, choice=to_outcome("21"))
    assert step(crime) == "review"
    confirmed(crime, 1)
    assert step(crime) == "tell"
    told(crime, "parent", "told")
    assert step(crime) == "nothing"


def test_a_decision_that_was_returned_waits_to_be_made_again():
    crime = a_crime()
    decision = decided(crime)
    review(by=BRYN, at=NOON, crime=crime, decision=decision, result="returned", words="Ask.")
    assert step(crime) == "decide"


def test_while_an_investigation_is_open_that_is_what_it_waits_for():
    crime = a_crime()
    investigating(crime, answers(coerced="yes"))
    assert step(crime) == "investigate"
    end_of_investigation(crime)
    assert step(crime) == "decide"


def test_new_answers_during_an_investigation_are_seen_through_first():
    crime = a_crime()
    investigating(crime, answers(coerced="yes"))
    assess(by=ASHA, at=NOON, crime=crime, answers=answers(), after=1)
    assert step(crime) == "give_own_view"
    shown(crime, answers())
    assert step(crime) == "investigate"
