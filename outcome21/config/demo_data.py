"""Invented people and cases, made through the acts themselves."""

from __future__ import annotations

import secrets
from datetime import datetime
from pathlib import Path

from django.utils import timezone

from outcome21.accounts.actions import add_staff
from outcome21.accounts.queries import staff_of
from outcome21.casework.models import Report
from outcome21.config.demo_cases import add_cases
from outcome21.config.demo_home import keep_sign_ins, sign_ins
from outcome21.domain.actors import SYSTEM
from outcome21.domain.receipts import code_words

FORCE = "demo"
PEOPLE = (
    ("officer", "Asha Pryce (invented)", "officer"),
    ("supervisor", "Bryn Okoro (invented)", "supervisor"),
    ("registrar", "Carys Lund (invented)", "registrar"),
    ("policy", "Dilys Marsh (invented)", "policy_lead"),
    ("content", "Elin Hart (invented)", "content_owner"),
)


def make_people(home: Path) -> dict[str, str]:
    """Makes whoever of the demo's people is missing; everybody's password, by user name.

    A password is kept in the home folder before its sign-in is made: whenever a first run is
    interrupted, nobody is left whose password was never told.
    """
    there = {member.username for member in staff_of(FORCE)}
    missing = [person for person in PEOPLE if person[0] not in there]
    kept = sign_ins(home)
    kept = keep_sign_ins(home, {name: kept.get(name, _password()) for name, _, _ in missing})
    for username, name, role in missing:
        add_staff(
            by=SYSTEM.at_force(FORCE),
            at=timezone.now(),
            username=username,
            display_name=name,
            role=role,
            password=kept[username],
        )
    return kept


def make_cases(now: datetime) -> int:
    """Makes the demo's cases unless there is a report already; how many had to be left out."""
    if Report.objects.filter(force=FORCE).exists():
        return 0
    return add_cases(FORCE, now)


def _password() -> str:
    """Four words of the code's list: 44 random bits, easy to type from a terminal."""
    return "-".join(code_words(secrets.randbits(75)).split()[:4])
