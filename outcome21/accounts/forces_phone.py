"""A force's own telephone number, for what is no emergency: shown beside 101, never for 999."""

from __future__ import annotations

import re

NATIONAL = "101"
"""The number for every force of England and Wales: it is on the pages of each of them."""

EMERGENCY = ("999", "112")
FEWEST, MOST = 3, 15
"""Digits: three as in 101; no number anywhere has more than fifteen."""


class BadPhone(ValueError):  # noqa: N818 (read by whoever set it up)
    """A number that cannot be shown. The text says how one is written."""


def read_phone(given: object) -> str:
    """A number that a person can read aloud and a telephone can dial; "" for none.

    Raises BadPhone.
    """
    if given == "":
        return ""
    if not isinstance(given, str) or not re.fullmatch(r"\+?[0-9]+( [0-9]+)*", given):
        raise BadPhone(
            'phone is a telephone number in quotes, such as "01632 960100": digits, single '
            f"spaces, and a + in front if it has one, not {given!r}."
        )
    digits = as_dialled(given).removeprefix("+")
    if not FEWEST <= len(digits) <= MOST:
        raise BadPhone(f"phone has {FEWEST} to {MOST} digits, not {len(digits)}: {given!r}.")
    if digits in EMERGENCY:
        raise BadPhone(f"phone is for what can wait: {digits} is on every page already.")
    return given


def as_dialled(phone: str) -> str:
    """The number as a `tel:` link holds it."""
    return phone.replace(" ", "")
