"""An investigation ends with what it found."""

from __future__ import annotations

import pytest

from outcome21.casework.actions import end_investigation, finish_step
from outcome21.casework.models import Investigation, InvestigationStep
from tests.acts import keeps_to_its_own, refusal, subjects_of
from tests.casework.story import NOON, a_crime, answers, investigating
from tests.people import ASHA

pytestmark = pytest.mark.django_db


@pytest.fixture
def crime():
    """An investigation with every step done."""
    made = a_crime()
    investigating(made, answers(coerced="yes"))
    for step in InvestigationStep.objects.all():
        finish_step(by=ASHA, at=NOON, crime=made, step=step.id, note="Done.")
    return made


def request(crime, **changes):
    found = {"finding": "An adult threatened her.", "social_care": "A plan is in place."}
    return {"by": ASHA, "at": NOON, "crime": crime} | found | changes


def test_what_was_found_is_kept_sealed_with_who_ended_it_and_when(crime):
    end_investigation(**request(crime))
    ended = Investigation.objects.get()
    assert (ended.ended_by, ended.ended_at) == ("staff:asha", NOON)
    assert b"threatened" not in bytes(ended.finding)
    assert b"plan" not in bytes(ended.social_care)


def test_social_care_may_have_said_nothing_yet(crime):
    end_investigation(**request(crime, social_care=""))
    assert Investigation.objects.get().social_care is None


def test_every_step_is_done_first():
    crime = a_crime()
    investigating(crime, answers(coerced="yes"))
    assert refusal(end_investigation, **request(crime)) == "steps_open"


def test_it_says_what_it_found(crime):
    assert refusal(end_investigation, **request(crime, finding=" ")) == "finding_missing"
    assert Investigation.objects.get().ended_at is None


def test_it_ends_once(crime):
    end_investigation(**request(crime))
    assert refusal(end_investigation, **request(crime)) == "no_open_investigation"


def test_its_entry_names_the_crime(crime):
    end_investigation(**request(crime))
    assert subjects_of("end_investigation") == {crime}


def test_it_stays_with_its_own_force_and_those_who_may(crime):
    keeps_to_its_own(end_investigation, "end_investigation", **request(crime))
