"""Somebody with a code says that they have read the replies."""

from __future__ import annotations

from datetime import datetime

from outcome21.audit.acts import act
from outcome21.audit.entries import Entry
from outcome21.casework.codes import report_for_code
from outcome21.casework.messages import TO_CODE
from outcome21.domain.actors import Actor


@act(kind="alteration", sentence="Replies were put away.", permission="read_replies")
def put_away_replies(
    *, by: Actor, at: datetime, entry: Entry, typed: str, sent_until: datetime
) -> None:
    """Marks what was shown (sent up to `sent_until`) as read: it is not shown again.

    Raises CodeUnknown. A message that arrived meanwhile stays to be read.
    """
    report, _ = report_for_code(by.force, typed)
    entry.about(report.reference)
    report.messages.filter(direction=TO_CODE, read_at=None, sent_at__lte=sent_until).update(
        read_at=at
    )
