"""The neutral stage that a reporter is shown: never the decision itself."""

from __future__ import annotations

import pytest

from outcome21.casework.actions import (
    confirm_safe_contact,
    consult_report,
    link_report,
    send_message,
)
from outcome21.casework.models import Report
from outcome21.casework.stages import stage_of
from tests.casework.story import (
    NOON,
    a_crime,
    a_report,
    answers,
    confirmed,
    decided,
    force_reference,
    investigating,
    no_crime_here,
)
from tests.people import ASHA

pytestmark = pytest.mark.django_db


def stage(crime=None):
    reports = Report.objects.filter(of_crimes__crime__reference=crime) if crime else Report.objects
    return stage_of(reports.get())


def test_a_new_report_is_received():
    a_report()
    assert stage() == "received"


def test_a_report_whose_officer_reads_how_to_reach_them_is_being_looked_at():
    """Nobody is told that it waits for somebody beside that person's own message."""
    receipt = a_report()
    consult_report(by=ASHA, at=NOON, reference=receipt.reference)
    assert stage() == "received"
    confirm_safe_contact(by=ASHA, at=NOON, reference=receipt.reference)
    assert stage() == "being_looked_at"
    send_message(by=ASHA, at=NOON, reference=receipt.reference, words="We have read it.")
    assert stage() == "being_looked_at"


def test_a_recorded_crime_is_being_looked_at_until_its_outcome_is_set():
    crime = a_crime()
    assert stage(crime) == "being_looked_at"
    decision = decided(crime)
    assert stage(crime) == "being_looked_at"
    confirmed(crime, decision)
    assert stage(crime) == "finished"


def test_a_report_that_is_no_crime_here_is_finished():
    receipt = a_report()
    no_crime_here(receipt.reference)
    assert stage() == "finished"


def test_a_crime_that_is_opened_again_is_being_looked_at_again():
    crime = a_crime()
    confirmed(crime, decided(crime))
    investigating(crime, answers(coerced="yes"))
    assert stage(crime) == "being_looked_at"


def test_a_report_of_two_crimes_is_finished_when_both_are():
    one, other = a_crime(), a_crime()
    report = Report.objects.get(of_crimes__crime__reference=one)
    link_report(by=ASHA, at=NOON, report=report.reference, crime_reference=force_reference(other))
    confirmed(one, decided(one))
    assert stage(one) == "being_looked_at"
    confirmed(other, decided(other))
    assert stage(one) == "finished"
