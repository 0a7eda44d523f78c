"""What may be decided about a crime, and what each choice still needs, before one is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from outcome21.casework.answers import newest_assessment, stored_answers
from outcome21.casework.facts import outcome_facts
from outcome21.casework.opened import OpenedCrime
from outcome21.domain.decisions import INVESTIGATE, OUTCOME, departs
from outcome21.domain.outcomes import (
    CLOSED_CODES,
    Outcome,
    OutcomeFacts,
    closed_to_everybody,
    missing_for,
    offered_on,
)
from outcome21.domain.policy import Route

_FIRST = {"21": 0, "22": 1}
_ASKED_HERE = ("rationale_", "departure_for_risk")


@dataclass(frozen=True)
class OfferedOutcome:
    """An outcome that may be chosen, with what has to be there before it can be set."""

    code: str
    label: str
    note: str
    missing: tuple[str, ...]
    departs: bool


@dataclass(frozen=True)
class Choices:
    """`closed` says why Outcome 21 and 22 are closed to everybody; "" when they are open."""

    shown: bool
    investigating: bool
    investigate_departs: bool
    closed: str
    first: tuple[OfferedOutcome, ...]
    others: tuple[OfferedOutcome, ...]


def choices(opened: OpenedCrime, on: date) -> Choices:
    """What may be decided on the newest assessment. Nothing is offered before its recommendation.

    What the boxes of the next page ask for is left out of what is missing. While an outcome waits
    to be confirmed or returned, no other can be decided.
    """
    newest = newest_assessment(opened.crime)
    shown = opened.assessment is not None and opened.assessment.recommendation is not None
    if newest is None or not shown:
        return Choices(False, False, False, "", (), ())
    closed = closed_to_everybody(stored_answers(newest)) or ""
    facts = outcome_facts(opened.crime, newest, rationale={}, departs=True)
    waiting = any(row.outcome_waits for row in opened.decisions)
    open_now = [] if waiting else _open(offered_on(on), closed=bool(closed))
    rows = [_offered(opened, row, facts, on) for row in open_now]
    return Choices(
        shown=True,
        investigating=any(row.ended_at is None for row in opened.investigations),
        investigate_departs=departs_here(opened, INVESTIGATE),
        closed=closed,
        first=tuple(row for row in rows if row.code in _FIRST),
        others=tuple(row for row in rows if row.code not in _FIRST),
    )


def departs_here(opened: OpenedCrime, choice: str) -> bool:
    """Whether this choice differs from what was recommended on the newest assessment."""
    newest = opened.assessment
    if newest is None or newest.recommendation is None:
        return False
    outcome = "" if choice == INVESTIGATE else choice
    return departs(
        Route[newest.recommendation["route"].upper()],
        OUTCOME if outcome else INVESTIGATE,
        outcome,
        investigated=bool(opened.investigations),
    )


def _open(rows: Sequence[Outcome], *, closed: bool) -> list[Outcome]:
    """21 and 22 first, or not at all while they are closed; then the rest as the framework has."""
    kept = [row for row in rows if not (closed and row.code in CLOSED_CODES)]
    return sorted(kept, key=lambda row: _FIRST.get(row.code, len(_FIRST)))


def _offered(opened: OpenedCrime, row: Outcome, facts: OutcomeFacts, on: date) -> OfferedOutcome:
    missing = missing_for(row.code, facts, on)
    return OfferedOutcome(
        code=row.code,
        label=row.label,
        note=row.note,
        missing=tuple(item.sentence for item in missing if not item.id.startswith(_ASKED_HERE)),
        departs=departs_here(opened, row.code),
    )
