"""Work lists: by reference, never by name. Read-only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch

from outcome21.casework.models import Crime, Report, Wish
from outcome21.casework.next_steps import LOOKED_AT, next_step
from outcome21.casework.unfinished import unfinished_crimes
from outcome21.casework.unread import at_risk, risks_now, unread_messages
from outcome21.domain.recording import clock_words, due_by, is_close

SEALED = ("account", "identity", "contact")
"""Columns that a list never needs and never reads."""


@dataclass(frozen=True)
class WaitingReport:
    """A report that has no crime and no reason yet; its 24 hours are running.

    `close` is that they are nearly over, `late` that they are.
    """

    reference: str
    received_at: datetime
    due_by: datetime
    clock: str
    close: bool
    late: bool
    urgent: bool
    danger: str
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
    urgent: bool
    unread_messages: int


def waiting_reports(force: str, at: datetime) -> list[WaitingReport]:
    """Reports still to be recorded: the urgent first, then by the time left."""
    reports = Report.objects.filter(force=force, of_crimes=None, reasons=None)
    found = reports.defer(*SEALED).prefetch_related(unread_messages("messages"))
    lines = [_waiting(report, at) for report in found.order_by("received_at", "id")]
    return sorted(lines, key=lambda line: (not line.urgent, line.due_by))


def open_crimes(force: str) -> list[OpenCrime]:
    """Crimes that wait for something: those with a child at risk now first, then the oldest."""
    crimes = unfinished_crimes(force).order_by("recorded_at", "id")
    wishes = Wish.objects.select_related("considered").defer("words", "considered__words")
    found = crimes.prefetch_related(
        *LOOKED_AT,
        Prefetch("reports", Report.objects.defer(*SEALED)),
        Prefetch("reports__wishes", wishes),
        unread_messages("reports__messages"),
        Prefetch("assessments__answers", risks_now(), "risks"),
    )
    return sorted((_open(crime) for crime in found), key=lambda line: not line.urgent)


def _waiting(report: Report, at: datetime) -> WaitingReport:
    due = due_by(report.received_at)
    return WaitingReport(
        reference=report.reference,
        received_at=report.received_at,
        due_by=due,
        clock=clock_words(report.received_at, at),
        close=is_close(report.received_at, at),
        late=at > due,
        urgent=report.urgent,
        danger=str(report.coded.get("danger", "")),
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
        urgent=at_risk(crime),
        unread_messages=sum(_unread(report) for report in crime.reports.all()),
    )


def _unread(report: Report) -> int:
    return len(report.unread)  # type: ignore[attr-defined]
