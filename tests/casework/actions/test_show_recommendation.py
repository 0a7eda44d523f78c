"""The policy's recommendation is shown for the first time, and kept as it was shown."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from importlib import import_module

import pytest

from outcome21.casework.actions import assess, give_own_view, show_recommendation
from outcome21.casework.models import Assessment, Recommendation
from outcome21.domain.policy import floor, policy_in_force, recommend
from outcome21.domain.policy_change import would_change
from tests.acts import keeps_to_its_own, refusal, subjects_of
from tests.casework.story import NOON, a_crime, answers
from tests.people import ASHA, BRYN

pytestmark = pytest.mark.django_db
POLICY = policy_in_force(NOON.date())


@pytest.fixture
def crime():
    made = a_crime()
    assess(by=ASHA, at=NOON, crime=made, answers=answers(coerced="yes"))
    return made


def request(crime, **changes):
    return {"by": ASHA, "at": NOON, "crime": crime, "number": 1} | changes


def view_given(crime, number=1):
    view = {"number": number, "route": "review", "words": "Not sure."}
    give_own_view(by=ASHA, at=NOON, crime=crime, **view)


def test_it_is_kept_exactly_as_the_policy_gives_it(crime):
    view_given(crime)
    show_recommendation(**request(crime))
    shown = Recommendation.objects.get()
    asked = {name: answer.answer for name, answer in answers(coerced="yes").items()}
    changes = [change.as_data() for change in would_change(POLICY, asked)]
    expected = recommend(POLICY, asked).as_data() | {"would_change": changes}
    assert json.loads(shown.output) == expected
    assert [change["route"] for change in changes] == ["outcome_21", "review", "find_out"]
    assert (shown.route, shown.category) == ("investigate", "aggravated")
    assert (shown.policy, shown.policy_digest) == (POLICY.version, POLICY.digest)
    assert (shown.shown_to, shown.shown_at) == ("staff:asha", NOON)


def test_the_officers_own_view_comes_first(crime):
    assert refusal(show_recommendation, **request(crime)) == "own_view_first"
    assert not Recommendation.objects.exists()


def test_a_policy_never_proved_against_the_floor_as_it_is_recommends_nothing(crime, monkeypatch):
    view_given(crime)
    raised = replace(floor(), digest="0" * 64)
    module = import_module("outcome21.casework.actions.show_recommendation")
    monkeypatch.setattr(module, "floor", lambda: raised)
    assert refusal(show_recommendation, **request(crime)) == "policy_not_proved"
    assert not Recommendation.objects.exists()


def test_showing_it_again_keeps_the_first_showing(crime):
    view_given(crime)
    show_recommendation(**request(crime))
    show_recommendation(**request(crime, by=BRYN, at=NOON + timedelta(hours=1)))
    shown = Recommendation.objects.get()
    assert (shown.shown_to, shown.shown_at) == ("staff:asha", NOON)


def test_a_policy_file_that_is_not_the_one_that_was_answered_is_refused(crime):
    view_given(crime)
    Assessment.objects.update(policy_digest="0" * 64)
    assert refusal(show_recommendation, **request(crime)) == "policy_changed"


def test_only_the_newest_assessment_has_one(crime):
    view_given(crime)
    assess(by=ASHA, at=NOON, crime=crime, answers=answers(), after=1)
    assert refusal(show_recommendation, **request(crime)) == "assessment_replaced"


def test_its_entry_names_the_crime(crime):
    view_given(crime)
    show_recommendation(**request(crime))
    assert subjects_of("show_recommendation") == {crime}


def test_it_stays_with_its_own_force_and_those_who_may(crime):
    view_given(crime)
    keeps_to_its_own(show_recommendation, "show_recommendation", **request(crime))
