"""A member of staff is given a sign-in."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from outcome21.accounts.models import LONGEST_DISPLAY_NAME, LONGEST_NAME, Staff
from outcome21.accounts.roles import roles
from outcome21.audit.acts import act
from outcome21.audit.entries import Entry
from outcome21.domain.actors import Actor
from outcome21.domain.refusals import Refused

SHORTEST_PASSWORD = 12
"""Characters. Length is what makes a password hard to guess (National Cyber Security Centre)."""


@act(kind="no personal data", sentence="A sign-in was made for a member of staff.")
def add_staff(
    *,
    by: Actor,
    at: datetime,
    entry: Entry,
    username: str,
    display_name: str,
    role: str,
    password: str,
) -> Staff:
    """Makes a sign-in for the actor's force.

    Raises Refused for a role unknown, a name that cannot be used or is taken in this force,
    or a password that is weak.
    """
    if role not in roles():
        raise Refused("role_unknown", f"The roles are: {', '.join(sorted(roles()))}.")
    # Signing in takes the name in small letters, however it is typed.
    name = username.strip().lower()
    _check_names(name, display_name)
    _check_password(password, name)
    try:
        with transaction.atomic():  # a step of its own, so that the refusal can still be logged
            staff = Staff.objects.add(
                username=name,
                password=password,
                force=by.force,
                display_name=display_name,
                role=role,
            )
    except IntegrityError as error:
        raise Refused(
            "name_taken", "Somebody already signs in with this name. Choose another."
        ) from error
    entry.about(staff.reference)
    return staff


def _check_names(name: str, display_name: str) -> None:
    if not 0 < len(name) <= LONGEST_NAME or not 0 < len(display_name) <= LONGEST_DISPLAY_NAME:
        raise Refused(
            "name_unusable",
            f"A name for signing in has 1 to {LONGEST_NAME} letters, "
            f"and a name for pages 1 to {LONGEST_DISPLAY_NAME}.",
        )


def _check_password(password: str, name: str) -> None:
    if len(password) < SHORTEST_PASSWORD or password.strip().lower() == name:
        raise Refused(
            "password_weak",
            f"The password must have {SHORTEST_PASSWORD} characters or more, "
            "and must not be the name. Three or four words that only you would put together do.",
        )
