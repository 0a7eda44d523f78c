"""Work lists: by reference, never by name. Read-only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from outcome21.casework.messages import FROM_CODE
from outcome21.casework.models import Crime, Report
from outcome21.casework.next_steps import LOOKED_AT, NOTHING, next_step
from outcome21.domain.recording import clock_words, due_by


@dataclass(frozen=True)
class WaitingReport:
    """A report that has no crime and no reason yet; its 24 hours are running."""

    reference: str
    received_at: datetime
    due_by: datetime
    clock: str
    late: bool
    urgent: bool
    reporter_kind: str
    age_band: str
    named: bool
    unread_messages: int


@dataclass(frozen=True)
class OpenCrime:
    """A recorded crime that waits for something."""

    reference: str
    crime_reference: str
    offence: str
    recorded_at: datetime
    next_step: str
    unread_messages: int


def waiting_reports(force: str, at: datetime) -> list[WaitingReport]:
    """Reports still to be recorded: the urgent first, then by the time left."""
    reports = Report.objects.filter(force=force, of_crimes=None, reasons=None)
    found = reports.prefetch_related("messages").order_by("received_at")
    lines = [_waiting(report, at) for report in found]
    return sorted(lines, key=lambda line: (not line.urgent, line.due_by))


def open_crimes(force: str) -> list[OpenCrime]:
    """Crimes that wait for something, oldest first."""
    crimes = Crime.objects.filter(force=force).order_by("recorded_at")
    found = crimes.prefetch_related(*LOOKED_AT, "reports__messages")
    lines = [_open(crime) for crime in found]
    return [line for line in lines if line.next_step != NOTHING or line.unread_messages]


def _waiting(report: Report, at: datetime) -> WaitingReport:
    due = due_by(report.received_at)
    return WaitingReport(
        reference=report.reference,
        received_at=report.received_at,
        due_by=due,
        clock=clock_words(report.received_at, at),
        late=at > due,
        urgent=report.urgent,
        reporter_kind=report.reporter_kind,
        age_band=report.age_band,
        named=report.named,
        unread_messages=_unread(report),
    )


def _open(crime: Crime) -> OpenCrime:
    return OpenCrime(
        reference=crime.reference,
        crime_reference=crime.crime_reference,
        offence=crime.offence,
        recorded_at=crime.recorded_at,
        next_step=next_step(crime),
        unread_messages=sum(_unread(report) for report in crime.reports.all()),
    )


def _unread(report: Report) -> int:
    messages = report.messages.all()
    return sum(row.direction == FROM_CODE and row.read_at is None for row in messages)
