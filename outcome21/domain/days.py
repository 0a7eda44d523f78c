"""Which day a moment falls on: dated rules follow the calendar of England and Wales."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def day_of(at: datetime) -> date:
    """The day in Europe/London at an aware moment. Raises ValueError for a naive one."""
    if at.utcoffset() is None:
        raise ValueError("a moment must carry its time zone")
    return at.astimezone(LONDON).date()
