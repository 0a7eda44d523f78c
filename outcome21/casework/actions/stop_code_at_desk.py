"""An officer stops a reporter's code."""

from __future__ import annotations

from datetime import datetime

from outcome21.audit.acts import act
from outcome21.audit.entries import Entry
from outcome21.casework.finding import report_of
from outcome21.domain.actors import Actor


@act(kind="alteration", sentence="The reporter's code was stopped at the desk.")
def stop_code_at_desk(*, by: Actor, at: datetime, entry: Entry, reference: str) -> None:
    """Stops the code of a report, when its holder asks or somebody else may have it."""
    report = report_of(by.force, reference, lock=True)
    entry.about(report.reference)
    if report.code_stopped_at is None:
        report.code_stopped_at = at
        report.save(update_fields=["code_stopped_at"])
