"""Days in words."""

from __future__ import annotations

from datetime import date


def day_words(day: date) -> str:
    """A day as a reader says it, such as "1 November 2026"; a date has no time zone."""
    return f"{day.day} {day:%B %Y}"
