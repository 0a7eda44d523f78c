"""An officer opens a crime: everything about it on one screen, and the log says so."""

from __future__ import annotations

import pytest

from outcome21.audit.models import AuditEntry
from outcome21.casework.actions import consult_crime, link_report, refer
from tests.acts import keeps_to_its_own, refusal, subjects_of
from tests.casework.story import (
    NOON,
    a_crime,
    a_report,
    answers,
    confirmed,
    decided,
    end_of_investigation,
    force_reference,
    investigating,
)
from tests.people import ASHA, CARYS

pytestmark = pytest.mark.django_db


def opened(crime, by=ASHA):
    return consult_crime(by=by, at=NOON, reference=crime)


def test_a_new_crime_shows_its_people_and_report_and_waits_for_answers():
    crime = opened(a_crime())
    [report] = crime.reports
    assert report.has_code
    assert [person.name for person in crime.people] == ["Robin"]
    assert (crime.assessment, crime.decisions, crime.outcome) == (None, [], None)
    assert crime.next_step == "assess"


def test_a_finished_crime_shows_every_step_with_its_words():
    reference = a_crime()
    confirmed(reference, decided(reference))
    crime = opened(reference, by=CARYS)
    assert crime.assessment.own_view_words == "No harm meant."
    assert crime.assessment.recommendation["route"] == "outcome_21"
    [decision] = crime.decisions
    assert decision.rationale["facts"].startswith("Filled")
    assert (decision.review.result, decision.review.words) == ("confirmed", "I agree.")
    assert crime.outcome.code == "21"
    assert {line.what for line in crime.support} == {"child", "parent"}


def test_an_investigation_shows_its_finding_and_what_came_of_each_step():
    reference = a_crime()
    investigating(reference, answers(coerced="yes"))
    end_of_investigation(reference)
    [investigation] = opened(reference).investigations
    assert investigation.finding == "The risk was dealt with."
    assert investigation.social_care == "They will support the family."
    assert {step.note for step in investigation.steps} == {"Done."}


def test_support_is_listed_newest_first():
    reference = a_crime()
    refer(by=ASHA, at=NOON, crime=reference, service="childline", basis="family_agreed", shared="x")
    [line] = opened(reference).support
    assert (line.kind, line.what, line.result, line.words) == (
        "referral",
        "childline",
        "family_agreed",
        "x",
    )


def test_its_entry_names_the_crime_and_every_report_shown_with_it():
    crime = a_crime()
    second = a_report().reference
    link_report(by=ASHA, at=NOON, report=second, crime_reference=force_reference(crime))
    first = next(line.reference for line in opened(crime).reports if line.reference != second)
    assert subjects_of("consult_crime") == {crime, first, second}


def test_opening_it_twice_is_logged_twice():
    crime = a_crime()
    opened(crime)
    opened(crime)
    assert AuditEntry.objects.filter(act="consult_crime").count() == 2


def test_an_unknown_reference_is_not_here():
    assert refusal(consult_crime, by=ASHA, at=NOON, reference="0000000000") == "not_here"


def test_it_stays_with_its_own_force_and_those_who_may():
    keeps_to_its_own(consult_crime, "consult_crime", by=ASHA, at=NOON, reference=a_crime())
