"""Spans of time as an officer reads them. Always rounded down: never more than there is."""

from __future__ import annotations

from datetime import datetime, timedelta

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def span(length: timedelta) -> str:
    """A length of time in whole units: "40 minutes", "3 hours", "2 days"."""
    for unit, name, least in ((DAY, "day", 2 * DAY), (HOUR, "hour", HOUR)):
        if length >= least:
            return _counted(length // unit, name)
    return _counted(length // MINUTE, "minute")


def due_words(due_at: datetime, at: datetime) -> str:
    """How long is left until something is due, or by how much it is late."""
    if due_at >= at:
        return f"due in {span(due_at - at)}"
    return f"{span(at - due_at)} late"


def _counted(count: int, name: str) -> str:
    return f"{count} {name}" if count == 1 else f"{count} {name}s"
