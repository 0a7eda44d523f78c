"""An officer considers what a young person asked of us."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from outcome21.audit.acts import act
from outcome21.audit.entries import Entry
from outcome21.casework.finding import NotHere, report_of
from outcome21.casework.models import ConsideredWish, Wish
from outcome21.casework.wish_kinds import RESULTS
from outcome21.domain.actors import Actor
from outcome21.domain.refusals import Refused
from outcome21.sealing.records import seal


@act(kind="alteration", sentence="What the young person asked was considered, with a reason.")
def consider_wish(
    *, by: Actor, at: datetime, entry: Entry, reference: str, wish: UUID, result: str, words: str
) -> None:
    """Stores whether we do as the young person asked, and why. Raises NotHere or Refused.

    It changes nothing by itself: taking a report back deletes nothing, and whoever is told is
    told by somebody. A second thought is a new message or a new wish, never a changed reason.
    """
    report = report_of(by.force, reference, lock=True)
    entry.about(report.reference, *report.crimes.values_list("reference", flat=True))
    found = Wish.objects.filter(force=by.force, report=report, id=wish).first()
    if found is None:
        raise NotHere("wish")
    if result not in RESULTS:
        raise Refused("result_missing", "Choose whether we do as they ask.")
    if not words.strip():
        raise Refused("reason_missing", "Say why: the young person may ask, years from now.")
    row = ConsideredWish(
        force=by.force, wish=found, result=result, considered_at=at, considered_by=by.reference
    )
    try:
        with transaction.atomic():
            salt = seal(row, words=words)
            row.save(force_insert=True)
    except IntegrityError as error:
        raise Refused(
            "considered_already", "Somebody has considered this already. Read what they wrote."
        ) from error
    entry.digest_of(salt, {"kind": found.kind, "result": result, "words": words})
