"""The officer's own view, before any recommendation is shown."""

from __future__ import annotations

import pytest

from outcome21.casework.actions import assess, give_own_view, show_recommendation
from outcome21.casework.models import OwnView
from tests.acts import keeps_to_its_own, refusal, subjects_of
from tests.casework.story import NOON, a_crime, answers
from tests.people import ASHA

pytestmark = pytest.mark.django_db


@pytest.fixture
def crime():
    made = a_crime()
    assess(by=ASHA, at=NOON, crime=made, answers=answers())
    return made


def request(crime, **changes):
    view = {"number": 1, "route": "outcome_21", "words": "Two friends; no harm meant."}
    return {"by": ASHA, "at": NOON, "crime": crime} | view | changes


def test_the_view_is_kept_with_its_words_sealed(crime):
    give_own_view(**request(crime))
    view = OwnView.objects.get()
    assert (view.route, view.given_by, view.given_at) == ("outcome_21", "staff:asha", NOON)
    assert b"friends" not in bytes(view.words)


@pytest.mark.parametrize("route", ["", "caution", "OUTCOME_21"])
def test_it_is_one_of_the_routes(crime, route):
    assert refusal(give_own_view, **request(crime, route=route)) == "view_missing"


def test_it_has_words(crime):
    assert refusal(give_own_view, **request(crime, words="  ")) == "view_words_missing"


def test_it_is_given_once(crime):
    give_own_view(**request(crime))
    assert refusal(give_own_view, **request(crime, route="investigate")) == "view_given"


def test_it_is_not_changed_after_the_recommendation_was_shown(crime):
    give_own_view(**request(crime))
    show_recommendation(by=ASHA, at=NOON, crime=crime, number=1)
    assert refusal(give_own_view, **request(crime)) == "view_given"


def test_it_is_of_the_newest_assessment(crime):
    assess(by=ASHA, at=NOON, crime=crime, answers=answers(coerced="yes"), after=1)
    assert refusal(give_own_view, **request(crime)) == "assessment_replaced"


def test_it_needs_an_assessment(crime):
    assert refusal(give_own_view, **request(crime, number=2)) == "not_here"
    assert refusal(give_own_view, **request(a_crime())) == "not_here"


def test_its_entry_names_the_crime(crime):
    give_own_view(**request(crime))
    assert subjects_of("give_own_view") == {crime}


def test_it_stays_with_its_own_force_and_those_who_may(crime):
    keeps_to_its_own(give_own_view, "give_own_view", **request(crime))
