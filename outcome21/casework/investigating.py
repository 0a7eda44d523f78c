"""Opening an investigation with its first steps."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from outcome21.casework.models import Crime, Decision, Investigation, InvestigationStep
from outcome21.domain.investigation import first_steps, known_steps


def open_investigation(
    crime: Crime, decision: Decision, actions: Collection[str], owner: str, at: datetime
) -> Investigation:
    """Opens it now: each first step has somebody who does it and a time by when.

    A crime that had an outcome is open again: that outcome ends and stays readable.
    """
    crime.outcomes.filter(ended_at=None).update(ended_at=at)
    investigation = Investigation.objects.create(
        force=crime.force,
        crime=crime,
        decision=decision,
        reference_data=known_steps().digest,
        opened_at=at,
        opened_by=decision.decided_by,
    )
    InvestigationStep.objects.bulk_create(
        InvestigationStep(
            force=crime.force,
            investigation=investigation,
            step=step.id,
            owner=owner,
            due_at=step.due_at(at),
        )
        for step in first_steps(actions)
    )
    return investigation
