"""Who has been told, or why not yet."""

from __future__ import annotations

from datetime import datetime

from outcome21.audit.acts import act
from outcome21.audit.entries import Entry
from outcome21.casework.finding import crime_of
from outcome21.casework.models import Told
from outcome21.casework.wishes import must_be_considered
from outcome21.domain.actors import Actor
from outcome21.domain.refusals import Refused
from outcome21.sealing.records import seal

WHO = ("child", "parent", "school")
RESULTS = ("told", "not_yet")


@act(kind="disclosure", sentence="Who was told, or why not yet, was written down.")
def tell(
    *, by: Actor, at: datetime, entry: Entry, crime: str, who: str, result: str, words: str
) -> None:
    """Notes that somebody was told what police do and what it means, or why not yet.

    Raises Refused. Telling a parent can harm a child: "not yet" needs its reason, and what the
    child asked of us must have been considered before anybody else is told.
    """
    found = crime_of(by.force, crime, lock=True)
    entry.about(found.reference)
    if who not in WHO or result not in RESULTS:
        raise Refused("who_told_missing", "Choose who was told, and whether they were.")
    if result == "not_yet" and not words.strip():
        raise Refused("why_not_told_missing", "Say why they have not been told yet.")
    if result == "told":
        must_be_considered(found, who)
    row = Told(
        force=by.force, crime=found, who=who, result=result, noted_at=at, noted_by=by.reference
    )
    salt = seal(row, words=words or None)
    row.save(force_insert=True)
    entry.digest_of(salt, {"who": who, "result": result, "words": words})
