"""A force's own telephone number, for what is no emergency: shown beside 101, never for 999."""

from __future__ import annotations

import re

NATIONAL = "101"
"""The number for every force of England and Wales: it is on the pages of each of them."""

EMERGENCY = ("999", "112")
# Numbers as dialled inside the country, whole. Geographic (a few towns have one digit fewer), 03 at
# the same price, free, and the mobile numbers that no one has, kept for drama: demos use them.
_PUBLISHED = re.compile(
    r"01[1-9]\d{7,8}|02[03489]\d{8}|03\d{9}|0800\d{6,7}|0808\d{7}|07700900\d{3}", re.ASCII
)


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
    digits = as_dialled(given)
    if digits in EMERGENCY:
        raise BadPhone(f"phone is for what can wait: {digits} is on every page already.")
    if digits != NATIONAL and not _PUBLISHED.fullmatch(re.sub(r"^\+44(?!0)", "0", digits)):
        raise BadPhone(
            "phone is 101, or a whole number that begins with 01, 02, 03, 0800 or 0808, such as "
            f'"01632 960100", and never one that is dear to call: not {given!r}.'
        )
    return given


def as_dialled(phone: str) -> str:
    """The number as a `tel:` link holds it."""
    return phone.replace(" ", "")
