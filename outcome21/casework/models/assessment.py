"""The policy's questions, answered."""

from __future__ import annotations

from django.db import models

from outcome21.casework.models.crime import Crime
from outcome21.sealing.fields import SealedField
from outcome21.sealing.records import ForceRecord, SealedRecord


class Assessment(SealedRecord):
    """One set of answers to the policy of the day. A later one follows it; none is changed."""

    crime = models.ForeignKey(
        Crime, on_delete=models.PROTECT, related_name="assessments", db_index=False
    )
    number = models.PositiveSmallIntegerField()
    policy = models.CharField(max_length=32)
    policy_digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=64)
    notes = SealedField()

    FIELD_CLASSES = {
        "crime": "operational",
        "number": "operational",
        "policy": "coded",
        "policy_digest": "coded",
        "made_at": "coded",
        "made_by": "operational",
        "notes": "sensitive",
    }

    class Meta:
        db_table = "casework_assessment"
        constraints = [
            models.UniqueConstraint(
                fields=["crime", "force", "number"], name="one_assessment_a_number"
            )
        ]


class AssessmentAnswer(ForceRecord):
    """One answer: no, not known, yes or not asked (0 to 3), its basis and its kind of source."""

    assessment = models.ForeignKey(
        Assessment, on_delete=models.PROTECT, related_name="answers", db_index=False
    )
    question = models.CharField(max_length=48)
    answer = models.PositiveSmallIntegerField()
    basis = models.CharField(max_length=16, default="", blank=True)
    source = models.CharField(max_length=24, default="", blank=True)

    FIELD_CLASSES = {
        "assessment": "operational",
        "question": "coded",
        "answer": "coded",
        "basis": "coded",
        "source": "coded",
    }

    class Meta:
        db_table = "casework_assessment_answer"
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "force", "question"], name="one_answer_a_question"
            ),
            models.CheckConstraint(condition=models.Q(answer__lte=3), name="answer_is_known"),
        ]
