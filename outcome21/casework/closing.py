"""Finalising a crime: checking that an outcome may be set, and setting it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from outcome21.casework.facts import outcome_facts
from outcome21.casework.models import Assessment, Crime, Decision, Outcome
from outcome21.domain.actors import Actor
from outcome21.domain.missing import Missing
from outcome21.domain.outcomes import framework, missing_for
from outcome21.domain.refusals import Refused


class OutcomeNotReady(Refused):
    """The outcome cannot be set yet. `missing` says, one by one, what is not there."""

    def __init__(self, missing: tuple[Missing, ...]) -> None:
        super().__init__(missing[0].id, " ".join(item.sentence for item in missing))
        self.missing = missing


def check_outcome(
    crime: Crime,
    assessment: Assessment,
    code: str,
    on: date,
    *,
    rationale: Mapping[str, str],
    departs: bool,
) -> None:
    """Raises OutcomeNotReady with everything that the outcome still needs on that day."""
    facts = outcome_facts(crime, assessment, rationale=rationale, departs=departs)
    if missing := missing_for(code, facts, on):
        raise OutcomeNotReady(missing)


def set_outcome(decision: Decision, by: Actor, at: datetime) -> Outcome:
    """Sets the decided outcome as the current one, and ends what it replaces."""
    crime = decision.crime
    crime.outcomes.filter(ended_at=None).update(ended_at=at)
    return Outcome.objects.create(
        force=crime.force,
        crime=crime,
        decision=decision,
        code=decision.outcome_code,
        framework_digest=framework().digest,
        set_at=at,
        set_by=by.reference,
    )
