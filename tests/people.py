"""The cast: invented people whom the tests name, and what they can do.

Asha is an officer, Bryn a supervisor, Carys the registrar, all of the demo force; Olwen is an
officer of another force, who must never see what is not hers.
"""

from __future__ import annotations

from dataclasses import replace

from outcome21.accounts.models import Staff
from outcome21.accounts.roles import roles
from outcome21.domain.actors import ANONYMOUS, REPORTER, Actor

FORCE = "demo"
PASSWORD = "a long password for tests"


def _actor(name: str, role: str, force: str = FORCE) -> Actor:
    return Actor(f"staff:{name}", "staff", role, force, roles()[role].permissions, name)


ASHA = _actor("asha", "officer")
BRYN = _actor("bryn", "supervisor")
CARYS = _actor("carys", "registrar")
OLWEN = _actor("olwen", "officer", "elsewhere")
SOMEBODY = ANONYMOUS.at_force(FORCE)
CODE_HOLDER = REPORTER.at_force(FORCE)


def without(actor: Actor, permission: str) -> Actor:
    """The same person, without one permission."""
    return replace(actor, permissions=actor.permissions - {permission})


def staff(name: str, role: str, force: str = FORCE) -> Staff:
    """A member of staff who can sign in with PASSWORD. Needs the database."""
    return Staff.objects.add(
        username=name,
        password=PASSWORD,
        display_name=name.capitalize(),
        role=role,
        force=force,
    )
