"""Why a report does not become a crime here."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime

from outcome21.audit.acts import act
from outcome21.audit.entries import Entry
from outcome21.casework.finding import crime_with_force_reference, report_of
from outcome21.casework.linking import link
from outcome21.casework.models import RecordingReason
from outcome21.domain.actors import Actor
from outcome21.domain.days import day_of
from outcome21.domain.missing import Missing
from outcome21.domain.recording import missing_for_reason, recording_rules
from outcome21.domain.refusals import Refused
from outcome21.sealing.records import seal


class ReasonNotReady(Refused):
    """The reason lacks something. `missing` says, one by one, what."""

    def __init__(self, missing: tuple[Missing, ...]) -> None:
        super().__init__(missing[0].id, " ".join(item.sentence for item in missing))
        self.missing = missing


@act(kind="alteration", sentence="A reason was given why the report is not a crime here.")
def give_reason(
    *, by: Actor, at: datetime, entry: Entry, report: str, code: str, given: Mapping[str, str]
) -> None:
    """Stores the dated reason, in the officer's name. Raises ReasonNotReady or Refused.

    `given` holds what the reason needs (`domain.recording`), by id. The recording rules want
    an auditable reason for every report without a crime. A report told to us before is also
    joined to the crime that it belongs to.
    """
    found = report_of(by.force, report, lock=True)
    entry.about(found.reference)
    filled = {need: text.strip() for need, text in given.items() if text.strip()}
    if missing := missing_for_reason(code, filled, day_of(at)):
        raise ReasonNotReady(missing)
    if found.crimes.exists():
        raise Refused("has_a_crime", "This report already belongs to a recorded crime.")
    row = RecordingReason(
        force=by.force,
        report=found,
        code=code,
        reference_data=recording_rules().digest,
        given_at=at,
        given_by=by.reference,
    )
    salt = seal(row, words=json.dumps(filled, ensure_ascii=False))
    row.save(force_insert=True)
    entry.digest_of(salt, {"code": code, "given": filled})
    if "crime_reference" in filled:
        crime = crime_with_force_reference(by.force, filled["crime_reference"])
        entry.about(crime.reference)
        link(found, crime, by, at)
