"""People in a crime. A child in a case without aggravating factors is a person involved."""

from __future__ import annotations

from django.db import models

from outcome21.casework.models.crime import Crime
from outcome21.sealing.fields import SealedField
from outcome21.sealing.records import SealedRecord


class Person(SealedRecord):
    """One appearance of somebody in one crime; never merged with another.

    Lists show `label` ("Person A"). `age_band` is the band at the moment of the act.
    """

    crime = models.ForeignKey(
        Crime, on_delete=models.PROTECT, related_name="people", db_index=False
    )
    label = models.CharField(max_length=16)
    pictured = models.BooleanField()
    age_band = models.CharField(max_length=16)
    name = SealedField()
    date_of_birth = SealedField()
    details = SealedField()

    FIELD_CLASSES = {
        "crime": "operational",
        "label": "operational",
        "pictured": "coded",
        "age_band": "coded",
        "name": "personal",
        "date_of_birth": "personal",
        "details": "sensitive",
    }

    class Meta:
        db_table = "casework_person"
        constraints = [
            models.UniqueConstraint(fields=["crime", "force", "label"], name="one_person_a_label")
        ]


class Involvement(SealedRecord):
    """A role that a person holds in the crime, from one moment to another, and why.

    The database refuses the role of suspect for somebody pictured, unless
    `supervisor_exception` says that a supervisor's reasoned act allowed it.
    """

    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="involvements", db_index=False
    )
    role = models.CharField(max_length=24)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, default=None)
    supervisor_exception = models.BooleanField(default=False)
    given_by = models.CharField(max_length=64)
    why = SealedField()

    FIELD_CLASSES = {
        "person": "operational",
        "role": "coded",
        "starts_at": "coded",
        "ends_at": "coded",
        "supervisor_exception": "coded",
        "given_by": "operational",
        "why": "sensitive",
    }

    class Meta:
        db_table = "casework_involvement"
        indexes = [models.Index(fields=["person", "force"], name="involvement_by_person")]
