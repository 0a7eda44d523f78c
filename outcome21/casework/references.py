"""Fresh references. The program makes them at random; no counter is ever shown."""

from __future__ import annotations

import secrets

from outcome21.domain.receipts import public_reference


def fresh_reference() -> str:
    """Ten random Crockford base32 characters (50 bits)."""
    return public_reference(secrets.randbits(50))
