"""Reading what was typed: words, days and moments."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import UTC, date, datetime

from outcome21.domain.days import LONDON
from outcome21.domain.words import CheckedWords, check_words
from outcome21.web.officers.forms.wrong import Wrong

_DAY = re.compile(r"(\d{1,2})[/ .-](\d{1,2})[/ .-](\d{4})")
_MOMENT = re.compile(r"(.+?)[ ,]+(?:at )?(\d{1,2})[:.](\d{2})")
LONGEST = 4_000
"""Characters that any field of the desk takes, unless its act says less."""
NOT_TYPED = frozenset({"form", "csrfmiddlewaretoken"})
"""Tokens that a form carries on: nobody wrote them, and they look like packed data, as they are."""

PICTURES = (
    "What was pasted held a picture or markup, which is never kept here. It was taken out: "
    "check the words that are left."
)
LINKS = (
    "A web link was turned into plain words, so that nobody opens it by mistake. Leave it as it "
    "is now, or name the app or site instead."
)
TOO_LONG = "That is {over:,} characters too long. Use {most:,} at most."


def word(typed: Mapping[str, str], name: str) -> str:
    """What was typed or chosen, made harmless: no picture data, and links as plain words."""
    return check_words(typed.get(name, ""), LONGEST).text


def address(typed: Mapping[str, str], name: str) -> str:
    """The same for a field that asks for a phone number or an e-mail address."""
    return check_words(typed.get(name, ""), LONGEST, addresses=True).text


def kept(typed: Mapping[str, str]) -> dict[str, str]:
    """Every field as `word` reads it: what a form shows again, so that it passes as it stands."""
    return {name: word(typed, name) for name in typed if name not in NOT_TYPED}


def check_typed(
    typed: Mapping[str, str],
    *,
    addresses: Collection[str] = (),
    longest: Mapping[str, int] | None = None,
    at: Mapping[str, str] | None = None,
) -> Wrong:
    """What the officer must be told about the words of a form: changed, or too long.

    Every field that is typed is looked at, so that none is changed in silence; words that were
    changed are as they may be kept, and pass when they are sent again. `addresses` are the fields
    that ask for one, `longest` those whose act takes less than LONGEST, `at` where a field is shown
    when that is not its own name.
    """
    wrong = Wrong()
    for name, text in typed.items():
        if name in NOT_TYPED:
            continue
        most = (longest or {}).get(name, LONGEST)
        checked = check_words(text, most, addresses=name in addresses)
        for sentence in _sentences(checked, most):
            wrong.add((at or {}).get(name, name), sentence)
    return wrong


def _sentences(checked: CheckedWords, most: int) -> list[str]:
    said = [PICTURES] if checked.pictures else []
    said += [LINKS] if checked.links else []
    return [*said, TOO_LONG.format(over=checked.over, most=most)] if checked.over else said


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
