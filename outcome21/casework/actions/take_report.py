"""An officer takes a report by phone, in person or from a partner."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from outcome21.audit.acts import act
from outcome21.audit.entries import Entry
from outcome21.casework.models import Report
from outcome21.casework.references import fresh_reference
from outcome21.casework.report_words import ReportWords, new_report, seal_report
from outcome21.domain.actors import Actor
from outcome21.domain.refusals import Refused
from outcome21.sealing.codes import number_digest

OLDEST = timedelta(days=5 * 366)


@act(kind="collection", sentence="An officer took a report.")
def take_report(
    *,
    by: Actor,
    at: datetime,
    entry: Entry,
    received_at: datetime,
    words: ReportWords,
    number: bytes | None = None,
) -> str:
    """Stores a report that reached an officer at `received_at`; returns its reference.

    The 24 hours run from `received_at`, which cannot lie ahead, nor more than five years
    back: what happened may be older, but the report itself is new. `number` is the form's own:
    sent twice, it is stored once. Raises Refused.
    """
    if at - received_at > OLDEST:
        raise Refused(
            "received_long_ago",
            "The time that the report was received is more than five years ago. Check the date.",
        )
    if received_at > at:
        raise Refused(
            "received_in_the_future",
            "The time that the report was received is in the future. Check the date and time.",
        )
    report = new_report(by.force, fresh_reference(), "desk", received_at, words)
    report.number_digest = number_digest(number) if number else None
    try:
        with transaction.atomic():
            salt = seal_report(report, words)
            report.save(force_insert=True)
    except IntegrityError:
        earlier = Report.objects.filter(force=by.force, number_digest=report.number_digest).first()
        if number is None or earlier is None:
            raise
        entry.about(earlier.reference)
        entry.remark("sent_again")
        return earlier.reference
    entry.about(report.reference)
    entry.digest_of(salt, asdict(words))
    return report.reference
