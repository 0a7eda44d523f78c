"""What a crime is waiting for, as one code that work lists and pages can word."""

from __future__ import annotations

from outcome21.casework.models import Crime, Outcome

ASSESS = "assess"
OWN_VIEW = "give_own_view"
SEE_RECOMMENDATION = "show_recommendation"
DECIDE = "decide"
REVIEW = "review"
INVESTIGATE = "investigate"
TELL = "tell"
NOTHING = "nothing"

LOOKED_AT = (
    "decisions__review",
    "outcomes__decision__assessment",
    "assessments__own_view",
    "assessments__recommendation",
    "investigations",
    "told",
)
"""What to prefetch before asking for the next step of many crimes. Filtered here, not in the
database, so that a work list costs the same number of queries however long it is."""


def next_step(crime: Crime) -> str:
    """The one thing that the crime waits for now."""
    if any(row.outcome_code and not hasattr(row, "review") for row in crime.decisions.all()):
        return REVIEW
    newest = max(crime.assessments.all(), key=lambda row: row.number, default=None)
    outcome = next((row for row in crime.outcomes.all() if row.ended_at is None), None)
    # Facts that came after the outcome's own assessment open the question again.
    if outcome and newest and newest.number == outcome.decision.assessment.number:
        return _after_outcome(crime, outcome)
    if newest is None:
        return ASSESS
    if not hasattr(newest, "own_view"):
        return OWN_VIEW
    if not hasattr(newest, "recommendation"):
        return SEE_RECOMMENDATION
    # While an investigation is open, everything else that was due has been done already.
    open_now = any(row.ended_at is None for row in crime.investigations.all())
    return INVESTIGATE if open_now else DECIDE


def _after_outcome(crime: Crime, outcome: Outcome) -> str:
    """The child and a parent are told the outcome itself, which nobody knew before it was set."""
    since = [row for row in crime.told.all() if row.noted_at >= outcome.set_at]
    told = {row.who for row in since if row.result == "told"}
    return NOTHING if {"child", "parent"} <= told else TELL
