"""A report arrives from the public site."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import datetime

from django.db import IntegrityError, transaction

from outcome21.audit.acts import act
from outcome21.audit.entries import Entry
from outcome21.casework.models import Report
from outcome21.casework.references import fresh_reference
from outcome21.casework.report_words import ReportWords, new_report, seal_report
from outcome21.casework.wishes import FROM_FORM, write_wish
from outcome21.domain.actors import Actor
from outcome21.domain.receipts import code_words
from outcome21.sealing.codes import code_digest, code_for, number_digest, reply_secret


@dataclass(frozen=True)
class Receipt:
    """What the reporter is given: a reference to quote, and the code in words for replies."""

    reference: str
    code: str
    again: bool
    received_at: datetime


@act(kind="collection", sentence="A report was received.")
def receive_report(
    *, by: Actor, at: datetime, entry: Entry, number: bytes, words: ReportWords
) -> Receipt:
    """Stores a report once. `number` is the form's own number, from its signed token.

    The code is derived from the number, so sending the same form again gives the same
    reference and code, and stores nothing.
    """
    code = code_for(number)
    earlier = _sent_before(by.force, number)
    if earlier is None:
        try:
            # A savepoint: two sends at once may both get here; the database lets one through.
            with transaction.atomic():
                return _store(by, at, entry, number, code, words)
        except IntegrityError:
            earlier = _sent_before(by.force, number)
            if earlier is None:
                raise
    entry.about(earlier.reference)
    entry.remark("sent_again")
    return Receipt(earlier.reference, code_words(code), again=True, received_at=earlier.received_at)


def _sent_before(force: str, number: bytes) -> Report | None:
    return Report.objects.filter(force=force, number_digest=number_digest(number)).first()


def _store(
    by: Actor, at: datetime, entry: Entry, number: bytes, code: int, words: ReportWords
) -> Receipt:
    report = new_report(by.force, fresh_reference(), "public", at, words)
    report.number_digest = number_digest(number)
    report.code_digest = code_digest(code)
    report.reply_key = bytes(reply_secret(code).public_key)
    salt = seal_report(report, words)
    report.save(force_insert=True)
    entry.about(report.reference)
    entry.digest_of_each([(salt, asdict(replace(words, wish={}))), *_wishes(report, words, at)])
    return Receipt(report.reference, code_words(code), again=False, received_at=report.received_at)


def _wishes(report: Report, words: ReportWords, at: datetime) -> list[tuple[bytes, object]]:
    """Stores what the young person asked of us; each one's salt and what the log digests of it."""
    why = words.wish.get("wish_why", "")
    salts = [(write_wish(report, kind, why, FROM_FORM, at), kind) for kind in words.wishes]
    return [(salt, {"kind": kind, "words": why}) for salt, kind in salts if salt is not None]
