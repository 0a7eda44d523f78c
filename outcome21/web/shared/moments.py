"""Moments as people in England and Wales read them."""

from __future__ import annotations

from datetime import datetime

from django.utils import dateformat
from django.utils.translation import gettext

from outcome21.domain.days import LONDON


def london(moment: datetime) -> str:
    """An aware moment in Europe/London, such as "22 November 2026 at 9:45am".

    Noon and midnight are said in words, because 12:00am means either to many people.
    Raises ValueError for a moment without a time zone: guessing one could be an hour wrong.
    """
    day, time = london_day(moment), _clock(moment.astimezone(LONDON))
    return gettext("%(day)s at %(time)s") % {"day": day, "time": time}


def london_day(moment: datetime) -> str:
    """The day in Europe/London, such as "22 November 2026"; raises ValueError as `london` does."""
    if moment.utcoffset() is None:
        raise ValueError("A moment to be shown must know its time zone.")
    return dateformat.format(moment.astimezone(LONDON), "j F Y")


def _clock(local: datetime) -> str:
    if local.minute == 0 and local.hour in (0, 12):
        return gettext("midday") if local.hour else gettext("midnight")
    return f"{local.hour % 12 or 12}:{local:%M}{'am' if local.hour < 12 else 'pm'}"
