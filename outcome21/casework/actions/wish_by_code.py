"""Somebody with a code says what they do not want, or takes their report back."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext

from outcome21.audit.acts import act
from outcome21.audit.entries import Entry
from outcome21.casework.codes import report_for_code
from outcome21.casework.wish_kinds import KINDS, LONGEST
from outcome21.casework.wishes import FROM_CODE, write_wish
from outcome21.domain.actors import Actor
from outcome21.domain.refusals import Refused


@act(kind="collection", sentence="A wish came from the reporter's code.")
def wish_by_code(
    *,
    by: Actor,
    at: datetime,
    entry: Entry,
    typed: str,
    kind: str,
    words: str = "",
    number: bytes | None = None,
) -> None:
    """Stores what somebody with a code asks of us; `words` say why, if they wish.

    Raises CodeUnknown or Refused. It stands at the desk until an officer has considered it,
    and deletes nothing. `number` is the page's own: sent twice, it is stored once.
    """
    report, _ = report_for_code(by.force, typed)
    entry.about(report.reference)
    if kind not in KINDS:
        raise Refused("wish_not_taken", gettext("Choose what you want to tell us, then send it."))
    if len(words) > LONGEST:
        raise Refused(
            "wish_not_taken",
            gettext("Write up to %(most)d letters, then send it.") % {"most": LONGEST},
        )
    salt = write_wish(report, kind, words, FROM_CODE, at, number)
    if salt is None:
        return entry.remark("sent_again")
    return entry.digest_of(salt, {"kind": kind, "words": words})
