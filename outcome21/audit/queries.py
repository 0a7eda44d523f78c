"""Reading the log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from outcome21.audit.acts import REGISTRY
from outcome21.audit.models import AuditEntry


@dataclass(frozen=True)
class LogLine:
    """One entry as a person reads it."""

    moment: datetime
    sentence: str
    kind: str
    actor: str
    role: str
    refused: bool
    remark: str


def entries_about(force: str, references: Sequence[str], most: int = 100) -> list[LogLine]:
    """The newest entries about any of the references, newest first.

    One form can be two acts of one moment: those stand in the order of their acts' names, on
    every database.
    """
    entries = (
        AuditEntry.objects.filter(force=force, subjects__reference__in=references)
        .distinct()
        .order_by("-moment", "act", "id")[:most]
    )
    # By name once more: databases differ in how they sort letters.
    by_name = sorted(entries, key=lambda entry: entry.act)
    newest_first = sorted(by_name, key=lambda entry: entry.moment, reverse=True)
    return [_line(entry) for entry in newest_first]


def _line(entry: AuditEntry) -> LogLine:
    known = REGISTRY.get(entry.act)
    return LogLine(
        moment=entry.moment,
        sentence=known.sentence if known else entry.act,
        kind=entry.kind,
        actor=entry.actor,
        role=entry.role,
        refused=entry.result == "refused",
        remark=entry.remark,
    )


def refusals_about(force: str, reference: str, remark: str, since: datetime) -> int:
    """How many times something was refused for one reason, about one reference, since a moment."""
    return AuditEntry.objects.filter(
        force=force,
        subjects__reference=reference,
        result="refused",
        remark=remark,
        moment__gte=since,
    ).count()
