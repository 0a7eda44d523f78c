"""A different person confirms a decision, or returns it."""

from __future__ import annotations

from datetime import datetime

from outcome21.audit.acts import NotPermitted, act
from outcome21.audit.entries import Entry
from outcome21.casework.assessments import assessment_of
from outcome21.casework.closing import check_outcome, set_outcome
from outcome21.casework.finding import crime_of, decision_of
from outcome21.casework.models import Decision, Review
from outcome21.casework.unanswered import overtaken_by
from outcome21.domain.actors import Actor
from outcome21.domain.days import day_of
from outcome21.domain.decisions import CONFIRMED, OUTCOME, RETURNED
from outcome21.domain.refusals import Refused
from outcome21.sealing.records import open_mapping, seal


@act(kind="alteration", sentence="A supervisor answered a decision.")
def review(
    *, by: Actor, at: datetime, entry: Entry, crime: str, decision: int, result: str, words: str
) -> None:
    """Confirms a decision, which sets its outcome, or returns it with a reason. Raises Refused.

    Never one's own decision. A departure needs the permission `confirm_departure`. What the
    outcome needs is checked again: facts may have changed since the officer decided.
    """
    found = crime_of(by.force, crime, lock=True)
    entry.about(found.reference)
    decided = decision_of(found, decision)
    _check(decided, by, result, words)
    if result == CONFIRMED and decided.choice == OUTCOME:
        _check_outcome_again(decided, entry, at)
        set_outcome(decided, by, at)
    row = Review(
        force=by.force,
        decision=decided,
        result=result,
        reviewed_at=at,
        reviewed_by=by.reference,
        decided_by=decided.decided_by,
    )
    salt = seal(row, words=words or None)
    row.save(force_insert=True)
    entry.digest_of(salt, {"result": result, "words": words})


def _check(decision: Decision, by: Actor, result: str, words: str) -> None:
    if decision.decided_by == by.reference:
        raise Refused(
            "own_decision", "You made this decision, so a different person has to confirm it."
        )
    if Review.objects.filter(decision=decision).exists():
        raise Refused("reviewed_already", "This decision was answered already.")
    if later := overtaken_by(decision, decision.crime.decisions.all()):
        raise Refused(
            "decision_overtaken",
            f"Decision {later.number}, to investigate, has overtaken this one: it is closed, and "
            "nobody confirms or returns it any more. Your answer was not stored.",
        )
    if result not in (CONFIRMED, RETURNED):
        raise Refused("result_missing", "Choose whether you confirm or return the decision.")
    if result == RETURNED and not words.strip():
        raise Refused("return_reason_missing", "Say what the officer should look at again.")
    if result == CONFIRMED and decision.departs and not by.may("confirm_departure"):
        raise NotPermitted


def _check_outcome_again(decision: Decision, entry: Entry, at: datetime) -> None:
    assessment_of(decision.crime, decision.assessment.number)
    check_outcome(
        decision.crime,
        decision.assessment,
        decision.outcome_code,
        day_of(at),
        rationale=open_mapping(decision, "rationale", entry.permit),
        departs=decision.departs,
    )
