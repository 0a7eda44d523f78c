"""A step of an investigation is done."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from outcome21.audit.acts import act
from outcome21.audit.entries import Entry
from outcome21.casework.finding import NotHere, crime_of
from outcome21.casework.models import InvestigationStep
from outcome21.domain.actors import Actor
from outcome21.domain.refusals import Refused
from outcome21.sealing.records import seal


@act(kind="alteration", sentence="A step of the investigation was done.")
def finish_step(
    *, by: Actor, at: datetime, entry: Entry, crime: str, step: UUID, note: str
) -> None:
    """Notes that a step is done and what came of it. Raises NotHere or Refused."""
    found = crime_of(by.force, crime, lock=True)
    entry.about(found.reference)
    row = InvestigationStep.objects.filter(
        force=by.force, id=step, investigation__crime=found
    ).first()
    if row is None:
        raise NotHere("step")
    if row.done_at is not None:
        raise Refused("step_done", "This step was marked as done already.")
    if not note.strip():
        raise Refused("step_note_missing", "Write down what came of it.")
    salt = seal(row, note=note)
    row.done_at, row.done_by = at, by.reference
    row.save()
    entry.digest_of(salt, {"step": row.step, "note": note})
