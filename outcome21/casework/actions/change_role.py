"""Somebody's role in a crime changes; the old role stays readable."""

from __future__ import annotations

from datetime import datetime

from outcome21.audit.acts import NotPermitted, act
from outcome21.audit.entries import Entry
from outcome21.casework.assessments import category_shown
from outcome21.casework.finding import crime_of, person_of
from outcome21.casework.people import give_role
from outcome21.domain.actors import Actor
from outcome21.domain.refusals import Refused
from outcome21.sealing.records import salt_of


@act(kind="alteration", sentence="A person's role in the crime changed.")
def change_role(
    *,
    by: Actor,
    at: datetime,
    entry: Entry,
    crime: str,
    person: str,
    role: str,
    why: str,
    supervisor_exception: bool = False,
) -> None:
    """Ends the roles that the person holds and starts `role`, with a reason. Raises Refused.

    Naming somebody pictured as suspect needs `allow_suspect`, a supervisor's permission.
    """
    found = crime_of(by.force, crime, lock=True)
    entry.about(found.reference)
    if not why.strip():
        raise Refused("why_missing", "Say why the role changes.")
    if supervisor_exception and not by.may("allow_suspect"):
        raise NotPermitted
    who = person_of(found, person)
    non_aggravated = category_shown(found) == "non_aggravated"
    new = give_role(
        who, role, why, by, at, exception=supervisor_exception, non_aggravated=non_aggravated
    )
    who.involvements.filter(ends_at=None).exclude(id=new.id).update(ends_at=at)
    entry.digest_of(salt_of(new, entry.permit), {"person": person, "role": role, "why": why})
