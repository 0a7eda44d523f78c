"""An investigation ends with what it found."""

from __future__ import annotations

from datetime import datetime

from outcome21.audit.acts import act
from outcome21.audit.entries import Entry
from outcome21.casework.finding import crime_of
from outcome21.domain.actors import Actor
from outcome21.domain.refusals import Refused
from outcome21.sealing.records import seal


@act(kind="alteration", sentence="An investigation ended with its finding.")
def end_investigation(
    *, by: Actor, at: datetime, entry: Entry, crime: str, finding: str, social_care: str
) -> None:
    """Stores what was found and, where asked, what children's social care answered.

    An outcome of the framework can be decided from then on. Raises Refused while a step is
    open: it is done, or its note says why it is not needed.
    """
    found = crime_of(by.force, crime, lock=True)
    entry.about(found.reference)
    investigation = found.investigations.filter(ended_at=None).first()
    if investigation is None:
        raise Refused("no_open_investigation", "No investigation of this crime is open.")
    if investigation.steps.filter(done_at=None).exists():
        raise Refused(
            "steps_open",
            "Some steps are still open. Mark each one as done, or say in its note why it is "
            "not needed.",
        )
    if not finding.strip():
        raise Refused("finding_missing", "Write down what the investigation found.")
    salt = seal(investigation, finding=finding, social_care=social_care or None)
    investigation.ended_at, investigation.ended_by = at, by.reference
    investigation.save()
    entry.digest_of(salt, {"finding": finding, "social_care": social_care})
