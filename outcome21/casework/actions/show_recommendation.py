"""The policy's recommendation is shown for the first time."""

from __future__ import annotations

import json
from datetime import datetime

from outcome21.audit.acts import act
from outcome21.audit.entries import Entry
from outcome21.casework.answers import stored_answers
from outcome21.casework.assessments import assessment_of
from outcome21.casework.finding import crime_of
from outcome21.casework.models import OwnView, Recommendation
from outcome21.domain.actors import Actor
from outcome21.domain.policy import Policy, PolicyError, floor, policy_version, proof_of
from outcome21.domain.policy_change import recommendation_data
from outcome21.domain.policy_proof import refuse_unproved
from outcome21.domain.refusals import Refused


@act(kind="consultation", sentence="The policy's recommendation was shown.")
def show_recommendation(*, by: Actor, at: datetime, entry: Entry, crime: str, number: int) -> None:
    """Works out the recommendation and keeps it exactly as it is shown. Raises Refused.

    Shown only after the officer's own view; kept once, with the policy and its digest.
    """
    found = crime_of(by.force, crime, lock=True)
    entry.about(found.reference)
    assessment = assessment_of(found, number)
    if not OwnView.objects.filter(assessment=assessment).exists():
        raise Refused(
            "own_view_first",
            "Give your own view of the facts first. Then you see what the policy says.",
        )
    policy = policy_version(assessment.policy)
    if policy.digest != assessment.policy_digest:
        raise Refused(
            "policy_changed",
            "The policy file is not the one that these questions came from. "
            "Tell the system's administrator, and answer the questions again.",
        )
    if Recommendation.objects.filter(assessment=assessment).exists():
        return
    _refuse_unproved(policy)
    shown = recommendation_data(policy, stored_answers(assessment))
    Recommendation.objects.create(
        force=by.force,
        assessment=assessment,
        policy=policy.version,
        policy_digest=policy.digest,
        floor_digest=floor().digest,
        route=shown["route"],
        category=shown["category"],
        output=json.dumps(shown, ensure_ascii=False),
        shown_at=at,
        shown_to=by.reference,
    )


def _refuse_unproved(policy: Policy) -> None:
    """A floor that was raised since stops what was never proved against it from recommending."""
    try:
        refuse_unproved(policy, floor(), proof_of(policy))
    except PolicyError as error:
        raise Refused(
            "policy_not_proved",
            f"{error.sentence} Tell the system's administrator; then answer the questions again.",
        ) from None
