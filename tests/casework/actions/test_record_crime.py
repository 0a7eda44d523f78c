"""A report becomes a recorded crime."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from outcome21.casework.actions import consult_crime, record_crime
from outcome21.casework.models import Crime, Person, ReportOfCrime
from outcome21.casework.people import NewPerson
from outcome21.domain.offences import offence_list
from tests.acts import keeps_to_its_own, refusal, subjects_of
from tests.casework.story import CHILD, NOON, a_crime_reference, a_report
from tests.people import ASHA

pytestmark = pytest.mark.django_db


def request(**changes):
    report = changes.pop("report", None) or a_report().reference
    return {
        "by": ASHA,
        "at": NOON,
        "report": report,
        "crime_reference": a_crime_reference(),
        "offence": "086/02",
        "people": (CHILD,),
    } | changes


def test_the_crime_has_the_forces_reference_its_offence_and_the_data_it_was_chosen_from():
    asked = request(crime_reference="60/123456/26", at=NOON + timedelta(hours=2))
    crime = Crime.objects.get(reference=record_crime(**asked))
    assert (crime.crime_reference, crime.offence) == ("60/123456/26", "086/02")
    assert crime.offences_digest == offence_list().digest
    assert (crime.first_reported_at, crime.recorded_at) == (NOON, NOON + timedelta(hours=2))
    assert crime.recorded_by == "staff:asha"


def test_the_report_belongs_to_the_crime():
    asked = request()
    record_crime(**asked)
    tie = ReportOfCrime.objects.get()
    assert (tie.report.reference, tie.linked_by) == (asked["report"], "staff:asha")


def test_people_are_sealed_under_labels_with_the_age_band_of_the_day():
    other = NewPerson("suspect", pictured=False, told_age_band="18_over", why="Asked for it.")
    crime = record_crime(**request(people=(CHILD, other)))
    people = consult_crime(by=ASHA, at=NOON, reference=crime).people
    assert [(person.label, person.role, person.age_band) for person in people] == [
        ("Person A", "person_involved", "13_15"),
        ("Person B", "suspect", "18_over"),
    ]
    assert people[0].name == "Robin"
    assert people[0].date_of_birth == date(2012, 3, 1)
    assert b"Robin" not in bytes(Person.objects.get(label="Person A").name)


def test_a_crime_is_not_recorded_twice():
    asked = request()
    record_crime(**asked)
    assert refusal(record_crime, **asked) == "crime_recorded_already"
    assert (Crime.objects.count(), Person.objects.count()) == (1, 1)


def test_a_reference_in_another_form_than_the_forces_own_is_refused():
    assert refusal(record_crime, **request(crime_reference="12345")) == "crime_reference_form"


@pytest.mark.parametrize("offence", ["999/99", "", "murder"])
def test_an_offence_that_is_not_in_the_list_is_refused(offence):
    assert refusal(record_crime, **request(offence=offence)) == "offence_unknown"


def test_somebody_is_named_even_if_not_identified():
    assert refusal(record_crime, **request(people=())) == "nobody_named"


def test_nobody_pictured_is_recorded_as_a_suspect():
    people = (replace(CHILD, role="suspect"),)
    assert refusal(record_crime, **request(people=people)) == "pictured_not_suspect"
    assert not Crime.objects.exists()


def test_a_role_that_the_list_does_not_have_is_refused():
    assert refusal(record_crime, **request(people=(replace(CHILD, role="boss"),))) == "role_unknown"


@pytest.mark.parametrize("born", [date(2030, 1, 1), date(1850, 1, 1)])
def test_an_impossible_date_of_birth_is_refused(born):
    people = (replace(CHILD, date_of_birth=born),)
    assert refusal(record_crime, **request(people=people)) == "birth_date_wrong"


def test_its_entry_names_the_report_and_the_crime():
    asked = request()
    crime = record_crime(**asked)
    assert subjects_of("record_crime") == {asked["report"], crime}


def test_it_stays_with_its_own_force_and_those_who_may():
    keeps_to_its_own(record_crime, "record_crime", **request())
    assert not Crime.objects.exists()


def test_a_reference_left_empty_is_made_by_the_force_s_pattern():
    report = a_report().reference
    crime = record_crime(
        by=ASHA, at=NOON, report=report, crime_reference="", offence="086/02", people=[CHILD]
    )
    made = Crime.objects.get(reference=crime).crime_reference
    assert re.fullmatch(r"60/\d{6}/26", made)
