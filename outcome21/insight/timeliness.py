"""Every report with its crime or its reason, in time or late: what the registrar answers for."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Min

from outcome21.casework.models import Crime, Report
from outcome21.casework.queries import SEALED
from outcome21.casework.unanswered import waiting_outcome
from outcome21.domain.recording import clock_words, due_by

IN_TIME = "in_time"
LATE = "late"
RUNNING = "running"
OVERDUE = "overdue"
PAGE = 50
"""How many reports one page of the register shows."""


@dataclass(frozen=True)
class RegisterCrime:
    """A crime of a report: its references, the outcome that stands, and what waits."""

    reference: str
    crime_reference: str
    outcome: str
    waiting_for_review: str
    investigating: bool


@dataclass(frozen=True)
class RegisterLine:
    """One report. `settled_at` is when it first had a crime or a reason; None while it has not.

    `state` is IN_TIME or LATE once it is settled, else RUNNING or OVERDUE; `clock` is the
    time left in words, "" once it is settled.
    """

    reference: str
    received_at: datetime
    settled_at: datetime | None
    state: str
    clock: str
    crimes: tuple[RegisterCrime, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Totals:
    """How many reports are in which state."""

    reports: int
    in_time: int
    late: int
    running: int
    overdue: int

    @property
    def pages(self) -> int:
        """How many pages the register has; an empty one has one."""
        return max(1, -(-self.reports // PAGE))


def register(force: str, at: datetime, page: int = 1) -> list[RegisterLine]:
    """The reports of one page, 1 or more, as they stand at that moment; the newest first.

    The 24 hours are elapsed hours.
    """
    reports = Report.objects.filter(force=force).defer(*SEALED).order_by("-received_at", "id")
    joined = reports.prefetch_related(
        "reasons",
        "of_crimes",
        "crimes__outcomes",
        "crimes__decisions__review",
        "crimes__investigations",
    )
    return [_line(report, at) for report in joined[(page - 1) * PAGE : page * PAGE]]


def totals(force: str, at: datetime) -> Totals:
    """Every report of the force counted by state, whichever page it stands on."""
    reports = Report.objects.filter(force=force).annotate(
        linked=Min("of_crimes__linked_at"), reasoned=Min("reasons__given_at")
    )
    # Counted here: how many hours there are to record is dated data, which no database knows.
    states = Counter(
        _state(received_at, _first(linked, reasoned), at)
        for received_at, linked, reasoned in reports.values_list(
            "received_at", "linked", "reasoned"
        ).iterator()
    )
    return Totals(
        reports=states.total(),
        in_time=states[IN_TIME],
        late=states[LATE],
        running=states[RUNNING],
        overdue=states[OVERDUE],
    )


def _line(report: Report, at: datetime) -> RegisterLine:
    settled = _settled_at(report)
    return RegisterLine(
        reference=report.reference,
        received_at=report.received_at,
        settled_at=settled,
        state=_state(report.received_at, settled, at),
        clock="" if settled else clock_words(report.received_at, at),
        crimes=tuple(_crime(crime) for crime in report.crimes.all()),
        reasons=tuple(reason.code for reason in report.reasons.all()),
    )


def _settled_at(report: Report) -> datetime | None:
    """The first moment at which the report had a crime or a reason."""
    moments = [link.linked_at for link in report.of_crimes.all()]
    return _first(*moments, *(reason.given_at for reason in report.reasons.all()))


def _first(*moments: datetime | None) -> datetime | None:
    return min((moment for moment in moments if moment), default=None)


def _state(received_at: datetime, settled_at: datetime | None, at: datetime) -> str:
    due = due_by(received_at)
    if settled_at is None:
        return OVERDUE if at > due else RUNNING
    return LATE if settled_at > due else IN_TIME


def _crime(crime: Crime) -> RegisterCrime:
    # Filtered here and not in the database: the rows were fetched once for the whole register.
    outcome = next((row.code for row in crime.outcomes.all() if row.ended_at is None), "")
    waiting = waiting_outcome(crime.decisions.all())
    code = waiting.outcome_code if waiting else ""
    investigating = any(row.ended_at is None for row in crime.investigations.all())
    return RegisterCrime(crime.reference, crime.crime_reference, outcome, code, investigating)
