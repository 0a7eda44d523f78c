"""What young people ask of us: kept with the report, and waiting until an officer considered it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from outcome21.casework.models import ConsideredWish, Crime, Report, Wish
from outcome21.casework.wish_kinds import AGAINST_TELLING, PARENTS_NOT_TOLD, TAKE_BACK
from outcome21.domain.refusals import Refused
from outcome21.domain.words import has_link
from outcome21.sealing.codes import number_digest
from outcome21.sealing.permits import Permit
from outcome21.sealing.records import open_words, seal

FROM_FORM = "form"
FROM_CODE = "code"


@dataclass(frozen=True)
class OpenedWish:
    """A wish with its words readable; `result` is empty until an officer has considered it."""

    id: UUID
    report: str
    kind: str
    source: str
    words: str
    made_at: datetime
    result: str
    reason: str
    considered_at: datetime | None
    considered_by: str

    @property
    def with_link(self) -> bool:
        """Whether a link stands in the words, of which their reader is warned first."""
        return has_link(self.words)


@dataclass(frozen=True)
class WaitingWish:
    """A wish that nobody has considered yet, by reference."""

    id: UUID
    report: str
    kind: str
    made_at: datetime
    urgent: bool
    danger: str


def write_wish(
    report: Report,
    kind: str,
    words: str,
    source: str,
    at: datetime,
    number: bytes | None = None,
) -> bytes | None:
    """Stores a wish; returns its salt for the log.

    None when the form with this `number` has stored its wish already.
    """
    wish = Wish(
        force=report.force,
        report=report,
        kind=kind,
        source=source,
        made_at=at,
        number_digest=number_digest(number) if number else None,
    )
    try:
        # A savepoint: two sends at once may both get here; the database lets one through.
        with transaction.atomic():
            salt = seal(wish, words=words or None)
            wish.save(force_insert=True)
    except IntegrityError:
        sent_before = Wish.objects.filter(force=report.force, number_digest=wish.number_digest)
        if number is None or not sent_before.exists():
            raise
        return None
    return salt


def opened_wishes(reports: Iterable[Report], permit: Permit) -> list[OpenedWish]:
    """Every wish made in these reports, those nobody has considered first, then the newest."""
    rows = Wish.objects.filter(report__in=list(reports)).select_related("report", "considered")
    opened = [_open(wish, permit) for wish in rows.order_by("-made_at", "id")]
    return sorted(opened, key=lambda wish: bool(wish.result))


def waiting_wishes(force: str) -> list[WaitingWish]:
    """Every wish of the force that nobody has considered yet: the urgent first, then the oldest."""
    rows = Wish.objects.filter(force=force, considered=None).order_by("made_at", "id")
    asked = ("id", "report__reference", "kind", "made_at", "report__urgent", "report__coded")
    lines = [
        WaitingWish(wish, report, kind, made_at, urgent, str(coded.get("danger", "")))
        for wish, report, kind, made_at, urgent, coded in rows.values_list(*asked)
    ]
    return sorted(lines, key=lambda line: not line.urgent)


def must_be_considered(crime: Crime, who: str) -> None:
    """Raises Refused while a wish stands that telling this person would go against.

    Telling the child is never held up.
    """
    kinds = AGAINST_TELLING.get(who, ())
    reports = crime.reports.all()
    stands = Wish.objects.filter(report__in=reports, kind__in=kinds, considered=None)
    first = stands.order_by("made_at", "id").first()
    if first is None:
        return
    asked = {
        PARENTS_NOT_TOLD: "The young person does not want their parents told.",
        TAKE_BACK: "The young person takes back what they told us.",
    }
    raise Refused(
        "wish_not_considered",
        f"{asked[first.kind]} Consider that first, and write down why: it stands at the top "
        "of this page.",
    )


def _open(wish: Wish, permit: Permit) -> OpenedWish:
    considered: ConsideredWish | None = getattr(wish, "considered", None)
    return OpenedWish(
        id=wish.id,
        report=wish.report.reference,
        kind=wish.kind,
        source=wish.source,
        words=open_words(wish, "words", permit),
        made_at=wish.made_at,
        result=considered.result if considered else "",
        reason=open_words(considered, "words", permit) if considered else "",
        considered_at=considered.considered_at if considered else None,
        considered_by=considered.considered_by if considered else "",
    )
