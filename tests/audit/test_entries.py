"""An entry: canonical bytes that say what the columns say, and a salted digest of what was done."""

from __future__ import annotations

import hashlib
import hmac
import json
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest

from outcome21.audit.entries import canonical_form
from outcome21.audit.models import AuditEntry, AuditSubject
from outcome21.casework.actions import consult_report, record_crime
from outcome21.casework.models import Report
from outcome21.sealing.records import salt_of
from tests.acts import entry_of, subjects_of
from tests.casework.story import CHILD, NOON, a_crime_reference, a_report
from tests.people import ASHA
from tests.sealing.permits import with_permit

pytestmark = pytest.mark.django_db
ID = UUID("00112233-4455-6677-8899-aabbccddeeff")
FIELDS = {
    "id": ID,
    "force": "demo",
    "schema": 1,
    "act": "record_crime",
    "kind": "collection",
    "actor": "staff:asha",
    "actor_kind": "staff",
    "role": "officer",
    "moment": datetime(2026, 11, 23, 12, 0, 0, 5, tzinfo=UTC),
    "result": "done",
    "remark": "",
    "digest": "ab",
}


def columns_of(entry):
    """What the columns and the subjects of a stored entry say, in canonical form."""
    fields = {name: getattr(entry, name) for name in FIELDS}
    return canonical_form(fields, sorted(subjects_of(entry.act, entry.result)))


def test_the_canonical_form_is_exactly_these_bytes():
    assert canonical_form(FIELDS, ["A", "B"]) == (
        b'{"act":"record_crime","actor":"staff:asha","actor_kind":"staff","digest":"ab",'
        b'"force":"demo","id":"00112233-4455-6677-8899-aabbccddeeff","kind":"collection",'
        b'"moment":"2026-11-23T12:00:00.000005Z","remark":"","result":"done","role":"officer",'
        b'"schema":1,"subjects":["A","B"]}'
    )


def test_the_same_moment_in_another_zone_gives_the_same_bytes():
    moved = FIELDS["moment"].astimezone(timezone(timedelta(hours=5)))
    assert canonical_form({**FIELDS, "moment": moved}, []) == canonical_form(FIELDS, [])


def test_the_stored_bytes_say_what_the_columns_say():
    reference = a_report().reference
    record_crime(
        by=ASHA,
        at=NOON + timedelta(microseconds=123_456),
        report=reference,
        crime_reference=a_crime_reference(),
        offence="086/02",
        people=(CHILD,),
    )
    for act in ("receive_report", "record_crime"):
        entry = AuditEntry.objects.get(act=act)
        assert bytes(entry.canonical) == columns_of(entry)
    assert json.loads(bytes(entry.canonical))["subjects"] == sorted(subjects_of("record_crime"))


def test_a_refused_entry_has_its_canonical_bytes_too():
    a_report()
    with pytest.raises(Exception, match="reference"):
        record_crime(
            by=ASHA, at=NOON, report="0000000000", crime_reference="", offence="", people=()
        )
    entry = entry_of("record_crime", "refused")
    assert bytes(entry.canonical) == columns_of(entry)


def test_the_digest_covers_what_was_done_under_the_records_salt():
    reference = a_report().reference
    report = Report.objects.get(reference=reference)
    salt = with_permit(lambda permit: salt_of(report, permit))
    details = {
        "reporter_kind": "professional",
        "age_band": "13_15",
        "urgent": False,
        "named": True,
        "safe_contact": "yes",
        "language": "en",
        "coded": {"going_on": ["passed_on"]},
        "account": {"account": "Two pupils told us about pictures they sent each other."},
        "identity": {"name": "Ms Invented"},
        "contact": {"phone": "01632 960123"},
        "wish": {},
    }
    message = json.dumps(details, sort_keys=True, separators=(",", ":")).encode()
    digest = AuditEntry.objects.get(act="receive_report").digest
    # One digest over the digests of each record that was stored: here the report alone.
    assert digest == hashlib.sha256(hmac.digest(salt, message, "sha256")).hexdigest()
    # Without the salt nobody can try out what was written.
    assert digest != hashlib.sha256(message).hexdigest()


def test_the_same_words_in_two_reports_have_different_digests():
    a_report()
    a_report()
    digests = AuditEntry.objects.filter(act="receive_report").values_list("digest", flat=True)
    assert len(set(digests)) == 2


def test_a_reference_named_twice_is_one_subject():
    reference = a_report().reference
    consult_report(by=ASHA, at=NOON, reference=reference)
    assert subjects_of("consult_report") == {reference}
    assert AuditSubject.objects.filter(reference=reference).count() == 2
