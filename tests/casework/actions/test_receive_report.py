"""A report arrives from the public site, once, however often its form is sent."""

from __future__ import annotations

import pytest

from outcome21.audit.models import AuditEntry
from outcome21.casework.actions import receive_report
from outcome21.casework.models import Report
from outcome21.domain.receipts import CODE_BITS, code_words, read_reference
from outcome21.sealing.codes import code_digest, code_for
from outcome21.sealing.models import DataKey
from tests.acts import entry_of, refusal, subjects_of
from tests.casework.story import NOON, WORDS
from tests.people import ASHA, CODE_HOLDER, SOMEBODY

pytestmark = pytest.mark.django_db
NUMBER = bytes(range(16))


def sent(**changes):
    return {"by": SOMEBODY, "at": NOON, "number": NUMBER, "words": WORDS} | changes


def test_the_report_is_stored_with_what_was_chosen_readable_and_what_was_written_sealed():
    receipt = receive_report(**sent())
    report = Report.objects.get(reference=receipt.reference)
    assert (report.force, report.channel, report.received_at) == ("demo", "public", NOON)
    assert (report.reporter_kind, report.age_band, report.safe_contact) == (
        "professional",
        "13_15",
        "yes",
    )
    assert report.coded == {"going_on": ["passed_on"]}
    for column in (report.account, report.identity, report.contact):
        assert bytes(column).startswith(b"O21")
        assert b"Invented" not in bytes(column)


def test_the_receipt_gives_a_reference_and_the_code_of_the_number():
    receipt = receive_report(**sent())
    assert read_reference(receipt.reference) == receipt.reference
    assert receipt.code == code_words(code_for(NUMBER))
    assert not receipt.again


def test_the_report_keeps_digests_of_number_and_code_and_neither_of_them():
    receive_report(**sent())
    report = Report.objects.get()
    assert report.code_digest == code_digest(code_for(NUMBER))
    assert NUMBER.hex() not in f"{report.number_digest} {report.code_digest}"
    assert code_for(NUMBER) < 1 << CODE_BITS
    assert len(bytes(report.reply_key)) == 32


def test_the_same_form_sent_again_gives_the_same_receipt_and_stores_nothing():
    first = receive_report(**sent())
    second = receive_report(**sent())
    assert (second.reference, second.code, second.again) == (first.reference, first.code, True)
    assert Report.objects.count() == 1
    assert DataKey.objects.count() == 1
    assert AuditEntry.objects.filter(act="receive_report", remark="sent_again").count() == 1


def test_another_form_is_another_report():
    first, second = receive_report(**sent()), receive_report(**sent(number=bytes(16)))
    assert first.reference != second.reference
    assert first.code != second.code


def test_the_same_number_at_another_force_is_that_forces_report():
    here = receive_report(**sent())
    there = receive_report(**sent(by=SOMEBODY.at_force("elsewhere")))
    assert here.reference != there.reference
    assert not there.again


def test_its_entry_names_the_report():
    receipt = receive_report(**sent())
    assert subjects_of("receive_report") == {receipt.reference}
    assert len(entry_of("receive_report").digest) == 64


def test_only_a_visitor_of_the_public_site_sends_one():
    for by in (ASHA, CODE_HOLDER):
        assert refusal(receive_report, **sent(by=by)) == "not_permitted"
    assert not Report.objects.exists()
