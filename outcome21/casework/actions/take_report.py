"""An officer takes a report by phone, in person or from a partner."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime, timedelta

from outcome21.audit.acts import act
from outcome21.audit.entries import Entry
from outcome21.casework.references import fresh_reference
from outcome21.casework.report_words import ReportWords, new_report, seal_report
from outcome21.domain.actors import Actor
from outcome21.domain.refusals import Refused

OLDEST = timedelta(days=5 * 366)


@act(kind="collection", sentence="An officer took a report.")
def take_report(
    *, by: Actor, at: datetime, entry: Entry, received_at: datetime, words: ReportWords
) -> str:
    """Stores a report that reached an officer at `received_at`; returns its reference.

    The 24 hours run from `received_at`, which cannot lie ahead, nor more than five years
    back: what happened may be older, but the report itself is new. Raises Refused.
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
    salt = seal_report(report, words)
    report.save(force_insert=True)
    entry.about(report.reference)
    entry.digest_of(salt, asdict(words))
    return report.reference
