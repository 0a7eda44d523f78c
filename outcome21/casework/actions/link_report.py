"""A report turns out to be about a crime already recorded."""

from __future__ import annotations

from datetime import datetime

from outcome21.audit.acts import act
from outcome21.audit.entries import Entry
from outcome21.casework.finding import crime_with_force_reference, report_of
from outcome21.casework.linking import link
from outcome21.domain.actors import Actor


@act(kind="combination", sentence="A report was joined to a crime already recorded.")
def link_report(*, by: Actor, at: datetime, entry: Entry, report: str, crime_reference: str) -> str:
    """Joins the report to the crime with the force's reference; returns the crime's own.

    Raises Refused if this force has recorded no such crime.
    """
    found = report_of(by.force, report, lock=True)
    entry.about(found.reference)
    crime = crime_with_force_reference(by.force, crime_reference)
    entry.about(crime.reference)
    link(found, crime, by, at)
    return crime.reference
