"""What waits for a decision's second person, and where a reference leads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from outcome21.casework.models import Crime, Decision, Report
from outcome21.domain.actors import Actor

_LOOK_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1", " ": None, "-": None})


@dataclass(frozen=True)
class WaitingDecision:
    """A decision that a different person has to confirm or return."""

    crime: str
    crime_reference: str
    number: int
    outcome_code: str
    departs: bool
    decided_at: datetime
    decided_by: str


def decisions_waiting_for(by: Actor) -> list[WaitingDecision]:
    """The decisions of the force that this person may answer, oldest first; never their own."""
    if not by.may("review"):
        return []
    waiting = Decision.objects.filter(force=by.force, choice="outcome", review=None)
    others = waiting.exclude(decided_by=by.reference).select_related("crime")
    return [
        WaitingDecision(
            crime=row.crime.reference,
            crime_reference=row.crime.crime_reference,
            number=row.number,
            outcome_code=row.outcome_code,
            departs=row.departs,
            decided_at=row.decided_at,
            decided_by=row.decided_by,
        )
        for row in others.order_by("decided_at")
    ]


def where_is(force: str, typed: str) -> tuple[str, str] | None:
    """What an exact reference leads to: ("report" or "crime", its reference), or None.

    Takes our own references, however they were typed, and the force's crime references.
    """
    ours = typed.upper().translate(_LOOK_ALIKE)
    if Report.objects.filter(force=force, reference=ours).exists():
        return "report", ours
    crimes = Crime.objects.filter(force=force)
    found = crimes.filter(reference=ours).first()
    found = found or crimes.filter(crime_reference=typed.strip()).first()
    return ("crime", found.reference) if found else None
