"""The neutral stage that a reporter is shown."""

from __future__ import annotations

from outcome21.casework.messages import TO_CODE
from outcome21.casework.models import Outcome, Report

RECEIVED = "received"
LOOKED_AT = "being_looked_at"
FINISHED = "finished"


def stage_of(report: Report) -> str:
    """Received, being looked at or finished: never the decision itself.

    Whoever reads how to reach somebody, or writes to them, is looking at what they sent.
    """
    crimes = list(report.crimes.values_list("id", flat=True))
    if not crimes:
        return FINISHED if report.reasons.exists() else _before_a_crime(report)
    current = Outcome.objects.filter(force=report.force, crime__in=crimes, ended_at=None).count()
    return FINISHED if current == len(crimes) else LOOKED_AT


def _before_a_crime(report: Report) -> str:
    written_to = report.messages.filter(direction=TO_CODE).exists()
    return LOOKED_AT if written_to or report.safe_contact_reads.exists() else RECEIVED
