"""A member of staff is given a sign-in."""

from __future__ import annotations

from datetime import datetime

from outcome21.accounts.models import Staff
from outcome21.accounts.roles import roles
from outcome21.audit.acts import act
from outcome21.audit.entries import Entry
from outcome21.domain.actors import Actor
from outcome21.domain.refusals import Refused


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
    """Makes a sign-in for the actor's force. Raises Refused for a name taken or a role unknown."""
    if role not in roles():
        raise Refused("role_unknown", f"The roles are: {', '.join(sorted(roles()))}.")
    # Signing in takes the name in small letters, however it is typed.
    name = username.strip().lower()
    if Staff.objects.filter(username=name).exists():
        raise Refused("name_taken", "Somebody already signs in with this name. Choose another.")
    staff = Staff.objects.add(
        username=name,
        password=password,
        force=by.force,
        display_name=display_name,
        role=role,
    )
    entry.about(staff.reference)
    return staff
