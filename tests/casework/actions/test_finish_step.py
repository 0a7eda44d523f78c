"""A step of an investigation is done."""

from __future__ import annotations

from uuid import uuid4

import pytest

from outcome21.casework.actions import finish_step
from outcome21.casework.models import InvestigationStep
from tests.acts import keeps_to_its_own, refusal, subjects_of
from tests.casework.story import NOON, a_crime, answers, investigating
from tests.people import ASHA

pytestmark = pytest.mark.django_db


@pytest.fixture
def crime():
    made = a_crime()
    investigating(made, answers(coerced="yes"))
    return made


def request(crime, **changes):
    step = InvestigationStep.objects.first().id
    asked = {"by": ASHA, "at": NOON, "crime": crime, "step": step, "note": "They are safe."}
    return asked | changes


def test_who_did_it_when_and_what_came_of_it_is_kept(crime):
    asked = request(crime)
    finish_step(**asked)
    step = InvestigationStep.objects.get(id=asked["step"])
    assert (step.done_by, step.done_at) == ("staff:asha", NOON)
    assert b"safe" not in bytes(step.note)


def test_it_is_done_once(crime):
    asked = request(crime)
    finish_step(**asked)
    assert refusal(finish_step, **asked) == "step_done"


def test_it_says_what_came_of_it(crime):
    assert refusal(finish_step, **request(crime, note=" ")) == "step_note_missing"
    assert not InvestigationStep.objects.exclude(done_at=None).exists()


def test_a_step_of_another_crime_is_not_here(crime):
    assert refusal(finish_step, **request(a_crime())) == "not_here"
    assert refusal(finish_step, **request(crime, step=uuid4())) == "not_here"


def test_its_entry_names_the_crime(crime):
    finish_step(**request(crime))
    assert subjects_of("finish_step") == {crime}


def test_it_stays_with_its_own_force_and_those_who_may(crime):
    keeps_to_its_own(finish_step, "finish_step", **request(crime))
