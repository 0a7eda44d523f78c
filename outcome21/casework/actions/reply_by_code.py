"""Somebody with a code writes back."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext

from outcome21.audit.acts import act
from outcome21.audit.entries import Entry
from outcome21.casework.codes import report_for_code
from outcome21.casework.messages import FROM_CODE, write_message
from outcome21.domain.actors import Actor
from outcome21.domain.refusals import Refused

LONGEST = 1_500


@act(kind="collection", sentence="A message came from the reporter's code.")
def reply_by_code(
    *,
    by: Actor,
    at: datetime,
    entry: Entry,
    typed: str,
    words: str,
    number: bytes | None = None,
) -> None:
    """Stores a message from a code. Raises CodeUnknown or Refused.

    Anybody who has the code can have written it, and the desk says so. `number` is the
    page's own: what one page sends twice, when it is loaded again, is stored once.
    """
    report, _ = report_for_code(by.force, typed)
    entry.about(report.reference)
    if not words.strip() or len(words) > LONGEST:
        raise Refused(
            "message_length",
            gettext("Write up to %(most)d letters, then send it.") % {"most": LONGEST},
        )
    salt = write_message(report, FROM_CODE, words, by.reference, at, number)
    if salt is None:
        return entry.remark("sent_again")
    return entry.digest_of(salt, words)
