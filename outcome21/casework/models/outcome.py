"""How a crime is finalised."""

from __future__ import annotations

from django.db import models

from outcome21.casework.models.crime import Crime
from outcome21.casework.models.decision import Decision
from outcome21.sealing.records import ForceRecord


class Outcome(ForceRecord):
    """An outcome of the framework. A crime has one current outcome; earlier ones stay readable."""

    crime = models.ForeignKey(
        Crime, on_delete=models.PROTECT, related_name="outcomes", db_index=False
    )
    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="outcome")
    code = models.CharField(max_length=4)
    framework_digest = models.CharField(max_length=64)
    set_at = models.DateTimeField()
    set_by = models.CharField(max_length=64)
    ended_at = models.DateTimeField(null=True, default=None)

    FIELD_CLASSES = {
        "crime": "operational",
        "decision": "operational",
        "code": "coded",
        "framework_digest": "operational",
        "set_at": "coded",
        "set_by": "operational",
        "ended_at": "coded",
    }

    class Meta:
        db_table = "casework_outcome"
        constraints = [
            models.UniqueConstraint(
                fields=["crime", "force"],
                condition=models.Q(ended_at__isnull=True),
                name="one_current_outcome",
            )
        ]
        indexes = [models.Index(fields=["crime", "force"], name="outcome_by_crime")]
