"""What came by a code after its report was settled: it waits until somebody here has read it.

A report that is still to be recorded, or whose crime still waits for something, has a line of its
own on the work list, which says so. Of the others nothing else would.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from outcome21.casework.messages import FROM_CODE
from outcome21.casework.models import (
    AssessmentAnswer,
    Crime,
    Message,
    RecordingReason,
    Report,
    ReportOfCrime,
)
from outcome21.casework.unfinished import unfinished_crimes
from outcome21.domain.policy import Answer


@dataclass(frozen=True)
class UnreadReport:
    """A settled report to which somebody wrote with its code, by reference.

    `since` is when the oldest message came that nobody has read. `reasons` are codes, `crimes`
    pairs of our reference and the force's own. `at_risk`: by the newest answers of one of them,
    a child is at risk now.
    """

    reference: str
    since: datetime
    messages: int
    urgent: bool
    danger: str
    at_risk: bool
    reporter_kind: str
    age_band: str
    reasons: tuple[str, ...]
    crimes: tuple[tuple[str, str], ...]


def unread_of_settled(force: str) -> list[UnreadReport]:
    """Settled reports with a message that nobody has read: the urgent first, then the oldest."""
    lines = [_line(report) for report in _settled_and_unread(force)]
    return sorted(
        lines, key=lambda line: (not (line.urgent or line.at_risk), line.since, line.reference)
    )


def unread_messages(path: str) -> Prefetch[str, QuerySet[Message], str]:
    """Fetches to `unread` the messages under `path` that came by a code and nobody has read."""
    unread = Message.objects.filter(direction=FROM_CODE, read_at=None).defer("words")
    return Prefetch(path, unread, "unread")


def risks_now() -> QuerySet[AssessmentAnswer]:
    """The answers that say that a child is at risk now."""
    return AssessmentAnswer.objects.filter(question="immediate_risk", answer=int(Answer.YES))


def at_risk(crime: Crime) -> bool:
    """Whether the newest assessment says so; its `risks` were fetched from `risks_now`."""
    newest = max(crime.assessments.all(), key=lambda row: row.number, default=None)
    return bool(newest and newest.risks)  # type: ignore[attr-defined]


def _settled_and_unread(force: str) -> QuerySet[Report]:
    unread = Message.objects.filter(report=OuterRef("pk"), direction=FROM_CODE, read_at=None)
    reasons = RecordingReason.objects.filter(report=OuterRef("pk"))
    links = ReportOfCrime.objects.filter(report=OuterRef("pk"))
    open_links = links.filter(crime__in=unfinished_crimes(force))
    settled = (Exists(reasons) | Exists(links)) & ~Exists(open_links)
    found = Report.objects.filter(Exists(unread), settled, force=force)
    return found.defer("account", "identity", "contact").prefetch_related(
        unread_messages("messages"),
        Prefetch("reasons", RecordingReason.objects.defer("words").order_by("given_at", "id")),
        Prefetch("crimes", Crime.objects.order_by("recorded_at", "id")),
        Prefetch("crimes__assessments__answers", risks_now(), "risks"),
    )


def _line(report: Report) -> UnreadReport:
    unread = report.unread  # type: ignore[attr-defined]
    crimes = report.crimes.all()
    return UnreadReport(
        reference=report.reference,
        since=min(message.sent_at for message in unread),
        messages=len(unread),
        urgent=report.urgent,
        danger=str(report.coded.get("danger", "")),
        at_risk=any(at_risk(crime) for crime in crimes),
        reporter_kind=report.reporter_kind,
        age_band=report.age_band,
        reasons=tuple(dict.fromkeys(reason.code for reason in report.reasons.all())),
        crimes=tuple((crime.reference, crime.crime_reference) for crime in crimes),
    )
