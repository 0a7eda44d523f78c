"""Signing in to the desk."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth import authenticate

from outcome21.accounts.models import Staff
from outcome21.audit.acts import act
from outcome21.audit.entries import Entry
from outcome21.domain.actors import Actor
from outcome21.domain.refusals import Refused


class WrongSignIn(Refused):
    """The name and password do not belong together. Never says which of them is wrong."""

    def __init__(self) -> None:
        super().__init__(
            "wrong_sign_in",
            "That name and password do not match. Check both and try again. "
            "If you have forgotten your password, ask your supervisor.",
        )


@act(kind="no personal data", sentence="Somebody signed in.")
def sign_in(*, by: Actor, at: datetime, entry: Entry, username: str, password: str) -> Staff:
    """The member of staff with this name and password. Raises WrongSignIn."""
    staff = authenticate(username=username.strip().lower(), password=password)
    if not isinstance(staff, Staff):
        raise WrongSignIn
    entry.about(staff.reference)
    return staff
