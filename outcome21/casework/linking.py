"""That a report is about a crime."""

from __future__ import annotations

from datetime import datetime

from outcome21.casework.models import Crime, Report, ReportOfCrime
from outcome21.domain.actors import Actor


def link(report: Report, crime: Crime, by: Actor, at: datetime) -> None:
    """Notes that the report is about the crime; once is enough."""
    ReportOfCrime.objects.get_or_create(
        force=by.force,
        report=report,
        crime=crime,
        defaults={"linked_at": at, "linked_by": by.reference},
    )
