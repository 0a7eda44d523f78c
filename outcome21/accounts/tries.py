"""Tries to sign in, by the name that was typed: only one of them is answered at a time."""

from __future__ import annotations

import hashlib

from django.db import connection

from outcome21.sealing.keyring import public_keys


def name_tried(name: str) -> str:
    """How the log names what was typed as a name, which it never holds."""
    return "sign-in:" + public_keys().mac("sign-in", name.encode()).hex()[:32]


def one_at_a_time(force: str, tried: str) -> None:
    """Waits until no other try of this name is being answered; holds it until the transaction ends.

    Another name never waits for it. SQLite needs nothing: it lets in one transaction at a time.
    """
    if connection.vendor != "postgresql":
        return
    name = hashlib.sha256(f"{force} {tried}".encode()).digest()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(%s)", [int.from_bytes(name[:8], "big", signed=True)]
        )
