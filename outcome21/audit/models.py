"""The log's tables. They hold references and salted digests, never what anybody wrote."""

from __future__ import annotations

from django.db import models

from outcome21.sealing.records import ForceRecord


class AuditEntry(ForceRecord):
    """One act, done or refused. The database refuses to change or delete it.

    `canonical` is the exact bytes that the entry's hash covers: canonical JSON of the
    other columns and the subjects.
    """

    schema = models.PositiveSmallIntegerField()
    act = models.CharField(max_length=64)
    kind = models.CharField(max_length=16)
    actor = models.CharField(max_length=64)
    actor_kind = models.CharField(max_length=16)
    role = models.CharField(max_length=32)
    moment = models.DateTimeField()
    result = models.CharField(max_length=8)
    remark = models.CharField(max_length=64, default="", blank=True)
    digest = models.CharField(max_length=64, default="", blank=True)
    canonical = models.BinaryField()

    FIELD_CLASSES = {
        "schema": "operational",
        "act": "operational",
        "kind": "operational",
        "actor": "operational",
        "actor_kind": "operational",
        "role": "operational",
        "moment": "operational",
        "result": "operational",
        "remark": "operational",
        "digest": "operational",
        "canonical": "operational",
    }

    class Meta:
        db_table = "audit_entry"
        indexes = [models.Index(fields=["force", "moment"], name="entry_by_moment")]


class AuditSubject(ForceRecord):
    """A reference that an entry is about. Text, not a key: the log outlives the record."""

    entry = models.ForeignKey(
        AuditEntry, on_delete=models.PROTECT, related_name="subjects", db_index=False
    )
    reference = models.CharField(max_length=64)

    FIELD_CLASSES = {"entry": "operational", "reference": "operational"}

    class Meta:
        db_table = "audit_subject"
        indexes = [
            models.Index(fields=["force", "reference"], name="entry_by_reference"),
            models.Index(fields=["entry", "force"], name="subjects_of_entry"),
        ]
