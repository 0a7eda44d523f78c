"""Signing in to the desk."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.auth import authenticate

from outcome21.accounts.models import Staff
from outcome21.accounts.tries import name_tried, one_at_a_time
from outcome21.audit.acts import Counted, act
from outcome21.audit.entries import Entry
from outcome21.audit.queries import refusals_about
from outcome21.domain.actors import Actor
from outcome21.domain.refusals import Refused

TRIES = 5
WAIT = timedelta(minutes=15)


class WrongSignIn(Counted):
    """The name and password do not belong together. Never says which of them is wrong."""

    def __init__(self) -> None:
        super().__init__(
            "wrong_sign_in",
            "That name and password do not match. Check both and try again. "
            "If you have forgotten your password, ask your supervisor.",
        )


class TooManyTries(Refused):
    """Five wrong passwords for one name within 15 minutes."""

    def __init__(self) -> None:
        super().__init__(
            "too_many_tries",
            "There have been too many tries with this name. Wait 15 minutes, then try again.",
        )


@act(kind="no personal data", sentence="Somebody tried to sign in.")
def sign_in(*, by: Actor, at: datetime, entry: Entry, username: str, password: str) -> Staff:
    """The member of staff of this force with this name and password.

    Raises WrongSignIn, or TooManyTries: the log's own refusals are the counter, under a
    keyed digest of the name that was typed. Tries of one name are answered one by one, so that
    guesses sent at once are counted as well.
    """
    name = username.strip().lower()
    tried = name_tried(name)
    entry.about(tried)
    one_at_a_time(by.force, tried)
    if refusals_about(by.force, tried, "wrong_sign_in", since=at - WAIT) >= TRIES:
        raise TooManyTries
    staff = authenticate(force=by.force, username=name, password=password)
    if not isinstance(staff, Staff):
        raise WrongSignIn
    entry.about(staff.reference)
    return staff
