"""Somebody with a code reads what the desk wrote to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from outcome21.audit.acts import act
from outcome21.audit.entries import Entry
from outcome21.casework.codes import report_for_code
from outcome21.casework.messages import TO_CODE
from outcome21.casework.stages import stage_of
from outcome21.domain.actors import Actor
from outcome21.domain.receipts import code_words
from outcome21.sealing.codes import reply_secret
from outcome21.sealing.records import open_with_code


@dataclass(frozen=True)
class Replies:
    """The stage of the report, and what has not been put away yet; never the report itself."""

    code: str
    stage: str
    messages: list[tuple[datetime, str]]


@act(kind="consultation", sentence="Replies were read with the reporter's code.")
def read_replies(*, by: Actor, at: datetime, entry: Entry, typed: str) -> Replies:
    """The replies that this code opens. Raises CodeUnknown."""
    report, code = report_for_code(by.force, typed)
    entry.about(report.reference)
    secret = reply_secret(code)
    unread = report.messages.filter(direction=TO_CODE, read_at=None).order_by("sent_at", "id")
    return Replies(
        code=code_words(code),
        stage=stage_of(report),
        messages=[
            (message.sent_at, open_with_code(message, "words", entry.permit, secret))
            for message in unread
        ],
    )
