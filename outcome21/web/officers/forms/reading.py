"""Reading what was typed: words, days and moments."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime

from outcome21.domain.days import LONDON
from outcome21.domain.words import check_words

_DAY = re.compile(r"(\d{1,2})[/ .-](\d{1,2})[/ .-](\d{4})")
_MOMENT = re.compile(r"(.+?)[ ,]+(?:at )?(\d{1,2})[:.](\d{2})")
LONGEST = 4_000


def word(typed: Mapping[str, str], name: str) -> str:
    """What was typed or chosen, made harmless: no picture data, and links as plain words."""
    return check_words(typed.get(name, ""), LONGEST).text


def address(typed: Mapping[str, str], name: str) -> str:
    """The same for a field that asks for a phone number or an e-mail address."""
    return check_words(typed.get(name, ""), LONGEST, addresses=True).text


def day(text: str) -> date | None:
    """A day typed as 5/3/2012 (also with spaces, dots or hyphens); None if it is not one."""
    found = _DAY.fullmatch(text.strip())
    if not found:
        return None
    try:
        return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        return None


def moment(text: str) -> datetime | None:
    """A moment typed as 22/11/2026 9:45, in London's time, as aware UTC; None if it is not one."""
    found = _MOMENT.fullmatch(text.strip())
    on = day(found[1]) if found else None
    if not found or on is None:
        return None
    try:
        local = datetime(on.year, on.month, on.day, int(found[2]), int(found[3]), tzinfo=LONDON)
        return local.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def typed_moment(at: datetime) -> str:
    """A moment as `moment` reads it."""
    return at.astimezone(LONDON).strftime("%d/%m/%Y %H:%M")
