"""A referral to a service that supports children or families."""

from __future__ import annotations

from datetime import datetime

from outcome21.audit.acts import act
from outcome21.audit.entries import Entry
from outcome21.casework.finding import crime_of, person_of
from outcome21.casework.models import Referral
from outcome21.domain.actors import Actor
from outcome21.domain.days import day_of
from outcome21.domain.refusals import Refused
from outcome21.guidance.support import find_service
from outcome21.sealing.records import seal

BASES = ("family_agreed", "safeguarding")
"""On which basis something is shared: the family agreed, or a child must be kept safe."""


@act(kind="disclosure", sentence="A support service was asked to help.")
def refer(
    *,
    by: Actor,
    at: datetime,
    entry: Entry,
    crime: str,
    service: str,
    basis: str,
    shared: str,
    person: str = "",
) -> None:
    """Stores a referral: to which service, for whom, on which basis, what was shared.

    `person` is the label of a person in the crime, or "" for the family. Raises Refused.
    """
    found = crime_of(by.force, crime, lock=True)
    entry.about(found.reference)
    known = find_service(service, on=day_of(at))
    if known is None or not known.referable:
        raise Refused("service_unknown", "Choose a service from the list.")
    if basis not in BASES:
        raise Refused("basis_missing", "Choose on which basis you share this.")
    if not shared.strip():
        raise Refused("shared_missing", "Write down what you tell the service.")
    row = Referral(
        force=by.force,
        crime=found,
        person=person_of(found, person) if person else None,
        service=service,
        basis=basis,
        referred_at=at,
        referred_by=by.reference,
    )
    salt = seal(row, shared=shared)
    row.save(force_insert=True)
    entry.about(f"service:{service}")
    entry.digest_of(salt, {"service": service, "basis": basis, "shared": shared})
