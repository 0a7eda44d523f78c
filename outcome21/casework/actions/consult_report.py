"""An officer opens a report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from outcome21.audit.acts import act
from outcome21.audit.entries import Entry
from outcome21.casework.finding import report_of
from outcome21.casework.messages import FROM_CODE, OpenedMessage, opened_messages
from outcome21.casework.models import RecordingReason, Report
from outcome21.casework.wishes import OpenedWish, opened_wishes
from outcome21.domain.actors import Actor
from outcome21.sealing.permits import Permit
from outcome21.sealing.records import open_mapping


@dataclass(frozen=True)
class OpenedReason:
    """Why there is no crime of this report's own, as it was given."""

    code: str
    given: dict[str, str]
    given_at: datetime
    given_by: str


@dataclass(frozen=True)
class OpenedReport:
    """A report with its words readable."""

    report: Report
    account: dict[str, str]
    identity: dict[str, str]
    contact: dict[str, str]
    messages: list[OpenedMessage]
    reasons: list[OpenedReason]
    crimes: list[tuple[str, str]]
    safe_contact_read: bool
    wishes: list[OpenedWish]


@act(kind="consultation", sentence="A report was opened and read.")
def consult_report(
    *, by: Actor, at: datetime, entry: Entry, reference: str, messages_shown: bool = True
) -> OpenedReport:
    """The report, opened for reading. Raises NotHere.

    Whether safe contact was read is asked of this officer, not of the force. What came from
    the code no longer calls for somebody once it was shown to somebody who may answer it: a
    page that does not show messages says so.
    """
    report = report_of(by.force, reference)
    crimes = [(crime.reference, crime.crime_reference) for crime in report.crimes.all()]
    entry.about(report.reference, *(reference for reference, _ in crimes))
    messages = opened_messages(report, entry.permit)
    if messages_shown and by.may("send_message"):
        # Only those that were opened above: one may have come in between.
        shown = report.messages.filter(id__in=[message.id for message in messages])
        shown.filter(direction=FROM_CODE, read_at=None).update(read_at=at)
    return OpenedReport(
        report=report,
        account=open_mapping(report, "account", entry.permit),
        identity=open_mapping(report, "identity", entry.permit),
        contact=open_mapping(report, "contact", entry.permit),
        messages=messages,
        reasons=_reasons(report, entry.permit),
        crimes=crimes,
        safe_contact_read=report.safe_contact_reads.filter(read_by=by.reference).exists(),
        wishes=opened_wishes([report], entry.permit),
    )


def _reasons(report: Report, permit: Permit) -> list[OpenedReason]:
    return [_reason(reason, permit) for reason in report.reasons.order_by("given_at", "id")]


def _reason(reason: RecordingReason, permit: Permit) -> OpenedReason:
    given = open_mapping(reason, "words", permit)
    return OpenedReason(reason.code, given, reason.given_at, reason.given_by)
