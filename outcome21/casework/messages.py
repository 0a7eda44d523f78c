"""Messages between the desk and a code, for whoever may read them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from outcome21.casework.models import Message, Report
from outcome21.sealing.codes import number_digest
from outcome21.sealing.permits import Permit
from outcome21.sealing.records import open_words, seal

TO_CODE = "to_code"
FROM_CODE = "from_code"


@dataclass(frozen=True)
class OpenedMessage:
    """A message with its words readable. Anybody who has the code can have written FROM_CODE."""

    id: UUID
    direction: str
    words: str
    sent_at: datetime
    sent_by: str
    read_at: datetime | None


def write_message(
    report: Report,
    direction: str,
    words: str,
    sent_by: str,
    at: datetime,
    number: bytes | None = None,
) -> bytes | None:
    """Stores a message, sealed to the force, and to the code when it goes to the code.

    Returns its salt for the log; None when the form with this `number` has stored its message
    already, and nothing was stored now.
    """
    message = Message(
        force=report.force,
        report=report,
        direction=direction,
        sent_at=at,
        sent_by=sent_by,
        number_digest=number_digest(number) if number else None,
    )
    reply_key = bytes(report.reply_key) if direction == TO_CODE and report.reply_key else None
    try:
        # A savepoint: two sends at once may both get here; the database lets one through.
        with transaction.atomic():
            salt = seal(message, reply_key=reply_key, words=words)
            message.save(force_insert=True)
    except IntegrityError:
        sent_before = Message.objects.filter(
            force=report.force, number_digest=message.number_digest
        )
        if number is None or not sent_before.exists():
            raise
        return None
    return salt


def opened_messages(report: Report, permit: Permit) -> list[OpenedMessage]:
    """Every message of a report, oldest first, opened for an officer."""
    return [
        OpenedMessage(
            message.id,
            message.direction,
            open_words(message, "words", permit),
            message.sent_at,
            message.sent_by,
            message.read_at,
        )
        for message in report.messages.order_by("sent_at", "id")
    ]
