"""A referral to a service that supports children or families."""

from __future__ import annotations

import pytest

from outcome21.casework.actions import refer
from outcome21.casework.models import Referral
from tests.acts import entry_of, keeps_to_its_own, refusal, subjects_of
from tests.casework.story import NOON, a_crime
from tests.people import ASHA

pytestmark = pytest.mark.django_db


def request(crime, **changes):
    words = "A pupil who would like to talk."
    asked = {"service": "childline", "basis": "family_agreed", "shared": words}
    return {"by": ASHA, "at": NOON, "crime": crime} | asked | changes


def test_service_basis_and_person_are_kept_and_what_was_shared_is_sealed():
    refer(**request(a_crime(), person="Person A"))
    referral = Referral.objects.get()
    assert (referral.service, referral.basis) == ("childline", "family_agreed")
    assert referral.person.label == "Person A"
    assert b"pupil" not in bytes(referral.shared)


def test_a_referral_may_be_for_the_family():
    refer(**request(a_crime()))
    assert Referral.objects.get().person is None


@pytest.mark.parametrize("service", ["", "nowhere", "samaritans"])
def test_a_service_that_takes_no_referrals_is_refused(service):
    assert refusal(refer, **request(a_crime(), service=service)) == "service_unknown"


def test_it_names_the_basis_and_what_was_shared():
    crime = a_crime()
    assert refusal(refer, **request(crime, basis="curiosity")) == "basis_missing"
    assert refusal(refer, **request(crime, shared=" ")) == "shared_missing"
    assert not Referral.objects.exists()


def test_somebody_who_is_not_in_the_crime_is_not_here():
    assert refusal(refer, **request(a_crime(), person="Person Z")) == "not_here"


def test_its_entry_is_a_disclosure_and_names_the_crime_and_the_service():
    crime = a_crime()
    refer(**request(crime))
    assert entry_of("refer").kind == "disclosure"
    assert subjects_of("refer") == {crime, "service:childline"}


def test_it_stays_with_its_own_force_and_those_who_may():
    keeps_to_its_own(refer, "refer", **request(a_crime()))
