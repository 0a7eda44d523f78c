"""Work lists: references, clocks and what is next; never a name."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from outcome21.casework.actions import link_report, reply_by_code
from outcome21.casework.queries import open_crimes, waiting_reports
from tests.casework.story import (
    NOON,
    WORDS,
    a_crime,
    a_report,
    confirmed,
    decided,
    force_reference,
    no_crime_here,
)
from tests.people import ASHA, CODE_HOLDER, FORCE

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def test_a_waiting_report_shows_the_time_left_of_its_24_hours():
    receipt = a_report()
    [line] = waiting_reports(FORCE, NOON + 5 * HOUR)
    assert (line.reference, line.due_by, line.clock) == (
        receipt.reference,
        NOON + 24 * HOUR,
        "19 hours left",
    )
    assert not line.late


def test_a_report_close_to_its_time_is_said_to_be_due_soon():
    a_report()
    [line] = waiting_reports(FORCE, NOON + 19 * HOUR)
    assert not line.close
    [line] = waiting_reports(FORCE, NOON + 21 * HOUR)
    assert line.close
    assert line.clock == "3 hours left"
    [line] = waiting_reports(FORCE, NOON + 26 * HOUR)
    assert not line.close


def test_a_late_report_is_said_to_be_late():
    a_report()
    [line] = waiting_reports(FORCE, NOON + 26 * HOUR)
    assert line.late
    assert line.clock == "2 hours late"
    [line] = waiting_reports(FORCE, NOON + 24 * HOUR)
    assert not line.late


def test_the_urgent_come_first_and_then_those_with_the_least_time():
    later = a_report(at=NOON + HOUR).reference
    sooner = a_report(at=NOON).reference
    urgent = a_report(at=NOON + 2 * HOUR, words=replace(WORDS, urgent=True)).reference
    lines = waiting_reports(FORCE, NOON + 3 * HOUR)
    assert [line.reference for line in lines] == [urgent, sooner, later]


def test_a_report_with_a_crime_or_a_reason_waits_no_more():
    a_crime()
    no_crime_here(a_report().reference)
    assert waiting_reports(FORCE, NOON) == []


def test_unread_messages_are_counted():
    receipt = a_report()
    for words in ("One.", "Two."):
        reply_by_code(by=CODE_HOLDER, at=NOON, typed=receipt.code, words=words)
    assert waiting_reports(FORCE, NOON)[0].unread_messages == 2


def test_an_open_crime_shows_what_is_next():
    crime = a_crime()
    [line] = open_crimes(FORCE)
    assert (line.reference, line.crime_reference, line.offence, line.next_step) == (
        crime,
        force_reference(crime),
        "086/02",
        "assess",
    )


def test_a_crime_that_waits_for_nothing_is_not_listed():
    crime = a_crime()
    confirmed(crime, decided(crime))
    assert open_crimes(FORCE) == []


def test_an_open_crime_counts_the_messages_of_all_its_reports():
    crime, receipts = a_crime(), [a_report(), a_report()]
    for receipt in receipts:
        link_report(
            by=ASHA, at=NOON, report=receipt.reference, crime_reference=force_reference(crime)
        )
        reply_by_code(by=CODE_HOLDER, at=NOON, typed=receipt.code, words="It is online again.")
    assert open_crimes(FORCE)[0].unread_messages == 2


def test_lists_show_no_words_and_nothing_of_another_force():
    a_report()
    a_crime()
    shown = str([asdict(line) for line in (*waiting_reports(FORCE, NOON), *open_crimes(FORCE))])
    for written in ("Invented", "Robin", "01632", "pictures they sent"):
        assert written not in shown
    assert waiting_reports("elsewhere", NOON) == []
    assert open_crimes("elsewhere") == []


def test_a_longer_list_costs_no_more_queries(django_assert_num_queries):
    a_crime()
    with CaptureQueriesContext(connection) as one:
        open_crimes("demo")
    for _ in range(3):
        a_crime()
    with django_assert_num_queries(len(one)):
        assert len(open_crimes("demo")) == 4
