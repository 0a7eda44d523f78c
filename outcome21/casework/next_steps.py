"""What a crime is waiting for, as one code that work lists and pages can word."""

from __future__ import annotations

from outcome21.casework.answers import newest_assessment
from outcome21.casework.models import Crime, OwnView, Recommendation

ASSESS = "assess"
OWN_VIEW = "give_own_view"
SEE_RECOMMENDATION = "show_recommendation"
DECIDE = "decide"
REVIEW = "review"
INVESTIGATE = "investigate"
TELL = "tell"
NOTHING = "nothing"


def next_step(crime: Crime) -> str:
    """The one thing that the crime waits for now."""
    if crime.decisions.filter(review=None, choice="outcome").exists():
        return REVIEW
    if crime.outcomes.filter(ended_at=None).exists():
        return _after_outcome(crime)
    assessment = newest_assessment(crime)
    if assessment is None:
        return ASSESS
    if not OwnView.objects.filter(assessment=assessment).exists():
        return OWN_VIEW
    if not Recommendation.objects.filter(assessment=assessment).exists():
        return SEE_RECOMMENDATION
    # While an investigation is open, everything else that was due has been done already.
    open_now = crime.investigations.filter(ended_at=None).exists()
    return INVESTIGATE if open_now else DECIDE


def _after_outcome(crime: Crime) -> str:
    told = set(crime.told.filter(result="told").values_list("who", flat=True))
    return NOTHING if {"child", "parent"} <= told else TELL
