"""What a crime is waiting for, as one code that work lists and pages can word."""

from __future__ import annotations

from collections.abc import Iterable

from outcome21.casework.messages import FROM_CODE
from outcome21.casework.models import (
    Assessment,
    Crime,
    Message,
    Outcome,
    Report,
    Wish,
)
from outcome21.casework.unanswered import waiting_outcome
from outcome21.casework.wish_kinds import (
    AGAINST_TELLING,
    FOLLOWED,
    PARENTS_NOT_TOLD,
    YOUNG_PERSON,
)
from outcome21.domain.policy import Route

ASSESS = "assess"
OWN_VIEW = "give_own_view"
SEE_RECOMMENDATION = "show_recommendation"
DECIDE = "decide"
REVIEW = "review"
RETURN = "return"
INVESTIGATE = "investigate"
END_INVESTIGATION = "end_investigation"
TELL = "tell"
TELL_CHILD = "tell_child"
TELL_PARENT = "tell_parent"
CONSIDER_WISH = "consider_wish"
READ_MESSAGES = "read_messages"
NOTHING = "nothing"

LOOKED_AT = (
    "decisions__review",
    "outcomes__decision__assessment",
    "assessments__own_view",
    "assessments__recommendation",
    "investigations__steps",
    "told",
)
"""What to prefetch before asking for the next step of many crimes, and the wishes of their reports
beside it. Filtered here, not in the database, so that a work list costs the same number of queries
however long it is."""


def next_step(crime: Crime) -> str:
    """The one thing that the crime waits for now."""
    newest = max(crime.assessments.all(), key=lambda row: row.number, default=None)
    waiting = waiting_outcome(crime.decisions.all())
    if waiting and newest:
        rests_on_newest = waiting.assessment_id == newest.pk
        return REVIEW if rests_on_newest else _on_newer_answers(newest)
    outcome = next((row for row in crime.outcomes.all() if row.ended_at is None), None)
    # Facts that came after the outcome's own assessment open the question again.
    if outcome and newest and newest.number == outcome.decision.assessment.number:
        return _after_outcome(crime, outcome)
    if newest is None:
        return ASSESS
    # While an investigation is open, everything else that was due has been done already.
    return _before_deciding(newest) or _investigating(crime) or DECIDE


def _on_newer_answers(newest: Assessment) -> str:
    """While a decision waits that can only be returned, a child who may be at risk does not.

    Whoever sees the newest answers through may decide to investigate at once (0018).
    """
    if step := _before_deciding(newest):
        return step
    return DECIDE if newest.recommendation.route == Route.INVESTIGATE.word else RETURN


def _before_deciding(newest: Assessment) -> str:
    """What an assessment still needs before anybody decides on it; "" when nothing."""
    if not hasattr(newest, "own_view"):
        return OWN_VIEW
    return "" if hasattr(newest, "recommendation") else SEE_RECOMMENDATION


def _investigating(crime: Crime) -> str:
    """What an open investigation waits for; "" while none is open."""
    found = next((row for row in crime.investigations.all() if row.ended_at is None), None)
    if found is None:
        return ""
    to_do = any(step.done_at is None for step in found.steps.all())
    return INVESTIGATE if to_do else END_INVESTIGATION


def _after_outcome(crime: Crime, outcome: Outcome) -> str:
    """The child and a parent are told the outcome itself, which nobody knew before it was set."""
    since = [row for row in crime.told.all() if row.noted_at >= outcome.set_at]
    told = {row.who for row in since if row.result == "told"}
    wishes = [wish for report in crime.reports.all() for wish in report.wishes.all()]
    parent_knows = "parent" in told or _parents_kept_out(crime.reports.all())
    stands = any(_waits(wish) and wish.kind in AGAINST_TELLING["parent"] for wish in wishes)
    if "child" not in told:
        return TELL_CHILD if parent_knows or stands else TELL
    if not parent_knows:
        return CONSIDER_WISH if stands else TELL_PARENT
    return _from_the_reporter(crime, wishes)


def _from_the_reporter(crime: Crime, wishes: Iterable[Wish]) -> str:
    """Nothing is left to do but what came from the reporter since."""
    if any(_waits(wish) for wish in wishes):
        return CONSIDER_WISH
    unread = Message.objects.filter(report__crimes=crime, direction=FROM_CODE, read_at=None)
    return READ_MESSAGES if unread.exists() else NOTHING


def _waits(wish: Wish) -> bool:
    return not hasattr(wish, "considered")


def _parents_kept_out(reports: Iterable[Report]) -> bool:
    """Every young person who reported asked that parents are not told, and was agreed with.

    One of two children does not speak for the other's parents.
    """
    agreed, by_the_young = set(), set()
    for report in reports:
        if any(_keeps_parents_out(wish) for wish in report.wishes.all()):
            agreed.add(report.pk)
        if report.reporter_kind == YOUNG_PERSON:
            by_the_young.add(report.pk)
    return bool(agreed) and by_the_young <= agreed


def _keeps_parents_out(wish: Wish) -> bool:
    """An officer considered that parents are not told, and does as the young person asks."""
    if wish.kind != PARENTS_NOT_TOLD or _waits(wish):
        return False
    return bool(wish.considered.result == FOLLOWED)
