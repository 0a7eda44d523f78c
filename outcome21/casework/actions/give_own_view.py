"""The officer's own view, before any recommendation is shown."""

from __future__ import annotations

from datetime import datetime

from outcome21.audit.acts import act
from outcome21.audit.entries import Entry
from outcome21.casework.assessments import assessment_of
from outcome21.casework.finding import crime_of
from outcome21.casework.models import OwnView, Recommendation
from outcome21.domain.actors import Actor
from outcome21.domain.policy import Route
from outcome21.domain.refusals import Refused
from outcome21.sealing.records import seal


@act(kind="alteration", sentence="The officer gave their own view of the facts.")
def give_own_view(
    *, by: Actor, at: datetime, entry: Entry, crime: str, number: int, route: str, words: str
) -> None:
    """Stores what the officer thinks of an assessment's facts. Raises Refused.

    It comes first so that the recommendation does not make the officer's mind up.
    """
    found = crime_of(by.force, crime, lock=True)
    entry.about(found.reference)
    assessment = assessment_of(found, number)
    if route not in {known.word for known in Route}:
        raise Refused("view_missing", "Choose what you think should happen.")
    if not words.strip():
        raise Refused("view_words_missing", "Write one or two sentences: why do you think so?")
    if OwnView.objects.filter(assessment=assessment).exists():
        raise Refused("view_given", "A view of this assessment has been given already.")
    if Recommendation.objects.filter(assessment=assessment).exists():
        raise Refused("shown_already", "The recommendation was shown already.")
    row = OwnView(
        force=by.force, assessment=assessment, route=route, given_at=at, given_by=by.reference
    )
    salt = seal(row, words=words)
    row.save(force_insert=True)
    entry.digest_of(salt, {"route": route, "words": words})
