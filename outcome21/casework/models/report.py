"""What reached us, before anybody has judged it."""

from __future__ import annotations

from django.db import models

from outcome21.sealing.fields import SealedField, TokenField
from outcome21.sealing.records import ForceRecord, SealedRecord


class Report(SealedRecord):
    """A report in words, from the public site or taken by an officer.

    `coded` holds the answers given by choosing (question id to code or codes), which the
    work list needs; everything written in words is sealed.
    """

    reference = models.CharField(max_length=10)
    received_at = models.DateTimeField()
    channel = models.CharField(max_length=16)
    language = models.CharField(max_length=8)
    reporter_kind = models.CharField(max_length=16)
    age_band = models.CharField(max_length=16)
    urgent = models.BooleanField(default=False)
    named = models.BooleanField(default=False)
    safe_contact = models.CharField(max_length=16, default="", blank=True)
    coded = models.JSONField(default=dict)
    account = SealedField()
    identity = SealedField()
    contact = SealedField()
    number_digest = TokenField(null=True, default=None)
    code_digest = TokenField(null=True, default=None)
    reply_key = models.BinaryField(null=True, default=None)
    code_stopped_at = models.DateTimeField(null=True, default=None)

    FIELD_CLASSES = {
        "reference": "public",
        "received_at": "coded",
        "channel": "coded",
        "language": "coded",
        "reporter_kind": "coded",
        "age_band": "coded",
        "urgent": "coded",
        "named": "coded",
        "safe_contact": "coded",
        "coded": "coded",
        "account": "sensitive",
        "identity": "personal",
        "contact": "personal",
        "number_digest": "personal",
        "code_digest": "personal",
        "reply_key": "operational",
        "code_stopped_at": "coded",
    }

    class Meta:
        db_table = "casework_report"
        constraints = [
            models.UniqueConstraint(fields=["force", "reference"], name="one_report_a_reference"),
            # What makes a report sent twice one report:
            models.UniqueConstraint(fields=["force", "number_digest"], name="one_report_a_form"),
            models.UniqueConstraint(fields=["force", "code_digest"], name="one_report_a_code"),
        ]
        indexes = [models.Index(fields=["force", "received_at"], name="report_by_time")]


class RecordingReason(SealedRecord):
    """Why a report has no crime of its own here: a dated reason, by a named person."""

    report = models.ForeignKey(
        Report, on_delete=models.PROTECT, related_name="reasons", db_index=False
    )
    code = models.CharField(max_length=32)
    reference_data = models.CharField(max_length=64)
    words = SealedField()
    given_at = models.DateTimeField()
    given_by = models.CharField(max_length=64)

    FIELD_CLASSES = {
        "report": "operational",
        "code": "coded",
        "reference_data": "operational",
        "words": "sensitive",
        "given_at": "coded",
        "given_by": "operational",
    }

    class Meta:
        db_table = "casework_recording_reason"
        indexes = [
            models.Index(fields=["force", "given_at"], name="reason_by_time"),
            models.Index(fields=["report", "force"], name="reason_by_report"),
        ]


class SafeContactRead(ForceRecord):
    """That an officer read how this reporter may safely be reached, before reaching them."""

    report = models.ForeignKey(
        Report, on_delete=models.PROTECT, related_name="safe_contact_reads", db_index=False
    )
    read_at = models.DateTimeField()
    read_by = models.CharField(max_length=64)

    FIELD_CLASSES = {"report": "operational", "read_at": "coded", "read_by": "operational"}

    class Meta:
        db_table = "casework_safe_contact_read"
        indexes = [models.Index(fields=["report", "force"], name="safe_contact_by_report")]
