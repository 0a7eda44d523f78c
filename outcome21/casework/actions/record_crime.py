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
from outcome21.casework.people import NewPerson, add_people, summary_for_log
from outcome21.casework.references import fresh_reference
from outcome21.domain.actors import Actor
from outcome21.domain.days import day_of
from outcome21.domain.offences import offence as find_offence
from outcome21.domain.offences import offence_list
from outcome21.domain.refusals import Refused
from outcome21.sealing.records import salt_of


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
) -> str:
    """Records a crime from a report; returns the crime's reference for addresses.

    `crime_reference` is the force's own, in the force's own form; left empty, one is made
    by the force's pattern where it has one. The 24 hours of the crime recording rules end
    now. Raises Refused.
    """
    found = report_of(by.force, report, lock=True)
    entry.about(found.reference)
    own = crime_reference.strip() or force(by.force).made_reference(day_of(at))
    _check(by, own, offence, people, at)
    crime = _store(found, own, offence, by, at)
    add_people(crime, people, by, at)
    entry.about(crime.reference)
    entry.digest_of(salt_of(found, entry.permit), summary_for_log(people))
    return crime.reference


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
