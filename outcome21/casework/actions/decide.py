"""An officer decides: to investigate, or which outcome to set."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from outcome21.accounts.queries import staff_of
from outcome21.audit.acts import act
from outcome21.audit.entries import Entry
from outcome21.casework.assessments import assessment_of
from outcome21.casework.closing import check_outcome
from outcome21.casework.finding import crime_of
from outcome21.casework.investigating import open_investigation
from outcome21.casework.models import Assessment, Crime, Decision, Recommendation
from outcome21.casework.unanswered import OVERTAKES, waiting_outcome
from outcome21.domain.actors import Actor
from outcome21.domain.days import day_of
from outcome21.domain.decisions import (
    INVESTIGATE,
    NO_FORMAL_ACTION,
    OUTCOME,
    departs,
)
from outcome21.domain.outcomes import framework
from outcome21.domain.policy import Route
from outcome21.domain.refusals import Refused
from outcome21.sealing.records import seal


@dataclass(frozen=True)
class Choice:
    """What the officer decides, and why, in their own words."""

    choice: str
    outcome_code: str = ""
    rationale: Mapping[str, str] = field(default_factory=dict)
    departure_reason: str = ""
    step_owner: str = ""


@act(kind="alteration", sentence="An officer decided.")
def decide(
    *,
    by: Actor,
    at: datetime,
    entry: Entry,
    crime: str,
    number: int,
    choice: Choice,
    overtakes: int = 0,
    ends: int = 0,
) -> int:
    """Stores a decision on the newest assessment (`number`); returns the decision's number.

    To investigate takes effect at once, because it protects a child; an outcome takes effect
    when a different person confirms it. `overtakes` is the number of the decision that whoever
    decides has seen waiting, and `ends` of the one whose outcome they have seen standing, each 0
    for none: to investigate closes the first unanswered and ends the second. Raises Refused, for
    Outcome 21 with every condition that is missing.
    """
    found = crime_of(by.force, crime, lock=True)
    entry.about(found.reference)
    assessment = assessment_of(found, number)
    recommendation = _shown(assessment)
    _check_choice(found, choice)
    waiting = waiting_outcome(found.decisions.all())
    _check_waiting(waiting, choice, overtakes)
    _check_standing(found, choice, ends)
    departing = _departs(found, recommendation, choice)
    if choice.choice == OUTCOME:
        check_outcome(
            found,
            assessment,
            choice.outcome_code,
            day_of(at),
            rationale=choice.rationale,
            departs=departing,
        )
    _check_departure(choice, departing)
    decision, salt = _store(found, assessment, choice, departing, by, at)
    entry.digest_of(salt, vars(choice))
    if waiting:
        entry.remark(f"{OVERTAKES}{waiting.number}")
    if choice.choice == INVESTIGATE:
        actions = json.loads(recommendation.output)["actions"]
        open_investigation(found, decision, actions, choice.step_owner or by.reference, at)
    return decision.number


def _shown(assessment: Assessment) -> Recommendation:
    shown = Recommendation.objects.filter(assessment=assessment).first()
    if shown is None:
        raise Refused("recommendation_first", "See what the policy recommends before you decide.")
    return shown


def _check_choice(crime: Crime, choice: Choice) -> None:
    if choice.choice not in (INVESTIGATE, OUTCOME):
        raise Refused("choice_missing", "Choose what you decide.")
    # For Outcome 21 and 22 the list of what is missing says it, with everything else.
    no_action = choice.choice == OUTCOME and choice.outcome_code in NO_FORMAL_ACTION
    if not no_action and _investigation_is_open(crime):
        raise Refused(
            "investigation_open",
            "An investigation of this crime is open. End it, and say what it found, first.",
        )
    named = choice.step_owner if choice.choice == INVESTIGATE else ""
    if named and named not in _owners(crime):
        raise Refused("owner_unknown", "Choose somebody of the list to do the first steps.")
    if not any(text.strip() for text in choice.rationale.values()):
        raise Refused("rationale_missing", "Write down why you decide this.")


def _check_waiting(waiting: Decision | None, choice: Choice, seen: int) -> None:
    """Only to investigate passes by a decision that waits, and only one that was seen (0018)."""
    if waiting and choice.choice == OUTCOME:
        raise Refused(
            "decision_waiting",
            f"Decision {waiting.number} is waiting for a supervisor. They confirm or return it "
            "before there is another. If a child may be at risk, decide to investigate: that "
            "waits for nobody.",
        )
    if waiting and waiting.number != seen:
        raise Refused(
            "decision_waiting_unseen",
            f"Decision {waiting.number} was made meanwhile, so nothing was stored. Your words are "
            "still here. Look at it, then record yours again: to investigate closes it.",
        )


def _check_standing(crime: Crime, choice: Choice, seen: int) -> None:
    """An outcome that was set unseen is not ended unseen either (0018)."""
    if choice.choice == OUTCOME:
        return
    stands = crime.decisions.filter(outcome__in=crime.outcomes.filter(ended_at=None)).first()
    if stands and stands.number != seen:
        raise Refused(
            "decision_confirmed_meanwhile",
            f"A supervisor confirmed decision {stands.number} meanwhile: its outcome is set. "
            "Nothing of yours was stored. Your words are still here. To investigate all the same, "
            "record it again: it starts at once and ends that outcome.",
        )


def _departs(crime: Crime, recommendation: Recommendation, choice: Choice) -> bool:
    return departs(
        Route[recommendation.route.upper()],
        choice.choice,
        choice.outcome_code,
        investigated=crime.investigations.exists(),
    )


def _check_departure(choice: Choice, departing: bool) -> None:
    if departing and not choice.departure_reason.strip():
        raise Refused(
            "departure_reason_missing",
            "This differs from what the policy recommends. Say why, so that it can be confirmed.",
        )


def _owners(crime: Crime) -> set[str]:
    return {staff.reference for staff in staff_of(crime.force)}


def _investigation_is_open(crime: Crime) -> bool:
    return crime.investigations.filter(ended_at=None).exists()


def _store(
    crime: Crime, assessment: Assessment, choice: Choice, departing: bool, by: Actor, at: datetime
) -> tuple[Decision, bytes]:
    decision = Decision(
        force=by.force,
        crime=crime,
        assessment=assessment,
        number=crime.decisions.count() + 1,
        choice=choice.choice,
        outcome_code=choice.outcome_code if choice.choice == OUTCOME else "",
        reference_data=framework().digest,
        departs=departing,
        decided_at=at,
        decided_by=by.reference,
    )
    salt = seal(
        decision,
        rationale=json.dumps(dict(choice.rationale), ensure_ascii=False),
        departure_reason=choice.departure_reason or None,
    )
    decision.save(force_insert=True)
    return decision, salt
