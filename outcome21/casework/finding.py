"""Finding one record of the actor's force, or a refusal that says it is not there."""

from __future__ import annotations

from outcome21.casework.models import Crime, Decision, Person, Report
from outcome21.domain.refusals import Refused


class NotHere(Refused):
    """No such record in this force. The same answer whether it exists elsewhere or not."""

    def __init__(self, what: str) -> None:
        super().__init__(
            "not_here", f"There is no {what} with this reference. Check it and try again."
        )


def report_of(force: str, reference: str, *, lock: bool = False) -> Report:
    """The report with this reference. Raises NotHere. `lock` holds it until the act is over."""
    reports = Report.objects.select_for_update() if lock else Report.objects
    found = reports.filter(force=force, reference=reference).first()
    if found is None:
        raise NotHere("report")
    return found


def crime_of(force: str, reference: str, *, lock: bool = False) -> Crime:
    """The crime with this reference. Raises NotHere. `lock` holds it until the act is over."""
    crimes = Crime.objects.select_for_update() if lock else Crime.objects
    found = crimes.filter(force=force, reference=reference).first()
    if found is None:
        raise NotHere("crime")
    return found


def crime_with_force_reference(force: str, crime_reference: str) -> Crime:
    """The crime that the force's own records system knows by this reference. Raises Refused."""
    found = Crime.objects.filter(force=force, crime_reference=crime_reference.strip()).first()
    if found is None:
        raise Refused(
            "no_such_crime",
            "No crime with this reference is recorded here. Check it, or record a new crime.",
        )
    return found


def person_of(crime: Crime, label: str) -> Person:
    """The person with this label in the crime. Raises NotHere."""
    found = Person.objects.filter(force=crime.force, crime=crime, label=label).first()
    if found is None:
        raise NotHere("person")
    return found


def decision_of(crime: Crime, number: int) -> Decision:
    """The crime's decision with this number. Raises NotHere."""
    found = Decision.objects.filter(force=crime.force, crime=crime, number=number).first()
    if found is None:
        raise NotHere("decision")
    return found
