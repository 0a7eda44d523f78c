"""The neutral stage that a reporter is shown."""

from __future__ import annotations

from outcome21.casework.models import Outcome, Report

RECEIVED = "received"
LOOKED_AT = "being_looked_at"
FINISHED = "finished"


def stage_of(report: Report) -> str:
    """Received, being looked at or finished: never the decision itself."""
    crimes = list(report.crimes.values_list("id", flat=True))
    if not crimes:
        return FINISHED if report.reasons.exists() else RECEIVED
    current = Outcome.objects.filter(force=report.force, crime__in=crimes, ended_at=None).count()
    return FINISHED if current == len(crimes) else LOOKED_AT
