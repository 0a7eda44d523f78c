"""An education or diversion activity is arranged or completed."""

from __future__ import annotations

from datetime import date, datetime

from outcome21.audit.acts import act
from outcome21.audit.entries import Entry
from outcome21.casework.finding import crime_of
from outcome21.casework.models import Intervention
from outcome21.domain.actors import Actor
from outcome21.domain.days import day_of
from outcome21.domain.refusals import Refused
from outcome21.guidance.support import find_service
from outcome21.sealing.records import seal


@act(kind="alteration", sentence="An education or diversion activity was written down.")
def record_intervention(
    *,
    by: Actor,
    at: datetime,
    entry: Entry,
    crime: str,
    service: str,
    starts_on: date,
    completed_on: date | None,
    words: str,
) -> None:
    """Stores an activity and, once it is over, the day it was completed. Raises Refused.

    Outcome 22 needs one that is completed: an arranged activity is not enough.
    """
    found = crime_of(by.force, crime, lock=True)
    entry.about(found.reference)
    if find_service(service, on=day_of(at)) is None:
        raise Refused("service_unknown", "Choose a service from the list.")
    if completed_on is not None and (completed_on < starts_on or completed_on > day_of(at)):
        raise Refused(
            "completion_date", "The day it was completed must lie after its start and not ahead."
        )
    row = Intervention(
        force=by.force,
        crime=found,
        service=service,
        starts_on=starts_on,
        completed_on=completed_on,
        noted_at=at,
        noted_by=by.reference,
    )
    salt = seal(row, words=words or None)
    row.save(force_insert=True)
    entry.digest_of(salt, {"service": service, "completed_on": completed_on, "words": words})
