"""Somebody's role in a crime changes; the old role stays readable."""

from __future__ import annotations

from datetime import timedelta

import pytest

from outcome21.casework.actions import change_role, consult_crime
from outcome21.casework.people import NewPerson
from tests.acts import keeps_to_its_own, refusal, subjects_of
from tests.casework.story import CHILD, NOON, a_crime, answers, shown
from tests.people import ASHA, BRYN

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=1)
FRIEND = NewPerson("person_involved", pictured=False, name="Sam", told_age_band="16_17")


def request(crime, role="victim", person="Person A", **changes):
    why = "She was tricked."
    asked = {"by": ASHA, "at": LATER, "crime": crime, "person": person, "role": role, "why": why}
    return asked | changes


def roles_of(crime, person=0):
    held = consult_crime(by=ASHA, at=LATER, reference=crime).people[person].roles
    return [(role.role, role.why, role.ends_at) for role in held]


def test_the_new_role_starts_when_the_old_one_ends_and_both_are_readable():
    crime = a_crime()
    change_role(**request(crime))
    assert roles_of(crime) == [("person_involved", "", LATER), ("victim", "She was tricked.", None)]


def test_a_reason_is_needed():
    crime = a_crime()
    assert refusal(change_role, **request(crime, why=" ")) == "why_missing"
    assert len(roles_of(crime)) == 1


def test_somebody_pictured_does_not_become_a_suspect():
    crime = a_crime()
    for by in (ASHA, BRYN):
        assert refusal(change_role, **request(crime, "suspect", by=by)) == "pictured_not_suspect"
    assert len(roles_of(crime)) == 1


def test_an_officer_cannot_make_the_supervisors_exception():
    asked = request(a_crime(), "suspect", supervisor_exception=True)
    assert refusal(change_role, **asked) == "not_permitted"


def test_a_supervisor_makes_it_with_a_reason():
    crime = a_crime()
    change_role(**request(crime, "suspect", by=BRYN, supervisor_exception=True))
    assert roles_of(crime)[-1] == ("suspect", "She was tricked.", None)


def test_a_child_in_a_non_aggravated_case_is_never_a_suspect_whoever_asks():
    crime = a_crime(people=(CHILD, FRIEND))
    shown(crime, answers())
    for by, exception in ((ASHA, False), (BRYN, True)):
        asked = request(crime, "suspect", "Person B", by=by, supervisor_exception=exception)
        assert refusal(change_role, **asked) == "child_not_suspect"


def test_in_an_aggravated_case_somebody_not_pictured_may_become_one():
    crime = a_crime(people=(CHILD, FRIEND))
    shown(crime, answers(coerced="yes"))
    change_role(**request(crime, "suspect", "Person B"))
    assert roles_of(crime, 1)[-1][0] == "suspect"


def test_unknown_people_and_roles_are_refused():
    crime = a_crime()
    assert refusal(change_role, **request(crime, person="Person Z")) == "not_here"
    assert refusal(change_role, **request(crime, "boss")) == "role_unknown"


def test_its_entry_names_the_crime():
    crime = a_crime()
    change_role(**request(crime))
    assert subjects_of("change_role") == {crime}


def test_it_stays_with_its_own_force_and_those_who_may():
    keeps_to_its_own(change_role, "change_role", **request(a_crime()))
