"""A report becomes a recorded crime."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction

from outcome21.accounts.forces import force
from outcome21.audit.acts import act
from outcome21.audit.entries import Entry
from outcome21.casework.finding import report_of
from outcome21.casework.linking import link
from outcome21.casework.models import Crime, Report
from outcome21.casework.people import NewPerson, add_people
from outcome21.casework.references import fresh_reference
from outcome21.domain.actors import Actor
from outcome21.domain.days import day_of
from outcome21.domain.offences import offence as find_offence
from outcome21.domain.offences import offence_list
from outcome21.domain.refusals import Refused


class CrimeRecordedAlready(Refused):
    """The force's reference belongs to a crime that is already here."""

    def __init__(self) -> None:
        super().__init__(
            "crime_recorded_already",
            "A crime with this reference is already recorded. If this report is about it, "
            "choose “It belongs to a crime already recorded”. If not, check the reference.",
        )


@act(kind="collection", sentence="A crime was recorded.")
def record_crime(
    *,
    by: Actor,
    at: datetime,
    entry: Entry,
    report: str,
    crime_reference: str,
    offence: str,
    people: Sequence[NewPerson],
    known_crimes: int | None = None,
) -> str:
    """Records a crime from a report; returns the crime's reference for addresses.

    `crime_reference` is the force's own, in the force's own form; left empty, one is made
    by the force's pattern where it has one. The 24 hours of the crime recording rules end
    now. `known_crimes` is how many crimes the report had when the officer's page was made: a
    report may lead to several, but never to one more behind somebody's back. Raises Refused.
    """
    found = report_of(by.force, report, lock=True)
    entry.about(found.reference)
    if known_crimes is not None and found.crimes.count() != known_crimes:
        raise Refused(
            "crime_recorded_meanwhile",
            "Somebody has recorded a crime from this report since you opened it. Look at that "
            "one first. Record another only if this is a different crime.",
        )
    own = crime_reference.strip() or _made_reference(by, at)
    _check(by, own, offence, people, at)
    crime = _store(found, own, offence, by, at)
    entry.about(crime.reference)
    entry.digest_of_each(add_people(crime, people, by, at))
    return crime.reference


def _made_reference(by: Actor, at: datetime) -> str:
    """A reference by the force's pattern that no crime has yet; "" where the force makes none."""
    made = force(by.force).made_reference(day_of(at))
    while made and Crime.objects.filter(force=by.force, crime_reference=made).exists():
        made = force(by.force).made_reference(day_of(at))
    return made


def _check(
    by: Actor, crime_reference: str, offence: str, people: Sequence[NewPerson], at: datetime
) -> None:
    of_force = force(by.force)
    if not of_force.accepts_reference(crime_reference):
        raise Refused(
            "crime_reference_form",
            f"Type the crime reference as your records system shows it, "
            f"such as {of_force.crime_reference_example}.",
        )
    if not find_offence(offence, day_of(at)).offered:
        raise Refused("offence_unknown", "Choose one of the offences in the list.")
    if not people:
        raise Refused(
            "nobody_named",
            "Add at least one person, even if all you know is “a child, not yet identified”.",
        )


def _store(report: Report, crime_reference: str, offence: str, by: Actor, at: datetime) -> Crime:
    crime = Crime(
        force=by.force,
        reference=fresh_reference(),
        crime_reference=crime_reference,
        offence=offence,
        offences_digest=offence_list().digest,
        first_reported_at=report.received_at,
        recorded_at=at,
        recorded_by=by.reference,
    )
    try:
        with transaction.atomic():
            crime.save(force_insert=True)
    except IntegrityError as error:
        raise CrimeRecordedAlready from error
    link(report, crime, by, at)
    return crime
