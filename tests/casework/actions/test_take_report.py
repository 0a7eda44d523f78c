"""An officer takes a report by phone, in person or from a partner."""

from __future__ import annotations

from datetime import timedelta

import pytest

from outcome21.casework.actions import consult_report, take_report
from outcome21.casework.models import Report
from tests.acts import refusal, subjects_of
from tests.casework.story import NOON, WORDS
from tests.people import ASHA, CARYS, OLWEN

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def taken(**changes):
    return {"by": ASHA, "at": NOON, "received_at": NOON - HOUR, "words": WORDS} | changes


def test_the_clock_runs_from_when_the_officer_was_told():
    report = Report.objects.get(reference=take_report(**taken()))
    assert (report.channel, report.received_at) == ("desk", NOON - HOUR)


def test_its_words_are_read_by_opening_it():
    reference = take_report(**taken())
    opened = consult_report(by=ASHA, at=NOON, reference=reference)
    assert opened.account == WORDS.account
    assert opened.contact == {"phone": "01632 960123"}


def test_nobody_was_given_a_code():
    report = Report.objects.get(reference=take_report(**taken()))
    assert (report.number_digest, report.code_digest, report.reply_key) == (None, None, None)


def test_two_reports_without_a_code_stand_side_by_side():
    assert take_report(**taken()) != take_report(**taken())
    assert Report.objects.count() == 2


def test_a_report_is_not_received_in_the_future():
    assert refusal(take_report, **taken(received_at=NOON + HOUR)) == "received_in_the_future"
    assert not Report.objects.exists()


def test_its_entry_names_the_report():
    reference = take_report(**taken())
    assert subjects_of("take_report") == {reference}


def test_it_belongs_to_the_officers_own_force():
    reference = take_report(**taken(by=OLWEN))
    assert Report.objects.get(reference=reference).force == "elsewhere"
    assert refusal(consult_report, by=ASHA, at=NOON, reference=reference) == "not_here"


def test_a_registrar_takes_no_reports():
    assert refusal(take_report, **taken(by=CARYS)) == "not_permitted"
