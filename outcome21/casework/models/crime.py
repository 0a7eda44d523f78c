"""What the recording rules make of a report."""

from __future__ import annotations

from django.db import models

from outcome21.casework.models.report import Report
from outcome21.sealing.records import ForceRecord


class Crime(ForceRecord):
    """A recorded crime. `crime_reference` is the force's own; `reference` is for addresses."""

    reference = models.CharField(max_length=10)
    crime_reference = models.CharField(max_length=32)
    offence = models.CharField(max_length=8)
    offences_digest = models.CharField(max_length=64)
    first_reported_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=64)
    reports: models.ManyToManyField[Report, ReportOfCrime] = models.ManyToManyField(
        Report, through="ReportOfCrime", related_name="crimes"
    )

    FIELD_CLASSES = {
        "reference": "operational",
        "crime_reference": "operational",
        "offence": "coded",
        "offences_digest": "operational",
        "first_reported_at": "coded",
        "recorded_at": "coded",
        "recorded_by": "operational",
    }

    class Meta:
        db_table = "casework_crime"
        constraints = [
            models.UniqueConstraint(fields=["force", "reference"], name="one_crime_a_reference"),
            models.UniqueConstraint(
                fields=["force", "crime_reference"], name="one_crime_a_force_reference"
            ),
        ]
        indexes = [models.Index(fields=["force", "recorded_at"], name="crime_by_time")]


class ReportOfCrime(ForceRecord):
    """That a report is about a crime: the one it led to, or one already recorded."""

    report = models.ForeignKey(
        Report, on_delete=models.PROTECT, related_name="of_crimes", db_index=False
    )
    crime = models.ForeignKey(
        Crime, on_delete=models.PROTECT, related_name="of_reports", db_index=False
    )
    linked_at = models.DateTimeField()
    linked_by = models.CharField(max_length=64)

    FIELD_CLASSES = {
        "report": "operational",
        "crime": "operational",
        "linked_at": "coded",
        "linked_by": "operational",
    }

    class Meta:
        db_table = "casework_report_of_crime"
        constraints = [
            models.UniqueConstraint(fields=["report", "force", "crime"], name="report_crime_once")
        ]
        indexes = [models.Index(fields=["crime", "force"], name="report_by_crime")]
