"""An officer opens a crime."""

from __future__ import annotations

from datetime import datetime

from outcome21.audit.acts import act
from outcome21.audit.entries import Entry
from outcome21.casework.finding import crime_of
from outcome21.casework.next_steps import next_step
from outcome21.casework.opened import (
    OpenedCrime,
    open_assessment,
    open_decisions,
    open_investigation,
    open_person,
    open_support,
    report_lines,
)
from outcome21.casework.wishes import opened_wishes
from outcome21.domain.actors import Actor


@act(kind="consultation", sentence="A crime was opened and read.")
def consult_crime(*, by: Actor, at: datetime, entry: Entry, reference: str) -> OpenedCrime:
    """The crime with everything about it, opened for reading. Raises NotHere."""
    crime = crime_of(by.force, reference)
    reports = report_lines(crime)
    entry.about(crime.reference, *(report.reference for report in reports))
    permit = entry.permit
    return OpenedCrime(
        crime=crime,
        reports=reports,
        people=[open_person(person, permit) for person in crime.people.order_by("label")],
        assessments=[open_assessment(a, permit) for a in crime.assessments.order_by("-number")],
        decisions=open_decisions(crime, permit),
        investigations=[
            open_investigation(i, permit) for i in crime.investigations.order_by("-opened_at", "id")
        ],
        support=open_support(crime, permit),
        outcome=crime.outcomes.filter(ended_at=None).select_related("decision").first(),
        earlier_outcomes=list(crime.outcomes.exclude(ended_at=None).order_by("-set_at", "id")),
        next_step=next_step(crime),
        wishes=opened_wishes(crime.reports.all(), permit),
    )
