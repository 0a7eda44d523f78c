"""The force takes control."""

from __future__ import annotations

from django.db import models

from outcome21.casework.models.crime import Crime
from outcome21.casework.models.decision import Decision
from outcome21.sealing.fields import SealedField
from outcome21.sealing.records import SealedRecord


class Investigation(SealedRecord):
    """An investigation of a crime, opened by a decision; it ends with what it found.

    `finding` says what was found and what was done about each risk; `social_care` what
    children's social care answered.
    """

    crime = models.ForeignKey(
        Crime, on_delete=models.PROTECT, related_name="investigations", db_index=False
    )
    decision = models.OneToOneField(
        Decision, on_delete=models.PROTECT, related_name="investigation"
    )
    reference_data = models.CharField(max_length=64)
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=64)
    ended_at = models.DateTimeField(null=True, default=None)
    ended_by = models.CharField(max_length=64, default="", blank=True)
    finding = SealedField()
    social_care = SealedField()

    FIELD_CLASSES = {
        "crime": "operational",
        "decision": "operational",
        "reference_data": "operational",
        "opened_at": "coded",
        "opened_by": "operational",
        "ended_at": "coded",
        "ended_by": "operational",
        "finding": "sensitive",
        "social_care": "sensitive",
    }

    class Meta:
        db_table = "casework_investigation"
        constraints = [
            models.UniqueConstraint(
                fields=["crime", "force"],
                condition=models.Q(ended_at__isnull=True),
                name="one_open_investigation",
            )
        ]
        indexes = [models.Index(fields=["crime", "force"], name="investigation_by_crime")]


class InvestigationStep(SealedRecord):
    """A step: what, who does it, by when, and what came of it."""

    investigation = models.ForeignKey(
        Investigation, on_delete=models.PROTECT, related_name="steps", db_index=False
    )
    step = models.CharField(max_length=48)
    owner = models.CharField(max_length=64)
    due_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, default=None)
    done_by = models.CharField(max_length=64, default="", blank=True)
    note = SealedField()

    FIELD_CLASSES = {
        "investigation": "operational",
        "step": "coded",
        "owner": "operational",
        "due_at": "coded",
        "done_at": "coded",
        "done_by": "operational",
        "note": "sensitive",
    }

    class Meta:
        db_table = "casework_investigation_step"
        constraints = [
            models.CheckConstraint(
                condition=(
                    models.Q(done_at__isnull=True, done_by="")
                    | (models.Q(done_at__isnull=False) & ~models.Q(done_by=""))
                ),
                name="done_at_goes_with_done_by",
            )
        ]
        indexes = [models.Index(fields=["investigation", "force"], name="step_by_investigation")]
