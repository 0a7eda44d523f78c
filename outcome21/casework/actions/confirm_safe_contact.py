"""An officer reads how a reporter may safely be reached."""

from __future__ import annotations

from datetime import datetime

from outcome21.audit.acts import act
from outcome21.audit.entries import Entry
from outcome21.casework.finding import report_of
from outcome21.casework.models import SafeContactRead
from outcome21.domain.actors import Actor


@act(kind="consultation", sentence="How to reach the reporter safely was read.")
def confirm_safe_contact(*, by: Actor, at: datetime, entry: Entry, reference: str) -> None:
    """Notes that this officer has read the safe-contact strip. Raises NotHere."""
    report = report_of(by.force, reference)
    SafeContactRead.objects.create(force=by.force, report=report, read_at=at, read_by=by.reference)
    entry.about(report.reference)
