"""An education or diversion activity is arranged or completed."""

from __future__ import annotations

from datetime import date

import pytest

from outcome21.casework.actions import decide, record_intervention
from outcome21.casework.models import Intervention
from tests.acts import keeps_to_its_own, refusal, subjects_of
from tests.casework.story import NOON, a_crime, answers, shown, to_outcome
from tests.people import ASHA

pytestmark = pytest.mark.django_db
MONDAY, TODAY, TOMORROW = date(2026, 11, 16), date(2026, 11, 23), date(2026, 11, 24)


def request(crime, **changes):
    asked = {"service": "demo-education-session", "starts_on": MONDAY, "completed_on": TODAY}
    return {"by": ASHA, "at": NOON, "crime": crime, "words": "A talk at school."} | asked | changes


def test_the_activity_and_its_days_are_kept_and_its_words_sealed():
    record_intervention(**request(a_crime()))
    kept = Intervention.objects.get()
    assert (kept.service, kept.starts_on, kept.completed_on) == (
        "demo-education-session",
        MONDAY,
        TODAY,
    )
    assert b"talk" not in bytes(kept.words)


@pytest.mark.parametrize("completed_on", [date(2026, 11, 15), TOMORROW])
def test_it_is_completed_after_its_start_and_not_in_the_future(completed_on):
    asked = request(a_crime(), completed_on=completed_on)
    assert refusal(record_intervention, **asked) == "completion_date"


def test_an_unknown_service_is_refused():
    asked = request(a_crime(), service="nowhere")
    assert refusal(record_intervention, **asked) == "service_unknown"


def test_outcome_22_needs_one_that_is_completed():
    crime = a_crime()
    shown(crime, answers())
    choice = {"by": ASHA, "at": NOON, "crime": crime, "number": 1, "choice": to_outcome("22")}
    record_intervention(**request(crime, starts_on=TOMORROW, completed_on=None))
    assert refusal(decide, **choice) == "intervention_completed"
    record_intervention(**request(crime))
    assert decide(**choice) == 1


def test_its_entry_names_the_crime():
    crime = a_crime()
    record_intervention(**request(crime))
    assert subjects_of("record_intervention") == {crime}


def test_it_stays_with_its_own_force_and_those_who_may():
    keeps_to_its_own(record_intervention, "record_intervention", **request(a_crime()))
