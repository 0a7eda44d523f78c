"""What an officer decided, and what a different person said of it."""

from __future__ import annotations

from django.db import models

from outcome21.casework.models.assessment import Assessment
from outcome21.casework.models.crime import Crime
from outcome21.sealing.fields import SealedField
from outcome21.sealing.records import SealedRecord


class Decision(SealedRecord):
    """To investigate, or to set an outcome; on which facts, and why.

    `departs` says that it differs from the recommendation that was shown.
    """

    crime = models.ForeignKey(
        Crime, on_delete=models.PROTECT, related_name="decisions", db_index=False
    )
    assessment = models.ForeignKey(
        Assessment, on_delete=models.PROTECT, related_name="decisions", db_index=False
    )
    number = models.PositiveSmallIntegerField()
    choice = models.CharField(max_length=16)
    outcome_code = models.CharField(max_length=4, default="", blank=True)
    reference_data = models.CharField(max_length=64, default="", blank=True)
    departs = models.BooleanField(default=False)
    rationale = SealedField()
    departure_reason = SealedField()
    decided_at = models.DateTimeField()
    decided_by = models.CharField(max_length=64)

    FIELD_CLASSES = {
        "crime": "operational",
        "assessment": "operational",
        "number": "operational",
        "choice": "coded",
        "outcome_code": "coded",
        "reference_data": "operational",
        "departs": "coded",
        "rationale": "sensitive",
        "departure_reason": "sensitive",
        "decided_at": "coded",
        "decided_by": "operational",
    }

    class Meta:
        db_table = "casework_decision"
        constraints = [
            models.UniqueConstraint(
                fields=["crime", "force", "number"], name="one_decision_a_number"
            ),
            models.CheckConstraint(
                condition=(
                    models.Q(choice="investigate", outcome_code="")
                    | (models.Q(choice="outcome") & ~models.Q(outcome_code=""))
                ),
                name="outcome_decisions_name_one",
            ),
        ]
        indexes = [models.Index(fields=["assessment", "force"], name="decision_by_assessment")]


class Review(SealedRecord):
    """A different person's answer to a decision: confirmed, or returned with a reason."""

    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="review")
    result = models.CharField(max_length=16)
    words = SealedField()
    reviewed_at = models.DateTimeField()
    reviewed_by = models.CharField(max_length=64)
    decided_by = models.CharField(max_length=64)

    FIELD_CLASSES = {
        "decision": "operational",
        "result": "coded",
        "words": "sensitive",
        "reviewed_at": "coded",
        "reviewed_by": "operational",
        "decided_by": "operational",
    }

    class Meta:
        db_table = "casework_review"
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(reviewed_by=models.F("decided_by")),
                name="nobody_reviews_their_own_decision",
            )
        ]
