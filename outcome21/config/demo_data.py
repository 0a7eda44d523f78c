"""Invented people and cases, made through the acts themselves."""

from __future__ import annotations

import secrets
from pathlib import Path

from django.utils import timezone

from outcome21.accounts.actions import add_staff
from outcome21.accounts.queries import staff_of
from outcome21.config.demo_cases import add_cases
from outcome21.domain.actors import SYSTEM
from outcome21.domain.receipts import code_words

FORCE = "demo"
PEOPLE = (
    ("officer", "Asha Pryce (invented)", "officer"),
    ("supervisor", "Bryn Okoro (invented)", "supervisor"),
    ("registrar", "Carys Lund (invented)", "registrar"),
)


def prepare(home: Path) -> dict[str, str]:
    """Makes the demo's people and cases once; the passwords of those newly made, by user name."""
    if staff_of(FORCE):
        return {}
    passwords = {}
    for username, name, role in PEOPLE:
        passwords[username] = _password()
        add_staff(
            by=SYSTEM.at_force(FORCE),
            at=timezone.now(),
            username=username,
            display_name=name,
            role=role,
            password=passwords[username],
        )
    add_cases(FORCE)
    return passwords


def _password() -> str:
    """Four words of the code's list: 44 random bits, easy to type from a terminal."""
    return "-".join(code_words(secrets.randbits(75)).split()[:4])
