"""An officer opens a report, and the log says so."""

from __future__ import annotations

import pytest

from outcome21.casework.actions import (
    consult_report,
    give_reason,
    link_report,
    reply_by_code,
)
from outcome21.casework.queries import waiting_reports
from outcome21.casework.report_words import ReportWords
from tests.acts import entry_of, keeps_to_its_own, refusal, subjects_of
from tests.casework.story import (
    NOON,
    WORDS,
    a_crime,
    a_report,
    force_reference,
    safe_to_write,
    written,
)
from tests.people import ASHA, BRYN, CARYS, CODE_HOLDER

pytestmark = pytest.mark.django_db


def opened(reference, by=ASHA):
    return consult_report(by=by, at=NOON, reference=reference)


def test_what_was_written_is_readable():
    found = opened(a_report().reference)
    assert found.account == WORDS.account
    assert found.identity == {"name": "Ms Invented"}
    assert found.contact == {"phone": "01632 960123"}


def test_what_nobody_wrote_is_empty():
    reference = a_report(words=ReportWords("child", "13_15")).reference
    found = opened(reference)
    assert (found.account, found.identity, found.contact) == ({}, {}, {})


def test_messages_both_ways_are_readable_oldest_first():
    receipt = a_report()
    written(receipt.reference)
    reply_by_code(by=CODE_HOLDER, at=NOON, typed=receipt.code, words="Thank you.")
    lines = [(message.direction, message.words) for message in opened(receipt.reference).messages]
    assert sorted(lines) == [("from_code", "Thank you."), ("to_code", "We are looking into it.")]


def test_a_reason_why_it_is_no_crime_here_is_readable():
    reference = a_report().reference
    given = {
        "why": "It happened in another area.",
        "force_name": "Elsewhere Constabulary",
        "other_force_told": "By phone at noon.",
    }
    give_reason(by=ASHA, at=NOON, report=reference, code="another_force", given=given)
    [reason] = opened(reference).reasons
    assert (reason.code, reason.given, reason.given_by) == ("another_force", given, "staff:asha")


def test_whether_safe_contact_was_read_is_asked_of_this_officer():
    reference = a_report().reference
    safe_to_write(reference)
    assert opened(reference).safe_contact_read
    assert not opened(reference, by=BRYN).safe_contact_read


def test_its_entry_names_the_report_and_every_crime_shown_with_it():
    crime = a_crime()
    reference = a_report().reference
    link_report(by=ASHA, at=NOON, report=reference, crime_reference=force_reference(crime))
    found = opened(reference, by=CARYS)
    assert found.crimes == [(crime, force_reference(crime))]
    assert subjects_of("consult_report") == {reference, crime}
    assert entry_of("consult_report").kind == "consultation"


def test_an_unknown_reference_is_not_here():
    assert refusal(consult_report, by=ASHA, at=NOON, reference="0000000000") == "not_here"


def test_it_stays_with_its_own_force_and_those_who_may():
    reference = a_report().reference
    keeps_to_its_own(consult_report, "consult_report", by=ASHA, at=NOON, reference=reference)


def test_what_came_from_the_code_is_read_once_an_officer_opens_it():
    receipt = a_report()
    reply_by_code(by=CODE_HOLDER, at=NOON, typed=receipt.code, words="Thank you.")
    assert waiting_reports("demo", NOON)[0].unread_messages == 1
    consult_report(by=ASHA, at=NOON, reference=receipt.reference)
    assert waiting_reports("demo", NOON)[0].unread_messages == 0
