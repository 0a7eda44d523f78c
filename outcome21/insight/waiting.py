"""What waits for a decision's second person, and where a reference leads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef

from outcome21.casework.models import Assessment, Crime, Decision, Report
from outcome21.casework.unanswered import waiting_decisions
from outcome21.domain.actors import Actor
from outcome21.domain.decisions import INVESTIGATE
from outcome21.domain.receipts import read_reference


@dataclass(frozen=True)
class WaitingDecision:
    """A decision that a different person has to confirm or return.

    `afterwards`: to investigate took effect at once, and nothing waits for the answer.
    `only_return`: an outcome on answers that have been given again since cannot be confirmed.
    """

    crime: str
    crime_reference: str
    number: int
    outcome_code: str
    afterwards: bool
    only_return: bool
    departs: bool
    decided_at: datetime
    decided_by: str


def decisions_waiting_for(by: Actor) -> list[WaitingDecision]:
    """The decisions of the force that this person may answer; never their own.

    First those that wait to take effect, then those to look at afterwards, departing ones above
    all; the oldest first among equals. Source: decision record 0001.
    """
    if not by.may("review"):
        return []
    waiting = waiting_decisions().filter(force=by.force)
    newer = Assessment.objects.filter(
        crime=OuterRef("crime"), number__gt=OuterRef("assessment__number")
    )
    others = waiting.exclude(decided_by=by.reference).select_related("crime")
    others = others.annotate(outdated=Exists(newer))
    lines = [_waiting(row) for row in others.order_by("decided_at", "id")]
    return sorted(lines, key=lambda line: (line.afterwards, line.afterwards and not line.departs))


def where_is(force: str, typed: str) -> tuple[str, str] | None:
    """What an exact reference leads to: ("report" or "crime", its reference), or None.

    Takes our own references, however they were typed, and the force's crime references.
    """
    ours = read_reference(typed)
    if ours and Report.objects.filter(force=force, reference=ours).exists():
        return "report", ours
    crimes = Crime.objects.filter(force=force)
    found = crimes.filter(reference=ours).first() if ours else None
    found = found or crimes.filter(crime_reference=typed.strip()).first()
    return ("crime", found.reference) if found else None


def _waiting(row: Decision) -> WaitingDecision:
    return WaitingDecision(
        crime=row.crime.reference,
        crime_reference=row.crime.crime_reference,
        number=row.number,
        outcome_code=row.outcome_code,
        afterwards=row.choice == INVESTIGATE,
        only_return=row.choice != INVESTIGATE and row.outdated,  # type: ignore[attr-defined]
        departs=row.departs,
        decided_at=row.decided_at,
        decided_by=row.decided_by,
    )
