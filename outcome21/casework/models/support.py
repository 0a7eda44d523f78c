"""Help arranged, and who has been told."""

from __future__ import annotations

from django.db import models

from outcome21.casework.models.crime import Crime
from outcome21.casework.models.person import Person
from outcome21.sealing.fields import SealedField
from outcome21.sealing.records import SealedRecord


class Referral(SealedRecord):
    """A referral to a service of the directory: for whom, on which basis, what was shared."""

    crime = models.ForeignKey(
        Crime, on_delete=models.PROTECT, related_name="referrals", db_index=False
    )
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, default=None, db_index=False
    )
    service = models.CharField(max_length=48)
    basis = models.CharField(max_length=32)
    shared = SealedField()
    referred_at = models.DateTimeField()
    referred_by = models.CharField(max_length=64)

    FIELD_CLASSES = {
        "crime": "operational",
        "person": "operational",
        "service": "coded",
        "basis": "coded",
        "shared": "sensitive",
        "referred_at": "coded",
        "referred_by": "operational",
    }

    class Meta:
        db_table = "casework_referral"
        indexes = [
            models.Index(fields=["crime", "force"], name="referral_by_crime"),
            models.Index(fields=["person", "force"], name="referral_by_person"),
        ]


class Told(SealedRecord):
    """That a child, parent or school was told the outcome and its meaning, or why not yet."""

    crime = models.ForeignKey(Crime, on_delete=models.PROTECT, related_name="told", db_index=False)
    who = models.CharField(max_length=16)
    result = models.CharField(max_length=16)
    words = SealedField()
    noted_at = models.DateTimeField()
    noted_by = models.CharField(max_length=64)

    FIELD_CLASSES = {
        "crime": "operational",
        "who": "coded",
        "result": "coded",
        "words": "sensitive",
        "noted_at": "coded",
        "noted_by": "operational",
    }

    class Meta:
        db_table = "casework_told"
        indexes = [models.Index(fields=["crime", "force"], name="told_by_crime")]


class Intervention(SealedRecord):
    """An education or diversion activity. Outcome 22 needs one that is completed."""

    crime = models.ForeignKey(
        Crime, on_delete=models.PROTECT, related_name="interventions", db_index=False
    )
    service = models.CharField(max_length=48)
    starts_on = models.DateField()
    completed_on = models.DateField(null=True, default=None)
    words = SealedField()
    noted_at = models.DateTimeField()
    noted_by = models.CharField(max_length=64)

    FIELD_CLASSES = {
        "crime": "operational",
        "service": "coded",
        "starts_on": "coded",
        "completed_on": "coded",
        "words": "sensitive",
        "noted_at": "coded",
        "noted_by": "operational",
    }

    class Meta:
        db_table = "casework_intervention"
        indexes = [models.Index(fields=["crime", "force"], name="intervention_by_crime")]
