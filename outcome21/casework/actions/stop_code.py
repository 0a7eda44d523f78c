"""Somebody with a code stops it."""

from __future__ import annotations

from datetime import datetime

from outcome21.audit.acts import act
from outcome21.audit.entries import Entry
from outcome21.casework.codes import report_for_code
from outcome21.domain.actors import Actor


@act(kind="alteration", sentence="The reporter's code was stopped, with the code.")
def stop_code(*, by: Actor, at: datetime, entry: Entry, typed: str) -> None:
    """Stops a code: from now on it opens nothing. Raises CodeUnknown.

    A code that is stopped stays so. Whoever taps twice is told the same.
    """
    report, _ = report_for_code(by.force, typed, even_stopped=True)
    entry.about(report.reference)
    if report.code_stopped_at is None:
        report.code_stopped_at = at
        report.save(update_fields=["code_stopped_at"])
    else:
        entry.remark("stopped_before")
