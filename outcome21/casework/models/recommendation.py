"""The officer's own view, and then what the policy recommends."""

from __future__ import annotations

from django.db import models

from outcome21.casework.models.assessment import Assessment
from outcome21.sealing.fields import SealedField
from outcome21.sealing.records import ForceRecord, SealedRecord


class OwnView(SealedRecord):
    """What the officer thought of the facts before any recommendation was shown."""

    assessment = models.OneToOneField(Assessment, on_delete=models.PROTECT, related_name="own_view")
    route = models.CharField(max_length=16)
    words = SealedField()
    given_at = models.DateTimeField()
    given_by = models.CharField(max_length=64)

    FIELD_CLASSES = {
        "assessment": "operational",
        "route": "coded",
        "words": "sensitive",
        "given_at": "coded",
        "given_by": "operational",
    }

    class Meta:
        db_table = "casework_own_view"


class Recommendation(ForceRecord):
    """What was shown, exactly: the policy, its digest, the output and when."""

    assessment = models.OneToOneField(
        Assessment, on_delete=models.PROTECT, related_name="recommendation"
    )
    policy = models.CharField(max_length=32)
    policy_digest = models.CharField(max_length=64)
    floor_digest = models.CharField(max_length=64)
    route = models.CharField(max_length=16)
    category = models.CharField(max_length=24)
    output = models.TextField()
    shown_at = models.DateTimeField()
    shown_to = models.CharField(max_length=64)

    FIELD_CLASSES = {
        "assessment": "operational",
        "policy": "coded",
        "policy_digest": "coded",
        "floor_digest": "coded",
        "route": "coded",
        "category": "coded",
        "output": "coded",
        "shown_at": "coded",
        "shown_to": "operational",
    }

    class Meta:
        db_table = "casework_recommendation"
