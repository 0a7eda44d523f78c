"""The desk writes to a reporter's code."""

from __future__ import annotations

from datetime import datetime

from outcome21.audit.acts import act
from outcome21.audit.entries import Entry
from outcome21.casework.finding import report_of
from outcome21.casework.messages import TO_CODE, write_message
from outcome21.domain.actors import Actor
from outcome21.domain.refusals import Refused

LONGEST = 3_000


@act(kind="disclosure", sentence="A message was written to the reporter's code.")
def send_message(
    *,
    by: Actor,
    at: datetime,
    entry: Entry,
    reference: str,
    words: str,
    number: bytes | None = None,
) -> None:
    """Seals a message to the report's code. Raises NotHere or Refused.

    The officer must have read how this reporter may safely be reached. `number` is the form's
    own: sent twice, it is stored once.
    """
    report = report_of(by.force, reference)
    entry.about(report.reference)
    if not words.strip() or len(words) > LONGEST:
        raise Refused(
            "message_length", f"Write a message of up to {LONGEST:,} characters, then send it."
        )
    if report.reply_key is None:
        raise Refused(
            "no_code", "This report was not given a code, so there is no one to read a message."
        )
    if report.code_stopped_at is not None:
        raise Refused("code_stopped", "This code was stopped, so a message would not be read.")
    if not report.safe_contact_reads.filter(read_by=by.reference).exists():
        raise Refused(
            "safe_contact_unread",
            "Read how this person can be reached safely, and say that you have, before you write.",
        )
    salt = write_message(report, TO_CODE, words, by.reference, at, number)
    if salt is None:
        return entry.remark("sent_again")
    return entry.digest_of(salt, words)
