"""Which decisions wait for a different person. This is the one place that says so (0018).

A decision waits until it is answered. To set an outcome waits no longer either once a later
decision of its crime, to investigate, has closed it as overtaken. The rule stands twice, for rows
that were fetched and for the database, so that a long list asks no more often than a short one.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, QuerySet

from outcome21.casework.models import Decision
from outcome21.domain.decisions import INVESTIGATE, OUTCOME

OVERTAKES = "overtakes_decision_"
"""In the log, the remark of a decision: before the number of the one that it closed unanswered."""


def overtaken_by(decision: Decision, decisions: Iterable[Decision]) -> Decision | None:
    """What closed this decision before anybody answered it; None if nothing did.

    `decisions` are those of its crime.
    """
    if decision.choice != OUTCOME or _answered(decision):
        return None
    later = [row for row in decisions if row.choice == INVESTIGATE and row.number > decision.number]
    return min(later, key=lambda row: row.number, default=None)


def waiting_outcome(decisions: Iterable[Decision]) -> Decision | None:
    """The one decision of a crime to set an outcome that waits to be confirmed or returned."""
    rows = list(decisions)
    unanswered = (row for row in rows if row.choice == OUTCOME and not _answered(row))
    return next((row for row in unanswered if not overtaken_by(row, rows)), None)


def waiting_decisions() -> QuerySet[Decision]:
    """Every decision that a different person has yet to answer, of all forces."""
    later = Decision.objects.filter(
        crime=OuterRef("crime"), choice=INVESTIGATE, number__gt=OuterRef("number")
    )
    unanswered = Decision.objects.filter(review=None)
    return unanswered.exclude(Exists(later), choice=OUTCOME)


def _answered(decision: Decision) -> bool:
    return hasattr(decision, "review")
